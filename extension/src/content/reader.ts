/** Reads one document and shows the reading in it. Knows neither browser messages nor where the core runs. */
import type { Answered } from "../shared/protocol";
import type { Claim, Marked, Page, Reading } from "../shared/reading";
import { blocksOf, type LiveBlock, shadowRootsOf } from "./blocks";
import { Card } from "./card";
import { Hover, type Pointer } from "./hover";
import { type Mark, marksOf, Painter, rangesOf } from "./paint";
import { Watch } from "./watch";

export interface Shown {
  marks: boolean;
  shown: Record<Marked, boolean>;
}

export interface ReaderOptions {
  /** The page, and its blocks with the way back. */
  article(): { page: Page; blocks: LiveBlock[] };
  /** Where blocks are looked for again when the page has replaced their nodes. */
  root(): Element | null;
  /** Compares a page. */
  read(page: Page): Promise<Answered>;
  /** False once nobody would answer any more; the reader then leaves. */
  alive(): boolean;
}

/** Milliseconds to wait before looking for lost blocks again; pages that draw themselves anew need a moment. */
const LOOK_AGAIN_AFTER = [600, 2_000, 8_000];

export class Reader {
  #options: ReaderOptions;
  #shown: Shown;
  #revision = "";
  #stale = false;
  #painter = new Painter();
  #hover: Hover;
  #card: Card;
  #watch = new Watch(() => this.#pageChanged());
  #key = "";
  #pending: Promise<Answered> | null = null;
  #reading: Reading | null = null;
  #blocks: LiveBlock[] = [];
  #again = 0;
  #tries = 0;
  #gone = false;

