/** All choices at once: taken from a file, or forgotten. */
import { STORES, write } from "../shared/database";
import { extension } from "../shared/extension";
import { saveSettings } from "../shared/settings";
import type { Chosen } from "../shared/settings-file";
import { callWrong } from "../shared/wrong";
import { changed } from "./revision";
import { syncSites } from "./sites";

/** Chooses as a file does; its wrong matches come to those there are. */
export async function choose({ settings, wrong }: Chosen): Promise<null> {
  await callWrong(...wrong);
  await saveSettings(settings);
  await Promise.all([syncSites(), changed()]);
  return null;
}

/** Brings everything back to how it was after installing; my reports and packs go only with everything else. */
export async function forget(everything: boolean): Promise<null> {
  if (everything) {
    await write([...STORES], async (tx) => {
      await Promise.all(STORES.map((store) => tx.objectStore(store).clear()));
    });
  }
  await Promise.all([extension.storage.local.clear(), extension.storage.session.clear()]);
  await Promise.all([syncSites(), changed()]);
  return null;
}
