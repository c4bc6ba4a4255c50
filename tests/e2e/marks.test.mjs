// The lines under the words: seen on every background, as strong as wished, gone in print and with the extension.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, ROOT, start } from "./harness.mjs";
import { marked, marksOn, read } from "./look.mjs";

const reports = path.join(ROOT, "tests/e2e/reports");
let it;
before(async () => {
  it = await start({ reports });
});
after(() => it?.close());

/** Sets choices as the options page does. */
async function choose(teller, wish) {
  await teller.evaluate(async (wish) => {
    const { storage } = globalThis.browser ?? chrome;
    const { settings = {} } = await storage.local.get("settings");
    await storage.local.set({ settings: { ...settings, ...wish } });
  }, wish);
}

const shapes = async (page) =>
  (await marksOn(page)).filter(({ line }) => line.includes("underline")).map(({ style }) => style);

/** How much each stretch of a line stands out from what is behind its words, and which words these are. */
const contrasts = (page) =>
  page.evaluate(() => {
    const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const over = (colours) => {
      brush.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
      }
      return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour) => {
      const [r, g, b] = colour.map((byte) => {
        const channel = byte / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].map(({ startContainer }) => {
        const paragraph = startContainer.parentElement;
        const style = getComputedStyle(paragraph);
        const behind = /gradient/.test(style.backgroundImage) ? "rgb(26 43 60)" : style.backgroundColor;
        const line = getComputedStyle(document.body, `::highlight(${name})`).textDecorationColor;
        const [low, high] = [luminance(over(["white", behind])), luminance(over([line]))].sort(
          (a, b) => a - b,
        );
        return { on: paragraph.textContent.split(", on ")[1], contrast: (high + 0.05) / (low + 0.05) };
      }),
    );
  });

test("each line stands out 3:1 and more from what is behind its words", async () => {
  const page = await it.open("/places/colours.html");
  await read(it, page);
  const seen = await contrasts(page);
  assert.ok(seen.length >= 12, JSON.stringify(seen));
  assert.deepEqual(
    seen.filter(({ contrast }) => contrast < 3),
    [],
  );
});

test("a page that turns dark while it is read gets lines that are seen on dark", async () => {
  const page = await it.open("/places/colours.html");
  await read(it, page);
  const before = await contrasts(page);
  assert.ok((await shapes(page)).length > 4);
  await page.evaluate(() => document.documentElement.classList.add("night"));
  await page.waitForFunction(() => CSS.highlights.size === 1); // one colour behind all, so one of lines
  const seen = await contrasts(page);
  assert.equal(seen.length, before.length);
  assert.deepEqual(
    seen.filter(({ contrast }) => contrast < 3),
    [],
  );
});

test("quiet by default; clear lines are thicker and of the same shapes", async () => {
  const page = await it.open("/flood.html");
  const { teller } = await read(it, page);
  const thickness = () =>
    page.evaluate(() =>
      [...CSS.highlights.keys()].map((name) =>
        Number.parseFloat(getComputedStyle(document.body, `::highlight(${name})`).textDecorationThickness),
      ),
    );
  const [quiet, before] = [await thickness(), await shapes(page)];
  await choose(teller, { intensity: "clear" });
  await page.waitForFunction(
    (quiet) =>
      [...CSS.highlights.keys()].every(
        (name, i) =>
          Number.parseFloat(getComputedStyle(document.body, `::highlight(${name})`).textDecorationThickness) >
          quiet[i],
      ),
    {},
    quiet,
  );
  assert.deepEqual(await shapes(page), before);
  await choose(teller, { intensity: "quiet" });
});

test("a relation can be switched off, and all marks at once", async () => {
  const page = await it.open("/flood.html");
  const { teller } = await read(it, page);
  const all = await shapes(page);
  assert.ok(all.includes("wavy") && all.includes("solid"), all.join());
  const shown = { denied: true, differs: false, unverified: true, corroborated: true, context: false };
  await choose(teller, { shown });
  await page.waitForFunction((many) => CSS.highlights.size < many, {}, all.length);
  const left = await shapes(page);
  assert.ok(left.includes("solid") && !left.includes("wavy"), left.join());
  await choose(teller, { shown: { ...shown, differs: true } });
  await page.waitForFunction((many) => CSS.highlights.size === many, {}, all.length);
  await choose(teller, { marks: false });
  await page.waitForFunction(() => CSS.highlights.size === 0);
  await choose(teller, { marks: true });
  await marked(page);
});

test("no lines in print", async () => {
  const page = await it.open("/flood.html");
  await read(it, page);
  assert.ok((await shapes(page)).length > 0);
  const rules = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.conditionText)),
  );
  assert.ok(rules.length > 0 && rules.every((condition) => /^screen\b/.test(condition)), rules.join(" | "));
  if (BROWSER === "chromium") {
    await page.emulateMediaType("print");
    assert.deepEqual(await shapes(page), []);
  }
});

test("marks follow their words through a page that draws itself anew, and leave words that changed", async () => {
  const page = await it.open("/flood.html");
  await read(it, page);
  const words = async () => (await marksOn(page)).flatMap(({ stretches }) => stretches).join(" ");
  await page.evaluate(() => {
    const article = document.querySelector("article");
    article.replaceChildren(...[...article.childNodes].map((node) => node.cloneNode(true)));
    document
      .querySelector("h1")
      .before(Object.assign(document.createElement("p"), { textContent: "An advertisement." }));
  });
  await page.waitForFunction(() =>
    [...CSS.highlights.values()].some((h) => [...h].some(({ startContainer }) => startContainer.isConnected)),
  );
  for (const mark of [/killed 12 people/, /railway bridge/, /2,000 people/])
    assert.match(await words(), mark);
  await page.evaluate(() => {
    const text = [...document.querySelectorAll("p")].find((p) => p.textContent.includes("2,000")).firstChild;
    text.data = text.data.replace("2,000", "9,000");
  });
  assert.doesNotMatch(await words(), /000 people/);
  assert.match(await words(), /killed 12 people/);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

test("with forced colours the lines are the text's, and of the same shapes", async () => {
  const other = await start({ reports, forced: true });
  try {
    const page = await other.open("/places/colours.html");
    await read(other, page);
    assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), "no forced colours");
    assert.deepEqual([...new Set(await shapes(page))], ["wavy"]);
    const [line, text] = await page.evaluate(() => [
      getComputedStyle(document.body, `::highlight(${[...CSS.highlights.keys()][0]})`).textDecorationColor,
      getComputedStyle(document.body).color,
    ]);
    assert.equal(line, text);
  } finally {
    await other.close();
  }
});

test("marks and card go when the extension goes", async () => {
  const other = await start({ reports });
  try {
    const page = await other.open("/flood.html");
    const { tell } = await read(other, page);
    assert.equal(await tell("step", { by: 1 }), true);
    const drawn = () => page.evaluate(() => document.querySelector("html > div")?.checkVisibility() ?? false);
    assert.equal(await drawn(), true);
    await other.disable();
    // Chromium's content scripts notice when the reader next does something.
    await page.mouse.move(400, 300, { steps: 3 });
    await page.mouse.move(420, 330, { steps: 3 });
    await page.waitForFunction(() =>
      [...CSS.highlights.keys()].every(
        (name) => getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine === "none",
      ),
    );
    assert.equal(await drawn(), false);
  } finally {
    await other.close();
  }
});
