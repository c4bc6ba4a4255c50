// Chromium with the real extension: its console, the click on its toolbar button, the end of its worker.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { puppeteer } from "./packages.mjs";

const QUIET = [
  // The browser's own errands; a test that counts requests to elsewhere must not see them.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication,OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate",
  "--apps-gallery-update-url=http://127.0.0.1:9/",
  "--component-updater=url-source=http://127.0.0.1:9/",
  "--gaia-url=http://127.0.0.1:9",
  "--google-apis-url=http://127.0.0.1:9",
  "--no-first-run",
];

export async function launch({
  extension,
  profile,
  again,
  proxy,
  headless,
  size,
  dark,
  forced,
  still,
  language,
}) {
  const args = [...QUIET, `--window-size=${size}`];
  if (process.getuid?.() === 0) args.push("--no-sandbox"); // Chromium's sandbox refuses root
  args.push(`--blink-settings=preferredColorScheme=${dark ? 0 : 1}`);
  if (forced) args.push("--force-high-contrast");
  if (still) args.push("--force-prefers-reduced-motion");
  if (language) args.push(`--lang=${language}`, `--accept-lang=${language},en`);
  // Without a display the screen is small, and popups are no higher than it.
  if (headless) args.push("--disable-gpu", "--screen-info={1600x1200}");
  if (proxy) args.push(`--proxy-server=http://127.0.0.1:${proxy}`);
  await mkdir(path.join(profile, "Default"), { recursive: true });
  // At the first letter typed the browser would fetch a spelling dictionary.
  const preferences = {
    spellcheck: { blocked_dictionaries: ["en-US", "en-GB"] },
    download: { default_directory: path.join(profile, "downloads"), prompt_for_download: false },
    safebrowsing: { enabled: false }, // would ask elsewhere about every file that is saved
  };
  const file = path.join(profile, "Default/Preferences");
  // A profile that was used before has its own.
  await writeFile(file, JSON.stringify(preferences), { flag: "wx" }).catch(() => null);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless,
    pipe: true,
    userDataDir: profile,
    protocolTimeout: 30_000, // what never comes fails
    enableExtensions: extension ? [extension] : false,
    args,
    ignoreDefaultArgs: headless ? [] : ["--enable-automation"], // its banner would cover the page in a demonstration
    defaultViewport: null,
  });
  const heard = listen(browser);
  const isWorker = (target) =>
    target.type() === "service_worker" && target.url().startsWith("chrome-extension://");
  const worker = () => browser.waitForTarget(isWorker, { timeout: 20_000 });
  const id = extension ? new URL((await orClose(browser, worker())).url()).host : null;

  return {
    browser,
    base: `chrome-extension://${id}`,
    version: await browser.version(),

    /** The real click on the toolbar button; the popup it opens. */
    clickAction: (page) =>
      popupOf(browser, id, async () => (await browser.extensions()).get(id).triggerAction(page)),

    /**
     * A command of the extension in the tab on top, and the popup it opens. No key that is sent to a page reaches the browser
     * itself, so the worker is told what the browser would tell it; the grant that comes with a key comes from a click before.
     */
    async command(page, name) {
      await (await this.clickAction(page)).close();
      return popupOf(browser, id, async () => {
        const background = await (await worker()).worker();
        await background.evaluate(async (name) => {
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          chrome.commands.onCommand.dispatch(name, tab);
        }, name);
      });
    },

    /**
     * The side panel that the popup's button opens. Without a display it is a page without a size, that no one sees: a size
     * is given to it here, so that it can be pressed. How it stands beside the page cannot be shown.
     */
    async sidePanel(popup) {
      const opened = browser.waitForTarget(
        (target) => target.url() === `chrome-extension://${id}/panel.html`,
      );
      void popup.click("footer .panel").catch(() => null); // it closes the popup
      const panel = await (await opened).asPage();
      await panel.setViewport({ width: 360, height: 700 });
      return inside(panel);
    },

    /** Files dragged in from outside and dropped on an element. */
    async dropFiles(page, selector, files) {
      const box = await (await page.$(selector)).boundingBox();
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const session = await page.createCDPSession();
      for (const type of ["dragEnter", "dragOver", "drop"]) {
        await session.send("Input.dispatchDragEvent", {
          type,
          ...at,
          data: { items: [], files, dragOperationsMask: 1 },
        });
      }
      await session.detach();
    },

    /** From now on there is no room for anything more; until then is what it gives back. */
    async fillDisk(page) {
      const session = await page.createCDPSession();
      const origin = `chrome-extension://${id}`;
      await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
      return () => session.detach(); // the limit ends with the session
    },

    async openPage(page, url) {
      await page.goto(url);
    },

    /** The page of the extension in a tab that the extension has opened itself. */
    async openedPage(at) {
      const address = `chrome-extension://${id}/${at}`;
      return (await browser.waitForTarget((target) => target.url().startsWith(address))).page();
    },

    /** Whether the welcome page opens: not when the profile has the extension already. */
    greets: !again,

    async closeWelcome() {
      const welcome = await browser.waitForTarget(
        (target) => target.url() === `chrome-extension://${id}/welcome.html`,
      );
      await (await welcome.page()).close();
    },

    /** Ends the worker as the idle timer would. */
    async killBackground() {
      if (!browser.targets().some(isWorker)) return;
      const target = await worker();
      await heard.leave(target); // a worker that is listened to does not end
      const gone = new Promise((ended) => {
        browser.on("targetdestroyed", function onEnd(end) {
          if (end !== target) return;
          browser.off("targetdestroyed", onEnd);
          ended();
        });
      });
      await (await target.worker()).close();
      await gone;
    },

    /** Runs `fn(global, arg)` in the background; it starts if it does not run. */
    async inBackground(page, fn, arg = null) {
      await page.evaluate(() => chrome.runtime.sendMessage("wake").catch(() => null));
      const background = await (await worker()).worker();
      return background.evaluate(new Function("arg", `return (${fn})(globalThis, arg)`), arg);
    },

    /** The extension starts anew under all that is open. One that is loaded for a test does not survive its own reload here. */
    async renew() {
      await browser.uninstallExtension(id);
      await browser.installExtension(extension);
      await this.closeWelcome();
    },

    /** Takes the extension away from under its content scripts, as an update does before the new one starts. */
    disable: () => browser.uninstallExtension(id),

    /** Whether the background runs now. */
    backgroundRuns: async () => browser.targets().some(isWorker),

    /** Everything any console said: of pages, their content scripts, popup and worker. */
    console: async () => {
      await heard.settle();
      return heard.lines;
    },

    close: () => browser.close(),
  };
}

