// compromise with all its rules.
import nlp from "compromise";

/** A function that finds the sentences, parts of speech and names of a text, and tells how many sentences and names. */
export function reader() {
  return (text) => {
    const doc = nlp(text);
    return { sentences: doc.length, names: doc.topics().length };
  };
}
