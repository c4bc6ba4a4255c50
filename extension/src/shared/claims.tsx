/** The claims in page order, and how many stand in which relation: all that the marks say, in words. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Missing } from "./omission";
import { type Claim, MARKED, type Marked, QUOTED, type Reading } from "./reading";
import { relationLine, relationName } from "./relation";
import { Glyph } from "./view";
import { counted, number, word } from "./words";

interface Props {
  reading: Reading;
  /** Goes to a claim; false if it is no longer on the page. */
  go: (claim: number) => Promise<boolean>;
  /** What follows the list and scrolls with it. */
  children: ComponentChildren;
}

/** What can be shown alone: a relation, or what the page leaves out. */
type Kind = Marked | "missing";

export function Claims({ reading, go, children }: Props) {
  const [only, setOnly] = useState<ReadonlySet<Kind>>(new Set());
  const [gone, setGone] = useState<number | null>(null);

  const lacks = (claim: Claim) => reading.omissions.some(({ near }) => near === claim.id);
  const is = (claim: Claim, kind: Kind) => (kind === "missing" ? lacks(claim) : claim.relation === kind);
  const matched = reading.claims.filter((claim) => claim.relation !== "unmatched" || lacks(claim));
  const unmatched = reading.coverage.claims - reading.coverage.compared;
  const kinds: [Kind, number][] = [
    ...MARKED.map((kind): [Kind, number] => [kind, matched.filter((claim) => is(claim, kind)).length]),
    ["missing", reading.omissions.length],
  ];
  // A relation whose last claim has gone hides nothing any more.
  const wanted = kinds.filter(([kind, count]) => count > 0 && only.has(kind)).map(([kind]) => kind);
  const listed = matched.filter((claim) => wanted.length === 0 || wanted.some((kind) => is(claim, kind)));
  const toggle = (kind: Kind) => setOnly(only.has(kind) ? without(only, kind) : new Set([...only, kind]));
  const visit = async (id: number) => setGone((await go(id)) ? null : id);
  if (matched.length === 0) return <div class="found">{children}</div>;

  return (
    <>
      <fieldset class="filters">
        <legend class="unseen">{word("popupFilter")}</legend>
        {kinds.map(
          ([kind, count]) =>
            count > 0 && (
              <button
                key={kind}
                type="button"
                class={kind === "missing" ? "filter missing" : `filter relation-${kind}`}
                aria-pressed={only.has(kind)}
                onClick={() => toggle(kind)}
              >
                {kind !== "missing" && <Glyph relation={kind} />}
                <span>{kind === "missing" ? word("omissions") : relationName(kind)}</span>
                <b>{number(count)}</b>
              </button>
            ),
        )}
      </fieldset>
      <div class="found">
        <ul class="claims" aria-label={word("popupList")}>
          {listed.map((claim) => (
            <li key={claim.id}>
              <Row claim={claim} gone={gone === claim.id} visit={() => void visit(claim.id)} />
              {reading.omissions
                .filter(({ near }) => near === claim.id)
                .map((omission) => (
                  <Missing key={omission.text} omission={omission} reports={reading.reports} />
                ))}
            </li>
          ))}
        </ul>
        {unmatched > 0 && wanted.length === 0 && (
          <p class="unmatched">{counted("popupUnmatched", unmatched)}</p>
        )}
        {children}
      </div>
    </>
  );
}

function Row({ claim, gone, visit }: { claim: Claim; gone: boolean; visit: () => void }) {
  return (
    <>
      <button
        type="button"
        class={`claim relation-${claim.relation}`}
        onClick={visit}
        title={word("popupGo")}
      >
        <span class="line">
          <Glyph relation={claim.relation} />
          <span>{relationLine(claim)}</span>
        </span>
        <span class="passage" dir="auto" lang={QUOTED}>
          {claim.text}
        </span>
      </button>
      {gone && (
        <p class="gone" role="alert">
          {word("popupGone")}
        </p>
      )}
    </>
  );
}

function without<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
