// No script of ours assigns innerHTML, and neither may a library's: the stores' reviewers look for it, and text that
// strangers wrote passes through here. Each replacement does the same with nodes, and the build stops if a library has
// changed so that it no longer fits.
import { readFile } from "node:fs/promises";

const PATCHES = [
  {
    file: /[\\/]@mozilla[\\/]readability[\\/]Readability\.js$/,
    // It works on the trees below.
    replacements: [[/\.innerHTML\b/g, ".markup"]],
  },
  {
    file: /[\\/]@mozilla[\\/]readability[\\/]JSDOMParser\.js$/,
    replacements: [[/\binnerHTML\b/g, "markup"]],
  },
  {
    // The body of dangerouslySetInnerHTML, which nothing here uses.
    file: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/,
    replacements: [[/(\w+)\.innerHTML=(\w+)\.__html/, "$1.textContent=$2.__html"]],
  },
];

export const withoutInnerHtml = {
  name: "without-inner-html",
  setup(build) {
    for (const { file, replacements } of PATCHES) {
      build.onLoad({ filter: file }, async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const [found, put] of replacements) {
          if (!found.test(contents))
            throw new Error(`${path} has changed: no ${found} in it; see patches.mjs`);
          contents = contents.replace(found, put);
        }
        return { contents, loader: "js" };
      });
    }
  },
};
