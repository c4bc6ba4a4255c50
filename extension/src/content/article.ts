/** Finds the article on a page, with the way back from its text to the live nodes. */
import { isProbablyReaderable, Readability } from "@mozilla/readability";
import type { Page } from "../shared/reading";
import { othersIn } from "./aside";
import { blocksOf, isInline, isShown, type LiveBlock, parentOf } from "./blocks";
import { cloneOf } from "./clone";
import { claimsToBeArticle, languageOf, publishedOf, publisherOf, titleOf } from "./meta";

export interface Article {
  page: Page;
  blocks: LiveBlock[];
}

/** Text that Readability must find to believe in an article, in characters; short news items have no more. */
const LEAST_ARTICLE = 200;
/** A paragraph outside an article counts from this length on: shorter ones are labels and menus. */
const LEAST_PARAGRAPH = 60;
/** A shorter heading is a section's name, not a headline. */
const LEAST_HEADLINE = 20;

export function articleOf(page: Document): Article {
  const found = readable(page);
  const title = titleOf(page, found?.title);
  let blocks: LiveBlock[] = [];
  if (found) {
    const { kept, first } = found;
    // Readability drops the headline, which often is the page's first claim.
    const headline = headlineOf(found.originals, title);
    if (headline) kept.add(headline);
    const root = commonRoot(page.body, kept);
    blocks = blocksOf(root, { wanted: (container) => kept.has(container), other: othersIn(root, first) });
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
  /** The first of them. */
  first: Element;
  /** All live elements. */
  originals: Element[];
}

// Readability takes a document apart, so it gets a clone.
function readable(page: Document): Readable | null {
  const cloned = cloneOf(page);
  if (!cloned) return null;
  let result: ReturnType<Readability<Node>["parse"]>;
  try {
    result = new Readability<Node>(cloned.clone, { serializer: (node) => node }).parse();
  } catch {
    // It stumbles over some pages; their paragraphs can still be read.
    return null;
  }
  const content = result?.content;
  if (!(content instanceof Element) || (result?.length ?? 0) < LEAST_ARTICLE) return null;

  const kept = new Set<Element>();
  const texts = cloned.clone.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.nodeValue?.trim() === "") continue;
    const element = cloned.originalOf(text);
    if (element && isShown(element)) kept.add(containerOf(element));
  }
  const [first] = kept;
  return first ? { title: result?.title, kept, first, originals: cloned.originals } : null;
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

// No article: what running text there is, so that the answer can say what is wrong with it.
function paragraphsOf(body: HTMLElement): LiveBlock[] {
  return blocksOf(body, { other: othersIn(body) })
    .filter(({ text }) => text.trim().length >= LEAST_PARAGRAPH)
    .map((block, id) => ({ ...block, id }));
}

function addressOf(page: Document): string | null {
  const url = page.URL.replace(/#.*$/s, "");
  return /^(?:https?|file):/.test(url) ? url : null;
}
