// My reports: a page is added, the next one is compared with it, and it is still there tomorrow.
import assert from "node:assert/strict";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, EXTENSION, ROOT, start } from "./harness.mjs";
import { gone, hover, marked, summary } from "./look.mjs";

const work = path.join(ROOT, `target/reports-${BROWSER}`);
// The extension that is used in the first session; the second one has an update of it in the same place.
const extension = path.join(work, "extension");

let it;
let exported;

before(async () => {
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await cp(EXTENSION, extension, { recursive: true });
  it = await start({ extension });
});
after(async () => {
  await it?.close();
  await rm(work, { recursive: true, force: true });
});

/** Opens a page, presses the button, and hands over the popup with its summary. */
async function ask(at) {
  const page = await it.open(at);
  const popup = await it.clickAction(page);
  return { page, popup, told: await summary(popup) };
}

const shows = (popup, selector) => popup.waitFor((s) => document.querySelector(s) !== null, selector);
const options = () => it.openExtensionPage("options.html", ".my .acts");
const listed = (page) => page.$$eval(".my .list h3", (titles) => titles.map((title) => title.textContent));
const says = (page, role, part) =>
  page.waitForFunction(
    (role, part) =>
      [...document.querySelectorAll(`.my [role=${role}]`)].some(({ textContent }) =>
        textContent.includes(part),
      ),
    {},
    role,
    part,
  );

test("before anything is added no report speaks of the story", async () => {
  const { popup, told } = await ask("/story/herald.html");
  assert.deepEqual(told.claims, []);
  await popup.close();
});

test("“Add this page” in the popup adds it, and says so", async () => {
  const { popup } = await ask("/story/post.html");
  await shows(popup, ".add .do");
  await popup.click(".add .do");
  await shows(popup, ".add .added");
  await shows(popup, ".add .remove");
  await popup.close();
});

test("the next page is compared with it at once, also one that was read before", async () => {
  const { page, popup, told } = await ask("/story/herald.html");
  const relations = told.claims.map(({ relation }) => relation);
  assert.ok(relations.includes("corroborated"), JSON.stringify(told));
  await shows(popup, ".from");
  assert.match(
    await popup.evaluate(() => document.querySelector(".from").textContent),
    /My reports \(1 report\)/,
  );
  await popup.close();
  await page.bringToFront();
  await marked(page);
  const shown = await hover(page, "sank off Norrvik");
  assert.equal(shown.relation, "corroborated");
  assert.match(shown.there.passage, /^The ferry Solveig sank off Norrvik/);
  assert.match(shown.there.from, /The Sample Post\s[\s\S]*in My reports/);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("the page itself is not compared with what was added of it, nor is a copy elsewhere", async () => {
  for (const at of ["/story/post.html", "/story/copy.html"]) {
    const { popup, told } = await ask(at);
    assert.deepEqual(told.claims, [], at);
    await popup.close();
  }
});

test("the key adds a page too, and the popup tells of it", async () => {
  const page = await it.open("/story/herald.html");
  const popup = await it.command(page, "add");
  await shows(popup, ".add .added");
  await popup.close();
  const opts = await options();
  await opts.waitForFunction(() => document.querySelectorAll(".my .list h3").length === 2);
  assert.deepEqual((await listed(opts)).toSorted(), [
    "Ferry Solveig sinks off Norrvik",
    "What is known of the ferry that sank",
  ]);
  await opts.close();
});

test("every command got the key that the manifest suggests, where it suggests one", async () => {
  const page = await options();
  await page.waitForFunction(() => document.querySelectorAll("td kbd").length > 0);
  const keys = await page.$$eval("table td kbd", (cells) => cells.map(({ textContent }) => textContent));
  assert.deepEqual(keys.toSorted(), ["Alt+Shift+J", "Alt+Shift+K", "Alt+Shift+L", "Alt+Shift+S"]);
  await page.close();
});

test("a page without claims is refused, with the reason", async () => {
  const { popup } = await ask("/bad/german.html");
  await shows(popup, ".add .do");
  await popup.click(".add .do");
  await shows(popup, ".add .refused");
  assert.match(
    await popup.evaluate(() => document.querySelector(".add .refused").textContent),
    /This page is in German/,
  );
  await popup.close();
});

test("the options page lists each report with title, publisher, days and address, and links to it", async () => {
  const page = await options();
  await page.waitForSelector(".my .list li");
  const row = await page.$$eval(".my .list li", (rows) =>
    rows.map((row) => ({ text: row.textContent, link: row.querySelector("a").href })),
  );
  const post = row.find(({ text }) => text.startsWith("Ferry Solveig"));
  assert.match(post.text, /The Sample Post · 2 Mar 2024 · added/);
  assert.equal(post.link, `${it.site}/story/post.html`);
  assert.ok(post.text.includes(post.link), "the address is not shown in full");
});

test("reports are exported to a file", async () => {
  const page = await options();
  await page.waitForSelector(".my .export:not(:disabled)");
  // The file itself would land where the browser puts downloads; what is written into it is caught on its way there.
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      globalThis.exported = blob;
      return make(blob);
    };
  });
  await page.click(".my .export");
  await says(page, "status", "crossread-reports.json");
  exported = await page.evaluate(() => globalThis.exported.text());
  const { format, version, reports } = JSON.parse(exported);
  assert.deepEqual([format, version, reports.length], ["crossread-reports", 1, 2]);
});

