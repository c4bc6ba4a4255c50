/** Tells which marked claim the pointer is on. Does nothing while the pointer rests. */
import { type Mark, rangesOf } from "./paint";

/** Milliseconds the pointer must stay before a card opens, and be away before it closes. */
const OPEN_AFTER = 300;
const CLOSE_AFTER = 300;
/** Pixels around a line of text that still belong to it: the gap between lines, and the mark itself. */
const SLACK = 4;

export interface Pointer {
  x: number;
  y: number;
}

export interface HoverTarget {
  open(mark: Mark, at: Pointer): void;
  close(): void;
  /** Before anything is looked up: false means stop for good. */
  wake(): boolean;
}

export class Hover {
  #byNode = new Map<Node, Mark[]>();
  #roots: ShadowRoot[] = [];
  #target: HoverTarget;
  #frame = 0;
  #timer = 0;
  #over: Mark | null = null;
  #wanted: Mark | null = null;
  /** The claim whose card was closed under the pointer: it opens again only when the pointer has been elsewhere. */
  #dismissed: Mark | null = null;
  #last: Pointer | null = null;
  #inCard = false;
  #listening: AbortController | null = null;
  /** The page's root when listening began. */
  #root: HTMLElement | null = null;

  constructor(target: HoverTarget) {
    this.#target = target;
  }

  /** Watches for these marks instead of the former ones; for none, listens to nothing. */
  watch(marks: readonly Mark[], shadowRoots: ShadowRoot[]): void {
    this.#byNode.clear();
    this.#roots = shadowRoots;
    for (const mark of marks) {
      for (const { node } of mark.pieces) {
        this.#byNode.set(node, [...(this.#byNode.get(node) ?? []), mark]);
      }
    }
    // A page that writes itself anew (document.open) takes all listeners off its document.
    if (marks.length === 0 || this.#root !== document.documentElement) this.stop();
    if (marks.length > 0 && !this.#listening) this.#listen();
  }

  stop(): void {
    this.#listening?.abort();
    this.#listening = null;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#over = null;
    this.#wanted = null;
  }

  get isInCard(): boolean {
    return this.#inCard;
  }

  /** The pointer went into the card, or left it. */
  inCard(inside: boolean): void {
    this.#inCard = inside;
    if (inside) {
      clearTimeout(this.#timer);
      this.#wanted = this.#over;
    } else if (this.#listening) {
      this.#want(null, { x: 0, y: 0 });
    }
  }

  /** The card was opened or closed by other means; one that only shows its claim anew may have the pointer in it. */
  settle(mark: Mark | null, inCard = false): void {
    clearTimeout(this.#timer);
    // A browser tells of a move when what was under the pointer goes, though nobody has moved.
    this.#dismissed = mark ? null : this.#over;
    this.#inCard = inCard;
    this.#over = mark;
    this.#wanted = mark;
  }

  #listen(): void {
    this.#listening = new AbortController();
    this.#root = document.documentElement;
    const options = { passive: true, capture: true, signal: this.#listening.signal };
    const look = (event: PointerEvent) => {
      if (!hovers(event)) return;
      this.#last = { x: event.clientX, y: event.clientY };
      if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look());
    };
    document.addEventListener("pointermove", look, options);
    this.#root?.addEventListener(
      "pointerleave",
      (event) => {
        if (hovers(event)) this.#want(null, { x: 0, y: 0 });
      },
      options,
    );
    // A finger cannot hover: a tap on a marked claim opens its card at once. The click is the last that comes of a tap; were the
    // card there before, the click could fall on it.
    document.addEventListener(
      "click",
      (event) => {
        if (!taps(event) || event.composedPath().some(isControl) || !this.#target.wake()) return;
        const mark = this.#at(event.clientX, event.clientY);
        if (mark) {
          this.settle(mark);
          this.#target.open(mark, { x: event.clientX, y: event.clientY });
        }
      },
      options,
    );
  }

  #look(): void {
    this.#frame = 0;
    if (!this.#last || this.#inCard || !this.#target.wake()) return;
    const { x, y } = this.#last;
    const mark = this.#at(x, y);
    if (mark && isSame(mark, this.#dismissed)) return;
    this.#dismissed = null;
    this.#want(mark, { x, y });
  }

  #want(mark: Mark | null, at: Pointer): void {
    if (isSame(mark, this.#wanted)) return;
    this.#wanted = mark;
    clearTimeout(this.#timer);
    if (isSame(mark, this.#over)) return;
    this.#timer = setTimeout(
      () => {
        this.#over = mark;
        if (mark) this.#target.open(mark, at);
        else this.#target.close();
      },
      mark ? OPEN_AFTER : CLOSE_AFTER,
    );
  }

  // The caret call is cheap but snaps to the nearest text, however far: so the rectangles have the last word.
  #at(x: number, y: number): Mark | null {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: this.#roots });
    const near = caret ? this.#byNode.get(caret.offsetNode) : undefined;
    if (!near) return null;
    const hits = near.filter((mark) =>
      rangesOf(mark).some((range) => [...range.getClientRects()].some((rect) => contains(rect, x, y))),
    );
    // Claims can stand one within the other: the narrower one is meant.
    return hits.sort((a, b) => a.claim.end - a.claim.start - (b.claim.end - b.claim.start))[0] ?? null;
  }
}

/** Fingers are nowhere between two taps: they would leave whatever they have touched. What a page makes up is nobody's pointer. */
export function hovers({ pointerType, isTrusted }: PointerEvent): boolean {
  return isTrusted && pointerType === "mouse";
}

/** Whether a click comes of a finger or a pen, and of neither mouse, key nor the page. */
export function taps({ pointerType, isTrusted }: Partial<PointerEvent>): boolean {
  return isTrusted === true && (pointerType === "touch" || pointerType === "pen");
}

/** A tap on these does what the page means it to do. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.matches("a[href], button, summary, label");
}

/** A page that draws itself anew gives a claim another mark. */
function isSame(a: Mark | null, b: Mark | null): boolean {
  return a?.claim.id === b?.claim.id;
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top - SLACK && y <= rect.bottom + SLACK;
}
