// "Compare open tabs": the reader picks two, they are read against one another without any pack, and access is handed back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { BROWSER, granting, start } from "./harness.mjs";
import { hover, marked, marksOn, summary } from "./look.mjs";

const POST = "Ferry Solveig sinks off Norrvik | The Sample Post";
const HERALD = "What is known of the ferry that sank | The Sample Herald";

let it;
let post;
let herald;
let tabs;

before(async () => {
  it = await start({ extension: await granting() });
  await it.open("/harbour.html");
  post = await it.open("/story/post.html");
  herald = await it.open("/story/herald.html");
  const options = await it.openExtensionPage("options.html", ".packs [role=switch]");
  await options.click(".packs [role=switch]"); // no pack
  await options.waitForFunction(() => !document.querySelector(".packs [role=switch]").checked);
  await options.close();
});
after(() => it?.close());

const granted = () =>
  tabs.evaluate(() =>
    (globalThis.browser ?? chrome).permissions.contains({ origins: ["https://*/*", "http://*/*"] }),
  );

test("the popup leads to the page that compares tabs", async () => {
  const popup = await it.clickAction(herald);
  await summary(popup);
  await popup.waitFor(() => document.querySelector(".add .tabs") !== null);
  void popup.click(".add .tabs").catch(() => null); // it closes the popup, and what goes with that may never be answered
  tabs = await it.openedPage("tabs.html?tab=");
  await tabs.waitForSelector("main");
});

test("tabs are listed once the browser has given access, by a click", async () => {
  await tabs.bringToFront();
  if (BROWSER === "firefox") {
    await tabs.waitForSelector(".ask");
    assert.equal(await granted(), false);
    await tabs.click(".ask");
  }
  await tabs.waitForSelector("form li");
  const listed = await tabs.$$eval("form bdi", (found) => found.map(({ textContent }) => textContent));
  assert.deepEqual(
    listed.toSorted(),
    ["Ferries return to the old harbour | The Sample Courier", POST, HERALD].toSorted(),
  );
});

test("one tab alone cannot be compared", async () => {
  await pick(POST);
  assert.equal(await tabs.$eval("form button", ({ disabled }) => disabled), true);
});

test("the tabs that were picked are read against each other", async () => {
  await pick(HERALD);
  await tabs.click("form button");
  await tabs.waitForSelector(".done");
  const lines = await tabs.$$eval(".done p", (found) => found.map(({ textContent }) => textContent));
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^[1-9]\d* of \d+ claims, 1 report/);
  for (const page of [post, herald]) {
    await page.bringToFront();
    await marked(page);
  }
  const shown = await hover(herald, "sank off Norrvik");
  assert.match(shown.there.from, /The Sample Post[\s\S]*in Open tabs/);
});

test("access is handed back", {
  skip: BROWSER === "chromium" && "there the copy under test has it for good",
}, async () => {
  await tabs.waitForFunction(
    async () =>
      !(await (globalThis.browser ?? chrome).permissions.contains({
        origins: ["https://*/*", "http://*/*"],
      })),
  );
});

test("when the comparison is ended, the marks go", async () => {
  await tabs.bringToFront();
  await tabs.click(".end");
  await tabs.waitForFunction(() => !document.querySelector(".done"));
  for (const page of [post, herald]) {
    await page.bringToFront();
    await page.waitForFunction(() => CSS.highlights.size === 0);
    assert.deepEqual(await marksOn(page), []);
  }
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

async function pick(title) {
  const labels = await tabs.$$("form label");
  for (const label of labels) {
    if (await label.evaluate(({ textContent }, title) => textContent.includes(title), title))
      await label.click();
  }
}
