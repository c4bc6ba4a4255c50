/**
 * What a page's highlights are named after. The page sees the names, so they must tell it nothing: not who reads, nor that
 * it is the same reader as elsewhere. Yet after an update a new content script must know the marks of the old one in the
 * same document, which in Firefox had no time to take them away. So: a hash of the document's load and a secret.
 */
import { extension } from "../shared/extension";

/** A secret that is not stored yet, or cannot be. */
let fresh: string | null = null;

export async function seedFor(load: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${await secret()} ${load}`));
  return `h${new DataView(hash).getBigUint64(0).toString(36)}`;
}

async function secret(): Promise<string> {
  const stored = (await extension.storage.local.get("secret")).secret;
  if (typeof stored === "string") return stored;
  fresh ??= crypto.randomUUID();
  const made = fresh;
  // On a full disk it lasts as long as the background; a page is read all the same.
  const kept = await extension.storage.local.set({ secret: made }).then(
    () => true,
    () => false,
  );
  if (kept) fresh = null;
  return made;
}
