// What a large pack costs the reader: its import in the options page, and the first answers against it.
import { readFile } from "node:fs/promises";
import path from "node:path";

import { ROOT } from "../../tests/e2e/harness.mjs";
import { median } from "./clock.mjs";
import { askFor, listen } from "./extension.mjs";

const MADE = path.join(ROOT, "target/bench");
/** Times that the pack is imported, and removed again. */
const IMPORTS = 3;

/**
 * Milliseconds of the way of a pack of so many claims to a reader who has opened the options page: `listed` from choosing its file,
 * through the preview and "keep", until the pack is in the list and switched on; `answer` from a message to the first reading of an
 * article on its story after that, against it and the bundled pack; `woken` the same when the background had ended, so that the
 * pack is taken from the store again. `longest`: how long the options page could not answer during the import, at the most.
 */
export async function largeImport(it, size) {
  const file = path.join(MADE, `claims-${size}.bin`);
  const [article] = JSON.parse(await readFile(path.join(MADE, "articles.json"), "utf8"));
  const runs = [];
  for (let turn = 0; turn < IMPORTS; turn += 1) {
    const options = await it.openExtensionPage("options.html", ".packs .list li");
    await options.bringToFront(); // timers of a page that is not seen are slowed down
    await options.evaluate(listen);
    const chooser = await options.$(".packs input[type=file]");
    const [imported] = await Promise.all([options.evaluate(importedIn), chooser.uploadFile(file)]);
    const { took: listed, longest, packs } = imported;
    const pack = packs.find(({ imported }) => imported?.file === path.basename(file));
    if (!pack?.on || pack.info.claims < size)
      throw new Error(`${file} is not listed with ${size} claims: ${JSON.stringify(packs)}`);
    const answered = async (title) => {
      // Another title, another page: what was read before is answered from memory.
      const { took, reading } = await options.evaluate(askFor, { ...article, title });
      against(packs, pack, reading);
      return took;
    };
    const answer = await answered(`Imported ${turn}`);
    await options.evaluate(settled);
    await it.killBackground();
    const woken = await answered(`Woken ${turn}`);
    await options.click(".packs .list .remove");
    await options.waitForFunction(() => !document.querySelector(".packs .list .remove"));
    await options.evaluate(() => clearTimeout(globalThis.due)); // Firefox complains of scripts that run when their page goes
    await options.evaluate(settled);
    await options.close();
    await it.killBackground();
    runs.push({ listed, longest, answer, woken });
  }
  const keys = Object.keys(runs[0]);
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))]));
}

/** In the options page: waits for a file, keeps it as soon as it is shown, and tells what packs there are once it is listed. */
async function importedIn() {
  const packs = document.querySelector(".packs");
  const listed = packs.querySelectorAll(".list li").length + 1;
  const chosen = new Promise((started) =>
    packs.addEventListener("change", () => started(performance.now()), { capture: true, once: true }),
  );
  const seen = (look) =>
    new Promise((found, fail) => {
      const ask = () => {
        const refused = packs.querySelector("[role=alert]");
        const is = look();
        if (refused) fail(new Error(refused.textContent));
        if (!refused && !is) return;
        watch.disconnect();
        found(is);
      };
      const watch = new MutationObserver(ask);
      watch.observe(packs, { childList: true, subtree: true, characterData: true });
      ask();
    });
  await globalThis.longestIn(0);
  const started = await chosen;
  (await seen(() => packs.querySelector(".waiting .keep"))).click();
  await seen(() => {
    const rows = packs.querySelectorAll(".list li");
    return rows.length === listed && packs.querySelector(".list li:has(.remove) [role=switch]:checked");
  });
  const took = performance.now() - started;
  const longest = await globalThis.longestIn(0);
  const { runtime } = globalThis.browser ?? chrome;
  const { answer } = JSON.parse(await runtime.sendMessage(JSON.stringify({ kind: "packs", ask: {} })));
  return { took, longest, packs: answer };
}

/**
 * In the options page: waits until the background has answered what the page had asked, and nobody uses the store any more. A browser
 * that ends the background amid a transaction says so in the console.
 */
async function settled() {
  const { runtime } = globalThis.browser ?? chrome;
  for (const kind of ["packs", "myReports"]) await runtime.sendMessage(JSON.stringify({ kind, ask: {} }));
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.oncomplete = resolve;
      request.onerror = () => reject(request.error);
    });
  const store = await done(indexedDB.open("crossread"));
  // Its turn comes when all others have had theirs.
  const last = store.transaction([...store.objectStoreNames], "readwrite");
  last.objectStore("packs").count();
  await done(last);
  store.close();
}

/** Fails unless a reading was made against all packs that are on, and found evidence in this one. */
function against(packs, { info: { title } }, { coverage, claims, reports }) {
  const all = packs.filter(({ on }) => on).reduce((sum, { info }) => sum + info.reports, 0);
  if (coverage.reports !== all)
    throw new Error(`the article was compared with ${coverage.reports} reports of ${all}`);
  const own = new Set(reports.filter(({ pack }) => pack === title).map(({ id }) => id));
  if (!claims.some(({ evidence }) => evidence.some(({ report }) => own.has(report))))
    throw new Error(`the article has no evidence from “${title}”, which tells its story`);
}
