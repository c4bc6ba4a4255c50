/**
 * The readings that pages were last given, by name: who asks a page for its reading gets it from here, since to send a long one
 * back takes the page's thread tens of milliseconds. Gone with the background; the page then sends it after all.
 */
import type { Reading } from "../shared/reading";

const MOST = 4;
const given = new Map<string, Reading>();

/** Returns the name that the reading is given with. */
export function give(reading: Reading): string {
  const name = crypto.randomUUID();
  given.set(name, reading);
  const [oldest] = given.keys();
  if (given.size > MOST && oldest !== undefined) given.delete(oldest);
  return name;
}

export function givenAs(name: string): Reading | null {
  return given.get(name) ?? null;
}
