import type { Reading, ReportInfo } from "./reading";
import { reportName } from "./relation";
import { Source } from "./source";
import { counted, day, number, word } from "./words";

/** The reports that bear on this page, those on most of its claims first: who, when, how many claims, from which pack. */
export function Sources({ reading }: { reading: Reading }) {
  const { reports, claims } = reading;
  if (reports.length === 0) return null;
  const claimsOf = ({ id }: ReportInfo) =>
    claims.filter(({ evidence }) => evidence.some(({ report }) => report === id)).length;
  const sorted = reports.map((report) => ({ report, on: claimsOf(report) })).sort((a, b) => b.on - a.on);
  return (
    <details class="sources">
      <summary>
        {word("sources")} <b>{number(reports.length)}</b>
      </summary>
      <ul>
        {sorted.map(({ report, on }) => (
          <li key={report.id}>
            <Source report={report} />
            <span class="facts">{facts(report, on, reports).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function facts(report: ReportInfo, on: number, reports: ReportInfo[]): string[] {
  const twin = reports.find(({ id, origin }) => id !== report.id && origin === report.origin);
  return [
    report.publisher && report.title,
    day(report.published),
    on > 0 && counted("onClaims", on),
    twin && word("sourceTwin", reportName(twin)),
    word("sourcePack", report.pack),
  ].filter((fact) => fact !== null && fact !== false && fact !== "" && fact !== undefined) as string[];
}
