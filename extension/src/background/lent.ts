/**
 * Hands back the access to all pages that was lent for comparing open tabs. That it was lent is written down: where the browser
 * or the extension ended before the page that had it, the next start hands it back.
 */
import { extension } from "../shared/extension";
import { isLent, noteLent } from "../shared/lent";
import { loadSettings } from "../shared/settings";
import { EVERYWHERE } from "../shared/sites";

const borrowers = new Set<chrome.runtime.Port>();
let last: Promise<void> = Promise.resolve();

export function lend(port: chrome.runtime.Port): void {
  borrowers.add(port);
  inTurn(() => noteLent(true));
  port.onDisconnect.addListener(() => {
    borrowers.delete(port);
    handBack();
  });
}

/** Hands back what was lent to a page that is gone. */
export function handBack(): void {
  inTurn(async () => {
    if (borrowers.size > 0 || !(await isLent())) return;
    // Since then the reader may have switched on all news pages.
    const { everywhere } = await loadSettings();
    if (!everywhere) await extension.permissions.remove({ origins: EVERYWHERE }).catch(() => false);
    await noteLent(false);
  });
}

// One after the other: a page that goes at once must not find that nothing is lent yet. What fails is done by the next start.
function inTurn(act: () => Promise<void>): void {
  last = last.then(act).catch(() => undefined);
}
