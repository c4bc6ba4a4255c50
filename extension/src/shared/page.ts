/** What every page of ours begins with. */
import { direction, locale, type Word, word } from "./words";

/** Tells browser and screen reader the page's language and title. */
export function begin(title: Word): void {
  document.documentElement.lang = locale();
  document.documentElement.dir = direction();
  document.title = word(title);
}
