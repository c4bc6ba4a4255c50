// A browser with the built extension, sample pages on loopback, and an ear on everything that is said or asked for.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { forChrome } from "../../extension/chrome.mjs";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { withReports } from "./reports.mjs";
import { serve, wall } from "./server.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const EXTENSION = path.join(ROOT, "target/extension");
/** The browser under test. */
export const BROWSER = process.env.CROSSREAD_BROWSER ?? "chromium";

/** Pages too large or too broken for a file. */
const MADE = {
  "/bad/paper.pdf":
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  "/bad/large.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>One paragraph</title><link rel="icon" href="data:,"><article><h1>One paragraph of a megabyte</h1><p>${"North Korea is sending soldiers to the Russian army, Ukrainian President Volodymyr Zelenskyy said on Sunday. The ferry left at seven with forty passengers and a dog. "
    .repeat(6300)
    .slice(0, 1_000_000)}</p></article>`,
};

/**
 * Starts the browser under test: `extension: null` without the extension, `reports` folders and files of reports to compare with
 * instead of the bundled ones, `made` more pages of the site by their paths, `walled: false` free to go anywhere, `dark: true` as on a dark system, `forced: true` with forced colours,
 * `still: true` with reduced motion, `before` what `leave` of an earlier start has left: the same reader, a new day.
 */
export async function start({
  extension = EXTENSION,
  reports = null,
  made = {},
  before = null,
  folder = path.join(ROOT, "tests/pages-served"),
  headless = true,
  walled = true,
  size = [1100, 800],
  dark = false,
  forced = false,
  still = false,
  language = null,
} = {}) {
  const profile = before?.profile ?? (await scratch("profile"));
  const [site, proxy] = await Promise.all([before?.site ?? serve(folder, { ...MADE, ...made }), wall()]);
  const driver = BROWSER === "firefox" ? firefox : chromium;
  const under = await driver.launch({
    extension: reports ? await withReports(extension, [reports].flat(), site.url, profile) : extension,
    profile,
    again: before !== null,
    proxy: walled ? proxy.port : null,
    headless,
    size,
    dark,
    forced,
    still,
    language,
  });
  const leave = async () => {
    await under.close();
    proxy.close();
    return { profile, site };
  };
  const close = async () => {
    await leave();
    site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  // The extension greets in a tab of its own, which would otherwise come between the tests and their pages.
  if (extension && under.greets) {
    await under.closeWelcome().catch(async (error) => {
      await close();
      throw error;
    });
  }

  return {
    ...under,
    site: site.url,
    /** The text of a file that is being saved, once it is there. */
    async saved(name) {
      const downloads = path.join(profile, "downloads");
      for (;;) {
        // A browser makes the file before it fills it.
        const text = await readFile(path.join(downloads, name), "utf8").catch(() => "");
        if (text.length > 0) return text;
        await new Promise((turn) => setTimeout(turn, 30));
      }
    },

    /** A new tab on a page of the site. */
    async open(at) {
      const page = await under.browser.newPage();
      await page.goto(new URL(at, site.url).href);
      await page.bringToFront();
      return page;
    },

    /** An extension page in a tab of its own, once `selector` is there. */
    async openExtensionPage(at, selector) {
      const page = await under.browser.newPage();
      await under.openPage(page, `${under.base}/${at}`);
      await page.waitForSelector(selector);
      return page;
    },

    /** The tab that something has opened on an address. Firefox reports none of the extension's own pages, so all are asked. */
    async opened(address) {
      for (;;) {
        for (const page of await under.browser.pages()) {
          const at = await page.evaluate(() => location.href).catch(() => "");
          if (address.test(at)) return page;
        }
        await new Promise((turn) => setTimeout(turn, 30));
      }
    },

    /** Fails if a console said anything, or a request left loopback. */
    async quiet() {
      assert.deepEqual(await under.console(), [], "a console has messages");
      assert.deepEqual(proxy.asked, [], "requests went to somewhere else than loopback");
    },
    /** What was asked of any host but loopback. */
    strangers: proxy.asked,

    /** Closes the browser and keeps its profile and the sites, for `before` of the next start. */
    leave,
    close,
  };
}

/**
 * A copy of the build with another manifest, for what no test can do with the one that ships. It is of this process, since two files
 * of tests run at a time, and goes with it.
 */
export async function variant(name, change) {
  const copy = await scratch(name);
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  await cp(EXTENSION, copy, { recursive: true });
  const file = path.join(copy, "manifest.json");
  await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, "utf8")))));
  return copy;
}

/**
 * In Firefox the build as it ships, where a permission that is asked for is granted. Chromium asks the reader in a window of its
 * own that nothing can press where there is no display: there, and only there, a copy that has the hosts from the start.
 */
export function granting() {
  if (BROWSER !== "chromium") return EXTENSION;
  return variant("with-hosts", ({ optional_host_permissions, ...rest }) => ({
    ...rest,
    host_permissions: optional_host_permissions,
  }));
}

/** The build with the panel beside the page: in Firefox as it ships, in Chromium the copy that Chrome's store is given. */
export function withPanel() {
  return BROWSER === "chromium" ? variant("chrome", forChrome) : EXTENSION;
}

/** A new folder that no other run has. */
async function scratch(name) {
  const profiles = path.join(ROOT, "target/profiles"); // not the system's temporary folder: a snap sees another one
  await mkdir(profiles, { recursive: true });
  return mkdtemp(path.join(profiles, `${BROWSER}-${name}-`));
}
