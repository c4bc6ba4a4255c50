/** What card and panel say of a claim: the two passages side by side, the words that differ, who says so, and why they were matched. */
import { linkOf } from "./address";
import { drawing, element } from "./element";
import { linkTo } from "./fragment";
import { GLYPH_BOX, GLYPHS } from "./glyph";
import {
  type Claim,
  type Evidence,
  type Omission,
  QUOTED,
  type Reading,
  type Relation,
  type ReportInfo,
  type Span,
} from "./reading";
import { basisLine, relationLine, relationName, reportName, reportsAndOrigins } from "./relation";
import { timeline } from "./timeline";
import { why } from "./why";
import { day, number, word } from "./words";

export interface Passages {
  claim: Claim;
  reading: Reading;
  /** The reader calls a match wrong; where it is not kept, none. */
  wrong?: ((evidence: Evidence) => void) | undefined;
}

/** The card's body for a claim; `id` is that of its heading. */
export function passages(of: Passages, id: string): Node[] {
  const { claim, reading } = of;
  const reports = reportsOf(reading);
  const missing = reading.omissions.filter(({ near }) => near === claim.id);
  return [
    element(
      "h2",
      { id, class: `line relation-${claim.relation}` },
      glyph(claim.relation),
      element("span", {}, relationLine(claim)),
    ),
    ...evidenceOf(of),
    missing.length > 0 &&
      element(
        "section",
        { class: "more" },
        element("h3", {}, word("omissions")),
        element("ul", {}, ...missing.map((omission) => absent(omission, reports))),
      ),
  ].filter((part) => part instanceof Node);
}

/** All that other reports say of a claim: what stands under its relation. */
export function evidenceOf({ claim, reading, wrong }: Passages): Node[] {
  const reports = reportsOf(reading);
  const lead = claim.evidence.find(({ relation }) => relation === claim.relation) ?? claim.evidence[0];
  const rest = claim.evidence.filter((evidence) => evidence !== lead);
  const list = (some: Evidence[]) =>
    element("ul", {}, ...some.map((evidence) => other(evidence, claim, reports.get(evidence.report), wrong)));
  // What is merely related is often much, and least to the point: it waits behind its heading.
  const related = claim.relation === "context" ? [] : rest.filter(({ relation }) => relation === "context");
  const others = rest.filter((evidence) => !related.includes(evidence));
  const basis = basisLine(claim);
  return [
    basis && element("p", { class: "basis" }, basis),
    element(
      "div",
      { class: "pair" },
      here(claim, lead, reading),
      lead ? there(lead, reports.get(lead.report)) : null,
    ),
    lead && tools(lead, reports.get(lead.report), wrong),
    claim.timeline.length > 0 && timeline(claim.timeline, reading),
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

function reportsOf({ reports }: Reading): Map<string, ReportInfo> {
  return new Map(reports.map((report) => [report.id, report]));
}

export function glyph(relation: Relation): SVGSVGElement {
  const { path, width, dash } = GLYPHS[relation];
  return drawing(
    "svg",
    { class: `glyph relation-${relation}`, viewBox: GLYPH_BOX, "aria-hidden": "true" },
    drawing("path", { d: path, "stroke-width": String(width), "stroke-dasharray": dash }),
  );
}

function here(claim: Claim, lead: Evidence | undefined, { page }: Reading): HTMLElement {
  const manner = [
    claim.certainty === "hedged" && word("cardHedged"),
    claim.certainty === "unverified" && word("cardUnverified"),
    claim.polarity === "negated" && word("cardNegated"),
  ].filter((text) => text !== false);
  return element(
    "figure",
    {},
    element(
      "figcaption",
      {},
      element("span", { class: "source" }, word("cardHere")),
      page.published && element("span", { class: "date" }, day(page.published)),
    ),
    quote(
      claim.text,
      (lead?.differences ?? []).map(({ here_span }) => here_span),
    ),
    element("p", { class: "says" }, said(claim.speaker, word("cardSaysPage")), ...manner.map(flag)),
  );
}

function there(evidence: Evidence, report: ReportInfo | undefined): HTMLElement {
  return element(
    "figure",
    {},
    element("figcaption", {}, ...provenance(evidence, report)),
    quoteOf(evidence),
    element("p", { class: "says" }, said(evidence.speaker, word("cardSaysReport"))),
  );
}

function other(
  evidence: Evidence,
  claim: Claim,
  report: ReportInfo | undefined,
  wrong: Passages["wrong"],
): HTMLElement {
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
    quoteOf(evidence),
    element("p", { class: "says" }, said(evidence.speaker, word("cardSaysReport"))),
    tools(evidence, report, wrong),
  );
}

/** A fact that the page lacks, with who carries it. */
function absent({ text, reports: ids, origins }: Omission, reports: Map<string, ReportInfo>): HTMLElement {
  return element(
    "li",
    {},
    quote(text, []),
    element(
      "p",
      { class: "says" },
      element("span", {}, reportsAndOrigins(ids.length, origins, "inReports")),
      ...ids.flatMap((id) => {
        const report = reports.get(id);
        return report ? [named(report, linkTo(report.url, text))] : [];
      }),
    ),
  );
}

function provenance(evidence: Evidence, report: ReportInfo | undefined): Node[] {
  return [
    named(report, linkTo(report?.url, evidence.text)),
    element("span", { class: "date" }, day(evidence.published)),
    evidence.later ? flag(word("laterReport")) : null,
    report?.pack ? element("span", { class: "pack" }, word("cardPack", report.pack)) : null,
  ].filter((part) => part !== null);
}

function named(report: ReportInfo | undefined, url: string | null): HTMLElement {
  const title = [report?.title, linkOf(report?.url)].filter(Boolean).join("\n");
  const attributes = { class: "source", title };
  return url
    ? link(url, reportName(report), attributes)
    : element("span", attributes, element("bdi", {}, reportName(report)));
}

function link(href: string, text: string, attributes: Record<string, string> = {}): HTMLElement {
  return element("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** What can be done with a piece of evidence, under it. */
function tools(evidence: Evidence, report: ReportInfo | undefined, wrong: Passages["wrong"]): HTMLElement {
  const reasons = why(evidence);
  const ask = element("button", { type: "button", "aria-expanded": "false" }, word("why"));
  ask.addEventListener("click", () => {
    reasons.hidden = !reasons.hidden;
    ask.setAttribute("aria-expanded", String(!reasons.hidden));
  });
  const reject = wrong && element("button", { type: "button", class: "wrong" }, word("wrongMatch"));
  reject?.addEventListener("click", () => wrong?.(evidence));
  const source = linkTo(report?.url, evidence.text);
  return element(
    "div",
    { class: "tools" },
    element("p", {}, ask, reject ?? null, source && link(source, word("openSource"), { class: "open" })),
    reasons,
  );
}

function said(speaker: string | null, itself: string): HTMLElement {
  return element("span", {}, speaker ? word("cardSays", speaker) : itself);
}

function flag(text: string): HTMLElement {
  return element("span", { class: "flag" }, text);
}

function quoteOf({ text, differences }: Evidence): HTMLElement {
  return quote(
    text,
    differences.map(({ there_span }) => there_span),
  );
}

// The page's language is not always the card's.
function quote(text: string, spans: (Span | null)[]): HTMLElement {
  return element("blockquote", { dir: "auto", lang: QUOTED }, ...marked(text, spans));
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
