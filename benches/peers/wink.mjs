// wink-nlp with its model for browsers.
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/** A function that finds the sentences, parts of speech and names of a text, and tells how many sentences and names. */
export function reader() {
  const nlp = winkNLP(model, ["sbd", "pos", "ner"]);
  return (text) => {
    const doc = nlp.readDoc(text);
    return { sentences: doc.sentences().length(), names: doc.entities().length() };
  };
}
