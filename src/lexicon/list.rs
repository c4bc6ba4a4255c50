//! Word lists: whether a word is one of some hundred.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// A set of folded words, written as one string with spaces between them and hashed when it is first asked.
pub struct WordList {
    words: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    pub const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    pub fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_ascii_whitespace().collect()).contains(word)
    }
}
