// What runs in Firefox's own window, which may do what no page may. Each function travels there as text: it must stand on
// its own, and gets and gives plain data.

/** Presses the extension's button in the toolbar, and waits until its popup is there. */
export async function pressButton(id) {
  const widget = `${id.replaceAll(/[^a-z0-9_-]/g, "_")}-browser-action`;
  const until = async (what) => {
    for (;;) {
      const is = what();
      if (is) return is;
      await new Promise((turn) => setTimeout(turn, 30));
    }
  };
  await until(() => CustomizableUI.getWidget(widget)?.forWindow(window)?.node);
  if (CustomizableUI.getPlacementOfWidget(widget)?.area !== "nav-bar")
    CustomizableUI.addWidgetToArea(widget, "nav-bar");
  const button = document.getElementById(widget).querySelector(".unified-extensions-item-action-button");
  const box = await until(() => {
    const rect = button.getBoundingClientRect();
    return rect.width > 0 && rect;
  });
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  for (const kind of ["mousemove", "mousedown", "mouseup"]) {
    window.synthesizeMouseEvent(kind, ...at, { button: 0, clickCount: kind === "mousemove" ? 0 : 1 });
  }
  await until(() => {
    const popup = document.querySelector("browser.webextension-popup-browser");
    return popup?.currentURI?.spec.startsWith("moz-extension:") && popup.getBoundingClientRect().height > 0;
  });
}

/** Does what the key of a command does, and waits until the popup is there. */
export async function pressKey({ id, name }) {
  const { extension } = WebExtensionPolicy.getByID(id);
  const { suggested_key } = extension.manifest.commands[name];
  const letter = suggested_key.default.at(-1);
  const key = [...document.querySelectorAll(`keyset[id^="ext-keyset-id-"] key`)].find(
    (element) => element.getAttribute("key") === letter,
  );
  if (!key) throw new Error(`no key is set for ${name}`);
  key.doCommand();
  for (;;) {
    const popup = document.querySelector("browser.webextension-popup-browser");
    if (popup?.currentURI?.spec.startsWith("moz-extension:") && popup.getBoundingClientRect().height > 0)
      return;
    await new Promise((turn) => setTimeout(turn, 30));
  }
}

/** Takes the wished language for one that is installed: a stock browser has none but its own, and would go on in that. */
export function speak(language) {
  Services.locale.availableLocales = [...Services.locale.availableLocales, language];
  return Services.locale.appLocalesAsBCP47;
}

export async function closePopup() {
  const popup = document.querySelector("browser.webextension-popup-browser");
  if (!popup) return;
  const panel = popup.closest("panel");
  await new Promise((hidden) => {
    panel.addEventListener("popuphidden", hidden, { once: true });
    panel.hidePopup();
  });
}

export async function closeTab(url) {
  for (;;) {
    const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === url);
    if (tab && !tab.hasAttribute("busy")) {
      gBrowser.removeTab(tab);
      return;
    }
    await new Promise((turn) => setTimeout(turn, 30));
  }
}

/** Waits until the extension's page stands in the sidebar. */
export async function sidebarIsThere() {
  for (;;) {
    const inner = document
      .getElementById("sidebar")
      ?.contentDocument?.getElementById("webext-panels-browser");
    if (inner?.currentURI?.spec.startsWith("moz-extension:") && !inner.webProgress?.isLoadingDocument) return;
    await new Promise((turn) => setTimeout(turn, 30));
  }
}

export function closeSidebar() {
  SidebarController.hide();
}

/** A picture of the popup or the sidebar. */
export async function draw(place) {
  const page =
    place === "popup"
      ? document.querySelector("browser.webextension-popup-browser")
      : document.getElementById("sidebar").contentDocument.getElementById("webext-panels-browser");
  const { width, height } = page.getBoundingClientRect();
  const area = new DOMRect(0, 0, width, height);
  const bitmap = await page.browsingContext.currentWindowGlobal.drawSnapshot(area, 2, "rgb(255,255,255)");
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
}

/** Ends the event page as the idle timer would. */
export async function endBackground(id) {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
  while (extension.backgroundState === "running") await new Promise((turn) => setTimeout(turn, 30));
}

export function runs(id) {
  return WebExtensionPolicy.getByID(id).extension.backgroundState === "running";
}

/** Errors and warnings that pages or extensions caused; not the browser's own. */
export function scriptErrors() {
  const own = /^(chrome|resource|moz-src|about|jar|file):/;
  return (
    Services.console
      .getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && !own.test(message.sourceName))
      .filter(({ category }) => category !== "l10n") // the browser's own words, missing in a language it was told to have
      // A popup that is closed while it waits for an answer, as readers close popups: the browser notes that the answer comes too late.
      .filter(({ errorMessage }) => !/^Promise (resolved|rejected) after context unloaded/.test(errorMessage))
      .map(
        (message) =>
          `${message.sourceName}:${message.lineNumber}: ${message.category}: ${message.errorMessage}`,
      )
  );
}

/** Runs a script in the process of the popup or the sidebar, beside its page; what it passes to `give` comes back. */
export function inProcessOf({ place, source }) {
  const page =
    place === "popup"
      ? document.querySelector("browser.webextension-popup-browser")
      : document.getElementById("sidebar")?.contentDocument?.getElementById("webext-panels-browser");
  if (!page) throw new Error(`no ${place} is open`);
  const name = `crossread-test-${Math.random()}`;
  return new Promise((give, fail) => {
    page.messageManager.addMessageListener(name, function once({ data }) {
      page.messageManager.removeMessageListener(name, once);
      if ("error" in data) fail(new Error(data.error));
      else give(data.value);
    });
    const script = `(async () => {
      const give = (value) => sendAsyncMessage(${JSON.stringify(name)}, { value });
      try { ${source} } catch (error) { sendAsyncMessage(${JSON.stringify(name)}, { error: String(error) }); }
    })()`;
    page.messageManager.loadFrameScript(
      `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
      false,
    );
  });
}

export async function disable(id) {
  const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
  await (await AddonManager.getAddonByID(id)).disable();
}

export async function memory() {
  const manager = Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager);
  Services.obs.notifyObservers(null, "child-gc-request");
  Services.obs.notifyObservers(null, "child-cc-request");
  await new Promise((done) => manager.minimizeMemoryUsage(done));
  const { children } = await ChromeUtils.requestProcInfo();
  const sum = (type) =>
    children.filter((child) => child.type === type).reduce((all, child) => all + child.memory, 0);
  const mb = (bytes) => Math.round(bytes / 1e5) / 10;
  return { extension: mb(sum("extension")), pages: mb(sum("web") + sum("webIsolated")) };
}
