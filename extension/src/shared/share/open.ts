import { extension } from "../extension";

/** Opens the reading of a tab, or one claim of it, where it can be saved and printed. */
export function openShare(about: { tab: number; frame: number; claim?: number }): void {
  const asked = new URLSearchParams(Object.entries(about).map(([name, value]) => [name, `${value}`]));
  void extension.tabs.create({ url: extension.runtime.getURL(`share.html?${asked}`) });
}
