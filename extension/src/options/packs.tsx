/** The packs there are to compare with: switched on and off, removed. */
import { useRef, useState } from "preact/hooks";
import { askBackground, reasonOf, type Source } from "../shared/protocol";
import type { PackInfo } from "../shared/reading";
import { Switch } from "../shared/view";
import { counted, day, days, size, word } from "../shared/words";
import { ImportPacks } from "./import";
import { useLibrary } from "./library";

export function Packs() {
  const { answer: packs, trouble } = useLibrary(() => askBackground("packs", {}));
  const [told, setTold] = useState("");
  const [wrong, setWrong] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const act = async (what: () => Promise<string>) => {
    setTold("");
    setWrong("");
    try {
      setTold(await what());
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const change = ({ id }: Source, on: boolean) =>
    act(async () => {
      await askBackground("switchPack", { id, on });
      return "";
    });
  const remove = ({ id, info }: Source) =>
    act(async () => {
      await askBackground("dropPack", { id });
      heading.current?.focus(); // the button that had it is gone
      return word("reportsRemoved", info?.title ?? id);
    });
  return (
    <section class="packs" id="packs">
      <h2 ref={heading} tabIndex={-1}>
        {word("optionsPacks")}
      </h2>
      <p>{word("optionsPacksHelp")}</p>
      {trouble && <p role="alert">{word("failedHelp", trouble)}</p>}
      <ul class="list">
        {packs?.map((pack) => (
          <Pack
            key={pack.id}
            pack={pack}
            change={(on) => void change(pack, on)}
            remove={() => void remove(pack)}
          />
        ))}
      </ul>
      <ImportPacks />
      <p role="status">{told}</p>
      {wrong && <p role="alert">{wrong}</p>}
    </section>
  );
}

function Pack(props: { pack: Source; change: (on: boolean) => void; remove: () => void }) {
  const { info, imported, on, trouble, id } = props.pack;
  const title = info?.title || id;
  const origin = imported
    ? word("packsImported", imported.file, size(imported.bytes), day(imported.added))
    : word("packsBundled");
  return (
    <li>
      <div>
        <h3>
          <bdi>{title}</bdi>
        </h3>
        {info && <Facts info={info} />}
        <p>
          {origin}
          {!imported && (
            <>
              {" · "}
              <a href={`welcome.html#${id}`} aria-label={word("packsReportsOf", title)}>
                {word("packsReports")}
              </a>
            </>
          )}
        </p>
        {trouble && <p role="alert">{word("packsTrouble", trouble)}</p>}
      </div>
      <div class="hold">
        <Switch label={word("packsOn")} name={word("packsUse", title)} on={on} change={props.change} />
        {imported && (
          <button type="button" class="remove" onClick={props.remove} aria-label={word("removeNamed", title)}>
            {word("remove")}
          </button>
        )}
      </div>
    </li>
  );
}

/** What a pack says of itself. */
export function Facts({ info }: { info: PackInfo }) {
  const dates = days(info.from, info.until);
  const facts = [
    word("optionsPackLine", counted("reports", info.reports), counted("claims", info.claims)),
    dates && word("optionsPackDates", dates),
    info.maker ? word("optionsPackMaker", info.maker) : word("packsNoMaker"),
    info.licence ? word("optionsPackLicence", info.licence) : word("packsNoLicence"),
  ].filter(Boolean);
  return <p class="facts">{facts.join(" · ")}</p>;
}
