// The browser may end the background at any time; the next answer comes all the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { start } from "./harness.mjs";
import { hover, marksOn, summary } from "./look.mjs";

let it;
let page;

before(async () => {
  it = await start();
  page = await it.open("/north-korea.html");
  const popup = await it.clickAction(page);
  await summary(popup);
  await popup.close();
});
after(() => it?.close());

test("after its end the background reads another page", async () => {
  await it.killBackground();
  assert.equal(await it.backgroundRuns(), false);
  const other = await it.open("/treaty.html");
  const popup = await it.clickAction(other);
  const told = await summary(popup);
  assert.ok(told.claims.length > 0, JSON.stringify(told));
  assert.ok((await marksOn(other)).length > 0);
  await popup.close();
});

test("a page that was read before keeps its marks and cards without a background", async () => {
  await it.killBackground();
  await page.bringToFront();
  const shown = await hover(page, "60,000");
  assert.match(shown.here.passage, /60,000/);
});

test("and is read again after its end", async () => {
  await it.killBackground();
  const told = await summary(await it.clickAction(page));
  assert.ok(told.claims.length > 0, JSON.stringify(told));
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
