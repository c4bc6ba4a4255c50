// A long day: a thousand readings in a row in one browser, and what memory they leave behind. Not part of the tests; by hand, after
// `cargo xtask build`:
//
//     CROSSREAD_BROWSER=chromium node tests/e2e/soak.mjs [readings]      # or firefox
//
// One page is given another text for each reading, so that none comes from memory, and is read as the popup has it read. Every tenth
// time the page is loaded anew. Chromium: the heaps of scripts in background and page after a collection, and, for the core's wasm memory,
// what all processes of the browser have resident (on Linux); Firefox: resident memory of the extension's process and the pages'.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { BROWSER, granting, start } from "./harness.mjs";
import { read, summary } from "./look.mjs";

const READINGS = Number(process.argv[2] ?? 1000);
const LOOKS = 5;

const it = await start({ extension: await granting() });
try {
  const page = await it.open("/north-korea.html");
  const { tab, teller } = await read(it, page);
  const once = (n) =>
    teller.evaluate(
      async (tab, n) => {
        const { scripting, runtime } = globalThis.browser ?? chrome;
        await scripting.executeScript({
          target: { tabId: tab },
          args: [n],
          func: (n) => {
            const last = document.querySelector("article").lastElementChild;
            last.firstChild.data = `${last.firstChild.data.replace(/ Count \d+\.$/, "")} Count ${n}.`;
          },
        });
        const text = await runtime.sendMessage(JSON.stringify({ kind: "readTab", ask: { tab } }));
        const { answer } = JSON.parse(text);
        if (answer?.state !== "read" || answer.reading.coverage.compared === 0)
          throw new Error(`reading ${n}: ${text.slice(0, 200)}`);
      },
      tab,
      n,
    );
  const memory = BROWSER === "chromium" ? () => heaps(it, page) : () => it.memory();
  await once(0);
  const before = await memory();
  console.log(`${BROWSER}, before: ${JSON.stringify(before)}`);
  const began = Date.now();
  for (let n = 1; n <= READINGS; n += 1) {
    await once(n);
    if (n % 10 === 0 && n < READINGS) {
      // Loaded anew, so that content scripts come and go; Firefox then wants to be asked again.
      await page.reload();
      const popup = await it.clickAction(page);
      await summary(popup);
      await popup.close();
    }
    if (n % (READINGS / LOOKS) === 0) console.log(`${n}: ${JSON.stringify(await memory())}`);
  }
  console.log(`${READINGS} readings in ${Math.round((Date.now() - began) / 1000)} s`);
  const kept = await teller.evaluate(async () => {
    const { storage } = globalThis.browser ?? chrome;
    return {
      session: Object.keys(await storage.session.get(null)),
      local: Object.keys(await storage.local.get(null)),
    };
  });
  console.log(`kept: ${kept.session.length} keys in memory, ${kept.local.length} in storage`);
  await it.quiet();
} finally {
  await it.close();
}

/** Chromium: bytes of the script heaps after a collection, in MB. */
async function heaps({ browser }, page) {
  const of = async (session) => {
    await session.send("HeapProfiler.enable");
    await session.send("HeapProfiler.collectGarbage");
    const {
      usedSize,
      embedderHeapUsedSize = 0,
      backingStorageSize = 0,
    } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    const mb = (bytes) => Math.round(bytes / 1e4) / 100;
    return { scripts: mb(usedSize), dom: mb(embedderHeapUsedSize), buffersAndWasm: mb(backingStorageSize) };
  };
  const worker = browser.targets().find((target) => target.type() === "service_worker");
  return {
    resident: await residentOf(browser.process().pid),
    background: await of(await worker.createCDPSession()),
    page: await of(await page.createCDPSession()),
  };
}

/** Resident memory of a process and all that came of it, in MB; shared pages count for each. */
async function residentOf(root) {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,rss="]);
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid) =>
    all.filter(([, parent]) => parent === pid).reduce((sum, [child]) => sum + below(child), own(pid));
  const own = (pid) => all.find(([id]) => id === pid)?.[2] ?? 0;
  return Math.round(below(root) / 1024);
}
