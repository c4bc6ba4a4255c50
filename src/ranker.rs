//! Ranking documents for a query: BM25 (Robertson and Zaragoza 2009) over stems, then by how much of a document the query
//! tells. Queries may be posts: their addresses are dropped, their tags taken apart.

use std::collections::{BTreeMap, HashMap};

use crate::compare::library::Lexicon;
use crate::lexicon::{WordId, stem};
use crate::mention::time::is_calendar;
use crate::pack::index::word_term;
use crate::text::{Token, TokenKind, tokens};

/// An index of documents.
pub struct Ranker<'l> {
    lexicon: &'l Lexicon,
    docs: Vec<Indexed>,
    /// For each term the documents that hold it and how often.
    postings: HashMap<String, Vec<(u32, f32)>>,
    mean: f32,
}

/// A document as it is ranked.
struct Indexed {
    id: String,
    length: f32,
    /// Its different terms in alphabetical order, with the words that have vectors.
    terms: Vec<(String, Option<WordId>)>,
}

// Set on the training queries of CLEF 2020 CheckThat!; all of them hold in a wide range.
const K1: f32 = 1.2;
const B: f32 = 0.5;
/// Documents of the word ranking that the second look may reorder.
const REORDERED: usize = 100;
/// Share of the second look in the final score; the words have the rest.
const COVERED: f32 = 0.4;
/// Weight of words that every document is taken to have besides its own: a short one is told by chance sooner.
const UNTOLD: f32 = 4.0;

impl<'l> Ranker<'l> {
    pub(crate) fn new(lexicon: &'l Lexicon, docs: Vec<(String, String, Option<String>)>) -> Self {
        let mut out = Self { lexicon, docs: Vec::new(), postings: HashMap::new(), mean: 0.0 };
        for (number, (id, text, title)) in docs.into_iter().enumerate() {
            let mut counts: BTreeMap<String, f32> = BTreeMap::new();
            for term in [title.as_deref().unwrap_or_default(), &text].into_iter().flat_map(terms) {
                *counts.entry(term).or_default() += 1.0;
            }
            let length = counts.values().sum();
            for (term, &count) in &counts {
                out.postings.entry(term.clone()).or_default().push((number as u32, count));
            }
            let terms = counts.into_keys().map(|term| (lexicon.words.find(&term), term)).map(|(w, t)| (t, w));
            out.docs.push(Indexed { id, length, terms: terms.collect() });
        }
        out.mean = (out.docs.iter().map(|d| d.length).sum::<f32>() / out.docs.len().max(1) as f32).max(1.0);
        out
    }

    fn idf(&self, count: usize) -> f32 {
        let count = count as f32;
        (1.0 + (self.docs.len() as f32 - count + 0.5) / (count + 0.5)).ln()
    }

    /// The best documents for a query, with scores from 1 down.
    pub fn rank(&self, query: &str, top: usize) -> Vec<(String, f32)> {
        let asked = self.query(query);
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for term in &asked {
            let Some(postings) = self.postings.get(term) else {
                continue;
            };
            let idf = self.idf(postings.len());
            for &(doc, count) in postings {
                let length = self.docs[doc as usize].length / self.mean;
                *scores.entry(doc).or_default() += idf * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
            }
        }
        let mut found: Vec<(u32, f32)> = scores.into_iter().collect();
        found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(REORDERED.max(top));
        let best = found.first().map_or(1.0, |f| f.1).max(f32::MIN_POSITIVE);
        let vectors: Vec<WordId> = asked.iter().filter_map(|term| self.lexicon.words.find(term)).collect();
        for (doc, score) in &mut found {
            let covered = self.covered(&self.docs[*doc as usize], &asked, &vectors);
            *score = (1.0 - COVERED) * *score / best + COVERED * covered;
        }
        found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(top);
        found.into_iter().map(|(doc, score)| (self.docs[doc as usize].id.clone(), score)).collect()
    }

    /// Share of a document's terms, by weight, that the query has or nearly has.
    fn covered(&self, doc: &Indexed, asked: &[String], vectors: &[WordId]) -> f32 {
        let words = &self.lexicon.words;
        let (mut covered, mut total) = (0.0, UNTOLD);
        for (term, word) in &doc.terms {
            let weight = word.map_or(1.0, |word| ((7.2 - words.zipf(word)) / 3.2).clamp(0.2, 1.1));
            total += weight;
            if asked.binary_search(term).is_ok() {
                covered += weight;
            } else if let Some(word) = *word {
                let near = vectors.iter().filter_map(|&other| words.similarity(word, other));
                covered += weight * near.fold(0.0, f32::max);
            }
        }
        covered / total
    }

