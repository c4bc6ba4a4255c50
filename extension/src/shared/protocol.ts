/**
 * Every message of the extension. A message is one JSON string each way: Firefox clones objects between processes six
 * times dearer than it copies a string.
 */
import type { Found, Markup } from "./article";
import type { KeptPack } from "./database";
import { extension, isAlive } from "./extension";
import type { PackInfo, Page, Reading } from "./reading";
import type { Chosen } from "./settings-file";

/** What became of a page. */
export type Outcome =
  | { state: "read"; reading: Reading; frame?: number }
  /** The browser lets no extension in: its own pages, the stores, some viewers. */
  | { state: "blocked"; place: Place }
  | { state: "failed"; reason: string };

/** What is closed to extensions; `other` where the browser does not even tell the address. */
export type Place = "pdf" | "file" | "other";

export interface Answered {
  reading: Reading;
  /** What the background knows the reading by, as long as it lives. */
  name: string;
  /** Names of highlights begin with it: the same for one document, another for every other. */
  seed: string;
  /** What it was compared with, as it was then. */
  revision: string;
  /** A custom property that the page's root has as long as the extension is there; none where it could not be set. */
  tie: string | null;
}

/** A report of the reader's own, without its text. */
export interface ReportHead {
  id: string;
  added: string;
  title: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

/** What became of a page that was to be added. */
export type Added =
  | { state: "added"; report: ReportHead }
  | { state: "refused"; title: string; help: string };

/** A pack that pages can be compared with. */
export interface Source {
  id: string;
  on: boolean;
  info: PackInfo | null;
  /** Why the core could not take it in. */
  trouble: string | null;
  /** The file the reader imported it from; null for a pack that came with Crossread. */
  imported: { file: string; added: string; bytes: number } | null;
}

/** What is in a file. */
export type Checked =
  | { state: "pack"; info: PackInfo; known: boolean }
  | { state: "refused"; reason: string };

export interface TabOutcome {
  tab: number;
  outcome: Outcome;
}

/** What the background is asked, and by whom. */
export interface BackgroundMessages {
  /** Popup: read the page in this tab. */
  readTab: { ask: { tab: number }; answer: Outcome };
  /** Content: find the article in this page; none if there is none. */
  article: { ask: Markup; answer: Found | null };
  /** Content: compare this page; `loaded` is when its document was, `tie` what an earlier answer told. */
  readPage: { ask: { page: Page; loaded: number; tie: string | null }; answer: Answered };
  /** Content: open the claim where it can be saved and printed. */
  share: { ask: { claim: number }; answer: null };
  /** Popup: add the page of this tab to my reports. */
  addTab: { ask: { tab: number }; answer: Added };
  /** Popup: is the page of this address among my reports, and what came of adding this tab while no popup was open? */
  reportAt: { ask: { tab: number; url: string }; answer: { report: ReportHead | null; told: Added | null } };
  /** Options: my reports. */
  myReports: { ask: object; answer: ReportHead[] };
  removeReport: { ask: { id: string }; answer: null };
  /** Options: the text of a file of all my reports, and the way back. */
  exportReports: { ask: object; answer: string };
  importReports: { ask: { text: string }; answer: { added: number; known: number } };
  /** Options: the packs there are to compare with. */
  packs: { ask: object; answer: Source[] };
  /** Options: what is in this file, which the page has put into the store. */
  checkPack: { ask: { id: string }; answer: Checked };
  keepPack: { ask: { pack: KeptPack }; answer: null };
  dropPack: { ask: { id: string }; answer: null };
  switchPack: { ask: { id: string; on: boolean }; answer: null };
  /** Tabs: read these against one another. */
  compareTabs: { ask: { tabs: number[] }; answer: TabOutcome[] };
  endTabs: { ask: object; answer: null };
  /** Popup and options: the wish where to read by itself has changed. */
  sitesChanged: { ask: object; answer: null };
  /** Options: choose as a file does. */
  choose: { ask: { chosen: Chosen }; answer: null };
  /** Options: forget all readings and settings; or everything, my reports and packs too. */
  forget: { ask: { everything: boolean }; answer: null };
}

/** What the content script of a tab is asked. */
export interface ContentMessages {
  /**
   * Read the page, or answer with the reading if the page and what it is compared with are still the same. To who gives readings
   * their names, the name is enough.
   */
  read: { ask: { revision?: string; named?: boolean }; answer: Outcome | { state: "named"; name: string } };
  /** The page itself. */
  page: { ask: object; answer: Page };
  /** What is shown now, without a look at the page; none before the first reading. */
  last: { ask: object; answer: Reading | null };
  /** Scroll to a claim and open its card; false if its words are no longer on the page. */
  go: { ask: { claim: number }; answer: boolean };
  /** Scroll to a claim and show which it is, without a card, or show none any more; false if its words are no longer there. */
  point: { ask: { claim: number | null }; answer: boolean };
  /** Open the card of the next or previous marked claim. */
  step: { ask: { by: 1 | -1 }; answer: boolean };
}

/** What pages of the extension are told, if any is open that listens. */
export interface Tidings {
  /** Content: a reading of its page has begun, is there to be asked for, or has failed. */
  reading: { ask: { state: "begun" | "there" } | { state: "failed"; reason: string }; answer: null };
}

type Ask<M, K extends keyof M> = M[K] extends { ask: infer A } ? A : never;
type Answer<M, K extends keyof M> = M[K] extends { answer: infer A } ? A : never;
type Envelope = { kind: string; ask: unknown };
type Result = { answer: unknown } | { error: string };

export async function askBackground<K extends keyof BackgroundMessages>(
  kind: K,
  ask: Ask<BackgroundMessages, K>,
): Promise<Answer<BackgroundMessages, K>> {
  const message = wrap(kind, ask);
  const send = (): Promise<unknown> => extension.runtime.sendMessage(message);
  const answer = await send().catch((error: unknown) => {
    if (!isAlive()) throw error;
    return null;
  });
  // None where the browser ended the background before it had answered; a message starts it again. What was begun there can
  // be begun anew: every message asks for a state, none for one more of anything.
  return unwrap(typeof answer === "string" ? answer : await send());
}

export async function askTab<K extends keyof ContentMessages>(
  tab: number,
  kind: K,
  ask: Ask<ContentMessages, K>,
  frame = 0,
): Promise<Answer<ContentMessages, K>> {
  return unwrap(await extension.tabs.sendMessage(tab, wrap(kind, ask), { frameId: frame }));
}

/** Tells every page of the extension that listens; there may be none. */
export async function tell<K extends keyof Tidings>(kind: K, ask: Ask<Tidings, K>): Promise<void> {
  try {
    await extension.runtime.sendMessage(wrap(kind, ask));
  } catch {
    // Nobody listens, or the extension has gone.
  }
}

/**
 * Holds on to the page of a tab until it is let go or this page of the extension closes, when messages would be lost. `lost` is
 * called when the page has gone. Returns the way to let go.
 */
export function hold(tab: number, frame: number, lost: () => void): () => void {
  const port = extension.tabs.connect(tab, { frameId: frame });
  port.onDisconnect.addListener(() => {
    void extension.runtime.lastError; // or it is reported as an error that nobody has looked at
    lost();
  });
  return () => port.disconnect();
}

/** Content: calls back when who held on to the page has let go. */
export function onRelease(released: () => void): void {
  extension.runtime.onConnect.addListener((port) => port.onDisconnect.addListener(released));
}

type Sender = chrome.runtime.MessageSender;
type Handlers<M> = {
  [K in keyof M]: (ask: Ask<M, K>, sender: Sender) => Promise<Answer<M, K>> | Answer<M, K>;
};

/** Answers messages; `allowed` says who may ask for what. Returns the way to stop. */
export function answer<M>(
  handlers: Handlers<M>,
  allowed: (kind: keyof M, sender: Sender) => boolean = () => true,
): () => void {
  const listener = (message: unknown, sender: Sender, respond: (text: string) => void): boolean => {
    const envelope = open(message);
    if (!envelope || sender.id !== extension.runtime.id || !Object.hasOwn(handlers as object, envelope.kind))
      return false;
    const kind = envelope.kind as keyof M;
    if (!allowed(kind, sender)) return false;
    // A listener that returns a promise is answered in both browsers only since Chromium 146; `true` always was.
    Promise.resolve()
      .then(() => handlers[kind](envelope.ask as Ask<M, typeof kind>, sender))
      .then(
        (answer) => respond(JSON.stringify({ answer } satisfies Result)),
        (error: unknown) => respond(JSON.stringify({ error: reasonOf(error) } satisfies Result)),
      );
    return true;
  };
  extension.runtime.onMessage.addListener(listener);
  return () => extension.runtime.onMessage.removeListener(listener);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function wrap(kind: string, ask: unknown): string {
  return JSON.stringify({ kind, ask } satisfies Envelope);
}

function open(message: unknown): Envelope | null {
  if (typeof message !== "string") return null;
  try {
    const value: unknown = JSON.parse(message);
    return value !== null && typeof value === "object" && "kind" in value && typeof value.kind === "string"
      ? (value as Envelope)
      : null;
  } catch {
    return null;
  }
}

function unwrap<A>(text: unknown): A {
  if (typeof text !== "string") throw new Error("no answer");
  const result = JSON.parse(text) as Result;
  if ("error" in result) throw new Error(result.error);
  return result.answer as A;
}
