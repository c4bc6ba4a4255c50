// The options: how marks look, all choices as a file and back, what the privacy page says, and the ways back to the beginning.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, ROOT, start } from "./harness.mjs";
import { marked, marksOn, read, summary } from "./look.mjs";

let it;
let page;
let tab;
let options;
let work;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
  work = await mkdtemp(path.join(ROOT, `target/options-${BROWSER}-`));
  page = await it.open("/flood.html");
  ({ teller: options, tab } = await read(it, page));
});
after(async () => {
  await it?.close();
  if (work) await rm(work, { recursive: true, force: true });
});

/** Presses something in the options with the real mouse. */
async function click(selector) {
  await options.bringToFront();
  await options.click(selector);
}

const says = (selector, text) =>
  options.waitForFunction(
    (selector, text) => document.querySelector(selector)?.textContent.includes(text),
    {},
    selector,
    text,
  );

/** How the sample's sentence of a relation is underlined. */
const sampleOf = (relation) =>
  options.$eval(`.sample .relation-${relation}`, (sentence) => {
    const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(sentence);
    return textDecorationLine === "none"
      ? null
      : [textDecorationStyle, Number.parseFloat(textDecorationThickness)];
  });

/** Everything that is kept now: keys of both storages, stores of the database that hold something. */
const keptNow = () =>
  options.evaluate(async () => {
    const { storage } = globalThis.browser ?? chrome;
    const [local, session] = await Promise.all([storage.local.get(null), storage.session.get(null)]);
    const request = indexedDB.open("crossread");
    const db = await new Promise((open, fail) => {
      request.onsuccess = () => open(request.result);
      request.onerror = () => fail(request.error);
    });
    const count = (store) =>
      new Promise((counted) => {
        const count = db.transaction(store).objectStore(store).count();
        count.onsuccess = () => counted(count.result);
      });
    const stores = [...db.objectStoreNames];
    const counts = await Promise.all(stores.map(count));
    db.close();
    return {
      local: Object.keys(local),
      session: Object.keys(session),
      stores: stores.filter((_, at) => counts[at] > 0),
    };
  });

/** Gives the options a file of settings to import, written as it is. */
async function give(name, text) {
  const file = path.join(work, name);
  await writeFile(file, text);
  await (await options.$(".transfer input[type=file]")).uploadFile(file);
}

const fileWith = (settings, rest = {}) =>
  JSON.stringify({ format: "crossread-settings", version: 1, settings, ...rest });

test("the sample shows each choice at once, and pages that are open follow", async () => {
  const before = await marksOn(page);
  const thickness = async () =>
    page.evaluate(() =>
      [...CSS.highlights.keys()].map((name) =>
        Number.parseFloat(getComputedStyle(document.body, `::highlight(${name})`).textDecorationThickness),
      ),
    );
  const quiet = await thickness();
  for (const [relation, style] of [
    ["corroborated", "solid"],
    ["differs", "wavy"],
    ["denied", "dashed"],
    ["unverified", "dotted"],
  ])
    assert.equal((await sampleOf(relation))[0], style);
  assert.equal(await sampleOf("context"), null);

  const [, thin] = await sampleOf("differs");
  await click(".strength label:nth-of-type(2)");
  await options.waitForFunction(() => document.querySelectorAll(".strength input")[1].checked);
  assert.ok((await sampleOf("differs"))[1] > thin);
  await page.bringToFront();
  await page.waitForFunction(
    (quiet) =>
      [...CSS.highlights.keys()].every(
        (name, at) =>
          Number.parseFloat(getComputedStyle(document.body, `::highlight(${name})`).textDecorationThickness) >
          quiet[at],
      ),
    {},
    quiet,
  );

  await click(".relations label:nth-of-type(2)");
  await options.waitForFunction(
    () => getComputedStyle(document.querySelector(".sample .relation-differs")).textDecorationLine === "none",
  );
  await page.bringToFront();
  await page.waitForFunction((many) => CSS.highlights.size < many, {}, before.length);
  assert.ok(!(await marksOn(page)).some(({ style }) => style === "wavy"));
});

