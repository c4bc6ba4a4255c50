/** "Compare open tabs": the reader picks tabs, and they are read against one another. */
import { useEffect, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { borrow, isLent } from "../shared/lent";
import { askBackground, reasonOf, type TabOutcome } from "../shared/protocol";
import { EVERYWHERE } from "../shared/sites";
import { word } from "../shared/words";
import { Pick } from "./pick";
import { Result } from "./result";

type Tab = chrome.tabs.Tab;

type State =
  /** The browser shows an extension no tabs before the reader has let it. */
  | { at: "ask"; refused: boolean }
  | { at: "pick"; tabs: Tab[] }
  | { at: "wait" }
  | { at: "done"; tabs: Tab[]; outcomes: TabOutcome[] }
  | { at: "failed"; reason: string };

/** Hands back the access that was given for this comparison alone. */
let letGo: (() => void) | null = null;

function handBack(): void {
  letGo?.();
  letGo = null;
}

export function Tabs() {
  const [state, setState] = useState<State>({ at: "ask", refused: false });
  const list = async () => setState({ at: "pick", tabs: await articleTabs() });
  useEffect(() => {
    void Promise.all([extension.permissions.contains({ origins: EVERYWHERE }), isLent()]).then(
      ([may, lent]) => {
        // Lent to another of these pages, or to one that ended with the browser: this one has it too, and hands it back.
        if (may && lent) letGo = borrow();
        if (may) void list();
      },
    );
  }, []);

  const ask = async () => {
    // Within the click, or the browser refuses.
    const asking = extension.permissions.request({ origins: EVERYWHERE }).catch(() => false);
    // Before it is given, so that none stays with a page that is closed at that moment.
    letGo ??= borrow();
    if (await asking) return list();
    handBack();
    setState({ at: "ask", refused: true });
  };
  const compare = async (tabs: Tab[]) => {
    setState({ at: "wait" });
    try {
      const ids = tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
      const outcomes = await askBackground("compareTabs", { tabs: ids });
      setState({ at: "done", tabs, outcomes });
    } catch (error) {
      setState({ at: "failed", reason: reasonOf(error) });
    }
    // The scripts that are in the tabs stay there; more is not needed to go on reading these.
    handBack();
  };
  const end = async () => {
    await askBackground("endTabs", {});
    setState({ at: "ask", refused: false });
  };

  return (
    <main aria-busy={state.at === "wait"}>
      <h1>{word("tabsTitle")}</h1>
      <p>{word("tabsHelp")}</p>
      {state.at === "ask" && (
        <>
          <p>{word("tabsAsk")}</p>
          <button type="button" class="ask" onClick={() => void ask()}>
            {word("tabsAskDo")}
          </button>
          {state.refused && <p role="alert">{word("tabsRefused")}</p>}
        </>
      )}
      {state.at === "pick" && <Pick tabs={state.tabs} compare={(tabs) => void compare(tabs)} />}
      <div role="status">{state.at === "wait" && <p>{word("tabsWait")}</p>}</div>
      {state.at === "failed" && <p role="alert">{word("failedHelp", state.reason)}</p>}
      {state.at === "done" && <Result tabs={state.tabs} outcomes={state.outcomes} end={() => void end()} />}
    </main>
  );
}

/** The open tabs that may hold an article, the one the reader came from first. */
async function articleTabs(): Promise<Tab[]> {
  const from = Number(new URLSearchParams(location.search).get("tab") ?? Number.NaN);
  const all = await extension.tabs.query({ url: EVERYWHERE });
  return all.sort((a, b) => Number(b.id === from) - Number(a.id === from));
}
