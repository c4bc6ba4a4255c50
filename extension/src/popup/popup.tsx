/** What the toolbar button shows: the page summed up, and every claim that other reports speak of. */
import { useEffect, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { From } from "../shared/from";
import { Message } from "../shared/message";
import { Names } from "../shared/names";
import { messageOf, noticesOf } from "../shared/notice";
import { openPanel } from "../shared/panel";
import { askBackground, askTab, type Outcome, reasonOf, type Source } from "../shared/protocol";
import type { Reading } from "../shared/reading";
import { coverageLine } from "../shared/relation";
import { loadSettings, type Settings, saveSettings } from "../shared/settings";
import { openShare } from "../shared/share/open";
import { Sources } from "../shared/sources";
import { Switch } from "../shared/view";
import { number, word } from "../shared/words";
import { onWrong } from "../shared/wrong";
import { AddPage, type Kept, keptOf } from "./add";
import { Claims } from "./claims";
import { packsOff, SwitchedOff } from "./off";
import { Sites } from "./sites";

type Tab = chrome.tabs.Tab;

export function Popup() {
  const [tab, setTab] = useState<Tab | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const [off, setOff] = useState<Source[]>([]);

  const read = async () => {
    setOutcome(null);
    setOff([]);
    try {
      const [chosen, current] = await Promise.all([loadSettings(), currentTab()]);
      const id = current?.id;
      // What was read before is shown at once; a look at the page may find that it has changed.
      const last = id === undefined ? null : await askTab(id, "last", {}).catch(() => null);
      setTab(current);
      setSettings(chosen);
      if (last && last.coverage.compared > 0) setOutcome({ state: "read", reading: last });
      const [read, kept] = await Promise.all([
        id === undefined
          ? ({ state: "blocked", place: "other" } as const)
          : askBackground("readTab", { tab: id }),
        current ? keptOf(current) : null,
      ]);
      setOff(messageOf(read)?.does?.includes("options") ? await packsOff() : []);
      setKept(kept);
      setOutcome(read);
    } catch (error) {
      setOutcome({ state: "failed", reason: reasonOf(error) });
    }
  };
  useEffect(() => void read(), []);
  useEffect(() => onWrong(() => void read()), []);

  const change = async (wish: Partial<Settings>) => setSettings(await saveSettings(wish));
  const reading = outcome?.state === "read" ? outcome.reading : null;
  const frame = (outcome?.state === "read" && outcome.frame) || 0;
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
        {reading && <From reading={reading} />}
        {message && <Message {...message} again={() => void read()} />}
        {reading &&
          noticesOf(reading).map((notice) => (
            <Message key={notice.title} {...notice} again={() => void read()} />
          ))}
      </div>
      {message && <SwitchedOff packs={off} again={() => void read()} />}
      {reading && tab?.id !== undefined && <Body reading={reading} tab={tab.id} frame={frame} />}
      {tab && kept && outcome && outcome.state !== "blocked" && <AddPage tab={tab} at={kept} />}
      {settings && tab && <Sites tab={tab} settings={settings} saved={setSettings} />}
      <footer>
        <span>{reading ? word("popupElapsed", number(Math.max(1, Math.round(reading.elapsed)))) : ""}</span>
        {tab && (
          <button type="button" class="link panel" onClick={() => void showPanel(tab)}>
            {word("popupPanel")}
          </button>
        )}
        {reading && reading.coverage.compared > 0 && tab?.id !== undefined && (
          <button type="button" class="link" onClick={() => openShare({ tab: tab.id ?? -1, frame })}>
            {word("popupShare")}
          </button>
        )}
        <button type="button" class="link" onClick={() => void extension.runtime.openOptionsPage()}>
          {word("popupOptions")}
        </button>
      </footer>
    </main>
  );
}

function Body({ reading, tab, frame }: { reading: Reading; tab: number; frame: number }) {
  const go = async (claim: number) => {
    const there = await askTab(tab, "go", { claim }, frame).catch(() => false);
    // A popup would cover the card it has just opened; the same page in a tab stays.
    if (there && isPopup()) window.close();
    return there;
  };
  return (
    <Claims reading={reading} go={go}>
      <Names entities={reading.entities} />
      <Sources reading={reading} />
    </Claims>
  );
}

// The reader goes on there: a popup in front of it would only be in the way.
async function showPanel(tab: Tab): Promise<void> {
  await openPanel(tab);
  if (isPopup()) window.close();
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
