/** One claim of the list: opened in place, it shows what its card on the page shows. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Said } from "../shared/claim";
import { extension } from "../shared/extension";
import { evidenceOf } from "../shared/passages";
import { askTab } from "../shared/protocol";
import type { Claim, Evidence, Reading } from "../shared/reading";
import { claimMarkdown } from "../shared/share/markdown";
import { openShare } from "../shared/share/open";
import { word } from "../shared/words";

interface Props {
  claim: Claim;
  reading: Reading;
  tab: number;
  frame: number;
  open: boolean;
  /** Its words are no longer on the page. */
  gone: boolean;
  toggle: () => void;
  wrong: (evidence: Evidence) => void;
}

export function One({ open, gone, toggle, ...rest }: Props) {
  const { claim } = rest;
  const body = `evidence-${claim.id}`;
  return (
    <>
      <h2>
        <button
          id={`claim-${claim.id}`}
          type="button"
          class={`claim relation-${claim.relation}`}
          aria-expanded={open}
          aria-controls={open ? body : undefined}
          onClick={toggle}
        >
          <Said claim={claim} />
        </button>
      </h2>
      {gone && (
        <p class="gone" role="alert">
          {word("popupGone")}
        </p>
      )}
      {open && <Opened id={body} {...rest} />}
    </>
  );
}

function Opened({
  id,
  claim,
  reading,
  tab,
  frame,
  wrong,
}: Omit<Props, "open" | "gone" | "toggle"> & { id: string }) {
  const told = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => told.current?.replaceChildren(...evidenceOf({ claim, reading, wrong })), [claim]);
  const [copied, setCopied] = useState("");

  const go = async () => {
    if (!(await askTab(tab, "go", { claim: claim.id }, frame).catch(() => false))) return;
    await extension.tabs.update(tab, { active: true }); // a panel in a tab stands before its page
  };
  const copy = () =>
    navigator.clipboard.writeText(claimMarkdown(claim, reading)).then(
      () => setCopied(word("copied")),
      () => setCopied(word("copyFailed")),
    );
  return (
    <div id={id}>
      <div class="passages" ref={told} />
      <p class="acts">
        <button type="button" class="text go" onClick={() => void go()}>
          {word("popupGo")}
        </button>
        <button type="button" class="text copy" onClick={() => void copy()}>
          {copied || word("copy")}
        </button>
        <button type="button" class="text share" onClick={() => openShare({ tab, frame, claim: claim.id })}>
          {word("share")}
        </button>
      </p>
    </div>
  );
}
