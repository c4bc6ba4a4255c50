// The side panel: what the marks and the card say, by keyboard alone too; it follows the tab on top, in every state.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, ROOT, start, withPanel } from "./harness.mjs";
import { atRest, gone, HOST, marksOn, readingFor, summary } from "./look.mjs";

let it;
let page;
let told;
let reading;
/** The panel beside the page: Chrome's side panel, Firefox's sidebar. */
let panel;

before(async () => {
  it = await start({ extension: await withPanel(), reports: path.join(ROOT, "tests/e2e/reports") });
  page = await it.open("/flood.html");
  const popup = await it.clickAction(page);
  told = await summary(popup);
  reading = await readingFor(popup);
  // What is still to come in the popup would move the button from under the mouse.
  await atRest(popup, () =>
    popup.evaluate(() => document.querySelector("footer").getBoundingClientRect().top),
  );
  panel = await it.sidePanel(popup);
});
after(() => it?.close());

/** Until the panel says so: its title, what was compared, its messages, its claims. */
async function shows(expected) {
  await panel
    .waitFor((expected) => {
      const all = (selector) =>
        [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
      const now = {
        messages: all(".message h2"),
        claims: all(".claim").length,
        does: all(".message button"),
      };
      globalThis.last = JSON.stringify(now);
      return Object.entries(expected).every(
        ([key, value]) => JSON.stringify(now[key]) === JSON.stringify(value),
      );
    }, expected)
    .catch(async (error) => {
      throw new Error(`${error.message}: ${await panel.evaluate(() => globalThis.last)}`);
    });
}

test("a button in the popup opens it beside the page, with the same reading", async () => {
  await shows({ claims: told.claims.length });
  const shown = await panel.evaluate(() => ({
    title: document.querySelector("h1").textContent,
    coverage: document.querySelector(".coverage").textContent,
    claims: [...document.querySelectorAll(".claim")].map((row) => ({
      line: row.querySelector(".line").textContent,
      text: row.querySelector(".passage").textContent,
    })),
  }));
  assert.equal(shown.title, reading.page.title);
  assert.equal(shown.coverage, told.coverage);
  assert.deepEqual(
    shown.claims,
    told.claims.map(({ line, text }) => ({ line, text })),
  );
});

/** Asks for a reading by the button, as a reader does. */
async function ask(tab) {
  const popup = await it.clickAction(tab);
  await summary(popup);
  await popup.close();
}

test("it follows the tab on top, and each new reading of it", async () => {
  const other = await it.open("/harbour.html");
  await shows({ messages: ["Not read yet"], claims: 0, does: [] });
  await ask(other);
  await shows({ messages: ["Nothing to compare with"], claims: 0 });
  await page.bringToFront();
  await shows({ messages: [], claims: told.claims.length });
  await other.bringToFront();
  await shows({ messages: ["Nothing to compare with"], claims: 0 });
  await other.close();
  await page.bringToFront();
  await shows({ messages: [], claims: told.claims.length });
});

test("another language, no article, a page of Crossread's own: it says so", async () => {
  for (const [at, heading] of [
    ["/bad/german.html", "This page is in German"],
    ["/bad/empty.html", "No text to read here"],
  ]) {
    const other = await it.open(at);
    await ask(other);
    await shows({ messages: [heading], claims: 0 });
    await other.close();
  }
  const options = await it.openExtensionPage("options.html", "main");
  await shows({ messages: ["This page is closed to extensions"], claims: 0 });
  await options.close();
});

test("a page that was loaded anew is not read yet; where the browser lets Crossread in, a button reads it", async () => {
  await page.bringToFront();
  await page.reload();
  await shows({ messages: ["Not read yet"], claims: 0 });
  await letIn();
  await shows({ does: ["Read this page"] });
  await panel.click(".message button");
  await shows({ messages: [], claims: told.claims.length });
});

// Chromium lets an extension in until the tab goes to another site. Firefox does so until the page is another: there the reader
// allows the site, which in Chromium only a window asks for that nothing can press.
async function letIn() {
  if (BROWSER === "chromium") return;
  const other = await it.open("/harbour.html");
  const popup = await it.clickAction(other);
  await summary(popup);
  await popup.click(".sites label:nth-of-type(2)");
  await popup.waitFor(() => browser.permissions.getAll().then(({ origins }) => origins.length > 0));
  await other.close();
  await page.bringToFront();
}

test("what is called wrong is hidden and can be taken back", async () => {
  await panel.click(".claim");
  await panel.waitFor(() => document.querySelector(".passages .wrong") !== null);
  const before = await panel.evaluate(() => document.querySelector(".claim .line").textContent);
  await panel.click(".passages > .tools .wrong");
  await panel.waitFor((before) => document.querySelector(".claim .line").textContent !== before, before);
  assert.equal(await panel.evaluate(() => document.activeElement.className), "undo");
  await panel.click(".undo");
  await panel.waitFor((before) => document.querySelector(".claim .line").textContent === before, before);
  assert.equal(await panel.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
});

test("when it is closed, no claim stays shown in the page", async () => {
  const shown = () => marksOn(page).then((marks) => marks.filter(({ line }) => !line.includes("underline")));
  assert.equal((await shown()).length, 1);
  const { length } = await marksOn(page);
  await panel.close();
  await page.waitForFunction((count) => CSS.highlights.size === count, {}, length - 1);
  assert.deepEqual(await shown(), []);
});

/** The panel as a tab, which takes real keys: nothing sends any to a page of the browser's own window. */
let tab;
const inTab = (selector) =>
  tab.$$eval(selector, (all) => all.map(({ textContent }) => textContent.replace(/\s+/g, " ").trim()));
const matched = () => reading.claims.filter(({ relation }) => relation !== "unmatched");
const openText = () => tab.$eval("[aria-current] blockquote", ({ textContent }) => textContent);

test("in a tab it speaks of the tab that was on top before", async () => {
  await page.bringToFront();
  tab = await it.openExtensionPage("panel.html", "button.claim");
  assert.deepEqual(await inTab("h1"), [reading.page.title]);
});

test("a filter shows one relation alone", async () => {
  const differs = matched().filter(({ relation }) => relation === "differs");
  await tab.click(".filter.relation-differs");
  await tab.waitForSelector(".filter[aria-pressed=true]");
  assert.deepEqual(
    await inTab(".claim .passage"),
    differs.map(({ text }) => text.replace(/\s+/g, " ")),
  );
  await tab.click(".filter.relation-differs");
  await tab.waitForSelector(".filter.relation-differs[aria-pressed=false]");
  assert.equal((await inTab(".claim")).length, matched().length);
});

test("by keyboard alone: filters, the next and the previous claim, all its evidence, and the page goes along", async () => {
  const reach = async (is) => {
    for (let i = 0; i < 80; i += 1) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate(is)) return;
    }
    assert.fail(`the focus never came to ${is}`);
  };
  const focused = () =>
    tab.evaluate(() => document.activeElement.closest("li")?.querySelector(".line").textContent);
  await tab.bringToFront();
  await reach(() => document.activeElement.matches(".filter"));
  await reach(() => document.activeElement.matches(".steps .on"));
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("[aria-current] .passages");
  const [first, second] = matched();
  assert.equal(await openText(), first.text);
  assert.equal(await tab.evaluate(() => document.activeElement.ariaExpanded), "true");
  assert.notEqual(await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");

  await tab.keyboard.press("k");
  await tab.waitForFunction(
    (text) => document.querySelector("[aria-current] blockquote")?.textContent === text,
    {},
    second.text,
  );
  assert.deepEqual(await inTab(".steps span"), [`2 of ${matched().length}`]);
  await tab.keyboard.press("j");
  await tab.waitForFunction(
    (text) => document.querySelector("[aria-current] blockquote")?.textContent === text,
    {},
    first.text,
  );
  await shownInPage(first);

  await tab.keyboard.press("ArrowDown");
  assert.equal(await focused(), (await inTab(".claim .line"))[1]);
  await tab.keyboard.press("End");
  assert.equal(await focused(), (await inTab(".claim .line")).at(-1));
  await tab.keyboard.press("Home");

  await reach(() => document.activeElement.matches(".passages [aria-expanded]"));
  await tab.keyboard.press("Enter");
  await tab.waitForSelector(".why:not([hidden])");
  await reach(() => document.activeElement.matches(".go"));
  await tab.keyboard.press("Enter");
  await page.waitForSelector(HOST);
  assert.equal(await page.evaluate(() => document.visibilityState), "visible");
  await page.keyboard.press("Escape");
  await gone(page);
  await tab.bringToFront();
  await reach(() => document.activeElement.matches(".names summary"));
  await reach(() => document.activeElement.matches(".sources summary"));
});

/** Until the page has scrolled to a claim and shows which it is. */
async function shownInPage({ text }) {
  await page.bringToFront();
  const marks = await marksOn(page);
  const shown = marks.filter(({ line }) => !line.includes("underline"));
  assert.deepEqual(
    shown.map(({ stretches }) => stretches.join("")),
    [text.replace(/\s/g, " ")],
  );
  await tab.bringToFront();
}

test("an opened claim has what its card has: passages, differing words, who and when, a later report, the timeline", async () => {
  assert.deepEqual(await inTab(".passages .pair mark"), ["12", "11"]);
  const from = await inTab(".passages figcaption");
  assert.deepEqual(
    from.map((line) => line.replace(/ in .*/, "")),
    ["This page5 Mar 2025", "The Gazette4 Mar 2025in Reports on the flood at Dornach"].map((line) =>
      line.replace(/ in .*/, ""),
    ),
  );
  assert.ok((await inTab(".passages .flag")).includes("a later report"));
  assert.equal((await inTab(".timeline li")).length, reading.claims[0].timeline.length);
  assert.deepEqual(await inTab(".acts button"), ["Go to the passage", "Copy", "Share"]);
});

test("nothing is cut off at 240 px, at 320 px and on a wide page", async () => {
  for (const width of [240, 320, 1280]) {
    await tab.setViewport({ width, height: 600 });
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
  }
});

test("a page whose words have gone says so", async () => {
  await page.evaluate(() => document.querySelector("article").replaceChildren());
  await tab.keyboard.press("k");
  await tab.waitForSelector("[role=alert].gone");
});

test("when nobody answers, it says what to do", async () => {
  await tab.evaluate(() => {
    (globalThis.browser ?? chrome).runtime.sendMessage = () => Promise.reject(new Error("nobody is there"));
  });
  await tab.click(".again");
  await tab.waitForSelector(".message .does");
  assert.deepEqual(await inTab(".message h2"), ["The page could not be read"]);
  assert.match((await inTab(".message p"))[0], /nobody is there/);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
