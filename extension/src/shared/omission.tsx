import { type Claim, type Omission, QUOTED, type Reading, type ReportInfo } from "./reading";
import { reportsAndOrigins } from "./relation";
import { Source } from "./source";
import { word } from "./words";

/** The facts that the page leaves out where it states a claim. */
export function missingNear({ id }: Claim, { omissions }: Reading): Omission[] {
  return omissions.filter(({ near }) => near === id);
}

export function MissingNear({ claim, reading }: { claim: Claim; reading: Reading }) {
  return (
    <>
      {missingNear(claim, reading).map((omission) => (
        <Missing key={omission.text} omission={omission} reports={reading.reports} />
      ))}
    </>
  );
}

/** A fact that several origins carry and the page does not, with who carries it. */
function Missing({ omission, reports }: { omission: Omission; reports: ReportInfo[] }) {
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
