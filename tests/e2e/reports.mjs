// A copy of the build that compares with other reports than the bundled ones: packs are data, so this is the same program.
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { EXTENSION, ROOT } from "./harness.mjs";

/** Builds the pack of folders' and files' reports, in which SITE stands for `site`, and a copy of the extension with it in `within`. */
export async function withReports(sources, site, within) {
  const texts = path.join(within, "reports");
  await mkdir(texts);
  for (const file of (await Promise.all(sources.map(filesOf))).flat()) {
    const text = await readFile(file, "utf8");
    await writeFile(path.join(texts, path.basename(file)), text.replaceAll("SITE", site));
  }
  const copy = path.join(within, "extension");
  await cp(EXTENSION, copy, { recursive: true });
  const crossread = path.join(ROOT, "target/release/crossread"); // `cargo xtask build` makes it
  await promisify(execFile)(crossread, ["pack", "build", texts, "-o", path.join(copy, "data/bundled.bin")]);
  return copy;
}

async function filesOf(source) {
  if (source.endsWith(".toml")) return [source];
  return (await readdir(source)).map((name) => path.join(source, name));
}
