/**
 * The core's shapes, field for field those of `src/page/mod.rs`, `src/reading.rs` and `src/pack/mod.rs`. Offsets are
 * UTF-16 code units, end exclusive, which is how JavaScript counts; days are ISO dates.
 */

export type BlockKind = "heading" | "paragraph" | "item" | "caption" | "quote" | "cell";

export interface Block {
  id: number;
  kind: BlockKind;
  text: string;
}

export interface Page {
  title: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
  blocks: Block[];
}

/** The language of what is read, pages and reports: their words are marked as such where ours are of another. */
export const QUOTED = "en";

/** In order of precedence. */
export const RELATIONS = ["denied", "differs", "unverified", "corroborated", "context", "unmatched"] as const;
export type Relation = (typeof RELATIONS)[number];
/** The relations that a mark can stand for. */
export type Marked = Exclude<Relation, "unmatched">;
export const MARKED: readonly Marked[] = ["denied", "differs", "unverified", "corroborated", "context"];

export type Slot = "number" | "date" | "name" | "place" | "role" | "scope" | "polarity";
export type Certainty = "stated" | "hedged" | "unverified";
export type Polarity = "affirmed" | "negated";
export type EntityKind = "person" | "organisation" | "place" | "event" | "product" | "other";

export interface Reading {
  page: { title: string; published: string | null; url: string | null; language: string | null };
  coverage: Coverage;
  claims: Claim[];
  omissions: Omission[];
  entities: { name: string; kind: EntityKind; spellings: string[]; mentions: number }[];
  reports: ReportInfo[];
  notices: Notice[];
  /** Milliseconds the core took. */
  elapsed: number;
}

export interface Coverage {
  claims: number;
  compared: number;
  reports: number;
  origins: number;
  from: string | null;
  until: string | null;
}

/** `ReadClaim` in the core. */
export interface Claim {
  id: number;
  block: number;
  start: number;
  end: number;
  text: string;
  speaker: string | null;
  certainty: Certainty;
  polarity: Polarity;
  relation: Relation;
  confidence: number;
  reports: number;
  origins: number;
  /** Earliest first: the page's own value and one a report; empty with fewer than three dated values. */
  timeline: Figure[];
  evidence: Evidence[];
  /** Pieces of evidence left out because the reader called them wrong; the core knows nothing of them. */
  wrong?: number;
}

/** The value of a figure as it was told on a day. */
export interface Figure {
  /** None for the page itself. */
  report: string | null;
  published: string;
  text: string;
  value: number;
  upper: number | null;
}

export interface Evidence {
  report: string;
  text: string;
  speaker: string | null;
  relation: Relation;
  confidence: number;
  published: string | null;
  later: boolean;
  differences: Difference[];
  why: Why;
}

export type Span = [start: number, end: number];

export interface Difference {
  slot: Slot;
  here: string;
  there: string;
  here_span: Span | null;
  there_span: Span | null;
}

export interface Why {
  score: number;
  words: [here: string, there: string][];
  entities: [here: string, there: string][];
  slots: Slot[];
}

export interface Omission {
  text: string;
  /** The id of the page's claim that it belongs to. */
  near: number;
  reports: string[];
  origins: number;
}

export interface ReportInfo {
  id: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  /** Reports that carry one text share it. */
  origin: string;
  pack: string;
}

export type Notice =
  | { code: "no_text" }
  | { code: "no_claims" }
  | { code: "language"; language: string | null }
  | { code: "cut"; read: number; of: number }
  | { code: "no_reports" };

export interface PackInfo {
  title: string;
  maker: string | null;
  licence: string | null;
  reports: number;
  claims: number;
  publishers: number;
  origins: number;
  from: string | null;
  until: string | null;
}
