/** What can be made of a reading, whole or one claim of it, to keep or to pass on. */
import type { Claim, Reading } from "../reading";
import { annotation, annotations } from "./annotations";
import { claimMarkdown, readingMarkdown } from "./markdown";
import { fileName } from "./name";

export const FORMATS = ["markdown", "json", "annotations"] as const;
export type Format = (typeof FORMATS)[number];

const ENDINGS: Record<Format, [ending: string, type: string]> = {
  markdown: ["md", "text/markdown"],
  json: ["json", "application/json"],
  annotations: ["annotations.jsonld", "application/ld+json"],
};

export interface Shared {
  name: string;
  type: string;
  text: string;
}

/** A file for a reading, or for one claim of it. */
export function shared(format: Format, reading: Reading, claim: Claim | null): Shared {
  const [ending, type] = ENDINGS[format];
  return { name: fileName(reading, ending), type, text: textOf(format, reading, claim) };
}

/** The reading with one claim only, and the reports that this one needs. */
export function onlyClaim(reading: Reading, claim: Claim): Reading {
  const omissions = reading.omissions.filter(({ near }) => near === claim.id);
  const needed = new Set([
    ...claim.evidence.map(({ report }) => report),
    ...omissions.flatMap(({ reports }) => reports),
  ]);
  return {
    ...reading,
    claims: [claim],
    omissions,
    reports: reading.reports.filter(({ id }) => needed.has(id)),
  };
}

function textOf(format: Format, reading: Reading, claim: Claim | null): string {
  switch (format) {
    case "markdown":
      return claim ? claimMarkdown(claim, reading) : readingMarkdown(reading);
    case "json":
      return pretty(claim ? onlyClaim(reading, claim) : reading);
    case "annotations":
      return pretty(claim ? annotation(claim, reading) : annotations(reading));
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
