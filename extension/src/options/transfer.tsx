/** All choices as a file, and back: a file is shown before it counts. */
import { useRef, useState } from "preact/hooks";
import { download } from "../shared/download";
import { askBackground, reasonOf } from "../shared/protocol";
import type { Settings } from "../shared/settings";
import { type Chosen, fileOfSettings, settingsIn } from "../shared/settings-file";
import { counted, word } from "../shared/words";
import { loadWrong } from "../shared/wrong";
import { atMost, FileButton } from "./files";
import { grantSites } from "./sites";

/** A longer file holds something else, in bytes. */
const LONGEST = 10_000_000;

export function Transfer({ settings }: { settings: Settings }) {
  const [found, setFound] = useState<{ file: string; chosen: Chosen } | null>(null);
  const [told, setTold] = useState("");
  const [wrong, setWrong] = useState("");
  const first = useRef<HTMLButtonElement>(null);
  const close = () => {
    setFound(null);
    first.current?.focus(); // the button that had it is gone
  };
  const act = async (what: () => Promise<string>) => {
    setTold("");
    setWrong("");
    setFound(null);
    try {
      setTold(await what());
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const give = () =>
    act(async () => {
      const text = fileOfSettings({ settings, wrong: await loadWrong() });
      download(word("settingsFileName"), "application/json", text);
      return word("reportsExported", word("settingsFileName"));
    });
  const look = ([file]: File[]) =>
    act(async () => {
      if (file) setFound({ file: file.name, chosen: await chosenIn(file) });
      return "";
    });
  const use = (file: string, chosen: Chosen) => {
    const granting = grantSites(chosen.settings); // within the click, or the browser refuses
    first.current?.focus();
    return act(async () => {
      const granted = await granting;
      await askBackground("choose", { chosen: { ...chosen, settings: { ...chosen.settings, ...granted } } });
      const less = granted.everywhere !== chosen.settings.everywhere;
      const fewer = granted.sites.length < chosen.settings.sites.length;
      return word(less || fewer ? "settingsTakenLess" : "settingsTaken", file);
    });
  };

  return (
    <section class="transfer">
      <h2>{word("settingsTitle")}</h2>
      <p>{word("settingsHelp")}</p>
      <div class="acts">
        <FileButton
          label={word("settingsImport")}
          accept="application/json,.json"
          take={(files) => void look(files)}
        />
        <button type="button" class="export" ref={first} onClick={() => void give()}>
          {word("settingsExport")}
        </button>
      </div>
      {found && (
        <div class="sure" role="alert">
          <p>{word("settingsHolds", found.file, holds(found.chosen))}</p>
          <p>{word("settingsHoldsHelp")}</p>
          <div class="acts">
            <button type="button" class="yes" onClick={() => void use(found.file, found.chosen)}>
              {word("settingsUse")}
            </button>
            <button type="button" class="link" onClick={close}>
              {word("dismiss")}
            </button>
          </div>
        </div>
      )}
      <p role="status">{told}</p>
      {wrong && <p role="alert">{wrong}</p>}
    </section>
  );
}

/** What a file would change, in a line. */
function holds({ settings: { marks, intensity, everywhere, sites, packs }, wrong }: Chosen): string {
  return [
    marks ? word(intensity === "clear" ? "settingsClear" : "settingsQuiet") : word("settingsNoMarks"),
    everywhere ? word("optionsSitesAll") : counted("sitesAllowed", sites.length),
    counted("packsSwitched", Object.keys(packs).length),
    counted("wrongMatches", wrong.length),
  ].join(" · ");
}

async function chosenIn(file: File): Promise<Chosen> {
  try {
    atMost(LONGEST, file);
    return settingsIn(await file.text());
  } catch (error) {
    throw new Error(word("fileRefused", file.name, reasonOf(error)));
  }
}
