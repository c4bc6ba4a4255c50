//! Candidates: the claims of all packs that share most with a claim, by BM25 (Robertson et al. 1994) over stems, their
//! synonyms and the keys of entities.

use crate::lexicon::relation::synonyms;
use crate::pack::Pack;

/// BM25's saturation and length normalisation, at their usual values; claims hold a term once, so saturation acts through length.
const K1: f32 = 1.2;
const B: f32 = 0.5;
/// A synonym counts this much of the word itself.
const SYNONYM: f32 = 0.55;

/// Candidates that score less than this share of the best are not looked at: they share one word. Raising it loses claims
/// that are told in other words beside one told in the same.
const LEAST: f32 = 0.1;

/// A claim of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    pub pack: u32,
    pub claim: u32,
}

/// Finds candidates in a set of packs; keeps its scratch memory between queries.
#[derive(Default)]
pub struct Search {
    scores: Vec<Vec<f32>>,
    touched: Vec<ClaimRef>,
    mean_length: f32,
    claims: usize,
}

impl Search {
    pub fn new(packs: &[Pack]) -> Self {
        let claims: usize = packs.iter().map(Pack::claims).sum();
        let length: usize = packs.iter().map(|p| (0..p.claims()).map(|c| p.length(c)).sum::<usize>()).sum();
        Self {
            scores: packs.iter().map(|p| vec![0.0; p.claims()]).collect(),
            touched: Vec::new(),
            mean_length: (length as f32 / claims.max(1) as f32).max(1.0),
            claims,
        }
    }

    /// How many claims of all packs hold a term.
    pub fn count(packs: &[Pack], term: &str) -> usize {
        packs.iter().map(|p| p.count(term)).sum()
    }

    /// The `most` best claims for the query's terms, best first, none below [`LEAST`].
    pub fn find(&mut self, packs: &[Pack], terms: &[(String, f32)], most: usize) -> Vec<(ClaimRef, f32)> {
        for (term, weight) in terms {
            self.add(packs, term, *weight);
            for other in synonyms(term).filter(|other| other != term) {
                self.add(packs, other, *weight * SYNONYM);
            }
        }
        let mut found: Vec<(ClaimRef, f32)> = self
            .touched
            .drain(..)
            .map(|r| {
                let score = std::mem::take(&mut self.scores[r.pack as usize][r.claim as usize]);
                (r, score)
            })
            .collect();
        found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(most);
        let floor = found.first().map_or(0.0, |best| best.1 * LEAST);
        found.retain(|f| f.1 >= floor);
        found
    }

    fn add(&mut self, packs: &[Pack], term: &str, weight: f32) {
        let count = Self::count(packs, term);
        if count == 0 {
            return;
        }
        let n = self.claims as f32;
        let idf = (1.0 + (n - count as f32 + 0.5) / (count as f32 + 0.5)).ln();
        for (p, pack) in packs.iter().enumerate() {
            for claim in pack.postings(term) {
                let length = pack.length(claim as usize) as f32;
                let score = weight * idf * (K1 + 1.0) / (1.0 + K1 * (1.0 - B + B * length / self.mean_length));
                let slot = &mut self.scores[p][claim as usize];
                if *slot == 0.0 {
                    self.touched.push(ClaimRef { pack: p as u32, claim });
                }
                *slot += score;
            }
        }
    }
}
