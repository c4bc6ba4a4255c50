//! Features of voice: which words refute, doubt, confirm or pass on, in the claim, at the head of the report, and around
//! what the report says of the claim.

use super::features::Features;
use super::laid::Laid;
use super::side::{Side, Word};
use super::tone::{NAMES, TONES, refuting_phrases};

/// Sentences that make the head of a report.
const LEAD: usize = 3;
/// Words to either side of an aligned word that are near it.
const NEAR: usize = 5;
/// Words at the head of a report that open it: "Report: …", "No, …".
const OPENING: usize = 3;
/// Words at the end of its first sentence that close it: "…, officials say", "… - report".
const CLOSING: usize = 4;

/// The tones and three more signs: negation, question mark, quotation mark.
const SIGNS: usize = TONES + 3;

fn signs(side: &Side, w: &Word) -> u32 {
    let Some(kind) = side.kind(w) else { return 0 };
    let mut bits = if w.time { 0 } else { kind.tones };
    bits |= u32::from(w.negation) << TONES;
    bits |= u32::from(w.mark && kind.lower.contains('?')) << (TONES + 1);
    bits |= u32::from(w.mark && matches!(kind.lower.as_str(), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»"))
        << (TONES + 2);
    bits
}

fn count<'w>(side: &Side, words: impl Iterator<Item = &'w Word>) -> [f32; SIGNS] {
    let mut out = [0.0; SIGNS];
    for w in words {
        let bits = signs(side, w);
        for (i, x) in out.iter_mut().enumerate() {
            *x += if bits & (1 << i) != 0 { 1.0 } else { 0.0 };
        }
    }
    out
}

pub fn put(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let name =
        |i: usize| NAMES.get(i).copied().unwrap_or_else(|| ["negation", "question", "quote"][(i - TONES).min(2)]);
    let own = count(claim, claim.words.iter());
    let first = count(report, report.sentence(0).iter());
    let lead_end = report.sentences.iter().take(LEAD).next_back().map_or(0, |(range, _, _)| range.end);
    let lead = count(report, report.words.iter().take(lead_end));
    let opening = count(report, report.words.iter().take(OPENING));
    let closing = report.sentence(0);
    let closing = count(report, closing.iter().skip(closing.len().saturating_sub(CLOSING)));
    let whole = count(report, report.words.iter());
    // Sentences count by how much of the claim they tell.
    let weights: Vec<f32> = laid.cover.iter().map(|c| c * c).collect();
    let total: f32 = weights.iter().sum::<f32>().max(1e-6);
    let mut about = [0.0f32; SIGNS];
    for (s, weight) in weights.iter().enumerate() {
        let here = count(report, report.sentence(s).iter());
        for (x, n) in about.iter_mut().zip(here) {
            *x += weight / total * n.min(1.0);
        }
    }
    let aligned: Vec<usize> = laid.counterparts.iter().filter_map(|c| c.there).collect();
    let best = report.sentences.get(laid.best).map(|(range, _, _)| range.clone()).unwrap_or_default();
    // What is aligned with the claim is the claim's own matter, not a word about it.
    let near = best
        .clone()
        .filter(|i| !aligned.contains(i) && aligned.iter().any(|a| a.abs_diff(*i) <= NEAR))
        .filter_map(|i| report.words.get(i));
    let near = count(report, near);
    let all = count(report, best.filter(|i| !aligned.contains(i)).filter_map(|i| report.words.get(i)));
    // How likely the whole report's count is by its length alone.
    let length = (report.words.len() as f32).max(8.0);
    for i in 0..SIGNS {
        let at = |list: &[f32; SIGNS]| list.get(i).copied().unwrap_or_default();
        let name = name(i);
        out.put(format!("{name} claim"), at(&own).min(2.0));
        out.put(format!("{name} first"), at(&first).min(3.0));
        out.put(format!("{name} lead"), at(&lead).min(4.0));
        out.put(format!("{name} opens"), at(&opening).min(1.0));
        out.put(format!("{name} closes"), at(&closing).min(1.0));
        out.put(format!("{name} about"), at(&about));
        out.put(format!("{name} near"), at(&near).min(2.0));
        out.put(format!("{name} best"), at(&all).min(3.0));
        out.put(format!("{name} rate"), (at(&whole) / length.sqrt()).min(3.0));
    }
    let text = |s: usize| {
        let at = report.sentences.get(s).and_then(|(_, block, span)| Some(span.of(report.doc.texts.get(*block)?)));
        refuting_phrases(at.unwrap_or_default())
    };
    out.put("phrases first", text(0).min(2.0));
    out.put("phrases best", text(laid.best).min(2.0));
    out.put("phrases lead", (0..LEAD).map(text).sum::<f32>().min(3.0));
    out.put("phrases claim", claim.doc.texts.iter().map(|t| refuting_phrases(t)).sum::<f32>().min(2.0));
    let about: f32 = weights.iter().enumerate().map(|(s, weight)| weight / total * text(s)).sum();
    out.put("phrases about", about.min(1.0));
    let quoted = quoted(report, &aligned);
    out.put("quoted", quoted);
    let colon = report.words.iter().take(6).any(|w| w.mark && report.kind(w).is_some_and(|k| k.lower == ":"));
    out.put("label", if colon { 1.0 } else { 0.0 });
}

/// Share of the aligned words that stand between quotation marks in the report.
fn quoted(report: &Side, aligned: &[usize]) -> f32 {
    let quote =
        |w: &Word| w.mark && report.kind(w).is_some_and(|k| matches!(k.lower.as_str(), "\"" | "“" | "”" | "‘" | "’"));
    let inside = |i: usize| {
        let Some(s) = report.words.get(i).map(|w| w.sentence) else { return false };
        let Some((range, _, _)) = report.sentences.get(s) else { return false };
        let marks = |range: std::ops::Range<usize>| range.filter(|&j| report.words.get(j).is_some_and(quote)).count();
        marks(range.start..i) % 2 == 1 && marks(i..range.end) > 0
    };
    aligned.iter().filter(|&&i| inside(i)).count() as f32 / aligned.len().max(1) as f32
}
