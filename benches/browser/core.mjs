// The core in a page, as the extension starts it.

export const MADE = "/target/bench";

export const json = async (file) => (await fetch(`${MADE}/${file}`)).json();
export const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
export const lexicon = () => bytes("/target/data/lexicon.bin");

/** The core as it ships, and what tells how much memory it has taken: it never gives any back. */
export async function start() {
  const { default: init, Engine } = await import("/target/wasm/crossread.js");
  const [wasm, data] = await Promise.all([bytes("/target/wasm/crossread_bg.wasm"), lexicon()]);
  const { memory } = await init({ module_or_path: wasm });
  return { engine: new Engine(data), taken: () => memory.buffer.byteLength };
}

/** Retrieval alone: benches/retrieval. */
export async function retrieval() {
  const { default: init, Retrieval } = await import(`${MADE}/wasm/crossread_bench_retrieval.js`);
  await init({ module_or_path: await bytes(`${MADE}/wasm/crossread_bench_retrieval_bg.wasm`) });
  return new Retrieval(await lexicon());
}
