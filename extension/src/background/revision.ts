/** The state of what pages are compared with: another revision, another reading. */
import { extension } from "../shared/extension";

let now: string | null = null;

export async function revision(): Promise<string> {
  if (now === null) {
    const stored = (await extension.storage.local.get("revision")).revision;
    now ??= typeof stored === "string" ? stored : "";
  }
  return now;
}

/** Makes every reading stale; pages that are open hear of it by the storage. */
export async function changed(): Promise<void> {
  now = crypto.randomUUID();
  // On a full disk the pages do not hear of it; they learn it when they are asked next.
  await extension.storage.local.set({ revision: now }).catch(() => null);
}
