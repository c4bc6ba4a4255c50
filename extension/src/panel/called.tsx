import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reading } from "../shared/reading";
import { word } from "../shared/words";
import type { WrongMatch } from "../shared/wrong";

/** A match has just been called wrong, and that can be undone: it is no longer there to do it at. */
export function Called({ match, reading, undo }: { match: WrongMatch; reading: Reading; undo: () => void }) {
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), [match]);
  const claim = reading.claims.find(({ text }) => text === match.here);
  if (!claim) return null; // the page is another
  return (
    <p class="called" role="status">
      {claim.evidence.length > 0 ? word("wrongHidden") : word("wrongHiddenLast")}{" "}
      <button type="button" class="undo" ref={back} onClick={undo}>
        {word("wrongUndo")}
      </button>
    </p>
  );
}
