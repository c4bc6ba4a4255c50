// Pages that are no news article, or hardly a page: no crash, no message in a console, no mark in a wrong place, and the
// popup says what happened.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { ROOT, start } from "./harness.mjs";
import { marksOn, misplaced, readingFor, summary } from "./look.mjs";

const words = JSON.parse(await readFile(`${ROOT}/extension/_locales/en/messages.json`, "utf8"));

let it;
before(async () => {
  it = await start();
});
after(() => it?.close());

/** Reads a page of `bad/`; what the popup tells, the reading, and the marks once it is told. */
async function read(name) {
  const page = await it.open(`/bad/${name}.html`);
  const popup = await it.clickAction(page);
  const told = await summary(popup);
  const reading = await readingFor(popup);
  const marks = await marksOn(page);
  await popup.close();
  return { page, told, reading, marks };
}

/** The heading of a message; `$1` is anything. */
const says = (key) => new RegExp(`^${words[key].message.replaceAll(/\$\d/g, ".+")}$`);

for (const [name, ...keys] of [
  ["empty", "noTextTitle"],
  ["no-article", "noTextTitle", "noClaimsTitle"],
  ["german", "languageTitle"],
  ["digits", "noTextTitle", "noClaimsTitle"],
]) {
  test(`${name}: no mark, and the popup says what happened`, async () => {
    const { told, marks } = await read(name);
    assert.deepEqual(marks, []);
    assert.deepEqual(told.claims, []);
    assert.equal(told.messages.length, 1, JSON.stringify(told));
    assert.ok(
      keys.some((key) => says(key).test(told.messages[0])),
      `the popup says "${told.messages[0]}"`,
    );
  });
}

test("one paragraph of a megabyte: an answer, and marks on claims only", async () => {
  const { told, reading, marks } = await read("large");
  assert.ok(told.coverage || told.messages.length > 0, JSON.stringify(told));
  assert.deepEqual(misplaced(marks, reading.claims), []);
});

test("halves of characters: marks on claims only, and there are some", async () => {
  const { told, reading, marks } = await read("surrogates");
  assert.ok(told.claims.length > 0, JSON.stringify(told));
  assert.ok(marks.length > 0);
  assert.deepEqual(misplaced(marks, reading.claims), []);
});

test("odd markup: the article is found all the same, and what is beside it is not read", async () => {
  const { told, reading, marks } = await read("markup");
  assert.ok(told.claims.length > 0, JSON.stringify(told));
  assert.ok(marks.length > 0);
  assert.deepEqual(misplaced(marks, reading.claims), []);
  const beside = reading.claims.filter(({ text }) => /another article|paragraph/.test(text));
  assert.deepEqual(beside, []);
});

test("a page that changes while it is read: never a mark on other words", async () => {
  const page = await it.open("/bad/changing.html");
  const popup = await it.clickAction(page);
  await summary(popup);
  const { claims } = await readingFor(popup);
  const turns = await page.evaluate(() => turns());
  for (let look = 0; look < 20; look += 1) {
    await page.waitForFunction((past) => turns() > past, {}, turns + look * 10);
    assert.deepEqual(misplaced(await marksOn(page), claims), []);
  }
  await page.evaluate(() => stop());
  const told = await summary(await again(popup, page));
  assert.ok(told.coverage || told.messages.length > 0, JSON.stringify(told));
});

async function again(popup, page) {
  await popup.close();
  return it.clickAction(page);
}

test("a page of the browser's own: the popup says that it is closed to extensions", async () => {
  const page = await it.browser.newPage();
  await page.goto("about:blank");
  const popup = await it.clickAction(page);
  const told = await summary(popup);
  assert.equal(told.messages.length, 1, JSON.stringify(told));
  assert.ok(
    ["blockedTitle", "noTextTitle"].some((key) => says(key).test(told.messages[0])),
    told.messages[0],
  );
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
