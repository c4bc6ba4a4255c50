// FlexSearch as its documentation has it for English with stop words.
import { Encoder, Index } from "flexsearch";
import english from "flexsearch/lang/en";

/** Indexes texts; a function that finds the numbers of at most `top` of them for a sentence, any of whose words may do. */
export function searcher(texts) {
  const index = new Index({ tokenize: "strict", encoder: new Encoder({ filter: english.filter }) });
  texts.forEach((text, number) => {
    index.add(number, text);
  });
  return (sentence, top) => index.search(sentence, { limit: top, suggest: true });
}
