import type { Relation } from "./reading";

/** The line that stands for a relation, as a path in a box of 24 by 8: the same shapes as under the words. */
export const GLYPH_BOX = "0 0 24 8";

export interface Glyph {
  path: string;
  width: number;
  dash: string;
}

export const GLYPHS: Record<Relation, Glyph> = {
  corroborated: { path: "M1 4H23", width: 2, dash: "none" },
  differs: { path: "M1 5q2.75-4.5 5.5 0t5.5 0t5.5 0t5.5 0", width: 1.6, dash: "none" },
  denied: { path: "M1 4H23", width: 2, dash: "5 3.5" },
  unverified: { path: "M2 4H23", width: 2.6, dash: "0.1 4.9" },
  context: { path: "M2 4H23", width: 1.6, dash: "0.1 3.4" },
  unmatched: { path: "", width: 0, dash: "none" },
};
