/** Where the card stands: beside the claim, never over its words, never out of the window. */
import { autoUpdate, computePosition, flip, hide, offset, shift, size } from "@floating-ui/dom";
import type { Pointer } from "./hover";
import { type Mark, rangesOf } from "./paint";

/** Pixels between the claim and the card, and between the card and the window's edge. */
const GAP = 8;
/** With this much room below, in pixels, the card stays there, where it hides nothing that was read already. */
const ENOUGH_HEIGHT = 280;
/** The least height that the card is fitted to; it scrolls inside. */
const LEAST_HEIGHT = 96;
/** Pixels of the card to the left of the pointer that asked for it. */
const BEFORE_POINTER = 48;

export interface Placing {
  host: HTMLElement;
  mark: Mark;
  at: Pointer | undefined;
  /** Called with the height there is. */
  fit(height: number): void;
  /** Whether the card stays when its claim is scrolled out of sight. */
  stays(): boolean;
  /** The claim is out of sight. */
  lost(): void;
}

/** Keeps the card beside its claim; returns the way to stop. */
export function follow({ host, mark, at, fit, stays, lost }: Placing): () => void {
  const reference = {
    getBoundingClientRect: () => boundsNear(linesOf(mark), at),
    contextElement: mark.block.container,
  };
  const isRtl = getComputedStyle(mark.block.container).direction === "rtl";
  // Above or below its claim the card begins near the pointer that asked for it.
  const towards = (placement: string, { x: left, width }: { x: number; width: number }): number => {
    if (!at || !/^(?:top|bottom)/.test(placement) || at.x < left || at.x > left + width) return 0;
    return isRtl
      ? Math.min(0, at.x + BEFORE_POINTER - left - width)
      : Math.max(0, at.x - BEFORE_POINTER - left);
  };
  let stopped = false;
  const update = async () => {
    // The side is chosen for a card of this height; only then does it take what room there is.
    fit(ENOUGH_HEIGHT);
    const { x, y, middlewareData } = await computePosition(reference, host, {
      strategy: "fixed",
      placement: isRtl ? "bottom-end" : "bottom-start",
      middleware: [
        offset(({ placement, rects }) => ({
          mainAxis: GAP,
          crossAxis: towards(placement, rects.reference),
        })),
        flip({ padding: GAP, fallbackAxisSideDirection: "end" }),
        shift({ padding: GAP }),
        size({
          padding: GAP,
          apply: ({ availableHeight }) => fit(Math.max(LEAST_HEIGHT, Math.floor(availableHeight))),
        }),
        hide(),
      ],
    });
    if (stopped) return;
    const hidden = middlewareData.hide?.referenceHidden === true;
    if (hidden && !stays()) {
      lost();
      return;
    }
    // A card that stays while its claim is out of sight waits at the edge.
    const lowest = innerHeight - host.offsetHeight - GAP;
    const top = hidden ? Math.max(GAP, Math.min(y, lowest)) : y;
    host.style.setProperty("left", `${Math.round(x)}px`, "important");
    host.style.setProperty("top", `${Math.round(top)}px`, "important");
    host.style.setProperty("opacity", "1", "important");
    host.style.setProperty("pointer-events", "auto", "important");
  };
  // Not within the scroll event: Firefox would tell the page's console of positions linked to scrolling.
  const soon = () => requestAnimationFrame(() => void update());
  const stop = autoUpdate(reference, host, soon, { layoutShift: false });
  return () => {
    stopped = true;
    stop();
  };
}

function linesOf(mark: Mark): DOMRect[] {
  return rangesOf(mark).flatMap((range) => [...range.getClientRects()]);
}

// All lines of the claim, so that the card covers none. Where the claim goes on in the next column, its lines there are far
// from those of the first: then those under the pointer count, or else the first.
function boundsNear(lines: DOMRect[], at: Pointer | undefined): DOMRect {
  const columns: DOMRect[][] = [];
  for (const line of lines) {
    const last = columns.at(-1)?.at(-1);
    if (last && line.bottom > last.top) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  const under = at && columns.find((column) => column.some((line) => holds(line, at)));
  const [first = new DOMRect(), ...rest] = under ?? columns[0] ?? [];
  const bounds = { left: first.left, top: first.top, right: first.right, bottom: first.bottom };
  for (const { left, top, right, bottom } of rest) {
    bounds.left = Math.min(bounds.left, left);
    bounds.top = Math.min(bounds.top, top);
    bounds.right = Math.max(bounds.right, right);
    bounds.bottom = Math.max(bounds.bottom, bottom);
  }
  return new DOMRect(bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top);
}

function holds({ left, top, right, bottom }: DOMRect, { x, y }: Pointer): boolean {
  return x >= left - GAP && x <= right + GAP && y >= top - GAP && y <= bottom + GAP;
}
