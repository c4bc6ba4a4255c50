/**
 * Finds the article in a page's markup. It is done here, in trees of plain objects, since it takes too long for the page's own
 * thread: in Firefox a content script's each step through a document is checked on the way.
 */
import { Readability } from "@mozilla/readability";
import JSDOMParser from "@mozilla/readability/JSDOMParser";
import type { Found, Markup } from "../shared/article";

/** Text that Readability must find to believe in an article, in characters; short news items have no more. */
const LEAST_ARTICLE = 200;
/** Elements in one another beyond which no page is an article: Readability's time grows with the third power of it. */
const MOST_DEPTH = 256;
/** Stands on each element: Readability puts elements of its own in the place of others, and gives them their attributes. */
const MARK = "data-crossread-at";

/** The article in a page; null where there is none. */
export function articleIn({ text, elements, url }: Markup): Found | null {
  try {
    const page = new JSDOMParser().parse(text, url);
    const all = page.getElementsByTagName("*");
    // Another tree than the page's own has no way back to it.
    if (!page.body || all.length !== elements || !isShallow(all)) return null;
    all.forEach((element, at) => {
      element.setAttribute(MARK, String(at));
    });
    for (const element of all) markTexts(element, page);
    const result = new Readability<Node>(page as unknown as Document, {
      serializer: (node) => node,
    }).parse();
    if (!result?.content || (result.length ?? 0) < LEAST_ARTICLE) return null;
    const found = new Set<number>();
    gather(result.content as unknown as PlainNode, found);
    return found.size > 0 ? { title: result.title ?? null, elements: [...found] } : null;
  } catch {
    // It stumbles over some pages; their paragraphs can still be read.
    return null;
  }
}

function isShallow(all: PlainElement[]): boolean {
  const depths = new Map<PlainNode | null, number>();
  return all.every((element) => {
    const depth = (depths.get(element.parentNode) ?? 0) + 1;
    depths.set(element, depth);
    return depth <= MOST_DEPTH;
  });
}

// Of nested boxes Readability keeps one with the attributes of another, and it puts paragraphs of its own in the place of boxes
// that hold nothing but text: a text that stands in a box itself carries the mark.
function markTexts(box: PlainElement, page: PlainDocument): void {
  if (box.tagName !== "DIV" && box.tagName !== "SECTION") return;
  for (const node of [...box.childNodes]) {
    if (!isText(node) || node.textContent.trim() === "") continue;
    const span = page.createElement("span");
    span.setAttribute(MARK, box.getAttribute(MARK) ?? "");
    box.replaceChild(span, node);
    span.appendChild(node);
  }
}

function gather(node: PlainNode, found: Set<number>): void {
  for (const child of node.childNodes) {
    if (!isText(child)) gather(child, found);
    else if (child.textContent.trim() !== "") {
      const at = markAround(child);
      if (at !== undefined) found.add(Number(at));
    }
  }
}

function markAround(text: PlainNode): string | undefined {
  for (let at = text.parentNode; at; at = at.parentNode) {
    const mark = (at as PlainElement).getAttribute?.(MARK);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function isText(node: PlainNode): boolean {
  return node.nodeType === 3;
}
