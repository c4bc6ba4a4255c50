// The five pictures of the stores' listings, 1280 × 800, made of the real extension in Chromium on sample pages, and the tile that
// Chrome's store shows in its lists: docs/store/pictures/.
// node tests/e2e/store-pictures.mjs
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { granting, ROOT, start } from "./harness.mjs";
import { atRest, HOST, hover, read, summary } from "./look.mjs";
import { packOf } from "./reports.mjs";

const FOLDER = path.join(ROOT, "docs/store/pictures");
const WORK = path.join(ROOT, "target/store-pictures");
/** The whole picture, the strip with the caption on top of it, and the panel at its side. */
const [WIDTH, HEIGHT, STRIP, PANEL] = [1280, 800, 112, 410];
const BELOW = HEIGHT - STRIP;
/** How much larger the article is shown beside the panel, where its column is narrow. */
const CLOSER = 1.25;
/** What all pictures together may weigh, in bytes. */
const MOST = 1_500_000;

/** What the pack that the article is compared with says of itself. */
const HEAD = `title = "Reports on the flood at Dornach"
maker = "Anna Writer"
licence = "CC0-1.0"
`;
/** The picture before its parts are in it; in the colours of the icon. */
const STAGE = `<!doctype html><style>
  * { margin: 0; box-sizing: border-box; }
  body { position: relative; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden; background: #fff; }
  header { display: flex; gap: 22px; align-items: center; height: ${STRIP}px; padding: 0 36px; color: #fff; background: #2b3a8c;
    font-family: system-ui, "Noto Sans", "Liberation Sans", sans-serif; }
  header img { width: 60px; height: 60px; border-radius: 13px; outline: 2px solid #fff3; }
  h1 { font-size: 31px; font-weight: 700; letter-spacing: -0.01em; line-height: 1.2; }
  p { margin-top: 5px; font-size: 18px; color: #dfe3f7; }
  main { position: relative; height: ${BELOW}px; overflow: hidden; }
  main img { position: absolute; top: 0; }
  main .beside { box-shadow: 1px 0 #c9ccd6; }
  main .floats { top: 18px; border-radius: 10px; box-shadow: 0 0 0 1px #0002, 0 14px 44px #0006; }
</style><header><img alt=""><div><h1></h1><p></p></div></header><main></main>`;

/** The tile: what it is called, and the four lines as the extension draws them. */
const [TILE_WIDTH, TILE_HEIGHT] = [440, 280];
const TILE = `<!doctype html><style>
  * { margin: 0; box-sizing: border-box; }
  body { display: grid; align-content: center; gap: 26px; width: ${TILE_WIDTH}px; height: ${TILE_HEIGHT}px; padding: 0 44px; color: #fff;
    background: #2b3a8c; font-family: system-ui, "Noto Sans", "Liberation Sans", sans-serif; }
  header { display: flex; gap: 20px; align-items: center; }
  header img { width: 76px; height: 76px; border-radius: 17px; outline: 2px solid #fff3; }
  h1 { font-size: 44px; letter-spacing: -0.02em; }
  p { font: 23px/1.75 Georgia, "Noto Serif", "Liberation Serif", serif; }
  span { text-decoration: underline 3px; text-underline-offset: 6px; text-decoration-skip-ink: none; }
</style><header><img alt=""><h1>Crossread</h1></header>
<p>How <span style="text-decoration-color: #6cc3ea">others</span> tell
<span style="text-decoration: underline wavy 2px #f2a65a">the story</span><br>
<span style="text-decoration: underline dashed 3px #dc9be6">you are</span>
<span style="text-decoration: underline dotted 3px #c9d2dc">reading</span></p>`;

await rm(WORK, { recursive: true, force: true });
await mkdir(WORK, { recursive: true });
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const it = await start({ extension: await granting(), size: [WIDTH, HEIGHT] });
let weight = 0;
try {
  const { article, popup } = await readArticle();
  await picture(
    "1-card",
    "See where other reports tell it differently",
    "Rest the pointer on a marked claim: both passages side by side, and the words that differ.",
    [{ png: await card(article), x: 0, width: WIDTH }],
  );
  await picture(
    "2-popup",
    "The whole page, summed up",
    "How much was compared, which claims others confirm, tell differently, deny or cannot confirm.",
    [
      { png: await top(article), x: 0, width: WIDTH },
      { png: popup, x: WIDTH - 44, width: 0, floats: true },
    ],
  );
  await article.bringToFront(); // in a tab of its own the panel speaks of the page that was on top before
  const panel = await it.openExtensionPage("panel.html", "button.claim");
  await picture(
    "3-panel",
    "Every claim, beside the page",
    "The side panel lists them with all their evidence, by pointer, by keyboard and for screen readers.",
    [
      { png: await panelOf(panel), x: WIDTH - PANEL, width: PANEL },
      { png: await beside(article), x: 0, width: WIDTH - PANEL },
    ],
  );
  await panel.close();
  const half = WIDTH / 2;
  await picture(
    "4-options",
    "You choose what is marked, and what it is compared with",
    "Pages you add, packs that anyone can build, open tabs. All of it stays in this browser.",
    [
      { png: await options(half, ".appearance"), x: 0, width: half },
      { png: await options(half, ".packs"), x: half, width: half },
    ],
  );
  await picture(
    "5-welcome",
    "Try it at once",
    "Sample articles wait on the page that opens after installing. Nothing leaves your browser.",
    [{ png: await welcome(), x: 0, width: WIDTH }],
  );
  await tile("tile");
} finally {
  await it.close();
  await rm(WORK, { recursive: true, force: true });
}
console.log(`${(weight / 1e6).toFixed(2)} MB in ${path.relative(ROOT, FOLDER)}/`);
if (weight > MOST) throw new Error(`the stores' pictures weigh more than ${MOST} bytes`);

