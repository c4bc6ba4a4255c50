// The main job: ask for a reading, see the marks, read a card, find the same in the popup, go to a claim.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { start } from "./harness.mjs";
import { card, gone, HOST, hover, marksOn, misplaced, readingFor, summary, wholeClaims } from "./look.mjs";

let it;
let page;
let popup;
let told;
let reading;

before(async () => {
  it = await start();
  page = await it.open("/north-korea.html");
  popup = await it.clickAction(page);
  told = await summary(popup);
  reading = await readingFor(popup);
});
after(() => it?.close());

test("the popup says how much was compared, and lists every claim with a relation", () => {
  const { coverage, claims } = reading;
  assert.ok(coverage.compared > 0, "nothing was compared");
  assert.match(
    told.coverage,
    new RegExp(`^${coverage.compared} of ${coverage.claims} claims?, ${coverage.reports} reports?`),
  );
  const matched = claims.filter(({ relation }) => relation !== "unmatched");
  assert.equal(matched.length, coverage.compared);
  assert.deepEqual(
    told.claims.map(({ relation, text }) => [relation, text]),
    matched.map(({ relation, text }) => [relation, text]),
  );
});

test("the counts of the popup are the counts of the marks on the page", async () => {
  const texts = new Set(reading.claims.map(({ text }) => text));
  const lines = { solid: "corroborated", wavy: "differs", dashed: "denied", dotted: "unverified" };
  const counts = {};
  for (const { style, stretches, line } of await marksOn(page)) {
    if (!line.includes("underline")) continue;
    counts[lines[style]] = (counts[lines[style]] ?? 0) + wholeClaims(stretches, texts).length;
  }
  const { context, ...marked } = told.counts; // related claims are listed and, by default, not marked
  assert.deepEqual(counts, marked);
});

test("every mark stands exactly on a claim", async () => {
  const marks = await marksOn(page);
  assert.ok(marks.length > 0);
  assert.deepEqual(misplaced(marks, reading.claims), []);
});

test("the page has a claim that agrees, one that differs and one that is denied", () => {
  for (const relation of ["corroborated", "differs", "denied"]) {
    assert.ok(
      told.counts[relation] > 0,
      `no claim of the sample article is ${relation}: ${JSON.stringify(told.counts)}`,
    );
  }
});

test("a click on a claim in the list scrolls the page there and opens its card", async () => {
  const last = told.claims.at(-1);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.evaluate(() => {
    globalThis.scrolled = new Promise((end) =>
      addEventListener("scrollend", () => end(scrollY), { capture: true, once: true }),
    );
  });
  await popup.click(`.claims li:nth-child(${told.claims.length}) button.claim`);
  assert.ok((await page.evaluate(() => globalThis.scrolled)) > 200);
  await page.waitForSelector(HOST);
  const shown = await card(page);
  assert.equal(shown.here.passage, last.text);
  assert.equal(shown.relation, last.relation);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("the card of a claim that differs shows both passages and marks the words", async () => {
  const claim = reading.claims.find(
    ({ relation, text }) => relation === "differs" && text.includes("90,000"),
  );
  assert.ok(claim, "the claim of 90,000 civilians does not differ");
  const shown = await hover(page, "90,000");
  assert.equal(shown.relation, "differs");
  assert.equal(shown.here.passage, claim.text);
  assert.match(shown.here.differing.join(" | "), /90,000/);
  assert.match(shown.there.passage, /150,000/);
  assert.match(shown.there.differing.join(" | "), /150,000/);
  assert.match(shown.line, /^Differs: .*90,000.* here, .*150,000.* in 1 report$/);
});

test("the card stays while the mouse is in it and goes when the mouse has left", async () => {
  const box = await page.$eval(HOST, (host) => host.getBoundingClientRect().toJSON());
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 4 });
  // As long as it takes to go when the mouse is elsewhere, and then some.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 600)));
  assert.ok(await page.$(HOST), "the card went away under the mouse");
  await page.mouse.move(3, 3, { steps: 4 });
  await gone(page);
});

test("the card of a denied claim says who denies it", async () => {
  const claim = told.claims.find(({ relation }) => relation === "denied");
  const shown = await hover(page, opening(claim.text));
  assert.equal(shown.relation, "denied");
  assert.equal(shown.here.passage, claim.text);
  assert.match(shown.line, /^Denied by .*(Kremlin|Peskov)/);
  await page.mouse.move(3, 3);
  await gone(page);
});

test("the card of a claim that others tell alike says how many do", async () => {
  const claim = told.claims.find(({ relation }) => relation === "corroborated");
  const shown = await hover(page, opening(claim.text));
  assert.equal(shown.relation, "corroborated");
  assert.match(shown.line, /^Corroborated by \d+ reports?/);
  assert.ok(shown.there.passage.length > 0);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("the mouse on unmarked text opens nothing", async () => {
  // The last one: the card of the first may be so tall that it covers the byline.
  const claim = told.claims.findLast(({ relation }) => relation === "corroborated");
  await hover(page, opening(claim.text));
  // Beside the article, where no card of the article's is in the way.
  const box = await page.$eval(".columns > aside p", (line) => {
    line.scrollIntoView({ block: "center", behavior: "instant" });
    return line.getBoundingClientRect().toJSON();
  });
  await page.mouse.move(box.x + 10, box.y + box.height / 2, { steps: 3 });
  // A card takes as long to go as another takes to open: had this line one, it would be there in its stead.
  await gone(page);
});

test("a page on another subject gets no mark, and the popup says why", async () => {
  const other = await it.open("/harbour.html");
  const shown = await summary(await it.clickAction(other));
  assert.equal((await marksOn(other)).length, 0);
  assert.deepEqual(shown.claims, []);
  assert.equal(shown.messages.length, 1);
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

/** The first words of a text, as the page shows them. */
const opening = (text) => text.replace(/\s+/g, " ").slice(0, 24);
