/** What a card says: the two passages side by side, the words that differ, who says so, and why they were matched. */
import { linkOf } from "../shared/address";
import { drawing, element } from "../shared/element";
import { GLYPH_BOX, GLYPHS } from "../shared/glyph";
import type { Claim, Evidence, Reading, Relation, ReportInfo, Span } from "../shared/reading";
import { relationLine, relationName, reportName, slotName } from "../shared/relation";
import { day, number, word } from "../shared/words";

/** The card's body for a claim; `id` names the heading. */
export function passages(claim: Claim, reading: Reading, id: string): Node[] {
  const reports = new Map(reading.reports.map((report) => [report.id, report]));
  const lead = claim.evidence.find(({ relation }) => relation === claim.relation) ?? claim.evidence[0];
  const rest = claim.evidence.filter((evidence) => evidence !== lead);
  const list = (some: Evidence[]) =>
    element("ul", {}, ...some.map((evidence) => other(evidence, claim, reports.get(evidence.report))));
  // What is merely related is often much, and least to the point: it waits behind its heading.
  const related = claim.relation === "context" ? [] : rest.filter(({ relation }) => relation === "context");
  const others = rest.filter((evidence) => !related.includes(evidence));
  return [
    element(
      "h2",
      { id, class: `line relation-${claim.relation}` },
      glyph(claim.relation),
      element("span", {}, relationLine(claim)),
    ),
    element("div", { class: "pair" }, here(claim, lead), lead ? there(lead, reports.get(lead.report)) : null),
    lead ? why(lead) : null,
    others.length > 0 &&
      element("section", { class: "more" }, element("h3", {}, word("cardMore")), list(others)),
    related.length > 0 &&
      element(
        "details",
        { class: "more" },
        element("summary", {}, word("cardRelated", number(related.length))),
        list(related),
      ),
  ].filter((part) => part instanceof Node);
}

export function glyph(relation: Relation): SVGSVGElement {
  const { path, width, dash } = GLYPHS[relation];
  return drawing(
    "svg",
    { class: `glyph relation-${relation}`, viewBox: GLYPH_BOX, "aria-hidden": "true" },
    drawing("path", { d: path, "stroke-width": String(width), "stroke-dasharray": dash }),
  );
}

function here(claim: Claim, lead: Evidence | undefined): HTMLElement {
  const spans = (lead?.differences ?? []).map((difference) => difference.here_span);
  const manner = [
    claim.certainty === "hedged" && word("cardHedged"),
    claim.certainty === "unverified" && word("cardUnverified"),
    claim.polarity === "negated" && word("cardNegated"),
  ].filter((text) => text !== false);
  return element(
    "figure",
    {},
    element("figcaption", {}, element("span", { class: "source" }, word("cardHere"))),
    element("blockquote", {}, ...marked(claim.text, spans)),
    element("p", { class: "says" }, said(claim.speaker, word("cardSaysPage")), ...manner.map(flag)),
  );
}

function there(evidence: Evidence, report: ReportInfo | undefined): HTMLElement {
  return element(
    "figure",
    {},
    element("figcaption", {}, ...provenance(evidence, report)),
    element(
      "blockquote",
      {},
      ...marked(
        evidence.text,
        evidence.differences.map((difference) => difference.there_span),
      ),
    ),
    element("p", { class: "says" }, said(evidence.speaker, word("cardSaysReport"))),
  );
}

function other(evidence: Evidence, claim: Claim, report: ReportInfo | undefined): HTMLElement {
  return element(
    "li",
    {},
    element(
      "p",
      { class: "provenance" },
      evidence.relation !== claim.relation &&
        element(
          "span",
          { class: `tag relation-${evidence.relation}` },
          glyph(evidence.relation),
          relationName(evidence.relation),
        ),
      ...provenance(evidence, report),
    ),
    element(
      "blockquote",
      {},
      ...marked(
        evidence.text,
        evidence.differences.map((difference) => difference.there_span),
      ),
    ),
    element("p", { class: "says" }, said(evidence.speaker, word("cardSaysReport"))),
    why(evidence),
  );
}

function provenance(evidence: Evidence, report: ReportInfo | undefined): Node[] {
  const name = reportName(report);
  const url = linkOf(report?.url);
  const attributes = { class: "source", title: [report?.title, url].filter(Boolean).join("\n") };
  return [
    url
      ? element("a", { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" }, name)
      : element("span", attributes, name),
    element("span", { class: "date" }, day(evidence.published)),
    evidence.later ? flag(word("laterReport")) : null,
    report?.pack ? element("span", { class: "pack" }, word("cardPack", report.pack)) : null,
  ].filter((part) => part !== null);
}

function said(speaker: string | null, itself: string): HTMLElement {
  return element("span", {}, speaker ? word("cardSays", speaker) : itself);
}

function flag(text: string): HTMLElement {
  return element("span", { class: "flag" }, text);
}

function why(evidence: Evidence): HTMLElement {
  const { score, words, entities, slots } = evidence.why;
  const pairs = (all: [string, string][]) => all.map(([a, b]) => (a === b ? a : word("whyPair", a, b)));
  const rows: [string, string[]][] = [
    [word("whyWords"), pairs(words)],
    [word("whyEntities"), pairs(entities)],
    [word("whySlots"), slots.map(slotName)],
  ];
  return element(
    "details",
    {},
    element("summary", {}, word("why")),
    element("p", {}, word("whyScore", `${number(Math.round(score * 100))} %`)),
    element(
      "dl",
      {},
      ...rows.flatMap(([name, values]) =>
        values.length > 0
          ? [element("dt", {}, name), ...values.map((value) => element("dd", {}, value))]
          : [],
      ),
    ),
  );
}

/** The text with the spans in it marked; spans outside of the text or within one another are no matter. */
export function marked(text: string, spans: (Span | null)[]): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  const valid = spans.filter(
    (span): span is Span => span !== null && span[0] < span[1] && span[1] <= text.length,
  );
  for (const [start, end] of valid.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    nodes.push(document.createTextNode(text.slice(at, start)), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}
