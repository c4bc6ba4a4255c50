// Bare retrieval from a pack's claims: ours beside FlexSearch and MiniSearch. Runs in a page.
import { median, once, race } from "./clock.mjs";
import { bytes, json, MADE, retrieval } from "./core.mjs";

/** Claims that a sentence may bring. */
const TOP = 32;
/** Times that the pack is opened. */
const STARTS = 5;

/**
 * Milliseconds among so many claims: `find`, all sentences of an article, by who seeks them; `start`, from bytes (ours) or texts
 * (theirs) in hand to the first sentence's answer.
 */
export async function search(size, turns) {
  const [texts, sentences, pack, ours, ...peers] = await Promise.all([
    json(`claims-${size}.json`),
    json("sentences.json"),
    bytes(`${MADE}/claims-${size}.bin`),
    retrieval(),
    import(`${MADE}/peers/flexsearch.js`),
    import(`${MADE}/peers/minisearch.js`),
  ]);
  const opened = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const [took] = await once(() => {
      ours.open(pack);
      return ours.find(sentences[0], TOP);
    });
    opened.push(took);
  }
  const begin = ({ searcher }) =>
    once(() => {
      const find = searcher(texts);
      find(sentences[0], TOP);
      return find;
    });
  const [flexStart, flex] = await begin(peers[0]);
  const [miniStart, mini] = await begin(peers[1]);
  const finders = {
    ours: (sentence) => ours.find(sentence, TOP),
    FlexSearch: (sentence) => flex(sentence, TOP),
    MiniSearch: (sentence) => mini(sentence, TOP),
  };
  const works = Object.entries(finders).map(([name, find]) => [name, () => sentences.forEach(find)]);
  const told = Object.entries(finders).map(([name, find]) => [
    name,
    sentences.flatMap((s) => [...find(s)]).length,
  ]);
  return {
    find: await race(Object.fromEntries(works), turns),
    start: { ours: median(opened), FlexSearch: flexStart, MiniSearch: miniStart },
    told: Object.fromEntries(told),
  };
}
