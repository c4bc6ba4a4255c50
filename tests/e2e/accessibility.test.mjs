// axe-core finds nothing to say of any page, nor of the card, light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { ROOT, start } from "./harness.mjs";
import { HOST, hover, press, read, untilCard } from "./look.mjs";
import { fileOf } from "./packages.mjs";

const AXE = await readFile(fileOf("axe-core/axe.min.js"), "utf8");

async function violations(of) {
  await of.evaluate(`${AXE};0`);
  return of.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

for (const dark of [false, true]) {
  describe(dark ? "dark" : "light", () => {
    let it;
    let page;
    let article;
    let empty;
    let emptyPage;

    before(async () => {
      it = await start({ dark, reports: path.join(ROOT, "tests/e2e/reports") });
      emptyPage = await it.open("/bad/empty.html");
      ({ tab: empty } = await read(it, emptyPage));
      page = await it.open("/flood.html");
      ({ tab: article } = await read(it, page));
    });
    after(() => it?.close());

    /** The violations of an extension page once `selector` is there, and `act` has been done to it. */
    async function ofPage(at, selector, act = () => {}) {
      const opened = await it.openExtensionPage(at, selector);
      await opened.evaluate(act);
      const found = await violations(opened);
      await opened.close();
      return found;
    }

    // axe cannot see into a closed root, so the card is looked at in the open, on a page of the theme's own.
    async function ofCard() {
      const { inside, sheets } = await inClosedRoot(page, HOST, (root) => ({
        inside: root.innerHTML,
        sheets: root.adoptedStyleSheets.map((sheet) =>
          [...sheet.cssRules].map((rule) => rule.cssText).join("\n"),
        ),
      }));
      const open = await it.open("/bad/empty.html");
      await open.evaluate(
        (inside, sheets) => {
          const main = document.createElement("main");
          const host = document.createElement("div");
          const root = host.attachShadow({ mode: "open" });
          root.innerHTML = inside;
          root.adoptedStyleSheets = sheets.map((text) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            return sheet;
          });
          main.append(Object.assign(document.createElement("h1"), { textContent: "A page" }), host);
          document.body.append(main);
        },
        inside,
        sheets,
      );
      const found = await violations(open);
      await open.close();
      await page.bringToFront();
      return found;
    }

    test("the check can fail", async () => {
      const bad = await it.open("/harbour.html");
      await bad.evaluate(() => document.body.append(document.createElement("button")));
      assert.notDeepEqual(await violations(bad), []);
    });

    test("popup with a reading, all of it open", async () => {
      const open = () => {
        for (const part of document.querySelectorAll("details")) part.open = true;
        document.querySelector(".filter").click();
      };
      assert.deepEqual(await ofPage(`popup.html?tab=${article}`, "button.claim", open), []);
    });

    test("popup with nothing to list", async () => {
      assert.deepEqual(await ofPage(`popup.html?tab=${empty}`, ".message"), []);
    });

    test("panel with a reading, a claim and all else open", async () => {
      await page.bringToFront();
      const open = async () => {
        document.querySelector(".claim").click();
        while (!document.querySelector(".passages .tools")) await new Promise(requestAnimationFrame);
        document.querySelector(".tools button").click();
        for (const part of document.querySelectorAll("details")) part.open = true;
      };
      assert.deepEqual(await ofPage("panel.html", "button.claim", open), []);
    });

    test("panel with nothing to list", async () => {
      await emptyPage.bringToFront();
      assert.deepEqual(await ofPage("panel.html", ".message", () => {}), []);
    });

    test("page to share and print", async () => {
      assert.deepEqual(await ofPage(`share.html?tab=${article}&frame=0`, "article section"), []);
    });

    test("welcome page with a sample read", async () => {
      assert.deepEqual(await ofPage("welcome.html", "#stage:not([hidden]):not([aria-busy])"), []);
    });

    test("card, with its reasons open and a match called wrong", async () => {
      await page.bringToFront();
      await hover(page, "killed 12");
      await press(page, ".tools button");
      assert.deepEqual(await ofCard(), []);
      await hover(page, "railway bridge");
      await press(page, ".wrong");
      await untilCard(page, (root) => root.querySelector(".undo") !== null);
      assert.deepEqual(await ofCard(), []);
    });

    test("the privacy page", async () => {
      assert.deepEqual(await ofPage("privacy.html", "main"), []);
    });

    test("the page of licences", async () => {
      assert.deepEqual(await ofPage("licences.html", "main"), []);
    });

    test("options with a wrong match, a report, a pack that waits, files that were refused, and a question", async () => {
      const popup = await it.openExtensionPage(`popup.html?tab=${article}`, "button.claim");
      await popup.evaluate(
        (tab) =>
          (globalThis.browser ?? chrome).runtime.sendMessage(
            JSON.stringify({ kind: "addTab", ask: { tab } }),
          ),
        article,
      );
      await popup.close();
      const options = await it.openExtensionPage("options.html", ".my .list li");
      await options.waitForSelector(".wrong li");
      const input = await options.$(".packs input[type=file]");
      await input.uploadFile(`${ROOT}/target/data/bundled.bin`, `${ROOT}/README.md`);
      await options.waitForSelector(".waiting .keep");
      await options.waitForSelector(".waiting .refused");
      const settings = await options.$(".transfer input[type=file]");
      await settings.uploadFile(`${ROOT}/README.md`);
      await options.waitForSelector(".transfer > [role=alert]");
      await options.click(".reset .erase");
      await options.waitForSelector(".reset .yes");
      assert.deepEqual(await violations(options), []);
      await options.close();
    });

    test("the page that compares tabs", async () => {
      assert.deepEqual(await ofPage("tabs.html", "button.ask"), []);
    });

    test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
  });
}
