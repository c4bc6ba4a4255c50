//! Clauses: where one sentence states several things.

use std::ops::Range;

use crate::lexicon::lemma::base;
use crate::lexicon::{Cue, has};
use crate::text::{Case, Token};

/// Splits the tokens of a sentence into clauses that each state something; the ranges are in order and cover it.
pub fn clauses(tokens: &[Token], stems: &[String], range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts = vec![range.start];
    let mut quote = false;
    for i in range.clone() {
        let token = &tokens[i];
        if matches!(token.lower.as_str(), "\"" | "“" | "”" | "«" | "»") {
            quote = match token.lower.as_str() {
                "“" | "«" => true,
                "\"" => !quote,
                _ => false,
            };
        }
        let Some(cut) = border(tokens, stems, i, &range) else {
            continue;
        };
        let last = *cuts.last().unwrap_or(&range.start);
        if cut > last && states(tokens, stems, last..cut) && states(tokens, stems, cut..range.end) {
            cuts.push(cut);
        }
    }
    cuts.push(range.end);
    cuts.windows(2).map(|w| w[0]..w[1]).collect()
}

/// Where a clause may begin at or after token `i`: the index of its first token.
fn border(tokens: &[Token], stems: &[String], i: usize, range: &Range<usize>) -> Option<usize> {
    let word = |j: usize| tokens.get(j).filter(|_| j < range.end).map(|t| t.lower.as_str()).unwrap_or_default();
    match word(i) {
        ";" | "–" | "—" => Some(i + 1),
        "-" if tokens[i].spaced && tokens.get(i + 1).is_some_and(|t| t.spaced) => Some(i + 1),
        ":" => Some(i + 1),
        "," => match word(i + 1) {
            "which" | "who" | "whose" | "where" | "whom" => Some(i + 1),
            "and" | "but" | "while" | "whereas" | "although" | "though" | "because" | "so" | "as" | "after"
            | "with" | "when" | "since" => {
                let next = i + 2;
                (finite_soon(tokens, stems, next, range.end)).then_some(i + 1)
            }
            "adding" | "saying" | "noting" | "claiming" | "stating" | "warning" | "leaving" | "killing" | "forcing"
            | "including" | "in"
                if word(i + 1) != "including" && (word(i + 1) != "in" || word(i + 2) == "addition") =>
            {
                Some(i + 1)
            }
            next if next.ends_with("ing")
                && next.len() > 5
                && !matches!(next, "according" | "including" | "during" | "morning" | "evening") =>
            {
                Some(i + 1)
            }
            _ => None,
        },
        "and" | "but" => {
            // "claimed to have recaptured … and pledged": a verb, or a subject with its verb, follows.
            let verb_next = is_finite(tokens, stems, i + 1) && i + 1 < range.end;
            let subject_next = tokens.get(i + 1).is_some_and(|t| {
                t.is_capital()
                    || matches!(t.lower.as_str(), "the" | "it" | "he" | "she" | "they" | "is" | "has" | "that")
            }) && finite_soon(tokens, stems, i + 2, range.end)
                && has_finite(tokens, stems, since_border(tokens, range.start, i)..i);
            (verb_next || subject_next).then_some(i)
        }
        // "… as forces withdraw", "… as Alliance with Russia Deepens": a subject and its verb follow.
        "as" if i > range.start + 3 => {
            let subject = tokens.get(i + 1).is_some_and(|t| {
                t.is_capital() || matches!(t.lower.as_str(), "the" | "it" | "he" | "she" | "they" | "a")
            });
            (subject
                && (finite_soon(tokens, stems, i + 2, range.end) || headline_verb(tokens, stems, i + 2, range.end)))
            .then_some(i)
        }
        "while" | "whereas" | "although" if i > range.start => Some(i),
        "where" | "which"
            if i > range.start + 3
                && !matches!(word(i - 1), "in" | "of" | "for" | "to" | "at" | "on" | "by" | "with" | "from" | ",") =>
        {
            Some(i)
        }
        "in" if word(i + 1) == "addition" && word(i + 2) == "to" && i > range.start => Some(i),
        _ => None,
    }
}

/// Whether a finite verb stands among the next tokens, before another clause begins.
fn finite_soon(tokens: &[Token], stems: &[String], from: usize, end: usize) -> bool {
    (from..end.min(from + 9))
        .take_while(|&j| !matches!(tokens[j].lower.as_str(), "," | ";" | "which" | "who" | "that"))
        .any(|j| is_finite(tokens, stems, j))
}

