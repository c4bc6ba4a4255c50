// Pages that mean harm: nothing of theirs runs in the extension, nothing of the reader's gets out, nothing breaks. There are
// marks or a clear state, and no console has anything to say.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, ROOT, start } from "./harness.mjs";
import { atRest, gone, HOST, hover, marksOn, misplaced, placeOf, readingFor, summary } from "./look.mjs";

const FOLDER = path.join(ROOT, "tests/pages-served/hostile");
const KILLED = "killed 12";

let it;
before(async () => {
  const parts = {};
  for (const part of ["head", "article"])
    parts[`{{${part}}}`] = (await readFile(path.join(FOLDER, `${part}.txt`), "utf8")).trim();
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".html"));
  const made = await Promise.all(
    names.map(async (name) => {
      const page = await readFile(path.join(FOLDER, name), "utf8");
      return [`/hostile/${name}`, page.replace(/\{\{\w+\}\}/g, (part) => parts[part])];
    }),
  );
  const icon = ["/favicon.ico", ""]; // asked for where a page names none
  it = await start({
    made: Object.fromEntries([...made, icon]),
    reports: path.join(ROOT, "tests/e2e/reports"),
  });
});
after(() => it?.close());

/** Opens a page of `hostile/`, and hears what goes wrong in it. */
async function visit(name) {
  const page = await it.open(`/hostile/${name}`);
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  return page;
}

/** Reads a page by the real button; what the popup told, and the reading if that is asked for. */
async function ask(page, { reading = false } = {}) {
  const popup = await it.clickAction(page);
  const { claims, messages } = await summary(popup);
  const read = reading ? await readingFor(popup) : null;
  await popup.close();
  return { claims: claims.filter(({ relation }) => relation !== "context"), messages, reading: read };
}

/** Fails if a page was not read as the article that it is. */
function isRead({ claims, messages }) {
  assert.deepEqual([claims.length, messages], [3, []]);
}

/** Visits and reads a page that there are marks on. */
async function marked(name) {
  const page = await visit(name);
  const told = await ask(page, { reading: true });
  isRead(told);
  return { page, ...told };
}

const words = async (page) => {
  const marks = await marksOn(page);
  const drawn = marks.filter(({ line }) => line.includes("underline"));
  return drawn.flatMap(({ stretches }) => stretches).toSorted();
};

/** Looks again, frame by frame, until the page shows what is wanted; what never comes fails. */
async function until(what, look) {
  const late = Date.now() + 20_000;
  for (let last; ; ) {
    try {
      return await look();
    } catch (error) {
      last = error;
    }
    if (Date.now() > late) throw new Error(`${what}: ${last.message}`);
    await new Promise((turn) => setTimeout(turn, 30));
  }
}

async function leave(page) {
  assert.deepEqual(page.wrong, [], "errors in the page");
  await page.close();
}

/** In the page: whether a deed changes anything. Told at once, for the next move of the pointer may be on its way. */
function does(deed) {
  const state = () =>
    JSON.stringify([
      document.adoptedStyleSheets.length,
      [...CSS.highlights].map(([name, marks]) => [name, [...marks].map(String)]),
    ]);
  const before = state();
  deeds[deed]();
  return state() !== before;
}

test("a page that clears, floods or forges the registry of marks gets them back on the words of the claims", async () => {
  const { page } = await marked("registry.html");
  const before = await words(page);
  assert.equal(before.length, 3);
  let x = 5;
  for (const deed of ["clear", "steal", "hollow", "spread", "undress", "flood"]) {
    assert.ok(await page.evaluate(does, deed), `${deed} did nothing`);
    // A browser tells of no move to where the pointer is already.
    x = 19 - x;
    await page.mouse.move(x, 5, { steps: 2 });
    await until(deed, async () => {
      const mine = (await words(page)).filter((text) => text !== "");
      assert.deepEqual(mine, before);
    });
  }
  // Among a thousand strangers.
  isRead(await ask(page));
  assert.match((await hover(page, KILLED)).here.passage, /killed 12/);
  await leave(page);
});

