/** The file in which reports leave one browser and enter another. Everything in it is written by strangers. */
import { linkOf } from "./address";
import type { KeptReport } from "./database";
import { contentOf, fileOf, isDay, isRecord } from "./file";
import type { Block, BlockKind, Page } from "./reading";
import { word } from "./words";

const FORMAT = "crossread-reports";
/** Rises when an older version could not read a newer file. */
const VERSION = 1;
const KINDS: readonly BlockKind[] = ["heading", "paragraph", "item", "caption", "quote", "cell"];

export function fileOfReports(reports: KeptReport[]): string {
  const stored = reports.map(({ added, page }) => ({ added, page }));
  return fileOf(FORMAT, VERSION, { reports: stored });
}

/** The reports of a file. Throws an error in words for the reader that says what is wrong and where. */
export function reportsIn(text: string): Omit<KeptReport, "id">[] {
  const { reports } = contentOf(text, FORMAT, VERSION, "reportsFileFormat");
  if (!Array.isArray(reports)) throw new Error(word("reportsFileFormat"));
  return reports.map((given: unknown, at) => {
    const wrong = (what: string) => new Error(word("reportsFileWrong", at + 1, what));
    if (!isRecord(given) || !isRecord(given.page)) throw wrong("page");
    if (!isDay(given.added)) throw wrong("added");
    return { added: given.added, page: pageIn(given.page, wrong) };
  });
}

function pageIn(given: Record<string, unknown>, wrong: (what: string) => Error): Page {
  const text = (field: string): string | null => {
    const value = given[field] ?? null;
    if (value !== null && typeof value !== "string") throw wrong(field);
    return value?.toWellFormed() ?? null;
  };
  const { blocks } = given;
  if (!Array.isArray(blocks)) throw wrong("blocks");
  if (given.published != null && !isDay(given.published)) throw wrong("published");
  const url = text("url");
  return {
    title: text("title") ?? "",
    publisher: text("publisher"),
    published: text("published"),
    url: url === null || linkOf(url) || url.startsWith("file:") ? url : null,
    language: text("language"),
    blocks: blocks.map((block: unknown, id): Block => {
      const kind = isRecord(block) ? KINDS.find((kind) => kind === block.kind) : undefined;
      if (!isRecord(block) || typeof block.text !== "string" || !kind) throw wrong(`blocks[${id}]`);
      return { id, kind, text: block.text.toWellFormed() };
    }),
  };
}
