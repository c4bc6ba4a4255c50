/**
 * Blocks of running text, each with the way back to the live nodes. Text and positions come from one walk of the same
 * nodes, so an offset in a block's text is an offset in exactly one node. Nothing is ever written to the document.
 */
import type { BlockKind } from "../shared/reading";

/** A stretch of a block's text that one text node holds whole: `text[start..start + length]` is the node's data. */
interface Segment {
  node: Text;
  start: number;
  length: number;
}

export interface LiveBlock {
  id: number;
  kind: BlockKind;
  text: string;
  /** The innermost block-level element around the text. */
  container: Element;
  segments: Segment[];
}

/** One node's part of a passage. */
export interface Piece {
  node: Text;
  start: number;
  end: number;
  /** What stood there when the page was read. */
  text: string;
}

/** The most text that is handed over, in UTF-16 units: a message must not grow without bound. */
const MOST = 2_000_000;

const SKIPPED = new Set(
  "AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT LINK MATH META METER NOSCRIPT OBJECT PROGRESS SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(
    " ",
  ),
);
/** Paragraphs whatever the style sheet makes of them: set in one line, their texts still are not one text. */
const PARAGRAPHS = new Set("BLOCKQUOTE DD DT FIGCAPTION H1 H2 H3 H4 H5 H6 LI P TD TH".split(" "));
const INLINE = /^(?:inline|contents|ruby|math)/;

/**
 * The blocks under `root` in reading order, open shadow roots included. A block ends where a block-level element begins or
 * ends, or at two line breaks in a row. `wanted` says of a block-level element whether its own text is taken.
 */
export function blocksOf(root: Element, wanted: (container: Element) => boolean = () => true): LiveBlock[] {
  const blocks: LiveBlock[] = [];
  const inside = new Map<Element, boolean>();
  let text = "";
  let segments: Segment[] = [];
  let container = root;
  let total = 0;

  const isWanted = (element: Element): boolean => {
    let answer = inside.get(element);
    if (answer === undefined) {
      answer = wanted(element);
      inside.set(element, answer);
    }
    return answer;
  };

  const flush = () => {
    if (text.trim() !== "") {
      blocks.push({ id: blocks.length, kind: kindOf(container), text, container, segments });
    }
    text = "";
    segments = [];
  };

  const walk = (nodes: Iterable<Node>, block: Element) => {
    for (const node of nodes) {
      if (total >= MOST) return;
      if (node.nodeType === Node.TEXT_NODE) add(node as Text, block);
      else if (node.nodeType === Node.ELEMENT_NODE) enter(node as Element, block);
    }
  };

  const add = (node: Text, block: Element) => {
    if (!isWanted(block)) return;
    container = block;
    const data = asRead(node.data.slice(0, MOST - total));
    segments.push({ node, start: text.length, length: data.length });
    text += data;
    total += data.length;
  };

  const enter = (element: Element, block: Element) => {
    if (element.tagName === "BR") {
      if (/\n[ \t]*$/.test(text)) flush();
      else if (text !== "") text += "\n";
      return;
    }
    if (SKIPPED.has(element.tagName.toUpperCase()) || isHidden(element)) return;
    if (isInline(element)) {
      walk(childrenOf(element), block);
    } else {
      flush();
      walk(childrenOf(element), element);
      flush();
    }
  };

  walk(childrenOf(root), root);
  flush();
  return blocks;
}

/** Whether an element's text runs on in the line of the text around it. */
export function isInline(element: Element): boolean {
  return !PARAGRAPHS.has(element.tagName) && INLINE.test(getComputedStyle(element).display);
}

/** The nodes' parts of `text[start..end]`, or null if the live text is no longer what was read. */
export function piecesOf(block: LiveBlock, start: number, end: number): Piece[] | null {
  const pieces: Piece[] = [];
  for (const segment of block.segments) {
    const from = Math.max(start, segment.start);
    const until = Math.min(end, segment.start + segment.length);
    if (from >= until) continue;
    pieces.push({
      node: segment.node,
      start: from - segment.start,
      end: until - segment.start,
      text: block.text.slice(from, until),
    });
  }
  return pieces.length > 0 && pieces.every(isCurrent) ? pieces : null;
}

/** Whether the live text is still what was read. */
export function isCurrent({ node, start, end, text }: Piece): boolean {
  return node.isConnected && asRead(node.data.slice(start, end)) === text;
}

/**
 * A node's text as the core reads it, unit for unit. A line break in the source is a space to the reader, and a lone surrogate
 * is no Unicode text and cannot cross into the core.
 */
function asRead(data: string): string {
  return data.replace(/[\n\r\t]/g, " ").toWellFormed();
}

/** The shadow roots that hold any of the blocks; a style rule reaches into none of them by itself. */
export function shadowRootsOf(blocks: LiveBlock[]): ShadowRoot[] {
  const roots = new Set<ShadowRoot>();
  for (const { container } of blocks) {
    const root = container.getRootNode();
    if (root instanceof ShadowRoot) roots.add(root);
  }
  return [...roots];
}

function childrenOf(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

function isHidden(element: Element): boolean {
  // `display: contents` has no box of its own, which checkVisibility takes for hidden.
  return (
    !element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).display !== "contents"
  );
}

function kindOf(container: Element): BlockKind {
  const around = container.closest(
    "h1, h2, h3, h4, h5, h6, [role=heading], figcaption, caption, blockquote, li, dt, dd",
  );
  switch (around?.tagName) {
    case undefined:
      return container.tagName === "TD" || container.tagName === "TH" ? "cell" : "paragraph";
    case "FIGCAPTION":
    case "CAPTION":
      return "caption";
    case "BLOCKQUOTE":
      return "quote";
    case "LI":
    case "DT":
    case "DD":
      return "item";
    default:
      return "heading";
  }
}
