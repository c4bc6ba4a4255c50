//! How alike two terms are.

use super::frame::{Frame, Kind, Term};
use super::thresholds::{SIGNS, WORD};
use crate::lexicon::{Cue, Link, Words};
use crate::mention::Form;

/// What a link of the thesaurus says two words have in common.
const SYNONYM: f32 = 0.85;
const DERIVATION: f32 = 0.8;
const KIND: f32 = 0.7;
/// Opposites share their matter, not what is said of it.
const CONTRARY: f32 = 0.4;

/// How alike two terms of two frames are, 0 to 1.
pub fn similarity(words: &Words, a: (&Frame, &Term), b: (&Frame, &Term)) -> f32 {
    match (&a.1.kind, &b.1.kind) {
        (Kind::Word(x), Kind::Word(y)) => {
            let (v, w) = (&*a.1.word, &*b.1.word);
            let (s, t) = (&v.stem, &w.stem);
            // The table of words has each stem once.
            if if x.is_some() && y.is_some() { x == y } else { s == t } {
                return 1.0;
            }
            if grouped(a.1, b.1) {
                return 0.9;
            }
            if v.contraries.contains(t) {
                return CONTRARY;
            }
            match link(words, a.1, b.1) {
                Some(Link::Synonym) => return SYNONYM,
                Some(Link::Derivation) => return DERIVATION,
                Some(Link::Kind) => return KIND,
                Some(Link::Contrary) => return CONTRARY,
                None if derived(s, t) => return DERIVATION,
                None => {}
            }
            let worth = v.signs.zip(w.signs).is_some_and(|(x, y)| (x ^ y).count_ones() <= SIGNS);
            let near = x.zip(*y).filter(|_| worth).and_then(|(x, y)| words.similarity(x, y)).unwrap_or(0.0);
            // Roles are near each other too, and an officer is no soldier.
            let near = if v.cues.has(Cue::Role) && w.cues.has(Cue::Role) { near * 0.75 } else { near };
            // What the vectors say alone, of words that no list relates, is mostly that they have one subject.
            if near < WORD { 0.0 } else { 0.1 + (near - WORD) * 0.7 }
        }
        (Kind::Entity(x, form), Kind::Entity(y, other)) => {
            let alike = a.0.entities[*x].alike(&b.0.entities[*y]) as f32;
            // A capital can be the city, not the country.
            if (*form == Form::Capital) != (*other == Form::Capital) { alike * 0.85 } else { alike }
        }
        (Kind::Quantity(x), Kind::Quantity(y)) => {
            let (x, y) = (&a.0.quantities[*x], &b.0.quantities[*y]);
            match (x.agrees(y), x.unit == y.unit) {
                (true, true) => 1.0,
                (true, false) if x.is_telling() && x.value == y.value => 0.8,
                (true, false) => 0.5,
                (false, _) => 0.0,
            }
        }
        (Kind::Time(x), Kind::Time(y)) => {
            let (x, y) = (&a.0.times[*x], &b.0.times[*y]);
            if x.agrees(y) == Some(true) { 1.0 } else { 0.0 }
        }
        _ => 0.0,
    }
}

/// Whether two words may stand for one another, by the lists made by hand or by the thesaurus.
pub fn alike(words: &Words, a: &Term, b: &Term) -> bool {
    grouped(a, b) || link(words, a, b).is_some_and(|link| link != Link::Contrary)
}

/// Whether two words say the contrary, by the lists made by hand or by the thesaurus.
pub fn contrary(words: &Words, a: &Term, b: &Term) -> bool {
    let linked = || link(words, a, b) == Some(Link::Contrary) && !grouped(a, b);
    a.word.contraries.contains(&b.word.stem) || linked()
}

fn grouped(a: &Term, b: &Term) -> bool {
    a.word.groups.iter().any(|g| b.word.groups.contains(g))
}

fn link(words: &Words, a: &Term, b: &Term) -> Option<Link> {
    match b.kind {
        Kind::Word(Some(id)) => words.thesaurus().link(a.word.links, id),
        _ => None,
    }
}

/// One stem grown from the other: "deploy", "deployment".
fn derived(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 5
        && long.len() <= short.len() + 5
        && long.bytes().next() == short.bytes().next()
        && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn derivations() {
        assert!(derived("deploy", "deployment"));
        assert!(!derived("missil", "mission"));
        assert!(!derived("cat", "catch"));
    }
}
