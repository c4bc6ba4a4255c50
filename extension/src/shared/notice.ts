/** When there is nothing to list, or not all of the page was read: what happened, and what to do. */
import type { Outcome } from "./protocol";
import type { Notice, Reading } from "./reading";
import { counted, languageName, number, word } from "./words";

export interface Text {
  title: string;
  help: string;
  /** Whether asking again can help. */
  again?: boolean;
}

/** Why there is nothing to list; null if there is something. */
export function messageOf(outcome: Outcome): Text | null {
  if (outcome.state === "blocked") return { title: word("blockedTitle"), help: word("blockedHelp") };
  if (outcome.state === "failed") {
    return { title: word("failedTitle"), help: word("failedHelp", outcome.reason), again: true };
  }
  const { reading } = outcome;
  const { claims, compared, reports } = reading.coverage;
  if (compared > 0) return null;
  const notice = find(reading, "language");
  if (notice) {
    return { title: word("languageTitle", languageName(notice.language ?? "")), help: word("languageHelp") };
  }
  if (find(reading, "no_text")) return { title: word("noTextTitle"), help: word("noTextHelp"), again: true };
  if (find(reading, "no_claims") || claims === 0) {
    return { title: word("noClaimsTitle"), help: word("noClaimsHelp"), again: true };
  }
  if (find(reading, "no_reports") || reports === 0) {
    return { title: word("noReportsTitle"), help: word("noReportsHelp") };
  }
  return {
    title: word("noMatchTitle"),
    help: word("noMatchHelp", counted("claims", claims), counted("reports", reports)),
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
