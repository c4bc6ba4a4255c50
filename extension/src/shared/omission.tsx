import { type Omission, QUOTED, type ReportInfo } from "./reading";
import { reportsAndOrigins } from "./relation";
import { Source } from "./source";
import { word } from "./words";

/** A fact that several origins carry and the page does not, with who carries it. */
export function Missing({ omission, reports }: { omission: Omission; reports: ReportInfo[] }) {
  return (
    <div class="omission">
      <p>
        <b>{word("labelled", word("omissions"))}</b>{" "}
        <span dir="auto" lang={QUOTED}>
          {omission.text}
        </span>
      </p>
      <p class="where">
        {reportsAndOrigins(omission.reports.length, omission.origins, "inReports")}
        {reports
          .filter(({ id }) => omission.reports.includes(id))
          .map((report) => (
            <Source key={report.id} report={report} passage={omission.text} />
          ))}
      </p>
    </div>
  );
}
