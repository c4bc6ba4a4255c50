/** The core: one for all tabs, started when the first page asks, started anew after the background was put to sleep. */
import type { Engine } from "core";
import { loadEngine } from "../shared/engine";
import { extension } from "../shared/extension";
import type { PackInfo, Page, Reading } from "../shared/reading";
import { keep, kept } from "./readings";

let started: Promise<Engine> | null = null;

function engine(): Promise<Engine> {
  started ??= loadEngine((path) => extension.runtime.getURL(path));
  return started;
}

/** The reading of a page, from memory if the very same text was read in this session. */
export async function read(page: Page): Promise<Reading> {
  const text = JSON.stringify(page);
  const known = await kept(text);
  if (known) return known;
  const reading = JSON.parse(await using((core) => core.read(text))) as Reading;
  await keep(text, reading);
  return reading;
}

export function packs(): Promise<PackInfo[]> {
  return using((core) => core.packs());
}

async function using<T>(act: (core: Engine) => T): Promise<T> {
  const mine = engine();
  try {
    return act(await mine);
  } catch (error) {
    // After a trap the wasm instance is not to be trusted, and one that never started can be tried again.
    if (started === mine) started = null;
    throw error;
  }
}