  constructor(options: ReaderOptions, shown: Shown) {
    this.#options = options;
    this.#shown = shown;
    this.#hover = new Hover({
      open: (mark, at) => this.#open(mark, false, at),
      close: () => {
        if (!this.#card.stays) this.#card.close();
      },
      wake: () => this.#wake(),
    });
    this.#card = new Card({
      closed: () => {
        this.#hover.settle(null);
        this.#painter.activate(null);
      },
      pointer: (inside) => this.#hover.inCard(inside),
      step: (by) => this.step(by),
    });
  }

  /**
   * The reading of the document as it is now; compared anew only if its text is not what was read before, or what there is
   * to compare with: `revision` names that, none is the last one named.
   */
  async read(revision = this.#revision): Promise<Reading> {
    this.#revision = revision;
    this.#stale = false;
    const { page, blocks } = this.#options.article();
    const text = JSON.stringify(page);
    if (`${revision} ${text}` !== this.#key || !this.#pending) {
      this.#key = `${revision} ${text}`;
      const pending = this.#options.read(page);
      this.#pending = pending;
      pending.catch(() => {
        if (this.#pending === pending) this.#pending = null;
      });
    }
    const pending = this.#pending;
    const { reading, seed, revision: compared } = await pending;
    if (this.#pending === pending) {
      this.#revision = compared;
      this.#key = `${compared} ${text}`;
    }
    // A later call may have found another text meanwhile; then that one is shown.
    if (this.#pending === pending && !this.#gone) {
      if (this.#reading !== reading || this.#blocks.length === 0 || !this.#standsOn(blocks)) {
        this.#reading = reading;
        this.#blocks = blocks;
        this.#tries = 0;
        this.#painter.name(seed);
        this.#draw();
      }
    }
    return reading;
  }

  /** What there is to compare with has changed: a document that was read is read again, when it is next looked at. */
  renew(revision: string): void {
    if (!this.#pending || this.#gone || revision === this.#revision) return;
    this.#revision = revision;
    if (this.#stale) return; // it waits already
    this.#stale = true;
    // Nobody asked, so nobody is told of a failure; the popup tells when it is opened.
    const again = () => {
      if (this.#stale && this.#options.alive()) void this.read().catch(() => null);
    };
    if (document.visibilityState === "visible") again();
    else document.addEventListener("visibilitychange", again, { once: true });
  }

  show({ marks, shown }: Shown): void {
    const same = marks === this.#shown.marks && JSON.stringify(shown) === JSON.stringify(this.#shown.shown);
    this.#shown = { marks, shown };
    if (!same) this.#draw();
  }

  /** Scrolls to a claim and opens its card; false if its words are no longer there. */
  go(id: number): boolean {
    const [mark] = marksOf(this.#reading?.claims.filter((claim) => claim.id === id) ?? [], this.#blocks);
    if (!mark) return false;
    scrollTo(mark);
    this.#open(mark, true);
    return true;
  }

  /** Goes to the next or previous marked claim from the one whose card is open, or from where the reader is. */
  step(by: 1 | -1): boolean {
    const marks = this.#steps();
    const at = marks.findIndex(({ claim }) => claim.id === this.#card.mark?.claim.id);
    const next =
      at >= 0 ? marks[(at + by + marks.length) % marks.length] : (marks.find(isBelowTop) ?? marks[0]);
    return next ? this.go(next.claim.id) : false;
  }

  /** Takes everything back. */
  leave(): void {
    this.#gone = true;
    clearTimeout(this.#again);
    this.#watch.stop();
    this.#card.close();
    this.#hover.stop();
    this.#painter.clear();
  }

  #wake(): boolean {
    if (!this.#options.alive()) {
      this.leave();
      return false;
    }
    this.#painter.ensure();
    return true;
  }

  #wanted(claim: Claim): boolean {
    return claim.relation !== "unmatched" && this.#shown.shown[claim.relation];
  }

  // The claims that keys lead through, also with the marks switched off; the list can open one that has no mark.
  #steps(open?: Claim): Mark[] {
    return marksOf(
      this.#reading?.claims.filter((claim) => this.#wanted(claim) || claim.id === open?.id) ?? [],
      this.#blocks,
    );
  }

  #draw(): void {
    this.#card.close();
    const claims =
      this.#shown.marks && this.#reading ? this.#reading.claims.filter((claim) => this.#wanted(claim)) : [];
    const marks = marksOf(claims, this.#blocks);
    const roots = shadowRootsOf(this.#blocks);
    this.#painter.paint(marks, roots);
    this.#hover.watch(this.#painter.marks, roots);
    this.#watch.start(
      marks.flatMap(({ pieces }) => pieces.map(({ node }) => node)),
      roots,
    );
    if (marks.length < claims.length) this.#lookAgain();
  }

  #open(mark: Mark, focus: boolean, at?: Pointer): void {
    if (!this.#reading) return;
    const marks = this.#steps(mark.claim);
    const place = marks.findIndex(({ claim }) => claim.id === mark.claim.id);
    this.#card.open({
      mark,
      reading: this.#reading,
      place: [place + 1, marks.length],
      focus,
      ...(at ? { at } : {}),
    });
    this.#hover.settle(mark);
    this.#painter.activate(mark);
  }

  #standsOn(blocks: LiveBlock[]): boolean {
    return this.#blocks.every((block, i) => block.segments[0]?.node === blocks[i]?.segments[0]?.node);
  }

  #pageChanged(): void {
    if (!this.#wake()) return;
    const lost = this.#painter.prune();
    if (lost.length === 0) return;
    const { mark } = this.#card;
    if (mark && lost.some(({ claim }) => claim.id === mark.claim.id)) this.#card.close();
    else if (mark) this.#painter.activate(mark);
    this.#hover.watch(this.#painter.marks, shadowRootsOf(this.#blocks));
    this.#lookAgain();
  }

  // Pages that draw themselves anew put the same text into new nodes: a block is known again by its whole text.
  #lookAgain(): void {
    const after = LOOK_AGAIN_AFTER[this.#tries];
    if (after === undefined || this.#again !== 0) return;
    this.#again = setTimeout(() => {
      this.#again = 0;
      this.#tries++;
      const root = this.#options.root();
      if (!root || !this.#wake()) return;
      const current = new Map(blocksOf(root).map((block) => [block.text, block]));
      const isLost = (block: LiveBlock) => block.segments.some(({ node }) => !node.isConnected);
      let found = false;
      this.#blocks = this.#blocks.map((block) => {
        const again = isLost(block) ? current.get(block.text) : undefined;
        found ||= again !== undefined;
        return again ? { ...again, id: block.id } : block;
      });
      if (found) this.#draw();
      else this.#lookAgain();
    }, after);
  }
}

function isBelowTop(mark: Mark): boolean {
  return rangesOf(mark).some((range) => range.getBoundingClientRect().top >= 0);
}

// An element knows how to come into view through all that scrolls around it; a range does not. Where the element is taller
// than the window, the passage is then brought to its middle.
function scrollTo(mark: Mark): void {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const element = mark.pieces[0]?.node.parentElement ?? mark.block.container;
  if (element.getBoundingClientRect().height < innerHeight * 0.6) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior });
    return;
  }
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const rect = rangesOf(mark)[0]?.getBoundingClientRect();
  if (rect) scrollBy({ top: rect.top + rect.height / 2 - innerHeight / 2, behavior });
}
