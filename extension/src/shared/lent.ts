/** Access to all pages, lent to a page of the extension: the background hands it back when that page is done with it, or goes. */
import { extension, isAlive } from "./extension";

const NAME = "lent";
/** Milliseconds: a background that ended sooner could not start, and is not asked again and again. */
const LEAST_LIFE = 1_000;

/** Tells the background that access is lent to this page, until it is let go or the page closes. Returns the way to let go. */
export function borrow(): () => void {
  let port: chrome.runtime.Port | null = null;
  const connect = () => {
    const began = performance.now();
    port = extension.runtime.connect({ name: NAME });
    // The browser ends a background that rests, and the next one must hear when this page goes.
    port.onDisconnect.addListener(() => {
      void extension.runtime.lastError; // or it is reported as an error that nobody has looked at
      if (port && isAlive() && performance.now() - began > LEAST_LIFE) connect();
    });
  };
  connect();
  return () => {
    port?.disconnect();
    port = null;
  };
}

/** Background: calls back for each page of the extension that access is lent to. */
export function onBorrow(lent: (port: chrome.runtime.Port) => void): void {
  extension.runtime.onConnect.addListener((port) => {
    const own = port.sender?.url?.startsWith(extension.runtime.getURL("")) ?? false;
    if (own && port.name === NAME) lent(port);
  });
}

/** Whether access is lent to any page, or was and has not been handed back yet. */
export async function isLent(): Promise<boolean> {
  return (await extension.storage.local.get(NAME)).lent === true;
}

export async function noteLent(is: boolean): Promise<void> {
  if (is) await extension.storage.local.set({ [NAME]: true });
  else await extension.storage.local.remove(NAME);
}
