/** Packs that are switched off: where nothing was found, one of them may speak of this page. */
import { useEffect, useState } from "preact/hooks";
import { askBackground, type Source } from "../shared/protocol";
import { Switch } from "../shared/view";
import { counted, word } from "../shared/words";

/** `again` reads the page anew. */
export function SwitchedOff({ again }: { again: () => void }) {
  const [packs, setPacks] = useState<Source[]>([]);
  useEffect(() => {
    // Where they cannot be listed, the options tell why; the popup has told what it found.
    askBackground("packs", {}).then(
      (all) => setPacks(all.filter(({ on }) => !on)),
      () => null,
    );
  }, []);
  if (packs.length === 0) return null;
  const use = async (id: string) => {
    await askBackground("switchPack", { id, on: true }).catch(() => null);
    again(); // it tells what is wrong, if anything is
  };
  return (
    <section class="message off">
      <h2>{word("popupOff")}</h2>
      <ul>
        {packs.map(({ id, info }) => (
          <li key={id}>
            <Switch
              label={info?.title || id}
              name={word("packsUse", info?.title || id)}
              on={false}
              change={() => void use(id)}
            />
            {info && <span class="facts">{counted("reports", info.reports)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
