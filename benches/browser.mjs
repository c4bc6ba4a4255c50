// How long the core takes in a browser: `cargo xtask bench` runs this for each and prints the table.
// Prints one object: words and claims of the article; ready_ms, from nothing to an engine with its data and the bundled
// pack; first_ms, the first reading; read_median_ms and read_p90_ms, of the readings after it.
import { BROWSER, ROOT, start } from "../tests/e2e/harness.mjs";

const READINGS = 30;

const it = await start({ extension: null, folder: ROOT });
try {
  const page = await it.open("/tests/pages-served/north-korea.html");
  const figures = await page.evaluate(measure, READINGS);
  await it.quiet();
  console.log(
    JSON.stringify({ browser: BROWSER, version: it.version, readings: READINGS, ...figures }, null, 2),
  );
} finally {
  await it.close();
}

/** In the page, which is itself the article. */
async function measure(readings) {
  const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const started = performance.now();
  const { default: init, Engine } = await import("/target/wasm/crossread.js");
  const [wasm, lexicon, pack] = await Promise.all(
    ["wasm/crossread_bg.wasm", "data/lexicon.bin", "data/bundled.bin"].map((file) =>
      bytes(`/target/${file}`),
    ),
  );
  await init({ module_or_path: wasm });
  const engine = new Engine(lexicon);
  engine.addPack(pack);
  const ready = performance.now() - started;

  const blocks = [...document.querySelectorAll("article :is(h1, h2, p, figcaption)")].map((element, id) => ({
    id,
    kind: { H1: "heading", H2: "heading", FIGCAPTION: "caption" }[element.tagName] ?? "paragraph",
    text: element.textContent,
  }));
  const article = {
    title: document.querySelector("h1").textContent,
    published: "2024-10-14",
    url: location.href,
    language: "en",
    blocks,
  };
  const text = JSON.stringify(article);
  const times = [];
  let reading;
  for (let turn = 0; turn <= readings; turn += 1) {
    const before = performance.now();
    reading = engine.read(text);
    times.push(performance.now() - before);
  }
  const [first, ...rest] = times;
  rest.sort((a, b) => a - b);
  const tenths = (ms) => Math.round(ms * 10) / 10;
  return {
    words: blocks.flatMap((block) => block.text.match(/\S+/g) ?? []).length,
    claims: JSON.parse(reading).claims.length,
    ready_ms: tenths(ready),
    first_ms: tenths(first),
    read_median_ms: tenths(rest[Math.floor(rest.length / 2)]),
    read_p90_ms: tenths(rest[Math.floor(rest.length * 0.9)]),
  };
}
