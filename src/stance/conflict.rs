//! Features of conflict: what the claim says and the report does not, or says otherwise.

use std::collections::HashSet;

use super::features::Features;
use super::laid::{Counterpart, Laid};
use super::overlap::{centre, cosine};
use super::senses::Kin;
use super::side::{Side, Word};
use crate::lexicon::Words;
use crate::mention::{EntityKind, Quantity};

/// What a word is, for the purposes of what may stand in its place.
const PARTS: [&str; 5] = ["name", "number", "noun", "verb", "quality"];

fn part(side: &Side, w: &Word) -> usize {
    let kind = side.kind(w);
    if w.number {
        1
    } else if w.name || kind.is_some_and(|k| k.id.is_none() && k.sense.part.is_none()) {
        0
    } else {
        match kind.and_then(|k| k.sense.part) {
            Some('v') => 3,
            Some('a' | 'r') => 4,
            _ => 2,
        }
    }
}

pub fn put(out: &mut Features, table: &Words, claim: &Side, report: &Side, laid: &Laid) {
    unsupported(out, claim, laid);
    strict(out, table, claim, report, laid);
    torn(out, claim, report, laid);
    replaced(out, table, claim, report, laid);
    contrary(out, claim, report, laid);
    negated(out, claim, report, laid);
    quantities(out, table, claim, report, laid);
    times(out, claim, report);
    entities(out, claim, report, laid);
}

/// Words that the report has nowhere, and words that it has, but not where the rest of the claim stands.
fn unsupported(out: &mut Features, claim: &Side, laid: &Laid) {
    let total: f32 = laid.counterparts.iter().map(|c| c.weight).sum::<f32>().max(0.01);
    let (mut nowhere, mut elsewhere, mut loose) = ([0.0f32; 5], [0.0f32; 5], [0.0f32; 5]);
    let mut least: Vec<f32> = Vec::new();
    for c in &laid.counterparts {
        let Some(w) = claim.words.get(c.word) else { continue };
        let p = part(claim, w);
        let slot = if c.anywhere < 0.5 {
            &mut nowhere
        } else if c.there.is_none() {
            &mut elsewhere
        } else if c.likeness < 0.75 {
            &mut loose
        } else {
            continue;
        };
        if let Some(x) = slot.get_mut(p) {
            *x += c.weight;
        }
        if c.weight > 0.3 {
            least.push(c.anywhere);
        }
    }
    for (p, name) in PARTS.iter().enumerate() {
        let at = |list: &[f32; 5]| list.get(p).copied().unwrap_or_default();
        out.put(format!("nowhere {name}"), at(&nowhere).min(4.0));
        out.put(format!("elsewhere {name}"), at(&elsewhere).min(4.0));
        out.put(format!("loose {name}"), at(&loose).min(4.0));
    }
    out.put("nowhere share", nowhere.iter().sum::<f32>() / total);
    out.put("elsewhere share", elsewhere.iter().sum::<f32>() / total);
    out.put("loose share", loose.iter().sum::<f32>() / total);
    least.sort_by(f32::total_cmp);
    out.put("least", least.first().copied().unwrap_or(1.0));
    out.put("least but one", least.get(1).copied().unwrap_or(1.0));
}

