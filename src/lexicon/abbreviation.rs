//! Abbreviations that end in a stop without ending a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an abbreviation stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name: `Mr`, `Gen`.
    Title,
    Common,
    Month,
    Day,
    Unit,
}

static TABLE: LazyLock<HashMap<String, Abbreviation>> = LazyLock::new(|| {
    super::rows(include_str!("../../assets/abbreviations.txt"))
        .filter_map(|row| {
            let (word, class) = row.split_once('\t')?;
            let class = match class.trim() {
                "title" => Abbreviation::Title,
                "month" => Abbreviation::Month,
                "day" => Abbreviation::Day,
                "unit" => Abbreviation::Unit,
                _ => Abbreviation::Common,
            };
            Some((crate::text::normalise::fold(word.trim().trim_end_matches('.')), class))
        })
        .collect()
});

/// The class of a folded word without its stop; none if it is no abbreviation.
pub fn class(lower: &str) -> Option<Abbreviation> {
    TABLE.get(lower).copied()
}

/// Whether a folded word, when capitalised, is more likely to open a sentence than to go on a name.
pub fn opens_sentence(lower: &str) -> bool {
    matches!(
        lower,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "there"
            | "here"
            | "in"
            | "on"
            | "at"
            | "for"
            | "from"
            | "with"
            | "by"
            | "as"
            | "if"
            | "when"
            | "while"
            | "after"
            | "before"
            | "since"
            | "but"
            | "and"
            | "or"
            | "so"
            | "yet"
            | "however"
            | "meanwhile"
            | "although"
            | "though"
            | "because"
            | "how"
            | "what"
            | "who"
            | "why"
            | "where"
            | "did"
            | "do"
            | "does"
            | "is"
            | "are"
            | "was"
            | "were"
            | "will"
            | "would"
            | "can"
            | "could"
            | "no"
            | "not"
            | "some"
            | "many"
            | "most"
            | "all"
            | "both"
            | "each"
            | "one"
            | "two"
            | "more"
            | "last"
            | "next"
            | "then"
            | "now"
            | "today"
            | "please"
            | "also"
            | "according"
            | "despite"
            | "during"
            | "under"
            | "until"
            | "what's"
            | "it's"
            | "that's"
            | "he's"
            | "she's"
    )
}
