// The welcome page, served as plain files to a browser without the extension: the same core, marks and card.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { ROOT, start } from "./harness.mjs";
import { atRest, card, gone, HOST, hover, marksOn, press } from "./look.mjs";

let it;
let page;

before(async () => {
  it = await start({ extension: null, folder: path.join(ROOT, "target/www") });
  page = await it.open("/index.html");
  await page.waitForSelector("#stage:not([hidden]):not([aria-busy])");
});
after(() => it?.close());

test("a sample article is read and marked", async () => {
  assert.match(await page.$eval("#summary", (line) => line.textContent), /^\d+ of \d+ claims?, \d+ reports?/);
  assert.ok((await marksOn(page)).length > 0);
});

test("a claim's card opens by the button", async () => {
  await page.locator("#stage .walk button:last-child").click();
  await page.waitForSelector(HOST);
  const shown = await card(page);
  assert.ok(shown.here.passage.length > 0);
  assert.ok(shown.there.passage.length > 0);
  await page.keyboard.press("Escape");
});

/** Chooses a text of the playground, and waits until it is read. */
async function choose(label, holds) {
  // A locator waits until the page has come to rest: it may still be gliding back from a claim.
  await page.locator(`#picker label::-p-text(${label})`).click();
  await page.waitForFunction(
    (holds) =>
      document.getElementById("article").textContent.includes(holds) &&
      !document.getElementById("stage").hasAttribute("aria-busy"),
    {},
    holds,
  );
  const summary = await page.$eval("#summary", (line) => line.textContent);
  const [, compared, claims, reports] = /^(\d+) of (\d+) claims?, (\d+) reports?/.exec(summary).map(Number);
  return { compared, claims, reports };
}

/** The relations that the cards of all claims show, from one card to the next. */
async function relations(compared) {
  const seen = new Map();
  await page.locator("#stage .walk button:last-child").click();
  await page.waitForSelector(HOST);
  while (seen.size < compared) {
    const { relation, here, there } = await atRest(page, () => card(page));
    assert.ok(there.passage.length > 0);
    assert.ok(!seen.has(here.passage), `twice: ${here.passage}`);
    seen.set(here.passage, relation);
    await press(page, "footer button[aria-label='Next claim']");
  }
  // The pointer rests where the card's button was: on a line below it, which would open the card anew.
  await page.mouse.move(2, 2);
  await page.keyboard.press("Escape");
  await gone(page);
  return [...new Set(seen.values())].sort();
}

test("the samples show every relation; the second story's pack is on for its own sample alone", async () => {
  const first = await choose("One with other details", "Marino");
  assert.ok(first.compared < first.claims, "one claim is in no other report");
  const all = ["context", "corroborated", "denied", "differs", "unverified"];
  assert.deepEqual(await relations(first.compared), all);
  const second = await choose("Another story", "Ava Bridge");
  assert.ok(second.compared < second.claims);
  assert.equal(second.reports, first.reports + 23);
  assert.deepEqual(
    await relations(second.compared),
    all.filter((relation) => relation !== "unverified"),
  );
  assert.equal((await choose("A report that agrees", "expendable")).reports, first.reports);
});

test("the three steps can be taken on the spot: press the button, rest on a line", async () => {
  assert.equal(await page.$eval("#glance", (stage) => stage.textContent.includes("131 reports")), false);
  await page.locator("#glance .do").click();
  await page.waitForSelector("#glance .walk:not([hidden])");
  const shown = await hover(page, "100,000 civilians");
  assert.equal(shown.relation, "differs");
  assert.deepEqual(shown.there.differing, ["About 150,000"]);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("when it reads is told for each choice, and the links lead to sources and privacy", async () => {
  const choices = await page.$$eval("#choice dt, #choice dd", (all) => all.map((one) => one.textContent));
  assert.equal(choices.length, 6);
  assert.ok(choices.every((text) => text.length > 0));
  for (const place of ["sources", "privacy"]) {
    await page.locator(`#ways a[href="#${place}"]`).click();
    await page.waitForFunction((place) => location.hash === `#${place}`, {}, place);
    assert.ok(await page.$eval(`#${place}`, (section) => section.checkVisibility()));
  }
});

test("every bundled report is listed with publisher, day and address", async () => {
  for (const pack of ["bundled", "myanmar-earthquake"]) {
    const { contents } = JSON.parse(await readFile(path.join(ROOT, `target/www/data/${pack}.json`), "utf8"));
    await page.locator(`#${pack} summary`).click();
    const rows = await page.$$eval(`#${pack} li`, (all) => all.map((row) => row.textContent));
    assert.equal(rows.length, contents.length);
    for (const { url, publisher } of contents)
      assert.ok(
        rows.some((row) => row.includes(publisher ?? "") && (!url || row.endsWith(new URL(url).href))),
      );
    const links = await page.$$eval(`#${pack} a`, (all) => all.map(({ href, rel }) => `${rel} ${href}`));
    assert.ok(links.length > 0 && links.every((link) => /^noopener noreferrer https?:/.test(link)));
  }
});

test("nothing is cut off at 320 px", async () => {
  const size = page.viewport();
  await page.setViewport({ width: 320, height: 700 });
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".unseen") && element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  assert.deepEqual(wide, []);
  await page.setViewport(size ?? { width: 1100, height: 800 });
});

test("a text of one's own is read and marked", async () => {
  // A locator waits until the page has stopped scrolling to the claim: a click on a moving page lands elsewhere.
  await page.locator("#picker label:last-child input").click();
  await page.waitForSelector("#own-text", { visible: true });
  await page.type(
    "#own-text",
    "Pokrovsk had 60,000 inhabitants before the Russian offensive. Bread is baked from flour.",
  );
  await page.locator("#own button[type=submit]").click();
  await page.waitForFunction(
    () =>
      document.getElementById("article").textContent.includes("Pokrovsk") &&
      !document.getElementById("stage").hasAttribute("aria-busy"),
  );
  const drawn = (await marksOn(page)).flatMap(({ stretches }) => stretches).join(" ");
  assert.match(drawn, /60,000/);
  assert.doesNotMatch(drawn, /Bread/);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
