//! What stands at the head of a clause, and what a form of address tells of a name.

use crate::claim::Line;
use crate::lexicon::{Cue, Tag};
use crate::text::Token;

/// Whether a form of address before a name tells that its bearer is a man, or a woman.
pub fn addressed(tokens: &[Token], mut i: usize) -> Option<bool> {
    if tokens[i].is(".") {
        i = i.checked_sub(1)?;
    }
    match tokens[i].lower.as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "herr" | "monsieur" => Some(true),
        "mrs" | "ms" | "miss" | "lady" | "queen" | "princess" | "frau" | "madame" | "dame" => Some(false),
        _ => None,
    }
}

/// Whether what begins at a token is the subject of its clause: nothing but its own words lies between it and the clause's start.
pub fn is_subject(line: Line, start: usize, at: usize) -> bool {
    for i in (start..at).rev() {
        let tag = line.tags[i];
        let own = tag.is_noun()
            || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Genitive | Tag::Superlative)
            || line.tokens[i].is(".");
        if own {
            continue;
        }
        // "…," said X
        let said = line.stems[i].has(Cue::Say) && tag.is_finite() && i > start && line.tags[i - 1] != Tag::To;
        let opens = matches!(
            tag,
            Tag::Comma
                | Tag::Colon
                | Tag::Quote
                | Tag::Unquote
                | Tag::Conjunction
                | Tag::Open
                | Tag::Symbol
                | Tag::Adverb
        ) || matches!(
            line.tokens[i].lower.as_str(),
            "that" | "while" | "as" | "after" | "before" | "because" | "if" | "when"
        );
        return opens || said;
    }
    true
}
