/** The core: one for all tabs, started when the first page asks, started anew after the background was put to sleep. */
import type { Engine } from "core";
import { startCore } from "../shared/engine";
import { extension } from "../shared/extension";
import type { Page, Reading } from "../shared/reading";
import { loadWrong, withoutWrong } from "../shared/wrong";
import { bring } from "./library";
import { keep, kept } from "./readings";
import { revision } from "./revision";

let started: Promise<Engine> | null = null;

/** The reading of a page, without the matches that the reader has called wrong. */
export async function read(page: Page): Promise<Reading> {
  const [reading, wrong] = await Promise.all([compared(page), loadWrong()]);
  return withoutWrong(reading, wrong);
}

/** From memory if the very same text was compared with the very same library in this session. */
async function compared(page: Page): Promise<Reading> {
  const text = JSON.stringify(page);
  const key = `${await revision()}\n${text}`;
  const known = await kept(key);
  if (known) return known;
  const reading = JSON.parse(await using((core) => core.read(text))) as Reading;
  await keep(key, reading);
  return reading;
}

/** Does something with the core, which by then holds the library as it is now. */
export async function using<T>(act: (core: Engine) => T): Promise<T> {
  started ??= startCore((path) => extension.runtime.getURL(path));
  const mine = started;
  try {
    return act(await bring(mine));
  } catch (error) {
    // After a trap the wasm instance is not to be trusted, and one that never started can be tried again.
    if (started === mine) started = null;
    throw error;
  }
}
