import type { Text } from "../shared/notice";
import { word } from "../shared/words";

/** What happened, and what to do. */
export function Message({ title, help, again }: Omit<Text, "again"> & { again: (() => void) | null }) {
  return (
    <section class="message">
      <h2>{title}</h2>
      <p>{help}</p>
      {again && (
        <button type="button" onClick={again}>
          {word("popupAgain")}
        </button>
      )}
    </section>
  );
}
