/** What can be chosen, what Crossread compares with, and what it does not do. */
import { useEffect, useState } from "preact/hooks";
import { loadSettings, onSettings, type Settings, saveSettings } from "../shared/settings";
import { word } from "../shared/words";
import { Appearance } from "./appearance";
import { Keys } from "./keys";
import { Packs } from "./packs";
import { Reports } from "./reports";
import { Reset } from "./reset";
import { Sites } from "./sites";
import { Transfer } from "./transfer";
import { Wrong } from "./wrong";

export function Options() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void loadSettings().then(setSettings);
    return onSettings(setSettings);
  }, []);
  // The page is drawn only now, so the browser has not found the section that the address names.
  const drawn = settings !== null;
  useEffect(() => {
    if (drawn && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [drawn]);
  if (!settings) return null;

  return (
    <main>
      <h1>{word("optionsTitle")}</h1>
      <p>
        <a href="welcome.html">{word("optionsWelcome")}</a>
      </p>
      <Appearance settings={settings} change={(wish) => void saveSettings(wish)} />
      <Sites settings={settings} />
      <Reports />
      <Packs />
      <Wrong />
      <Keys />
      <section>
        <h2>{word("optionsPrivacy")}</h2>
        <p>{word("optionsPrivacyText")}</p>
        <p>
          <a href="privacy.html">{word("optionsPrivacyMore")}</a>
        </p>
        <p>
          <a href="licences.html">{word("licencesText")}</a>
        </p>
      </section>
      <Transfer settings={settings} />
      <Reset settings={settings} />
    </main>
  );
}
