/** The sites that are read by themselves. */
import { extension } from "../shared/extension";
import { askBackground } from "../shared/protocol";
import { type Settings, saveSettings } from "../shared/settings";
import { EVERYWHERE, hostOf, isSite } from "../shared/sites";
import { Switch } from "../shared/view";
import { word } from "../shared/words";

export function Sites({ settings }: { settings: Settings }) {
  const remove = async (site: string) => {
    await extension.permissions.remove({ origins: [site] }).catch(() => false);
    await saveSettings({ sites: settings.sites.filter((other) => other !== site) });
    await askBackground("sitesChanged", {});
  };
  const everywhere = async (on: boolean) => {
    // Within the click, or the browser refuses.
    const asking = on
      ? extension.permissions.request({ origins: EVERYWHERE })
      : extension.permissions.remove({ origins: EVERYWHERE });
    const done = await asking.catch(() => false);
    await saveSettings({ everywhere: on && done });
    await askBackground("sitesChanged", {});
  };
  return (
    <section id="sites">
      <h2>{word("optionsSites")}</h2>
      <p>{word("optionsSitesHelp")}</p>
      <Switch label={word("optionsSitesAll")} on={settings.everywhere} change={(on) => void everywhere(on)} />
      {settings.sites.length === 0 && !settings.everywhere && <p class="none">{word("optionsSitesNone")}</p>}
      <ul class="sites">
        {settings.sites.map((site) => (
          <li key={site}>
            <span>{hostOf(site)}</span>
            <button
              type="button"
              onClick={() => void remove(site)}
              aria-label={word("optionsSitesRemove", hostOf(site))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Asks for the sites of choices that come from elsewhere, where there are any: call it within a click. What the browser grants, or
 * has granted before; sites that are no longer wished for are handed back.
 */
export async function grantSites(wish: Settings): Promise<Pick<Settings, "everywhere" | "sites">> {
  const origins = [...(wish.everywhere ? EVERYWHERE : []), ...wish.sites];
  if (origins.length > 0) await extension.permissions.request({ origins }).catch(() => false);
  const isGranted = (site: string) => extension.permissions.contains({ origins: [site] }).catch(() => false);
  const grants = await Promise.all(wish.sites.map(isGranted));
  const everywhere = wish.everywhere && (await Promise.all(EVERYWHERE.map(isGranted))).every(Boolean);
  const { origins: all = [] } = await extension.permissions.getAll();
  const left = all.filter((site) => !origins.includes(site) && (isSite(site) || EVERYWHERE.includes(site)));
  if (left.length > 0) await extension.permissions.remove({ origins: left }).catch(() => false);
  return { everywhere, sites: wish.sites.filter((_, at) => grants[at]) };
}

/** Hands back every site that was granted. */
export async function giveBackSites(settings: Settings): Promise<void> {
  const { origins = [] } = await extension.permissions.getAll();
  const granted = [...new Set([...EVERYWHERE, ...settings.sites])].filter((site) => origins.includes(site));
  if (granted.length > 0) await extension.permissions.remove({ origins: granted }).catch(() => false);
}
