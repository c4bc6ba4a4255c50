/** The page's one core. It holds the packs that a text is compared with, and for another text others. */
import type { Engine } from "core";
import { BUNDLED, type Bundled, bytesAt, startCore } from "../extension/src/shared/engine";
import type { Page, Reading } from "../extension/src/shared/reading";

let started: Promise<Engine> | null = null;
let held: Bundled[] = [];

/** Compares a page with the packs that are on from the start, and with the one named besides. */
export async function read(page: Page, besides: string | null): Promise<Reading> {
  started ??= startCore((path) => path);
  try {
    const packs = BUNDLED.filter(({ id, on }) => on || id === besides);
    const [core, ...bytes] = await Promise.all([started, ...packs.map(({ path }) => bytesAt(path))]);
    // From here on nothing waits: no other reading comes between the packs and this one.
    if (packs.length !== held.length || packs.some((pack, at) => pack !== held[at])) {
      for (const _ of held) core.removePack(0);
      for (const pack of bytes) core.loadPack(pack);
      held = packs;
    }
    return JSON.parse(core.read(JSON.stringify(page))) as Reading;
  } catch (error) {
    [started, held] = [null, []];
    throw error;
  }
}
