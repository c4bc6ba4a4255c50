/** Links that open a page at a passage (URL Fragment Text Directives); where the words are not found, at its top. */
import { linkOf } from "./address";

/** A longer passage is named by its first and last words, in UTF-16 units. */
const LONGEST_WHOLE = 100;
/** Words at each end of a longer passage. */
const WORDS = 5;

/** The address of a passage, or null if the address is none that a browser opens from a page. */
export function linkTo(url: string | null | undefined, passage: string): string | null {
  const link = linkOf(url);
  if (!link) return null;
  const address = new URL(link);
  // A fragment's own text directive would point elsewhere.
  const fragment = address.hash.replace(/:~:.*$/s, "") || "#";
  address.hash = "";
  return `${address.href}${fragment}:~:text=${directive(passage)}`;
}

function directive(passage: string): string {
  const text = passage.trim().replace(/\s+/g, " ").toWellFormed();
  const words = text.split(" ");
  if (text.length <= LONGEST_WHOLE || words.length < 2 * WORDS) return encode(text);
  return `${encode(words.slice(0, WORDS).join(" "))},${encode(words.slice(-WORDS).join(" "))}`;
}

// A dash beside a comma has a meaning of its own in a directive.
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