/** The article on a flood, read and compared with a pack of reports on it; and its popup. */
async function readArticle() {
  const pack = path.join(WORK, "flood.bin");
  const sources = path.join(WORK, "sources");
  await cp(path.join(ROOT, "tests/e2e/reports"), sources, { recursive: true });
  // Readers see who made a pack; these pictures are no test.
  await writeFile(path.join(sources, "pack.toml"), HEAD);
  await packOf([sources], it.site, path.join(WORK, "reports"), pack);
  const options = await it.openExtensionPage("options.html", ".packs .list li");
  const bundled = (await options.$$(".packs .list li")).length;
  await (await options.$(".packs input[type=file]")).uploadFile(pack);
  await (await options.waitForSelector(".waiting .keep")).click();
  await options.waitForSelector(`.packs .list li:nth-child(${bundled + 1})`);
  await options.close();
  const article = await it.open("/flood.html");
  await article.setViewport({ width: WIDTH, height: BELOW });
  await read(it, article);
  const popup = await it.clickAction(article);
  await summary(popup);
  await popup.waitFor(() => document.querySelector(".add") !== null);
  const file = path.join(WORK, "popup.png");
  await popup.screenshot(file);
  await popup.close();
  return { article, popup: file };
}

/** The window as it is when it fills a part of this width; `zoom` makes all of it larger. */
async function shot(page, name, width, zoom = 1) {
  await page.bringToFront();
  await page.setViewport(windowOf(width, zoom));
  const file = path.join(WORK, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

function windowOf(width, zoom = 1) {
  return { width: Math.round(width / zoom), height: Math.round(BELOW / zoom), deviceScaleFactor: zoom };
}

async function card(article) {
  await article.bringToFront();
  await article.setViewport(windowOf(WIDTH));
  await hover(article, "killed 12");
  await atRest(article, () => article.$eval(HOST, (host) => host.getBoundingClientRect().toJSON()));
  return shot(article, "card", WIDTH);
}

async function top(article) {
  await article.bringToFront();
  await article.mouse.move(5, 5);
  await article.keyboard.press("Escape");
  await article.waitForFunction((host) => !document.querySelector(host), {}, HOST);
  await article.evaluate(() => scrollTo(0, 0));
  return shot(article, "top", WIDTH);
}

/** The panel with its first claim open. */
async function panelOf(panel) {
  await panel.setViewport({ width: PANEL, height: BELOW });
  await panel.click("button.claim");
  await panel.waitForSelector(".passages .pair");
  await atRest(panel, () => panel.evaluate(() => document.documentElement.scrollHeight));
  return shot(panel, "panel", PANEL);
}

async function beside(article) {
  await article.evaluate(() => scrollTo(0, 0));
  return shot(article, "beside", WIDTH - PANEL, CLOSER);
}

/** A section of the options at the top of the window. */
async function options(width, selector) {
  const page = await it.openExtensionPage("options.html", ".packs .list li");
  await page.setViewport({ width, height: BELOW });
  await page.waitForSelector(".my .none, .my .list li");
  await page.$eval(selector, (section) => scrollBy(0, section.getBoundingClientRect().top - 15));
  const file = await shot(page, `options${selector}`, width);
  await page.close();
  return file;
}

async function welcome() {
  const page = await it.openExtensionPage("welcome.html", "#stage:not([hidden]):not([aria-busy])");
  await page.setViewport(windowOf(WIDTH, 1.1));
  await page.click("#glance button.do");
  await page.waitForFunction(() => CSS.highlights.size > 0);
  await page.evaluate(() => scrollTo(0, 0));
  const file = await shot(page, "welcome", WIDTH, 1.1);
  await page.close();
  return file;
}

/** Parts side by side under a caption; a part that floats ends at `x` and stands above the others. */
async function picture(name, title, text, parts) {
  const page = await it.browser.newPage();
  await page.setViewport({ width: WIDTH, height: HEIGHT });
  const images = await Promise.all(
    parts.map(async ({ png, ...place }) => ({ ...place, src: dataOf(await readFile(png)) })),
  );
  const icon = dataOf(await readFile(path.join(ROOT, "extension/icons/icon-128.png")));
  await page.setContent(STAGE);
  await page.evaluate(
    async ({ title, text, icon, images }) => {
      document.querySelector("h1").textContent = title;
      document.querySelector("p").textContent = text;
      document.querySelector("header img").src = icon;
      for (const [at, { src, x, width, floats }] of images.entries()) {
        const image = Object.assign(new Image(), { src });
        await image.decode();
        image.className = floats ? "floats" : at > 0 ? "beside" : "";
        image.style.left = `${floats ? x - image.naturalWidth : x}px`;
        if (!floats) image.style.width = `${width}px`;
        document.querySelector("main").append(image);
      }
      await Promise.all([...document.images].map((image) => image.decode()));
    },
    { title, text, icon, images },
  );
  const png = await page.screenshot();
  await page.close();
  weight += png.length;
  await writeFile(path.join(FOLDER, `${name}.png`), png);
}

async function tile(name) {
  const page = await it.browser.newPage();
  await page.setViewport({ width: TILE_WIDTH, height: TILE_HEIGHT });
  const icon = dataOf(await readFile(path.join(ROOT, "extension/icons/icon-128.png")));
  await page.setContent(TILE);
  await page.evaluate(async (src) => {
    const image = document.querySelector("img");
    image.src = src;
    await image.decode();
  }, icon);
  const png = await page.screenshot();
  await page.close();
  weight += png.length;
  await writeFile(path.join(FOLDER, `${name}.png`), png);
}

function dataOf(png) {
  return `data:image/png;base64,${png.toString("base64")}`;
}
