// What a page can notice of a reading: nothing but the card's host while a card is open.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { start } from "./harness.mjs";
import { gone, HOST, hover, marksOn, summary } from "./look.mjs";

let it;
let page;

before(async () => {
  it = await start();
  page = await it.open("/north-korea.html");
  // In the page's own world, before anything of Crossread is there.
  await page.evaluate(() => {
    globalThis.seen = [];
    const name = (node) =>
      node.nodeType === 1 ? `<${node.localName}${node.popover ? " popover" : ""}>` : node.nodeName;
    const observer = new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        globalThis.seen.push({
          type,
          target: name(target),
          ...(attributeName && { attributeName }),
          added: [...addedNodes].map(name),
          removed: [...removedNodes].map(name),
        });
      }
    });
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document, all);
    globalThis.before = document.documentElement.outerHTML;
  });
});
after(() => it?.close());

test("marking changes nothing in the page", async () => {
  await summary(await it.clickAction(page));
  assert.ok((await marksOn(page)).length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.seen), []);
});

test("a card is one element beside the body, and leaves nothing behind", async () => {
  await hover(page, "60,000");
  await page.keyboard.press("Escape");
  await gone(page);
  const seen = await page.evaluate(() => globalThis.seen);
  const host = "<div popover>";
  const others = seen.filter(
    ({ type, target, added, removed }) =>
      !(type === "attributes" && target === host) &&
      !(type === "childList" && target === "<html>" && [...added, ...removed].every((node) => node === host)),
  );
  assert.deepEqual(others, []);
  assert.equal(seen.filter(({ added }) => added.length > 0).length, 1, "the host came in once");
  assert.equal(seen.filter(({ removed }) => removed.length > 0).length, 1, "and went once");
  assert.ok(await page.evaluate(() => globalThis.before === document.documentElement.outerHTML));
});

test("the page cannot look into the card", async () => {
  await hover(page, "60,000");
  assert.equal(await page.$eval(HOST, (host) => host.shadowRoot), null);
  assert.equal(await page.$eval(HOST, (host) => host.textContent), "");
});

test("a page that clears the registry of marks gets them back", async () => {
  const before = (await marksOn(page)).length;
  const left = await page.evaluate(() => {
    CSS.highlights.clear();
    return CSS.highlights.size;
  });
  assert.equal(left, 0);
  await page.mouse.move(300, 300, { steps: 4 });
  await page.waitForFunction((size) => CSS.highlights.size >= size, {}, before - 1);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
