// Understanding a text: ours beside wink-nlp and compromise. Runs in a page.
import { race } from "./clock.mjs";
import { json, MADE, start } from "./core.mjs";

/** Milliseconds for a text of so many words, by who reads it. Ours finds claims too, and tells all it found as JSON. */
export async function understanding(words, turns) {
  const page = await json(`words-${words}.json`);
  const [{ engine }, wink, compromise] = await Promise.all([
    start(),
    import(`${MADE}/peers/wink.js`),
    import(`${MADE}/peers/compromise.js`),
  ]);
  const ask = JSON.stringify(page);
  const text = page.blocks.map((block) => block.text).join("\n\n");
  const [byWink, byCompromise] = [wink.reader(), compromise.reader()];
  const works = {
    ours: () => engine.read(ask),
    "wink-nlp": () => byWink(text),
    compromise: () => byCompromise(text),
  };
  const claims = JSON.parse(engine.read(ask)).claims.length;
  return {
    ...(await race(works, turns)),
    told: { claims, wink: byWink(text), compromise: byCompromise(text) },
  };
}
