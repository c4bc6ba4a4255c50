import { counted, word } from "../shared/words";

/** The way on and back through the list, always in sight. */
export function Steps({ at, of, step }: { at: number; of: number; step: (by: 1 | -1) => void }) {
  const [back, on] = [word("cardPrevious"), word("cardNext")];
  return (
    <div class="steps">
      <span>{at > 0 ? word("cardPlace", at, of) : counted("claims", of)}</span>
      <button
        type="button"
        class="back"
        aria-label={back}
        aria-keyshortcuts="J"
        title={word("panelKey", back, "J")}
        onClick={() => step(-1)}
      >
        ‹
      </button>
      <button
        type="button"
        class="on"
        aria-label={on}
        aria-keyshortcuts="K"
        title={word("panelKey", on, "K")}
        onClick={() => step(1)}
      >
        ›
      </button>
    </div>
  );
}
