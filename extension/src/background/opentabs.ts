/** The tabs that are read against one another: kept in memory until the comparison or the browser ends. */
import type { KeptReport } from "../shared/database";
import { extension } from "../shared/extension";

export async function openTabs(): Promise<KeptReport[]> {
  const { tabs } = await extension.storage.session.get("tabs");
  return typeof tabs === "string" ? (JSON.parse(tabs) as KeptReport[]) : [];
}

export async function setOpenTabs(reports: KeptReport[]): Promise<void> {
  if (reports.length === 0) await extension.storage.session.remove("tabs");
  else await extension.storage.session.set({ tabs: JSON.stringify(reports) });
}
