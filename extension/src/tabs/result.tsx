/** What came of it, tab by tab. The tabs themselves show it claim by claim. */
import { extension } from "../shared/extension";
import { messageOf } from "../shared/notice";
import type { Outcome, TabOutcome } from "../shared/protocol";
import { coverageLine } from "../shared/relation";
import { word } from "../shared/words";

type Tab = chrome.tabs.Tab;

interface Props {
  tabs: Tab[];
  outcomes: TabOutcome[];
  end: () => void;
}

export function Result({ tabs, outcomes, end }: Props) {
  const show = async (id: number) => {
    const tab = await extension.tabs.update(id, { active: true });
    if (tab) await extension.windows.update(tab.windowId, { focused: true });
  };
  return (
    <>
      <ul class="done">
        {outcomes.map(({ tab, outcome }) => (
          <li key={tab}>
            <div>
              <h2>
                <bdi>{tabs.find(({ id }) => id === tab)?.title}</bdi>
              </h2>
              <p>{line(outcome)}</p>
            </div>
            <button type="button" onClick={() => void show(tab)}>
              {word("tabsShow")}
            </button>
          </li>
        ))}
      </ul>
      <p>{word("tabsDone")}</p>
      <div class="acts">
        <button type="button" class="end" onClick={end}>
          {word("tabsEnd")}
        </button>
      </div>
    </>
  );
}

function line(outcome: Outcome): string {
  const message = messageOf(outcome);
  if (message) return `${message.title}. ${message.help}`;
  return outcome.state === "read" ? coverageLine(outcome.reading) : "";
}
