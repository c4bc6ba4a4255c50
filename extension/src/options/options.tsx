/** What can be chosen, what Crossread compares with, and what it does not do. */
import { useEffect, useState } from "preact/hooks";
import { askBackground } from "../shared/protocol";
import { MARKED, type Marked } from "../shared/reading";
import { loadSettings, onSettings, type Settings, saveSettings } from "../shared/settings";
import { Glyph, Switch } from "../shared/view";
import { type Word, word } from "../shared/words";
import { Keys } from "./keys";
import { Packs } from "./packs";
import { Reports } from "./reports";
import { giveBackSites, Sites } from "./sites";
import { Wrong } from "./wrong";

const MEANINGS: Record<Marked, Word> = {
  denied: "optionsDenied",
  differs: "optionsDiffers",
  unverified: "optionsUnverified",
  corroborated: "optionsCorroborated",
  context: "optionsContext",
};

export function Options() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void loadSettings().then(setSettings);
    return onSettings(setSettings);
  }, []);
  if (!settings) return null;
  const change = (wish: Partial<Settings>) => void saveSettings(wish);

  return (
    <main>
      <h1>{word("optionsTitle")}</h1>
      <p>
        <a href="welcome.html">{word("optionsWelcome")}</a>
      </p>
      <section>
        <h2>{word("optionsMarks")}</h2>
        <p>{word("optionsMarksHelp")}</p>
        <Switch label={word("optionsMarksOn")} on={settings.marks} change={(marks) => change({ marks })} />
        <ul class="relations">
          {MARKED.map((relation) => (
            <li key={relation}>
              <label>
                <input
                  type="checkbox"
                  disabled={!settings.marks}
                  checked={settings.shown[relation]}
                  onChange={(event) =>
                    change({ shown: { ...settings.shown, [relation]: event.currentTarget.checked } })
                  }
                />
                <Glyph relation={relation} />
                <span>{word(MEANINGS[relation])}</span>
              </label>
            </li>
          ))}
        </ul>
      </section>
      <Sites settings={settings} />
      <Reports />
      <Packs />
      <Wrong />
      <Keys />
      <section>
        <h2>{word("optionsPrivacy")}</h2>
        <p>{word("optionsPrivacyText")}</p>
      </section>
      <Reset settings={settings} />
    </main>
  );
}

function Reset({ settings }: { settings: Settings }) {
  const [done, setDone] = useState(false);
  const reset = async () => {
    await giveBackSites(settings);
    await askBackground("forget", {});
    setDone(true);
  };
  return (
    <section>
      <h2>{word("optionsReset")}</h2>
      <p>{word("optionsResetHelp")}</p>
      <button type="button" onClick={() => void reset()}>
        {word("optionsResetDo")}
      </button>
      <p role="status">{done ? word("optionsResetDone") : ""}</p>
    </section>
  );
}
