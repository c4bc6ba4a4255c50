/**
 * Blocks of running text, each with the way back to the live nodes. Text and positions come from one walk of the same
 * nodes, so an offset in a block's text is an offset in exactly one node. Nothing is ever written to the document.
 */
import type { BlockKind } from "../shared/reading";
import { plain } from "./plain";

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
  "AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT LINK MATH META METER NOSCRIPT OBJECT PROGRESS RP RT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(
    " ",
  ),
);
/** Paragraphs whatever the style sheet makes of them: set in one line, their texts still are not one text. */
const PARAGRAPHS = new Set("BLOCKQUOTE DD DT FIGCAPTION H1 H2 H3 H4 H5 H6 LI P TD TH".split(" "));
const INLINE = /^(?:inline|contents|ruby|math)/;

export interface Choice {
  /** Whether a block-level element's own text is taken. */
  wanted?: (container: Element) => boolean;
  /** Whether an element is left out with all that is in it; the text around it then runs on. */
  other?: (element: Element) => boolean;
}

/** Elements whose children are being gone through. */
interface Open {
  nodes: Iterator<Node>;
  /** The innermost block-level element. */
  block: Element;
  /** Whether it is that element itself, at whose end a block ends. */
  isBlock: boolean;
}

/**
 * The blocks under `root` in reading order, open shadow roots included. A block ends where a block-level element begins or
 * ends, or at two line breaks in a row. The work can rest before each element.
 */
export function* blocksIn(
  root: Element,
  { wanted = () => true, other = () => false }: Choice = {},
): Generator<void, LiveBlock[]> {
  const blocks: LiveBlock[] = [];
  const inside = new Map<Element, boolean>();
  const open: Open[] = [];
  let text = "";
  let segments: Segment[] = [];
  let container = root;
  let total = 0;
  /** Something was left out since the last block. */
  let gap = false;

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
      const block = { id: blocks.length, kind: kindOf(container), text, container, segments };
      const last = blocks.at(-1);
      if (gap && last && runsOn(last, block)) append(last, block);
      else blocks.push(block);
      gap = false;
    }
    text = "";
    segments = [];
  };

  const begin = (element: Element, block: Element) => {
    const nodes = [...childrenOf(element)][Symbol.iterator]();
    open.push({ nodes, block, isBlock: element === block });
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
    if (SKIPPED.has(plain(element).tagName.toUpperCase()) || !isShown(element)) return;
    if (other(element)) {
      gap = true;
      if (text !== "") text += " ";
      return;
    }
    if (isInline(element)) {
      begin(element, block);
    } else {
      flush();
      begin(element, element);
    }
  };

  begin(root, root);
  for (let at = open.at(-1); at; at = open.at(-1)) {
    const { done, value: node } = at.nodes.next();
    if (done || total >= MOST) {
      open.pop();
      if (at.isBlock) flush();
    } else if (node.nodeType === Node.TEXT_NODE) {
      add(node as Text, at.block);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      yield;
      enter(node as Element, at.block);
    }
  }
  return blocks;
}

/** Whether an element's text runs on in the line of the text around it. */
export function isInline(element: Element): boolean {
  if (PARAGRAPHS.has(element.tagName)) return false;
  const { display, float } = getComputedStyle(element);
  return INLINE.test(display) || (float !== "none" && isInitial(element));
}

/** A drop cap: as a float it is a box of its own, and its letter still begins the word beside it. */
function isInitial({ textContent }: Element): boolean {
  return /^\s*[^\p{L}\p{N}\s]?\p{L}\s*$/u.test(textContent ?? "");
}

/** Whether a sentence that ends nowhere goes on in the paragraph after what was left out. */
function runsOn(before: LiveBlock, after: LiveBlock): boolean {
  const both = before.kind === "paragraph" && after.kind === "paragraph";
  return both && /[\p{L}\p{N},]\s*$/u.test(before.text) && /^\s*\p{Ll}/u.test(after.text);
}

function append(block: LiveBlock, more: LiveBlock): void {
  const from = block.text.length + 1;
  block.text += ` ${more.text}`;
  block.segments.push(...more.segments.map((segment) => ({ ...segment, start: segment.start + from })));
}

/** The element around an element as both are drawn: a slot around what is put into it, a host around its shadow root. */
export function parentOf(element: Element): Element | null {
  const { assignedSlot, parentNode: root, parentElement } = plain(element);
  if (assignedSlot) return assignedSlot;
  return root instanceof ShadowRoot ? root.host : parentElement;
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
    const root = plain(container).getRootNode();
    if (root instanceof ShadowRoot) roots.add(root);
  }
  return [...roots];
}

/** An element's children as they are drawn. */
export function childrenOf(element: Element): Iterable<Node> {
  const { shadowRoot, childNodes } = plain(element);
  if (shadowRoot) return shadowRoot.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return childNodes;
}

/** Whether an element is drawn, or would be if the reader scrolled there. */
export function isShown(element: Element): boolean {
  if (plain(element).checkVisibility({ visibilityProperty: true })) return true;
  // To ask for the style of what the page keeps from being laid out would lay it out.
  const around = parentOf(element);
  if (!around || plain(around).matches("details:not([open])") || !isShown(around)) return false;
  if (getComputedStyle(around).contentVisibility === "hidden") return false;
  // `display: contents` has no box of its own, which checkVisibility takes for hidden.
  return getComputedStyle(element).display === "contents";
}

function kindOf(container: Element): BlockKind {
  const around = plain(container).closest(
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
