/** Draws lines under claims with the CSS Custom Highlight API: not one node of the page changes. */
import { LINES } from "../shared/lines";
import { type Claim, MARKED, type Marked } from "../shared/reading";
import type { Intensity } from "../shared/settings";
import { isCurrent, type LiveBlock, type Piece, piecesOf } from "./blocks";
import { backgroundOf, type Colour, inkOn, tintOn } from "./colour";

/** A claim with the live text it stands in. */
export interface Mark {
  claim: Claim;
  block: LiveBlock;
  pieces: Piece[];
}

/** Groups of one relation on one background; no page comes near. */
const MOST_GROUPS = 200;

interface Group {
  name: string;
  relation: Marked | "active";
  colour: string;
  highlight: Highlight;
  /** What it is to hold. */
  ranges: StaticRange[];
}

export class Painter {
  #seed = "";
  #tie: string | null = null;
  #intensity: Intensity = "quiet";
  #groups = new Map<string, Group>();
  #sheet = new CSSStyleSheet();
  #roots: (Document | ShadowRoot)[] = [document];
  #backgrounds = new WeakMap<Element, Colour>();
  #marks: Mark[] = [];
  #active: Mark | null = null;

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /**
   * What names begin with; whatever goes by such a name already was left behind by a script that is gone. `tie` is a custom
   * property of the page's root without which no line is drawn: it goes with the extension, even where this script cannot.
   */
  name(seed: string, tie: string | null): void {
    this.#tie = tie;
    if (seed === this.#seed) return;
    this.clear();
    this.#seed = seed;
    // By their names alone: Firefox lets no one touch the objects of a script that is gone.
    for (let i = 0; i < MOST_GROUPS && CSS.highlights.size > 0; i++) CSS.highlights.delete(`${seed}${i}`);
    const left = [...document.adoptedStyleSheets].filter((sheet) => !mentions(sheet, seed));
    if (left.length < document.adoptedStyleSheets.length) document.adoptedStyleSheets = left;
  }

  /** Draws these marks and no others. */
  paint(marks: Mark[], shadowRoots: ShadowRoot[] = [], intensity = this.#intensity): void {
    this.clear();
    this.#intensity = intensity;
    this.#marks = marks;
    this.#roots = [document, ...shadowRoots];
    for (const mark of marks) {
      const relation = mark.claim.relation;
      if (relation === "unmatched") continue;
      for (const piece of mark.pieces) this.#group(relation, inkOn(this.#behind(piece), relation), piece);
    }
    this.#adopt();
    this.ensure();
  }

  /** Shows which claim the card speaks of. */
  activate(mark: Mark | null): void {
    if (mark === this.#active) return;
    this.#active = mark;
    for (const [key, group] of this.#groups) {
      if (group.relation !== "active") continue;
      CSS.highlights.delete(group.name);
      this.#groups.delete(key);
    }
    if (mark) {
      for (const piece of mark.pieces) this.#group("active", tintOn(this.#behind(piece)), piece);
      this.#adopt();
    }
    this.ensure();
  }

  /** Puts back what the page cleared from the registry or dropped from its style sheets. */
  ensure(): void {
    if (this.#groups.size === 0) return;
    for (const { name, highlight, ranges } of this.#groups.values()) {
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
      // The page can reach into what is registered, too.
      if (highlight.size === ranges.length && ranges.every((range) => highlight.has(range))) continue;
      highlight.clear();
      for (const range of ranges) highlight.add(range);
    }
    for (const root of this.#roots) {
      if (![...root.adoptedStyleSheets].includes(this.#sheet)) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
      }
    }
  }

  /** Takes away the marks whose text is no longer what was read, and returns them. */
  prune(): Mark[] {
    const lost = this.#marks.filter(({ pieces }) => !pieces.every(isCurrent));
    if (lost.length > 0)
      this.paint(
        this.#marks.filter((mark) => !lost.includes(mark)),
        this.#shadowRoots(),
      );
    return lost;
  }

  /** Draws the same marks in other colours if what is behind their words has become another colour. */
  recolour(): void {
    const elements = new Set(this.#marks.flatMap(({ pieces }) => pieces.map(elementOf)));
    const isAsBefore = (element: Element) =>
      backgroundOf(element).join() === this.#backgrounds.get(element)?.join();
    if ([...elements].every(isAsBefore)) return;
    const active = this.#active;
    this.paint(this.#marks, this.#shadowRoots());
    this.activate(active);
  }

  /** Leaves nothing behind. */
  clear(): void {
    for (const { name } of this.#groups.values()) CSS.highlights.delete(name);
    for (const root of this.#roots) {
      const sheets = [...root.adoptedStyleSheets];
      if (sheets.includes(this.#sheet))
        root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== this.#sheet);
    }
    this.#groups.clear();
    this.#marks = [];
    this.#active = null;
    this.#roots = [document];
    this.#backgrounds = new WeakMap();
  }

  #shadowRoots(): ShadowRoot[] {
    return this.#roots.filter((root) => root instanceof ShadowRoot);
  }

  #behind(piece: Piece): Colour {
    const element = elementOf(piece);
    const known = this.#backgrounds.get(element) ?? backgroundOf(element);
    this.#backgrounds.set(element, known);
    return known;
  }

  #group(relation: Group["relation"], colour: string, { node, start, end }: Piece): void {
    const key = `${relation} ${colour}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = { name: this.#freeName(), relation, colour, highlight: new Highlight(), ranges: [] };
      // Where two claims share words the graver relation is drawn on top; the open claim's background lies below all lines.
      group.highlight.priority = relation === "active" ? -1 : MARKED.length - MARKED.indexOf(relation);
      this.#groups.set(key, group);
    }
    // Static ranges cost the page nothing when it changes, and one a node never spreads over what is put in between.
    group.ranges.push(
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
    );
  }

  #freeName(): string {
    const taken = new Set([...this.#groups.values()].map(({ name }) => name));
    let i = 0;
    while (taken.has(`${this.#seed}${i}`)) i++;
    return `${this.#seed}${i}`;
  }

  #adopt(): void {
    this.#sheet.replaceSync([...this.#groups.values()].map((group) => this.#rule(group)).join("\n"));
  }

  #rule({ name, relation, colour }: Group): string {
    const line = this.#tie ? `var(${this.#tie}, none)` : "underline";
    const share = this.#tie ? `var(${this.#tie}-tint, 0%)` : "100%";
    const look =
      relation === "active"
        ? `background-color: color-mix(in srgb, ${colour} ${share}, transparent);`
        : `text-decoration: ${LINES[this.#intensity][relation]} ${colour}; text-decoration-line: ${line}; text-underline-offset: min(0.22em, 9px); text-decoration-skip-ink: none;`;
    // With forced colours Chromium fills every highlight with the selection's colours: a line is to be seen only within.
    return `@media screen { ::highlight(${name}) { ${look} } }
@media screen and (forced-colors: active) { ::highlight(${name}) { text-decoration-color: CanvasText; text-underline-offset: auto; } }`;
  }
}

/** The marks for claims; claims whose text has changed since have none. */
export function marksOf(claims: Claim[], blocks: LiveBlock[]): Mark[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  return claims.flatMap((claim) => {
    const block = byId.get(claim.block);
    const pieces = block ? piecesOf(block, claim.start, claim.end) : null;
    return block && pieces ? [{ claim, block, pieces }] : [];
  });
}

/** Live ranges over a mark's text, one a node. */
export function rangesOf({ pieces }: Mark): Range[] {
  return pieces.filter(isCurrent).map(({ node, start, end }) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range;
  });
}

/** The element whose background the words stand on. */
function elementOf({ node }: Piece): Element {
  const root = node.getRootNode();
  return node.parentElement ?? (root instanceof ShadowRoot ? root.host : document.documentElement);
}

function mentions(sheet: CSSStyleSheet, seed: string): boolean {
  try {
    return [...sheet.cssRules].some(({ cssText }) => cssText.includes(seed));
  } catch {
    return false;
  }
}
