//! Signals: what the likeness of two claims rests on, as numbers from -1 to 1 for the model that weighs them.

use super::align::Alignment;
use super::frame::{Frame, Kind};
use super::similar::similarity;
use super::slots::Slots;
use super::thresholds::{DEED, HALF, MEANT};
use crate::claim::Certainty;
use crate::lexicon::{Cue, Words};
use crate::mention::EntityKind;
use crate::reading::Slot;

/// What each signal tells, in order.
pub const NAMES: [&str; 42] = [
    "here", "there", "least", "mean", "mass", "matter", "actors", "verb_here", "verb_there", "verbs", "verb_unknown",
    "agents", "agents_conflict", "patients", "patients_conflict", "swapped", "number", "number_conflict", "date",
    "date_conflict", "events_apart", "place_conflict", "mood", "polarity", "certainty", "stance", "speaker", "lengths",
    "foreign_here", "foreign_there", "figures", "mean_verbs", "least_squared", "mean_mass", "verbs_both",
    "mean_foreign", "here_mass", "there_mass", "rank", "vectors", "countries", "names",
];

/// The signals of a pair.
pub type Signals = [f32; NAMES.len()];

/// Reads the signals of two frames that were aligned and whose slots were compared. `rank` counts the candidates of `a` that
/// share more with it than `b`.
pub fn signals(words: &Words, a: &Frame, b: &Frame, al: &Alignment, found: &Slots, rank: usize) -> Signals {
    let differs = |slot: Slot| f32::from(found.differing.iter().any(|d| d.slot == slot));
    let alike = |slot: Slot| f32::from(found.alike.contains(&slot));
    let (verb_here, verb_there) = (counterpart(words, a, b, a.verb), counterpart(words, b, a, b.verb));
    let verbs = pair(words, (a, a.verb), (b, b.verb));
    let (agents, patients) = (pair(words, (a, a.agent), (b, b.agent)), pair(words, (a, a.patient), (b, b.patient)));
    let crossed = pair(words, (a, a.agent), (b, b.patient))
        .unwrap_or(0.0)
        .max(pair(words, (a, a.patient), (b, b.agent)).unwrap_or(0.0));
    let (foreign_here, foreign_there) = (foreign(a, b), foreign(b, a));
    let length = |f: &Frame| f.terms.iter().filter(|t| t.focus).count().max(1) as f32;
    let said = a.speaker.as_ref().zip(b.speaker.as_ref()).map_or(0.0, |(x, y)| f32::from(x == y));
    let (least, mean, mass) = (al.here.min(al.there), (al.here * al.there).sqrt(), 1.0 - (-al.shared / 0.9).exp());
    [
        al.here,
        al.there,
        least,
        mean,
        mass,
        (al.matter / 3.0).min(1.0),
        (al.actors / 3.0).min(1.0),
        verb_here.unwrap_or(0.5),
        verb_there.unwrap_or(0.5),
        verbs.unwrap_or(0.4),
        f32::from(verb_here.is_none() || verb_there.is_none()),
        agents.unwrap_or(0.0),
        f32::from(conflict(a, a.agent, b, b.agent)),
        patients.unwrap_or(0.0),
        f32::from(conflict(a, a.patient, b, b.patient)),
        (crossed - agents.unwrap_or(0.0).max(patients.unwrap_or(0.0))).max(0.0),
        alike(Slot::Number),
        differs(Slot::Number),
        alike(Slot::Date),
        differs(Slot::Date),
        f32::from(found.two_events),
        differs(Slot::Place).max(differs(Slot::Name)),
        f32::from(!a.mood.agrees(b.mood)),
        f32::from(a.polarity != b.polarity),
        f32::from((a.certainty == Certainty::Stated) != (b.certainty == Certainty::Stated)),
        f32::from(a.stance != b.stance),
        said,
        ((length(a) / length(b)).ln().abs() / 2.0).min(1.0),
        foreign_here,
        foreign_there,
        figures(a, b),
        mean * verbs.unwrap_or(0.4),
        least * least,
        mean * mass,
        verb_here.unwrap_or(0.5) * verb_there.unwrap_or(0.5),
        mean * foreign_here,
        al.here * mass,
        al.there * mass,
        1.0 / (1.0 + rank as f32),
        a.meaning.iter().zip(&b.meaning).map(|(x, y)| x * y).sum::<f32>().clamp(0.0, 1.0),
        (shared(a, b, true) / 3.0).min(1.0),
        (shared(a, b, false) / 2.0).min(1.0),
    ]
}