test("all choices are saved in a file, come back from it after a reset, and are shown before they count", async () => {
  await options.evaluate(() =>
    (globalThis.browser ?? chrome).storage.local.set({
      wrong: [{ here: "A claim.", there: "Another.", source: "The Gazette", on: "2025-03-05" }],
    }),
  );
  await options.waitForSelector(".wrong li");
  await click(".transfer .export");
  const text = await it.saved("crossread-settings.json");
  const file = JSON.parse(text);
  assert.deepEqual([file.format, file.version, file.wrong.length], ["crossread-settings", 1, 1]);
  assert.deepEqual(
    [file.settings.intensity, file.settings.shown.differs, file.settings.marks],
    ["clear", false, true],
  );

  await click(".reset .acts button");
  await says(".reset [role=status]", "as after installing");
  await options.waitForFunction(() => document.querySelectorAll(".strength input")[0].checked);
  assert.equal(await options.$(".wrong li"), null);

  await give("mine.json", text);
  await says(".transfer .sure", "In mine.json: clear marks · 0 sites");
  await says(".transfer .sure", "1 wrong match.");
  assert.equal(await options.$(".wrong li"), null, "nothing counts before it was agreed to");
  await click(".transfer .yes");
  await says(".transfer [role=status]", "now those of mine.json");
  await options.waitForSelector(".wrong li");
  assert.ok(await options.$eval(".strength label:nth-of-type(2) input", ({ checked }) => checked));
  assert.equal(await sampleOf("differs"), null);
});

test("a file that is no settings, or is wrong somewhere, is refused with the place, and changes nothing", async () => {
  const stored = () =>
    options.evaluate(async () =>
      JSON.stringify(await (globalThis.browser ?? chrome).storage.local.get(["settings", "wrong"])),
    );
  const before = await stored();
  const match = { here: "A", there: "B", source: "C", on: "2025-03-05" };
  const bad = {
    "words.json": ["Dear reader", /not a file of settings/],
    "empty.json": ["", /not a file of settings/],
    "list.json": ["[]", /not a file of settings/],
    "reports.json": ['{"format":"crossread-reports","version":1,"reports":[]}', /not a file of settings/],
    "later.json": [fileWith({}).replace('"version":1', '"version":2'), /of version 2.*reads version 1/],
    "none.json": [JSON.stringify({ format: "crossread-settings", version: 1 }), /“settings” in the file/],
    "marks.json": [fileWith({ marks: "yes" }), /“settings\.marks”/],
    "strength.json": [fileWith({ intensity: "loud" }), /“settings\.intensity”/],
    "shown.json": [fileWith({ shown: { denied: 1 } }), /“settings\.shown”/],
    "sites.json": [fileWith({ sites: ["*://*/*"] }), /“settings\.sites”/],
    "path.json": [fileWith({ sites: ["https://news.example/a/*"] }), /“settings\.sites”/],
    "packs.json": [fileWith({ packs: [] }), /“settings\.packs”/],
    "wrong.json": [fileWith({}, { wrong: [match, { ...match, on: "2025-02-31" }] }), /“wrong\[1\]”/],
    "long.json": [" ".repeat(10_000_001), /10(\.0)?\sMB is the most/],
  };
  for (const [name, [text, reason]] of Object.entries(bad)) {
    await give(name, text);
    await says(".transfer > [role=alert]", `${name} was not imported`);
    assert.match(await options.$eval(".transfer > [role=alert]", (told) => told.textContent), reason);
    assert.equal(await options.$(".transfer .yes"), null, name);
  }
  assert.equal(await stored(), before);
});

