/** What pages are compared with: bundled packs, my reports, imported packs and tabs, brought into the one core. */
import type { Engine } from "core";
import { database, type KeptPack, type KeptReport, type MyReport, write } from "../shared/database";
import { BUNDLED, bytesAt } from "../shared/engine";
import { extension } from "../shared/extension";
import type { PackInfo } from "../shared/reading";
import { refusalOf } from "../shared/refusal";
import { loadSettings } from "../shared/settings";
import { word } from "../shared/words";
import { openTabs } from "./opentabs";
import { revision } from "./revision";

type Bytes = Uint8Array<ArrayBuffer>;

interface Wanted {
  /** Names the very bytes. */
  key: string;
  bytes: (core: Promise<Engine>) => Promise<Bytes>;
}

interface Loaded {
  key: string;
  info: PackInfo;
}

let holder: Promise<Engine> | null = null;
/** The revision that the core was brought to. */
let state: string | null = null;
/** What the core holds, in its order. */
let loaded: Loaded[] = [];
let troubles = new Map<string, string>();
let last: Promise<unknown> = Promise.resolve();

/** The core with the library as it is now. Calls follow one another: a change in between is not lost. */
export function bring(core: Promise<Engine>): Promise<Engine> {
  const turn = last.then(() => inLine(core));
  last = turn.catch(() => null);
  return turn;
}

async function inLine(starting: Promise<Engine>): Promise<Engine> {
  if (starting !== holder) [holder, state, loaded] = [starting, null, []];
  const aim = await revision();
  if (state === aim) return starting;
  const wanted = await all();
  const held = new Set(loaded.map(({ key }) => key));
  const missing = wanted.filter(({ key }) => !held.has(key));
  // Packs are fetched while the core starts.
  const read = await Promise.allSettled(missing.map(({ bytes }) => bytes(starting)));
  const core = await starting;
  const keys = new Set(wanted.map(({ key }) => key));
  for (let place = loaded.length - 1; place >= 0; place--) {
    if (keys.has(loaded[place]?.key ?? "")) continue;
    core.removePack(place);
    loaded.splice(place, 1);
  }
  troubles = new Map();
  for (const [at, { key }] of missing.entries()) {
    const result = read[at];
    try {
      if (result?.status !== "fulfilled") throw result?.reason;
      loaded.push({ key, info: core.loadPack(result.value) });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      // One pack that cannot be read keeps nobody from the others; the options tell of it.
      troubles.set(key, refusalOf(error));
    }
  }
  state = aim;
  return core;
}

/** What a pack in the core says of itself, or why it is not in there. */
export function heldAs(key: string): { info: PackInfo | null; trouble: string | null } {
  const info = loaded.find((pack) => pack.key === key)?.info ?? null;
  return { info, trouble: troubles.get(key) ?? null };
}

/** What bytes say of themselves as a pack, which stays out. Throws the core's error if they are none ({@link refusalOf} says why). */
export function inspect(core: Engine, bytes: Bytes): PackInfo {
  const info = core.addPack(bytes);
  core.removePack(loaded.length);
  return info;
}

export const keyOfBundled = (id: string): string => `bundled:${id}`;
export const keyOfPack = (id: string): string => `pack:${id}`;

async function all(): Promise<Wanted[]> {
  const [settings, { packs, mine }, tabs] = await Promise.all([loadSettings(), stored(), openTabs()]);
  const wanted: Wanted[] = [];
  for (const { id, path, on } of BUNDLED) {
    const bytes = () => bytesAt(extension.runtime.getURL(path));
    if (settings.packs[id] ?? on) wanted.push({ key: keyOfBundled(id), bytes });
  }
  for (const { id } of packs) {
    if (settings.packs[id] ?? true) wanted.push({ key: keyOfPack(id), bytes: () => fileOf(id) });
  }
  for (const [batch, reports] of Map.groupBy(mine, ({ batch }) => batch)) {
    const { key, bytes } = reportsAs(`mine ${batch}`, word("packMine"), reports);
    wanted.push({ key, bytes: (core) => made(batch, key, () => bytes(core)) });
  }
  // A tab that is among my reports is one report, not two.
  const kept = new Set(mine.flatMap(({ id, page }) => [id, page.url ?? id]));
  const others = tabs.filter(({ id, page }) => !kept.has(id) && !kept.has(page.url ?? id));
  if (others.length > 0) wanted.push(reportsAs("tabs", word("packTabs"), others));
  return wanted;
}

// Where the browser gives no database, the bundled packs still serve; the options, which list what is in it, tell why.
async function stored(): Promise<{ packs: KeptPack[]; mine: MyReport[] }> {
  try {
    const db = await database();
    const [packs, mine] = await Promise.all([db.getAll("packs"), db.getAll("reports")]);
    return { packs, mine };
  } catch {
    return { packs: [], mine: [] };
  }
}

async function fileOf(id: string): Promise<Bytes> {
  const bytes = await (await database()).get("files", id);
  if (!bytes) throw new Error(word("storeMissing"));
  return bytes;
}

function reportsAs(kind: string, title: string, reports: KeptReport[]): Wanted {
  const { version } = extension.runtime.getManifest();
  const pages = reports.map(({ id, page }) => ({ id, page }));
  return {
    key: [kind, version, title, ...reports.map(({ id }) => id)].join(" "),
    bytes: async (core) => (await core).compile(JSON.stringify({ title }), JSON.stringify(pages)),
  };
}

// Finding the claims of a report takes some ten milliseconds, and the background starts often.
async function made(batch: number, of: string, make: () => Promise<Bytes>): Promise<Bytes> {
  const kept = await (await database()).get("made", batch);
  if (kept?.of === of) return kept.bytes;
  const bytes = await make();
  // Where there is no room for it, it is made again next time.
  await write(["made"], (tx) => tx.objectStore("made").put({ of, bytes }, batch)).catch(() => null);
  return bytes;
}