test("an article that moves, goes and comes anew in every frame: never a mark on other words, and marks once it rests", async () => {
  const page = await visit("restless.html");
  const popup = await it.clickAction(page);
  await summary(popup);
  const { claims } = await readingFor(popup);
  await popup.close();
  const turns = await page.evaluate(() => turns());
  for (let look = 1; look <= 12; look += 1) {
    await page.waitForFunction((past) => turns() > past, {}, turns + look * 3);
    assert.deepEqual(misplaced(await marksOn(page), claims), []);
  }
  await page.evaluate(() => stop());
  const told = await ask(page);
  isRead(told);
  // The popup shows at once what was read before.
  await until("marks", async () => assert.equal((await words(page)).length, 3));
  await leave(page);
});

test("a page whose own Node, Range, Map, Array, JSON and Highlight lie is read as any other, and none of them is called", async () => {
  const page = await visit("poisoned.html");
  const listen = (on) => page.evaluate((on) => listen(on), on);
  await listen(true);
  const told = await ask(page, { reading: true });
  assert.equal(await listen(false), "");
  isRead(told);
  assert.deepEqual(misplaced(await marksOn(page), told.reading.claims), []);
  const { x, y } = await placeOf(page, KILLED);
  await listen(true);
  await page.mouse.move(x, y, { steps: 3 });
  await until("a card", async () => assert.ok(await page.evaluate(isOpen, HOST)));
  assert.equal(await listen(false), "");
  assert.match(
    await inClosedRoot(page, HOST, (root) => root.querySelector("h2").textContent),
    /^Differs: 12 here/,
  );
  await leave(page);
});

// What drives the browser calls the page's functions too: the page does not listen meanwhile.
function isOpen(host) {
  listen(false);
  const open = document.querySelector(host) !== null;
  listen(true);
  return open;
}

test("elements named as what scripts ask of window, document and form are taken for nothing else", async () => {
  const { page } = await marked("named.html");
  assert.equal((await words(page)).length, 3);
  await leave(page);
});

test("what a page says in the extension's name, by any way it has, is heard by nobody", async () => {
  const page = await visit("forger.html");
  await page.evaluate(() => forge());
  await page.evaluate(() => new Promise((turn) => requestAnimationFrame(() => requestAnimationFrame(turn))));
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  isRead(await ask(page));
  const before = await words(page);
  await page.evaluate(() => forge());
  await page.evaluate(() => point());
  // As long as a card takes to open, and then some.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 500)));
  assert.equal(await page.$(HOST), null, "a pointer that the page made up has opened a card");
  assert.deepEqual(await words(page), before);
  assert.deepEqual(await page.evaluate(() => answers), []);
  // The same place, with the real mouse.
  await hover(page, KILLED);
  await leave(page);
});

test("a page lays its own over the card, hides it, undoes it, takes it elsewhere: the next card is there, and on top", async () => {
  const { page } = await marked("over.html");
  for (const deed of ["remove", "adopt", "unmake", "strip", "hide"]) {
    await hover(page, KILLED);
    await atRest(page, async () => (await page.$(HOST))?.boundingBox());
    const top = await page.$eval(HOST, (host) => {
      const { left, top, width, height } = host.getBoundingClientRect();
      document.getElementById("over").style.pointerEvents = "auto";
      const found = document.elementFromPoint(left + width / 2, top + height / 2) === host;
      document.getElementById("over").style.pointerEvents = "none";
      return { found, width, opacity: getComputedStyle(host).opacity };
    });
    assert.ok(top.found && top.width > 200 && top.opacity === "1", `${deed}: ${JSON.stringify(top)}`);
    await page.evaluate((deed) => deeds[deed](), deed);
    await page.mouse.move(5, 5, { steps: 2 });
    await hover(page, "2,000");
    await page.keyboard.press("Escape");
    await gone(page);
  }
  await page.evaluate(() => grab());
  const { x, y } = await placeOf(page, KILLED);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForFunction(() => globalThis.grabbed);
  await hover(page, "2,000");
  await leave(page);
});

