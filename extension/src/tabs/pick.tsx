import { useState } from "preact/hooks";
import { hostOf, siteOf } from "../shared/sites";
import { counted, word } from "../shared/words";

type Tab = chrome.tabs.Tab;

/** Fewer cannot be compared. */
const LEAST = 2;

export function Pick({ tabs, compare }: { tabs: Tab[]; compare: (tabs: Tab[]) => void }) {
  const [picked, setPicked] = useState<ReadonlySet<Tab>>(new Set());
  const toggle = (tab: Tab) => {
    const next = new Set(picked);
    if (!next.delete(tab)) next.add(tab);
    setPicked(next);
  };
  if (tabs.length < LEAST) return <p>{word("tabsTooFew")}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        compare(tabs.filter((tab) => picked.has(tab)));
      }}
    >
      <ul aria-label={word("tabsList")}>
        {tabs.map((tab) => (
          <li key={tab.id}>
            <label>
              <input type="checkbox" checked={picked.has(tab)} onChange={() => toggle(tab)} />
              <span>
                <bdi>{tab.title || tab.url}</bdi>
                <span class="host">{hostOf(siteOf(tab.url) ?? "")}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div class="acts">
        <button type="submit" disabled={picked.size < LEAST}>
          {picked.size < LEAST ? word("tabsPick") : counted("tabsCompare", picked.size)}
        </button>
      </div>
    </form>
  );
}
