/** Adding this page to my reports, and the way to compare open tabs. */
import { useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { type Added, askBackground, type ReportHead, reasonOf } from "../shared/protocol";
import { word } from "../shared/words";

/** Whether a page is among my reports, and what came of adding it while no popup was open. */
export interface Kept {
  report: ReportHead | null;
  told: Added | null;
}

export async function keptOf({ id, url }: chrome.tabs.Tab): Promise<Kept | null> {
  if (id === undefined || !url) return null;
  // Where the store cannot be read, the page can be; adding it then says why it cannot be added.
  return askBackground("reportAt", { tab: id, url }).catch(() => ({ report: null, told: null }));
}

export function AddPage({ tab, at }: { tab: chrome.tabs.Tab; at: Kept }) {
  const [kept, setKept] = useState(at.report);
  const [told, setTold] = useState(at.told);
  const [busy, setBusy] = useState(false);
  const { id } = tab;
  if (id === undefined) return null;

  const show = (added: Added) => {
    setTold(added);
    if (added.state === "added") setKept(added.report);
  };
  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    setTold(null);
    try {
      await what();
    } catch (error) {
      setTold({ state: "refused", title: word("addFailedTitle"), help: reasonOf(error) });
    }
    setBusy(false);
  };
  const add = () => act(async () => show(await askBackground("addTab", { tab: id })));
  const remove = (report: string) =>
    act(async () => {
      await askBackground("removeReport", { id: report });
      setKept(null);
    });
  const compare = () => {
    void extension.tabs.create({ url: extension.runtime.getURL(`tabs.html?tab=${id}`) });
    window.close();
  };

  return (
    <section class="add">
      <div class="acts">
        {kept ? (
          <button type="button" class="remove" disabled={busy} onClick={() => void remove(kept.id)}>
            {word("addRemove")}
          </button>
        ) : (
          <button type="button" class="do" disabled={busy} onClick={() => void add()}>
            {word("addDo")}
          </button>
        )}
        <button type="button" class="link tabs" onClick={compare}>
          {word("tabsOpen")}
        </button>
      </div>
      <div role="status">
        {told?.state === "added" && <p class="added">{word("addDone")}</p>}
        {told?.state === "refused" && (
          <p class="refused">
            <b>{told.title}.</b> {told.help}
          </p>
        )}
        {!told && kept && <p>{word("addKept")}</p>}
      </div>
    </section>
  );
}
