/** How a relation is put in words, the same in card, popup and welcome page. */
import type { Claim, Evidence, Reading, Relation, ReportInfo, Slot } from "./reading";
import { counted, days, number, type Plural, type Word, word } from "./words";

const NAMES: Record<Relation, Word> = {
  denied: "relationDenied",
  differs: "relationDiffers",
  unverified: "relationUnverified",
  corroborated: "relationCorroborated",
  context: "relationContext",
  unmatched: "relationUnmatched",
};

const SLOTS: Record<Slot, Word> = {
  number: "slotNumber",
  date: "slotDate",
  name: "slotName",
  place: "slotPlace",
  role: "slotRole",
  scope: "slotScope",
  polarity: "slotPolarity",
};

/** Reports by themselves and after a preposition, since in many languages the case changes the word. */
type Reports = Extract<Plural, "reports" | "inReports" | "byReports">;

/** Values named one by one in a line, before they are counted. */
const NAMED_VALUES = 2;

export const relationName = (relation: Relation): string => word(NAMES[relation]);
export const slotName = (slot: Slot): string => word(SLOTS[slot]);

/** "Corroborated by 4 reports (2 origins)", "Denied by the Kremlin, in 2 reports". */
export function relationLine(claim: Claim): string {
  const own = claim.evidence.filter((evidence) => evidence.relation === claim.relation);
  const reports = (stem: Reports) => reportsAndOrigins(claim.reports || reportsOf(own), claim.origins, stem);
  switch (claim.relation) {
    case "denied": {
      const who = both(distinct(own.map((evidence) => evidence.speaker)));
      return who ? word("lineDeniedBy", who, reports("inReports")) : word("lineDenied", reports("inReports"));
    }
    case "differs": {
      const detail = differenceLine(claim);
      return detail ? word("lineDiffers", detail) : word("lineDiffersBare", reports("inReports"));
    }
    case "unverified":
      return word("lineUnverified", reports("inReports"));
    case "corroborated":
      return word("lineCorroborated", reports("byReports"));
    case "context": {
      const matter = both(distinct(own.flatMap((evidence) => evidence.why.entities.map(([here]) => here))));
      return matter
        ? word("lineContextOf", matter, reports("inReports"))
        : word("lineContext", reports("inReports"));
    }
    case "unmatched":
      return word("relationUnmatched");
  }
}

/** "six officers here, six soldiers in 1 report"; empty if no words are known to differ. */
export function differenceLine(claim: Claim): string {
  const own = claim.evidence.filter((evidence) => evidence.relation === claim.relation);
  const first = own.flatMap((evidence) => evidence.differences).find(({ here, there }) => here && there);
  if (!first) return "";
  const values = new Map<string, { there: string; reports: Set<string> }>();
  for (const evidence of own) {
    for (const { slot, here, there } of evidence.differences) {
      if (slot !== first.slot || here !== first.here || !there) continue;
      const key = there.toLowerCase();
      const value = values.get(key) ?? { there: inLine(slot, there), reports: new Set<string>() };
      values.set(key, { ...value, reports: value.reports.add(evidence.report) });
    }
  }
  const told = valuesThere([...values.values()], (text) => stated(text, claim));
  return [word("differsHere", inLine(first.slot, first.here)), ...told].join(", ");
}

// A number that began a sentence loses its capital within a line: "seven", "about 150,000". Names keep theirs.
function inLine(slot: Slot, words: string): string {
  return slot === "number" ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function valuesThere(
  values: { there: string; reports: Set<string> }[],
  stated: (text: string) => number | null,
): string[] {
  const inReports = (some: typeof values) =>
    counted("inReports", new Set(some.flatMap(({ reports }) => [...reports])).size);
  const one = (value: (typeof values)[number]) => word("differsThere", value.there, inReports([value]));
  if (values.length <= NAMED_VALUES) return values.map(one);
  const figures = values.map(({ there }) => stated(there));
  if (figures.every((value) => value !== null)) {
    return [
      word("differsRange", number(Math.min(...figures)), number(Math.max(...figures)), inReports(values)),
    ];
  }
  const rest = values.slice(NAMED_VALUES);
  return [...values.slice(0, NAMED_VALUES).map(one), counted("differsMore", rest.length, inReports(rest))];
}

/** The number that words state: what the core read where it did, and else nothing but digits. */
function stated(text: string, { timeline }: Claim): number | null {
  const read = timeline.find((figure) => figure.text.toLowerCase() === text.toLowerCase());
  return read && read.upper === null ? read.value : figure(text);
}

// Only what is nothing but one number in digits: "12,000", not "12,000 men by May 2025".
function figure(text: string): number | null {
  const digits = /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/.exec(text.trim());
  return digits ? Number(digits[0].replaceAll(",", "")) : null;
}

/** "14 of 22 claims, 5 reports, 13 Oct – 16 Dec 2024". */
export function coverageLine({ coverage }: Reading): string {
  const dates = days(coverage.from, coverage.until);
  const parts = [
    counted("ofClaims", coverage.claims, number(coverage.compared)),
    counted("reports", coverage.reports),
  ];
  return dates ? word("coverage", ...parts, dates) : word("coverageUndated", ...parts);
}

/** "4 reports (2 origins), 13 Oct – 16 Dec 2024": what the claim's own relation rests on, as far as its line does not say it. */
export function basisLine(claim: Claim): string {
  const own = claim.evidence.filter((evidence) => evidence.relation === claim.relation);
  const published = own.flatMap((evidence) => evidence.published ?? []).sort();
  const dates = days(published[0] ?? null, published.at(-1) ?? null);
  const count = claim.reports || reportsOf(own);
  // How many reports differ stands in the line itself; how many of them are no copies does not.
  if (claim.relation !== "differs" || claim.origins === 0 || claim.origins >= count) return dates;
  const reports = reportsAndOrigins(count, claim.origins);
  return dates ? word("basis", reports, dates) : reports;
}

/** "4 reports (2 origins)", "in 4 reports (2 origins)": how often, and how often independently. */
export function reportsAndOrigins(reports: number, origins: number, stem: Reports = "reports"): string {
  const all = counted(stem, reports);
  return origins > 0 && origins < reports ? word("reportsOfOrigins", all, counted("origins", origins)) : all;
}

/** Who published it, by name or else by title. */
export function reportName(report: ReportInfo | undefined): string {
  return report?.publisher || report?.title || word("reportUnnamed");
}

/** Claims that another report contradicts: what the badge counts, since only these ask for a second look. */
export function contested(reading: Reading): number {
  return reading.claims.filter(({ relation }) => relation === "differs" || relation === "denied").length;
}

function reportsOf(evidence: Evidence[]): number {
  return new Set(evidence.map(({ report }) => report)).size;
}

function distinct(names: (string | null)[]): string[] {
  return [
    ...new Map(
      names.filter((name) => name !== null && name !== "").map((name) => [name?.toLowerCase(), name]),
    ).values(),
  ] as string[];
}

function both([first, second]: string[]): string {
  return first && second ? word("and", first, second) : (first ?? "");
}