test("under the strictest policy, with trusted types, there are marks and a card, and no violation to report", async () => {
  const { page } = await marked("strict.html");
  assert.equal((await words(page)).length, 3);
  const shown = await hover(page, KILLED);
  assert.equal(shown.relation, "differs");
  assert.deepEqual(await page.evaluate(() => violations), []);
  await leave(page);
});

test("a page that counts finds what the privacy text admits, and not one thing more", async () => {
  const page = await visit("counting.html");
  const counted = await page.evaluate(() => count());
  await ask(page);
  assert.deepEqual(await page.evaluate(() => count()), counted);
  const found = await page.evaluate(() => found());
  const [seed] = found.highlights.map((name) => name.replace(/\d$/, ""));
  assert.match(seed, /^h[0-9a-z]{9,14}$/);
  assert.deepEqual(
    found.highlights.toSorted(),
    found.highlights.map((_, at) => `${seed}${at}`),
  );
  assert.equal(found.adopted.length, 1);
  assert.deepEqual(
    found.ties.map((tie) => tie.trim()),
    ["underline", "block", "100%"],
  );
  const tied = ["", "-card", "-tint"].map((end) => `--${seed}${end}`);
  for (const names of [found.listed, found.typed]) {
    const others = names.filter((name) => !tied.includes(name));
    assert.deepEqual(others, []);
  }
  // The card: one element that comes and goes, the focus if it was asked for, and one highlight more.
  await hover(page, KILLED);
  await page.keyboard.press("Escape");
  await gone(page);
  const { changes, heard, ...rest } = await page.evaluate(() => count());
  assert.deepEqual({ changes: counted.changes, heard: counted.heard, ...rest }, counted);
  const since = (all, past) => [...new Set(all.slice(past.length))].toSorted();
  assert.deepEqual(since(changes, counted.changes), ["attributes of DIV", "childList of HTML"]);
  assert.deepEqual(since(heard, counted.heard), ["beforetoggle", "toggle"]);
  assert.deepEqual((await page.evaluate(() => found())).highlights.toSorted(), found.highlights.toSorted());
  await leave(page);
});

test("an open card is not selected, ranged over or copied by the page's script", async () => {
  const { page } = await marked("counting.html");
  const shown = await hover(page, KILLED);
  const secret = shown.there.passage;
  const pried = await page.evaluate((secret) => {
    const got = [];
    document.execCommand("selectAll");
    got.push(String(getSelection()), document.body.parentElement.innerText, document.body.innerText);
    const all = document.createRange();
    all.selectNode(document.documentElement);
    got.push(String(all), all.cloneContents().textContent);
    let copied = "";
    addEventListener("copy", () => (copied += String(getSelection())), { once: true });
    document.execCommand("copy");
    return [...got, copied].filter((text) => text.includes(secret));
  }, secret);
  assert.deepEqual(pried, []);
  await leave(page);
});

test("a page without its root, one that writes itself anew, and one that is a drawing", async () => {
  const { page } = await marked("gone.html");
  await page.evaluate(() => deeds.empty());
  const popup = await it.clickAction(page);
  await popup.waitFor(() => document.querySelector(".message h2") !== null);
  assert.deepEqual((await summary(popup)).messages, ["No text to read here"]);
  await popup.close();
  await page.evaluate(() => deeds.refill());
  isRead(await ask(page));
  await hover(page, KILLED);
  await page.evaluate(() => deeds.write());
  isRead(await ask(page));
  // The popup shows at once what was read before.
  await until("marks", () => hover(page, KILLED));
  await leave(page);
  const drawing = await visit("drawing.svg");
  assert.deepEqual((await ask(drawing)).messages, ["No text to read here"]);
  await leave(drawing);
});

