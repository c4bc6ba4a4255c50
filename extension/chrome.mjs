// Chrome's own copy of the manifest, which has the permission for the side panel: Firefox does without and its linter warns of it.
//
//     node chrome.mjs MANIFEST    prints it
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export function forChrome({ permissions, ...rest }) {
  return { ...rest, permissions: [...permissions, "sidePanel"].sort() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = JSON.parse(await readFile(process.argv[2], "utf8"));
  console.log(JSON.stringify(forChrome(manifest), null, 2));
}
