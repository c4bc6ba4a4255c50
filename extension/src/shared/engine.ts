import init, { Engine } from "core";

/** A pack that ships with Crossread. */
export interface Bundled {
  id: string;
  path: string;
  /** Whether it is compared with before the reader has chosen. */
  on: boolean;
}

export const BUNDLED: readonly Bundled[] = [
  { id: "bundled", path: "data/bundled.bin", on: true },
  { id: "myanmar-earthquake", path: "data/myanmar-earthquake.bin", on: false },
];

type Locate = (path: string) => string;

/** Starts the core with its data and no packs; `locate` makes an address of a path inside the build. */
export async function startCore(locate: Locate): Promise<Engine> {
  const [wasm, lexicon] = await Promise.all(
    ["crossread_bg.wasm", "data/lexicon.bin"].map((path) => bytesAt(locate(path))),
  );
  if (!wasm || !lexicon) throw new Error("the core is not in this build");
  await init({ module_or_path: wasm });
  return new Engine(lexicon);
}

// Bytes, not a streaming response: a plain file server that does not know application/wasm serves the welcome page too.
export async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
