// Where the reader turns it on, Crossread reads articles by itself.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, EXTENSION, ROOT, start } from "./harness.mjs";
import { marked, summary } from "./look.mjs";

let it;
let popup;

before(async () => {
  it = await start({ extension: BROWSER === "chromium" ? await withHosts() : EXTENSION });
  popup = await it.clickAction(await it.open("/harbour.html"));
  await summary(popup);
});
after(() => it?.close());

// Chromium asks the reader in a window of its own that nothing can press where there is no display. So there, and only
// there, this is a copy of the build that has the hosts from the start; the question itself is not tested.
async function withHosts() {
  const copy = path.join(ROOT, "target/extension-with-hosts");
  await rm(copy, { recursive: true, force: true });
  await cp(EXTENSION, copy, { recursive: true });
  const file = path.join(copy, "manifest.json");
  const { optional_host_permissions, ...manifest } = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  return copy;
}

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
