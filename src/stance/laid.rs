//! A claim laid beside a whole report: for each of its words the best counterpart in every sentence and anywhere.

use super::senses::Kin;
use super::side::{Side, Word, WordKind};
use crate::lexicon::Words;

/// Least likeness for two words to count as aligned.
pub const ALIGNED: f32 = 0.5;
/// Least cosine that tells anything, and the signs in which vectors may differ before it is computed.
const COSINE: f32 = 0.38;
const SIGNS: u32 = 58;
/// Words of content to either side that tell where a word of the claim belongs.
const AROUND: usize = 4;

/// A claim's word of content with what the report has for it.
#[derive(Clone, Debug)]
pub struct Counterpart {
    /// Index into the claim's words.
    pub word: usize,
    pub weight: f32,
    /// The best likeness anywhere in the report, and how the words are kin.
    pub anywhere: f32,
    pub kin: Kin,
    /// The sentence that tells most of what stands around it, and the word there that it is aligned with.
    pub home: usize,
    pub there: Option<usize>,
    pub likeness: f32,
}

/// A claim laid beside a report.
pub struct Laid {
    pub counterparts: Vec<Counterpart>,
    /// For each sentence of the report the share of the claim's weight that it covers, 0 to 1.
    pub cover: Vec<f32>,
    /// The sentence that covers most, the first of equals.
    pub best: usize,
    /// Share of the claim that the report covers in all, by likeness and by the very words.
    pub covered: f32,
    pub exact: f32,
    /// Share that the best sentence and its neighbour cover together.
    pub pair: f32,
    /// For each kind of word of the claim and of the report, how alike they are: rows by the claim's kinds.
    likeness: Vec<Vec<(f32, Kin)>>,
    /// For each entity of the claim those of the report that are the same.
    entities: Vec<Vec<usize>>,
}

impl Laid {
    pub fn new(table: &Words, claim: &Side, report: &Side) -> Self {
        let rows = claim.kinds.iter().map(|a| report.kinds.iter().map(|b| likeness(table, a, b)).collect()).collect();
        let same = |a: &crate::mention::Entity| {
            let all = report.doc.mentions.entities.iter().enumerate();
            all.filter(|(_, b)| a.alike(b) > 0.5).map(|(i, _)| i).collect()
        };
        let mut out = Self {
            counterparts: Vec::new(),
            cover: vec![0.0; report.sentences.len()],
            best: 0,
            covered: 0.0,
            exact: 0.0,
            pair: 0.0,
            likeness: rows,
            entities: claim.doc.mentions.entities.iter().map(same).collect(),
        };
        let total: f32 = claim.content().map(|(_, w)| w.weight).sum::<f32>().max(0.01);
        let mut by_sentence: Vec<Vec<f32>> = Vec::new();
        for (word, w) in claim.content() {
            let mut best = vec![0.0f32; report.sentences.len()];
            let (mut anywhere, mut kin, mut exact) = (0.0, Kin::None, 0.0);
            for r in report.words.iter().filter(|r| r.weight > 0.0) {
                let (likeness, how) = out.between(w, r);
                if likeness > anywhere || (likeness == anywhere && how > kin) {
                    (anywhere, kin) = (likeness, how);
                }
                if how == Kin::Same {
                    exact = 1.0;
                }
                if let Some(slot) = best.get_mut(r.sentence) {
                    *slot = likeness.max(*slot);
                }
            }
            let share = w.weight / total;
            out.covered += share * anywhere;
            out.exact += share * exact;
            for (cover, best) in out.cover.iter_mut().zip(&best) {
                *cover += share * best;
            }
            by_sentence.push(best);
            let weight = w.weight;
            out.counterparts.push(Counterpart { word, weight, anywhere, kin, home: 0, there: None, likeness: 0.0 });
        }
        let ranked = out.cover.iter().enumerate().fold((0, 0.0), |top, (i, &c)| if c > top.1 { (i, c) } else { top });
        out.best = ranked.0;
        for near in [out.best.checked_sub(1), out.best.checked_add(1)].into_iter().flatten() {
            let both = out.counterparts.iter().zip(&by_sentence).map(|(c, best)| {
                let at = |s: usize| best.get(s).copied().unwrap_or_default();
                c.weight / total * at(out.best).max(at(near))
            });
            out.pair = out.pair.max(both.sum());
        }
        out.fasten(claim, report, &by_sentence);
        out
    }

