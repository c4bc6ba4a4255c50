// Pictures of every surface in every state, to be looked at one by one: target/shots/BROWSER-THEME-WIDTH-NAME.png.
// With --readme the light ones alone, and the few that the README shows go to docs/pictures too, as WebP, at a third of the weight.
// CROSSREAD_BROWSER=firefox node tests/e2e/shots.mjs [--readme]
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, granting, ROOT, start } from "./harness.mjs";
import { atRest, gone, HOST, hover, press, read, summary, untilCard } from "./look.mjs";
import { packOf } from "./reports.mjs";

const FOLDER = path.join(ROOT, "target/shots");
const PICTURES = path.join(ROOT, "docs/pictures");
const README = process.argv.includes("--readme");
const SIZES = [
  [320, 640],
  [1280, 860],
];
/** What the README shows: the shot, and the width of its window; a popup has its own. */
const SHOWN = [["card", 1280], ["popup"]];
const RELATIONS = ["corroborated", "differs", "denied", "unverified", "context"];
/** An article with a claim that others call unverified; the samples have none whose relation this is. */
const CRACKS = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta property="article:published_time" content="2025-03-06"><title>Word of cracks above Dornach</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="site.css"><div class="columns"><article><h1>Word of cracks above Dornach</h1>
<p>It is not confirmed that a second dam above Dornach has cracks. A farmer who lives below it has walked up twice since the
flood, with a lamp and his eldest daughter, to look at the wall and to count what he found there.</p><p>The canton has sent two
engineers, who want to measure for a week and will then tell the council what they think of it.</p></article></div>`;

await mkdir(FOLDER, { recursive: true });
await mkdir(PICTURES, { recursive: true });
for (const theme of README ? ["light"] : ["light", "dark"]) await shoot(theme);

async function shoot(theme) {
  const it = await start({
    extension: await granting(),
    size: SIZES.at(-1),
    dark: theme === "dark",
    still: true, // a picture amid smooth scrolling shows the card of the frame before
    made: { "/cracks.html": CRACKS, "/endless.html": null },
  });
  try {
    const shots = shotsOf(theme);
    const pages = await packsAndPages(it, shots);
    await cards(pages, shots);
    await popups(it, pages, shots);
    await extensionPages(it, pages, shots);
    if (!README) return;
    for (const [name, width] of SHOWN)
      await writeFile(
        path.join(PICTURES, `${BROWSER}-${name}.webp`),
        await webpOf(it, fileOf(theme, name, width)),
      );
  } finally {
    await it.close();
  }
}

function fileOf(theme, name, width) {
  return path.join(FOLDER, [BROWSER, theme, width, `${name}.png`].filter(Boolean).join("-"));
}

/** How a shot is taken: of a page at every width, or of a popup as it opens. */
function shotsOf(theme) {
  return {
    /** The window as it is, or with `whole` the page from top to bottom; `before` is done at each width. */
    async page(name, page, { whole = false, before = async () => {} } = {}) {
      await page.bringToFront();
      for (const [width, height] of SIZES) {
        await page.setViewport({ width, height });
        await before();
        await page.screenshot({ path: fileOf(theme, name, width), fullPage: whole });
      }
    },
    async popup(name, popup) {
      await popup.screenshot(fileOf(theme, name));
    },
  };
}

/** The articles, read; a pack of dated reports beside the bundled one, a report that was kept, a match that was called wrong. */
async function packsAndPages(it, shots) {
  const work = path.join(ROOT, `target/shots-${BROWSER}`);
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const pack = path.join(work, "flood.bin");
  await packOf([path.join(ROOT, "tests/e2e/reports")], it.site, path.join(work, "reports"), pack);
  const options = await it.openExtensionPage("options.html", ".packs .list li");
  await shots.page("options-fresh", options, { whole: true });
  const bundled = (await options.$$(".packs .list li")).length;
  const input = await options.$(".packs input[type=file]");
  await input.uploadFile(pack);
  await (await options.waitForSelector(".waiting .keep")).click();
  await options.waitForSelector(`.packs .list li:nth-child(${bundled + 1})`);
  await input.uploadFile(path.join(ROOT, "target/data/bundled.bin"), path.join(ROOT, "README.md"));
  await options.waitForSelector(".waiting .refused");

  const pages = { options };
  for (const [name, at] of [
    ["flood", "/flood.html"],
    ["war", "/north-korea.html"],
    ["cracks", "/cracks.html"],
  ]) {
    const page = await it.open(at);
    pages[name] = { page, ...(await read(it, page)) };
  }
  await rm(work, { recursive: true });
  return pages;
}

async function cards({ flood, war, cracks }, shots) {
  await shots.page("page", war.page, { before: () => war.page.evaluate(() => scrollTo(0, 0)) });
  const first = (await war.tell("last")).claims.find(({ relation }) => relation === "differs");
  await shots.page("card", war.page, {
    before: () => opened(war.page, () => hover(war.page, startOf(first))),
  });
  for (const relation of RELATIONS) {
    for (const { page, tell } of [flood, war, cracks]) {
      const claim = (await tell("last")).claims.find((claim) => claim.relation === relation);
      if (!claim) continue;
      await page.bringToFront();
      await shots.page(`card-${relation}`, page, {
        before: () => opened(page, () => tell("go", { claim: claim.id })),
      });
      break;
    }
  }
  const { page } = flood;
  await page.bringToFront();
  const differs = () => opened(page, () => hover(page, "killed 12"));
  for (const [name, part] of [
    ["timeline", ".timeline"],
    ["later", ".more .flag"],
    ["why", ".why"],
  ]) {
    const intoView = new Function("root", `root.querySelector("${part}").scrollIntoView({ block: "end" });`);
    const before = async () => {
      await differs();
      if (name === "why") await press(page, ".tools button");
      await inClosedRoot(page, HOST, intoView);
    };
    await shots.page(`card-${name}`, page, { before });
  }
  const matches = ["railway bridge", "2,000"]; // one a width
  const callWrong = async () => {
    await opened(page, () => hover(page, matches.shift()));
    await press(page, ".wrong");
    await untilCard(page, (root) => root.querySelector(".undo") !== null);
  };
  await shots.page("card-called-wrong", page, { before: callWrong });
  await closed(page);
}

async function popups(it, { flood, war }, shots) {
  const inTab = async (name, tab, act = () => {}) => {
    const page = await it.openExtensionPage(`popup.html?tab=${tab}`, "main[aria-busy=false]");
    await page.evaluate(act);
    await shots.page(`popup-${name}`, page, { whole: true });
    await page.close();
  };
  await war.page.bringToFront();
  const popup = await it.clickAction(war.page);
  await summary(popup);
  await popup.waitFor(() => document.querySelector(".add") !== null);
  await shots.popup("popup", popup);
  await popup.close();
  await inTab("read", flood.tab);
  await inTab("all-open", flood.tab, () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    document.querySelector(".filter").click();
  });
  for (const [name, at] of [
    ["nothing-to-compare", "/harbour.html"],
    ["no-article", "/bad/empty.html"],
    ["other-language", "/bad/german.html"],
    ["pdf", "/bad/paper.pdf"],
    ["blocked", "about:blank"],
  ]) {
    const page = await it.open(at);
    const asked = await it.clickAction(page);
    await summary(asked);
    await shots.popup(`popup-${name}`, asked);
    const tab = await asked.evaluate(async () => {
      const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
      return tab.id;
    });
    await asked.close();
    await inTab(name, tab);
    await page.close();
  }
  await inTab("error", 2 ** 30); // a tab that is not there

  // A page that does not end is waited for.
  const endless = await it.browser.newPage();
  void endless.goto(`${it.site}/endless.html`).catch(() => null);
  await endless.waitForFunction(() => location.pathname === "/endless.html");
  const waiting = await it.clickAction(endless);
  await waiting.waitFor(() => document.querySelector(".waiting") !== null);
  await shots.popup("popup-reading", waiting);
  await waiting.close();
  await endless.close();
}

/** A line a surface: where it is, what must be there, and what is done to it before it is taken. */
async function extensionPages(it, { flood, options }, shots) {
  const teller = await it.openExtensionPage("options.html", "main");
  await teller.evaluate(
    (tab) =>
      (globalThis.browser ?? chrome).runtime.sendMessage(JSON.stringify({ kind: "addTab", ask: { tab } })),
    flood.tab,
  );
  await teller.close();
  for (const [name, at, selector] of [
    ["share", `share.html?tab=${flood.tab}&frame=0`, "article section"],
    ["tabs", "tabs.html", "button.ask, form li"],
    ["privacy", "privacy.html", "main.privacy"],
    ["welcome", "welcome.html", "#stage:not([hidden]):not([aria-busy])"],
  ]) {
    const page = await it.openExtensionPage(at, selector);
    await shots.page(name, page, { whole: true });
    await page.close();
  }
  await flood.page.bringToFront(); // in a tab of its own the panel speaks of the page that was on top before
  const panel = await it.openExtensionPage("panel.html", "button.claim");
  await panel.click("button.claim");
  await panel.waitForSelector(".passages .pair");
  await shots.page("panel", panel, { whole: true });
  await panel.close();

  await options.bringToFront();
  await options.waitForSelector(".my .list li");
  await options.waitForSelector(".wrong li");
  await shots.page("options", options, { whole: true });

  const tabs = await it.openExtensionPage("tabs.html", "button.ask, form li");
  await tabs.bringToFront();
  if (await tabs.$("button.ask")) await tabs.click("button.ask");
  await tabs.waitForSelector("form li");
  for (const label of (await tabs.$$("form label")).slice(0, 2)) await label.click();
  await shots.page("tabs-picked", tabs, { whole: true });
  await tabs.click("form button");
  await tabs.waitForSelector(".done");
  await shots.page("tabs-compared", tabs, { whole: true });
}

/** Opens a card anew, and waits until it has come to rest. */
async function opened(page, open) {
  await closed(page);
  await open();
  await page.waitForSelector(HOST);
  await atRest(page, () => page.$eval(HOST, (host) => host.getBoundingClientRect().toJSON()));
}

async function closed(page) {
  await page.keyboard.press("Escape");
  await gone(page);
}

function startOf({ text }) {
  return text.replace(/\s+/g, " ").slice(0, 24);
}

/** The picture as WebP: the browser has the encoder. */
async function webpOf(it, file) {
  const page = await it.browser.newPage();
  const png = `data:image/png;base64,${(await readFile(file)).toString("base64")}`;
  const webp = await page.evaluate(async (png) => {
    const image = Object.assign(new Image(), { src: png });
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: image.width,
      height: image.height,
    });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.75).split(",")[1];
  }, png);
  await page.close();
  return Buffer.from(webp, "base64");
}
