import { extension } from "./extension";

/** Calls back whenever what pages are compared with has changed; returns the way to stop. */
export function onRevision(changed: (revision: string) => void): () => void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    const revision = changes.revision?.newValue;
    if (area === "local" && typeof revision === "string") changed(revision);
  };
  extension.storage.onChanged.addListener(listener);
  return () => extension.storage.onChanged.removeListener(listener);
}
