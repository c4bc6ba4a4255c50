// The card of a claim, with reports that have days, addresses and a common origin: what it tells, and what can be done with it.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { ROOT, start } from "./harness.mjs";
import { card, gone, HOST, hover, marksOn, placeOf, press, read, untilCard } from "./look.mjs";

const CLAIM = "The flood at Dornach in Switzerland killed 12 people, Basel police said on Wednesday.";

let it;
let page;
let tell;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
  page = await it.open("/flood.html");
  ({ tell } = await read(it, page));
});
after(() => it?.close());

const texts = (selector) =>
  new Function(
    "root",
    `return [...root.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.textContent.replace(/\\s+/g, " ").trim());`,
  );
const inCard = (selector) => inClosedRoot(page, HOST, texts(selector));

test("it tells who says so and when, and how many reports of how many origins", async () => {
  const shown = await hover(page, "killed 12");
  assert.equal(shown.here.passage, CLAIM);
  assert.equal(shown.line, "Differs: 12 here, 7 to 14 in 4 reports");
  assert.deepEqual(shown.here.differing, ["12"]);
  assert.match((await inCard(".basis"))[0], /^4 reports \(3 origins\), 2\s?–\s?10 Mar 2025$/);
  const [own, other] = await inCard(".pair figcaption");
  assert.equal(own, "This page5 Mar 2025");
  assert.match(other, /^The Gazette4 Mar 2025/);
  assert.deepEqual(await inCard(".pair .says"), ["Says Basel police", "Says Basel police"]);
});

test("a report from after the page's day is called a later one, and no other is", async () => {
  const rows = await inCard(".more .provenance");
  const later = rows.filter((row) => row.includes("a later report"));
  assert.equal(later.length, 2, rows.join(" | "));
  assert.ok(
    later.every((row) => /^(?:Birs Wire|The Evening Post)/.test(row)),
    later.join(" | "),
  );
});

test("the figure's way from day to day is a list beside the chart, the page's own value in it", async () => {
  assert.deepEqual(await inCard(".timeline li"), [
    "2 Mar 2025sevenThe Courier",
    "4 Mar 202511The Gazette",
    "5 Mar 202512This page",
    "9 Mar 202514Birs Wire",
    "10 Mar 202514The Evening Post",
  ]);
  const points = await inClosedRoot(page, HOST, (root) =>
    [...root.querySelectorAll(".chart .point")].map((point) => {
      const box = point.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }),
  );
  assert.equal(points.length, 5);
  for (let i = 1; i < points.length; i += 1) {
    assert.ok(points[i][0] > points[i - 1][0], "later is further on");
    assert.ok(points[i][1] <= points[i - 1][1], "more is higher up");
  }
});

test("“Why this?” shows what the match rests on, and hides it again", async () => {
  const seen = (root) => root.querySelector(".why").checkVisibility();
  assert.equal(await inClosedRoot(page, HOST, seen), false);
  await press(page, ".tools button");
  assert.equal(await inClosedRoot(page, HOST, seen), true);
  const words = await inCard(".scroll > .tools .why dd");
  assert.ok(words.some((word) => /Dornach/.test(word)) && words.includes("killed"), words.join(" | "));
  await press(page, ".tools button");
  assert.equal(await inClosedRoot(page, HOST, seen), false);
});

