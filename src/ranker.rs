//! Ranking documents for a query: BM25 over stems with titles, as `crossread rank` and the retrieval scores use it.

use std::collections::HashMap;

use crate::compare::library::Lexicon;
use crate::lexicon::WordId;
use crate::pack::index::word_term;
use crate::text::tokens;

/// An index of documents.
pub struct Ranker<'l> {
    lexicon: &'l Lexicon,
    ids: Vec<String>,
    /// For each term the documents that hold it and how often.
    postings: HashMap<String, Vec<(u32, f32)>>,
    lengths: Vec<f32>,
    mean: f32,
    /// The words of each document with their weights, for the vectors.
    words: Vec<Vec<(WordId, f32)>>,
}

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Documents of the word ranking that the vectors may reorder.
const REORDERED: usize = 100;
/// Share of the vectors in the final score; the words have the rest.
const VECTORS: f32 = 0.3;

impl<'l> Ranker<'l> {
    pub(crate) fn new(lexicon: &'l Lexicon, docs: Vec<(String, String, Option<String>)>) -> Self {
        let mut out = Self {
            lexicon,
            ids: Vec::new(),
            postings: HashMap::new(),
            lengths: Vec::new(),
            mean: 0.0,
            words: Vec::new(),
        };
        for (number, (id, text, title)) in docs.into_iter().enumerate() {
            let mut counts: HashMap<String, f32> = HashMap::new();
            for term in terms(&text).into_iter().chain(title.as_deref().map(terms).unwrap_or_default()) {
                *counts.entry(term).or_default() += 1.0;
            }
            out.lengths.push(counts.values().sum());
            let words = counts.keys().filter_map(|t| Some((lexicon.words.find(t)?, 1.0))).collect();
            out.words.push(words);
            for (term, count) in counts {
                out.postings.entry(term).or_default().push((number as u32, count));
            }
            out.ids.push(id);
        }
        out.mean = (out.lengths.iter().sum::<f32>() / out.lengths.len().max(1) as f32).max(1.0);
        out
    }

    fn idf(&self, term: &str) -> f32 {
        let count = self.postings.get(term).map_or(0, Vec::len) as f32;
        (1.0 + (self.ids.len() as f32 - count + 0.5) / (count + 0.5)).ln()
    }

    /// The best documents for a query, with scores from 1 down.
    pub fn rank(&self, query: &str, top: usize) -> Vec<(String, f32)> {
        let mut scores: HashMap<u32, f32> = HashMap::new();
        let mut query = terms(query);
        query.sort_unstable();
        query.dedup();
        for term in &query {
            let Some(postings) = self.postings.get(term) else {
                continue;
            };
            let idf = self.idf(term);
            for &(doc, count) in postings {
                let length = self.lengths[doc as usize] / self.mean;
                *scores.entry(doc).or_default() += idf * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
            }
        }
        let mut found: Vec<(u32, f32)> = scores.into_iter().collect();
        found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(REORDERED.max(top));
        let best = found.first().map_or(1.0, |f| f.1).max(f32::MIN_POSITIVE);
        let asked: Vec<(WordId, f32)> =
            query.iter().filter_map(|t| Some((self.lexicon.words.find(t)?, self.idf(t)))).collect();
        for (doc, score) in &mut found {
            *score = (1.0 - VECTORS) * *score / best + VECTORS * self.near(&asked, *doc);
        }
        found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(top);
        found.into_iter().map(|(doc, score)| (self.ids[doc as usize].clone(), score)).collect()
    }

    /// Share of a document's words, by weight, that the query has or nearly has.
    fn near(&self, asked: &[(WordId, f32)], doc: u32) -> f32 {
        let (mut covered, mut total) = (0.0, 0.0);
        for &(word, _) in &self.words[doc as usize] {
            let weight = ((7.2 - self.lexicon.words.zipf(word)) / 3.2).clamp(0.2, 1.1);
            let best = asked.iter().map(|&(other, _)| {
                if other == word { 1.0 } else { self.lexicon.words.similarity(word, other).unwrap_or(0.0) }
            });
            covered += weight * best.fold(0.0, f32::max);
            total += weight;
        }
        if total > 0.0 { covered / total } else { 0.0 }
    }
}

fn terms(text: &str) -> Vec<String> {
    tokens(text).iter().filter_map(word_term).collect()
}
