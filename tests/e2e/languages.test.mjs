// Every language of extension/_locales: complete, and spoken wherever Crossread speaks, with nothing cut off.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { inClosedRoot } from "./closed-root.mjs";
import { BROWSER, ROOT, start } from "./harness.mjs";
import { HOST, hover, read } from "./look.mjs";
import { serve } from "./server.mjs";

const LOCALES = path.join(ROOT, "extension/_locales");
const messagesOf = (language) =>
  JSON.parse(readFileSync(path.join(LOCALES, language, "messages.json"), "utf8"));
const english = messagesOf("en");
const others = readdirSync(LOCALES).filter((language) => language !== "en");

/** Messages that may be as they are in English, beside those without a word in them; why. */
const ALIKE = {
  extensionName: "a name",
  localeDirection: "a code",
  kilobytes: "a unit",
  megabytes: "a unit",
  badgeTitle: "a name",
  slotDate: "the same word in French",
  popupOptions: "the same word in French",
  optionsSites: "the same word in French",
  welcomeSourcesLink: "the same word in French",
  licences: "the same word in French",
};

/** What is told of the sample page: the plural, the case after a preposition, the marks of quotation, the date. */
const TOLD = {
  de: {
    coverage: "5 von 13 Aussagen, 4 Berichte, 2.–10. März 2025",
    differs: "Abweichend: hier „12“, 7 bis 14 in 4 Berichten",
    corroborated: "Übereinstimmend mit 2 Berichten",
    unmatched: "8 Aussagen stehen in keinem anderen Bericht.",
    day: "5. März 2025",
  },
  fr: {
    coverage: "Affirmations : 5 sur 13, 4 articles, 2–10 mars 2025",
    differs: "Divergente : ici « 12 », de 7 à 14 dans 4 articles",
    corroborated: "Corroborée par 2 articles",
    unmatched: "8 affirmations ne figurent dans aucun autre article.",
    day: "5 mars 2025",
  },
  uk: {
    coverage: "5 з 13 тверджень, 4 матеріали, 2–10 бер. 2025 р.",
    differs: "Відрізняється: тут «12», від 7 до 14 у 4 матеріалах",
    corroborated: "Збігається з 2 матеріалами",
    unmatched: "8 тверджень немає в жодному іншому матеріалі.",
    day: "5 бер. 2025 р.",
  },
};

/** The categories of plural that whole numbers have, and `other`, which stands in for any that is missing. */
function categoriesOf(code) {
  const rules = new Intl.PluralRules(code);
  const found = Array.from({ length: 1001 }, (_, n) => rules.select(n));
  return new Set([...found, "other"]);
}

const stems = Object.keys(english).flatMap((key) => (key.endsWith("_other") ? [key.slice(0, -6)] : []));
const stemOf = (key) =>
  stems.find((stem) => key.startsWith(`${stem}_`) && !key.slice(stem.length + 1).includes("_"));
/** The keys that a language must have: those of English, and one for each of its plurals. */
function keysFor(code) {
  const single = Object.keys(english).filter((key) => !stemOf(key));
  const plural = stems.flatMap((stem) => [...categoriesOf(code)].map((category) => `${stem}_${category}`));
  return [...single, ...plural].sort();
}
const placeholders = (text) => [...new Set(text.match(/\$\d/g))].sort();

