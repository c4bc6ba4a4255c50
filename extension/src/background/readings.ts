/** Readings by the hash of what was read, for this browser session only: a page is often asked for more than once. */
import { extension } from "../shared/extension";
import { hashOf } from "../shared/hash";
import type { Reading } from "../shared/reading";

/** Readings kept; the session's storage holds 10 MB in all. */
const MOST = 16;
/** A longer one is not worth the room, in UTF-16 units. */
const LONGEST = 400_000;
const PREFIX = "reading:";

/** `page` is the text of a page and all else that its reading hangs on. */
export async function kept(page: string): Promise<Reading | null> {
  const key = await keyOf(page);
  const stored = (await extension.storage.session.get(key))[key];
  return typeof stored === "string" ? (JSON.parse(stored) as Reading) : null;
}

let last: Promise<void> = Promise.resolve();

/** Calls follow one another: of two that add to the list at once, one would be lost and its reading stay for good. */
export function keep(page: string, reading: Reading): Promise<void> {
  last = last
    .then(() => put(page, reading))
    .catch(makeRoom)
    .catch(() => undefined);
  return last;
}

async function put(page: string, reading: Reading): Promise<void> {
  const text = JSON.stringify(reading);
  if (text.length > LONGEST) return;
  const key = await keyOf(page);
  const { order } = await extension.storage.session.get("order");
  const keys = [...(Array.isArray(order) ? (order as string[]) : []).filter((other) => other !== key), key];
  const dropped = keys.splice(0, Math.max(0, keys.length - MOST));
  if (dropped.length > 0) await extension.storage.session.remove(dropped);
  await extension.storage.session.set({ [key]: text, order: keys });
}

// What is full of other things, or of readings in wider letters than most, keeps none of them: each can be made again.
async function makeRoom(): Promise<void> {
  const { order } = await extension.storage.session.get("order");
  const keys = Array.isArray(order) ? (order as string[]) : [];
  await extension.storage.session.remove([...keys, "order"]);
}

async function keyOf(page: string): Promise<string> {
  return PREFIX + (await hashOf(page));
}
