//! Features of likeness: how much of the claim the report tells, where, and the other way round.

use super::features::Features;
use super::laid::Laid;
use super::senses::Kin;
use super::side::{Side, Word};
use crate::lexicon::Words;

/// Sentences that make the head of a report.
const LEAD: usize = 3;

pub fn put(out: &mut Features, table: &Words, claim: &Side, report: &Side, laid: &Laid) {
    let cover = |s: usize| laid.cover.get(s).copied().unwrap_or_default();
    let mut ranked = laid.cover.clone();
    ranked.sort_by(|x, y| y.total_cmp(x));
    let top = |n: usize| ranked.iter().take(n).sum::<f32>() / n as f32;
    out.put("covered", laid.covered);
    out.put("exact", laid.exact);
    out.put("cover best", cover(laid.best));
    out.put("cover pair", laid.pair);
    out.put("cover first", cover(0));
    out.put("cover lead", (0..LEAD).map(cover).fold(0.0, f32::max));
    out.put("cover second", ranked.get(1).copied().unwrap_or_default());
    out.put("cover top 3", top(3));
    out.put("cover top 8", top(8));
    out.put("cover mean", ranked.iter().sum::<f32>() / ranked.len().max(1) as f32);
    out.put("best at", laid.best as f32 / laid.cover.len().max(1) as f32);
    out.put("best at sentence", (laid.best as f32).min(20.0));
    out.put("sentences near", (ranked.iter().filter(|c| **c > 0.4).count() as f32).sqrt());
    let length = report.words.iter().filter(|w| !w.mark).count() as f32;
    let own = claim.words.iter().filter(|w| !w.mark).count() as f32;
    out.put("report length", (1.0 + length).ln());
    out.put("report sentences", (report.sentences.len() as f32).min(30.0));
    out.put("claim length", own);
    out.put("claim sentences", claim.sentences.len() as f32);
    out.put("best length", report.sentence(laid.best).len() as f32);
    reverse(out, claim, report, laid);
    rarity(out, claim, report, laid);
    order(out, claim, report, laid);
    let centre = |words: &[Word], side: &Side| centre(table, words, side);
    let whole = centre(&claim.words, claim);
    let lead: usize = report.sentences.iter().take(LEAD).map(|(range, _, _)| range.len()).sum();
    let near = |other: &[f32]| cosine(&whole, other);
    out.put("vector report", near(&centre(&report.words, report)));
    out.put("vector lead", near(&centre(report.words.get(..lead).unwrap_or_default(), report)));
    out.put("vector best", near(&centre(report.sentence(laid.best), report)));
}

/// How much of the best sentence the claim has.
fn reverse(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let content: Vec<&Word> = claim.words.iter().filter(|w| w.weight > 0.0).collect();
    for (name, s) in [("reverse best", laid.best), ("reverse first", 0)] {
        let (mut total, mut shared, mut extra) = (0.0, 0.0, 0.0f32);
        for r in report.sentence(s).iter().filter(|r| r.weight > 0.0) {
            let best = content.iter().map(|c| laid.between(c, r).0).fold(0.0, f32::max);
            total += r.weight;
            shared += r.weight * best;
            extra += if best < 0.5 { r.weight } else { 0.0 };
        }
        out.put(name, if total > 0.0 { shared / total } else { 0.0 });
        out.put(format!("{name} extra"), extra.min(20.0));
    }
}

/// What of the claim is rare, and whether the report has it and how often.
fn rarity(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let (mut rarest_found, mut rarest_missing, mut bm25) = (0.0f32, 0.0f32, 0.0);
    let (mut names, mut names_found, mut lead_names) = (0.0, 0.0, 0.0);
    let lead_end = report.sentences.iter().take(LEAD).next_back().map_or(0, |(range, _, _)| range.end);
    for c in &laid.counterparts {
        let Some(w) = claim.words.get(c.word) else { continue };
        let found = c.anywhere >= 0.8;
        if found {
            rarest_found = rarest_found.max(c.weight);
        } else {
            rarest_missing = rarest_missing.max(c.weight);
        }
        let kind = claim.kind(w).map(|k| k.stem.as_str()).unwrap_or_default();
        let same = report.kinds.iter().find(|k| k.stem == kind).map_or(0, |k| k.count) as f32;
        bm25 += c.weight * same / (same + 1.5);
        let capital = w.name || claim.kind(w).is_some_and(|k| k.id.is_none());
        if capital {
            names += c.weight;
            names_found += if found { c.weight } else { 0.0 };
            let early = report.words.get(..lead_end).unwrap_or_default();
            let early = early.iter().any(|r| r.weight > 0.0 && laid.between(w, r).0 >= 0.8);
            lead_names += if early { c.weight } else { 0.0 };
        }
    }
    let total: f32 = laid.counterparts.iter().map(|c| c.weight).sum::<f32>().max(0.01);
    out.put("rarest found", rarest_found);
    out.put("rarest missing", rarest_missing);
    out.put("bm25", bm25 / total);
    out.put("bm25 sum", bm25);
    out.put("names", names);
    let share = |x: f32| if names > 0.0 { x / names } else { 0.5 };
    out.put("names found", share(names_found));
    out.put("names in lead", share(lead_names));
    let entities = claim.doc.mentions.entities.len();
    let missing = (0..entities).filter(|&e| absent(claim, laid, e)).count() as f32;
    out.put("entities", entities as f32);
    out.put("entities missing", missing);
    out.put("entities found", entities as f32 - missing);
}

