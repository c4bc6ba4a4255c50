// Builds the extension, and on request the welcome page as a site of its own:
//
//     node bundle.mjs --core DIR --data DIR --out DIR [--www DIR] [--packages FILE]
//
// packages: where to write which npm packages the scripts hold; core: what wasm-bindgen wrote (crossread.js, crossread_bg.wasm); data: lexicon.bin and the bundled packs. One classic script a
// room, for both browsers; not minified, since the stores' reviewers read it.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { withoutInnerHtml } from "./patches.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const www = resolve(here, "../www");
const { values } = parseArgs({
  options: {
    core: { type: "string" },
    data: { type: "string" },
    out: { type: "string" },
    www: { type: "string" },
    packages: { type: "string" },
  },
});
if (!values.core || !values.data || !values.out) {
  console.error("usage: node bundle.mjs --core DIR --data DIR --out DIR [--www DIR] [--packages FILE]");
  process.exit(2);
}
const core = resolve(values.core);
const data = resolve(values.data);
const packages = new Set();
const languages = await readdir(join(here, "_locales"));

await buildExtension(resolve(values.out));
if (values.www) await buildSite(resolve(values.www));
if (values.packages) await writeFile(resolve(values.packages), `${JSON.stringify([...packages].sort())}\n`);

async function buildExtension(out) {
  await rm(out, { recursive: true, force: true });
  await bundle(out, {
    background: "src/background/index.ts",
    content: "src/content/index.ts",
    auto: "src/content/auto.ts",
    popup: "src/popup/index.tsx",
    panel: "src/panel/index.tsx",
    options: "src/options/index.tsx",
    privacy: "src/privacy/index.tsx",
    share: "src/share/index.tsx",
    tabs: "src/tabs/index.tsx",
    welcome: "../www/welcome.ts",
  });
  for (const room of ["popup", "panel", "options", "privacy", "share", "tabs"]) {
    for (const kind of ["html", "css"])
      await copy(`src/${room}/${room}.${kind}`, join(out, `${room}.${kind}`));
  }
  for (const sheet of ["claims.css", "passages.css"]) await copy(`src/shared/${sheet}`, join(out, sheet));
  await copy("managed.json", join(out, "managed.json"));
  await shared(out, "welcome.html");
  const manifest = JSON.parse(await readFile(join(here, "manifest.json"), "utf8"));
  const { manifest_version, ...rest } = manifest;
  await writeFile(
    join(out, "manifest.json"),
    `${JSON.stringify({ manifest_version, version: await version(), ...rest }, null, 2)}\n`,
  );
}

async function buildSite(out) {
  await rm(out, { recursive: true, force: true });
  await bundle(out, { welcome: "../www/welcome.ts" });
  await shared(out, "index.html");
}

async function shared(out, welcome) {
  await copy("src/shared/tokens.css", join(out, "tokens.css"));
  await copy("src/shared/controls.css", join(out, "controls.css"));
  await copy("licences/licences.css", join(out, "licences.css"));
  for (const size of [16, 32, 48, 128])
    await copy(`icons/icon-${size}.png`, join(out, `icons/icon-${size}.png`));
  await copy("_locales", join(out, "_locales"));
  await writeFile(join(out, welcome), await inEnglish(await readFile(join(www, "index.html"), "utf8")));
  await cp(join(www, "welcome.css"), join(out, "welcome.css"));
  await cp(join(www, "samples"), join(out, "samples"), { recursive: true });
  await cp(join(core, "crossread_bg.wasm"), join(out, "crossread_bg.wasm"));
  await mkdir(join(out, "data"), { recursive: true });
  for (const file of await readdir(data)) await cp(join(data, file), join(out, "data", file));
  // WordNet's notice goes with every copy of what was made of it.
  await cp(resolve(here, "../assets/wordnet-licence.txt"), join(out, "data", "wordnet-licence.txt"));
}

// Who has no script, or has it late, reads English; the script knows by data-word what to put in its place.
async function inEnglish(html) {
  const english = JSON.parse(await readFile(join(here, "_locales/en/messages.json"), "utf8"));
  const text = (key) => {
    if (!english[key]) throw new Error(`_locales/en has no ${key}`);
    return english[key].message.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  };
  return html
    .replace(/>__MSG_(\w+)__</g, (_, key) => ` data-word="${key}">${text(key)}<`)
    .replace(/"__MSG_(\w+)__"/g, (_, key) => `"${text(key)}"`);
}

async function bundle(outdir, entries) {
  const { metafile } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
    outdir,
    bundle: true,
    format: "iife",
    target: ["chrome135", "firefox142"],
    charset: "utf8",
    legalComments: "inline",
    loader: { ".css": "text" },
    alias: { core: join(core, "crossread.js") },
    nodePaths: [join(here, "node_modules")], // www/ has none of its own
    jsx: "automatic",
    jsxImportSource: "preact",
    define: {
      "import.meta.url": '""', // wasm-bindgen's glue mentions it, and a classic script has none
      LANGUAGES: JSON.stringify(languages),
    },
    plugins: [withoutInnerHtml],
    metafile: true,
    logLevel: "warning",
  });
  for (const input of Object.keys(metafile.inputs)) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
    if (name) packages.add(name);
  }
}

// One version for the crate and the extension.
async function version() {
  const cargo = await readFile(resolve(here, "../Cargo.toml"), "utf8");
  const found = /^\[workspace\.package\][^[]*?^version = "([^"]+)"/ms.exec(cargo);
  if (!found) throw new Error("Cargo.toml names no version under [workspace.package]");
  return found[1];
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(join(here, from), to, { recursive: true });
}