// Among the last: it adds a report.
test("markup, script and javascript: in all that a page says of itself are shown as text, and run nowhere", async () => {
  const page = await visit("strings.html");
  const popup = await it.clickAction(page);
  const told = await summary(popup);
  const { page: said } = await readingFor(popup);
  assert.ok(told.claims.some(({ text }) => text.includes("<img src=x onerror=globalThis.pwned=16>")));
  assert.equal(said.published, "2025-03-05");
  await popup.waitFor(() => document.querySelector(".add .do") !== null);
  await popup.click(".add .do");
  await popup.waitFor(() => document.querySelector(".add .added") !== null);
  assert.deepEqual(await popup.evaluate(foreign), []);
  await popup.close();

  await hover(page, "killed 12");
  const card = await inClosedRoot(page, HOST, (root) => [
    root.querySelector("blockquote").textContent,
    root.querySelectorAll("img, script, iframe, a[href^=javascript]").length,
  ]);
  assert.deepEqual([/<img src=x/.test(card[0]), card[1]], [true, 0]);

  const options = await it.openExtensionPage("options.html", ".my .list h3");
  const [title, rest] = await options.$eval(".my .list li", (row) => [
    row.querySelector("h3").textContent,
    row.textContent,
  ]);
  assert.equal(title, "<img src=x onerror=globalThis.pwned=8>");
  assert.ok(rest.includes("<b onmouseover=globalThis.pwned=2>The Courier</b><script>"), rest);
  assert.deepEqual(await options.evaluate(foreign), []);
  const tab = await options.evaluate(async () => {
    const { tabs } = globalThis.browser ?? chrome;
    return (await tabs.query({})).filter(({ active }) => !active).at(-1).id;
  });
  await options.close();
  for (const [at, shows] of [
    [`panel.html`, ".claim"],
    [`share.html?tab=${tab}&frame=0`, "main"],
  ]) {
    const other = await it.openExtensionPage(at, shows);
    await other.waitForFunction(() => document.body.textContent.includes("<img src=x onerror="));
    assert.deepEqual(await other.evaluate(foreign), [], at);
    await other.close();
  }
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  await leave(page);
});

/** In a page of the extension: what stands in it that only a page's markup could have made, and whether any has run. */
function foreign() {
  const all = [...document.querySelectorAll("img, iframe, object, embed, main script, base, [onerror], a")];
  const links = (element) => element.localName === "a" && /^(?:https?:|\w+-extension:)/.test(element.href);
  return [
    ...all.filter((element) => !links(element) && element.href !== "").map(({ outerHTML }) => outerHTML),
    ...(globalThis.pwned === undefined ? [] : [`ran: ${globalThis.pwned}`]),
  ];
}

test("nothing was said in a console and nothing was asked of another host", () => it.quiet());

// After the rest: browsers say in the console whom they have refused.
test("a page can neither frame nor load a page of the extension", async () => {
  const page = await it.open("/hostile/counting.html");
  const got = await page.evaluate(async (base) => {
    const settle = (element) =>
      new Promise((done) => {
        element.onload = () => done("load");
        element.onerror = () => done("error");
        document.body.append(element);
      });
    const inside = [];
    for (const file of ["popup.html", "options.html", "welcome.html"]) {
      const frame = document.createElement("iframe");
      frame.src = `${base}/${file}`;
      await Promise.race([settle(frame), new Promise((late) => setTimeout(late, 300))]);
      try {
        inside.push(frame.contentDocument?.body?.children.length ?? 0);
      } catch {
        inside.push("another's");
      }
    }
    const script = await settle(
      Object.assign(document.createElement("script"), { src: `${base}/content.js` }),
    );
    const image = await settle(Object.assign(new Image(), { src: `${base}/icons/icon-16.png` }));
    const text = await fetch(`${base}/manifest.json`).then(
      () => "text",
      () => "error",
    );
    return { inside, script, image, text };
  }, it.base);
  assert.deepEqual(
    [got.script, got.image, got.text],
    ["error", "error", "error"],
    `${BROWSER}: ${JSON.stringify(got)}`,
  );
  for (const frame of page.frames().slice(1))
    assert.equal(await frame.evaluate(() => document.querySelector("main")).catch(() => null), null);
});
