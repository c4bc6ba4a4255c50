//! Candidates: the claims of all packs that share most with a claim, by BM25 (Robertson et al. 1994) over stems, their
//! synonyms and the keys of entities.
//!
//! The result is that of scoring every claim that holds a term. Terms are taken in order of how much they can add (MaxScore, Turtle
//! and Flood 1995): once all that are left could not lift a new claim among the best, only claims found by then are looked up in
//! the long lists of common terms. Scores are whole numbers, so that their sum does not hang on the order of adding.

use crate::lexicon::relation::synonyms;
use crate::pack::postings::Postings;
use crate::pack::{ClaimRef, Pack};
use crate::text::order::{sort_by, sort_by_key};

/// BM25's saturation and length normalisation, at their usual values; claims hold a term once, so saturation acts through length.
const K1: f32 = 1.2;
const B: f32 = 0.5;
/// A synonym counts this much of the word itself.
const SYNONYM: f32 = 0.55;

/// Candidates that score less than this share of the best are not looked at: they share one word. Raising it loses claims
/// that are told in other words beside one told in the same.
const LEAST: f32 = 0.1;

/// What a score of 1 counts in sums: fine enough to tell scores apart as `f32` does, and sums stay far below [`u32::MAX`].
const ONE: f32 = (1 << 20) as f32;

/// A list this many times as long as the claims left is asked for these, not read.
const SPARSE: usize = 8;

/// Finds candidates in a set of packs; keeps its scratch memory between queries.
#[derive(Default)]
pub struct Search {
    /// For each pack, the score of each claim so far; all 0 between queries. Made when a pack is first asked.
    sums: Vec<Vec<u32>>,
    /// The claims whose score is not 0.
    touched: Vec<ClaimRef>,
    scratch: Vec<u32>,
    /// What a term counts in a claim with so many terms.
    share: Vec<f32>,
    claims: usize,
}

/// A term of a query with the claims that hold it.
struct Sought<'p> {
    /// What it counts, but for the lengths of claims.
    weight: f32,
    /// The most that it adds to any claim.
    most: u32,
    claims: usize,
    lists: Vec<(u32, Postings<'p>)>,
}

impl Search {
    pub fn new(packs: &[Pack]) -> Self {
        let claims: usize = packs.iter().map(Pack::claims).sum();
        let length: u64 = packs.iter().map(Pack::terms).sum();
        let mean = (length as f32 / claims.max(1) as f32).max(1.0);
        let share = |length: u8| (K1 + 1.0) / (1.0 + K1 * (1.0 - B + B * f32::from(length) / mean));
        Self {
            sums: vec![Vec::new(); packs.len()],
            share: (0..=u8::MAX).map(share).collect(),
            claims,
            ..Self::default()
        }
    }

    /// How many claims of all packs hold a term.
    pub fn count(packs: &[Pack], term: &str) -> usize {
        packs.iter().map(|p| p.count(term)).sum()
    }

    /// The `most` best claims for the query's terms, best first, none below [`LEAST`].
    pub fn find(&mut self, packs: &[Pack], terms: &[(String, f32)], most: usize) -> Vec<(ClaimRef, f32)> {
        let sought = self.sought(packs, terms);
        let mut rest: u32 = sought.iter().fold(0, |sum, s| sum.saturating_add(s.most));
        let mut sought = sought.into_iter().peekable();
        // Terms that can still bring claims in.
        while let Some(next) = sought.peek() {
            let worth = self.touched.len() >= most && self.touched.len() < SPARSE * next.claims;
            if worth && rest < best(&self.sums, &self.touched, most, &mut self.scratch) {
                break;
            }
            if let Some(next) = sought.next() {
                self.read(packs, &next);
                rest = rest.saturating_sub(next.most);
            }
        }
        // Terms that can only lift claims that are in.
        let touched = std::mem::take(&mut self.touched);
        let mut left = touched.clone();
        for (turn, next) in sought.enumerate() {
            let floor = best(&self.sums, &left, most, &mut self.scratch);
            left.retain(|claim| sum(&self.sums, claim).saturating_add(rest) >= floor);
            if turn == 0 {
                left.sort_unstable();
            }
            self.lift(packs, &next, &left);
            rest = rest.saturating_sub(next.most);
        }
        let floor = best(&self.sums, &left, most, &mut self.scratch);
        let all = left.into_iter().map(|claim| (claim, sum(&self.sums, &claim)));
        let mut found: Vec<(ClaimRef, u32)> = all.filter(|found| found.1 >= floor).collect();
        touched.iter().for_each(|claim| *self.slot(claim.pack, claim.claim) = 0);
        self.touched = touched;
        self.touched.clear();
        sort_by(&mut found, |x, y| y.1.cmp(&x.1).then(x.0.cmp(&y.0)));
        found.truncate(most);
        let floor = found.first().map_or(0.0, |best| best.1 as f32 * LEAST);
        found.retain(|f| f.1 as f32 >= floor);
        found.into_iter().map(|(claim, sum)| (claim, sum as f32 / ONE)).collect()
    }

