/** A reading as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one a claim, the passage as its target. */
import { linkTo } from "../fragment";
import type { Claim, Evidence, Reading } from "../reading";
import { relationLine, reportName } from "../relation";
import { locale } from "../words";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** All claims that other reports speak of, as a collection of one page. */
export function annotations(reading: Reading): object {
  const items = reading.claims
    .filter(({ relation }) => relation !== "unmatched")
    .map((claim) => annotation(claim, reading));
  return {
    "@context": CONTEXT,
    type: "AnnotationCollection",
    label: reading.page.title,
    total: items.length,
    first: { type: "AnnotationPage", startIndex: 0, items },
  };
}

export function annotation(claim: Claim, reading: Reading): object {
  return {
    "@context": CONTEXT,
    type: "Annotation",
    motivation: "assessing",
    generator: { type: "Software", name: "Crossread" },
    body: [
      {
        type: "TextualBody",
        purpose: "assessing",
        format: "text/plain",
        language: locale(),
        value: relationLine(claim),
      },
      ...claim.evidence
        .filter(({ relation }) => relation === claim.relation)
        .map((evidence) => quoted(evidence, reading)),
    ],
    target: {
      type: "SpecificResource",
      source: reading.page.url ?? "about:blank",
      selector: { type: "TextQuoteSelector", exact: claim.text },
    },
  };
}

function quoted(evidence: Evidence, reading: Reading): object {
  const report = reading.reports.find(({ id }) => id === evidence.report);
  const text = {
    type: "TextualBody",
    purpose: "linking",
    format: "text/plain",
    value: `${evidence.text} (${[reportName(report), evidence.published].filter(Boolean).join(", ")})`,
  };
  if (!report?.url || !linkTo(report.url, evidence.text)) return text;
  return {
    type: "SpecificResource",
    purpose: "linking",
    source: report.url,
    selector: { type: "TextQuoteSelector", exact: evidence.text },
  };
}
