/** Where Crossread reads by itself. The browser asks the reader; this only passes the wish on. */
import { useEffect, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { askBackground } from "../shared/protocol";
import { type Settings, saveSettings } from "../shared/settings";
import { EVERYWHERE, hostOf, siteOf } from "../shared/sites";
import { word } from "../shared/words";

interface Props {
  tab: chrome.tabs.Tab;
  settings: Settings;
  saved: (settings: Settings) => void;
}

type Choice = "asked" | "site" | "all";

export function Sites({ tab, settings, saved }: Props) {
  const [refused, setRefused] = useState(false);
  const site = siteOf(tab.url);
  const current: Choice = settings.everywhere
    ? "all"
    : site && settings.sites.includes(site)
      ? "site"
      : "asked";
  const others = settings.sites.filter((other) => other !== site);
  // The browser's question may have been refused after it had closed the popup, or the grant taken back since.
  useEffect(() => {
    if (!site || current === "asked") return;
    const wished = current === "all" ? EVERYWHERE : [site];
    void extension.permissions.contains({ origins: wished }).then(async (granted) => {
      if (!granted) saved(await saveSettings({ everywhere: false, sites: others }));
    });
  }, []);
  if (!site) return null;

  const choose = async (choice: Choice) => {
    const origins = choice === "all" ? EVERYWHERE : [site];
    // Asked for first and within the click, or the browser refuses. Its question may close the popup: then the wish must
    // already be stored, and the background acts on it when the grant comes.
    const asking = (
      choice === "asked"
        ? extension.permissions.remove({ origins })
        : extension.permissions.request({ origins })
    ).catch(() => false); // at once: a refusal that comes while the wish is being stored is no error either
    saved(
      await saveSettings({
        everywhere: choice === "all",
        sites: choice === "site" ? [...others, site] : others,
      }),
    );
    await asking;
    // No more is kept than what was chosen; a browser may have counted the site within the grant that is given back.
    if (current === "all" && choice !== "all")
      await extension.permissions.remove({ origins: EVERYWHERE }).catch(() => false);
    const granted = choice === "asked" || (await extension.permissions.contains({ origins }));
    if (!granted) saved(await saveSettings({ everywhere: false, sites: others }));
    setRefused(!granted);
    await askBackground("sitesChanged", {});
  };

  const options: [Choice, string][] = [
    ["asked", word("popupSitesAsked")],
    ["site", word("popupSitesThis")],
    ["all", word("popupSitesAll")],
  ];
  return (
    <fieldset class="sites">
      <legend>{word("popupSites")}</legend>
      {options.map(([choice, label]) => (
        <label key={choice} title={choice === "site" ? hostOf(site) : undefined}>
          <input
            type="radio"
            name="sites"
            checked={current === choice}
            onChange={() => void choose(choice)}
          />
          <span>{label}</span>
        </label>
      ))}
      {refused && <p role="alert">{word("popupSitesRefused")}</p>}
    </fieldset>
  );
}
