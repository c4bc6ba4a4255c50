// Bundles each peer as a developer would for a page: `node bundle.mjs DIR`. Their packages come by `npm ci` in this folder.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../../extension/package.json", import.meta.url));
const esbuild = require("esbuild");

const PEERS = ["wink", "compromise", "flexsearch", "minisearch"];

await esbuild.build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: PEERS.map((peer) => `${peer}.mjs`),
  outdir: resolve(process.argv[2]),
  bundle: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
});
