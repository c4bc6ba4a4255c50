//! Bounds: words around a number that open it to one side or blur it.

use serde::{Deserialize, Serialize};

use crate::text::{Token, TokenKind};

/// How a value stands to the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "about", "nearly"; or a vague word: "dozens".
    About,
    /// "at least", "more than", "over".
    AtLeast,
    /// "up to", "fewer than", "under".
    AtMost,
}

use Bound::{About, AtLeast, AtMost};

/// Phrases before a number; where one ends another, the longer stands first.
const BEFORE: [(&str, Bound); 55] = [
    ("no less than", AtLeast),
    ("no fewer than", AtLeast),
    ("not less than", AtLeast),
    ("not fewer than", AtLeast),
    ("nothing less than", AtLeast),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no higher than", AtMost),
    ("no greater than", AtMost),
    ("no later than", AtMost),
    ("not exceeding", AtMost),
    ("more than", AtLeast),
    ("greater than", AtLeast),
    ("higher than", AtLeast),
    ("larger than", AtLeast),
    ("longer than", AtLeast),
    ("better than", AtLeast),
    ("at least", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("upwards of", AtLeast),
    ("upward of", AtLeast),
    ("in excess of", AtLeast),
    ("north of", AtLeast),
    ("exceeding", AtLeast),
    ("exceeded", AtLeast),
    ("exceeds", AtLeast),
    ("over", AtLeast),
    ("above", AtLeast),
    ("less than", AtMost),
    ("fewer than", AtMost),
    ("lower than", AtMost),
    ("shorter than", AtMost),
    ("smaller than", AtMost),
    ("at most", AtMost),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("up to", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("under", AtMost),
    ("below", AtMost),
    ("in the region of", About),
    ("in the order of", About),
    ("somewhere around", About),
    ("close to", About),
    ("an estimated", About),
    ("estimated", About),
    ("approximately", About),
    ("approx", About),
    ("circa", About),
    ("roughly", About),
    ("about", About),
    ("around", About),
    ("approaching", About),
];

/// Words that blur a number by standing before it.
const BLUR: [&str; 5] = ["nearly", "almost", "some", "~", "≈"];

/// The bound that ends before a token and where it begins; nothing before `floor` belongs to it.
pub(super) fn before(tokens: &[Token], at: usize, floor: usize) -> Option<(Bound, usize)> {
    let last = at.checked_sub(1).filter(|&i| i >= floor).and_then(|i| tokens.get(i))?.lower.as_str();
    if BLUR.contains(&last) {
        return Some((About, at - 1));
    }
    if matches!(last, ">" | "≥" | "<" | "≤") {
        return Some((if matches!(last, ">" | "≥") { AtLeast } else { AtMost }, at - 1));
    }
    BEFORE.iter().filter(|(phrase, _)| phrase.ends_with(last)).find_map(|&(phrase, bound)| {
        let mut start = at;
        for word in phrase.rsplit(' ') {
            start = start.checked_sub(1).filter(|&i| i >= floor && tokens[i].is(word))?;
        }
        Some((bound, start))
    })
}

/// The bound that follows a number, and the token after it: "or more", "or so", "+", "-odd".
pub(super) fn after(tokens: &[Token], at: usize) -> Option<(Bound, usize)> {
    let word = |i: usize| tokens.get(at + i).map(|t| t.lower.as_str()).unwrap_or_default();
    let number = |i: usize| tokens.get(at + i).is_some_and(|t| t.kind == TokenKind::Number);
    Some(match (word(0), word(1)) {
        ("or" | "and", "more" | "over" | "above" | "older" | "higher" | "greater" | "upwards") => (AtLeast, at + 2),
        ("+" | "plus", _) if !number(1) => (AtLeast, at + 1),
        ("-", "plus") => (AtLeast, at + 2),
        ("or" | "and", "less" | "fewer" | "under" | "below" | "younger" | "lower") => (AtMost, at + 2),
        ("or", "so") | ("-", "odd" | "ish") => (About, at + 2),
        ("odd", _) => (About, at + 1),
        _ => return None,
    })
}