/// Places of signals in their order.
const LEAST: usize = 2;
const VERB_HERE: usize = 7;
const VERB_THERE: usize = 8;
/// An amount and a time that agree, rare figures that both give.
const AGREED: [usize; 3] = [16, 18, 30];
const VECTORS: usize = 39;

/// Whether two claims have little more in common than names: less than half of one, the deed of neither has its like in the other, their
/// words do not mean the like, and no figure or time agrees.
pub fn names_alone(signals: &Signals) -> bool {
    let agree = AGREED.iter().any(|&at| signals[at] > 0.0);
    let deed = signals[VERB_HERE].max(signals[VERB_THERE]);
    deed < DEED && signals[VECTORS] < MEANT && signals[LEAST] < HALF && !agree
}

/// Names in what is said here that the other passage has too: countries, or all others, of which fewer texts speak.
fn shared(a: &Frame, b: &Frame, countries: bool) -> f32 {
    let said = a.terms.iter().filter(|t| t.focus && t.content);
    let named = said.filter_map(|t| if let Kind::Entity(e, _) = t.kind { a.entities.get(e) } else { None });
    named.filter(|e| e.is_country() == countries && b.names(e)).count() as f32
}

/// Rare figures that both give, whatever they count: 0, 0.5 for one, 1 for more.
fn figures(a: &Frame, b: &Frame) -> f32 {
    let said = |f: &Frame| -> Vec<f64> {
        let telling = f.terms.iter().filter(|t| t.focus).filter_map(|t| match t.kind {
            Kind::Quantity(q) if f.quantities[q].is_telling() => Some(f.quantities[q].value),
            _ => None,
        });
        telling.collect()
    };
    let there = said(b);
    (said(a).iter().filter(|value| there.contains(value)).count() as f32 / 2.0).min(1.0)
}

/// How well a term is matched by any term of the other frame; none if it says little by itself.
fn counterpart(words: &Words, a: &Frame, b: &Frame, term: Option<usize>) -> Option<f32> {
    let x = a.terms.get(term?)?;
    if x.word.cues.has(Cue::Light) {
        return None;
    }
    Some(b.terms.iter().map(|y| similarity(words, (a, x), (b, y))).fold(0.0, f32::max))
}

fn pair(words: &Words, (a, x): (&Frame, Option<usize>), (b, y): (&Frame, Option<usize>)) -> Option<f32> {
    Some(similarity(words, (a, a.terms.get(x?)?), (b, b.terms.get(y?)?)))
}

/// Both are names of one kind, and neither claim names the other's.
fn conflict(a: &Frame, x: Option<usize>, b: &Frame, y: Option<usize>) -> bool {
    let entity = |frame: &Frame, term: Option<usize>| match frame.terms.get(term?)?.kind {
        Kind::Entity(entity, _) => Some(entity),
        _ => None,
    };
    let (Some(x), Some(y)) = (entity(a, x), entity(b, y)) else { return false };
    let (x, y) = (&a.entities[x], &b.entities[y]);
    x.kind == y.kind && !b.names(x) && !a.names(y)
}

/// Share of the names in what is said here that the other passage has not.
fn foreign(a: &Frame, b: &Frame) -> f32 {
    let (mut all, mut missing) = (0.0, 0.0);
    for term in a.terms.iter().filter(|t| t.focus && t.content) {
        if let Kind::Entity(entity, _) = term.kind {
            let entity = &a.entities[entity];
            let weight = match entity.kind {
                EntityKind::Place if !entity.is_country() => 0.7,
                _ => 1.0,
            };
            all += weight;
            if !b.names(entity) {
                missing += weight;
            }
        }
    }
    if all > 0.0 { missing / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_are_those_of_the_names() {
        let names = [LEAST, VERB_HERE, VERB_THERE, VECTORS].map(|at| NAMES[at]);
        assert_eq!(names, ["least", "verb_here", "verb_there", "vectors"]);
        assert_eq!(AGREED.map(|at| NAMES[at]), ["number", "date", "figures"]);
    }

    #[test]
    fn names_alone_are_no_telling_of_one_thing() {
        let told = |signals: &[(usize, f32)]| {
            let mut all = [0.0; NAMES.len()];
            signals.iter().for_each(|&(at, value)| all[at] = value);
            names_alone(&all)
        };
        // "The situation east of Donetsk is difficult", "soldiers were killed near Donetsk".
        assert!(told(&[(VERB_HERE, 0.5), (VECTORS, 0.36)]));
        for alike in [(VERB_THERE, 0.9), (VECTORS, 0.6), (LEAST, 0.9), (AGREED[0], 1.0), (AGREED[2], 0.5)] {
            assert!(!told(&[(VERB_HERE, 0.5), (VECTORS, 0.36), alike]));
        }
    }
}
