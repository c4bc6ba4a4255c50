/** Where Crossread reads by itself: what the reader wishes, as far as the browser has granted it. */
import { extension } from "../shared/extension";
import { loadSettings } from "../shared/settings";
import { EVERYWHERE } from "../shared/sites";

const ID = "sites";
let last: Promise<void> = Promise.resolve();

/** Brings the registered script in line with wishes and grants; calls follow one another. */
export function syncSites(): Promise<void> {
  last = last.then(register, register);
  return last;
}

async function register(): Promise<void> {
  const [{ everywhere, sites }, registered] = await Promise.all([
    loadSettings(),
    extension.scripting.getRegisteredContentScripts({ ids: [ID] }),
  ]);
  const matches: string[] = [];
  for (const wish of everywhere ? EVERYWHERE : sites) {
    if (await isGranted(wish)) matches.push(wish);
  }
  if (matches.length === 0) {
    if (registered.length > 0) await extension.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script: chrome.scripting.RegisteredContentScript = {
    id: ID,
    matches,
    js: ["content.js", "auto.js"],
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await extension.scripting.updateContentScripts([script]);
  else await extension.scripting.registerContentScripts([script]);
}

async function isGranted(pattern: string): Promise<boolean> {
  try {
    return await extension.permissions.contains({ origins: [pattern] });
  } catch {
    return false;
  }
}
