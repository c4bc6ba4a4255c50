/** The claims in page order. One at a time is open, with all that other reports say of it; the page follows to its words. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Filters, useFilter } from "../shared/filter";
import { MissingNear } from "../shared/omission";
import { askTab, hold } from "../shared/protocol";
import type { Claim, Evidence, Reading } from "../shared/reading";
import { counted, word } from "../shared/words";
import { callWrong, takeBack, type WrongMatch, wrongMatch } from "../shared/wrong";
import { Called } from "./called";
import { One } from "./one";
import { Steps } from "./steps";

interface Props {
  reading: Reading;
  tab: number;
  frame: number;
  /** What follows the list. */
  children: ComponentChildren;
}

/** Keys that go on and back, the letters of the commands that do so in the page. */
const STEPS: Record<string, 1 | -1> = { k: 1, j: -1 };

export function Claims({ reading, tab, frame, children }: Props) {
  const filter = useFilter(reading);
  const { listed } = filter;
  const [chosen, setChosen] = useState<Claim | null>(null);
  const [gone, setGone] = useState(false);
  const [called, setCalled] = useState<WrongMatch | null>(null);
  /** What was called wrong, or taken back, could not be kept. */
  const [failed, setFailed] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const held = useRef<(() => void) | null>(null);
  /** The claim that is to have the focus as soon as it is listed. */
  const wanted = useRef<Claim | null>(null);
  // Another reading may give a claim's number to another.
  const open = listed.find(({ id, text }) => id === chosen?.id && text === chosen.text) ?? null;

  const choose = async (claim: Claim | null) => {
    wanted.current = claim;
    setChosen(claim);
    setGone(false);
    // No claim stays shown in the page when nothing speaks of it any more.
    held.current ??= hold(tab, frame, () => {
      held.current = null;
    });
    const there = await askTab(tab, "point", { claim: claim?.id ?? null }, frame).catch(() => false);
    setGone(!there);
  };
  const step = (by: 1 | -1) => {
    const at = open ? listed.indexOf(open) : by > 0 ? -1 : 0;
    const next = listed.at((at + by) % listed.length);
    if (next) void choose(next);
  };

  // Where the claims above close, the one that was chosen moves: the focus brings it back under the eye.
  useLayoutEffect(() => {
    const head = wanted.current && list.current?.querySelector<HTMLElement>(`#claim-${wanted.current.id}`);
    if (!head) return;
    wanted.current = null;
    head.focus();
  });
  useEffect(() => () => held.current?.(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = STEPS[event.key];
    const heads = [...(list.current?.querySelectorAll<HTMLElement>(".claim") ?? [])];
    const at = heads.indexOf(event.target as HTMLElement);
    const to =
      at < 0 ? undefined : { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
    if (by) step(by);
    else if (to !== undefined) heads[Math.max(0, Math.min(to, heads.length - 1))]?.focus();
    else return;
    event.preventDefault();
  };

  const call = async (claim: Claim, evidence: Evidence) => {
    const match = wrongMatch(claim, evidence, reading);
    const isKept = await callWrong(match).then(
      () => true,
      () => false,
    );
    setCalled(isKept ? match : null);
    setFailed(!isKept);
  };
  const undo = async (match: WrongMatch) => {
    try {
      await takeBack(match);
    } catch {
      setFailed(true);
      return;
    }
    setCalled(null);
    setFailed(false);
    const claim = reading.claims.find(({ text }) => text === match.here);
    wanted.current = claim ?? null;
    if (claim) setChosen(claim);
  };

  const unmatched = reading.coverage.claims - reading.coverage.compared;
  return (
    <section class="found" aria-label={word("popupList")} onKeyDown={onKeyDown}>
      {filter.kinds.length > 0 && (
        <>
          <Filters {...filter} />
          <div class="bar">
            <Steps at={open ? listed.indexOf(open) + 1 : 0} of={listed.length} step={step} />
            {failed && (
              <p class="called" role="status">
                {word("wrongNotKept")}
              </p>
            )}
            {called && <Called match={called} reading={reading} undo={() => void undo(called)} />}
          </div>
        </>
      )}
      <ul class="claims" ref={list}>
        {listed.map((claim) => (
          <li key={claim.id} aria-current={claim === open ? "true" : undefined}>
            <One
              {...{ claim, reading, tab, frame }}
              open={claim === open}
              gone={claim === open && gone}
              toggle={() => void choose(claim === open ? null : claim)}
              wrong={(evidence) => void call(claim, evidence)}
            />
            <MissingNear claim={claim} reading={reading} />
          </li>
        ))}
      </ul>
      {unmatched > 0 && filter.all && <p class="unmatched">{counted("popupUnmatched", unmatched)}</p>}
      {children}
    </section>
  );
}
