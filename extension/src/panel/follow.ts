/** The page that the panel speaks of, and what is known of it: the tab on top, or what was on top before a panel in a tab. */
import { extension } from "../shared/extension";
import { frameOf } from "../shared/frame";
import { answer, askBackground, askTab, type Outcome, reasonOf, type Tidings } from "../shared/protocol";

type Tab = chrome.tabs.Tab;

export interface Followed {
  tab: Tab | null;
  /** What became of the page; none before it is read. */
  outcome: Outcome | null;
  busy: boolean;
}

export class Follower {
  #show: (followed: Followed) => void;
  #id: number | undefined;
  #now: Followed = { tab: null, outcome: null, busy: true };
  /** Rises with each look: one that ends after a later one has begun tells nothing. */
  #looks = 0;

  constructor(show: (followed: Followed) => void) {
    this.#show = show;
  }

  /** Follows as long as the panel is open. */
  async start(): Promise<void> {
    const [own, here] = await Promise.all([extension.tabs.getCurrent(), extension.windows.getCurrent()]);
    const { tabs } = extension;
    tabs.onActivated.addListener(({ tabId, windowId }) => {
      if (windowId === here.id && tabId !== own?.id) void this.#turnTo(tabId);
    });
    tabs.onUpdated.addListener((tab, { status }) => {
      if (tab === this.#id && status) void this.#look();
    });
    tabs.onRemoved.addListener((tab) => {
      if (tab === this.#id) void this.#look();
    });
    // A page that was loaded out of sight takes the place of the one that was there.
    tabs.onReplaced?.addListener((added, removed) => {
      if (removed === this.#id) void this.#turnTo(added);
    });
    answer<Tidings>(
      {
        reading: (tiding) => {
          if (tiding.state === "there") void this.#look();
          // What is shown stays until there is something new, and stays if there is none: nobody has asked for it here.
          else if (this.#now.outcome?.state !== "read") {
            const { state } = tiding;
            const outcome = state === "failed" ? { state, reason: tiding.reason } : null;
            this.#tell({ ...this.#now, outcome, busy: state === "begun" });
          }
          return null;
        },
      },
      (_, { tab }) => tab?.id !== undefined && tab.id === this.#id,
    );
    const open = await tabs.query({ windowId: here.id ?? extension.windows.WINDOW_ID_CURRENT });
    const others = open.filter(({ id }) => id !== own?.id);
    const last = others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
    await this.#turnTo((others.find(({ active }) => active) ?? last)?.id);
  }

  /** Reads the page, which the reader has asked for in the panel. */
  async read(): Promise<void> {
    const id = this.#id;
    if (id === undefined) return;
    this.#tell({ ...this.#now, busy: true });
    const outcome = await askBackground("readTab", { tab: id }).catch(
      (error: unknown): Outcome => ({ state: "failed", reason: reasonOf(error) }),
    );
    if (id !== this.#id) return;
    this.#looks++;
    this.#tell({ ...this.#now, outcome, busy: false });
  }

  #turnTo(id: number | undefined): Promise<void> {
    this.#id = id;
    return this.#look();
  }

  async #look(): Promise<void> {
    const look = ++this.#looks;
    const id = this.#id;
    const [tab, outcome] =
      id === undefined
        ? [null, null]
        : await Promise.all([extension.tabs.get(id).catch(() => null), lastOf(id)]);
    if (look === this.#looks) this.#tell({ tab, outcome, busy: false });
  }

  #tell(followed: Followed): void {
    // The same reading, asked for anew, is no other: what is open in the panel stays open.
    const { outcome } = this.#now;
    const same = JSON.stringify(followed.outcome) === JSON.stringify(outcome);
    this.#now = same ? { ...followed, outcome } : followed;
    this.#show(this.#now);
  }
}

/** What was read of a tab's page, without a look at it. */
async function lastOf(tab: number): Promise<Outcome | null> {
  const last = (frame: number) => askTab(tab, "last", {}, frame).catch(() => null);
  const page = await last(0);
  const frame = page && page.coverage.claims > 0 ? null : await frameOf(tab);
  const inner = frame === null ? null : await last(frame);
  if (frame !== null && inner) return { state: "read", reading: inner, frame };
  return page && { state: "read", reading: page };
}
