/** Reading the page in a tab, and the badge that says what came of it. */
import { extension } from "../shared/extension";
import { askTab, type Outcome, reasonOf } from "../shared/protocol";
import type { Reading } from "../shared/reading";
import { contested, coverageLine } from "../shared/relation";
import { number, word } from "../shared/words";
import { revision } from "./revision";

const BADGE = "#7a3a00";

/** Puts the content script into a tab; false where the browser lets none in. */
export async function letIn(tab: number): Promise<boolean> {
  // Our own pages are no articles, and Firefox says so in the console of whoever tries.
  const { url } = await extension.tabs.get(tab);
  if (url?.startsWith(extension.runtime.getURL(""))) return false;
  try {
    await extension.scripting.executeScript({ target: { tabId: tab }, files: ["content.js"] });
    return true;
  } catch {
    return false;
  }
}

/** Reads what is in a tab; the reader has just asked for it, so the browser lets the script in. */
export async function readTab(tab: number): Promise<Outcome> {
  if (!(await letIn(tab))) return { state: "blocked" };
  try {
    return await askTab(tab, "read", { revision: await revision() });
  } catch (error) {
    return { state: "failed", reason: reasonOf(error) };
  }
}

/** Reads on a key or a menu item, where no popup is open to say what came of it: with nothing to see, it is opened. */
export async function readTabAloud(tab: number): Promise<void> {
  const outcome = await readTab(tab);
  if (outcome.state === "read" && outcome.reading.coverage.compared > 0) return;
  try {
    await extension.action.openPopup();
  } catch {
    // Some browsers open a popup only on a click; the badge then says that there is something to be told.
    await extension.action.setBadgeText({ tabId: tab, text: "?" }).catch(() => null);
  }
}

/** Opens the card of the next or previous claim; on a page that was not read yet, reads it first. */
export async function stepTab(tab: number, by: 1 | -1): Promise<void> {
  const outcome = await readTab(tab);
  if (outcome.state === "read") await askTab(tab, "step", { by });
}

/** The badge counts the claims that other reports contradict; the tooltip tells the rest. */
export async function badge(tab: number, reading: Reading): Promise<void> {
  const count = contested(reading);
  const title =
    reading.coverage.claims > 0 ? word("badgeTitle", coverageLine(reading)) : word("extensionName");
  await Promise.all([
    extension.action.setBadgeText({ tabId: tab, text: count > 0 ? number(count) : "" }),
    extension.action.setBadgeBackgroundColor({ tabId: tab, color: BADGE }),
    extension.action.setBadgeTextColor({ tabId: tab, color: "#ffffff" }),
    extension.action.setTitle({ tabId: tab, title }),
  ]);
}
