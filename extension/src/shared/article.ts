/** What content script and background tell each other of a page in which an article is to be found. */

export interface Markup {
  /** The page as XML. */
  text: string;
  /** How many elements are in it. */
  elements: number;
  /** The page's address. */
  url: string;
}

/** The article that was found. */
export interface Found {
  title: string | null;
  /** Which of the page's elements, in reading order from 0 on, its text stands in; at least one. */
  elements: number[];
}
