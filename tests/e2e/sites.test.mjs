// Where the reader turns it on, Crossread reads articles by itself.
import { after, before, test } from "node:test";

import { granting, start } from "./harness.mjs";
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

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
