// A finger cannot hover: a tap opens the card of a claim, and the card stays until it is sent away.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, ROOT, start } from "./harness.mjs";
import { atRest, card, cardPlace, gone, HOST, placeIn, placeOf, read, untilCard } from "./look.mjs";

let it;
let page;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports"), size: [600, 700] });
  page = await it.open("/flood.html");
  await read(it, page);
});
after(() => it?.close());

/** As long as a card takes to go when the pointer is elsewhere, and then some. */
const aWhile = () => page.evaluate(() => new Promise((later) => setTimeout(later, 700)));

async function tap(text) {
  const { x, y } = await placeOf(page, text);
  await page.touchscreen.tap(x, y);
}

/** Taps an element of the open card. */
async function tapCard(selector) {
  const at = await atRest(page, () => inClosedRoot(page, HOST, placeIn(selector)));
  await page.touchscreen.tap(at.x, at.y);
}

test("a tap on a claim opens its card beside it, and it stays when the finger has gone", async () => {
  await tap("killed 12");
  await page.waitForSelector(HOST);
  assert.match((await card(page)).here.passage, /killed 12/);
  await aWhile();
  const place = await atRest(page, () => cardPlace(page, "killed 12"));
  assert.deepEqual([place.covered, place.inside], [0, true], JSON.stringify(place));
});

test("the card's buttons can be tapped, and it stays", async () => {
  const seen = (root) => root.querySelector(".why").checkVisibility();
  await tapCard(".tools button");
  await untilCard(page, seen);
  await aWhile();
  assert.equal(await inClosedRoot(page, HOST, seen), true);
  await tapCard("footer button[aria-label='Next claim']");
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ priority }) => priority === -1));
  await aWhile();
  assert.doesNotMatch((await card(page)).here.passage, /killed 12/);
});

test("a tap on another claim opens that one's card, a tap beside closes it", async () => {
  await tapCard("footer .close");
  await gone(page);
  await tap("railway bridge");
  await page.waitForSelector(HOST);
  await aWhile();
  assert.match((await card(page)).here.passage, /railway bridge/);
  const beside = await page.evaluate(() => {
    for (const element of document.querySelectorAll("h1, .byline, header, footer")) {
      const { left, top, height } = element.getBoundingClientRect();
      const at = { x: left + 20, y: top + height / 2 };
      if (document.elementFromPoint(at.x, at.y) === element) return at;
    }
    return null;
  });
  await page.touchscreen.tap(beside.x, beside.y);
  await gone(page);
  await aWhile();
  assert.equal(await page.$(HOST), null);
});

// In Firefox a touch that is made for a test moves no page.
test("a finger that moves the page opens nothing", { skip: BROWSER === "firefox" }, async () => {
  const { x, y } = await placeOf(page, "killed 12");
  const before = await page.evaluate(() => scrollY);
  const finger = await page.touchscreen.touchStart(x, y);
  for (let by = 20; by <= 160; by += 20) await finger.move(x, y - by);
  await finger.end();
  await aWhile();
  assert.ok((await page.evaluate(() => scrollY)) > before, "the page did not move");
  assert.equal(await page.$(HOST), null);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
