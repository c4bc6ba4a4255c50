// Life and death: the background ends at every stage, room runs out, the store is taken away, the extension starts anew under open
// tabs, many tabs ask at once. What was asked for comes, or it is said why not; and a page that is still costs nothing.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, start, variant } from "./harness.mjs";
import { HOST, hover, marked, marksOn, press, summary, untilCard } from "./look.mjs";

const MANY = 20;
const FLOOD = [
  "North Korea is sending soldiers to the Russian army, Ukrainian President Volodymyr Zelenskyy said on Sunday.",
  "The flood at Dornach in Switzerland killed 12 people, Basel police said on Wednesday. The water of the Birs came in the night.",
  "Ruth Egli, the mayor of Dornach, closed the railway bridge over the Birs on Saturday evening. She has asked for pumps.",
  "About 2,000 people in Dornach had to leave their homes. Most of them sleep in the sports hall at Arlesheim.",
];
const many = Object.fromEntries(
  Array.from({ length: MANY }, (_, i) => [
    `/many/${i}.html`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Flood, part ${i}</title><link rel="icon" href="data:,"><article><h1>Flood at Dornach, part ${i}</h1>${FLOOD.map((text) => `<p>${text} It was the ${i + 100}th day of rain.</p>`).join("")}</article>`,
  ]),
);

let it;
let options;

before(async () => {
  it = await start({ extension: await counting(), made: many });
  options = await it.openExtensionPage("options.html", "main");
});
after(() => it?.close());

/**
 * The build whose scripts count what wakes them. Chromium asks for hosts in a window that nothing can press where there is no
 * display: there the copy has them from the start.
 */
async function counting() {
  const copy = await variant("counting", ({ optional_host_permissions: hosts, ...rest }) =>
    BROWSER === "chromium"
      ? { ...rest, host_permissions: hosts }
      : { ...rest, optional_host_permissions: hosts },
  );
  for (const script of ["content.js", "background.js"]) {
    const file = path.join(copy, script);
    await writeFile(file, `(${count})();\n${await readFile(file, "utf8")}`);
  }
  return copy;
}

/** In the script's own world, before it: counts timers, frames and observers, those that wait and those that were called. */
function count() {
  if (globalThis.counted) return;
  const counted = { called: 0, waiting: new Set() };
  globalThis.counted = counted;
  const room = globalThis.window ?? globalThis;
  for (const [begin, end] of [
    ["setTimeout", "clearTimeout"],
    ["setInterval", "clearInterval"],
    ["requestAnimationFrame", "cancelAnimationFrame"],
  ]) {
    if (!(begin in room)) continue;
    const [ask, stop] = [room[begin].bind(room), room[end].bind(room)];
    globalThis[begin] = (act, ...rest) => {
      const id = ask(
        (...given) => {
          if (begin !== "setInterval") counted.waiting.delete(`${begin} ${id}`);
          counted.called += 1;
          act(...given);
        },
        ...rest,
      );
      counted.waiting.add(`${begin} ${id}`);
      return id;
    };
    globalThis[end] = (id) => {
      counted.waiting.delete(`${begin} ${id}`);
      stop(id);
    };
  }
  for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
    const Real = room[name];
    if (!Real) continue;
    globalThis[name] = new Proxy(Real, {
      construct: (_, [act, wish]) =>
        new Real((...given) => {
          counted.called += 1;
          act(...given);
        }, wish),
    });
  }
}

/** Opens a page and presses the button. */
async function ask(at) {
  const page = await it.open(at);
  return { page, popup: await it.clickAction(page) };
}

const relations = ({ claims }) => claims.filter(({ relation }) => relation !== "context").length;
const inBackground = (fn, arg) => it.inBackground(options, fn, arg);

/** Waits until a function in the background is true. */
async function comes(fn) {
  const late = Date.now() + 20_000; // what never comes fails
  while (!(await inBackground(fn))) assert.ok(Date.now() < late, `never came: ${fn}`);
}

const stuck = (room) => room.stuck === true;
for (const [stage, stick] of [
  [
    "while the core is loaded",
    (room) => {
      room.fetch = () => {
        room.stuck = true;
        return new Promise(() => {});
      };
    },
  ],
  [
    "while the page is compared",
    (room) => {
      room.crypto.subtle.digest = () => {
        room.stuck = true;
        return new Promise(() => {});
      };
    },
  ],
]) {
  test(`the background ends ${stage}: another one answers`, async () => {
    await it.killBackground();
    await inBackground(stick);
    const { page, popup } = await ask("/north-korea.html");
    await comes(stuck);
    await it.killBackground();
    const told = await summary(popup);
    assert.ok(told.claims.length > 0, JSON.stringify(told.messages));
    await marked(page);
    await popup.close();
    await page.close();
  });
}

test("after a reading nothing is waiting and nothing is woken, as long as page and reader are still", async () => {
  const { page, popup } = await ask("/north-korea.html");
  await summary(popup);
  await hover(page, "60,000").catch(() => null);
  await popup.close();
  await page.keyboard.press("Escape");
  await page.mouse.move(3, 3);
  const tab = await options.evaluate(async () => {
    const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
    return tab.id;
  });
  const look = () =>
    options.evaluate(async (tab) => {
      const { scripting } = globalThis.browser ?? chrome;
      const func = () => ({ called: counted.called, waiting: [...counted.waiting] });
      const [{ result }] = await scripting.executeScript({ target: { tabId: tab }, func });
      return result;
    }, tab);
  const late = Date.now() + 20_000;
  let before = await look();
  while (before.waiting.length > 0 && Date.now() < late) before = await look();
  assert.ok(before.called > 0, "nothing was counted");
  assert.deepEqual(before.waiting, []);
  // Longer than any wait of the content script while nothing is missing; a second one is as good as an hour.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 1000)));
  assert.deepEqual(await look(), before);
  assert.deepEqual(await inBackground((room) => [...room.counted.waiting]), []);
  await page.close();
});

test("with no room left in memory, and none for choices, pages are read all the same", async () => {
  await options.evaluate(() => (globalThis.browser ?? chrome).storage.local.remove("secret"));
  await inBackground((room) => {
    const { storage } = room.browser ?? room.chrome;
    for (const area of [storage.session, storage.local])
      area.set = async () => {
        room.refused = true;
        throw new Error("quota bytes exceeded");
      };
  });
  const { page, popup } = await ask("/treaty.html");
  const told = await summary(popup);
  assert.ok(told.claims.length > 0, JSON.stringify(told.messages));
  await marked(page);
  await popup.close();
  assert.ok(await inBackground((room) => room.refused), "nothing was to be kept");
  await it.killBackground();
  await page.close();
});

test("a match that cannot be called wrong for want of room stays, and the card says so", async () => {
  const { page, popup } = await ask("/north-korea.html");
  await summary(popup);
  await popup.close();
  await options.evaluate(async () => {
    const { scripting, tabs } = globalThis.browser ?? chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    const func = () => {
      (globalThis.browser ?? chrome).storage.local.set = () =>
        Promise.reject(new Error("quota bytes exceeded"));
    };
    await scripting.executeScript({ target: { tabId: tab.id }, func });
  });
  await hover(page, "60,000");
  const matches = () => inClosedRoot(page, HOST, (root) => root.querySelectorAll("blockquote").length);
  const before = await matches();
  await press(page, ".wrong");
  await untilCard(page, (root) => /could not keep this/.test(root.querySelector(".called")?.textContent));
  assert.equal(await matches(), before);
  await page.close();
});

test("where the browser gives no database, pages are read, and adding one says why it is not kept", async () => {
  await it.killBackground();
  await inBackground((room) => {
    room.IDBFactory.prototype.open = () => {
      throw new room.DOMException("not here", "SecurityError");
    };
  });
  const { page, popup } = await ask("/north-korea.html");
  assert.ok((await summary(popup)).claims.length > 0);
  assert.match(await add(popup), /could not store this \(not here\)\. Nothing that was stored is lost/);
  await popup.close();
  await it.killBackground();
  await page.close();
});

test("a database that is deleted while it is open is gone at once, and made anew when something is kept", async () => {
  const { page, popup } = await ask("/treaty.html");
  await summary(popup);
  assert.match(await add(popup), /^Added/);
  await popup.close();
  await options.evaluate(
    () =>
      new Promise((done, fail) => {
        const request = indexedDB.deleteDatabase("crossread");
        request.onsuccess = done;
        request.onerror = fail;
      }),
  );
  await page.bringToFront();
  const again = await it.clickAction(page);
  await summary(again);
  assert.match(await add(again), /^Added/);
  await again.close();
  await page.close();
});

/** Presses "Add this page" in a popup; what it then says. */
async function add(popup) {
  await popup.waitFor(() => document.querySelector(".add .do") !== null);
  await popup.click(".add .do");
  await popup.waitFor(() => document.querySelector(".add :is(.added, .refused)") !== null);
  return popup.evaluate(() => document.querySelector(".add :is(.added, .refused)").textContent);
}

const granted = () =>
  options.evaluate(() =>
    (globalThis.browser ?? chrome).permissions.contains({ origins: ["http://*/*", "https://*/*"] }),
  );
const isLent = () =>
  options.evaluate(
    async () => (await (globalThis.browser ?? chrome).storage.local.get("lent")).lent === true,
  );

/** The page that compares tabs, with access lent to it: in Firefox by its button. */
async function lendToTabs() {
  if (BROWSER === "chromium") await options.evaluate(() => chrome.storage.local.set({ lent: true })); // as one has left it that ended with the browser
  const tabs = await it.openExtensionPage("tabs.html", "main");
  await tabs.bringToFront();
  if (BROWSER === "firefox") {
    await tabs.waitForSelector(".ask");
    await tabs.click(".ask");
  }
  await tabs.waitForSelector("form li, form, main > p + p");
  assert.equal(await granted(), true);
  await until(async () => assert.equal(await isLent(), true));
  return tabs;
}

async function until(look) {
  const late = Date.now() + 20_000; // what never comes fails
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > late) throw error;
    }
  }
}

test("access that was lent for comparing tabs goes back when that page is closed before it has compared", async () => {
  const tabs = await lendToTabs();
  await tabs.close();
  await until(async () => assert.equal(await isLent(), false));
  // There the copy under test has it for good.
  if (BROWSER === "firefox") assert.equal(await granted(), false);
});

test("twenty tabs at once are all read against one another, and no more is kept of them than should be", async () => {
  const ids = await options.evaluate(
    async (site, many) => {
      const { tabs } = globalThis.browser ?? chrome;
      const made = Array.from({ length: many }, (_, i) =>
        tabs.create({ url: `${site}/many/${i}.html`, active: false }),
      );
      const ids = (await Promise.all(made)).map(({ id }) => id);
      for (const id of ids)
        while ((await tabs.get(id)).status !== "complete") await new Promise((turn) => setTimeout(turn, 30));
      return ids;
    },
    it.site,
    MANY,
  );
  const tabs = await lendToTabs();
  await tabs.waitForSelector("form li");
  await tabs.evaluate(async () => {
    for (const label of document.querySelectorAll("form label")) {
      if (label.textContent.includes("part")) label.click();
      await new Promise((turn) => setTimeout(turn)); // drawn before the next
    }
  });
  await tabs.waitForSelector("form button:not([disabled])");
  await tabs.click("form button");
  await tabs.waitForSelector(".done");
  const lines = await tabs.$$eval(".done p", (found) => found.map(({ textContent }) => textContent));
  assert.equal(lines.length, MANY);
  for (const line of lines) assert.match(line, /^[1-9]\d* of \d+ claims/);
  const kept = await options.evaluate(async () => {
    const { order, ...rest } = await (globalThis.browser ?? chrome).storage.session.get(null);
    return { order, keys: Object.keys(rest).filter((key) => key.startsWith("reading:")) };
  });
  assert.ok(kept.keys.length <= 16, `${kept.keys.length} readings are kept`);
  assert.deepEqual(kept.keys.toSorted(), kept.order.toSorted());
  await until(async () => assert.equal(await isLent(), false));
  await tabs.close();
  await options.evaluate((ids) => (globalThis.browser ?? chrome).tabs.remove(ids), ids);
});

test("in private windows there is no Crossread until the reader allows it", async () => {
  const allowed = await options.evaluate(() =>
    (globalThis.browser ?? chrome).extension.isAllowedIncognitoAccess(),
  );
  assert.equal(allowed, false);
});

test("the extension starts anew under an open tab: the old marks go, the new ones come", async () => {
  const { page, popup } = await ask("/north-korea.html");
  await summary(popup);
  await popup.close();
  const before = await drawn(page);
  assert.ok(before.length > 0);
  await it.renew(options);
  await until(async () => {
    await page.mouse.move(400 + Math.random() * 9, 300, { steps: 2 });
    assert.deepEqual(await drawn(page), []);
  });
  // Firefox's window does not answer the driver when the button of an extension that reloaded itself is pressed.
  if (BROWSER === "firefox") return;
  const back = await until(() => it.openExtensionPage("options.html", "main"));
  await back.close();
  const again = await until(() => it.clickAction(page));
  assert.ok(relations(await summary(again)) > 0);
  await again.close();
  // Not those of before: Chromium takes what was added along with the extension.
  await until(async () => assert.ok((await drawn(page)).length > 0));
  const now = await drawn(page);
  assert.equal(new Set(now).size, now.length, "a claim is marked twice");
  await page.mouse.move(5, 5);
  await hover(page, "60,000");
});

/** The words that have a line under them. */
async function drawn(page) {
  const marks = (await marksOn(page)).filter(({ line }) => line.includes("underline"));
  return marks.flatMap(({ stretches }) => stretches).toSorted();
}
