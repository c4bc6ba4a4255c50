/** The article on a page, with the way back from its text to the live nodes. */
import isProbablyReaderable from "@mozilla/readability/Readability-readerable";
import type { Found, Markup } from "../shared/article";
import type { Page } from "../shared/reading";
import { othersIn } from "./aside";
import { blocksIn, isInline, isShown, type LiveBlock, parentOf } from "./blocks";
import { writtenOf } from "./markup";
import { claimsToBeArticle, languageOf, publishedOf, publisherOf, titleOf } from "./meta";
import { inSlices } from "./slices";

export interface Article {
  page: Page;
  blocks: LiveBlock[];
}

/** A paragraph outside an article counts from this length on: shorter ones are labels and menus. */
const LEAST_PARAGRAPH = 60;
/** A shorter heading is a section's name, not a headline. */
const LEAST_HEADLINE = 20;

/** `find` finds the article in the page's markup. */
export async function articleOf(
  page: Document,
  find: (markup: Markup) => Promise<Found | null>,
): Promise<Article> {
  const written = await inSlices(writtenOf(page));
  const found = written && (await find(written.markup));
  return inSlices(found ? blocksOfArticle(page, written.originals, found) : paragraphsOf(page));
}

function* blocksOfArticle(page: Document, originals: Element[], found: Found): Generator<void, Article> {
  const title = titleOf(page, found.title);
  /** Block-level elements whose own text belongs to the article. */
  const kept = new Set<Element>();
  for (const at of found.elements) {
    const element = originals[at];
    if (element && isShown(element)) kept.add(containerOf(element));
    yield;
  }
  const [first] = kept;
  if (!first) return yield* paragraphsOf(page);
  // Readability drops the headline, which often is the page's first claim.
  const headline = headlineOf(originals, title);
  if (headline) kept.add(headline);
  const root = commonRoot(page.body, kept);
  yield;
  const blocks = yield* blocksIn(root, {
    wanted: (container) => kept.has(container),
    other: othersIn(root, first),
  });
  return { page: { ...pageOf(page, blocks), title }, blocks };
}

// No article: what running text there is, so that the answer can say what is wrong with it.
function* paragraphsOf(page: Document): Generator<void, Article> {
  const { body } = page;
  const all = body ? yield* blocksIn(body, { other: othersIn(body) }) : [];
  const blocks = all
    .filter(({ text }) => text.trim().length >= LEAST_PARAGRAPH)
    .map((block, id) => ({ ...block, id }));
  return { page: pageOf(page, blocks), blocks };
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

/** The innermost block-level element around an element. */
function containerOf(element: Element): Element {
  let at = element;
  for (let around = parentOf(at); around && isInline(at); around = parentOf(at)) at = around;
  return at;
}

function commonRoot(body: HTMLElement, elements: Set<Element>): Element {
  let root: Element | null = null;
  for (const element of elements) {
    root ??= element;
    const around = new Set<Element>();
    for (let at: Element | null = element; at; at = parentOf(at)) around.add(at);
    while (root !== body && !around.has(root)) root = parentOf(root) ?? body;
  }
  return root ?? body;
}

function headlineOf(elements: Element[], title: string): Element | undefined {
  const headings = elements.filter(({ tagName, ariaLevel }) => tagName === "H1" || ariaLevel === "1");
  return headings.find((heading) => {
    const text = (heading.textContent ?? "").replace(/\s+/g, " ").trim();
    return text.length >= LEAST_HEADLINE && (title.includes(text) || text.includes(title));
  });
}

function addressOf(page: Document): string | null {
  const url = page.URL.replace(/#.*$/s, "");
  return /^(?:https?|file):/.test(url) ? url : null;
}
