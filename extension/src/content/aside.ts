/** What stands in the midst of an article and is not of it: adverts, letters to sign up for, replies, links to other articles. */
import { parentOf } from "./blocks";
import { plain } from "./plain";

const TAGS = new Set("ASIDE DIALOG FOOTER FORM NAV".split(" "));
const ROLES = new Set(
  "alertdialog banner complementary contentinfo dialog form menu menubar navigation search toolbar".split(
    " ",
  ),
);
/** Words of the class names, ids and tags of their own that sites give to such boxes; each means nothing else there. */
const NAMES = new Set(
  "ad ads adslot advert advertisement advertising adverts comments disqus newsletter outbrain promo promoted recirc recirculation related replies responses signup sponsor sponsored taboola".split(
    " ",
  ),
);
/** A box that holds the article's beginning and more of its text than this is the article, whatever it is called. */
const SHARE = 1 / 3;
/** What is a link as a whole leads elsewhere; a heading may lead to its own page. */
const OFTEN_LINKED = "h1, h2, h3, h4, h5, h6, [role=heading], td, th";

/** Tells what is not of the article that lies in `root` and begins in `first`; where that is not known, anywhere. */
export function othersIn(root: Element, first?: Element): (element: Element) => boolean {
  const most = (root.textContent ?? "").length * SHARE;
  const beginning = new Set<Element>();
  for (let at: Element | null = first ?? null; at; at = parentOf(at)) beginning.add(at);
  const isArticle = (element: Element) =>
    (!first || beginning.has(element)) && (plain(element).textContent ?? "").length > most;
  return (element) => (isNamedOther(element) && !isArticle(element)) || isPointer(element);
}

function isNamedOther(named: Element): boolean {
  const element = plain(named);
  if (TAGS.has(element.tagName) || ROLES.has(element.getAttribute("role") ?? "")) return true;
  const tag = element.localName.includes("-") ? element.localName : "";
  const names = `${tag} ${element.getAttribute("class") ?? ""} ${element.id}`;
  return names
    .replace(/\p{Ll}(?=\p{Lu})/gu, "$& ")
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => NAMES.has(word));
}

function isPointer(element: Element): boolean {
  if (!/^(?:DIV|LI|P)$/.test(element.tagName) || element.closest(OFTEN_LINKED)) return false;
  const links = element.querySelectorAll("a[href]");
  if (links.length === 0) return false;
  const linked = [...links].reduce((sum, link) => sum + lengthOf(link), 0);
  return linked >= lengthOf(element);
}

/** Letters and figures: what stands around a link to point at it is no text. */
function lengthOf({ textContent }: Element): number {
  return (textContent ?? "").replace(/[^\p{L}\p{N}]+/gu, "").length;
}
