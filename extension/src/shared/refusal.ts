/** Why the core refuses a pack, in the reader's language. */
import { reasonOf } from "./protocol";
import { number, type Word, word } from "./words";

/** `PackError` of the core (src/pack/mod.rs), which its errors have as their cause. */
export type PackFault =
  | { code: "format" }
  | { code: "version"; found: number; known: number }
  | { code: "truncated"; found: number; needed: number }
  | { code: "checksum"; section: string; found: number; stated: number }
  | { code: "content"; section: string; problem: string };

/** The reason of an error that the core threw over a pack; of any other error its message. */
export function refusalOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as PackFault | undefined) : undefined;
  switch (cause?.code) {
    case "format":
      return word("packNone");
    case "version":
      return word(remedy(cause), cause.found, cause.known);
    case "truncated":
      return word("packShort", number(cause.found), number(cause.needed));
    case "checksum":
      return word("packDamaged", cause.section, sum(cause.found), sum(cause.stated));
    case "content": // what is wrong in there is for who made it, and the command line tells it
      return word("packContrary", cause.section);
    default:
      return reasonOf(error);
  }
}

function remedy({ found, known }: { found: number; known: number }): Word {
  return found > known ? "packNewer" : "packOlder";
}

function sum(checksum: number): string {
  return checksum.toString(16).padStart(8, "0");
}