test("a report is removed, and no page is compared with it any more", async () => {
  const page = await options();
  for (const left of [1, 0]) {
    await page.waitForSelector(".my .list .remove");
    await page.click(".my .list .remove");
    await page.waitForFunction((left) => document.querySelectorAll(".my .list li").length === left, {}, left);
  }
  const { popup, told } = await ask("/story/herald.html");
  assert.deepEqual(told.claims, []);
  await shows(popup, ".add .do");
  await popup.close();
});

test("what was exported is imported again, and known reports are not doubled", async () => {
  await writeFile(path.join(work, "reports.json"), exported);
  const page = await options();
  const input = await page.$(".my input[type=file]");
  await input.uploadFile(path.join(work, "reports.json"));
  await says(page, "status", "Imported: 2 reports");
  await page.waitForFunction(() => document.querySelectorAll(".my .list li").length === 2);
  await input.uploadFile(path.join(work, "reports.json"));
  await says(page, "status", "Already there: 2 reports");
  assert.equal((await listed(page)).length, 2);
});

for (const [name, spoil, reason] of [
  ["not JSON", (text) => text.slice(0, -40), /not a file of reports/],
  ["another JSON", () => '{"reports": []}', /not a file of reports/],
  ["a later version", (text) => text.replace('"version": 1', '"version": 2'), /version 2/],
  [
    "a block without text",
    (text) => text.replace(/"text": "[^"]*"(?![\s\S]*"text")/, '"text": 7'),
    /Report 2 .*blocks\[/,
  ],
  [
    "a day that is none",
    (text) => text.replace(/"published": "[^"]*"/, '"published": "2024-02-31"'),
    /Report 1/,
  ],
]) {
  test(`a bad file of reports is refused with its place: ${name}`, async () => {
    const file = path.join(work, "bad.json");
    await writeFile(file, spoil(exported));
    const page = await options();
    await (await page.$(".my input[type=file]")).uploadFile(file);
    await says(page, "alert", "bad.json was not imported");
    assert.match(await page.$eval(".my [role=alert]", ({ textContent }) => textContent), reason);
    assert.equal((await listed(page)).length, 2);
  });
}

test("a file of reports that is too long is refused unread", async () => {
  const page = await options();
  await writeFile(path.join(work, "long.json"), Buffer.alloc(16_050_000, " "));
  await (await page.$(".my input[type=file]")).uploadFile(path.join(work, "long.json"));
  await says(page, "alert", "long.json was not imported: it has 16.1\u00a0MB, and 16\u00a0MB is the most");
  assert.equal((await listed(page)).length, 2);
  await page.close();
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

test("the reports are there after the browser has ended and the extension was updated", async () => {
  const rest = await it.leave();
  const manifest = path.join(extension, "manifest.json");
  const { version, ...others } = JSON.parse(await readFile(manifest, "utf8"));
  await writeFile(manifest, JSON.stringify({ ...others, version: `${version}.1` }));
  it = await start({ extension, before: rest });
  const { page, popup, told } = await ask("/story/herald.html");
  assert.ok(
    told.claims.some(({ relation }) => relation === "corroborated"),
    JSON.stringify(told),
  );
  await shows(popup, ".add .remove");
  await popup.close();
  await page.bringToFront();
  const shown = await hover(page, "sank off Norrvik");
  assert.match(shown.there.passage, /^The ferry Solveig sank off Norrvik/);
  assert.equal((await listed(await options())).length, 2);
});

test("sixty more are imported, and pages are compared with all of them", async () => {
  const file = JSON.parse(exported);
  const [{ page, ...rest }] = file.reports;
  file.reports = Array.from({ length: 60 }, (_, n) => ({
    ...rest,
    page: {
      ...page,
      url: `https://news.example/${n}`,
      blocks: [
        { kind: "paragraph", text: `The ferry Number ${n} sank off Norrvik on ${n + 1} March ${1900 + n}.` },
      ],
    },
  }));
  await writeFile(path.join(work, "sixty.json"), JSON.stringify(file));
  const reports = ({ coverage }) => Number(/ (\d+) reports/.exec(coverage)[1]);
  const first = await ask("/story/herald.html");
  const before = reports(first.told);
  await first.popup.close();
  const opts = await options();
  await (await opts.$(".my input[type=file]")).uploadFile(path.join(work, "sixty.json"));
  await says(opts, "status", "Imported: 60 reports");
  const { popup, told } = await ask("/story/herald.html");
  assert.equal(reports(told), before + 60);
  await popup.close();
  await it.killBackground();
  assert.equal(reports((await ask("/story/post.html")).told), before + 60);
});

test("after that, too, nothing was said and nothing was asked", () => it.quiet());
