import { extension } from "./extension";
import type { Text } from "./notice";
import { word } from "./words";

/** What happened, and what to do. */
export function Message({ title, help, does = [], again }: Text & { again: () => void }) {
  return (
    <section class="message">
      <h2>{title}</h2>
      <p>{help}</p>
      {does.length > 0 && (
        <p class="does">
          {does.map((what) => (
            <button key={what} type="button" onClick={DEEDS[what] ?? again}>
              {word(LABELS[what])}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

const LABELS = {
  again: "popupAgain",
  read: "commandRead",
  paste: "popupPaste",
  options: "popupReports",
} as const;

const DEEDS: Partial<Record<keyof typeof LABELS, () => void>> = {
  paste: () => void extension.tabs.create({ url: extension.runtime.getURL("welcome.html#own") }),
  options: () => void extension.runtime.openOptionsPage(),
};
