/** The claims in page order, and how many stand in which relation: all that the marks say, in words. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Said } from "../shared/claim";
import { Filters, useFilter } from "../shared/filter";
import { MissingNear } from "../shared/omission";
import type { Claim, Reading } from "../shared/reading";
import { counted, word } from "../shared/words";

interface Props {
  reading: Reading;
  /** Goes to a claim; false if it is no longer on the page. */
  go: (claim: number) => Promise<boolean>;
  /** What follows the list and scrolls with it. */
  children: ComponentChildren;
}

export function Claims({ reading, go, children }: Props) {
  const filter = useFilter(reading);
  const [gone, setGone] = useState<number | null>(null);
  const unmatched = reading.coverage.claims - reading.coverage.compared;
  const visit = async (id: number) => setGone((await go(id)) ? null : id);
  if (filter.kinds.length === 0) return <div class="found">{children}</div>;

  return (
    <>
      <Filters {...filter} />
      <div class="found">
        <ul class="claims" aria-label={word("popupList")}>
          {filter.listed.map((claim) => (
            <li key={claim.id}>
              <Row claim={claim} gone={gone === claim.id} visit={() => void visit(claim.id)} />
              <MissingNear claim={claim} reading={reading} />
            </li>
          ))}
        </ul>
        {unmatched > 0 && filter.all && <p class="unmatched">{counted("popupUnmatched", unmatched)}</p>}
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
        <Said claim={claim} />
      </button>
      {gone && (
        <p class="gone" role="alert">
          {word("popupGone")}
        </p>
      )}
    </>
  );
}
