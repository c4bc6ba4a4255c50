import { word } from "../shared/words";

/** The way on and back through the list, always in sight. */
export function Steps({ at, of, step }: { at: number; of: number; step: (by: 1 | -1) => void }) {
  return (
    <div class="steps">
      <button
        type="button"
        aria-keyshortcuts="J"
        title={word("panelKey", word("cardPrevious"), "J")}
        onClick={() => step(-1)}
      >
        <span aria-hidden="true">‹ </span>
        {word("cardPrevious")}
      </button>
      {at > 0 && <span class="place">{word("cardPlace", at, of)}</span>}
      <button
        type="button"
        aria-keyshortcuts="K"
        title={word("panelKey", word("cardNext"), "K")}
        onClick={() => step(1)}
      >
        {word("cardNext")}
        <span aria-hidden="true"> ›</span>
      </button>
    </div>
  );
}
