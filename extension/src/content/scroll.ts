/** The way to a claim in the page. */
import { type Mark, rangesOf } from "./paint";

/**
 * Brings a claim into view. An element knows how to come there through all that scrolls around it; a range does not. Where the
 * element is taller than the window, the passage is then brought to its middle.
 */
export function scrollTo(mark: Mark): void {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const element = mark.pieces[0]?.node.parentElement ?? mark.block.container;
  if (element.getBoundingClientRect().height < innerHeight * 0.6) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior });
    return;
  }
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const rect = rangesOf(mark)[0]?.getBoundingClientRect();
  if (rect) scrollBy({ top: rect.top + rect.height / 2 - innerHeight / 2, behavior });
}
