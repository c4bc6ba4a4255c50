/** The content script: idle until it is asked to read. Running it a second time in a page does nothing. */
import { isAlive } from "../shared/extension";
import { answer, askBackground, type ContentMessages, onRelease, reasonOf, tell } from "../shared/protocol";
import { onRevision } from "../shared/revision";
import { loadSettings, onSettings } from "../shared/settings";
import { callWrong, onWrong, takeBack } from "../shared/wrong";
import { articleOf, looksLikeArticle } from "./article";
import { Reader } from "./reader";

declare global {
  /** In the extension's own world, unseen by the page: how the script that runs on allowed sites starts a reading. */
  var crossreadStart: (() => Promise<void>) | undefined;
}

function install(): void {
  /** Set once in a document: Firefox complains of a style sheet that is put in twice. */
  let tie: string | null = null;
  const article = () => articleOf(document, (markup) => askBackground("article", markup));
  const ready = loadSettings().then((settings) => {
    const reader = new Reader(
      {
        article,
        root: () => document.body,
        read: async (page) => {
          void tell("reading", { state: "begun" });
          try {
            const answered = await askBackground("readPage", { page, loaded: performance.timeOrigin, tie });
            tie = answered.tie;
            return answered;
          } catch (error) {
            void tell("reading", { state: "failed", reason: reasonOf(error) });
            throw error;
          }
        },
        took: () => void tell("reading", { state: "there" }),
        callWrong,
        takeBack,
        share: (claim) => void askBackground("share", { claim }).catch(() => null),
        alive: isAlive,
      },
      settings,
    );
    onSettings((changed) => reader.show(changed));
    onRevision((revision) => reader.renew(revision));
    onRelease(() => reader.point(null));
    onWrong(() => void reader.refresh().catch(() => null));
    document.addEventListener("visibilitychange", () => {
      if (!isAlive()) reader.leave();
    });
    return reader;
  });

  answer<ContentMessages>({
    last: async () => (await ready).reading,
    read: async ({ revision, named }) => {
      // A viewer of the browser's own stands in the page; what it shows cannot be read.
      if (document.contentType === "application/pdf") return { state: "blocked", place: "pdf" };
      const reader = await ready;
      try {
        const { reading, name } = await reader.read(revision);
        return named ? { state: "named", name } : { state: "read", reading };
      } catch (error) {
        return { state: "failed", reason: reasonOf(error) };
      }
    },
    page: async () => (await article()).page,
    go: async ({ claim }) => (await ready).go(claim),
    point: async ({ claim }) => (await ready).point(claim),
    step: async ({ by }) => (await ready).step(by),
  });

  globalThis.crossreadStart = async () => {
    if (!looksLikeArticle(document)) return;
    // Nobody asked, so nobody is told of a failure; the popup tells when it is opened.
    await (await ready).read().catch(() => null);
  };
}

// A page's element with that id is a global here too, but not the global's own.
if (!Object.hasOwn(globalThis, "crossreadStart")) install();
