/** Packs that came with Crossread, and packs that the reader has imported. */
import { database, type KeptPack, write } from "../shared/database";
import { BUNDLED, bytesAt } from "../shared/engine";
import { extension } from "../shared/extension";
import type { Checked, Source } from "../shared/protocol";
import { refusalOf } from "../shared/refusal";
import { loadSettings, saveSettings } from "../shared/settings";
import { word } from "../shared/words";
import { using } from "./engine";
import { heldAs, inspect, keyOfBundled, keyOfPack } from "./library";
import { changed } from "./revision";

/** All packs with what they say of themselves, the bundled first, then the imported in the order of their titles. */
export async function sources(): Promise<Source[]> {
  const [settings, packs] = await Promise.all([loadSettings(), (await database()).getAll("packs")]);
  await using(() => null); // the core then holds what is switched on
  const list: Source[] = [];
  for (const { id, path, on: byDefault } of BUNDLED) {
    const on = settings.packs[id] ?? byDefault;
    let { info, trouble } = heldAs(keyOfBundled(id));
    if (!on) {
      const bytes = await bytesAt(extension.runtime.getURL(path));
      info = await using((core) => inspect(core, bytes));
      trouble = null;
    }
    list.push({ id, on, info, trouble, imported: null });
  }
  packs.sort((a, b) => (a.info.title < b.info.title ? -1 : 1));
  for (const { id, info, file, added, bytes } of packs) {
    const on = settings.packs[id] ?? true;
    const trouble = on ? heldAs(keyOfPack(id)).trouble : null;
    list.push({ id, on, info, trouble, imported: { file, added, bytes } });
  }
  return list;
}

/** What a file that lies in the store says of itself; one that is no pack is not left lying there. */
export async function checkPack(id: string): Promise<Checked> {
  const db = await database();
  const bytes = await db.get("files", id);
  if (!bytes) return { state: "refused", reason: word("storeMissing") };
  const known = (await db.getKey("packs", id)) !== undefined;
  const checked = await using((core): Checked => {
    try {
      return { state: "pack", info: inspect(core, bytes), known };
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      return { state: "refused", reason: refusalOf(error) };
    }
  });
  if (checked.state === "refused" && !known) await dropPack(id);
  return checked;
}

/** Keeps a pack that was checked. */
export async function keepPack(pack: KeptPack): Promise<null> {
  await write(["packs"], (tx) => tx.objectStore("packs").put(pack));
  await changed();
  return null;
}

/** Removes a pack, or a file that was only looked at. */
export async function dropPack(id: string): Promise<null> {
  const known = (await (await database()).getKey("packs", id)) !== undefined;
  await write(["packs", "files"], async (tx) => {
    await Promise.all([tx.objectStore("packs").delete(id), tx.objectStore("files").delete(id)]);
  });
  if (known) {
    const { [id]: _, ...packs } = (await loadSettings()).packs;
    await saveSettings({ packs });
    await changed();
  }
  return null;
}

export async function switchPack(id: string, on: boolean): Promise<null> {
  const { packs } = await loadSettings();
  await saveSettings({ packs: { ...packs, [id]: on } });
  await changed();
  return null;
}

/** Removes what nobody needs: files that were looked at and neither kept nor dropped, packs of reports that are gone. */
export async function sweep(): Promise<void> {
  const db = await database();
  const [files, packs, made, reports] = await Promise.all([
    db.getAllKeys("files"),
    db.getAllKeys("packs"),
    db.getAllKeys("made"),
    db.getAll("reports"),
  ]);
  const batches = new Set(reports.map(({ batch }) => batch));
  await write(["files", "made"], async (tx) => {
    await Promise.all([
      ...files.filter((id) => !packs.includes(id)).map((id) => tx.objectStore("files").delete(id)),
      ...made.filter((batch) => !batches.has(batch)).map((batch) => tx.objectStore("made").delete(batch)),
    ]);
  });
}
