import { type Claim, QUOTED } from "./reading";
import { relationLine } from "./relation";
import { Glyph } from "./view";

/** A claim in a list: how others tell it, and its words. */
export function Said({ claim }: { claim: Claim }) {
  return (
    <>
      <span class="line">
        <Glyph relation={claim.relation} />
        <span>{relationLine(claim)}</span>
      </span>
      <span class="passage" dir="auto" lang={QUOTED}>
        {claim.text}
      </span>
    </>
  );
}
