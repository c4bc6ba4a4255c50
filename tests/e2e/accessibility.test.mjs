// axe-core finds nothing to say of any page, nor of the card.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { ROOT, start } from "./harness.mjs";
import { HOST, hover, summary } from "./look.mjs";
import { fileOf } from "./packages.mjs";

const AXE = await readFile(fileOf("axe-core/axe.min.js"), "utf8");

let it;
let page;
let article;
let empty;

before(async () => {
  it = await start();
  empty = await tabOf(await it.open("/bad/empty.html"));
  page = await it.open("/north-korea.html");
  article = await tabOf(page);
});
after(() => it?.close());

/** Reads a page; the number of its tab. */
async function tabOf(read) {
  const popup = await it.clickAction(read);
  await summary(popup);
  const id = await popup.evaluate(async () => {
    const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
    return tab.id;
  });
  await popup.close();
  return id;
}

async function violations(of) {
  await of.evaluate(`${AXE};0`);
  return of.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

test("the check can fail", async () => {
  const bad = await it.open("/harbour.html");
  await bad.evaluate(() => document.body.append(document.createElement("button")));
  assert.notDeepEqual(await violations(bad), []);
});

test("popup with a reading", async () => {
  const popup = await it.openExtensionPage(`popup.html?tab=${article}`, "button.claim");
  assert.deepEqual(await violations(popup), []);
});

test("popup with nothing to list", async () => {
  const popup = await it.openExtensionPage(`popup.html?tab=${empty}`, ".message");
  assert.deepEqual(await violations(popup), []);
});

test("options", async () => {
  const options = await it.openExtensionPage("options.html", "main section");
  assert.deepEqual(await violations(options), []);
});

test("options with a report, a pack that waits and a file that was refused", async () => {
  const popup = await it.openExtensionPage(`popup.html?tab=${article}`, "button.claim");
  await popup.evaluate(
    (tab) =>
      (globalThis.browser ?? chrome).runtime.sendMessage(JSON.stringify({ kind: "addTab", ask: { tab } })),
    article,
  );
  await popup.close();
  const options = await it.openExtensionPage("options.html", ".my .list li");
  const input = await options.$(".packs input[type=file]");
  await input.uploadFile(`${ROOT}/target/data/bundled.bin`, `${ROOT}/README.md`);
  await options.waitForSelector(".waiting .keep");
  await options.waitForSelector(".waiting .refused");
  assert.deepEqual(await violations(options), []);
});

test("the page that compares tabs", async () => {
  const tabs = await it.openExtensionPage("tabs.html", "button.ask");
  assert.deepEqual(await violations(tabs), []);
});

test("welcome page with a sample read", async () => {
  const welcome = await it.openExtensionPage("welcome.html", "#stage:not([hidden]):not([aria-busy])");
  assert.deepEqual(await violations(welcome), []);
});

test("card", async () => {
  await page.bringToFront();
  await hover(page, "90,000");
  const { inside, sheets } = await inClosedRoot(page, HOST, (root) => ({
    inside: root.innerHTML,
    sheets: root.adoptedStyleSheets.map((sheet) =>
      [...sheet.cssRules].map((rule) => rule.cssText).join("\n"),
    ),
  }));
  // axe cannot see into a closed root, so the card is looked at in the open.
  const open = await it.open("/bad/empty.html");
  await open.evaluate(
    (inside, sheets) => {
      const main = document.createElement("main");
      const host = document.createElement("div");
      const root = host.attachShadow({ mode: "open" });
      root.innerHTML = inside;
      root.adoptedStyleSheets = sheets.map((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      });
      main.append(Object.assign(document.createElement("h1"), { textContent: "A page" }), host);
      document.body.append(main);
    },
    inside,
    sheets,
  );
  assert.deepEqual(await violations(open), []);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
