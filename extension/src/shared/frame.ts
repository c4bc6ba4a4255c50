/** Which frame of a tab holds the article, where it is not the page itself; forgotten when the browser closes. */
import { extension } from "./extension";

const keyOf = (tab: number): string => `frame:${tab}`;

export async function keepFrame(tab: number, frame: number): Promise<void> {
  await extension.storage.session.set({ [keyOf(tab)]: frame });
}

/** The frame that was last read in a tab; it may have gone since. */
export async function frameOf(tab: number): Promise<number | null> {
  const key = keyOf(tab);
  const frame = (await extension.storage.session.get(key))[key];
  return typeof frame === "number" ? frame : null;
}
