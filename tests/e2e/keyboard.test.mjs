// All that a reader does, without a mouse: from the claim that has the focus through card and popup to the options.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, ROOT, start } from "./harness.mjs";
import { card, gone, HOST, marksOn, read, untilCard } from "./look.mjs";

let it;
let page;
let tab;
let tell;
let options;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
  page = await it.open("/flood.html");
  // A claim with a link in it, which the focus can come to.
  await page.evaluate(() => {
    const text = [...document.querySelectorAll("p")].find((p) => p.textContent.includes("railway bridge"));
    const words = text.firstChild.splitText(text.textContent.indexOf("railway bridge"));
    words.splitText("railway bridge".length);
    const link = Object.assign(document.createElement("a"), { href: "#bridge" });
    words.replaceWith(link);
    link.append(words);
  });
  ({ tab, tell, teller: options } = await read(it, page));
});
after(() => it?.close());

/** Presses Tab until what has the focus is looked for, `back` from the end; it must be seen to have it. */
async function reach(of, selector, back = false) {
  await of.bringToFront();
  for (let i = 0; i < 80; i += 1) {
    if (back) await of.keyboard.down("Shift");
    await of.keyboard.press("Tab");
    if (back) await of.keyboard.up("Shift");
    const outline = await of.evaluate((selector) => {
      const { activeElement } = document;
      return activeElement.matches(selector) ? getComputedStyle(activeElement).outlineStyle : null;
    }, selector);
    if (outline === null) continue;
    assert.notEqual(outline, "none", `${selector} does not show that it has the focus`);
    return;
  }
  assert.fail(`the focus never came to ${selector}`);
}

/** The same within the open card, by the text or the name of a control. */
async function reachInCard(name) {
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Tab");
    const at = await inClosedRoot(page, HOST, (root) => {
      const on = root.activeElement;
      return on && (on.getAttribute("aria-label") ?? on.textContent);
    });
    if (at === name) return;
  }
  assert.fail(`the focus never came to ${name}`);
}

const says = (of, selector, text) =>
  of.waitForFunction(
    (selector, text) => document.querySelector(selector)?.textContent.includes(text),
    {},
    selector,
    text,
  );

test("the key opens the card of the claim that has the focus, and Escape gives the focus back", async () => {
  await page.bringToFront();
  await page.evaluate(() => document.querySelector("a[href='#bridge']").focus());
  assert.equal(await tell("step", { by: 1 }), true);
  await page.waitForSelector(HOST);
  assert.match((await card(page)).here.passage, /railway bridge/);
  await page.keyboard.press("Escape");
  await gone(page);
  assert.equal(await page.evaluate(() => document.activeElement.hash), "#bridge");
});

test("in the card: the reasons, a wrong match and its undo, a copy, and the next claim", async () => {
  await tell("step", { by: 1 });
  await page.waitForSelector(HOST);
  await reachInCard("Why this?");
  await page.keyboard.press("Enter");
  await untilCard(page, (root) => root.querySelector(".why").checkVisibility());
  await reachInCard("Wrong match");
  await page.keyboard.press("Enter");
  await untilCard(page, (root) => root.activeElement?.matches(".undo") ?? false);
  await page.keyboard.press("Enter");
  await untilCard(page, (root) => !root.querySelector(".undo"));
  await reachInCard("Copy");
  await page.keyboard.press("Enter");
  await untilCard(page, (root) => root.querySelector("footer .copy").textContent === "Copied");
  await reachInCard("Next claim");
  await page.keyboard.press("Enter");
  await untilCard(page, (root) => !root.querySelector("blockquote").textContent.includes("railway bridge"));
  await page.keyboard.press("Escape");
  await gone(page);
});

test("in the popup: marks off and on, one relation alone, to a claim and back, this page added", async () => {
  const popup = await it.openExtensionPage(`popup.html?tab=${tab}`, "button.claim");
  await popup.waitForSelector(".add .do");
  await reach(popup, "[role=switch]");
  await popup.keyboard.press(" ");
  await popup.waitForFunction(() => !document.querySelector("[role=switch]").checked);
  await page.bringToFront();
  await page.waitForFunction(() => CSS.highlights.size === 0);
  await popup.bringToFront();
  await popup.keyboard.press(" ");
  await popup.waitForFunction(() => document.querySelector("[role=switch]").checked);
  await reach(popup, ".filter.relation-corroborated");
  await popup.keyboard.press("Enter");
  await popup.waitForFunction(() => document.querySelectorAll("button.claim").length === 1);
  await reach(popup, "button.claim");
  await popup.keyboard.press("Enter");
  await page.bringToFront();
  await page.waitForSelector(HOST);
  assert.equal(await page.evaluate((host) => document.activeElement.matches(host), HOST), true);
  await page.keyboard.press("Escape");
  await gone(page);
  await reach(popup, ".add .do");
  await popup.keyboard.press("Enter");
  await popup.waitForSelector(".add .added");
  await popup.close();
});

test("in the options: how marks look, settings to a file and back", async () => {
  const file = path.join(ROOT, `target/keyboard-${BROWSER}.json`);
  await reach(options, ".relations input");
  await options.keyboard.press(" ");
  await options.waitForFunction(() => !document.querySelector(".relations input").checked);
  await reach(options, ".strength input");
  await options.keyboard.press("ArrowDown");
  await options.waitForFunction(() => document.querySelectorAll(".strength input")[1].checked);
  await reach(options, ".transfer .export");
  await options.keyboard.press("Enter");
  const settings = JSON.parse(await it.saved("crossread-settings.json"));
  settings.settings.intensity = "quiet";
  await writeFile(file, JSON.stringify(settings));
  await reach(options, ".transfer .acts button", true);
  // The browser's own window for choosing a file cannot be driven: it is seen that it is asked for.
  await options.$eval(".transfer input[type=file]", (input) => {
    input.addEventListener("click", (event) => {
      event.preventDefault();
      input.dataset.asked = "yes";
    });
  });
  await options.keyboard.press("Enter");
  const input = await options.waitForSelector(".transfer input[data-asked]");
  await input.uploadFile(file);
  await options.waitForSelector(".transfer .yes");
  await reach(options, ".transfer .yes");
  await options.keyboard.press("Enter");
  await says(options, ".transfer [role=status]", "Done");
  assert.ok(await options.$eval(".strength input", ({ checked }) => checked));
  assert.equal(await options.evaluate(() => document.activeElement.textContent), "Export settings");
  await rm(file);
});

test("in the options: a report removed, what is kept looked up, everything erased", async () => {
  await reach(options, ".my .remove", true);
  await options.keyboard.press("Enter");
  await options.waitForSelector(".my .none");
  assert.equal(await options.evaluate(() => document.activeElement.textContent), "My reports");
  await reach(options, ".reset .erase");
  await options.keyboard.press("Enter");
  await reach(options, ".reset .yes");
  await options.keyboard.press("Enter");
  await says(options, ".reset [role=status]", "nothing of yours");
  assert.equal(await options.evaluate(() => document.activeElement.textContent), "Reset Crossread");
  await reach(options, "a[href='privacy.html']", true);
  await options.keyboard.press("Enter");
  await options.waitForSelector("main.privacy");
  await reach(options, "a[href='options.html#reset']");
  await options.keyboard.press("Enter");
  await options.waitForSelector("#reset");
  await page.bringToFront();
  assert.ok((await marksOn(page)).length > 0);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
