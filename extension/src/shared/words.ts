import type english from "../../_locales/en/messages.json";
import { extension } from "./extension";

export type Word = keyof typeof english;
/** Words with one form for each plural of the language: `reports` for `reports_one` and `reports_other`. */
export type Plural = Word extends infer W ? (W extends `${infer Stem}_other` ? Stem : never) : never;
type Messages = Record<string, { message: string }>;

let lookUp = (key: string, values: string[]): string => extension.i18n.getMessage(key, values);
let plurals: Intl.PluralRules | undefined;

/** Takes the words from a file instead of the browser: for the welcome page where it is no extension page. */
export function speakFrom(messages: Messages): void {
  lookUp = (key, values) =>
    (messages[key]?.message ?? "").replace(
      /\$([1-9])/g,
      (_, place: string) => values[Number(place) - 1] ?? "",
    );
  plurals = undefined;
}

/** The phrase for a key, with `$1`, `$2`… replaced. */
export function word(key: Word, ...values: (string | number)[]): string {
  return lookUp(key, values.map(String));
}

/** The phrase for a number of things: `$1` is the number, the rest follows. */
export function counted(stem: Plural, n: number, ...values: (string | number)[]): string {
  plurals ??= new Intl.PluralRules(locale());
  const all = [number(n), ...values.map(String)];
  return lookUp(`${stem}_${plurals.select(n)}`, all) || lookUp(`${stem}_other`, all);
}

/** The language of the words, which need not be the browser's. */
export function locale(): string {
  return lookUp("localeCode", []) || "en-GB";
}

/** Which way the words run. */
export function direction(): string {
  return lookUp("localeDirection", []) || "ltr";
}

/** A number as the language writes it; a share as a percentage. */
export function number(n: number, style: "decimal" | "percent" = "decimal"): string {
  return new Intl.NumberFormat(locale(), { style }).format(n);
}

/** How long a file is. */
export function size(bytes: number): string {
  return bytes < 1e6
    ? word("kilobytes", number(Math.ceil(bytes / 1e3)))
    : word("megabytes", number(Math.round(bytes / 1e5) / 10));
}

/** "13 October 2024", or that the day is not known. */
export function day(iso: string | null): string {
  return (iso && format(iso, { day: "numeric", month: "short", year: "numeric" })) || word("dateUnknown");
}

/** The day on this device's calendar, as ISO date. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "13 Oct – 16 Dec 2024", "2–10 Mar 2025"; empty if neither day is known. */
export function days(from: string | null, until: string | null): string {
  const [start, end] = [dateOf(from), dateOf(until)];
  if (!start || !end) return start || end ? day(from ?? until) : "";
  return formatter({ day: "numeric", month: "short", year: "numeric" }).formatRange(start, end);
}

/** The name of a language by its ISO 639 code. */
export function languageName(code: string): string {
  try {
    return (
      new Intl.DisplayNames([locale()], { type: "language", fallback: "none" }).of(code) ??
      word("languageOther")
    );
  } catch {
    return word("languageOther");
  }
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const date = dateOf(iso);
  return date ? formatter(options).format(date) : "";
}

function dateOf(iso: string | null): Date | null {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" });
}
