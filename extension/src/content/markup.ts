/** The page as a string, for the background to find the article in, with the way back from its elements to the live ones. */
import type { Markup } from "../shared/article";
import { childrenOf } from "./blocks";
import { plain } from "./plain";

export interface Written {
  markup: Markup;
  /** The live elements, in reading order. */
  originals: Element[];
}

/** Elements beyond which the page is an application, not an article: ten times those of a long article with all around it. */
const MOST_ELEMENTS = 40_000;
/** The most that is handed over, in UTF-16 units: a message must not grow without bound. */
const MOST = 8_000_000;

/** Writes the page down; null for one that is too large. The page is copied for it, and only the copy is touched. */
export function* writtenOf(page: Document): Generator<void, Written | null> {
  // Taken down once; indexing a live collection again and again is slow in Firefox.
  const light = [...page.getElementsByTagName("*")];
  if (!page.body || light.length > MOST_ELEMENTS) return null;
  const isFlat = light.every((element) => plain(element).shadowRoot === null);
  const { copy, originals } = isFlat
    ? { copy: page.cloneNode(true) as Document, originals: light }
    : flatOf(page);
  yield;
  // What no reader sees would make up most of it. Linked data stays: it may know the title.
  for (const unseen of copy.querySelectorAll('script:not([type="application/ld+json"]), style'))
    unseen.textContent = "";
  for (const { content } of copy.querySelectorAll("template")) content.replaceChildren();
  for (const picture of copy.querySelectorAll('[src^="data:"]')) picture.removeAttribute("src");
  yield;
  const text = new XMLSerializer().serializeToString(copy);
  yield;
  if (text.length > MOST) return null;
  return { markup: { text: text.toWellFormed(), elements: originals.length, url: page.URL }, originals };
}

/** The page as it is drawn: shadow roots in the place of their hosts' children, and what is put into a slot in its place. */
function flatOf(page: Document): { copy: Document; originals: Element[] } {
  const copy = page.cloneNode(false) as Document;
  const originals: Element[] = [];
  const made = (element: Element): Element => {
    originals.push(element);
    const into = copy.importNode(element, false);
    fill(into, childrenOf(element));
    return into;
  };
  const fill = (into: Element, nodes: Iterable<Node>) => {
    for (const node of nodes) {
      if (node instanceof HTMLSlotElement) fill(into, childrenOf(node));
      else if (node.nodeType === Node.ELEMENT_NODE) into.append(made(node as Element));
      else if (node.nodeType === Node.TEXT_NODE) into.append(copy.importNode(node));
    }
  };
  copy.append(made(page.documentElement));
  return { copy, originals };
}