    /// Aligns each word of the claim within the sentence that tells most of what stands around it there; where several words
    /// could be meant, the one nearest in place.
    fn fasten(&mut self, claim: &Side, report: &Side, by_sentence: &[Vec<f32>]) {
        let mut counterparts = std::mem::take(&mut self.counterparts);
        let weights: Vec<f32> = counterparts.iter().map(|c| c.weight).collect();
        let mut last = 0;
        for (i, c) in counterparts.iter_mut().enumerate() {
            let Some(w) = claim.words.get(c.word) else { continue };
            let from = i.saturating_sub(AROUND);
            let around = by_sentence.iter().zip(&weights).enumerate().skip(from).take(i - from + AROUND + 1);
            let around: Vec<(f32, &Vec<f32>)> =
                around.map(|(j, (best, weight))| (weight / (1.0 + 0.3 * i.abs_diff(j) as f32), best)).collect();
            let local = |s: usize| {
                let near: f32 =
                    around.iter().map(|(weight, best)| weight * best.get(s).copied().unwrap_or_default()).sum();
                near + self.cover.get(s).copied().unwrap_or_default()
            };
            let scored = (0..report.sentences.len()).map(|s| (s, local(s)));
            c.home = scored.fold((0, 0.0), |top, x| if x.1 > top.1 { x } else { top }).0;
            let Some((range, _, _)) = report.sentences.get(c.home) else { continue };
            let mut top: Option<(usize, f32, usize)> = None;
            for r in range.clone() {
                let Some(there) = report.words.get(r).filter(|r| r.weight > 0.0) else { continue };
                let (likeness, _) = self.between(w, there);
                let far = r.abs_diff(last);
                if likeness >= ALIGNED && top.is_none_or(|(_, l, f)| likeness > l || likeness == l && far < f) {
                    top = Some((r, likeness, far));
                }
            }
            if let Some((r, likeness, _)) = top {
                (c.there, c.likeness) = (Some(r), likeness);
                last = r;
            }
        }
        self.counterparts = counterparts;
    }

    /// How alike a word of the claim and one of the report are.
    pub fn between(&self, a: &Word, b: &Word) -> (f32, Kin) {
        let (likeness, kin) =
            self.likeness.get(a.kind).and_then(|row| row.get(b.kind)).copied().unwrap_or((0.0, Kin::None));
        let one =
            a.entity.zip(b.entity).is_some_and(|(x, y)| self.entities.get(x).is_some_and(|same| same.contains(&y)));
        if one && likeness < 0.9 { (0.9, Kin::Synonym) } else { (likeness, kin) }
    }

    /// Whether the report names an entity of the claim.
    pub fn named(&self, entity: usize) -> bool {
        self.entities.get(entity).is_some_and(|same| !same.is_empty())
    }
}

/// How alike two kinds of words are, 0 to 1.
fn likeness(table: &Words, a: &WordKind, b: &WordKind) -> (f32, Kin) {
    if a.stem == b.stem {
        return (1.0, Kin::Same);
    }
    let kin = a.sense.kin(&b.sense, (&a.stem, &b.stem));
    let derived = {
        let (short, long) = if a.stem.len() < b.stem.len() { (&a.stem, &b.stem) } else { (&b.stem, &a.stem) };
        short.len() >= 5 && long.len() <= short.len() + 5 && long.starts_with(short.as_str())
    };
    // Names that no dictionary has are spelled in several ways.
    let strange = a.id.is_none() && b.id.is_none() && a.stem.len() >= 5 && b.stem.len() >= 5;
    let worth = a.signs.zip(b.signs).is_some_and(|(x, y)| (x ^ y).count_ones() <= SIGNS);
    let cosine = a.id.zip(b.id).filter(|_| worth).and_then(|(x, y)| table.similarity(x, y)).unwrap_or(0.0);
    let near = if cosine < COSINE { 0.0 } else { (0.35 + (cosine - COSINE) * 1.3).min(0.85) };
    match kin {
        Kin::Contrary => (0.3, kin),
        Kin::Synonym => (0.9, kin),
        _ if derived => (0.8, Kin::Synonym),
        _ if strange && strsim::jaro_winkler(&a.stem, &b.stem) > 0.9 => (0.85, Kin::Synonym),
        Kin::Kind => (near.max(0.6), kin),
        // Members of one kind are near each other and not the same thing.
        Kin::Sister => (near * 0.8, kin),
        _ => (near, kin),
    }
}
