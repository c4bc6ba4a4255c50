import { linkOf } from "./address";
import { linkTo } from "./fragment";
import type { ReportInfo } from "./reading";
import { reportName } from "./relation";

/** Who published a report, leading to it where it has an address: at the passage, if one is meant. */
export function Source({ report, passage = "" }: { report: ReportInfo; passage?: string }) {
  const name = <bdi>{reportName(report)}</bdi>;
  const url = passage ? linkTo(report.url, passage) : linkOf(report.url);
  if (!url) return <span class="source">{name}</span>;
  return (
    <a class="source" href={url} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
