// What the built extension costs: the first answer of a background that had ended, and the main thread of a page that is read.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { ROOT } from "../../tests/e2e/harness.mjs";
import { summary } from "../../tests/e2e/look.mjs";
import { fileOf } from "../../tests/e2e/packages.mjs";
import { median } from "./clock.mjs";

const MADE = path.join(ROOT, "target/bench");
/** Own articles on the story of the bundled pack. */
const STORY = ["/tests/pages-served/north-korea.html", "/tests/pages-served/treaty.html"];
const WORDS = 1000;

/**
 * Milliseconds from a message of one of the extension's pages to the reading of an article of a thousand words, when the background
 * had ended: it starts, with its core, data and the bundled pack. `again`: with all of it there.
 */
export async function firstAnswer(it, turns) {
  const blocks = within(await storyBlocks(it), WORDS);
  // A page that asks for nothing itself: a browser that ends the background amid its answer says so in the console.
  const teller = await it.openExtensionPage("licences.html", "main");
  const [first, again] = [[], []];
  let told;
  for (let turn = 0; turn < turns; turn += 1) {
    await it.killBackground();
    for (const times of [first, again]) {
      // Another title, another page: what was read before is answered from memory.
      const title = `${times === first ? "First" : "Again"} ${turn}`;
      const page = { title, published: "2024-10-14", url: "https://news.example/", language: "en", blocks };
      const { took, reading } = await teller.evaluate(askFor, page);
      times.push(took);
      told = reading.coverage;
    }
  }
  await teller.close();
  return { first: median(first), again: median(again), claims: told.claims, compared: told.compared };
}

/** In a page of the extension: the reading of a page, and the milliseconds until it was there. */
export async function askFor(page) {
  // The tie of an earlier answer: a page of the extension takes no style sheet, and Firefox says so in the console.
  const ask = JSON.stringify({
    kind: "readPage",
    ask: { page, loaded: performance.timeOrigin, tie: "--tie" },
  });
  const started = performance.now();
  const answer = JSON.parse(await (globalThis.browser ?? chrome).runtime.sendMessage(ask));
  const took = performance.now() - started;
  if (!answer.answer) throw new Error(answer.error);
  return { took, reading: answer.answer.reading };
}

/**
 * Milliseconds from the popup page's own loading to its list, where the reading is at hand: until the largest thing is painted, which the
 * list is by far.
 */
export async function popupDrawn(it, turns) {
  const page = await it.open(STORY[0]);
  const popup = await it.clickAction(page);
  await summary(popup);
  const tab = await popup.evaluate(async () => {
    const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
    return tab.id;
  });
  await popup.close();
  const times = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const again = await it.openExtensionPage(`popup.html?tab=${tab}`, "button.claim");
    times.push(await again.evaluate(paintedAfterLoading));
    await again.close();
  }
  await page.close();
  return { took: median(times) };
}

/** In the popup. */
async function paintedAfterLoading() {
  const painted = await new Promise((found) =>
    new PerformanceObserver((entries) => found(entries.getEntries().at(-1).startTime)).observe({
      type: "largest-contentful-paint",
      buffered: true,
    }),
  );
  const [{ domInteractive }] = performance.getEntriesByType("navigation");
  return painted - domInteractive;
}

/**
 * Milliseconds for which a page of so many words cannot answer, at the most, while it is read by a click on the button: from
 * putting the content script in to the marks. A timer in the page tells, in both browsers alike: it is due every four
 * milliseconds, so it may tell as much too much. (Chromium's own list of long tasks begins at 50 ms, and Firefox has none.) `rest`:
 * the same without a reading, which is what the browser and the machine do; `readability`: what Readability alone takes for that
 * page, the first time as in a reading.
 */
export async function longestTask(it, words, turns) {
  const file = `page-${words}.html`;
  await writeFile(path.join(MADE, file), await pageOf(it, words));
  const runs = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const page = await it.open(`/target/bench/${file}`);
    await page.evaluate(listen);
    await page.evaluate(() => globalThis.longestIn(500)); // the page has just been drawn
    const rest = await page.evaluate(() => globalThis.longestIn(500));
    const popup = await it.clickAction(page);
    await summary(popup);
    await page.waitForFunction(() => CSS.highlights.size > 0);
    const longest = await page.evaluate(() => globalThis.longestIn(200));
    await page.evaluate(() => clearTimeout(globalThis.due)); // Firefox complains of scripts that run when their page goes
    await popup.close();
    await page.close();
    runs.push({ rest, longest, readability: await readability(it, file) });
  }
  const keys = Object.keys(runs[0]);
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))]));
}

/** In the page, before the content script: for how long it could not answer since it was last asked, and so long from now on. */
export function listen() {
  let [last, most] = [performance.now(), 0];
  const tick = () => {
    const now = performance.now();
    most = Math.max(most, now - last);
    last = now;
    globalThis.due = setTimeout(tick);
  };
  tick();
  globalThis.longestIn = async (ms) => {
    await new Promise((done) => setTimeout(done, ms));
    const told = most;
    most = 0;
    return told;
  };
}

async function readability(it, file) {
  const page = await it.open(`/target/bench/${file}`);
  await page.addScriptTag({ content: await readFile(fileOf("@mozilla/readability/Readability.js"), "utf8") });
  const took = await page.evaluate(() => {
    const started = performance.now();
    new globalThis.Readability(document.cloneNode(true)).parse();
    return performance.now() - started;
  });
  await page.close();
  return took;
}

/** An article of so many words: first the bundled pack's story, so that there is much to mark, then news that nobody wrote. */
async function pageOf(it, words) {
  const { blocks } = JSON.parse(await readFile(path.join(MADE, "words-50000.json"), "utf8"));
  const all = within([...(await storyBlocks(it)), ...blocks], words);
  const text = (block) => block.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long article</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-10-14T08:30:00Z">
<link rel="icon" href="data:,"></head><body><header><nav><a href="#">News</a> <a href="#">Sport</a></nav></header>
<main><article><h1>A long article</h1>${all.map((block) => `<p>${text(block)}</p>`).join("\n")}</article></main>
<footer><p><a href="#">About</a> <a href="#">Contact</a></p></footer></body></html>`;
}

async function storyBlocks(it) {
  const all = [];
  for (const at of STORY) {
    const page = await it.open(at);
    const texts = await page.$$eval("article > p:not(.byline)", (found) => found.map((p) => p.textContent));
    all.push(...texts.map((text) => text.replace(/\s+/g, " ").trim()));
    await page.close();
  }
  return all.map((text, id) => ({ id, kind: "paragraph", text }));
}

/** Blocks up to so many words, numbered anew. */
function within(blocks, words) {
  let left = words;
  const kept = [];
  for (const block of blocks) {
    const found = block.text.split(" ").slice(0, left);
    left -= found.length;
    kept.push({ ...block, id: kept.length, text: found.join(" ") });
    if (left === 0) break;
  }
  return kept;
}
