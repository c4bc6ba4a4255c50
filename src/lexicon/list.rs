//! Word lists: whether a word is one of some hundred.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::{Sieve, Token};

/// A set of folded words, written as one string with spaces between them and hashed when it is first asked.
pub struct WordList {
    words: &'static str,
    made: OnceLock<(FxHashSet<&'static str>, Sieve)>,
}

impl WordList {
    pub const fn new(words: &'static str) -> Self {
        Self { words, made: OnceLock::new() }
    }

    pub fn has(&self, word: &str) -> bool {
        self.made().0.contains(word)
    }

    /// The same of a token, quicker where it is none of them.
    pub fn holds(&self, token: &Token) -> bool {
        let (set, sieve) = self.made();
        sieve.lets(token) && set.contains(token.lower.as_str())
    }

    fn made(&self) -> &(FxHashSet<&'static str>, Sieve) {
        self.made.get_or_init(|| {
            let set: FxHashSet<&str> = self.words.split_ascii_whitespace().collect();
            let sieve = Sieve::of(set.iter().copied(), 16 * set.len());
            (set, sieve)
        })
    }
}
