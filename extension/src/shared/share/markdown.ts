/** A reading or one claim as Markdown. */
import { linkOf } from "../address";
import { linkTo } from "../fragment";
import type { Claim, Evidence, Omission, Reading } from "../reading";
import { coverageLine, relationLine, relationName, reportName, reportsAndOrigins } from "../relation";
import { day, word } from "../words";

export function readingMarkdown(reading: Reading): string {
  const { page, claims, omissions } = reading;
  const told = claims.filter(({ relation }) => relation !== "unmatched");
  return joined([
    `# ${link(page.title, page.url)}`,
    page.published && day(page.published),
    `${coverageLine(reading)}. ${word("shareMaker")}`,
    ...told.flatMap((claim) => [
      claimText(claim, reading),
      ...omissions.filter(({ near }) => near === claim.id).map((omission) => missing(omission, reading)),
    ]),
  ]);
}

export function claimMarkdown(claim: Claim, reading: Reading): string {
  const { title, url, published } = reading.page;
  const source = [link(title, linkTo(url, claim.text)), published && day(published)].filter(Boolean);
  return joined([
    claimText(claim, reading),
    `${word("labelled", word("cardHere"))} ${source.join(", ")}. ${word("shareMaker")}`,
  ]);
}

function claimText(claim: Claim, reading: Reading): string {
  const near = claim.evidence.filter(({ relation }) => relation === claim.relation || relation !== "context");
  return joined([
    `## ${escaped(relationLine(claim))}`,
    `> ${escaped(claim.text)}`,
    near.map((evidence) => piece(evidence, claim, reading)).join("\n"),
  ]).trimEnd();
}

function piece(evidence: Evidence, claim: Claim, reading: Reading): string {
  const report = reading.reports.find(({ id }) => id === evidence.report);
  const about = [
    evidence.relation !== claim.relation && relationName(evidence.relation),
    link(reportName(report), linkTo(report?.url, evidence.text)),
    day(evidence.published),
    evidence.later && word("laterReport"),
    evidence.speaker && word("cardSays", escaped(evidence.speaker)),
  ].filter(Boolean);
  return `- ${escaped(evidence.text)} (${about.join(", ")})`;
}

function missing({ text, reports, origins }: Omission, reading: Reading): string {
  const names = reading.reports
    .filter(({ id }) => reports.includes(id))
    .map((report) => link(reportName(report), report.url));
  const where = reportsAndOrigins(reports.length, origins, "inReports");
  return `**${word("labelled", word("omissions"))}** ${escaped(text)} (${word("labelled", where)} ${names.join("; ")})`;
}

function joined(parts: (string | null | false)[]): string {
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function link(text: string, url: string | null): string {
  // A bracket would end the link.
  const address = linkOf(url)?.replaceAll("(", "%28").replaceAll(")", "%29");
  return address ? `[${escaped(text)}](${address})` : escaped(text);
}

// What a page or a pack says is text, whatever Markdown would make of it.
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