    /// The terms of a query and their synonyms that any pack knows, those first that can add most.
    fn sought<'p>(&mut self, packs: &'p [Pack], terms: &[(String, f32)]) -> Vec<Sought<'p>> {
        let mut weights: Vec<(&str, f32)> = Vec::new();
        let mut add = |term, weight| match weights.iter_mut().find(|known| known.0 == term) {
            Some(known) => known.1 += weight,
            None => weights.push((term, weight)),
        };
        for (term, weight) in terms {
            add(term, *weight);
            synonyms(term).filter(|other| other != term).for_each(|other| add(other, *weight * SYNONYM));
        }
        let mut out: Vec<Sought> =
            weights.into_iter().filter_map(|(term, weight)| self.term(packs, term, weight)).collect();
        sort_by_key(&mut out, |s| (std::cmp::Reverse(s.most), s.claims));
        out
    }

    fn term<'p>(&mut self, packs: &'p [Pack], term: &str, weight: f32) -> Option<Sought<'p>> {
        let (mut lists, mut claims, mut least) = (Vec::new(), 0, u32::MAX);
        for ((number, pack), sums) in (0..).zip(packs).zip(&mut self.sums) {
            if let Some(entry) = pack.term(term) {
                sums.resize(pack.claims(), 0);
                lists.push((number, pack.postings(entry)));
                claims += entry.claims as usize;
                least = least.min(entry.least);
            }
        }
        let (n, count) = (self.claims as f32, claims as f32);
        let weight = weight * (1.0 + (n - count + 0.5).max(0.0) / (count + 0.5)).ln();
        // The shortest claim gets most; a list that says otherwise is taken at its word.
        let most = worth(&self.share, weight, least.min(255) as u8);
        (claims > 0 && most > 0).then_some(Sought { weight, most, claims, lists })
    }

    fn slot(&mut self, pack: u32, claim: u32) -> &mut u32 {
        // Postings end below the pack's number of claims, and sums were made for all of them.
        &mut self.sums[pack as usize][claim as usize]
    }

    /// Adds a term to every claim that holds it.
    fn read(&mut self, packs: &[Pack], sought: &Sought) {
        for &(number, postings) in &sought.lists {
            let lengths = packs[number as usize].lengths();
            let (weight, most, share) = (sought.weight, sought.most, &self.share);
            let (sums, touched) = (&mut self.sums[number as usize], &mut self.touched);
            postings.each(|claim| {
                let length = lengths.get(claim as usize).copied().unwrap_or(u8::MAX);
                if let Some(sum) = sums.get_mut(claim as usize) {
                    if *sum == 0 {
                        touched.push(ClaimRef { pack: number, claim });
                    }
                    *sum = sum.saturating_add(worth(share, weight, length).clamp(1, most));
                }
            });
        }
    }

    /// Adds a term to those of some claims, in order, that hold it.
    fn lift(&mut self, packs: &[Pack], sought: &Sought, claims: &[ClaimRef]) {
        for &(number, postings) in &sought.lists {
            let from = claims.partition_point(|claim| claim.pack < number);
            let to = claims.partition_point(|claim| claim.pack <= number);
            let lengths = packs[number as usize].lengths();
            let own = claims[from..to].iter().map(|claim| claim.claim);
            let (weight, most) = (sought.weight, sought.most);
            postings.among(own, |claim| {
                let length = lengths.get(claim as usize).copied().unwrap_or(u8::MAX);
                let worth = worth(&self.share, weight, length).clamp(1, most);
                let sum = self.slot(number, claim);
                *sum = sum.saturating_add(worth);
            });
        }
    }
}

fn sum(sums: &[Vec<u32>], claim: &ClaimRef) -> u32 {
    sums[claim.pack as usize][claim.claim as usize]
}

/// The score of the `most`th of some claims, 0 if there are fewer.
fn best(sums: &[Vec<u32>], claims: &[ClaimRef], most: usize, scratch: &mut Vec<u32>) -> u32 {
    scratch.clear();
    scratch.extend(claims.iter().map(|claim| sum(sums, claim)));
    match most.checked_sub(1).filter(|&at| at < scratch.len()) {
        Some(at) => *scratch.select_nth_unstable_by(at, |x, y| y.cmp(x)).1,
        None => 0,
    }
}

