// The popup: the page summed up, in every state.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, ROOT, start } from "./harness.mjs";
import { atRest, read, summary } from "./look.mjs";

let it;
let page;
let tab;
let popup;
let reading;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
  page = await it.open("/flood.html");
  const article = await read(it, page);
  tab = article.tab;
  reading = await article.tell("last");
  popup = await it.openExtensionPage(`popup.html?tab=${tab}`, "button.claim");
  await popup.waitForSelector("main[aria-busy=false]");
});
after(() => it?.close());

const texts = (selector) =>
  popup.$$eval(selector, (all) => all.map((element) => element.textContent.replace(/\s+/g, " ").trim()));

/** As it is seen: a line that breaks in the page's source is no other text. */
const seen = (claims) => claims.map(({ text }) => text.replace(/\s+/g, " "));
const matched = () => reading.claims.filter(({ relation }) => relation !== "unmatched");

test("a filter shows one relation alone, what the page leaves out is one of them, and off again shows all", async () => {
  const passages = () => texts("button.claim .passage");
  const all = seen(matched());
  assert.deepEqual(await passages(), all);
  const differs = matched().filter(({ relation }) => relation === "differs");
  assert.ok(differs.length > 0 && differs.length < all.length);
  assert.equal((await texts(".filter.relation-differs"))[0], `Differs${differs.length}`);
  await popup.click(".filter.relation-differs");
  await popup.waitForSelector(".filter.relation-differs[aria-pressed=true]");
  assert.deepEqual(await passages(), seen(differs));
  await popup.click(".filter.relation-differs");
  await popup.click(".filter.missing");
  await popup.waitForSelector(".filter.missing[aria-pressed=true]");
  const near = new Set(reading.omissions.map(({ near }) => near));
  assert.ok(near.size > 0);
  assert.deepEqual(await passages(), seen(reading.claims.filter(({ id }) => near.has(id))));
  await popup.click(".filter.missing");
  await popup.waitForSelector(".filter.missing[aria-pressed=false]");
  assert.deepEqual(await passages(), all);
});

test("what the page leaves out stands under the claim it belongs to, with who carries it", async () => {
  const missing = reading.omissions.find(({ text }) => text.includes("hospital"));
  const place = matched().findIndex(({ id }) => id === missing.near) + 1;
  const told = (await texts(`.claims li:nth-child(${place}) .omission`)).join(" | ");
  assert.ok(told.includes(`Not on this page: ${missing.text}`), told);
  assert.match(told, /in 2 reports ?The Courier ?The Gazette/);
  const links = await popup.$$eval(".omission a", (all) => all.map(({ href }) => href));
  assert.ok(
    links.includes(`${it.site}/reports/gazette.html#:~:text=${encodeURIComponent(missing.text)}`),
    links.join(),
  );
});

test("names have their spellings, reports their publisher, day, share of claims and pack", async () => {
  await popup.click(".names summary");
  assert.ok((await texts(".names li")).some((name) => /^Dornach.*\d times$/.test(name)));
  await popup.click(".sources summary");
  const sources = await texts(".sources li");
  assert.equal(sources.length, 4);
  const gazette = reading.claims.filter(({ evidence }) =>
    evidence.some(({ report }) => report === "gazette"),
  );
  const line = `Eleven dead after Birs flood · 4 Mar 2025 · on ${gazette.length} claims · in the pack`;
  assert.ok(
    sources.some((source) => source.startsWith("The Gazette") && source.includes(line)),
    sources.join(" | "),
  );
  assert.ok(
    sources.some((source) => /Birs Wire.*same text as The Evening Post/.test(source)),
    sources.join(" | "),
  );
  const links = await popup.$$eval(".sources a", (all) => all.map(({ href, rel }) => `${href} ${rel}`));
  assert.ok(links.includes(`${it.site}/reports/gazette.html noopener noreferrer`), links.join());
});

test("nothing is cut off at 320 px, at 384 px and on a wide page", async () => {
  for (const width of [320, 384, 1280]) {
    await popup.setViewport({ width, height: 600 });
    const wide = await popup.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((element) => !element.closest(".unseen") && element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    assert.deepEqual(wide, [], `${width} px`);
    assert.ok(await popup.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});

for (const [state, at, heading, button] of [
  ["no article", "/bad/empty.html", "No text to read here", "Paste the text instead"],
  ["another language", "/bad/german.html", "This page is in German", null],
  ["another subject", "/harbour.html", "Nothing to compare with", "See what it compares with"],
  ["a page of the browser's own", null, /closed to extensions|No text to read/, "Paste the text instead"],
]) {
  test(`${state}: says so, and what to do`, async () => {
    const other = at ? await it.open(at) : await blank();
    const asked = await it.clickAction(other);
    const { messages } = await summary(asked);
    assert.equal(messages.length, 1);
    if (typeof heading === "string") assert.equal(messages[0], heading);
    else assert.match(messages[0], heading);
    const does = await asked.evaluate(() =>
      [...document.querySelectorAll(".message button")].map((button) => button.textContent),
    );
    if (button) assert.ok(does.includes(button), does.join());
    await asked.close();
    await other.close();
  });
}

test("where the browser has no side panel, a tab stands in for it", {
  skip: BROWSER === "firefox" && "Firefox has its sidebar: panel.test.mjs",
}, async () => {
  await page.bringToFront();
  const asked = await it.clickAction(page);
  await summary(asked);
  await atRest(asked, () =>
    asked.evaluate(() => document.querySelector("footer").getBoundingClientRect().top),
  );
  void asked.click("footer .panel").catch(() => null); // it closes the popup
  const panel = await it.openedPage("panel.html");
  await panel.waitForSelector(".claim");
  await panel.close();
});

test("“Paste the text instead” opens the place for a text of one's own", async () => {
  const other = await it.open("/bad/empty.html");
  const asked = await it.clickAction(other);
  await summary(asked);
  await asked.click(".message .does button:last-child");
  const welcome = await it.opened(/\/welcome\.html#own$/);
  await welcome.waitForFunction(() => document.getElementById("own")?.checkVisibility());
  await welcome.close();
});

async function blank() {
  const page = await it.browser.newPage();
  await page.goto("about:blank");
  await page.bringToFront();
  return page;
}

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

// After the rest: the viewers of both browsers have much to say in the console.
test("a PDF: says so, and what to do", async () => {
  const asked = await it.clickAction(await it.open("/bad/paper.pdf"));
  const { messages } = await summary(asked);
  assert.deepEqual(messages, ["This is a PDF"]);
});
