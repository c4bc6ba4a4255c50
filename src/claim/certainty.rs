//! Certainty and polarity: hedges and negations, and what they bear on.

use std::ops::Range;

use super::{Certainty, Polarity};
use crate::lexicon::{Cue, has};
use crate::text::Token;

/// How sure a clause is of what it says.
pub fn certainty(tokens: &[Token], stems: &[String], clause: Range<usize>) -> Certainty {
    let unverified = clause.clone().any(|i| has(&stems[i], Cue::Unverified))
        || clause
            .clone()
            .any(|i| has(&stems[i], Cue::Confirm) && negated(tokens, i, clause.start) && !intends(tokens, i));
    if unverified {
        return Certainty::Unverified;
    }
    let hedged = clause.clone().any(|i| {
        // "May" the month and "might" the noun are written otherwise.
        has(&stems[i], Cue::Hedge)
            && !(tokens[i].is_capital() && tokens[i].is("may"))
            && !(tokens[i].is("could") && negated(tokens, i + 1, i))
    });
    if hedged { Certainty::Hedged } else { Certainty::Stated }
}

/// "not confirm" of a refusal, not of a lack of proof.
fn intends(tokens: &[Token], i: usize) -> bool {
    i >= 2 && tokens[i - 1].is("to") && (tokens[i - 2].is("refused") || tokens[i - 2].is("declined"))
}

/// Whether a negation bears on the token at `i`, looking back at most four tokens within the clause.
pub fn negated(tokens: &[Token], i: usize, start: usize) -> bool {
    (start.max(i.saturating_sub(4))..i).any(|j| is_negation(tokens, j))
}

/// A word that negates: "not", "never", "no" — but not "not only", "no longer just", "no doubt".
pub fn is_negation(tokens: &[Token], j: usize) -> bool {
    let next = |k: usize| tokens.get(j + k).map(|t| t.lower.as_str()).unwrap_or_default();
    match tokens[j].lower.as_str() {
        "not" => {
            !matches!(next(1), "only" | "just" | "simply" | "merely" | "least" | "about" | "a" | "the" | "because")
        }
        "never" | "neither" | "nor" | "without" => true,
        "no" => {
            let beyond = next(1) == "longer" && (matches!(next(2), "just" | "only" | "simply") || next(3) == "just");
            !beyond && !matches!(next(1), "doubt" | "wonder" | "matter" | "one" | "." | "more" | "less" | "fewer")
        }
        _ => false,
    }
}

/// Whether a clause says that something is not so.
pub fn polarity(tokens: &[Token], content: Range<usize>) -> Polarity {
    let count = content.clone().filter(|&j| is_negation(tokens, j)).count();
    if count % 2 == 1 { Polarity::Negated } else { Polarity::Affirmed }
}
