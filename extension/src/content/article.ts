/** Finds the article on a page, with the way back from its text to the live nodes. */
import { isProbablyReaderable, Readability } from "@mozilla/readability";
import type { Page } from "../shared/reading";
import { blocksOf, isInline, type LiveBlock } from "./blocks";
import { claimsToBeArticle, languageOf, publishedOf, publisherOf, titleOf } from "./meta";

export interface Article {
  page: Page;
  blocks: LiveBlock[];
}

/** Stands on the clone's elements only, never on the page's. */
const MARK = "data-crossread-at";
/** Text that Readability must find to believe in an article, in characters; short news items have no more. */
const LEAST_ARTICLE = 200;
/** A paragraph outside an article counts from this length on: shorter ones are labels and menus. */
const LEAST_PARAGRAPH = 60;
/** A shorter heading is a section's name, not a headline. */
const LEAST_HEADLINE = 20;
/** Elements beyond which Readability gives up: the page is an application, not an article. */
const MOST_ELEMENTS = 60_000;

export function articleOf(page: Document): Article {
  const found = readable(page);
  const title = titleOf(page, found?.title);
  let blocks: LiveBlock[] = [];
  if (found) {
    const { kept } = found;
    // Readability drops the headline, which often is the page's first claim.
    const headline = headlineOf(page, title);
    if (headline) kept.add(headline);
    blocks = blocksOf(commonRoot(page.body, kept), (container) => kept.has(container));
  } else if (page.body) {
    blocks = paragraphsOf(page.body);
  }
  return { page: { ...pageOf(page, blocks), title }, blocks };
}

/** The page that blocks make, for a place that is known to be an article. */
export function pageOf(page: Document, blocks: LiveBlock[]): Page {
  return {
    title: titleOf(page, null),
    publisher: publisherOf(page),
    published: publishedOf(page),
    url: addressOf(page),
    language: languageOf(page),
    blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
  };
}

/** Whether to read a page unasked: it must both look like an article and say that it is one. */
export function looksLikeArticle(page: Document): boolean {
  return claimsToBeArticle(page) && isProbablyReaderable(page);
}

interface Readable {
  title: string | null | undefined;
  /** Live block-level elements whose own text belongs to the article. */
  kept: Set<Element>;
}

// Readability takes a document apart. It gets a clone without a window: nothing in there loads, runs or is seen.
function readable(page: Document): Readable | null {
  const live = page.getElementsByTagName("*");
  if (!page.body || live.length > MOST_ELEMENTS) return null;
  const clone = page.cloneNode(true) as Document;
  const copies = clone.getElementsByTagName("*");
  if (copies.length !== live.length) return null;
  // Taken down before Readability moves the copies; indexing a live collection again and again is slow in Firefox.
  const originals = [...live];
  [...copies].forEach((copy, at) => {
    copy.setAttribute(MARK, String(at));
  });

  let result: ReturnType<Readability<Node>["parse"]>;
  try {
    result = new Readability<Node>(clone, { serializer: (node) => node }).parse();
  } catch {
    // It stumbles over some pages; their paragraphs can still be read.
    return null;
  }
  const content = result?.content;
  if (!(content instanceof Element) || (result?.length ?? 0) < LEAST_ARTICLE) return null;

  const kept = new Set<Element>();
  const texts = clone.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.nodeValue?.trim() === "") continue;
    const at = text.parentElement?.closest(`[${MARK}]`)?.getAttribute(MARK);
    const element = at ? originals[Number(at)] : undefined;
    if (element) kept.add(containerOf(element));
  }
  return kept.size > 0 ? { title: result?.title, kept } : null;
}

/** The innermost block-level element around an element. */
function containerOf(element: Element): Element {
  let at = element;
  while (at.parentElement && isInline(at)) at = at.parentElement;
  return at;
}

function commonRoot(body: HTMLElement, elements: Set<Element>): Element {
  let root: Element | null = null;
  for (const element of elements) {
    root ??= element;
    while (root !== body && !root.contains(element)) root = root.parentElement ?? body;
  }
  return root ?? body;
}

function headlineOf(page: Document, title: string): Element | undefined {
  return [...page.querySelectorAll("h1")].find((heading) => {
    const text = (heading.textContent ?? "").replace(/\s+/g, " ").trim();
    return text.length >= LEAST_HEADLINE && (title.includes(text) || text.includes(title));
  });
}

// No article: what running text there is, so that the answer can say what is wrong with it.
function paragraphsOf(body: HTMLElement): LiveBlock[] {
  return blocksOf(
    body,
    (container) => !container.closest("nav, footer, aside, form, dialog, [role=navigation]"),
  )
    .filter(({ text }) => text.trim().length >= LEAST_PARAGRAPH)
    .map((block, id) => ({ ...block, id }));
}

function addressOf(page: Document): string | null {
  const url = page.URL.replace(/#.*$/s, "");
  return /^(?:https?|file):/.test(url) ? url : null;
}
