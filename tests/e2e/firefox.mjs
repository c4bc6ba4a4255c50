// Firefox with the real extension: its console, the click on its toolbar button, the end of its event page.
// What WebDriver does not reach (toolbar, popup, background) is driven from the browser's own window.
import { readFile, writeFile } from "node:fs/promises";
import path, { basename } from "node:path";

import {
  closePopup,
  closeSidebar,
  closeTab,
  disable,
  draw,
  endBackground,
  inProcessOf,
  memory,
  pressButton,
  pressKey,
  runs,
  scriptErrors,
  sidebarIsThere,
  speak,
} from "./firefox-window.mjs";
import { puppeteer } from "./packages.mjs";

const ID = "crossread@crossread.example";
const UUID = "11111111-2222-4333-8444-555555555555"; // a known address for the extension's pages

/** For a new profile; one that was used before has the addresses of all its extensions. */
const ADDRESS = { "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }) };

const PREFS = {
  // An add-on that is loaded for a test goes when the browser closes; what it stored stays, as with one that is installed.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
  "extensions.webextOptionalPermissionPrompts": false, // a permission asked for by a real click is granted
  "devtools.console.stdout.content": true, // console.* of pages, content scripts and extension, see console()
  "devtools.console.stdout.chrome": false,
  "services.settings.server": "data:,#no-remote-settings", // the browser's own errands
  // On a busy machine a script of a moment can take the five seconds after which this ends it; how long ours take the bench tells.
  "dom.max_ext_content_script_run_time": 0,
  "dom.abort_script_on_child_shutdown": false, // or whoever closes a tab while its script runs reads in the console that it was ended
  "messaging-system.log": "off", // its experiments complain of that address after half a minute
};

export async function launch({
  extension,
  profile,
  again,
  proxy,
  headless,
  size: [width, height],
  dark,
  forced,
  still,
  language,
}) {
  const walled = proxy && {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy,
  };
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless,
    userDataDir: profile,
    protocolTimeout: 30_000, // what never comes fails
    args: ["--remote-allow-system-access", `--width=${width}`, `--height=${height}`],
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" }, // lets the pref above count
    extraPrefsFirefox: {
      ...PREFS,
      ...(again ? {} : ADDRESS),
      ...walled,
      "ui.popup.disable_autohide": headless, // without a window manager the popup would lose focus and close
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
      "ui.systemUsesDarkTheme": dark ? 1 : 0, // what popups and side panel follow
      "browser.display.document_color_use": forced ? 2 : 0, // as the setting for colours in its options
      ...(language && { "intl.locale.requested": language, "intl.accept_languages": `${language},en` }),
      "ui.prefersReducedMotion": still ? 1 : 0,
      "browser.download.folderList": 2,
      "browser.download.dir": path.join(profile, "downloads"),
      "browser.download.alwaysOpenPanel": false,
    },
    defaultViewport: null,
  });
  const said = [];
  let rest = "";
  browser.process().stdout.on("data", (data) => {
    const lines = (rest + data).split("\n");
    rest = lines.pop();
    said.push(...lines.filter((line) => /^console\.\w+: /.test(line)));
  });
  const close = () => Promise.race([browser.close(), new Promise((late) => setTimeout(late, 5000))]);
  // A browser that is of no use must not stay: the test would never end.
  const orClose = (promise) => promise.catch((error) => close().then(() => Promise.reject(error)));
  const inWindow = await orClose(privileged(browser));
  if (language) await orClose(inWindow(speak, language));
  if (extension) await orClose(browser.installExtension(extension));

  return {
    browser,
    base: `moz-extension://${UUID}`,
    version: await browser.version(),

    /** The real click on the toolbar button; the popup it opens. */
    async clickAction(page) {
      await page.bringToFront();
      await inWindow(closePopup); // a second press of the button would only close the popup of the first
      await inWindow(pressButton, ID);
      return inside(inWindow, "popup");
    },

    /** A command of the extension in the tab on top, as its key gives it, and the popup it opens. */
    async command(page, name) {
      await page.bringToFront();
      await inWindow(closePopup);
      await inWindow(pressKey, { id: ID, name });
      return inside(inWindow, "popup");
    },

    /** The sidebar that the popup's button opens. */
    async sidePanel(popup) {
      void popup.click("footer .panel").catch(() => null); // it closes the popup, and what goes with that may never be answered
      await inWindow(sidebarIsThere);
      return inside(inWindow, "sidebar");
    },

    /** Files dropped on an element. No drag from outside can be made over the remote protocol: the page is given its events. */
    async dropFiles(page, selector, files) {
      const given = await Promise.all(
        files.map(async (file) => ({ name: basename(file), bytes: [...(await readFile(file))] })),
      );
      await page.$eval(
        selector,
        (target, given) => {
          const dataTransfer = new DataTransfer();
          for (const { name, bytes } of given)
            dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
          for (const type of ["dragenter", "dragover", "drop"])
            target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
        },
        given,
      );
    },

    /**
     * From now on every write fails as it does where there is no room, until what it gives back is called: Firefox has no
     * limit that a test could set.
     */
    async fillDisk(page) {
      await page.evaluate(async () => {
        for (const room of [globalThis, await browser.runtime.getBackgroundPage()]) {
          room.putBefore = room.IDBObjectStore.prototype.put;
          room.IDBObjectStore.prototype.put = () => {
            throw new room.DOMException("no room", "QuotaExceededError");
          };
        }
      });
      return () =>
        page.evaluate(async () => {
          for (const room of [globalThis, await browser.runtime.getBackgroundPage()])
            room.IDBObjectStore.prototype.put = room.putBefore;
        });
    },

    /** In Firefox the navigation to an extension's page is never reported as done: wait for an element instead. */
    async openPage(page, url) {
      await page.goto(url, url.startsWith("moz") ? { waitUntil: [] } : {});
    },

    /** Whether the welcome page opens: each load of an add-on for a test is its installation. */
    greets: true,

    /** The page of the extension in a tab that the extension has opened itself: puppeteer does not learn where that went. */
    async openedPage(at) {
      const address = `moz-extension://${UUID}/${at}`;
      for (;;) {
        for (const page of await browser.pages()) {
          // A tab that is opening or closing has no place yet, or none any more.
          const place = await page.evaluate(() => location.href).catch(() => "");
          if (place.startsWith(address)) return page;
        }
      }
    },

    closeWelcome: () => inWindow(closeTab, `moz-extension://${UUID}/welcome.html`),

    /** The extension starts anew under all that is open; its own pages close. */
    async renew(page) {
      await page.evaluate(() => void setTimeout(() => browser.runtime.reload()));
    },

    /** Runs `fn(global, arg)` in the background, from a page of the extension; it starts if it does not run. */
    inBackground: (page, fn, arg = null) =>
      page.evaluate(
        new Function("arg", `return browser.runtime.getBackgroundPage().then((room) => (${fn})(room, arg))`),
        arg,
      ),

    /** Resident memory of the processes of extensions and of pages, after a collection, in MB. */
    memory: () => inWindow(memory),

    killBackground: () => inWindow(endBackground, ID),
    backgroundRuns: () => inWindow(runs, ID),
    /** Switches the extension off, as an update does before the new one starts. */
    disable: () => inWindow(disable, ID),
    console: async () => [...said, ...(await inWindow(scriptErrors))],
    close,
  };
}

