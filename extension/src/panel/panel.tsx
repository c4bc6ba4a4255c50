/** The side panel: all that the marks and the card say of the page in front of the reader, as a list beside it. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { From } from "../shared/from";
import { Message } from "../shared/message";
import { Names } from "../shared/names";
import { messageOf, noticesOf, type Text } from "../shared/notice";
import { QUOTED } from "../shared/reading";
import { coverageLine } from "../shared/relation";
import { openShare } from "../shared/share/open";
import { Sources } from "../shared/sources";
import { word } from "../shared/words";
import { Claims } from "./claims";
import { type Followed, Follower } from "./follow";

export function Panel() {
  const [followed, setFollowed] = useState<Followed>({ tab: null, outcome: null, busy: true });
  const follower = useMemo(() => new Follower(setFollowed), []);
  useEffect(() => void follower.start(), []);

  const { tab, outcome, busy } = followed;
  const reading = outcome?.state === "read" ? outcome.reading : null;
  const frame = (outcome?.state === "read" && outcome.frame) || 0;
  const read = () => void follower.read();
  const waits = busy && !reading;
  const messages = waits ? [] : messagesOf(followed);

  return (
    <main aria-busy={busy}>
      <header>
        {reading?.page.title ? (
          <h1 dir="auto" lang={QUOTED}>
            {reading.page.title}
          </h1>
        ) : (
          <h1>{word("extensionName")}</h1>
        )}
        <div role="status">
          {waits && <p class="waiting">{word("popupReading")}</p>}
          {reading && reading.coverage.claims > 0 && <p class="coverage">{coverageLine(reading)}</p>}
          {reading && <From reading={reading} />}
          {messages.map((message) => (
            <Message key={message.title} {...message} again={read} />
          ))}
        </div>
      </header>
      {reading && tab?.id !== undefined && (
        <Claims key={`${tab.id} ${frame}`} reading={reading} tab={tab.id} frame={frame}>
          <Names entities={reading.entities} />
          <Sources reading={reading} />
        </Claims>
      )}
      <footer>
        {reading && isOpen(tab) && (
          <button type="button" class="link again" onClick={read}>
            {word("panelAgain")}
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

function messagesOf({ tab, outcome }: Followed): Text[] {
  if (!tab) return [{ title: word("panelNoPage"), help: word("panelNoPageHelp") }];
  if (outcome) {
    const message = messageOf(outcome);
    const all = [
      ...(message ? [message] : []),
      ...(outcome.state === "read" ? noticesOf(outcome.reading) : []),
    ];
    // What the browser would refuse is not offered.
    return isOpen(tab)
      ? all
      : all.map(({ does = [], ...rest }) => ({ ...rest, does: does.filter((what) => what !== "again") }));
  }
  if (isOwn(tab)) return messagesOf({ tab, outcome: { state: "blocked", place: "other" }, busy: false });
  return isOpen(tab)
    ? [{ title: word("panelUnread"), help: word("panelUnreadHelp"), does: ["read"] }]
    : [{ title: word("panelUnread"), help: word("panelUnreadAsk") }];
}

/** Whether the browser lets Crossread into a tab now: of others it does not even tell the address. */
function isOpen(tab: chrome.tabs.Tab | null): boolean {
  return tab?.url !== undefined && !isOwn(tab);
}

function isOwn({ url }: chrome.tabs.Tab): boolean {
  return url?.startsWith(extension.runtime.getURL("")) ?? false;
}
