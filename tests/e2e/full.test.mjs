// On a full disk nothing more is kept, the reader is told, and nothing that was kept is lost.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, EXTENSION, ROOT, start, variant } from "./harness.mjs";
import { summary } from "./look.mjs";

let extension;
let it;
let options;
let makeRoom;

before(async () => {
  extension = await limited();
  it = await start({ extension });
  options = await it.openExtensionPage("options.html", ".my .acts");
});
after(() => it?.close());

// Chromium can be given a limit, but not for an extension with unlimited storage: only the whole disk limits that one.
function limited() {
  if (BROWSER !== "chromium") return EXTENSION;
  return variant("limited", ({ permissions, ...rest }) => ({
    ...rest,
    permissions: permissions.filter((permission) => permission !== "unlimitedStorage"),
  }));
}

/** Presses "Add this page" on a page; what the popup then says. */
async function add(at) {
  const popup = await it.clickAction(await it.open(at));
  await summary(popup);
  await popup.click(".add .do");
  await popup.waitFor(() => document.querySelector(".add :is(.added, .refused)") !== null);
  const said = await popup.evaluate(() => document.querySelector(".add :is(.added, .refused)").textContent);
  await popup.close();
  return said;
}

const titles = () =>
  options.$$eval(".my .list h3", (found) => found.map(({ textContent }) => textContent).toSorted());
const POST = "Ferry Solveig sinks off Norrvik";
const NO_ROOM = /no room left.*Nothing that was stored is lost/;

test("while there is room, a page is added", async () => {
  assert.match(await add("/story/post.html"), /^Added/);
  await options.waitForSelector(".my .list h3");
});

test("when there is none, the popup says so", async () => {
  // A browser that has written a moment ago believes for half a minute to know how much room there is.
  it = await start({ extension, before: await it.leave() });
  options = await it.openExtensionPage("options.html", ".my .list h3");
  makeRoom = await it.fillDisk(options);
  assert.match(await add("/treaty.html"), NO_ROOM);
});

test("an imported pack is refused with the same words", async () => {
  await options.bringToFront();
  await (await options.$(".packs input[type=file]")).uploadFile(path.join(ROOT, "target/data/bundled.bin"));
  await options.waitForSelector(".waiting .refused");
  assert.match(await options.$eval(".waiting .refused", ({ textContent }) => textContent), NO_ROOM);
});

test("what was added is still there, and pages are compared with it", async () => {
  assert.deepEqual(await titles(), [POST]);
  const popup = await it.clickAction(await it.open("/story/herald.html"));
  const { claims } = await summary(popup);
  assert.ok(claims.some(({ relation }) => relation === "corroborated"));
  await popup.close();
});

test("when there is room again, the page can be added", async () => {
  await makeRoom();
  assert.match(await add("/treaty.html"), /^Added/);
  await options.bringToFront();
  await options.waitForFunction(() => document.querySelectorAll(".my .list h3").length === 2);
  assert.ok((await titles()).includes(POST));
});

// A browser may well speak of a full disk in its console.
test("nothing was asked of another host", () => assert.deepEqual(it.strangers, []));
