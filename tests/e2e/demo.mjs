// The demonstration behind `cargo xtask demo`: a sample article, read by a click on the real button. With a display it
// stays open until the browser is closed; without one it leaves pictures in target/demo/ and prints the reading.
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { ROOT, start } from "./harness.mjs";
import { hover, readingFor, summary } from "./look.mjs";

const display =
  process.env.DISPLAY || process.env.WAYLAND_DISPLAY || ["darwin", "win32"].includes(process.platform);
const it = await start({ headless: !display, walled: !display, size: [1280, 900] });
console.log(`    ${it.version}, a fresh profile; the article is served at ${it.site}/north-korea.html`);
const page = await it.open("/north-korea.html");
for (const other of await it.browser.pages()) if (other !== page) await other.close();
const popup = await it.clickAction(page);
const told = await summary(popup);
print(told, await readingFor(popup));

if (display) {
  console.log("\nRest the pointer on an underlined claim. The demo ends when you close the browser.");
  await new Promise((closed) => it.browser.once("disconnected", closed));
  await it.close();
} else {
  await pictures();
  await it.close();
}

/** The reading in a few lines. */
function print(told, reading) {
  console.log(`\n${reading.page.title}`);
  console.log(told.coverage ?? told.messages.join("\n"));
  const counts = Object.entries(told.counts).map(([relation, count]) => `${count} ${relation}`);
  console.log(`${counts.join(", ")}. ${told.unmatched ?? ""}\n`);
  for (const { relation, line, text } of told.claims) {
    if (relation === "context") continue; // not marked by default
    console.log(`  ${line}\n      ${text.replace(/\s+/g, " ")}`);
  }
}

async function pictures() {
  const folder = path.join(ROOT, "target/demo");
  await mkdir(folder, { recursive: true });
  const take = (name) => path.join(folder, `${name}.png`);
  await popup.screenshot(take("popup"));
  await popup.close();
  await page.screenshot({ path: take("page") });
  const differs = told.claims.find(({ relation }) => relation === "differs") ?? told.claims[0];
  if (differs) {
    await hover(page, differs.text.replace(/\s+/g, " ").slice(0, 24));
    await page.screenshot({ path: take("card") });
  }
  console.log("\nPictures:");
  for (const name of ["page", "card", "popup"]) console.log(`  ${path.relative(ROOT, take(name))}`);
}
