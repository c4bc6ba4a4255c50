/** Opening the side panel: Chrome's side panel, Firefox's sidebar, a tab where there is neither. */
import { extension } from "./extension";

/** As far as it is used here; Chrome's types do not know Firefox's API. */
interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

/** To be called within a click or a key, or the browser refuses. */
export async function openPanel({ windowId }: chrome.tabs.Tab): Promise<void> {
  const { sidebarAction } = extension as Sidebar;
  if (sidebarAction) await sidebarAction.open();
  // Without the permission, which only Chrome's copy has, there is no such API.
  else if (extension.sidePanel) await extension.sidePanel.open({ windowId });
  else await extension.tabs.create({ url: extension.runtime.getURL("panel.html") });
}
