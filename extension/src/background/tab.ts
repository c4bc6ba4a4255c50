/** Reading the page in a tab, and the badge that says what came of it. */
import { extension } from "../shared/extension";
import { askTab, type Outcome, type Place, reasonOf } from "../shared/protocol";
import type { Reading } from "../shared/reading";
import { contested, coverageLine } from "../shared/relation";
import { number, word } from "../shared/words";
import { givenAs } from "./given";
import { revision } from "./revision";

const BADGE = "#7a3a00";
const SCRIPT = "content.js";

/** Puts the content script into a tab; false where the browser lets none in. */
export async function letIn(tab: number): Promise<boolean> {
  // Our own pages are no articles, and Firefox says so in the console of whoever tries.
  const { url } = await extension.tabs.get(tab);
  if (url?.startsWith(extension.runtime.getURL(""))) return false;
  try {
    await extension.scripting.executeScript({ target: { tabId: tab }, files: [SCRIPT] });
    return true;
  } catch {
    return false;
  }
}

/** Reads what is in a tab; the reader has just asked for it, so the browser lets the script in. */
export async function readTab(tab: number): Promise<Outcome> {
  if (!(await letIn(tab))) return { state: "blocked", place: placeOf((await extension.tabs.get(tab)).url) };
  try {
    const known = await revision();
    const outcome = await readIn(tab, 0, known);
    return hasClaims(outcome) ? outcome : ((await readFrames(tab, known)) ?? outcome);
  } catch (error) {
    return { state: "failed", reason: reasonOf(error) };
  }
}

async function readIn(tab: number, frame: number, revision: string): Promise<Outcome> {
  const outcome = await askTab(tab, "read", { revision, named: true }, frame);
  if (outcome.state !== "named") return outcome;
  const reading = givenAs(outcome.name);
  if (reading) return { state: "read", reading };
  const whole = await askTab(tab, "read", { revision }, frame);
  return whole.state === "named" ? { state: "failed", reason: "no reading" } : whole;
}

/** Where the page itself has no article, one may stand in a frame of the same site: the one with most to tell. */
async function readFrames(tab: number, revision: string): Promise<Outcome | null> {
  const target = { tabId: tab, allFrames: true };
  const ran = await extension.scripting.executeScript({ target, files: [SCRIPT] }).catch(() => []);
  const frames = ran.map(({ frameId }) => frameId).filter((frame) => frame !== 0);
  const outcomes = await Promise.all(
    frames.map(async (frame): Promise<Outcome | null> => {
      const outcome = await readIn(tab, frame, revision).catch(() => null);
      return outcome?.state === "read" ? { ...outcome, frame } : null;
    }),
  );
  const told = outcomes.filter(hasClaims);
  return told.sort((a, b) => b.reading.coverage.compared - a.reading.coverage.compared)[0] ?? null;
}

function hasClaims(outcome: Outcome | null): outcome is Extract<Outcome, { state: "read" }> {
  return outcome?.state === "read" && outcome.reading.coverage.claims > 0;
}

function placeOf(url: string | undefined): Place {
  if (url?.startsWith("file:")) return "file";
  return url && /\.pdf(?:[?#]|$)/i.test(url) ? "pdf" : "other";
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
  if (outcome.state === "read") await askTab(tab, "step", { by }, outcome.frame);
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
