/** The extension API under the name that is there: Chromium has Firefox's `browser` only since 144. */
export const extension: typeof chrome =
  (globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome;

/** False once the extension was reloaded, updated or removed under a content script that goes on running. */
export function isAlive(): boolean {
  try {
    return extension.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
