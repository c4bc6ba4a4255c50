//! Knowledge of English: word frequencies and vectors, parts of speech, cue words, abbreviations, synonyms and antonyms.

pub mod abbreviation;
pub mod cue;
pub mod lemma;
pub mod list;
pub mod relation;
pub mod tag;
pub mod thesaurus;
pub mod words;

pub use cue::{Cue, has};
pub use lemma::{Stem, stem};
pub use list::WordList;
pub use tag::{TOGETHER, Tag, Tagger};
pub use thesaurus::{Link, Links, Thesaurus};
pub use words::{WordId, Words, WordsError};

/// The rows of a compiled-in table: lines that are neither blank nor comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(|row| row.trim_end_matches('\r')).filter(|row| !row.trim().is_empty() && !row.starts_with('#'))
}
