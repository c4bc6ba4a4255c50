/**
 * The extension API under the name that is there: Chromium has Firefox's `browser` only since 144. Asked for as the global's own:
 * a page's element with that id is a global of content scripts too.
 */
export const extension: typeof chrome = Object.hasOwn(globalThis, "browser")
  ? (globalThis as unknown as { browser: typeof chrome }).browser
  : globalThis.chrome;

/** False once the extension was reloaded, updated or removed under a content script that goes on running. */
export function isAlive(): boolean {
  try {
    return extension.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
