/** The claims in page order, and how many stand in which relation: all that the marks say, in words. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Claim, MARKED, type Marked, type Reading } from "../shared/reading";
import { relationLine, relationName } from "../shared/relation";
import { Glyph } from "../shared/view";
import { counted, number, word } from "../shared/words";

interface Props {
  reading: Reading;
  /** Goes to a claim; false if it is no longer on the page. */
  go: (claim: number) => Promise<boolean>;
  /** What follows the list and scrolls with it. */
  children: ComponentChildren;
}

export function Claims({ reading, go, children }: Props) {
  const [only, setOnly] = useState<ReadonlySet<Marked>>(new Set());
  const [gone, setGone] = useState<number | null>(null);

  const matched = reading.claims.filter(({ relation }) => relation !== "unmatched");
  const unmatched = reading.coverage.claims - reading.coverage.compared;
  const listed = matched.filter(({ relation }) => only.size === 0 || only.has(relation as Marked));
  const toggle = (relation: Marked) =>
    setOnly(only.has(relation) ? without(only, relation) : new Set([...only, relation]));
  const visit = async (id: number) => setGone((await go(id)) ? null : id);
  if (matched.length === 0) return null;

  return (
    <>
      <fieldset class="filters">
        <legend class="unseen">{word("popupFilter")}</legend>
        {MARKED.map((relation) => {
          const count = matched.filter((claim) => claim.relation === relation).length;
          return (
            count > 0 && (
              <button
                key={relation}
                type="button"
                class={`filter relation-${relation}`}
                aria-pressed={only.has(relation)}
                onClick={() => toggle(relation)}
              >
                <Glyph relation={relation} />
                <span>{relationName(relation)}</span>
                <b>{number(count)}</b>
              </button>
            )
          );
        })}
      </fieldset>
      <div class="found">
        <ul class="claims" aria-label={word("popupList")}>
          {listed.map((claim) => (
            <Row key={claim.id} claim={claim} gone={gone === claim.id} visit={() => void visit(claim.id)} />
          ))}
        </ul>
        {unmatched > 0 && <p class="unmatched">{counted("popupUnmatched", unmatched)}</p>}
        {children}
      </div>
    </>
  );
}

function Row({ claim, gone, visit }: { claim: Claim; gone: boolean; visit: () => void }) {
  return (
    <li>
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
        <span class="passage">{claim.text}</span>
      </button>
      {gone && (
        <p class="gone" role="alert">
          {word("popupGone")}
        </p>
      )}
    </li>
  );
}

function without<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
