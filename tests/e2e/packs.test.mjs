// Packs from files: looked at, kept, used, switched off, removed; and what is no pack is refused with the core's reason, in the
// reader's language (languages.test.mjs looks at the others).
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, ROOT, start } from "./harness.mjs";
import { gone, HOST, hover, marked, marksOn, read, summary } from "./look.mjs";

const work = path.join(ROOT, `target/packs-${BROWSER}`);
const fileOf = (name) => path.join(work, `${name}.bin`);
const TITLES = {
  ferry: "Ferry news",
  second: "Second look",
  hostile: '<img src=x onerror="document.title=1">',
};
const HEADS = {
  ferry: `title = "${TITLES.ferry}"\nmaker = "The pack maker"\nlicence = "CC0-1.0"\n`,
  second: `title = "${TITLES.second}"\n`,
  hostile: `title = '${TITLES.hostile}'\nmaker = '<script>document.title=2</script>'\n`,
};

/** A report that would like to be more than data. */
const HOSTILE = `title = "<b>Bold</b>"
publisher = "<i>The Sample Post</i>"
published = 2024-03-02
url = "javascript:document.title=3"

[[claim]]
text = "The ferry Solveig sank off Norrvik on Friday night after it had hit a rock."
`;

let it;
let options;

before(async () => {
  await rm(work, { recursive: true, force: true });
  for (const [name, head] of Object.entries(HEADS)) {
    const folder = path.join(work, name);
    await mkdir(folder, { recursive: true });
    if (name === "hostile") await writeFile(path.join(folder, "hostile.toml"), HOSTILE);
    else await cp(path.join(ROOT, "tests/pages-served/story/post.html"), path.join(folder, `${name}.html`));
    await writeFile(path.join(folder, "pack.toml"), head);
    execFileSync(crossread, ["pack", "build", folder, "-o", fileOf(name)]);
  }
  it = await start();
  options = await it.openExtensionPage("options.html", ".packs .list li");
});
after(async () => {
  await it?.close();
  await rm(work, { recursive: true, force: true });
});

/** The command line that the build has made the bundled pack with. */
const crossread = path.join(ROOT, "target/release/crossread");

const texts = (selector) => options.$$eval(selector, (found) => found.map(({ textContent }) => textContent));
const kept = () => texts(".packs .list h3");
const until = (selector, count) =>
  options.waitForFunction((s, n) => document.querySelectorAll(s).length === n, {}, selector, count);
const choose = async (...names) => (await options.$(".packs input[type=file]")).uploadFile(...names);

/** How many packs came with Crossread: one that is on, one that is off. */
const SHIPPED = 2;
const EARTHQUAKE = "The Myanmar earthquake of March 2025";

/** Switches a pack in the options. */
async function flip(title, on) {
  const selector = `.packs [role=switch][aria-label=${JSON.stringify(`Compare with ${title}`)}]`;
  await options.bringToFront();
  await options.click(selector);
  await options.waitForFunction((s, on) => document.querySelector(s)?.checked === on, {}, selector, on);
}

/** What the popup tells of the story's second report. */
async function told() {
  const page = await it.open("/story/herald.html");
  const popup = await it.clickAction(page);
  const shown = await summary(popup);
  const from = await popup.evaluate(() => document.querySelector(".from")?.textContent ?? null);
  await popup.close();
  return { page, from, ...shown };
}

