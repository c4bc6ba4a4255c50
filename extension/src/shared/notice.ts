/** When there is nothing to list, or not all of the page was read: what happened, and what to do. */
import type { Outcome, Place } from "./protocol";
import type { Notice, Reading } from "./reading";
import { counted, languageName, number, type Word, word } from "./words";

export interface Text {
  title: string;
  help: string;
  /** What can be done about it from here: ask again or for the first time, paste the text instead, look at what it is compared with. */
  does?: ("again" | "read" | "paste" | "options")[];
}

const BLOCKED: Record<Place, Word> = { pdf: "blockedPdf", file: "blockedFile", other: "blockedHelp" };

/** Why there is nothing to list; null if there is something. */
export function messageOf(outcome: Outcome): Text | null {
  if (outcome.state === "blocked") {
    const title = outcome.place === "pdf" ? word("blockedPdfTitle") : word("blockedTitle");
    return { title, help: word(BLOCKED[outcome.place]), does: ["paste"] };
  }
  if (outcome.state === "failed") {
    return { title: word("failedTitle"), help: word("failedHelp", outcome.reason), does: ["again"] };
  }
  const { reading } = outcome;
  const { claims, compared, reports } = reading.coverage;
  if (compared > 0) return null;
  const notice = find(reading, "language");
  if (notice) {
    return { title: word("languageTitle", languageName(notice.language ?? "")), help: word("languageHelp") };
  }
  if (find(reading, "no_text")) {
    return { title: word("noTextTitle"), help: word("noTextHelp"), does: ["again", "paste"] };
  }
  if (find(reading, "no_claims") || claims === 0) {
    return { title: word("noClaimsTitle"), help: word("noClaimsHelp"), does: ["again", "paste"] };
  }
  if (find(reading, "no_reports") || reports === 0) {
    return { title: word("noReportsTitle"), help: word("noReportsHelp"), does: ["options"] };
  }
  return {
    title: word("noMatchTitle"),
    help: word("noMatchHelp", counted("claims", claims), counted("reports", reports)),
    does: ["options"],
  };
}

/** What must be known besides the list. */
export function noticesOf(reading: Reading): Text[] {
  const cut = find(reading, "cut");
  if (!cut || cut.of <= 0) return [];
  const share = Math.max(1, Math.floor((cut.read / cut.of) * 100));
  return [{ title: word("cutTitle"), help: word("cutHelp", number(share)) }];
}

function find<C extends Notice["code"]>(reading: Reading, code: C): Extract<Notice, { code: C }> | undefined {
  return reading.notices.find((notice): notice is Extract<Notice, { code: C }> => notice.code === code);
}