test("“Copy” puts the claim, its relation and the sources on the clipboard", async () => {
  await page.evaluate(() => {
    globalThis.pasted = new Promise((done) =>
      document.addEventListener("paste", (event) => done(event.clipboardData.getData("text/plain")), {
        once: true,
      }),
    );
  });
  await press(page, "footer .copy");
  await untilCard(page, (root) => root.querySelector("footer .copy").textContent === "Copied");
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyV");
  await page.keyboard.up("Control");
  const text = await page.evaluate(() => globalThis.pasted);
  assert.match(text, /^## Differs: 12 here/);
  assert.ok(text.includes(`> ${CLAIM}`), text);
  assert.ok(text.includes(`(${it.site}/reports/gazette.html#:~:text=The%20flood`), text);
  assert.match(text, /Birs Wire.*9 Mar 2025, a later report/);
});

test("the source opens at the passage", async () => {
  await press(page, ".tools .open");
  const source = await it.opened(/\/reports\/gazette\.html/);
  await source.waitForFunction(() => document.readyState === "complete" && scrollY > 0);
  assert.match(await source.title(), /The Gazette/);
  const seen = await source.evaluate(() => {
    const { top, bottom } = document.querySelectorAll("p")[1].getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(seen, "the passage is not in sight");
  await source.close();
  await page.bringToFront();
});

test("Escape closes it", async () => {
  await hover(page, "killed 12");
  await page.keyboard.press("Escape");
  await gone(page);
});

test("closed by key it stays closed under a pointer that rests, and opens again for one that comes back", async () => {
  await hover(page, "killed 12");
  await page.keyboard.press("Escape");
  await gone(page);
  // As long as it takes to open, and then some.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 600)));
  assert.equal(await page.$(HOST), null);
  await hover(page, "killed 12");
  await page.keyboard.press("Escape");
  await gone(page);
});

test("a pointer that rests on another claim does not take the card from the keyboard", async () => {
  await open(0);
  const place = await placeOf(page, "2,000");
  await page.mouse.move(place.x, place.y, { steps: 3 });
  await page.evaluate(() => new Promise((later) => setTimeout(later, 600)));
  assert.equal((await card(page)).here.passage, CLAIM);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("by key it takes the focus, every control can be reached, and Escape gives the focus back", async () => {
  await page.evaluate(() => document.querySelector("footer a").focus());
  await open(0);
  const names = [];
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press("Tab");
    const name = await inClosedRoot(page, HOST, (root) => {
      const on = root.activeElement;
      return on && (on.getAttribute("aria-label") ?? on.textContent);
    });
    if (name === null) break;
    names.push(name);
  }
  for (const wanted of [
    "Why this?",
    "Wrong match",
    "Open the source",
    "Copy",
    "Share",
    "Next claim",
    "Close",
  ])
    assert.ok(names.includes(wanted), `${wanted} is not among ${names.join(", ")}`);
  await open(0);
  await page.keyboard.press("Escape");
  await gone(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Imprint");
});

test("the arrows lead from claim to claim and around", async () => {
  await open(0);
  const first = (await card(page)).here.passage;
  const seen = [first];
  for (;;) {
    const before = seen.at(-1);
    await press(page, "footer button[aria-label='Next claim']");
    await untilPassage((passage) => passage !== before);
    const { passage } = (await card(page)).here;
    if (passage === first) break;
    seen.push(passage);
  }
  const { claims } = await tell("last");
  const marked = claims.filter(({ relation }) => !["unmatched", "context"].includes(relation));
  assert.deepEqual(
    seen,
    marked.map(({ text }) => text),
  );
  await page.keyboard.press("Escape");
  await gone(page);
});

test("a wrong match goes at once, can be taken back, and is listed in the options until it is", async () => {
  await hover(page, "killed 12");
  const rows = await inCard(".more li");
  const at = rows.findIndex((text) => text.startsWith("Birs Wire"));
  assert.ok(at >= 0, rows.join(" | "));
  const passages = await inCard(".more li blockquote");
  const button = `.more li:nth-child(${at + 1}) .wrong`;
  await press(page, button);
  await untilCard(page, (root) => root.querySelector(".undo") !== null);
  assert.ok(!(await inCard(".more li")).some((text) => text.startsWith("Birs Wire")));
  await press(page, ".undo");
  await untilCard(page, (root) => !root.querySelector(".undo"));
  assert.deepEqual(await inCard(".more li blockquote"), passages);

  await press(page, button);
  await untilCard(page, (root) => root.querySelector(".undo") !== null);
  await page.keyboard.press("Escape");
  await gone(page);
  const options = await it.openExtensionPage("options.html", ".wrong li");
  const listed = await options.$eval(".wrong li", (row) => row.textContent);
  assert.ok(listed.includes(CLAIM) && listed.includes(passages[at]) && listed.includes("Birs Wire"), listed);
  await options.click(".wrong li button");
  await options.waitForFunction(() => !document.querySelector(".wrong li"));
  await options.close();
  await page.bringToFront();
  await hover(page, "killed 12");
  await untilCard(page, (root) => root.textContent.includes("Birs Wire"));
  await page.keyboard.press("Escape");
  await gone(page);
});

test("a claim without any other match loses its mark, and gets it back by the undo", async () => {
  const isMarked = async () =>
    (await marksOn(page)).some(
      ({ line, stretches }) => line.includes("underline") && stretches.join().includes("About 2,000"),
    );
  await hover(page, "About 2,000");
  for (;;) {
    const left = (await inCard("blockquote")).length;
    await press(page, ".wrong");
    await untilCard(
      page,
      new Function("root", `return root.querySelectorAll("blockquote").length !== ${left};`),
    );
    if (!(await inCard(".wrong")).length) break;
  }
  assert.match((await inCard(".called"))[0], /no other report/);
  assert.equal(await isMarked(), false);
  await press(page, ".undo");
  await untilCard(page, (root) => root.querySelector(".wrong") !== null);
  assert.equal(await isMarked(), true);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

/** Opens the card of the nth claim that has one, as the list does. */
async function open(nth) {
  const { claims } = await tell("last");
  await tell("go", { claim: claims.filter(({ relation }) => relation !== "unmatched")[nth].id });
  await page.waitForSelector(HOST);
}

async function untilPassage(is) {
  for (;;) {
    if (is((await card(page)).here.passage)) return;
    await page.evaluate(() => new Promise((turn) => requestAnimationFrame(turn)));
  }
}
