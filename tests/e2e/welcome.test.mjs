// The welcome page, served as plain files to a browser without the extension: the same core, marks and card.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { ROOT, start } from "./harness.mjs";
import { card, HOST, marksOn } from "./look.mjs";

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
  await page.locator("#next").click();
  await page.waitForSelector(HOST);
  const shown = await card(page);
  assert.ok(shown.here.passage.length > 0);
  assert.ok(shown.there.passage.length > 0);
  await page.keyboard.press("Escape");
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
    () => CSS.highlights.size > 0 && document.getElementById("article").textContent.includes("Pokrovsk"),
  );
  const drawn = (await marksOn(page)).flatMap(({ stretches }) => stretches).join(" ");
  assert.match(drawn, /60,000/);
  assert.doesNotMatch(drawn, /Bread/);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
