// What a reader sees on a page: the marks, and the card.
import { inClosedRoot } from "./closed-root.mjs";

/** The card's host while a card is open. Nothing else of Crossread stands in the page. */
export const HOST = "html > div:popover-open";

/** Every mark that the browser can draw now: a name per way of drawing, and the stretches of text, one a node. */
export function marksOn(page) {
  return page.evaluate(() =>
    [...CSS.highlights].map(([name, highlight]) => ({
      name,
      style: getComputedStyle(document.body, `::highlight(${name})`).textDecorationStyle,
      line: getComputedStyle(document.body, `::highlight(${name})`).textDecorationLine,
      stretches: [...highlight].flatMap(({ startContainer, startOffset, endContainer, endOffset }) => {
        const drawn =
          startContainer.isConnected && endContainer.isConnected && endOffset <= endContainer.length;
        if (!drawn) return []; // a static range whose text has gone
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return [
          String(range)
            .replace(/[\n\r\t]/g, " ")
            .toWellFormed(),
        ];
      }),
    })),
  );
}

/** Waits until the page has marks. */
export function marked(page) {
  return page.waitForFunction(() => CSS.highlights.size > 0);
}

/** Waits until no card is open. */
export function gone(page) {
  return page.waitForFunction((host) => !document.querySelector(host), {}, HOST);
}

/**
 * Reads a page by a click on the button, and closes the popup; what it told, and a way to say to the page's content script what
 * popup and panel say to it.
 */
export async function read(it, page) {
  const popup = await it.clickAction(page);
  const told = await summary(popup);
  const tab = await popup.evaluate(async () => {
    const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
    return tab.id;
  });
  await popup.close();
  const teller = await it.openExtensionPage("options.html", "main");
  await page.bringToFront();
  const tell = (kind, ask = {}, frameId = 0) =>
    teller.evaluate(
      async (tab, kind, ask, frameId) => {
        const text = JSON.stringify({ kind, ask });
        const answer = await (globalThis.browser ?? chrome).tabs.sendMessage(tab, text, { frameId });
        return JSON.parse(answer).answer;
      },
      tab,
      kind,
      ask,
      frameId,
    );
  return { told, tab, teller, tell };
}

/** Where on the screen a marked passage is that holds `text`: near the beginning of its longest line. */
export function placeOf(page, text) {
  return page.evaluate((text) => {
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        if (!String(range).replace(/\s+/g, " ").includes(text)) continue;
        startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
        const lines = [...range.getClientRects()];
        const { x, y, width, height } = lines.sort((a, b) => b.width - a.width)[0];
        return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
      }
    }
    return null;
  }, text);
}

/** Rests the real mouse on the marked passage that holds `text`, and reads the card. */
export async function hover(page, text) {
  const place = await placeOf(page, text);
  if (!place) throw new Error(`no marked passage holds "${text}"`);
  await page.mouse.move(5, 5);
  // A pointer that comes and goes within one frame was never away.
  await page.evaluate(() => new Promise((turn) => requestAnimationFrame(() => requestAnimationFrame(turn))));
  await page.mouse.move(place.x, place.y, { steps: 3 });
  await page.waitForSelector(HOST);
  return card(page);
}

/** What `look` finds once it finds the same in two looks, frames apart. */
export async function atRest(page, look) {
  for (let last; ; ) {
    const now = await look();
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
    await page.evaluate(
      () => new Promise((turn) => requestAnimationFrame(() => requestAnimationFrame(turn))),
    );
  }
}

/** Clicks with the real mouse on an element of the open card. */
export async function press(page, selector) {
  const at = await atRest(page, () => inClosedRoot(page, HOST, placeIn(selector)));
  if (!at) throw new Error(`nothing in the card is ${selector}`);
  await page.mouse.move(at.x, at.y, { steps: 2 });
  await page.mouse.down();
  await page.mouse.up();
}

// Functions travel as text, so what they know must be written into them.
export function placeIn(selector) {
  return new Function(
    "root",
    `const found = root.querySelector(${JSON.stringify(selector)});
    found?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = found?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };`,
  );
}