/** The popup that opens when something is done. */
async function popupOf(browser, id, act) {
  const opened = browser.waitForTarget((target) => target.url() === `chrome-extension://${id}/popup.html`);
  await act();
  return inside(await (await opened).asPage());
}

/** What is done in a page of the browser's own windows: popup or side panel. */
function inside(page) {
  return {
    evaluate: (fn, arg) => page.evaluate(fn, arg),
    waitFor: (fn, arg) => page.waitForFunction(fn, {}, arg),
    click: (selector) => page.click(selector),
    screenshot: (path) => page.screenshot({ path }),
    close: () => page.close(),
  };
}

/** A browser that is of no use must not stay: the test would never end. */
async function orClose(browser, promise) {
  return promise.catch(async (error) => {
    await browser.close();
    throw error;
  });
}

/** Listens to the console of every target. puppeteer's own events leave out content scripts. */
function listen(browser) {
  const lines = [];
  const pending = [];
  const sessions = new Map();
  const attach = async (target) => {
    if (!["page", "service_worker", "background_page", "other"].includes(target.type())) return;
    const who = target.url() || target.type();
    const session = await target.createCDPSession();
    sessions.set(target, session);
    session.on("Runtime.consoleAPICalled", ({ type, args }) => {
      lines.push(`${who}: console.${type}: ${args.map((arg) => arg.value ?? arg.description).join(" ")}`);
    });
    session.on("Runtime.exceptionThrown", ({ exceptionDetails: details }) => {
      lines.push(`${who}: uncaught: ${details.exception?.description ?? details.text}`);
    });
    session.on("Log.entryAdded", ({ entry }) => {
      lines.push(`${who}: ${entry.level} (${entry.source}): ${entry.text} ${entry.url ?? ""}`);
    });
    await Promise.all([session.send("Runtime.enable"), session.send("Log.enable")]);
  };
  // A target may be gone before it is listened to.
  const follow = (target) => pending.push(attach(target).catch(() => {}));
  browser.targets().forEach(follow);
  browser.on("targetcreated", follow);
  const settle = () => Promise.all(pending);
  const leave = async (target) => {
    await settle();
    await sessions.get(target)?.detach();
  };
  return { lines, settle, leave };
}