/// The start of the part that ends before `i`: after the last comma or relative word. "The partnership between Moscow and
/// Pyongyang had moved" and "the Union, Washington and the G7 have planned" have no verb there, so "and" joins names.
fn since_border(tokens: &[Token], start: usize, i: usize) -> usize {
    let marks = |t: &Token| matches!(t.lower.as_str(), "," | ";" | ":" | "that" | "which" | "who" | "where" | "“");
    (start..i).rev().find(|&j| marks(&tokens[j])).map_or(start, |j| j + 1)
}

/// Whether a heading has a verb: one that no article, adjective of a country or preposition makes a noun.
pub fn heads(tokens: &[Token], stems: &[String], range: Range<usize>) -> bool {
    const QUESTIONS: [&str; 6] = ["what", "how", "why", "where", "who", "when"];
    if tokens.get(range.start).is_some_and(|t| QUESTIONS.contains(&t.lower.as_str())) {
        return false;
    }
    range.clone().skip(1).any(|i| {
        let verb = is_finite(tokens, stems, i) || has(&stems[i], Cue::Verb) || has(&stems[i], Cue::Say);
        let before = tokens[i - 1].lower.as_str();
        let noun = matches!(
            before,
            "a" | "an"
                | "the"
                | "new"
                | "of"
                | "in"
                | "on"
                | "for"
                | "by"
                | "with"
                | "his"
                | "her"
                | "its"
                | "their"
                | "no"
                | "first"
                | "'s"
        ) || (before.ends_with("an") && tokens[i - 1].is_capital());
        verb && !noun
    })
}

/// Whether a capitalised verb of the present stands among the next tokens, as headlines have it.
fn headline_verb(tokens: &[Token], stems: &[String], from: usize, end: usize) -> bool {
    (from..end.min(from + 6))
        .any(|j| tokens[j].is_capital() && tokens[j].lower.ends_with('s') && has(&stems[j], Cue::Verb))
}

/// Whether a token range holds enough to be a statement: a verb and two words of content.
pub fn states(tokens: &[Token], stems: &[String], range: Range<usize>) -> bool {
    let content = range
        .clone()
        .filter(|&i| {
            !tokens[i].lower.is_empty() && tokens[i].kind != crate::text::TokenKind::Mark && !has(&stems[i], Cue::Stop)
        })
        .count();
    content >= 2 && range.clone().any(|i| is_verb(tokens, stems, i))
}

pub fn has_finite(tokens: &[Token], stems: &[String], mut range: Range<usize>) -> bool {
    range.any(|i| is_finite(tokens, stems, i))
}

/// A finite verb, as far as its form tells: an auxiliary, a past form, a known verb with an ending of the present.
pub fn is_finite(tokens: &[Token], stems: &[String], i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    if !token.is_word() {
        return false;
    }
    let lower = token.lower.as_str();
    if matches!(
        lower,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "did"
            | "does"
            | "do"
            | "should"
            | "shall"
    ) {
        return true;
    }
    if token.case != Case::Lower {
        return false;
    }
    let before = i.checked_sub(1).map(|j| tokens[j].lower.as_str()).unwrap_or_default();
    let determiner = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "its"
            | "his"
            | "her"
            | "their"
            | "of"
            | "in"
            | "on"
            | "by"
            | "for"
            | "with"
            | "to"
            | "from"
            | "'s"
            | "this"
            | "these"
            | "no"
    );
    if determiner {
        return false;
    }
    if lower == "say" {
        return true;
    }
    let known = has(&stems[i], Cue::Verb)
        || has(&stems[i], Cue::Say)
        || has(&stems[i], Cue::Intent)
        || has(&stems[i], Cue::Deny);
    (lower.ends_with("ed") && lower.len() > 4)
        || (base(lower) != lower && known)
        || (known && lower.ends_with('s') && !lower.ends_with("ss"))
}

/// A verb of any form.
pub fn is_verb(tokens: &[Token], stems: &[String], i: usize) -> bool {
    let token = &tokens[i];
    token.is_word()
        && (is_finite(tokens, stems, i)
            || has(&stems[i], Cue::Verb)
            || has(&stems[i], Cue::Say)
            || has(&stems[i], Cue::Intent)
            || has(&stems[i], Cue::Deny)
            || (token.lower.len() > 5
                && (token.lower.ends_with("ing") || token.lower.ends_with("ed"))
                && token.case == Case::Lower))
}