/// Words that the report does not have in a form that surely means the same: it has another of their kind, or nothing.
fn strict(out: &mut Features, table: &Words, claim: &Side, report: &Side, laid: &Laid) {
    let (mut strange, mut lone) = ([0.0f32; 5], [0.0f32; 5]);
    let (mut sister, mut contrary, mut near, mut highest) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    let mut farthest = [0.0f32; 5];
    let (mut fit_home, mut fit_report, mut fits) = (1.0f32, 1.0f32, 0.0f32);
    let whole = centre(table, &report.words, report);
    let mut homes: Vec<usize> = laid.counterparts.iter().map(|c| c.home).collect();
    homes.sort_unstable();
    homes.dedup();
    for c in &laid.counterparts {
        let Some(w) = claim.words.get(c.word) else { continue };
        let mut sure = false;
        let (mut sister_here, mut contrary_here, mut nearest) = (false, false, 0.0f32);
        for r in report.words.iter().filter(|r| r.weight > 0.0) {
            let (_, kin) = laid.between(w, r);
            sure |= matches!(kin, Kin::Same | Kin::Synonym);
            if homes.binary_search(&r.sentence).is_ok() {
                sister_here |= kin == Kin::Sister;
                contrary_here |= kin == Kin::Contrary;
                let ids = claim.kind(w).and_then(|k| k.id).zip(report.kind(r).and_then(|k| k.id));
                nearest = nearest.max(ids.and_then(|(x, y)| table.similarity(x, y)).unwrap_or(0.0));
            }
        }
        if sure {
            continue;
        }
        let p = part(claim, w);
        if let Some(x) = strange.get_mut(p) {
            *x += 1.0;
        }
        if let Some(x) = lone.get_mut(p).filter(|_| nearest < 0.4) {
            *x += 1.0;
        }
        if let Some(x) = farthest.get_mut(p) {
            *x = x.max(1.0 - nearest);
        }
        if let Some(vector) = claim.kind(w).and_then(|k| k.id).and_then(|id| table.unit_vector(id)) {
            let home = centre(table, report.sentence(c.home), report);
            fit_home = fit_home.min(cosine(&vector, &home));
            fit_report = fit_report.min(cosine(&vector, &whole));
            fits += cosine(&vector, &whole);
        }
        sister += if sister_here && p == 2 { 1.0 } else { 0.0 };
        contrary += if contrary_here { 1.0 } else { 0.0 };
        near += if nearest >= 0.5 { 1.0 } else { 0.0 };
        highest = highest.max(1.0 - nearest);
    }
    for (p, name) in PARTS.iter().enumerate() {
        out.put(format!("strange {name}"), strange.get(p).copied().unwrap_or_default().min(4.0));
        out.put(format!("lone {name}"), lone.get(p).copied().unwrap_or_default().min(4.0));
    }
    for (p, name) in PARTS.iter().enumerate().skip(2) {
        out.put(format!("far {name}"), farthest.get(p).copied().unwrap_or_default());
    }
    let all: f32 = strange.iter().sum();
    out.put("fit home", fit_home);
    out.put("fit report", fit_report);
    out.put("fit mean", if all > 0.0 { fits / all } else { 0.5 });
    out.put("strange", all.min(10.0));
    out.put("strange share", all / laid.counterparts.len().max(1) as f32);
    out.put("strange sister", sister.min(3.0));
    out.put("strange contrary", contrary.min(3.0));
    out.put("strange near", near.min(6.0));
    out.put("strange farthest", highest);
}

/// Neighbours in the claim that the report has, each, and not together.
fn torn(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let places = |c: &Counterpart| -> Vec<usize> {
        let Some(w) = claim.words.get(c.word) else { return Vec::new() };
        let all = report.words.iter().enumerate().filter(|(_, r)| r.weight > 0.0 && laid.between(w, r).0 >= 0.75);
        all.map(|(i, _)| i).collect()
    };
    let all: Vec<Vec<usize>> = laid.counterparts.iter().map(places).collect();
    let (mut pairs, mut torn, mut torn_names, mut torn_numbers) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for (c, p) in laid.counterparts.windows(2).zip(all.windows(2)) {
        let ([x, y], [here, there]) = (c, p) else { continue };
        let (Some(a), Some(b)) = (claim.words.get(x.word), claim.words.get(y.word)) else { continue };
        if a.sentence != b.sentence || here.is_empty() || there.is_empty() {
            continue;
        }
        pairs += 1.0;
        // Both lists ascend: the nearest of `there` to each of `here` is found by halving.
        let close = here.iter().any(|&i| {
            let at = there.partition_point(|&j| j < i);
            let near = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|k| there.get(k));
            near.into_iter().any(|&j| i.abs_diff(j) <= 8)
        });
        if !close {
            torn += 1.0;
            torn_names += if a.name || b.name { 1.0 } else { 0.0 };
            torn_numbers += if a.number || b.number { 1.0 } else { 0.0 };
        }
    }
    out.put("pairs", pairs.min(20.0));
    out.put("torn", if pairs > 0.0 { torn / pairs } else { 0.0 });
    out.put("torn names", torn_names.min(4.0));
    out.put("torn numbers", torn_numbers.min(3.0));
}

