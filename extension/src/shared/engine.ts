import init, { Engine } from "core";

/** The packs that ship with Crossread. */
const BUNDLED = ["data/bundled.bin"];

/** Starts the core with its data and the bundled packs; `locate` makes an address of a path inside the build. */
export async function loadEngine(locate: (path: string) => string): Promise<Engine> {
  const [wasm, lexicon, ...packs] = await Promise.all(
    ["crossread_bg.wasm", "data/lexicon.bin", ...BUNDLED].map((path) => bytes(locate(path))),
  );
  if (!wasm || !lexicon) throw new Error("the core is not in this build");
  await init({ module_or_path: wasm });
  const engine = new Engine(lexicon);
  for (const pack of packs) engine.addPack(pack);
  return engine;
}

// Bytes, not a streaming response: a plain file server that does not know application/wasm serves the welcome page too.
async function bytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
