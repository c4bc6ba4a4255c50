/**
 * A copy of the page that can be taken apart, with the way back from its text to the live elements. It has no window: nothing
 * in it loads, runs or is seen.
 */
import { childrenOf } from "./blocks";
import { plain } from "./plain";

export interface Clone {
  clone: Document;
  /** The live elements, in reading order. */
  originals: Element[];
  /** The live element that a text of the copy stands in. */
  originalOf(text: Node): Element | undefined;
}

/** Stands on the copy's elements only, never on the page's. */
const MARK = "data-crossread-at";
/** Elements beyond which the page is an application, not an article. */
const MOST_ELEMENTS = 60_000;

export function cloneOf(page: Document): Clone | null {
  // Taken down once; indexing a live collection again and again is slow in Firefox.
  const light = [...page.getElementsByTagName("*")];
  if (!page.body || light.length > MOST_ELEMENTS) return null;
  const made = light.some((element) => plain(element).shadowRoot !== null)
    ? flatOf(page)
    : copyOf(page, light);
  if (!made) return null;
  const { clone, originals } = made;
  const copies = [...clone.getElementsByTagName("*")];
  if (copies.length !== originals.length) return null;
  copies.forEach((copy, at) => {
    copy.setAttribute(MARK, String(at));
  });
  copies.forEach(markTexts);
  return {
    clone,
    originals,
    originalOf: (text) => {
      const at = text.parentElement?.closest(`[${MARK}]`)?.getAttribute(MARK);
      return at ? originals[Number(at)] : undefined;
    },
  };
}

function copyOf(page: Document, originals: Element[]): Omit<Clone, "originalOf"> {
  return { clone: page.cloneNode(true) as Document, originals };
}

/** The page as it is drawn: shadow roots in the place of their hosts' children, and what is put into a slot in its place. */
function flatOf(page: Document): Omit<Clone, "originalOf"> {
  const clone = page.cloneNode(false) as Document;
  const originals: Element[] = [];
  const copy = (element: Element): Element => {
    originals.push(element);
    const made = clone.importNode(element, false);
    fill(made, childrenOf(element));
    return made;
  };
  const fill = (into: Element, nodes: Iterable<Node>) => {
    for (const node of nodes) {
      if (node instanceof HTMLSlotElement) fill(into, childrenOf(node));
      else if (node.nodeType === Node.ELEMENT_NODE) into.append(copy(node as Element));
      else if (node.nodeType === Node.TEXT_NODE) into.append(clone.importNode(node));
    }
  };
  clone.append(copy(page.documentElement));
  return { clone, originals };
}

// Of nested boxes Readability keeps one with the attributes of another, and it puts paragraphs of its own in the place of boxes
// that hold nothing but text: a text that stands in a box itself carries the mark.
function markTexts(copy: Element): void {
  if (copy.tagName !== "DIV" && copy.tagName !== "SECTION") return;
  for (const node of [...copy.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE || node.nodeValue?.trim() === "") continue;
    const span = copy.ownerDocument.createElement("span");
    span.setAttribute(MARK, copy.getAttribute(MARK) ?? "");
    node.replaceWith(span);
    span.append(node);
  }
}
