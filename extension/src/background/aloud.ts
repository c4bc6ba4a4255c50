/** Adding a page by key or menu item, where no popup is open to say what came of it: it is opened, and told. */
import { extension } from "../shared/extension";
import { type Added, reasonOf } from "../shared/protocol";
import { word } from "../shared/words";
import { addTab } from "./reports";

const keyOf = (tab: number): string => `told:${tab}`;

export async function addAloud(tab: number): Promise<void> {
  const told = await addTab(tab).catch(
    (error: unknown): Added => ({ state: "refused", title: word("addFailedTitle"), help: reasonOf(error) }),
  );
  await extension.storage.session.set({ [keyOf(tab)]: JSON.stringify(told) });
  try {
    await extension.action.openPopup();
  } catch {
    // Some browsers open a popup only on a click; the badge then says whether it went well.
    const added = told.state === "added";
    const title = word("badgeTitle", added ? word("addDone") : `${told.title}. ${told.help}`);
    await Promise.all([
      extension.action.setBadgeText({ tabId: tab, text: added ? "✓" : "!" }),
      extension.action.setTitle({ tabId: tab, title }),
    ]).catch(() => null); // the tab may have gone
  }
}

/** What came of adding a tab while no popup was open; told once. */
export async function toldOf(tab: number): Promise<Added | null> {
  const key = keyOf(tab);
  const told = (await extension.storage.session.get(key))[key];
  if (typeof told !== "string") return null;
  await extension.storage.session.remove(key);
  return JSON.parse(told) as Added;
}