test("the second pack that came along is told of, and not compared with until it is switched on", async () => {
  await until(".packs .list li", SHIPPED);
  const [, second] = await texts(".packs .list li");
  for (const part of [EARTHQUAKE, "23 reports, 165 claims", "28 Mar – 7 Aug 2025", "came with Crossread"])
    assert.ok(second.includes(part), `${part} is not in: ${second}`);
  assert.equal((await options.$$(".packs [role=switch]:checked")).length, SHIPPED - 1);

  const page = await it.open("/earthquake.html");
  const { tab, told } = await read(it, page);
  assert.deepEqual(told.claims, []);
  await flip(EARTHQUAKE, true);
  await page.bringToFront();
  await marked(page);
  assert.match(JSON.stringify(await marksOn(page)), /frames\./);
  const shown = await hover(page, "19 people");
  assert.equal(shown.relation, "denied");
  assert.match(shown.there.from, new RegExp(`in ${EARTHQUAKE}`));
  await page.keyboard.press("Escape");
  await flip(EARTHQUAKE, false);
  await page.bringToFront();
  await page.waitForFunction(() => CSS.highlights.size === 0);

  // Where nothing was found, the popup names what is switched off, and switches it on.
  const popup = await it.openExtensionPage(`popup.html?tab=${tab}`, ".off li");
  assert.equal(await popup.$eval(".off li", (row) => row.textContent), `${EARTHQUAKE}23 reports`);
  await popup.click(".off [role=switch]");
  await popup.waitForSelector("button.claim");
  await popup.waitForFunction(() => !document.querySelector(".off"));
  await popup.close();
  await options.bringToFront();
  await options.waitForFunction(
    (n) => document.querySelectorAll(".packs :checked").length === n,
    {},
    SHIPPED,
  );
  await flip(EARTHQUAKE, false);
});

test("a pack chosen as a file is shown before it is kept", async () => {
  await choose(fileOf("ferry"));
  await until(".waiting .keep", 1);
  const [preview] = await texts(".waiting li");
  for (const part of [TITLES.ferry, "1 report", "from 2 Mar 2024", "The pack maker", "CC0-1.0", "ferry.bin"])
    assert.ok(preview.includes(part), `${part} is not in: ${preview}`);
  assert.equal((await kept()).includes(TITLES.ferry), false);
});

test("until then no page is compared with it", async () => {
  assert.deepEqual((await told()).claims, []);
});

