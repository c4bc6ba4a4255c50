/** Files in which something leaves one browser and enters another. Everything in one that comes is written by strangers. */
import { type Word, word } from "./words";

/** The text of a file: its format and version, and then what it holds. */
export function fileOf(format: string, version: number, content: object): string {
  return `${JSON.stringify({ format, version, ...content }, null, 1)}\n`;
}

/**
 * What a file of this format holds, still unchecked. Throws an error in words for the reader: `other` where it is another kind of
 * file, or that it is of a version which this Crossread cannot read.
 */
export function contentOf(
  text: string,
  format: string,
  version: number,
  other: Word,
): Record<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error(word(other));
  }
  if (!isRecord(file) || file.format !== format) throw new Error(word(other));
  if (file.version !== version) throw new Error(word("reportsFileVersion", String(file.version), version));
  return file;
}

/** A day of the calendar: not the 31st of February, which browsers take for a day in March. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
