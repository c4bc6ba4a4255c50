import type { Marked } from "./reading";
import type { Intensity } from "./settings";

/**
 * How a relation is drawn under the words: style and thickness of the line. The shape tells the relation; the hue only helps.
 * Quiet lines are thin, for reading; clear ones are for searching.
 */
export const LINES: Record<Intensity, Record<Marked, string>> = {
  quiet: {
    corroborated: "solid max(1px, 0.05em)",
    differs: "wavy max(1px, 0.055em)",
    denied: "dashed max(1.5px, 0.08em)",
    unverified: "dotted max(2px, 0.11em)",
    context: "dotted 1px",
  },
  clear: {
    corroborated: "solid max(2px, 0.1em)",
    differs: "wavy max(1.5px, 0.09em)",
    denied: "dashed max(2.5px, 0.13em)",
    unverified: "dotted max(3px, 0.17em)",
    context: "dotted max(1.5px, 0.08em)",
  },
};