/// Whether the report neither names an entity of the claim nor has all the words of its name.
pub(super) fn absent(claim: &Side, laid: &Laid, entity: usize) -> bool {
    let lacks = |c: &super::laid::Counterpart| {
        c.anywhere < 0.75 && claim.words.get(c.word).is_some_and(|w| w.entity == Some(entity))
    };
    !laid.named(entity) && laid.counterparts.iter().any(lacks)
}

/// Whether words that stand together in the claim stand together and in one order in the report.
fn order(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let stems = |side: &Side| -> Vec<String> {
        let all = side.words.iter().filter(|w| !w.mark).filter_map(|w| side.kind(w));
        all.map(|k| k.stem.clone()).collect()
    };
    let (a, b) = (stems(claim), stems(report));
    for n in [2usize, 3] {
        let there: std::collections::HashSet<&[String]> = b.windows(n).collect();
        let shared = a.windows(n).filter(|gram| there.contains(gram)).count() as f32;
        out.put(format!("{n}-grams"), shared / (a.len() + 1).saturating_sub(n).max(1) as f32);
    }
    let aligned: Vec<(usize, bool)> = laid
        .counterparts
        .iter()
        .filter_map(|c| Some((c.there?, claim.words.get(c.word).is_some_and(|w| w.name))))
        .collect();
    let sentence = |r: usize| report.words.get(r).map(|w| w.sentence);
    let (mut crossed, mut pairs, mut names_crossed) = (0.0, 0.0, 0.0);
    for (i, x) in aligned.iter().enumerate() {
        for y in aligned.iter().skip(i + 1).filter(|y| sentence(y.0) == sentence(x.0)) {
            pairs += 1.0;
            if x.0 > y.0 {
                crossed += 1.0;
                names_crossed += if x.1 && y.1 { 1.0 } else { 0.0 };
            }
        }
    }
    out.put("crossed", if pairs > 0.0 { crossed / pairs } else { 0.0 });
    out.put("names crossed", names_crossed);
    let mut run = 0usize;
    let mut longest = 0usize;
    let mut before: Option<usize> = None;
    for c in &laid.counterparts {
        run = match (before, c.there) {
            (Some(x), Some(y)) if y > x && y - x <= 4 => run.saturating_add(1),
            (_, Some(_)) => 1,
            _ => 0,
        };
        before = c.there;
        longest = longest.max(run);
    }
    out.put("longest run", longest as f32 / laid.counterparts.len().max(1) as f32);
    let synonyms = laid.counterparts.iter().filter(|c| c.kin == Kin::Synonym).count() as f32;
    out.put("synonyms", synonyms / laid.counterparts.len().max(1) as f32);
}

/// The weighted mean of words' vectors.
pub(super) fn centre(table: &Words, words: &[Word], side: &Side) -> Vec<f32> {
    let mut out: Vec<f32> = Vec::new();
    for w in words.iter().filter(|w| w.weight > 0.0) {
        let Some(vector) = side.kind(w).and_then(|k| k.id).and_then(|id| table.unit_vector(id)) else { continue };
        if out.is_empty() {
            out = vec![0.0; vector.len()];
        }
        for (sum, x) in out.iter_mut().zip(vector) {
            *sum += w.weight * x;
        }
    }
    out
}

pub(super) fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>();
    let norm = (dot(a, a) * dot(b, b)).sqrt();
    if norm > 0.0 { dot(a, b) / norm } else { 0.0 }
}
