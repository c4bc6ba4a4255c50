/** Matches that the reader has called wrong: kept on this device, and left out of every later reading. */
import { extension } from "./extension";
import { type Claim, type Evidence, RELATIONS, type Reading } from "./reading";
import { reportName } from "./relation";
import { today } from "./words";

export interface WrongMatch {
  /** The page's claim, as it stood there. */
  here: string;
  /** The report's passage. */
  there: string;
  /** Who published the report, for the list in the options. */
  source: string;
  /** The day when it was called wrong (ISO). */
  on: string;
}

/** What the reader calls wrong with a piece of evidence of a claim. */
export function wrongMatch(claim: Claim, evidence: Evidence, { reports }: Reading): WrongMatch {
  const report = reports.find(({ id }) => id === evidence.report);
  return { here: claim.text, there: evidence.text, source: reportName(report), on: today() };
}

/** Fewer dated values are no timeline; the same in the core. */
const LEAST_FIGURES = 3;

export async function loadWrong(): Promise<WrongMatch[]> {
  const { wrong } = await extension.storage.local.get("wrong");
  return Array.isArray(wrong) ? wrong.filter(isWrongMatch) : [];
}

export async function callWrong(...matches: WrongMatch[]): Promise<void> {
  const all = [...(await loadWrong()), ...matches];
  await save([...new Map(all.map((match) => [keyOf(match), match])).values()]);
}

export async function takeBack(match: WrongMatch): Promise<void> {
  await save((await loadWrong()).filter((other) => keyOf(other) !== keyOf(match)));
}

/** Calls back when the list has changed; returns the way to stop. */
export function onWrong(changed: () => void): () => void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    if (area === "local" && changes.wrong) changed();
  };
  extension.storage.onChanged.addListener(listener);
  return () => extension.storage.onChanged.removeListener(listener);
}

/** The reading without these matches: each claim takes the relation of the evidence that is left. */
export function withoutWrong(reading: Reading, wrong: readonly WrongMatch[]): Reading {
  const called = new Set(wrong.map(keyOf));
  const isCalled = (claim: Claim, { text }: Evidence) => called.has(keyOf({ here: claim.text, there: text }));
  const claims = reading.claims.map((claim) => {
    const evidence = claim.evidence.filter((piece) => !isCalled(claim, piece));
    return evidence.length < claim.evidence.length ? settled(claim, evidence, reading) : claim;
  });
  const compared = claims.filter(({ relation }) => relation !== "unmatched").length;
  return { ...reading, claims, coverage: { ...reading.coverage, compared } };
}

function settled(claim: Claim, evidence: Evidence[], reading: Reading): Claim {
  const has = new Set(evidence.map(({ relation }) => relation));
  const relation = RELATIONS.find((relation) => has.has(relation)) ?? "unmatched";
  const own = evidence.filter((piece) => piece.relation === relation);
  const reports = new Set(own.map(({ report }) => report));
  const left = new Set(evidence.map(({ report }) => report));
  const timeline = claim.timeline.filter(({ report }) => report === null || left.has(report));
  return {
    ...claim,
    relation,
    confidence: own[0]?.confidence ?? 0,
    reports: reports.size,
    origins: new Set(reading.reports.filter(({ id }) => reports.has(id)).map(({ origin }) => origin)).size,
    timeline: timeline.length < LEAST_FIGURES ? [] : timeline,
    evidence,
    wrong: claim.evidence.length - evidence.length,
  };
}

function keyOf({ here, there }: Pick<WrongMatch, "here" | "there">): string {
  return JSON.stringify([here, there]);
}

async function save(wrong: WrongMatch[]): Promise<void> {
  await extension.storage.local.set({ wrong });
}

export function isWrongMatch(value: unknown): value is WrongMatch {
  const match = value as WrongMatch | null;
  return [match?.here, match?.there, match?.source, match?.on].every((field) => typeof field === "string");
}
