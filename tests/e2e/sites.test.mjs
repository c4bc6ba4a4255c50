// Where the reader turns it on, Crossread reads articles by itself.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, granting, ROOT, start } from "./harness.mjs";
import { marked, summary } from "./look.mjs";

let it;
let popup;

before(async () => {
  it = await start({ extension: await granting() });
  popup = await it.clickAction(await it.open("/harbour.html"));
  await summary(popup);
});
after(() => it?.close());

/** Presses a choice in the popup and waits until the browser holds so many registered scripts. */
async function choose(nth, scripts) {
  await popup.click(`.sites label:nth-of-type(${nth})`);
  await popup.waitFor(async (count) => {
    const registered = await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts();
    return registered.length === count;
  }, scripts);
}

test("by default nothing runs by itself", async () => {
  await choose(1, 0);
});

test("on this site: the next article is marked without a click", async () => {
  await choose(2, 1);
  const page = await it.open("/treaty.html");
  await marked(page);
});

test("the choice outlives the background", async () => {
  await it.killBackground();
  const page = await it.open("/north-korea.html");
  await marked(page);
  popup = await it.clickAction(page);
  await summary(popup);
});

test("only when asked: nothing runs by itself any more", async () => {
  await choose(1, 0);
});

test("settings from a file bring their sites, where the browser grants them", async () => {
  const file = path.join(ROOT, `target/sites-${BROWSER}.json`);
  const settings = { sites: [`${new URL(it.site).origin.replace(/:\d+$/, "")}/*`] };
  await writeFile(file, JSON.stringify({ format: "crossread-settings", version: 1, settings }));
  const options = await it.openExtensionPage("options.html", ".transfer");
  await options.bringToFront();
  await (await options.$(".transfer input[type=file]")).uploadFile(file);
  await options.waitForSelector(".transfer .yes");
  assert.match(await options.$eval(".transfer .sure", ({ textContent }) => textContent), /1 site read by/);
  await options.click(".transfer .yes");
  await options.waitForSelector("#sites li");
  await options.waitForFunction(() =>
    /^Done: [^.]*\.json\.$/.test(document.querySelector(".transfer [role=status]").textContent),
  );
  await marked(await it.open("/treaty.html"));
  await rm(file);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
