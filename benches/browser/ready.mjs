// The start of the core as the background does it. Runs in a page.
import { once } from "./clock.mjs";
import { bytes, start } from "./core.mjs";

/** Milliseconds from nothing to an engine with its data and the bundled pack; `taken` are the bytes of memory it then has. */
export async function ready() {
  const [took, { taken }] = await once(async () => {
    const [started, pack] = await Promise.all([start(), bytes("/target/data/bundled.bin")]);
    started.engine.loadPack(pack);
    return started;
  });
  return { took, taken: taken() };
}
