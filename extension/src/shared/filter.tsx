/** Which claims are listed: all that other reports speak of or that the page leaves something out beside, or some kinds of them. */
import { useState } from "preact/hooks";
import { missingNear } from "./omission";
import { type Claim, MARKED, type Marked, type Reading } from "./reading";
import { relationName } from "./relation";
import { Glyph } from "./view";
import { number, word } from "./words";

/** What can be shown alone: a relation, or what the page leaves out. */
type Kind = Marked | "missing";

export interface Filter {
  /** Every kind that the page has, with how many of it. */
  kinds: [Kind, number][];
  only: ReadonlySet<Kind>;
  toggle: (kind: Kind) => void;
  /** In page order. */
  listed: Claim[];
  /** Whether nothing is left out of the list. */
  all: boolean;
}

export function useFilter(reading: Reading): Filter {
  const [only, setOnly] = useState<ReadonlySet<Kind>>(new Set());
  const lacks = (claim: Claim) => missingNear(claim, reading).length > 0;
  const is = (claim: Claim, kind: Kind) => (kind === "missing" ? lacks(claim) : claim.relation === kind);
  const matched = reading.claims.filter((claim) => claim.relation !== "unmatched" || lacks(claim));
  const counts: [Kind, number][] = [
    ...MARKED.map((kind): [Kind, number] => [kind, matched.filter((claim) => is(claim, kind)).length]),
    ["missing", reading.omissions.length],
  ];
  const kinds = counts.filter(([, count]) => count > 0);
  // A relation whose last claim has gone hides nothing any more.
  const wanted = kinds.filter(([kind]) => only.has(kind)).map(([kind]) => kind);
  return {
    kinds,
    only,
    toggle: (kind) => setOnly(only.has(kind) ? without(only, kind) : new Set([...only, kind])),
    listed: matched.filter((claim) => wanted.length === 0 || wanted.some((kind) => is(claim, kind))),
    all: wanted.length === 0,
  };
}

export function Filters({ kinds, only, toggle }: Filter) {
  return (
    <fieldset class="filters">
      <legend class="unseen">{word("popupFilter")}</legend>
      {kinds.map(([kind, count]) => (
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
      ))}
    </fieldset>
  );
}

function without<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
