/** "Compare open tabs": the pages of some tabs become reports for one another. */
import { askTab, reasonOf, type TabOutcome } from "../shared/protocol";
import { setOpenTabs } from "./opentabs";
import { reportOf } from "./reports";
import { changed } from "./revision";
import { letIn, readTab } from "./tab";

/** Reads the tabs against one another, and against all else there is. */
export async function compareTabs(tabs: number[]): Promise<TabOutcome[]> {
  const pages = await Promise.all(
    tabs.map(async (tab) => ((await letIn(tab)) ? askTab(tab, "page", {}).catch(() => null) : null)),
  );
  const reports = await Promise.all(pages.filter((page) => page !== null).map(reportOf));
  await setOpenTabs([...new Map(reports.map((report) => [report.id, report])).values()]);
  await changed();
  return Promise.all(
    tabs.map(async (tab) => ({
      tab,
      outcome: await readTab(tab).catch((error: unknown) => ({
        state: "failed" as const,
        reason: reasonOf(error),
      })),
    })),
  );
}

/** From now on the tabs are no reports any more. */
export async function endTabs(): Promise<null> {
  await setOpenTabs([]);
  await changed();
  return null;
}