    /// The different terms of a query in alphabetical order.
    fn query(&self, text: &str) -> Vec<String> {
        let text = without_addresses(text);
        let all = tokens(&text);
        let mut out = Vec::new();
        let mut signed = false;
        for (i, token) in all.iter().enumerate() {
            signed |= is_signature(&all, i);
            if signed {
                // Of the day of a post, only the year is likely to be told elsewhere; it ends the signature.
                let number = token.kind == TokenKind::Number;
                signed = !(number && token.lower.len() == 4);
                if signed && (number || is_calendar(&token.lower)) {
                    continue;
                }
            }
            let Some(term) = word_term(token) else {
                continue;
            };
            let parts = parts(token.span.of(&text));
            if parts.len() > 1 {
                out.extend(parts.iter().filter(|p| p.len() > 1).map(|p| stem(&p.to_lowercase())));
            } else if i > 0 && !token.spaced && matches!(all[i - 1].lower.as_str(), "#" | "@") {
                out.extend(self.halves(&token.lower).into_iter().flatten());
            }
            out.push(term);
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The two words that make up a tag written as one: "#cityhall". None if the documents have neither, or the tag itself.
    fn halves(&self, tag: &str) -> Option<[String; 2]> {
        let known = |word: &str| self.postings.get(&stem(word)).map(Vec::len);
        if known(tag).is_some() || tag.len() > 40 {
            return None;
        }
        let cuts = (3..tag.len().saturating_sub(2)).filter_map(|at| {
            let (a, b) = (tag.get(..at)?, tag.get(at..)?);
            Some((known(a)?.min(known(b)?), a, b))
        });
        // Of several cuts the one whose rarer word is the most common.
        cuts.max_by_key(|cut| cut.0).map(|(_, a, b)| [stem(a), stem(b)])
    }
}

/// Whether a dash begins the name and day that an embedded post ends in: "— Ann Smith (@ann) May 3, 2019".
fn is_signature(tokens: &[Token], at: usize) -> bool {
    tokens[at].is("—") && tokens.iter().skip(at + 1).take(12).any(|t| t.is("@"))
}

/// A text without addresses of pages, which may be glued to the word before.
fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        match ["http://", "https://", "pic.twitter.com/"].iter().filter_map(|mark| piece.find(mark)).min() {
            Some(cut) => {
                out.push_str(&piece[..cut]);
                out.push(' ');
            }
            None => out.push_str(piece),
        }
    }
    out
}

/// The parts of a word that its capitals and digits show: "CityHall2020", "NATOSummit".
fn parts(word: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    let mut chars = word.char_indices().peekable();
    while let Some((at, here)) = chars.next() {
        let next = chars.peek().map(|c| c.1);
        let cut = before.is_some_and(|before| {
            let rises = here.is_uppercase() && (before.is_lowercase() || next.is_some_and(char::is_lowercase));
            rises || before.is_alphabetic() != here.is_alphabetic() && before.is_numeric() != here.is_numeric()
        });
        if cut {
            out.push(&word[from..at]);
            from = at;
        }
        before = Some(here);
    }
    out.push(&word[from..]);
    out
}

fn terms(text: &str) -> Vec<String> {
    tokens(text).iter().filter_map(word_term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::bundled;
    use crate::engine::Engine;

    #[test]
    fn tags_and_addresses_are_taken_apart() {
        assert_eq!(parts("CityHall2020"), ["City", "Hall", "2020"]);
        assert_eq!(parts("NATOSummit"), ["NATO", "Summit"]);
        assert_eq!(parts("naïve"), ["naïve"]);
        assert_eq!(without_addresses("#Floodhttps://t.co/x1 in town"), "#Flood in town");
    }

    #[test]
    fn a_post_finds_what_it_tells_of() {
        let engine = Engine::new(bundled()).expect("the data compiled in is whole");
        let docs = [
            ("bridge", "The harbour bridge was closed for repairs.", "Was the bridge closed?"),
            ("owl", "An owl moved into the town hall.", "Owl in the town hall?"),
            ("may", "A fair is held in May.", "The May fair"),
        ];
        let docs = docs.map(|(id, text, title)| (id.to_owned(), text.to_owned(), Some(title.to_owned())));
        let ranker = engine.rank_index(docs.to_vec());
        let first = |query: &str| ranker.rank(query, 1).into_iter().next().map(|hit| hit.0);
        assert_eq!(first("#HarbourBridge shut again https://example.org/owl").as_deref(), Some("bridge"));
        assert_eq!(first("look who lives in the #townhall — Bo (@bo) May 2, 2018").as_deref(), Some("owl"));
        assert_eq!(first("— Bo (@bo) May 2, 2018"), None);
    }
}
