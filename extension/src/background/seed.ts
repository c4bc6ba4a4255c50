/**
 * What a page's highlights are named after. The page sees the names, so they must tell it nothing: not who reads, nor that
 * it is the same reader as elsewhere. Yet after an update a new content script must know the marks of the old one in the
 * same document, which in Firefox had no time to take them away. So: a hash of the document's load and a secret.
 */
import { extension } from "../shared/extension";

export async function seedFor(load: string): Promise<string> {
  const { secret = crypto.randomUUID() } = await extension.storage.local.get("secret");
  await extension.storage.local.set({ secret });
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${secret} ${load}`));
  return `h${new DataView(hash).getBigUint64(0).toString(36)}`;
}