/** A way to run functions in the browser's own window; they get and give JSON. */
async function privileged(browser) {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const session = page.mainFrame().browsingContext.userContext.browser.session;
  const { result: tree } = await session.send("browsingContext.getTree", { "moz:scope": "chrome" });
  return async (fn, arg = null) => {
    const { result } = await session.send("script.callFunction", {
      functionDeclaration: `async (arg) => JSON.stringify((await (${fn})(JSON.parse(arg))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(arg) }],
      awaitPromise: true,
      target: { context: tree.contexts[0].context },
    });
    if (result.type === "exception") throw new Error(result.exceptionDetails.text);
    return JSON.parse(result.result.value);
  };
}

/** What is done in a page of the browser's own window: the popup or the sidebar. */
function inside(inWindow, place) {
  return {
    evaluate: (fn, arg) => evaluateIn(inWindow, place, fn, arg),
    waitFor: async (fn, arg) => {
      const until = `async (arg) => { for (;;) { const is = await (${fn})(arg); if (is) return true; await new Promise((r) => setTimeout(r, 30)); } }`;
      return evaluateIn(inWindow, place, until, arg);
    },
    click: (selector) => clickIn(inWindow, place, selector),
    screenshot: async (path) => {
      await writeFile(path, Buffer.from(await inWindow(draw, place), "base64"));
    },
    close: () => inWindow(place === "popup" ? closePopup : closeSidebar),
  };
}

/** Runs a function in such a page as its own script would run it, but past its CSP. */
async function evaluateIn(inWindow, place, fn, arg) {
  const call = `Promise.resolve().then(() => (${fn})(${JSON.stringify(arg ?? null)})).then(
    (value) => done(JSON.stringify({ value: value ?? null })),
    (error) => done(JSON.stringify({ error: String(error) })))`;
  const source = `
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    const got = new Promise((done) => Cu.exportFunction(done, sandbox, { defineAs: "done" }));
    Cu.evalInSandbox(${JSON.stringify(call)}, sandbox);
    give(await got);`;
  const answer = JSON.parse(await inWindow(inProcessOf, { place, source }));
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
}

/** A click of the mouse on an element of such a page. */
async function clickIn(inWindow, place, selector) {
  const source = `
    const target = content.document.querySelector(${JSON.stringify(selector)});
    if (!target) throw new Error("nothing is " + ${JSON.stringify(selector)});
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = target.getBoundingClientRect();
    for (const kind of ["mousemove", "mousedown", "mouseup"])
      content.synthesizeMouseEvent(kind, x + width / 2, y + height / 2, { button: 0, clickCount: kind === "mousemove" ? 0 : 1 });
    give(true);`;
  await inWindow(inProcessOf, { place, source });
}