test("once it is kept, a page is compared with it, and popup and card name it", async () => {
  await options.bringToFront();
  await options.click(".waiting .keep");
  await until(".packs .list li", SHIPPED + 1);
  assert.ok((await kept()).includes(TITLES.ferry));
  const { page, claims, from } = await told();
  assert.ok(
    claims.some(({ relation }) => relation === "corroborated"),
    JSON.stringify(claims),
  );
  assert.match(from, /Ferry news \(1 report\)/);
  await page.bringToFront();
  await marked(page);
  const shown = await hover(page, "sank off Norrvik");
  assert.match(shown.there.from, /in Ferry news/);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("several are dropped at once; what they say of themselves is text and nothing else", async () => {
  await options.bringToFront();
  await it.dropFiles(options, ".drop", [fileOf("second"), fileOf("hostile"), fileOf("ferry")]);
  await until(".waiting li", 3);
  await until(".waiting .keep", 2);
  const shown = await texts(".waiting li");
  assert.ok(shown[2].includes("You have this pack already"), shown[2]);
  assert.ok(shown[1].includes(TITLES.hostile), shown[1]);
  for (let left = 2; left > 0; left -= 1) {
    await options.click(".waiting .keep");
    await until(".waiting .keep", left - 1);
    // The list above has grown by then, and the next button has moved.
    await until(".packs .list li", SHIPPED + 4 - left);
  }
  assert.ok((await kept()).includes(TITLES.hostile));
  assert.equal(await options.$(".packs img, .packs script"), null);
  assert.equal(await options.title(), "Crossread options");
  await options.click(".waiting .link");
  await until(".waiting li", 0);
});

test("reports of three packs are named with each; what one would like to run is text without a link", async () => {
  const { page, from } = await told();
  for (const title of Object.values(TITLES)) assert.ok(from.includes(`${title} (1 report)`), from);
  await page.bringToFront();
  await hover(page, "sank off Norrvik");
  const sources = await inClosedRoot(page, HOST, (root) =>
    [...root.querySelectorAll(".source")].map((source) => [
      source.textContent,
      source.tagName,
      source.getAttribute("href"),
    ]),
  );
  const hostile = sources.filter(([name]) => name === "<i>The Sample Post</i>");
  assert.deepEqual(hostile, [["<i>The Sample Post</i>", "SPAN", null]]);
  await page.keyboard.press("Escape");
  await gone(page);
});

test("packs are switched off and on", async () => {
  await options.bringToFront();
  for (const title of [TITLES.second, TITLES.hostile]) await flip(title, false);
  assert.equal((await told()).from, "Found in: Ferry news (1 report)");
  await options.bringToFront();
  const bundled = (await options.$$(".packs [role=switch]"))[0];
  await bundled.click();
  await options.waitForFunction(() => !document.querySelector(".packs [role=switch]").checked);
  assert.match((await texts(".packs .list li"))[0], /[1-9]\d* reports, \d+ claims/); // what is off is still told
  const page = await it.open("/north-korea.html");
  const popup = await it.clickAction(page);
  assert.deepEqual((await summary(popup)).claims, []);
  await popup.close();
  await options.bringToFront();
  await bundled.click();
  await options.waitForFunction(() => document.querySelector(".packs [role=switch]").checked);
  await page.bringToFront();
  await marked(page); // a page that was read hears of it by itself
});

test("packs outlive the background, switched as they were", async () => {
  await it.killBackground();
  assert.equal((await told()).from, "Found in: Ferry news (1 report)");
});

test("a pack is removed", async () => {
  await options.bringToFront();
  for (const left of [2, 1, 0]) {
    await options.click(".packs .list .remove");
    await until(".packs .list li", SHIPPED + left);
  }
  assert.deepEqual((await told()).claims, []);
});

/** What is no pack: how it is spoiled, and what the command line and the options both say of it. */
for (const [name, spoil, says] of [
  ["empty", () => Buffer.alloc(0), /not a Crossread pack/],
  ["a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /not a Crossread pack/],
  ["of a later version", (bytes) => patched(bytes, 4, 99), /version 99, .*version 2\. Update/],
  ["of an earlier version", (bytes) => patched(bytes, 4, 1), /version 1, .*version 2\. It was made before/],
  [
    "cut short",
    (bytes) => bytes.subarray(0, bytes.length - 100),
    /ends too early: it has [\d,]+ bytes of [\d,]+/,
  ],
  [
    "damaged",
    (bytes) => patched(bytes, bytes.length - 50, bytes[bytes.length - 50] ^ 1),
    /damaged in its .*: the checksum is [\da-f]{8},? and should be [\da-f]{8}/,
  ],
  ["cut within its head", (bytes) => bytes.subarray(0, 9), /ends too early/],
  [
    "too long",
    (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
    /contradicts itself in its (?:part “)?table/,
  ],
]) {
  test(`a file that is ${name} is refused with the core's own reason`, async () => {
    const file = path.join(work, "bad.bin");
    await writeFile(file, spoil(await readFile(fileOf("ferry"))));
    const reason = spawnSync(crossread, ["pack", "inspect", file], { encoding: "utf8" }).stderr;
    assert.match(flat(reason), says);
    await options.bringToFront();
    await choose(file);
    await until(".waiting .refused", 1);
    const [shown] = await texts(".waiting .refused");
    const why = shown.replace(/^bad\.bin was not imported: /, "");
    assert.match(flat(why), says);
    const unsaid = numbers(why).filter((number) => !numbers(reason).includes(number));
    assert.deepEqual(unsaid, [], `not in what the command line says: ${reason}`);
    assert.deepEqual(await options.$$(".waiting .keep"), []);
    await options.click(".waiting .link");
    await until(".waiting li", 0);
    assert.equal((await kept()).length, SHIPPED);
  });
}

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

function patched(bytes, at, value) {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

const numbers = (text) => text.replaceAll(",", "").match(/\b(?:\d+|[\da-f]{8})\b/g) ?? [];
const flat = (text) => text.replace(/\s+/g, " ").trim();
