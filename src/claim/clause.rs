//! Clauses: where one sentence states several things.

use std::ops::Range;

use super::Line;
use crate::lexicon::{Cue, Tag};
use crate::text::Token;

/// Splits the tokens of a sentence into clauses that each state something; the ranges are in order and cover it.
pub fn clauses(line: Line, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts = vec![range.start];
    let mut quote = false;
    for i in range.clone() {
        let token = &line.tokens[i];
        if matches!(token.lower.as_str(), "\"" | "“" | "”" | "«" | "»") {
            quote = match token.lower.as_str() {
                "“" | "«" => true,
                "\"" => !quote,
                _ => false,
            };
        }
        let Some(cut) = border(line, i, &range) else {
            continue;
        };
        let last = *cuts.last().unwrap_or(&range.start);
        if cut > last && states(line, last..cut) && states(line, cut..range.end) {
            cuts.push(cut);
        }
    }
    cuts.push(range.end);
    cuts.windows(2).map(|w| w[0]..w[1]).collect()
}

/// Where a clause may begin at or after token `i`: the index of its first token.
fn border(line: Line, i: usize, range: &Range<usize>) -> Option<usize> {
    let word = |j: usize| line.tokens.get(j).filter(|_| j < range.end).map(|t| t.lower.as_str()).unwrap_or_default();
    match word(i) {
        ";" | "–" | "—" => Some(i + 1),
        "-" if line.tokens[i].spaced && line.tokens.get(i + 1).is_some_and(|t| t.spaced) => Some(i + 1),
        ":" => Some(i + 1),
        "," => match word(i + 1) {
            "which" | "who" | "whose" | "where" | "whom" => Some(i + 1),
            "and" | "but" | "while" | "whereas" | "although" | "though" | "because" | "so" | "as" | "after"
            | "with" | "when" | "since" => {
                let next = i + 2;
                let stated =
                    finite_soon(line, next, range.end) || word(i + 1) == "with" && absolute(line, next, range.end);
                stated.then_some(i + 1)
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
            if joins_names(line, i) {
                return None;
            }
            // "claimed to have recaptured … and pledged": a verb, or a subject with its verb, follows.
            let verb_next = i + 1 < range.end && line.tags[i + 1].is_finite();
            let subject_next = line.tokens.get(i + 1).is_some_and(|t| {
                t.is_capital()
                    || matches!(t.lower.as_str(), "the" | "it" | "he" | "she" | "they" | "is" | "has" | "that")
            }) && finite_soon(line, i + 2, range.end)
                && has_finite(line, since_border(line.tokens, range.start, i)..i);
            (verb_next || subject_next).then_some(i)
        }
        // "… as forces withdraw", "… as Alliance with Russia Deepens": a subject and its verb follow.
        "as" if i > range.start + 3 => {
            let subject = line.tokens.get(i + 1).is_some_and(|t| {
                t.is_capital() || matches!(t.lower.as_str(), "the" | "it" | "he" | "she" | "they" | "a")
            });
            (subject && (finite_soon(line, i + 2, range.end) || headline_verb(line, i + 2, range.end))).then_some(i)
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

/// Whether "and" joins two names after a preposition: "from Kyiv and Seoul", "between Moscow and Pyongyang".
fn joins_names(line: Line, i: usize) -> bool {
    let name = |j: usize| line.tags.get(j).is_some_and(|t| matches!(t, Tag::Name | Tag::Names));
    let first = (0..i).rev().take_while(|&j| name(j)).last();
    name(i + 1) && first.and_then(|j| j.checked_sub(1)).is_some_and(|j| line.tags[j] == Tag::Preposition)
}

/// Whether a finite verb stands among the next tokens, before another clause begins.
fn finite_soon(line: Line, from: usize, end: usize) -> bool {
    (from..end.min(from + 9))
        .take_while(|&j| {
            !matches!(
                line.tokens[j].lower.as_str(),
                "," | ";"
                    | "which"
                    | "who"
                    | "that"
                    | "as"
                    | "while"
                    | "when"
                    | "where"
                    | "because"
                    | "if"
                    | "after"
                    | "before"
            )
        })
        .any(|j| line.tags[j].is_finite())
}

/// Whether a subject with what is to become of it, or has, stands there without a verb of its own: with "more units likely to arrive", with
/// "two people injured", with "rescuers digging".
fn absolute(line: Line, from: usize, end: usize) -> bool {
    let near = from..end.min(from + 8);
    let subject = |j: usize| {
        j > from
            && (line.tags[j - 1].is_noun()
                || matches!(line.tags[j - 1], Tag::Number | Tag::Adverb | Tag::Comparative | Tag::AdverbComparative))
    };
    near.take_while(|&j| !matches!(line.tokens[j].lower.as_str(), "," | ";")).any(|j| {
        let becomes = matches!(line.tokens[j].lower.as_str(), "likely" | "set" | "due" | "unlikely");
        subject(j) && (becomes || matches!(line.tags[j], Tag::Participle | Tag::Gerund))
    })
}

/// The start of the part that ends before `i`: after the last comma or relative word. "The partnership between Moscow and
/// Pyongyang had moved" and "the Union, Washington and the G7 have planned" have no verb there, so "and" joins names.
fn since_border(tokens: &[Token], start: usize, i: usize) -> usize {
    let marks = |t: &Token| matches!(t.lower.as_str(), "," | ";" | ":" | "that" | "which" | "who" | "where" | "“");
    (start..i).rev().find(|&j| marks(&tokens[j])).map_or(start, |j| j + 1)
}

/// Whether a heading states something: it has a verb with a tense, a participle after who or what it happened to ("Two killed
/// in crash"), or an infinitive ("Minister to resign"); and it asks nothing.
pub fn heads(line: Line, range: Range<usize>) -> bool {
    const QUESTIONS: [&str; 6] = ["what", "how", "why", "where", "who", "when"];
    if line.tokens.get(range.start).is_some_and(|t| QUESTIONS.contains(&t.lower.as_str())) {
        return false;
    }
    range.skip(1).any(|i| {
        let before = line.tags[i - 1];
        match line.tags[i] {
            tag if tag.is_finite() => true,
            Tag::Participle | Tag::Base => before.is_noun() || matches!(before, Tag::To | Tag::Number),
            _ => false,
        }
    })
}

/// Whether a capitalised verb of the present stands among the next tokens, as headlines have it.
fn headline_verb(line: Line, from: usize, end: usize) -> bool {
    (from..end.min(from + 6)).any(|j| line.tokens[j].is_capital() && line.tags[j] == Tag::Third)
}

/// Whether a token range holds enough to be a statement: a verb and two words of content.
pub fn states(line: Line, range: Range<usize>) -> bool {
    let content = range
        .clone()
        .filter(|&i| {
            !line.tokens[i].lower.is_empty()
                && line.tokens[i].kind != crate::text::TokenKind::Mark
                && !line.stems[i].has(Cue::Stop)
        })
        .count();
    content >= 2 && range.clone().any(|i| line.tags[i].is_verb())
}

pub fn has_finite(line: Line, mut range: Range<usize>) -> bool {
    range.any(|i| line.tags[i].is_finite())
}
