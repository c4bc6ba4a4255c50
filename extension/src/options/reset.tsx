/** The ways back to how everything was after installing. */
import { useRef, useState } from "preact/hooks";
import { askBackground, reasonOf } from "../shared/protocol";
import type { Settings } from "../shared/settings";
import { word } from "../shared/words";
import { giveBackSites } from "./sites";

export function Reset({ settings }: { settings: Settings }) {
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState("");
  const [wrong, setWrong] = useState("");
  const first = useRef<HTMLButtonElement>(null);
  const forget = async (everything: boolean) => {
    setAsked(false);
    setTold("");
    setWrong("");
    try {
      await giveBackSites(settings);
      await askBackground("forget", { everything });
      setTold(word(everything ? "optionsEraseDone" : "optionsResetDone"));
    } catch (error) {
      setWrong(reasonOf(error));
    }
    first.current?.focus(); // the button that had it may be gone
  };
  return (
    <section class="reset" id="reset">
      <h2>{word("optionsReset")}</h2>
      <p>{word("optionsResetHelp")}</p>
      <div class="acts">
        <button type="button" ref={first} onClick={() => void forget(false)}>
          {word("optionsResetDo")}
        </button>
        <button type="button" class="erase" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {word("optionsErase")}
        </button>
      </div>
      {asked && (
        <div class="sure" role="alert">
          <p>{word("optionsEraseHelp")}</p>
          <div class="acts">
            <button type="button" class="yes" onClick={() => void forget(true)}>
              {word("optionsEraseDo")}
            </button>
            <button type="button" class="link" onClick={() => setAsked(false)}>
              {word("optionsEraseNot")}
            </button>
          </div>
        </div>
      )}
      <p role="status">{told}</p>
      {wrong && <p role="alert">{wrong}</p>}
    </section>
  );
}
