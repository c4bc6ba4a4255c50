/** What there is to compare with, and where it comes from. */
import { useEffect, useState } from "preact/hooks";
import { askBackground, reasonOf } from "../shared/protocol";
import type { PackInfo } from "../shared/reading";
import { counted, days, word } from "../shared/words";

export function Packs() {
  const [packs, setPacks] = useState<PackInfo[] | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    askBackground("packs", {}).then(setPacks, (error: unknown) => setTrouble(reasonOf(error)));
  }, []);
  return (
    <section>
      <h2>{word("optionsPacks")}</h2>
      <p>{word("optionsPacksHelp")}</p>
      {trouble && <p role="alert">{word("failedHelp", trouble)}</p>}
      <ul class="packs">
        {packs?.map((pack) => (
          <Pack key={pack.title} pack={pack} />
        ))}
      </ul>
    </section>
  );
}

function Pack({ pack }: { pack: PackInfo }) {
  const dates = days(pack.from, pack.until);
  const facts = [
    word("optionsPackLine", counted("reports", pack.reports), counted("claims", pack.claims)),
    dates && word("optionsPackDates", dates),
    pack.maker && word("optionsPackMaker", pack.maker),
    pack.licence && word("optionsPackLicence", pack.licence),
  ].filter(Boolean);
  return (
    <li>
      <h3>{pack.title}</h3>
      <p>{facts.join(" · ")}</p>
    </li>
  );
}
