// What a reading costs in a browser, and what a developer would take instead: `cargo xtask bench` runs this for each browser, with
// `--quick` for fewer turns. Prints one object: the browser's version, and figures by name; benches/browser/ says what each is.
import { BROWSER, ROOT, start } from "../tests/e2e/harness.mjs";
import { median } from "./browser/clock.mjs";
import { firstAnswer, longestTask, popupDrawn } from "./browser/extension.mjs";
import { largeImport } from "./browser/import.mjs";

const TURNS = process.argv.includes("--quick") ? 5 : 15;
/** Pages that start the core: each does it once. */
const STARTS = 5;
const SIZES = [1_000, 10_000, 100_000];
const LARGEST = 100_000;

const told = (line) => console.error(`    ${BROWSER}: ${line}`);
const figures = {};

const bare = await start({ extension: null, folder: ROOT });
try {
  const starts = [];
  for (let turn = 0; turn < STARTS; turn += 1) starts.push(await inPage("ready"));
  figures.ready = { took: median(starts.map(({ took }) => took)), taken: starts[0].taken };
  for (const words of [1_000, 50_000]) figures[`understand-${words}`] = await inPage("understanding", words);
  for (const size of SIZES) figures[`compare-${size}`] = await inPage("comparison", size);
  for (const size of SIZES) figures[`search-${size}`] = await inPage("search", size);
  if (BROWSER === "chromium") figures.memory = await heaps();
  await bare.quiet();
} finally {
  await bare.close();
}

const whole = await start({ folder: ROOT });
try {
  figures["first-answer"] = await firstAnswer(whole, TURNS);
  told("first-answer");
  figures["popup-drawn"] = await popupDrawn(whole, TURNS);
  for (const words of [5_000, 50_000]) {
    figures[`longest-task-${words}`] = await longestTask(whole, words, TURNS);
    told(`longest-task ${words}`);
  }
  // Last, for what it leaves behind in the store.
  figures[`import-${LARGEST}`] = await largeImport(whole, LARGEST);
  told(`import ${LARGEST}`);
  await whole.quiet();
} finally {
  await whole.close();
}
console.log(JSON.stringify({ browser: BROWSER, version: whole.version, ...figures }, null, 2));

/** What a module of benches/browser/ measures, in a page of its own. */
async function inPage(name, ...given) {
  const page = await bare.open("/benches/browser/page.html");
  // The page tells when it is done: that may be later than the driver waits for an answer.
  let done;
  const measured = new Promise((resolve, reject) => {
    done = resolve;
    page.once("error", reject); // it crashed
  });
  await page.exposeFunction("told", (answer) => done(answer));
  await page.evaluate(
    (name, given) => {
      import(`/benches/browser/${name}.mjs`)
        .then((module) => module[name](...given))
        .then(
          (figures) => globalThis.told({ figures }),
          (error) => globalThis.told({ error: `${error}\n${error.stack}` }),
        );
    },
    name,
    [...given, TURNS],
  );
  const { figures, error } = await measured;
  if (error) throw new Error(error);
  await page.close();
  told(`${name} ${given}`);
  return figures;
}

/** Bytes by which the heap grows when a peer indexes the largest pack's claims; only Chromium tells. */
async function heaps() {
  const grown = {};
  for (const peer of ["flexsearch", "minisearch"]) {
    const page = await bare.open("/benches/browser/page.html");
    const session = await page.createCDPSession();
    const heap = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await page.metrics()).JSHeapUsedSize;
    };
    await page.evaluate(
      async (peer, size) => {
        globalThis.peer = await import(`/target/bench/peers/${peer}.js`);
        globalThis.texts = await (await fetch(`/target/bench/claims-${size}.json`)).json();
      },
      peer,
      LARGEST,
    );
    const before = await heap();
    await page.evaluate(() => {
      globalThis.find = globalThis.peer.searcher(globalThis.texts);
    });
    grown[peer] = (await heap()) - before;
    await page.close();
  }
  return grown;
}
