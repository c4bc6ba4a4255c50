// The extension's npm packages, for scripts outside its folder.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../extension/package.json", import.meta.url));

export const puppeteer = (await import(require.resolve("puppeteer-core"))).default;

/** The path of a package's file. */
export const fileOf = (name) => require.resolve(name);
