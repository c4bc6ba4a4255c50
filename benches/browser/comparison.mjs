// An article of forty claims against a pack: the whole comparison, with relations. Runs in a page.
import { median, once, race } from "./clock.mjs";
import { bytes, json, MADE, start } from "./core.mjs";

/** Engines that are started anew for first readings. */
const STARTS = 3;

/**
 * Milliseconds against a pack of so many claims: `first` of an engine that has just loaded it, `others` the median of articles read
 * once each after that, `warm` the article again. `taken` are the bytes of memory the core has in the end.
 */
export async function comparison(size, turns) {
  const [pack, articles] = await Promise.all([bytes(`${MADE}/claims-${size}.bin`), json("articles.json")]);
  const [article, ...others] = articles.map((page) => JSON.stringify(page));
  const firsts = [];
  let started;
  for (let turn = 0; turn < STARTS; turn += 1) {
    started?.engine.free();
    started = await start();
    started.engine.loadPack(pack);
    firsts.push((await once(() => started.engine.read(article)))[0]);
  }
  const { engine, taken } = started;
  const rest = [];
  for (const other of others) rest.push((await once(() => engine.read(other)))[0]);
  const { warm } = await race({ warm: () => engine.read(article) }, turns);
  const { claims, compared } = JSON.parse(engine.read(article)).coverage;
  return { first: median(firsts), others: median(rest), warm, taken: taken(), claims, compared };
}
