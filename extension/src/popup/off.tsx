/** Packs that are switched off: where nothing was found, one of them may speak of this page. */
import { askBackground, type Source } from "../shared/protocol";
import { Switch } from "../shared/view";
import { counted, word } from "../shared/words";

export async function packsOff(): Promise<Source[]> {
  // Where they cannot be listed, the options tell why; the popup has its own to tell.
  const packs = await askBackground("packs", {}).catch(() => []);
  return packs.filter(({ on }) => !on);
}

/** `again` reads the page anew. */
export function SwitchedOff({ packs, again }: { packs: Source[]; again: () => void }) {
  if (packs.length === 0) return null;
  const use = async (id: string) => {
    await askBackground("switchPack", { id, on: true }).catch(() => null);
    again(); // it tells what is wrong, if anything is
  };
  return (
    <section class="off">
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
