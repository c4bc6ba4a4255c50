// Claims wherever they stand: the card is beside them, covers none of their words and never leaves the window.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { ROOT, start } from "./harness.mjs";
import { atRest, card, cardPlace, gone, HOST, hover, marksOn, read } from "./look.mjs";

let it;
before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
});
after(() => it?.close());

/** Hovers the claim that holds `text`, and looks where its card is. */
async function beside(page, text) {
  await hover(page, text);
  const place = await settled(page, text);
  assert.deepEqual([place.covered, place.inside], [0, true], JSON.stringify(place));
  await page.keyboard.press("Escape");
  await gone(page);
  return place;
}

/** The card's place once it has come to rest. */
const settled = (page, text) => atRest(page, () => cardPlace(page, text));

test("a claim over three lines and more, under a header that stays", async () => {
  const page = await it.open("/places/lines.html");
  await read(it, page);
  const { lines } = await beside(page, "Basel police");
  assert.ok(lines >= 3, `${lines} lines`);
  await beside(page, "killed 12");
  await beside(page, "2,000");
});

test("in a window too low for the card", async () => {
  const page = await it.open("/places/lines.html");
  await page.setViewport({ width: 900, height: 420 });
  await read(it, page);
  await beside(page, "killed 12");
  await page.setViewport({ width: 320, height: 500 });
  await beside(page, "killed 12");
});

test("a page from right to left", async () => {
  const page = await it.open("/places/rtl.html");
  const { tell } = await read(it, page);
  await beside(page, "killed 12");
  const { claims } = await tell("last");
  await tell("go", { claim: claims.find(({ text }) => text.includes("killed 12")).id });
  await page.waitForSelector(HOST);
  const { card: box, right } = await settled(page, "killed 12");
  assert.ok(Math.abs(box.right - right) < 3, `the card ends at ${box.right}, the claim at ${right}`);
});

test("a table's cell and a list's items", async () => {
  const page = await it.open("/places/table.html");
  const { told } = await read(it, page);
  assert.ok(told.claims.length >= 3, JSON.stringify(told.claims));
  await beside(page, "killed 12");
  await beside(page, "2,000");
  await beside(page, "railway bridge");
});

test("an open shadow root", async () => {
  const page = await it.open("/places/shadow.html");
  const { told, tell } = await read(it, page);
  assert.ok(told.claims.length >= 2, JSON.stringify(told));
  const drawn = (await marksOn(page)).flatMap(({ stretches }) => stretches).join(" ");
  assert.match(drawn, /killed 12 people/);
  assert.match(drawn, /2,000/);
  assert.equal(await tell("step", { by: 1 }), true);
  await page.waitForSelector(HOST);
  await page.keyboard.press("Escape");
  await gone(page);
  const at = await page.evaluate(() => {
    const { x, y } = document
      .querySelector("news-text")
      .shadowRoot.querySelector("p")
      .getBoundingClientRect();
    return { x: x + 60, y: y + 14 };
  });
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.waitForSelector(HOST);
  assert.match((await card(page)).here.passage, /killed 12/);
});

test("a frame of the same site", async () => {
  const page = await it.open("/places/frame.html");
  const { told } = await read(it, page);
  assert.ok(told.claims.length >= 3, JSON.stringify(told));
  const frame = page.frames().find((frame) => frame.url().endsWith("/flood.html"));
  const at = await frame.evaluate(() => {
    const { x, y } = document.querySelector("article p:not(.byline)").getBoundingClientRect();
    return { x: x + 60, y: y + 14 };
  });
  const edge = await page.$eval("iframe", (frame) => frame.getBoundingClientRect().toJSON());
  await page.mouse.move(edge.x + at.x, edge.y + at.y, { steps: 3 });
  await frame.waitForSelector(HOST);
  const place = await settled(frame, "killed 12");
  assert.deepEqual([place.covered, place.inside], [0, true], JSON.stringify(place));
});

test("at a zoom of 200 %", async () => {
  const page = await it.open("/flood.html");
  const { tell, teller, tab } = await read(it, page);
  const width = await page.evaluate(() => innerWidth);
  const zoom = (factor) =>
    teller.evaluate((tab, factor) => (globalThis.browser ?? chrome).tabs.setZoom(tab, factor), tab, factor);
  await zoom(2);
  await page.waitForFunction((width) => innerWidth <= width / 2 + 1, {}, width);
  const { claims } = await tell("last");
  for (const { id, text, relation } of claims) {
    if (relation === "unmatched") continue;
    await tell("go", { claim: id });
    await page.waitForSelector(HOST);
    const place = await settled(page, text.slice(0, 30));
    assert.deepEqual([place.covered, place.inside], [0, true], `${text}: ${JSON.stringify(place)}`);
    await page.keyboard.press("Escape");
    await gone(page);
  }
  await zoom(1);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

test("with reduced motion the page jumps to a claim and does not glide", async () => {
  for (const still of [true, false]) {
    const other = await start({ still });
    try {
      const page = await other.open("/north-korea.html");
      const { tell } = await read(other, page);
      const { claims } = await tell("last");
      await page.evaluate(() => {
        globalThis.steps = 0;
        globalThis.ended = new Promise((end) =>
          addEventListener("scrollend", end, { capture: true, once: true }),
        );
        addEventListener("scroll", () => (globalThis.steps += 1), { capture: true });
      });
      await tell("go", { claim: claims.findLast(({ relation }) => relation !== "unmatched").id });
      await page.evaluate(() => globalThis.ended);
      const steps = await page.evaluate(() => globalThis.steps);
      assert.ok(still ? steps === 1 : steps > 1, `${steps} steps`);
    } finally {
      await other.close();
    }
  }
});
