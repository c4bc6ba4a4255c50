//! Alignment: which terms of two claims say the same, and how much of each claim that is.
//!
//! Each term takes its best counterpart (monolingual alignment in the manner of Sultan et al. 2014, without the parse); the
//! shares of weight covered on both sides are the two directions of a soft Jaccard.

use super::frame::{Frame, Kind};
use super::similar::similarity;
use crate::lexicon::Words;

/// Two claims laid side by side.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Pairs of term indices with their likeness, one for each term here that has a counterpart.
    pub pairs: Vec<(usize, usize, f32)>,
    /// Share of what is said here that is said there, and the other way, 0 to 1.
    pub here: f32,
    pub there: f32,
    /// Weight that is shared: all, and without entities, times and quantities.
    pub shared: f32,
    pub matter: f32,
    /// Entities shared, by weight.
    pub actors: f32,
    pub score: f32,
}

/// Lays two frames side by side.
pub fn align(words: &Words, a: &Frame, b: &Frame) -> Alignment {
    let mut best_a = vec![(usize::MAX, 0.0f32); a.terms.len()];
    let mut best_b = vec![0.0f32; b.terms.len()];
    for (i, x) in a.terms.iter().enumerate() {
        for (j, y) in b.terms.iter().enumerate() {
            if !x.focus && !y.focus {
                continue;
            }
            let mut likeness = similarity(words, (a, x), (b, y));
            if likeness <= 0.0 {
                continue;
            }
            // What only the sentence around the claim says supports less.
            if !x.focus || !y.focus {
                likeness *= 0.6;
            }
            if likeness > best_a[i].1 {
                best_a[i] = (j, likeness);
            }
            best_b[j] = best_b[j].max(likeness);
        }
    }
    let total_a: f32 = a.terms.iter().map(|t| t.weight).sum();
    let total_b: f32 = b.terms.iter().map(|t| t.weight).sum();
    let covered_a: f32 = best_a.iter().zip(&a.terms).map(|(best, t)| best.1 * t.weight).sum();
    let covered_b: f32 = best_b.iter().zip(&b.terms).map(|(best, t)| best * t.weight).sum();
    let mut out = Alignment {
        here: if total_a > 0.0 { covered_a / total_a } else { 0.0 },
        there: if total_b > 0.0 { covered_b / total_b } else { 0.0 },
        shared: best_a.iter().zip(&a.terms).map(|(best, t)| best.1 * t.mass).sum(),
        ..Alignment::default()
    };
    for (i, &(j, likeness)) in best_a.iter().enumerate() {
        if j == usize::MAX || likeness < 0.35 {
            continue;
        }
        out.pairs.push((i, j, likeness));
        match a.terms[i].kind {
            Kind::Word(_) => out.matter += likeness * a.terms[i].weight,
            Kind::Entity(..) => out.actors += likeness * a.terms[i].weight.max(0.1),
            _ => {}
        }
    }
    out.score = score(&out);
    out
}

/// One number from the two shares: the geometric mean, helped by the better side, held back where little is shared.
fn score(a: &Alignment) -> f32 {
    let mean = (a.here * a.there).sqrt();
    let best = a.here.max(a.there);
    let mass = 1.0 - (-a.shared / 0.9).exp();
    ((0.6 * mean + 0.4 * best) * mass).clamp(0.0, 1.0)
}
