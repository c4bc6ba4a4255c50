// A copy of the build that compares with other reports than the bundled ones: packs are data, so this is the same program.
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { ROOT } from "./harness.mjs";

/** A copy of the extension, in `within`, that has the pack of these reports in the place of the bundled one. */
export async function withReports(extension, sources, site, within) {
  const copy = path.join(within, "extension");
  await cp(extension, copy, { recursive: true });
  await packOf(sources, site, path.join(within, "reports"), path.join(copy, "data/bundled.bin"));
  return copy;
}

/** Builds the pack of folders' and files' reports, in which SITE stands for `site`; their texts are put together in `texts`. */
export async function packOf(sources, site, texts, pack) {
  await mkdir(texts);
  for (const file of (await Promise.all(sources.map(filesOf))).flat()) {
    const text = await readFile(file, "utf8");
    await writeFile(path.join(texts, path.basename(file)), text.replaceAll("SITE", site));
  }
  const crossread = path.join(ROOT, "target/release/crossread"); // `cargo xtask build` makes it
  await promisify(execFile)(crossread, ["pack", "build", texts, "-o", pack]);
}

async function filesOf(source) {
  if (source.endsWith(".toml")) return [source];
  return (await readdir(source)).map((name) => path.join(source, name));
}
