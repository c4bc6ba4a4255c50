// Pages built as news sites build theirs, each read by the real button: every mark lies on the words of its claim and on the
// article, and the page neither moves nor changes.
//
// What each page is to have is in expected.json beside the pages; CROSSREAD_RENEW=1 writes what this run has found there.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { ROOT, start } from "./harness.mjs";
import { summary, wholeClaims } from "./look.mjs";

const FOLDER = path.join(ROOT, "tests/pages-served/layouts");
const EXPECTED = path.join(FOLDER, "expected.json");
const corpus = (name) => path.join(ROOT, `corpus/${name}.toml`);

const texts = JSON.parse(await readFile(path.join(FOLDER, "texts.json"), "utf8"));
const names = (await readdir(FOLDER))
  .filter((file) => file.endsWith(".html"))
  .map((file) => file.slice(0, -5));
const expected = JSON.parse(await readFile(EXPECTED, "utf8").catch(() => "{}"));
const found = {};

let it;
let page;
before(async () => {
  const made = await Promise.all(names.map(async (name) => [`/layouts/${name}.html`, await filled(name)]));
  it = await start({
    made: Object.fromEntries(made),
    reports: [
      path.join(ROOT, "tests/e2e/reports"),
      corpus("sunday-accusation"),
      corpus("significant-numbers"),
    ],
  });
  page = await it.open("/layouts/divs.html");
});
after(async () => {
  await it?.close();
  if (process.env.CROSSREAD_RENEW) await writeFile(EXPECTED, `${JSON.stringify(found, null, 2)}\n`);
});

/** The layout with the sentences that its page names, `{{dead}}`, in their places. */
async function filled(name) {
  const layout = await readFile(path.join(FOLDER, `${name}.html`), "utf8");
  return layout.replace(/\{\{([\w-]+)\}\}/g, (_, key) => {
    assert.ok(key in texts, `${name}.html asks for ${key}, which is not in texts.json`);
    return texts[key];
  });
}

for (const name of names) {
  test(name, async () => {
    await page.goto(`${it.site}/layouts/${name}.html`);
    const frames = page.frames().filter((frame) => frame.url().startsWith(it.site));
    for (const frame of frames) await frame.evaluate(listen);
    const popup = await it.clickAction(page);
    const { claims } = await summary(popup);
    await popup.close();
    for (const frame of frames)
      assert.deepEqual(await frame.evaluate(noticed), { changed: [], moved: [], shifts: [] });

    const marks = await marksIn(frames, claims);
    found[name] = marks;
    if (!process.env.CROSSREAD_RENEW) assert.deepEqual(marks, expected[name]);
    // What the page does later, if anything: the marks go with their words.
    await page.evaluate(() => globalThis.later?.());
    const late = Date.now() + 15_000; // what never comes fails
    for (let now; JSON.stringify(now) !== JSON.stringify(marks); ) {
      if (Date.now() > late) assert.deepEqual(now, marks, "after the page has changed");
      now = await marksIn(frames, claims);
    }
  });
}

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

/** In the page, before Crossread is there: every box, every change and every shift of the layout from now on. */
async function listen() {
  const turn = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await turn();
  const all = (root) =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const boxes = () =>
    all(document)
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.localName} ${[x, y, width, height].map((length) => length.toFixed(2))}`;
      });
  const changed = [];
  const shifts = [];
  const observer = new MutationObserver((records) => {
    for (const { type, target } of records) changed.push(`${type} of ${target.nodeName}`);
  });
  for (const root of [document, ...all(document).flatMap(({ shadowRoot }) => shadowRoot ?? [])])
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({
      type: "layout-shift",
    });
  // What lies out of sight may find its size late.
  let before = boxes();
  for (let settled = false; !settled; ) {
    await turn();
    const now = boxes();
    settled = now.join() === before.join();
    before = now;
  }
  globalThis.noticed = async () => {
    await turn();
    return { changed, moved: boxes().filter((box, at) => box !== before[at]), shifts };
  };
}

function noticed() {
  return globalThis.noticed();
}

/** The marks as `line: words`; fails if one is not on the words of a claim, or not on the article. */
async function marksIn(frames, claims) {
  // What stands between two nodes of a claim, where something else stands on the page, is white space.
  const squeezed = (text) => text.replace(/\s+/g, "");
  const texts = new Map(claims.map(({ text }) => [squeezed(text), text.replace(/\s+/g, " ").trim()]));
  const marks = [];
  for (const frame of frames) {
    for (const { line, stretches } of await frame.evaluate(drawn)) {
      const stretched = stretches.map(({ text }) => squeezed(text));
      const words = wholeClaims(stretched, texts);
      assert.equal(words.join(""), stretched.join(""), "a mark is not on the words of a claim");
      assert.deepEqual(
        stretches.filter(({ place }) => place !== "seen"),
        [],
        "a mark is not on the article",
      );
      marks.push(...words.map((text) => `${line}: ${texts.get(text)}`));
    }
  }
  return marks.toSorted();
}

/** In the page: what each highlight is drawn with, and on which words. */
function drawn() {
  const placeOf = (node) => {
    for (let at = node.parentElement; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      if (at.hasAttribute("data-other")) return "another's";
      if (!at.checkVisibility({ visibilityProperty: true }) && getComputedStyle(at).display !== "contents")
        return "hidden";
    }
    return "seen";
  };
  return [...CSS.highlights].map(([name, highlight]) => ({
    line: getComputedStyle(document.body, `::highlight(${name})`).textDecorationStyle,
    stretches: [...highlight]
      .filter(({ startContainer }) => startContainer.isConnected)
      .map(({ startContainer, startOffset, endOffset }) => ({
        text: startContainer.data.slice(startOffset, endOffset).replace(/[\n\r\t]/g, " "),
        place: placeOf(startContainer),
      })),
  }));
}