/** Waits until `read(root)` of the open card's root is true. */
export async function untilCard(page, read) {
  const late = Date.now() + 30_000; // what never comes fails
  while (!(await inClosedRoot(page, HOST, read))) {
    if (Date.now() > late) throw new Error(`the card never came to ${read}`);
    await page.evaluate(() => new Promise((turn) => requestAnimationFrame(turn)));
  }
}

/** What the card covers of its claim, and whether it is wholly in the window: for the claim that holds `text`. */
export function cardPlace(page, text) {
  return page.evaluate(
    (host, text) => {
      const card = document.querySelector(host).getBoundingClientRect();
      const lines = [...CSS.highlights.values()].flatMap((highlight) =>
        [...highlight].flatMap(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          const block = startContainer.parentElement.closest("p, li, td, h1");
          return block?.textContent.replace(/\s+/g, " ").includes(text) ? [...range.getClientRects()] : [];
        }),
      );
      const covered = lines.filter(
        (line) =>
          line.left < card.right - 1 &&
          line.right > card.left + 1 &&
          line.top < card.bottom - 1 &&
          line.bottom > card.top + 1,
      );
      return {
        lines: new Set(lines.map(({ top }) => Math.round(top))).size,
        covered: covered.length,
        right: Math.max(...lines.map(({ right }) => right)),
        inside:
          card.left >= 0 &&
          card.top >= 0 &&
          card.right <= innerWidth + 0.5 &&
          card.bottom <= innerHeight + 0.5,
        card: card.toJSON(),
        window: [innerWidth, innerHeight],
      };
    },
    HOST,
    text,
  );
}

/** The open card as a reader reads it. */
export function card(page) {
  return inClosedRoot(page, HOST, (root) => {
    const figure = (at) => {
      const found = root.querySelectorAll(".pair figure")[at];
      return (
        found && {
          passage: found.querySelector("blockquote").textContent,
          differing: [...found.querySelectorAll("mark")].map((mark) => mark.textContent),
          from: found.querySelector("figcaption").innerText,
        }
      );
    };
    return {
      relation: /relation-(\w+)/.exec(root.querySelector("h2").className)[1],
      line: root.querySelector("h2").textContent,
      here: figure(0),
      there: figure(1),
    };
  });
}

/** The popup once it has an answer. */
export async function summary(popup) {
  await popup.waitFor(() => document.querySelector("main")?.getAttribute("aria-busy") === "false");
  return popup.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const relation = (element) => /relation-(\w+)/.exec(element.className)[1];
    return {
      coverage: document.querySelector(".coverage")?.textContent ?? null,
      counts: Object.fromEntries(
        all(".filter[class*=relation-]").map((filter) => [
          relation(filter),
          Number(filter.querySelector("b").textContent),
        ]),
      ),
      claims: all("button.claim").map((row) => ({
        relation: relation(row),
        line: row.querySelector(".line").textContent,
        text: row.querySelector(".passage").textContent,
      })),
      messages: all(".message h2").map((heading) => heading.textContent),
      unmatched: document.querySelector(".unmatched")?.textContent ?? null,
    };
  });
}

/** The reading itself, from the content script of the popup's tab. */
export async function readingFor(popup) {
  const outcome = await popup.evaluate(async () => {
    const extension = globalThis.browser ?? chrome;
    const [tab] = await extension.tabs.query({ active: true, currentWindow: true });
    return extension.tabs.sendMessage(tab.id, JSON.stringify({ kind: "read", ask: {} }), { frameId: 0 });
  });
  return JSON.parse(outcome).answer.reading;
}

/** The marks that do not stand exactly on claims; empty if all is well. */
export function misplaced(marks, claims) {
  const texts = new Set(claims.map(({ text }) => text));
  return marks.flatMap(({ name, stretches }) => {
    const found = wholeClaims(stretches, texts).join("");
    const drawn = stretches.join("");
    return found === drawn ? [] : [{ name, drawn, found }];
  });
}

/** The claims that a row of stretches makes; a claim that runs over several nodes has several stretches. */
export function wholeClaims(stretches, texts) {
  const found = [];
  let open = "";
  for (const stretch of stretches) {
    open += stretch;
    if (!texts.has(open)) continue;
    found.push(open);
    open = "";
  }
  return found;
}
