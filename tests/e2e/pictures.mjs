// The pictures of the README and for looking at: page, card, popup and welcome page, light and dark.
// CROSSREAD_BROWSER=firefox node tests/e2e/pictures.mjs FOLDER
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { BROWSER, ROOT, start } from "./harness.mjs";
import { hover, marked, summary } from "./look.mjs";

const folder = path.resolve(process.argv[2] ?? path.join(ROOT, "target/pictures"));
await mkdir(folder, { recursive: true });

for (const theme of ["light", "dark"]) {
  const take = (name) => path.join(folder, `${BROWSER}-${name}-${theme}.png`);
  const it = await start({ size: [1200, 860], dark: theme === "dark" });
  try {
    const page = await it.open("/north-korea.html");
    const popup = await it.clickAction(page);
    const told = await summary(popup);
    await marked(page);
    await popup.screenshot(take("popup"));
    await popup.close();
    await page.bringToFront();
    const differs = told.claims.find(({ relation }) => relation === "differs");
    if (!differs) throw new Error("the sample article has no claim that differs");
    await hover(page, differs.text.replace(/\s+/g, " ").slice(0, 24));
    await page.screenshot({ path: take("card") });
    const welcome = await it.openExtensionPage("welcome.html", "#stage:not([hidden]):not([aria-busy])");
    await welcome.screenshot({ path: take("welcome"), fullPage: true });
    const options = await it.openExtensionPage("options.html", "main");
    await options.screenshot({ path: take("options"), fullPage: true });
  } finally {
    await it.close();
  }
}