test("the privacy page names all that is kept where it is kept, and every permission", async () => {
  await click(".reset .acts button");
  await says(".reset [role=status]", "as after installing");
  await page.bringToFront();
  const popup = await it.clickAction(page);
  await summary(popup);
  await popup.waitFor(() => document.querySelector(".add .do") !== null);
  await popup.click(".add .do");
  await popup.waitFor(() => document.querySelector(".add .added") !== null);
  await popup.close();
  const framed = await it.open("/places/frame.html");
  const other = await it.clickAction(framed);
  await summary(other);
  await other.close();
  await framed.close();
  await options.bringToFront();
  await (await options.$(".packs input[type=file]")).uploadFile(path.join(ROOT, "target/data/bundled.bin"));
  await options.waitForSelector(".waiting .keep");
  await click(".waiting .keep");
  await options.waitForSelector(".packs .list .remove");
  await options.evaluate(async (tab) => {
    const { storage, runtime } = globalThis.browser ?? chrome;
    await storage.local.set({ wrong: [{ here: "A", there: "B", source: "C", on: "2025-03-05" }] });
    await runtime.sendMessage(JSON.stringify({ kind: "compareTabs", ask: { tabs: [tab] } }));
  }, tab);
  await click(".strength label:nth-of-type(2)");
  await options.waitForFunction(async () => {
    const { settings } = await (globalThis.browser ?? chrome).storage.local.get("settings");
    return settings?.intensity === "clear";
  });

  const kept = await keptNow();
  assert.ok(kept.local.length >= 4 && kept.session.length >= 3, JSON.stringify(kept));
  assert.deepEqual(kept.stores, ["files", "made", "packs", "reports"]);
  assert.ok(
    kept.session.some((key) => key.startsWith("frame:")),
    JSON.stringify(kept),
  );
  const privacy = await it.openExtensionPage("privacy.html", "main");
  const told = await privacy.$$eval("dl:first-of-type .where", (rows) =>
    rows.flatMap((row) =>
      [...row.querySelectorAll("code")].map((code) => [row.firstChild.textContent, code.textContent]),
    ),
  );
  const names = (place) => told.filter(([where]) => where.startsWith(place)).map(([, name]) => name);
  const untold = (keys, place) =>
    keys.filter(
      (key) => !names(place).some((name) => key === name || (name.endsWith(":") && key.startsWith(name))),
    );
  assert.deepEqual(untold(kept.local, "Extension storage"), []);
  assert.deepEqual(untold(kept.session, "In memory"), []);
  assert.deepEqual(untold(kept.stores, "Extension database"), []);

  const reasons = await privacy.$$eval("dl div", (rows) =>
    rows.map((row) => [row.querySelector("dt").textContent, row.querySelector("dd").textContent]),
  );
  const permissions = await privacy.evaluate(
    () => (globalThis.browser ?? chrome).runtime.getManifest().permissions,
  );
  for (const permission of permissions)
    assert.ok(
      reasons.find(([name, why]) => name === permission && why.length > 10),
      permission,
    );

  for (const link of await privacy.$$eval("ul a", (links) => links.map(({ href }) => href))) {
    const { pathname, hash } = new URL(link);
    assert.equal(pathname, "/options.html");
    assert.ok(await options.$(hash), `${hash} is no section of the options`);
  }
  await privacy.close();
});

test("a section of the options can be linked to", async () => {
  const linked = await it.openExtensionPage("options.html#reset", "#reset");
  // A page that is closed while it waits for an answer makes Firefox complain.
  await linked.waitForSelector(".packs .list li");
  await linked.waitForSelector(".my .list li");
  await linked.waitForFunction(() => {
    const { top, bottom } = document.getElementById("reset").getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  await linked.close();
});

test("erasing everything asks first, and then leaves nothing of the reader's", async () => {
  await page.close(); // what is open is read again at once
  await click(".reset .erase");
  await click(".reset .sure .link");
  await options.waitForFunction(() => !document.querySelector(".reset .sure"));
  assert.deepEqual((await keptNow()).stores, ["files", "made", "packs", "reports"]);
  await click(".reset .erase");
  await click(".reset .sure .yes");
  await says(".reset [role=status]", "nothing of yours is kept");
  const { local, session, stores } = await keptNow();
  assert.deepEqual([stores, session], [[], []]);
  assert.deepEqual(local, ["revision"]);
  await options.waitForFunction(() => !document.querySelector(".packs .list .remove"));
  await options.waitForSelector(".my .none");
  const again = await it.open("/flood.html");
  await read(it, again);
  await marked(again);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
