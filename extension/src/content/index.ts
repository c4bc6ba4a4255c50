/** The content script: idle until it is asked to read. Running it a second time in a page does nothing. */
import { isAlive } from "../shared/extension";
import { answer, askBackground, type ContentMessages, reasonOf } from "../shared/protocol";
import { onRevision } from "../shared/revision";
import { loadSettings, onSettings } from "../shared/settings";
import { articleOf, looksLikeArticle } from "./article";
import { Reader } from "./reader";

declare global {
  /** In the extension's own world, unseen by the page: how the script that runs on allowed sites starts a reading. */
  var crossreadStart: (() => Promise<void>) | undefined;
}

function install(): void {
  const ready = loadSettings().then((settings) => {
    const reader = new Reader(
      {
        article: () => articleOf(document),
        root: () => document.body,
        read: (page) => askBackground("readPage", { page, loaded: performance.timeOrigin }),
        alive: isAlive,
      },
      settings,
    );
    onSettings((changed) => reader.show(changed));
    onRevision((revision) => reader.renew(revision));
    document.addEventListener("visibilitychange", () => {
      if (!isAlive()) reader.leave();
    });
    return reader;
  });

  answer<ContentMessages>({
    read: async ({ revision }) => {
      const reader = await ready;
      try {
        return { state: "read", reading: await reader.read(revision) };
      } catch (error) {
        return { state: "failed", reason: reasonOf(error) };
      }
    },
    page: () => articleOf(document).page,
    go: async ({ claim }) => (await ready).go(claim),
    step: async ({ by }) => (await ready).step(by),
  });

  globalThis.crossreadStart = async () => {
    if (!looksLikeArticle(document)) return;
    // Nobody asked, so nobody is told of a failure; the popup tells when it is opened.
    await (await ready).read().catch(() => null);
  };
}

if (!globalThis.crossreadStart) install();
