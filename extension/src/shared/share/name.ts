import type { Reading } from "../reading";
import { today } from "../words";

/** The longest part of a title in a file's name, in characters. */
const LONGEST = 60;

/** "twelve-dead-in-flood-at-dornach-2025-03-05.md": title and day of the page, or today's where it states none. */
export function fileName({ page }: Reading, ending: string): string {
  const words =
    page.title
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let title = "";
  for (const word of words) {
    const longer = title ? `${title}-${word}` : word;
    if ([...longer].length > LONGEST) break;
    title = longer;
  }
  return `${title || "crossread"}-${page.published ?? today()}.${ending}`;
}
