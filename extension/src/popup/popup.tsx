/** What the toolbar button shows: the page summed up, and every claim that other reports speak of. */
import { useEffect, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { messageOf, noticesOf } from "../shared/notice";
import { askBackground, askTab, type Outcome, reasonOf } from "../shared/protocol";
import type { Reading } from "../shared/reading";
import { coverageLine } from "../shared/relation";
import { loadSettings, type Settings, saveSettings } from "../shared/settings";
import { Switch } from "../shared/view";
import { number, word } from "../shared/words";
import { AddPage, type Kept, keptOf } from "./add";
import { Claims } from "./claims";
import { Message } from "./message";
import { Omissions } from "./omissions";
import { Sites } from "./sites";
import { Sources } from "./sources";

type Tab = chrome.tabs.Tab;

export function Popup() {
  const [tab, setTab] = useState<Tab | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);

  const read = async () => {
    setOutcome(null);
    try {
      const [current, chosen] = await Promise.all([currentTab(), loadSettings()]);
      setTab(current);
      setSettings(chosen);
      const id = current?.id;
      const [read, kept] = await Promise.all([
        id === undefined ? ({ state: "blocked" } as const) : askBackground("readTab", { tab: id }),
        current ? keptOf(current) : null,
      ]);
      setKept(kept);
      setOutcome(read);
    } catch (error) {
      setOutcome({ state: "failed", reason: reasonOf(error) });
    }
  };
  useEffect(() => void read(), []);

  const change = async (wish: Partial<Settings>) => setSettings(await saveSettings(wish));
  const reading = outcome?.state === "read" ? outcome.reading : null;
  const message = outcome && messageOf(outcome);

  return (
    <main aria-busy={!outcome}>
      <header>
        <h1>{word("extensionName")}</h1>
        {settings && (
          <Switch label={word("popupMarks")} on={settings.marks} change={(marks) => void change({ marks })} />
        )}
      </header>
      <div role="status">
        {!outcome && <p class="waiting">{word("popupReading")}</p>}
        {reading && reading.coverage.claims > 0 && <p class="coverage">{coverageLine(reading)}</p>}
        {reading && <Sources reading={reading} />}
        {message && <Message {...message} again={message.again ? read : null} />}
        {reading &&
          noticesOf(reading).map((notice) => <Message key={notice.title} {...notice} again={null} />)}
      </div>
      {reading && tab?.id !== undefined && <Body reading={reading} tab={tab.id} />}
      {tab && kept && outcome && outcome.state !== "blocked" && <AddPage tab={tab} at={kept} />}
      {settings && tab && <Sites tab={tab} settings={settings} saved={setSettings} />}
      <footer>
        <span>{reading ? word("popupElapsed", number(Math.max(1, Math.round(reading.elapsed)))) : ""}</span>
        <button type="button" class="link" onClick={() => void extension.runtime.openOptionsPage()}>
          {word("popupOptions")}
        </button>
      </footer>
    </main>
  );
}

function Body({ reading, tab }: { reading: Reading; tab: number }) {
  const go = async (claim: number) => {
    const there = await askTab(tab, "go", { claim }).catch(() => false);
    // A popup would cover the card it has just opened; the same page in a tab stays.
    if (there && isPopup()) window.close();
    return there;
  };
  return (
    <Claims reading={reading} go={go}>
      <Omissions reading={reading} />
    </Claims>
  );
}

function isPopup(): boolean {
  return extension.extension.getViews({ type: "popup" }).includes(window);
}

// `?tab=` opens the same page as a tab of its own, beside the page that it speaks of.
async function currentTab(): Promise<Tab | null> {
  const id = Number(new URLSearchParams(location.search).get("tab") ?? Number.NaN);
  if (Number.isInteger(id)) return extension.tabs.get(id);
  const [tab] = await extension.tabs.query({ active: true, currentWindow: true });
  return tab ?? null;
}