describe("the files", () => {
  test("every text in English is used, and none stands in the pages or is looked up that is not there", () => {
    const sources = ["extension/src", "www"].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true })
        .filter((file) => /\.(?:tsx?|html)$/.test(file))
        .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8")),
    );
    const manifest = readFileSync(path.join(ROOT, "extension/manifest.json"), "utf8");
    const text = [...sources, manifest].join("\n");
    const unused = Object.keys(english).filter((key) => {
      const name = stemOf(key) ?? key;
      return !text.includes(`"${name}"`) && !text.includes(`__MSG_${name}__`);
    });
    assert.deepEqual(unused, []);
    const asked = [...text.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    assert.deepEqual(
      asked.filter((key) => !(key in english)),
      [],
    );
    const welcome = readFileSync(path.join(ROOT, "www/index.html"), "utf8");
    const written = welcome
      .replace(/<kbd>.*?<\/kbd>|<[^>]+>|__MSG_\w+__/gs, " ")
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word));
    assert.deepEqual(written, []);
  });

  test("the English file has the keys that English needs", () => {
    assert.deepEqual(Object.keys(english).sort(), keysFor(english.localeCode.message));
  });

  for (const language of others) {
    const messages = messagesOf(language);
    const code = messages.localeCode?.message;

    test(`${language}: it says which language it is, and which way that is written`, () => {
      assert.equal(new Intl.Locale(code).language, language.split("_")[0]);
      assert.deepEqual(Intl.PluralRules.supportedLocalesOf(code), [code]);
      assert.match(messages.localeDirection.message, /^(?:ltr|rtl)$/);
    });

    test(`${language}: no text is missing and none too many, with the plurals of the language`, () => {
      assert.deepEqual(Object.keys(messages).sort(), keysFor(code));
    });

    test(`${language}: each text has the places of the English one`, () => {
      // A form for one thing alone need not say "1"; in some languages it is that for 21 things too.
      const alone = new Intl.PluralRules(code).select(21) !== "one";
      for (const [key, { message }] of Object.entries(messages)) {
        const stem = stemOf(key);
        const wanted = placeholders(english[stem ? `${stem}_other` : key]?.message ?? "");
        const unsaid =
          stem && alone && key.endsWith("_one") ? wanted.filter((place) => place !== "$1") : wanted;
        const has = placeholders(message);
        assert.ok([String(wanted), String(unsaid)].includes(String(has)), `${key}: ${message}`);
      }
    });

    test(`${language}: nothing is empty, left in English, or in the quotation marks of English`, () => {
      const quotes = { de: /[“”"«»]|„[^“]*$/, fr: /[“”„"]| [:;!?]|«(?!\u00a0)|(?<!\u00a0)»/, uk: /[“”„"]/ }[
        code
      ];
      for (const [key, { message, description }] of Object.entries(messages)) {
        assert.equal(message, message.trim(), key);
        assert.ok(message !== "", key);
        assert.equal(description, undefined, `${key}: what it means is told in English alone`);
        const wordless = !/\p{L}/u.test(message);
        if (!wordless && !(key in ALIKE)) assert.notEqual(message, english[key]?.message, key);
        if (quotes) assert.doesNotMatch(message.replace(/„[^“]*“/g, ""), quotes, key);
        assert.doesNotMatch(message.replace("'self'", ""), /'/, `${key}: an apostrophe is ’, but in code`);
      }
    });
  }

  test("what may be alike is so somewhere", () => {
    const alike = (key) =>
      others.some((language) => messagesOf(language)[key]?.message === english[key]?.message);
    assert.deepEqual(
      Object.keys(ALIKE).filter((key) => !alike(key)),
      [],
    );
  });

  test("without its script the welcome page is English, every text in its place", () => {
    const page = readFileSync(path.join(ROOT, "target/www/index.html"), "utf8");
    const parts = [...page.matchAll(/<[^<>]* data-word="(\w+)"[^<>]*>([^<>]*)</g)];
    assert.ok(parts.length > 20);
    for (const [, key, text] of parts) assert.equal(text, english[key].message.replaceAll("&", "&amp;"), key);
    assert.doesNotMatch(page, /__MSG_/);
  });
});

// Both travel into the page, and into the card's closed root, as text.

/** Texts that a page shows or tells a screen reader in our own words, not in those of pages and reports. */
function ownTexts(root = document.body) {
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (!parentElement?.closest("[lang=en], bdi")) texts.push(data.trim());
  }
  for (const { ariaLabel, title } of root.querySelectorAll("[aria-label], [title]"))
    texts.push(ariaLabel, title);
  return texts.filter(Boolean);
}

