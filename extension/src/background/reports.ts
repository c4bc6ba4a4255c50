/** My reports: pages that the reader has added. */
import { addressOf } from "../shared/address";
import { database, type KeptReport, write } from "../shared/database";
import { hashOf } from "../shared/hash";
import { messageOf } from "../shared/notice";
import { type Added, askTab, type ReportHead } from "../shared/protocol";
import { fileOfReports, reportsIn } from "../shared/reports";
import { today, word } from "../shared/words";
import { using } from "./engine";
import { changed } from "./revision";
import { readTab } from "./tab";

/** Reports that make one pack: more take longer when one is added, fewer make more packs to look through. */
const BATCH = 24;

/** Adds the page of a tab; what was added from its address before is replaced. */
export async function addTab(tab: number): Promise<Added> {
  const outcome = await readTab(tab);
  if (outcome.state !== "read") return { state: "refused", ...told(messageOf(outcome)) };
  const { reading } = outcome;
  if (reading.coverage.claims === 0) return { state: "refused", ...told(messageOf(outcome)) };
  const report = await reportOf(await askTab(tab, "page", {}));
  await put([report]);
  // Some ten milliseconds a report of its batch: by the time the next page is there, it is done.
  void using(() => null).catch(() => null);
  return { state: "added", report: headOf(report) };
}

/** A page as a report, named by its text. */
export async function reportOf(page: KeptReport["page"]): Promise<KeptReport> {
  const text = page.blocks.map((block) => block.text.replace(/\s+/g, " ").trim()).join("\n");
  return { id: await hashOf(text), added: today(), page };
}

/** The report of an address, if the reader has added it. */
export async function reportAt(url: string): Promise<ReportHead | null> {
  const all = await (await database()).getAll("reports");
  const found = all.find(({ page }) => page.url !== null && addressOf(page.url) === addressOf(url));
  return found ? headOf(found) : null;
}

/** All of them, the latest first. */
export async function myReports(): Promise<ReportHead[]> {
  const all = await (await database()).getAll("reports");
  return all
    .map(headOf)
    .sort((a, b) => b.added.localeCompare(a.added) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

export async function removeReport(id: string): Promise<null> {
  await write(["reports"], (tx) => tx.objectStore("reports").delete(id));
  await changed();
  return null;
}

export async function exportReports(): Promise<string> {
  return fileOfReports(await (await database()).getAll("reports"));
}

/** Adds the reports of a file that was exported: all of them or, if one cannot be read, none. */
export async function importReports(text: string): Promise<{ added: number; known: number }> {
  const given = reportsIn(text);
  const reports = await Promise.all(
    given.map(async (report) => ({ ...report, id: (await reportOf(report.page)).id })),
  );
  // What is there stays: the file may be older.
  const here = await (await database()).getAll("reports");
  const known = new Set(here.flatMap(({ id, page }) => [id, page.url ? addressOf(page.url) : id]));
  const isNew = ({ id, page }: KeptReport) => !known.has(id) && !(page.url && known.has(addressOf(page.url)));
  const fresh = new Map(reports.filter(isNew).map((report) => [report.id, report]));
  await put([...fresh.values()]);
  return { added: fresh.size, known: reports.length - fresh.size };
}

async function put(reports: KeptReport[]): Promise<void> {
  if (reports.length === 0) return;
  const addresses = new Set(reports.flatMap(({ page }) => (page.url === null ? [] : [addressOf(page.url)])));
  await write(["reports"], async (tx) => {
    const store = tx.objectStore("reports");
    const sizes = new Map<number, number>();
    for (const { id, page, batch } of await store.getAll()) {
      if (page.url !== null && addresses.has(addressOf(page.url))) await store.delete(id);
      else sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
    }
    let batch = Math.max(0, ...sizes.keys());
    for (const report of reports) {
      if ((sizes.get(batch) ?? 0) >= BATCH) batch++;
      sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
      await store.put({ ...report, batch });
    }
  });
  await changed();
}

function headOf({ id, added, page: { title, publisher, published, url } }: KeptReport): ReportHead {
  return { id, added, title, publisher, published, url };
}

function told(message: ReturnType<typeof messageOf>): { title: string; help: string } {
  return message
    ? { title: message.title, help: message.help }
    : { title: word("noClaimsTitle"), help: word("noClaimsHelp") };
}
