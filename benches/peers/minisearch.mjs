// MiniSearch with the stop words of FlexSearch: it has none of its own.
import english from "flexsearch/lang/en";
import MiniSearch from "minisearch";

/** Indexes texts; a function that finds the numbers of at most `top` of them for a sentence, any of whose words may do. */
export function searcher(texts) {
  const index = new MiniSearch({
    fields: ["text"],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return english.filter.has(word) ? null : word;
    },
  });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return (sentence, top) =>
    index
      .search(sentence)
      .slice(0, top)
      .map(({ id }) => id);
}
