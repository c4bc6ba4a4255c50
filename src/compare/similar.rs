//! How alike two terms are.

use super::frame::{Frame, Kind, Term};
use super::thresholds::{SIGNS, WORD};
use crate::lexicon::{Cue, Words, has};
use crate::mention::Form;

/// How alike two terms of two frames are, 0 to 1.
pub fn similarity(words: &Words, a: (&Frame, &Term), b: (&Frame, &Term)) -> f32 {
    match (&a.1.kind, &b.1.kind) {
        (Kind::Word(x), Kind::Word(y)) => {
            let (s, t) = (&a.1.stem, &b.1.stem);
            if s == t {
                return 1.0;
            }
            if a.1.groups.iter().any(|g| b.1.groups.contains(g)) {
                return 0.9;
            }
            // Opposites are near each other in the vectors: they share their matter, not what is said of it.
            if a.1.contraries.contains(t) {
                return 0.4;
            }
            if derived(s, t) {
                return 0.8;
            }
            let worth = a.1.signs.zip(b.1.signs).is_some_and(|(x, y)| (x ^ y).count_ones() <= SIGNS);
            let near = x.zip(*y).filter(|_| worth).and_then(|(x, y)| words.similarity(x, y)).unwrap_or(0.0);
            // Roles are near each other too, and an officer is no soldier.
            let near = if has(s, Cue::Role) && has(t, Cue::Role) { near * 0.75 } else { near };
            if near < WORD { 0.0 } else { (0.4 + (near - WORD) * 1.4).min(0.9) }
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

/// One stem grown from the other: "deploy", "deployment".
fn derived(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 5 && long.len() <= short.len() + 5 && long.starts_with(short)
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