/// What stands in the report where an unaligned word of the claim would stand.
fn replaced(out: &mut Features, table: &Words, claim: &Side, report: &Side, laid: &Laid) {
    let taken: HashSet<usize> =
        laid.counterparts.iter().filter(|c| c.likeness >= 0.75).filter_map(|c| c.there).collect();
    let mut by_part = [0.0f32; 5];
    let (mut contrary, mut sister, mut related, mut strange, mut inserted) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut farthest = 1.0f32;
    for (i, c) in laid.counterparts.iter().enumerate() {
        let Some(w) = claim.words.get(c.word).filter(|_| c.likeness < 0.75) else { continue };
        let Some(window) = window(&laid.counterparts, i, report) else { continue };
        let candidates: Vec<(usize, &Word)> = window
            .filter(|r| !taken.contains(r))
            .filter_map(|r| Some((r, report.words.get(r).filter(|r| r.weight > 0.15)?)))
            .collect();
        let near = |r: &Word| -> f32 {
            let ids = claim.kind(w).and_then(|k| k.id).zip(report.kind(r).and_then(|k| k.id));
            ids.and_then(|(x, y)| table.similarity(x, y)).unwrap_or(0.0)
        };
        let one_part = |r: &Word| part(report, r) == part(claim, w);
        let best = candidates
            .iter()
            .map(|(_, r)| (near(r) + if one_part(r) { 0.3 } else { 0.0 }, *r))
            .max_by(|x, y| x.0.total_cmp(&y.0));
        let Some((_, r)) = best else {
            inserted += c.weight;
            continue;
        };
        let (_, kin) = laid.between(w, r);
        match kin {
            Kin::Contrary => contrary += 1.0,
            Kin::Sister => sister += 1.0,
            Kin::Synonym | Kin::Same | Kin::Kind => related += 1.0,
            Kin::None => {
                strange += c.weight;
                farthest = farthest.min(near(r));
                if one_part(r)
                    && let Some(x) = by_part.get_mut(part(claim, w))
                {
                    *x += c.weight;
                }
            }
        }
    }
    out.put("replaced by contrary", f32::min(contrary, 3.0));
    out.put("replaced by sister", f32::min(sister, 3.0));
    out.put("replaced by related", f32::min(related, 4.0));
    out.put("replaced by other", f32::min(strange, 5.0));
    out.put("replaced by far", farthest);
    out.put("inserted", f32::min(inserted, 5.0));
    for (name, x) in PARTS.iter().zip(by_part) {
        out.put(format!("replaced {name}"), x.min(3.0));
    }
}

/// The report's words between the counterparts of the claim's neighbours, or next to the one that has a counterpart.
fn window(all: &[Counterpart], i: usize, report: &Side) -> Option<std::ops::Range<usize>> {
    let firm = |c: &Counterpart| c.there.filter(|_| c.likeness >= 0.75);
    let left = all.get(..i)?.iter().rev().take(2).find_map(firm);
    let right = all.get(i.checked_add(1)?..)?.iter().take(2).find_map(firm);
    let most = report.words.len();
    Some(match (left, right) {
        (Some(l), Some(r)) if l < r && r - l <= 9 => l + 1..r,
        (Some(l), _) => l + 1..l.saturating_add(6).min(most),
        (None, Some(r)) => r.saturating_sub(5)..r,
        (None, None) => return None,
    })
}

/// Contrary words, those without a subject of their own among them ("before", "after").
fn contrary(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let best = report.sentence(laid.best);
    let has =
        |words: &[Word], side: &Side, stem: &str| words.iter().any(|w| side.kind(w).is_some_and(|k| k.stem == stem));
    let (mut in_best, mut anywhere) = (0.0, 0.0);
    for w in claim.words.iter().filter(|w| !w.mark) {
        let Some(k) = claim.kind(w) else { continue };
        let turns = |r: &&Word| {
            report.kind(r).is_some_and(|o| {
                k.sense.kin(&o.sense, (&k.stem, &o.stem)) == Kin::Contrary && !has(&claim.words, claim, &o.stem)
            })
        };
        if !has(best, report, &k.stem) && best.iter().any(|r| turns(&r)) {
            in_best += 1.0;
        }
        let common = report.kinds.iter().any(|o| o.stem == k.stem);
        if w.weight > 0.0
            && !common
            && report.kinds.iter().any(|o| k.sense.kin(&o.sense, (&k.stem, &o.stem)) == Kin::Contrary)
        {
            anywhere += 1.0;
        }
    }
    out.put("contrary in best", f32::min(in_best, 3.0));
    out.put("contrary anywhere", f32::min(anywhere, 3.0));
}

/// Negation on one side of aligned words and not on the other.
fn negated(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let reach = |side: &Side, i: usize| {
        let from = i.saturating_sub(4);
        let before = side.words.get(from..i).unwrap_or_default();
        let cut = before.iter().rposition(|w| w.mark && side.kind(w).is_some_and(|k| k.stem != "'" && k.stem != "-"));
        before.iter().skip(cut.map_or(0, |c| c + 1)).any(|w| w.negation)
    };
    let (mut here, mut there, mut both) = (0.0, 0.0, 0.0);
    for c in &laid.counterparts {
        let Some(r) = c.there else { continue };
        match (reach(claim, c.word), reach(report, r)) {
            (true, false) => here += 1.0,
            (false, true) => there += 1.0,
            (true, true) => both += 1.0,
            _ => {}
        }
    }
    out.put("negated here", f32::min(here, 3.0));
    out.put("negated there", f32::min(there, 3.0));
    out.put("negated both", f32::min(both, 3.0));
    let count = |words: &[Word]| words.iter().filter(|w| w.negation).count() as f32;
    out.put("negations claim", count(&claim.words).min(3.0));
    out.put("negations best", count(report.sentence(laid.best)).min(3.0));
    out.put("negations differ", (count(&claim.words) - count(report.sentence(laid.best))).abs().min(3.0));
}

