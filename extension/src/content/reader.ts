/** Reads one document and shows the reading in it. Knows neither browser messages nor where the core runs. */
import type { Answered } from "../shared/protocol";
import type { Claim, Evidence, Marked, Page, Reading } from "../shared/reading";
import type { Intensity } from "../shared/settings";
import { claimMarkdown } from "../shared/share/markdown";
import { word } from "../shared/words";
import { type WrongMatch, wrongMatch } from "../shared/wrong";
import { othersIn } from "./aside";
import { blocksIn, type LiveBlock, shadowRootsOf } from "./blocks";
import { Card } from "./card";
import { copy } from "./copy";
import { Hover, type Pointer } from "./hover";
import { type Mark, marksOf, Painter, rangesOf } from "./paint";
import { scrollTo } from "./scroll";
import { inSlices, turn } from "./slices";
import { Watch } from "./watch";

export interface Shown {
  marks: boolean;
  shown: Record<Marked, boolean>;
  intensity: Intensity;
}

export interface ReaderOptions {
  /** The page, and its blocks with the way back. */
  article(): Promise<{ page: Page; blocks: LiveBlock[] }>;
  /** Where blocks are looked for again when the page has replaced their nodes. */
  root(): Element | null;
  /** Compares a page. */
  read(page: Page): Promise<Answered>;
  /** Keeps that a match is wrong, and forgets it again; readings leave it out from then on. */
  callWrong(match: WrongMatch): Promise<void>;
  takeBack(match: WrongMatch): Promise<void>;
  /** A reading has taken the place of the former. */
  took?(): void;
  /** Opens a claim where it can be saved and printed; absent where there is no such place. */
  share?(claim: number): void;
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
  #watch = new Watch(
    () => this.#pageChanged(),
    () => this.#restyled(),
  );
  #page: Page | null = null;
  #key = "";
  #pending: Promise<Answered> | null = null;
  #reading: Reading | null = null;
  #blocks: LiveBlock[] = [];
  #again = 0;
  #tries = 0;
  /** Words of a claim have changed or gone since it was read; they may have come back since. */
  #lost = false;
  #gone = false;
  /** The claim that is shown for who reads its evidence elsewhere. */
  #pointed: Claim | null = null;
  /** The match that was called wrong on the card that is open. */
  #called: WrongMatch | null = null;

  constructor(options: ReaderOptions, shown: Shown) {
    this.#options = options;
    this.#shown = shown;
    this.#hover = new Hover({
      // Who reads by keyboard is not to lose the card to a pointer that rests somewhere.
      open: (mark, at) => {
        if (!this.#card.stays) this.#open(mark, false, at);
      },
      close: () => {
        if (!this.#card.stays) this.#card.close();
      },
      wake: () => this.#wake(),
    });
    this.#card = new Card({
      closed: () => {
        this.#called = null;
        this.#hover.settle(null);
        this.#showPointed();
      },
      pointer: (inside) => this.#hover.inCard(inside),
      step: (by) => this.step(by),
      copy: async (claim) => this.#reading !== null && copy(claimMarkdown(claim, this.#reading)),
      share: options.share && ((claim) => options.share?.(claim.id)),
      wrong: (claim, evidence) => void this.#callWrong(claim, evidence),
      undo: () => void this.#undo(),
    });
  }

  /** What is shown now, without a look at the page. */
  get reading(): Reading | null {
    return this.#reading;
  }

  /**
   * The reading of the document as it is now; compared anew only if its text is not what was read before, or what there is
   * to compare with: `revision` names that, none is the last one named.
   */
  async read(revision = this.#revision): Promise<Answered> {
    this.#revision = revision;
    this.#stale = false;
    const { page, blocks } = await this.#options.article();
    const text = JSON.stringify(page);
    if (`${revision} ${text}` !== this.#key || !this.#pending) {
      this.#key = `${revision} ${text}`;
      this.#page = page;
      this.#ask(page);
    }
    const pending = this.#pending ?? this.#ask(page);
    const answered = await pending;
    const { reading, seed, tie, revision: compared } = answered;
    await turn(); // to take the answer in was long enough
    if (this.#pending === pending) {
      this.#revision = compared;
      this.#key = `${compared} ${text}`;
    }
    // A later call may have found another text meanwhile; then that one is shown.
    if (this.#pending === pending && !this.#gone) {
      const drawn = this.#blocks.length > 0 && !this.#lost && this.#standsOn(blocks);
      if (this.#reading !== reading || !drawn) {
        this.#reading = reading;
        this.#blocks = blocks;
        this.#tries = 0;
        this.#painter.name(seed, tie);
        if (tie) this.#card.tie(`${tie}-card`);
        this.#draw();
        this.#options.took?.();
      }
    }
    return answered;
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

  /** Compares the same text again: what counts as wrong has changed. */
  async refresh(): Promise<void> {
    if (!this.#page || !this.#reading) return;
    const pending = this.#ask(this.#page);
    const { reading } = await pending;
    if (this.#pending !== pending || this.#gone) return;
    const same = JSON.stringify(reading.claims) === JSON.stringify(this.#reading.claims);
    this.#reading = reading;
    if (!same) this.#draw();
    this.#options.took?.();
  }

  show({ marks, shown, intensity }: Shown): void {
    const wish = { marks, shown, intensity };
    const same = JSON.stringify(wish) === JSON.stringify(this.#shown);
    this.#shown = wish;
    if (!same) this.#draw();
  }

  /** Scrolls to a claim and opens its card; false if its words are no longer there. */
  go(id: number): boolean {
    const mark = this.#markOf(id);
    if (!mark) return false;
    scrollTo(mark);
    this.#open(mark, true);
    return true;
  }

  /** Scrolls to a claim and shows which it is, for who reads elsewhere what others say of it; none takes that back. */
  point(id: number | null): boolean {
    const mark = id === null ? null : this.#markOf(id);
    this.#pointed = mark?.claim ?? null;
    if (mark) {
      this.#card.close();
      scrollTo(mark);
    }
    if (!this.#card.mark) this.#showPointed();
    return mark !== null || id === null;
  }

  /** Goes to the next or previous marked claim from the one whose card is open, or from where the reader is. */
  step(by: 1 | -1): boolean {
    const open = this.#card.mark?.claim;
    const marks = this.#steps(open);
    const at = marks.findIndex(({ claim }) => claim.id === open?.id);
    const next =
      at >= 0
        ? marks[(at + by + marks.length) % marks.length]
        : (marks.find(isFocused) ?? marks.find(isBelowTop) ?? marks[0]);
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

  #ask(page: Page): Promise<Answered> {
    const pending = this.#options.read(page);
    this.#pending = pending;
    pending.catch(() => {
      if (this.#pending === pending) this.#pending = null;
    });
    return pending;
  }

  async #callWrong(claim: Claim, evidence: Evidence): Promise<void> {
    if (!this.#reading) return;
    // Known before it is kept, for that alone makes the card be shown anew.
    const called = wrongMatch(claim, evidence, this.#reading);
    this.#called = called;
    if (await this.#isKept(this.#options.callWrong(called))) await this.refresh();
    else this.#called = null;
  }

  async #undo(): Promise<void> {
    const called = this.#called;
    if (!called) return;
    this.#called = null;
    if (await this.#isKept(this.#options.takeBack(called))) await this.refresh();
    else this.#called = called;
  }

  async #isKept(saved: Promise<void>): Promise<boolean> {
    try {
      await saved;
      return true;
    } catch {
      this.#card.say(word("wrongNotKept"));
      return false;
    }
  }

  #wake(): boolean {
    if (!this.#options.alive()) {
      this.leave();
      return false;
    }
    this.#painter.ensure();
    return true;
  }

  #markOf(id: number): Mark | null {
    const claims = this.#reading?.claims.filter((claim) => claim.id === id) ?? [];
    return marksOf(claims, this.#blocks)[0] ?? null;
  }

  // A page that has changed may have given its number to another claim.
  #showPointed(): void {
    const mark = this.#pointed && this.#markOf(this.#pointed.id);
    this.#painter.activate(mark?.claim.text === this.#pointed?.text ? mark : null);
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
    const claims =
      this.#shown.marks && this.#reading ? this.#reading.claims.filter((claim) => this.#wanted(claim)) : [];
    const marks = marksOf(claims, this.#blocks);
    const roots = shadowRootsOf(this.#blocks);
    this.#painter.paint(marks, roots, this.#shown.intensity);
    this.#hover.watch(this.#painter.marks, roots);
    this.#watch.start(
      marks.flatMap(({ pieces }) => pieces.map(({ node }) => node)),
      roots,
    );
    this.#lost = marks.length < claims.length;
    if (this.#lost) this.#lookAgain();
    if (this.#card.mark) this.#showAgain(this.#card.mark.claim.id);
    else this.#showPointed();
  }

  #open(mark: Mark, focus: boolean, at?: Pointer): void {
    if (!this.#reading) return;
    this.#called = null;
    const place = this.#placeOf(mark);
    this.#card.open({ mark, reading: this.#reading, place, focus, ...(at ? { at } : {}) });
    this.#hover.settle(mark);
    this.#painter.activate(mark);
  }

  // The card that is open, for the claim as it is read now; it stays for the undo even if nothing is left to tell.
  #showAgain(id: number): void {
    const mark = this.#markOf(id);
    const undo = this.#called !== null && this.#called.here === mark?.claim.text;
    if (!this.#reading || !mark || (mark.claim.relation === "unmatched" && !undo)) {
      this.#card.close();
      return;
    }
    this.#card.update({ mark, reading: this.#reading, place: this.#placeOf(mark), undo });
    this.#hover.settle(mark, this.#hover.isInCard);
    this.#painter.activate(mark);
  }

  #placeOf({ claim: open }: Mark): [at: number, of: number] {
    const marks = this.#steps(open);
    return [marks.findIndex(({ claim }) => claim.id === open.id) + 1, marks.length];
  }

  #standsOn(blocks: LiveBlock[]): boolean {
    return this.#blocks.every((block, i) => block.segments[0]?.node === blocks[i]?.segments[0]?.node);
  }

  #pageChanged(): void {
    if (!this.#wake()) return;
    const lost = this.#painter.prune();
    if (lost.length === 0) return;
    this.#lost = true;
    const { mark } = this.#card;
    if (mark && lost.some(({ claim }) => claim.id === mark.claim.id)) this.#card.close();
    else if (mark) this.#painter.activate(mark);
    else this.#showPointed();
    this.#hover.watch(this.#painter.marks, shadowRootsOf(this.#blocks));
    this.#lookAgain();
  }

  #restyled(): void {
    if (!this.#wake()) return;
    this.#painter.recolour();
    this.#card.restyle();
  }

  // Pages that draw themselves anew put the same text into new nodes: a block is known again by its whole text.
  #lookAgain(): void {
    const after = LOOK_AGAIN_AFTER[this.#tries];
    if (after === undefined || this.#again !== 0) return;
    this.#again = setTimeout(async () => {
      this.#tries++;
      const root = this.#options.root();
      const found = root && this.#wake() ? await inSlices(blocksIn(root, { other: othersIn(root) })) : null;
      this.#again = 0;
      if (!found || this.#gone) return;
      const current = new Map(found.map((block) => [block.text, block]));
      const isLost = (block: LiveBlock) => block.segments.some(({ node }) => !node.isConnected);
      let isFound = false;
      this.#blocks = this.#blocks.map((block) => {
        const again = isLost(block) ? current.get(block.text) : undefined;
        isFound ||= again !== undefined;
        return again ? { ...again, id: block.id } : block;
      });
      if (isFound) this.#draw();
      else this.#lookAgain();
    }, after);
  }
}

/** Whether the keyboard's focus or the text cursor is in the claim. */
function isFocused({ pieces }: Mark): boolean {
  const { activeElement } = document;
  const cursor = getSelection()?.anchorNode;
  return pieces.some(
    ({ node }) =>
      node === cursor ||
      (activeElement !== null && activeElement !== document.body && activeElement.contains(node)),
  );
}

function isBelowTop(mark: Mark): boolean {
  return rangesOf(mark).some((range) => range.getBoundingClientRect().top >= 0);
}
