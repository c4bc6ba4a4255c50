// Sharing: what is saved, copied and printed says what the popup said, in a file named by title and day.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { BROWSER, ROOT, start } from "./harness.mjs";
import { hover, press, read } from "./look.mjs";

let it;
let page;
let share;
let reading;
let origin;

before(async () => {
  it = await start({ reports: path.join(ROOT, "tests/e2e/reports") });
  page = await it.open("/flood.html");
  origin = `${it.site}/flood.html`;
  const { tell, tab } = await read(it, page);
  reading = await tell("last");
  share = await it.openExtensionPage(`share.html?tab=${tab}&frame=0`, "article section");
});
after(() => it?.close());

/** Presses a button of the page and waits for the file it saves. */
async function saved(of, nth, name) {
  await of.bringToFront();
  await of.click(`.tools button:nth-of-type(${nth})`);
  return it.saved(name);
}

const NAME = "twelve-dead-in-flood-at-dornach-2025-03-05";

test("Markdown: title, coverage, each claim with its line, its passage and its sources", async () => {
  const text = await saved(share, 3, `${NAME}.md`);
  assert.ok(text.startsWith(`# [Twelve dead in flood at Dornach](${origin})\n\n5 Mar 2025\n\n`), text);
  const matched = reading.claims.filter(({ relation }) => relation !== "unmatched");
  assert.equal(text.match(/^## /gm).length, matched.length);
  assert.match(
    text,
    /^> The flood at Dornach in Switzerland killed 12 people, Basel police said on Wednesday\.$/m,
  );
  assert.match(
    text,
    /^- .*killed 14 people.*\[Birs Wire\]\(.*#:~:text=.*9 Mar 2025, a later report, Says the canton\)$/m,
  );
  assert.match(text, /^\*\*Not on this page:\*\* The hospital in Dornach/m);
});

test("JSON: the whole reading", async () => {
  const json = JSON.parse(await saved(share, 4, `${NAME}.json`));
  assert.deepEqual(json, reading);
});

test("W3C Web Annotations: one a claim, its words as the target", async () => {
  const { first, ...collection } = JSON.parse(await saved(share, 5, `${NAME}.annotations.jsonld`));
  assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
  assert.equal(collection.type, "AnnotationCollection");
  const matched = reading.claims.filter(({ relation }) => relation !== "unmatched");
  assert.equal(collection.total, matched.length);
  for (const [i, { type, target, body }] of first.items.entries()) {
    assert.equal(type, "Annotation");
    assert.equal(target.source, origin);
    assert.deepEqual(target.selector, { type: "TextQuoteSelector", exact: matched[i].text });
    assert.match(body[0].value, i === 0 ? /^Differs: 12 here/ : /\w/);
    assert.equal(body[1].type, "SpecificResource");
    assert.ok(body[1].source.startsWith(it.site));
  }
});

test("in print there is the reading and no button", async () => {
  const seen = await share.evaluate(() => document.body.innerText);
  assert.match(seen, /Differs: 12 here/);
  if (BROWSER !== "chromium") return;
  await share.emulateMediaType("print");
  assert.equal(await share.$eval(".tools", (tools) => tools.checkVisibility()), false);
  assert.ok((await share.pdf()).length > 5_000);
  await share.emulateMediaType("screen");
});

test("one claim from its card: that one only", async () => {
  await page.bringToFront();
  await hover(page, "railway bridge");
  await press(page, "footer .share");
  const one = await it.opened(/\/share\.html\?.*claim=/);
  await one.waitForSelector("article section");
  assert.equal((await one.$$("article section")).length, 1);
  const text = await one.$eval("article", (article) => article.textContent);
  assert.ok(text.includes("railway bridge") && !text.includes("killed 12"), text);
  const links = await one.$$eval("blockquote a", (all) => all.map(({ href }) => href));
  assert.ok(links[0].startsWith(`${origin}#:~:text=Ruth%20Egli`), links.join());
});

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