fn quantities(out: &mut Features, table: &Words, claim: &Side, report: &Side, laid: &Laid) {
    let here: Vec<&Quantity> = claim.doc.mentions.blocks.iter().flat_map(|b| &b.quantities).collect();
    let there: Vec<&Quantity> = report.doc.mentions.blocks.iter().flat_map(|b| &b.quantities).collect();
    let best = report.sentences.get(laid.best);
    let in_best: Vec<&Quantity> = best
        .and_then(|(_, block, span)| Some((report.doc.mentions.blocks.get(*block)?, span)))
        .map(|(block, span)| block.quantities.iter().filter(|q| span.contains(q.span)).collect())
        .unwrap_or_default();
    let one_unit = |x: &Quantity, y: &Quantity| match (&x.unit, &y.unit) {
        (Some(s), Some(t)) => {
            s == t
                || table
                    .find(s)
                    .zip(table.find(t))
                    .and_then(|(x, y)| table.similarity(x, y))
                    .is_some_and(|near| near > 0.5)
        }
        _ => false,
    };
    let (mut agree, mut missing, mut differ, mut differ_best) = (0.0, 0.0, 0.0, 0.0);
    for x in &here {
        if there.iter().any(|y| x.agrees(y)) {
            agree += 1.0;
        } else {
            missing += 1.0;
            differ += if there.iter().any(|y| one_unit(x, y)) { 1.0 } else { 0.0 };
        }
        if in_best.iter().any(|y| one_unit(x, y)) && !in_best.iter().any(|y| x.agrees(y)) {
            differ_best += 1.0;
        }
    }
    out.put("quantities", (here.len() as f32).min(5.0));
    out.put("quantities agree", f32::min(agree, 4.0));
    out.put("quantities missing", f32::min(missing, 4.0));
    out.put("quantities differ", f32::min(differ, 4.0));
    out.put("quantities differ in best", f32::min(differ_best, 4.0));
}

fn times(out: &mut Features, claim: &Side, report: &Side) {
    let there: Vec<_> = report.doc.mentions.blocks.iter().flat_map(|b| &b.times).collect();
    let (mut agree, mut differ, mut alone) = (0.0, 0.0, 0.0);
    for x in claim.doc.mentions.blocks.iter().flat_map(|b| &b.times) {
        let found: Vec<bool> = there.iter().filter_map(|y| x.agrees(y)).collect();
        if found.is_empty() {
            alone += 1.0;
        } else if found.contains(&true) {
            agree += 1.0;
        } else {
            differ += 1.0;
        }
    }
    out.put("times agree", f32::min(agree, 3.0));
    out.put("times differ", f32::min(differ, 3.0));
    out.put("times alone", f32::min(alone, 3.0));
}

/// Entities that the report has nowhere while another of their kind stands in its best sentence.
fn entities(out: &mut Features, claim: &Side, report: &Side, laid: &Laid) {
    let best: HashSet<usize> = report.sentence(laid.best).iter().filter_map(|w| w.entity).collect();
    let all = &report.doc.mentions.entities;
    let mine = &claim.doc.mentions.entities;
    let foreign = |kind: EntityKind| {
        best.iter().filter_map(|&e| all.get(e)).any(|e| e.kind == kind && !mine.iter().any(|m| m.alike(e) > 0.5))
    };
    let (mut swapped, mut absent, mut misplaced) = (0.0, 0.0, 0.0);
    for (i, entity) in mine.iter().enumerate() {
        if super::overlap::absent(claim, laid, i) {
            absent += 1.0;
            swapped += if foreign(entity.kind) { 1.0 } else { 0.0 };
        } else if laid.named(i) && !best.iter().filter_map(|&e| all.get(e)).any(|e| entity.alike(e) > 0.5) {
            misplaced += if foreign(entity.kind) { 1.0 } else { 0.0 };
        }
    }
    out.put("entity swapped", f32::min(swapped, 3.0));
    out.put("entity absent share", absent / mine.len().max(1) as f32);
    out.put("entity misplaced", f32::min(misplaced, 3.0));
}
