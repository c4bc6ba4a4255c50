/** The background: every listener is in place before the first turn ends, for the browser may have woken it for one. */
import { extension } from "../shared/extension";
import { keepFrame } from "../shared/frame";
import { onBorrow } from "../shared/lent";
import { openPanel } from "../shared/panel";
import { answer, type BackgroundMessages } from "../shared/protocol";
import { openShare } from "../shared/share/open";
import { word } from "../shared/words";
import { addAloud, toldOf } from "./aloud";
import { articleIn } from "./article";
import { choose, forget } from "./choices";
import { compareTabs, endTabs } from "./compare";
import { read } from "./engine";
import { give } from "./given";
import { handBack, lend } from "./lent";
import { checkPack, dropPack, keepPack, sources, sweep, switchPack } from "./packs";
import { addTab, exportReports, importReports, myReports, removeReport, reportAt } from "./reports";
import { revision } from "./revision";
import { seedFor } from "./seed";
import { syncSites } from "./sites";
import { badge, readTab, readTabAloud, stepTab } from "./tab";
import { tie } from "./tie";

const MENU = { read: "menuRead", add: "menuAdd" } as const;

answer<BackgroundMessages>(
  {
    readTab: ({ tab }) => readTab(tab),
    article: (markup) => articleIn(markup),
    readPage: async ({ page, loaded, tie: known }, sender) => {
      const compared = await revision();
      const [reading, seed] = await Promise.all([read(page), seedFor(`${loaded} ${sender.url}`)]);
      const answered = { reading, name: give(reading), seed, revision: compared };
      const [tab, frame] = [sender.tab?.id, sender.frameId ?? 0];
      if (tab === undefined) return { ...answered, tie: null };
      if (frame !== 0 && reading.coverage.compared > 0) await keepFrame(tab, frame).catch(() => null); // the panel then finds it by asking
      const tied = known ?? (await tie(seed, tab, frame));
      // The tab may have gone while its page was read; and a frame that tells nothing does not speak for its page.
      if (frame === 0 || reading.coverage.compared > 0) await badge(tab, reading).catch(() => null);
      return { ...answered, tie: tied };
    },
    share: ({ claim }, { tab, frameId = 0 }) => {
      if (tab?.id !== undefined) openShare({ tab: tab.id, frame: frameId, claim });
      return null;
    },
    addTab: ({ tab }) => addTab(tab),
    reportAt: async ({ tab, url }) => ({ report: await reportAt(url), told: await toldOf(tab) }),
    myReports,
    removeReport: ({ id }) => removeReport(id),
    exportReports,
    importReports: ({ text }) => importReports(text),
    packs: sources,
    checkPack: ({ id }) => checkPack(id),
    keepPack: ({ pack }) => keepPack(pack),
    dropPack: ({ id }) => dropPack(id),
    switchPack: ({ id, on }) => switchPack(id, on),
    compareTabs: ({ tabs }) => compareTabs(tabs),
    endTabs,
    sitesChanged: async () => {
      await syncSites();
      return null;
    },
    choose: ({ chosen }) => choose(chosen),
    forget: ({ everything }) => forget(everything),
  },
  // A page's script can never send here, but a content script lives where pages do: it may ask for a reading and for its print.
  (kind, sender) =>
    kind === "article" ||
    kind === "readPage" ||
    kind === "share" ||
    (sender.url?.startsWith(extension.runtime.getURL("")) ?? false),
);

extension.runtime.onInstalled.addListener(({ reason }) => {
  for (const [id, title] of Object.entries(MENU)) {
    extension.contextMenus.create({ id, title: word(title), contexts: ["page", "selection"] }, () => {
      // Firefox keeps menus over an update and then reports a double; reading the error is all there is to do.
      void extension.runtime.lastError;
    });
  }
  void syncSites();
  handBack();
  if (reason === "install") void welcome();
});

extension.runtime.onStartup.addListener(() => {
  void syncSites();
  handBack();
  void sweep().catch(() => null); // another start will do
});
onBorrow(lend);
extension.permissions.onAdded.addListener(() => void syncSites());
extension.permissions.onRemoved.addListener(() => void syncSites());

extension.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (tab?.id === undefined) return;
  if (menuItemId === "read") void readTabAloud(tab.id);
  else if (menuItemId === "add") void addAloud(tab.id);
});

extension.commands.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) return;
  if (command === "read") void readTabAloud(tab.id);
  else if (command === "add") void addAloud(tab.id);
  else if (command === "panel") void openPanel(tab).catch(() => null);
  else if (command === "next") void stepTab(tab.id, 1).catch(() => null);
  else if (command === "previous") void stepTab(tab.id, -1).catch(() => null);
});

// An administrator who installs Crossread on many machines can leave the page out.
async function welcome(): Promise<void> {
  const { welcome = true } = await extension.storage.managed.get("welcome").catch(() => ({ welcome: true }));
  if (welcome !== false) await extension.tabs.create({ url: extension.runtime.getURL("welcome.html") });
}
