/** The texts of the playground: sample articles, or what the reader pastes. */
import { blocksOf, type LiveBlock } from "../extension/src/content/blocks";
import { publishedOf } from "../extension/src/content/meta";
import { element } from "../extension/src/shared/element";
import type { Page } from "../extension/src/shared/reading";

export interface Text {
  title: string;
  published: string | null;
  /** What stands above the text: the day, and that the text is a sample. */
  note: string;
  paragraphs: string[];
}

interface Sample {
  label: string;
  load: () => Promise<Text>;
}

export const SAMPLES: Sample[] = [
  { label: "A report that agrees", load: () => sample("agrees") },
  { label: "One with other details", load: () => sample("differs") },
  { label: "Another subject", load: () => sample("unrelated") },
];

/** Sample articles are whole pages, so that they can be opened by themselves too; here only their text is taken. */
async function sample(name: string): Promise<Text> {
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
  };
}

export function ownText(text: string, published: string | null): Text {
  const paragraphs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return { title: "", published, note: "", paragraphs };
}

export function fill(article: HTMLElement, { title, note, paragraphs }: Text): void {
  article.replaceChildren(
    ...(title ? [element("h3", {}, title)] : []),
    ...(note ? [element("p", { class: "note" }, note)] : []),
    ...paragraphs.map((paragraph) => element("p", {}, paragraph)),
  );
}

/** The page that stands on the stage, with the way back to its nodes. */
export function articleOnStage(article: HTMLElement, text: Text | null): { page: Page; blocks: LiveBlock[] } {
  const blocks = blocksOf(article, (container) => !container.matches(".note"));
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
