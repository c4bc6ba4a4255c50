// Renders icon.svg to the sizes that the manifest names, with the Chromium that the tests use.
import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const svg = await readFile(new URL("icon.svg", import.meta.url), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const png = await page.screenshot({
    omitBackground: true,
    clip: { x: 0, y: 0, width: size, height: size },
  });
  await writeFile(new URL(`icon-${size}.png`, import.meta.url), png);
}
await browser.close();
