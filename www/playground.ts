/** The texts of the playground: sample articles, or what the reader pastes. */
import { blocksIn, type LiveBlock } from "../extension/src/content/blocks";
import { publishedOf } from "../extension/src/content/meta";
import { inSlices } from "../extension/src/content/slices";
import { element } from "../extension/src/shared/element";
import type { Page } from "../extension/src/shared/reading";
import { direction, locale, type Word, word } from "../extension/src/shared/words";

export interface Text {
  title: string;
  published: string | null;
  /** What stands above the text: the day, and that the text is a sample. */
  note: string;
  paragraphs: string[];
  /** The bundled pack that it is compared with although it is switched off from the start. */
  pack: string | null;
}

interface Sample {
  label: Word;
  load: () => Promise<Text>;
}

export const SAMPLES: Sample[] = [
  { label: "sampleAgrees", load: () => sample("agrees") },
  { label: "sampleDiffers", load: () => sample("differs") },
  { label: "sampleStory", load: () => sample("earthquake", "myanmar-earthquake") },
  { label: "sampleUnrelated", load: () => sample("unrelated") },
];

/** Sample articles are whole pages, so that they can be opened by themselves too; here only their text is taken. */
export async function sample(name: string, pack: string | null = null): Promise<Text> {
  const answer = await fetch(`samples/${name}.html`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const textOf = (selector: string) => page.querySelector(selector)?.textContent?.trim() ?? "";
  return {
    title: textOf("article h1"),
    published: publishedOf(page),
    note: textOf("article .note"),
    paragraphs: [...page.querySelectorAll("article p:not(.note)")].map(
      ({ textContent }) => textContent?.trim() ?? "",
    ),
    pack,
  };
}

export function ownText(text: string, published: string | null): Text {
  const paragraphs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return { title: "", published, note: "", paragraphs, pack: null };
}

export function fill(article: HTMLElement, { title, note, paragraphs, pack }: Text): void {
  article.replaceChildren(
    ...(title ? [element("h3", {}, title)] : []),
    ...(note ? [element("p", { class: "note" }, note)] : []),
    // Ours, in the midst of an article in its own language.
    ...(pack
      ? [element("p", { class: "note", lang: locale(), dir: direction() }, word("welcomeBrings"))]
      : []),
    ...paragraphs.map((paragraph) => element("p", {}, paragraph)),
  );
}

/** The page that stands on the stage, with the way back to its nodes. */
export async function articleOnStage(
  article: HTMLElement,
  text: Text | null,
): Promise<{ page: Page; blocks: LiveBlock[] }> {
  const blocks = await inSlices(blocksIn(article, { wanted: (container) => !container.matches(".note") }));
  return {
    page: {
      title: text?.title ?? "",
      published: text?.published ?? null,
      publisher: null,
      url: null,
      language: null,
      blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
    },
    blocks,
  };
}

/** The buttons that lead from claim to claim. */
export function walk(): HTMLElement {
  const button = (name: Word, sign: string) =>
    element("button", { type: "button", "aria-label": word(name), title: word(name) }, sign);
  return element("span", { class: "walk" }, button("cardPrevious", "‹"), button("cardNext", "›"));
}
