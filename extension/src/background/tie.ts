/**
 * Ties what a content script draws to the extension. In Firefox a content script ends with its extension and cannot take its
 * lines away; but the style sheets that the extension put into the page go with it. So the lines depend on one of these.
 */
import { extension } from "../shared/extension";

/** Sets a custom property of the page's root, one for the card and one for the open claim; null if the browser refuses. */
export async function tie(seed: string, tab: number, frame: number): Promise<string | null> {
  const property = `--${seed}`;
  try {
    await extension.scripting.insertCSS({
      target: { tabId: tab, frameIds: [frame] },
      css: `:root { ${property}: underline; ${property}-card: block; ${property}-tint: 100%; }`,
    });
  } catch {
    return null;
  }
  return property;
}
