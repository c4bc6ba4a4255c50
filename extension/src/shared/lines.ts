import type { Marked } from "./reading";
import type { Intensity } from "./settings";

/**
 * How a relation is drawn under the words: style and thickness of the line. The shape tells the relation; the hue only helps.
 * Quiet lines are thin, for reading; clear ones are for searching. Under a drop cap a line that grew with its letter would lie
 * across the lines below.
 */
export const LINES: Record<Intensity, Record<Marked, string>> = {
  quiet: {
    corroborated: "solid clamp(1px, 0.05em, 4px)",
    differs: "wavy clamp(1px, 0.055em, 4px)",
    denied: "dashed clamp(1.5px, 0.08em, 4px)",
    unverified: "dotted clamp(2px, 0.11em, 4px)",
    context: "dotted 1px",
  },
  clear: {
    corroborated: "solid clamp(2px, 0.1em, 4px)",
    differs: "wavy clamp(1.5px, 0.09em, 4px)",
    denied: "dashed clamp(2.5px, 0.13em, 4px)",
    unverified: "dotted clamp(3px, 0.17em, 4px)",
    context: "dotted clamp(1.5px, 0.08em, 4px)",
  },
};