/** Parts that reach out of the window, and controls whose label is wider than they are. */
function cutOff(root = document.body) {
  const label = (element) =>
    element.matches("button, summary, label, legend, kbd, .flag") &&
    getComputedStyle(element).display !== "inline";
  return [...root.querySelectorAll("*")]
    .filter((element) => !element.closest(".unseen, svg") && element.checkVisibility())
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const inside = left >= -0.5 && right <= innerWidth + 0.5;
      return !inside || (label(element) && element.scrollWidth > element.clientWidth + 1);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

/** The welcome page once it has read its first sample. */
const READ = "#stage:not([hidden]):not([aria-busy])";

/** A text with plain spaces; between days that make a span browsers put thin ones or none. */
const plain = (text) => text.replace(/\s?–\s?/g, "–").replace(/\s/g, " ");

for (const language of others) {
  describe(`in a browser that speaks ${language}`, () => {
    const messages = messagesOf(language);
    const told = TOLD[language];
    const fixed = Object.entries(english)
      .filter(
        ([key, { message }]) => messages[key] && message !== messages[key].message && !message.includes("$"),
      )
      .map(([, { message }]) => message);
    const leftInEnglish = (texts) => texts.filter((text) => fixed.includes(text));
    let it;
    let site;
    let page;
    let article;

    before(async () => {
      assert.ok(told, `TOLD says nothing of ${language}`);
      [it, site] = await Promise.all([
        start({ language, reports: path.join(ROOT, "tests/e2e/reports") }),
        serve(path.join(ROOT, "target/www")),
      ]);
      page = await it.open("/flood.html");
      article = await read(it, page);
    });
    after(async () => {
      site?.close();
      await it?.close();
    });

    /** Looks at a page of ours at both widths; its texts. */
    async function looked(at, selector, act = () => {}) {
      const opened = await it.openExtensionPage(at, selector);
      await opened.evaluate(act);
      const head = await opened.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
      assert.deepEqual(head, [messages.localeCode.message, messages.localeDirection.message]);
      for (const width of [320, 1280]) {
        await opened.setViewport({ width, height: 800 });
        assert.deepEqual(await opened.evaluate(cutOff), [], `${at} at ${width} px`);
        assert.ok(
          await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${at}: ${width}`,
        );
      }
      const texts = await opened.evaluate(ownTexts);
      assert.deepEqual(leftInEnglish(texts), [], at);
      await opened.close();
      return texts;
    }

    test("the popup of the button tells it in that language", () => {
      assert.equal(plain(article.told.coverage), told.coverage);
      const lines = article.told.claims.map(({ line }) => plain(line));
      for (const line of [told.differs, told.corroborated])
        assert.ok(lines.includes(line), lines.join(" | "));
      assert.equal(plain(article.told.unmatched), told.unmatched);
    });

    test("panel, popup, options, and the pages on privacy, to share and to compare tabs", async () => {
      const open = () => {
        for (const part of document.querySelectorAll("details")) part.open = true;
      };
      // In a tab of its own the panel speaks of the one that was on top before: here the article.
      const panel = await looked("panel.html", "button.claim", () =>
        document.querySelector("button.claim").click(),
      );
      for (const key of ["cardNext", "popupGo", "popupShare"])
        assert.ok(panel.includes(messages[key].message), key);
      const popup = await looked(`popup.html?tab=${article.tab}`, "button.claim", open);
      for (const key of ["names", "popupSites", "addDo", "popupGo"])
        assert.ok(popup.includes(messages[key].message), key);
      const options = await looked("options.html", ".packs .list li");
      for (const key of ["optionsTitle", "optionsDenied", "commandRead", "packsChoose"])
        assert.ok(options.includes(messages[key].message), key);
      const privacy = await looked("privacy.html", "main.privacy");
      for (const key of ["privacyTitle", "keptReports", "permitSitesWhy"])
        assert.ok(privacy.includes(messages[key].message), key);
      assert.ok(
        (await looked(`share.html?tab=${article.tab}`, "article section")).includes(
          messages.sharePrint.message,
        ),
      );
      assert.ok((await looked("tabs.html", "button.ask")).includes(messages.tabsAskDo.message));
    });

    test("what is refused, with the reason", async () => {
      const folder = path.join(ROOT, `target/languages-${BROWSER}`);
      mkdirSync(folder, { recursive: true });
      const options = await it.openExtensionPage("options.html", ".packs .list li");
      const sent = (key, ...values) =>
        values.reduce((text, value, i) => text.replace(`$${i + 1}`, value), messages[key].message);
      const pack = readFileSync(path.join(ROOT, "tests/packs/version-2.bin"));
      const number = (n) => new Intl.NumberFormat(messages.localeCode.message).format(n);
      const later = Buffer.from(pack).fill(99, 4, 5);
      const cut = pack.subarray(0, pack.length - 1);
      for (const [bytes, reason] of [
        [Buffer.from("no pack"), sent("packNone")],
        [later, sent("packNewer", 99, 2)],
        [readFileSync(path.join(ROOT, "tests/packs/version-1.bin")), sent("packOlder", 1, 2)],
        [cut, sent("packShort", number(cut.length), number(pack.length))],
        [Buffer.concat([pack, Buffer.alloc(1)]), sent("packContrary", "table")],
      ]) {
        writeFileSync(path.join(folder, "x.bin"), bytes);
        await (await options.$(".packs input[type=file]")).uploadFile(path.join(folder, "x.bin"));
        await options.waitForSelector(".waiting .refused");
        const said = await options.$eval(".waiting .refused", ({ textContent }) => textContent);
        assert.equal(said, sent("fileRefused", "x.bin", reason));
        await options.click(".waiting .link");
        await options.waitForFunction(() => !document.querySelector(".waiting"));
      }
      writeFileSync(path.join(folder, "long.json"), Buffer.alloc(17_000_000, " "));
      await (await options.$(".my input[type=file]")).uploadFile(path.join(folder, "long.json"));
      await options.waitForSelector(".my [role=alert]");
      const size = (n) => sent("megabytes", number(n));
      assert.equal(
        await options.$eval(".my [role=alert]", ({ textContent }) => textContent),
        sent("fileRefused", "long.json", sent("packsTooLong", size(17), size(16))),
      );
      await options.close();
      rmSync(folder, { recursive: true });
    });

    test("the card, at 320 px too", async () => {
      await page.bringToFront();
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        const shown = await hover(page, "killed 12");
        assert.equal(plain(shown.line), told.differs);
        assert.match(shown.here.from, new RegExp(`${messages.cardHere.message}\\s+${told.day}`));
        assert.deepEqual(await inClosedRoot(page, HOST, cutOff), [], `${width} px`);
        assert.deepEqual(leftInEnglish(await inClosedRoot(page, HOST, ownTexts)), []);
        const panel = await inClosedRoot(page, HOST, (root) => [
          root.querySelector(".card").lang,
          root.querySelector("blockquote").lang,
        ]);
        assert.deepEqual(panel, [messages.localeCode.message, "en"]);
        await page.keyboard.press("Escape");
      }
    });

    test("the welcome page of the extension", async () => {
      const texts = await looked("welcome.html", READ);
      for (const key of ["welcomeHow", "welcomeTry", "sampleAgrees", "relationDenied"])
        assert.ok(texts.includes(messages[key].message), key);
    });

    /** The welcome page as a site, for a reader with these wishes, or with the browser's own. */
    async function visited(wishes = null) {
      const visit = await it.browser.newPage();
      if (wishes) {
        await visit.evaluateOnNewDocument((wishes) => {
          Object.defineProperty(Navigator.prototype, "languages", { get: () => wishes });
        }, wishes);
      }
      await visit.goto(`${site.url}/index.html`);
      await visit.waitForSelector(READ);
      const seen = await visit.evaluate(() => ({
        lang: document.documentElement.lang,
        title: document.title,
        summary: document.getElementById("summary").textContent,
      }));
      const texts = await visit.evaluate(ownTexts);
      await visit.close();
      return { ...seen, texts };
    }

    test("the welcome page as a site speaks the language of its reader's browser", async () => {
      const { lang, title, summary, texts } = await visited();
      assert.equal(lang, messages.localeCode.message);
      assert.equal(title, messages.welcomeTitle.message);
      assert.match(summary, /\d.*\d/);
      assert.doesNotMatch(summary, /\$/);
      assert.deepEqual(leftInEnglish(texts), []);
    });

    // Once is enough: the choice is the same whatever the browser speaks.
    if (language === others.at(0)) {
      test("there, of several wishes the first that can be met counts, and English where none can", async () => {
        const last = others.at(-1);
        const met = await visited(["xx", `${last}-XX`, language, "en"]);
        assert.equal(met.lang, messagesOf(last).localeCode.message);
        const none = await visited(["xx-YY"]);
        assert.equal(none.lang, english.localeCode.message);
        assert.ok(none.texts.includes(english.welcomeHow.message));
      });
    }

    test("nothing was said in a console and nothing was asked of another host", () => it.quiet());
  });
}