/// What a term adds to a claim of some length; `share` is that of [`Search`].
#[inline]
fn worth(share: &[f32], weight: f32, length: u8) -> u32 {
    (weight * share.get(usize::from(length)).copied().unwrap_or(0.0) * ONE) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mention::Gazetteer;
    use crate::pack::{PackHead, write};
    use crate::report::{Report, Statement};

    /// Words of which the first are in most claims and the last in few; three of them are synonyms.
    const WORDS: [&str; 24] = [
        "soldier", "river", "bridge", "market", "troops", "minister", "factory", "harbour", "winter", "carpet",
        "garden", "lantern", "museum", "orchard", "pepper", "quarry", "saddle", "tunnel", "velvet", "walnut", "yogurt",
        "zipper", "servicemen", "glacier",
    ];

    fn pack(claims: &[Vec<usize>]) -> Pack {
        let statement = |words: &Vec<usize>| {
            // Squares: small numbers are drawn as often as great ones, and here come more often.
            let words: Vec<&str> = words.iter().map(|&n| WORDS[n * n % 600 * 24 / 600]).collect();
            Statement { text: words.join(" "), ..Statement::default() }
        };
        let report = Report { id: "r".into(), claims: claims.iter().map(statement).collect(), ..Report::default() };
        Pack::open(write(&PackHead::default(), &[report], &Gazetteer::default())).unwrap()
    }

    /// The score of every claim, as the formula says.
    fn exhaustive(packs: &[Pack], terms: &[(String, f32)]) -> Vec<(ClaimRef, f64)> {
        let claims = packs.iter().map(Pack::claims).sum::<usize>() as f64;
        let mean = packs.iter().map(|p| p.terms() as f64).sum::<f64>() / claims;
        let mut out: Vec<(ClaimRef, f64)> = Vec::new();
        for (pack, p) in (0..).zip(packs) {
            out.extend((0..p.claims() as u32).map(|claim| (ClaimRef { pack, claim }, 0.0)));
        }
        let mut all = terms.to_vec();
        for (term, weight) in terms {
            let others = synonyms(term).filter(|other| other != term);
            all.extend(others.map(|other| (other.to_owned(), weight * SYNONYM)));
        }
        for (term, weight) in all {
            let count = Search::count(packs, &term) as f64;
            let idf = (1.0 + (claims - count + 0.5) / (count + 0.5)).ln();
            for (pack, p) in (0..).zip(packs) {
                let Some(entry) = p.term(&term) else { continue };
                p.postings(entry).each(|claim| {
                    let length = f64::from(p.lengths()[claim as usize]);
                    let (k1, b) = (f64::from(K1), f64::from(B));
                    let worth = f64::from(weight) * idf * (k1 + 1.0) / (1.0 + k1 * (1.0 - b + b * length / mean));
                    let before: usize = packs[..pack as usize].iter().map(Pack::claims).sum();
                    out[before + claim as usize].1 += worth;
                });
            }
        }
        out.retain(|o| o.1 > 0.0);
        out.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn the_best_are_those_of_the_exhaustive_search(
            first in proptest::collection::vec(proptest::collection::vec(0usize..600, 1..9), 1..900),
            second in proptest::collection::vec(proptest::collection::vec(0usize..600, 1..9), 1..300),
            queries in proptest::collection::vec(proptest::collection::vec((0usize..24, 0.1f32..1.1), 1..9), 1..6),
            most in 1usize..40,
        ) {
            let packs = [pack(&first), pack(&second)];
            let mut search = Search::new(&packs);
            for query in queries {
                let terms: Vec<(String, f32)> =
                    query.into_iter().map(|(word, weight)| (crate::lexicon::stem(WORDS[word]), weight)).collect();
                let found = search.find(&packs, &terms, most);
                let mut expected = exhaustive(&packs, &terms);
                let scores = expected.clone();
                expected.truncate(most);
                let floor = expected.first().map_or(0.0, |best| best.1 * f64::from(LEAST));
                expected.retain(|e| e.1 >= floor - 1e-4);
                prop_assert!(found.len() <= expected.len());
                for (found, expected) in found.iter().zip(&expected) {
                    // The same place has the same score, and a claim its own: so ties alone can stand in another order.
                    prop_assert!((f64::from(found.1) - expected.1).abs() < 1e-4);
                    let own = scores.iter().find(|score| score.0 == found.0).map_or(0.0, |score| score.1);
                    prop_assert!((f64::from(found.1) - own).abs() < 1e-4);
                }
                prop_assert!(expected.iter().skip(found.len()).all(|e| e.1 < floor + 1e-4));
            }
        }
    }
}
