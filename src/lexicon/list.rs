//! Word lists: whether a word is one of some hundred.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::{Sieve, Token};

/// A set of folded words, written as one string with spaces between them and hashed when it is first asked.
pub struct WordList {
    words: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
    sieve: OnceLock<Sieve>,
}

impl WordList {
    pub const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new(), sieve: OnceLock::new() }
    }

    pub fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words().collect()).contains(word)
    }

    /// The same of a token, quicker where it is none of them.
    pub fn holds(&self, token: &Token) -> bool {
        self.sieve.get_or_init(|| Sieve::of(self.words(), 16 * self.words().count())).lets(token)
            && self.has(&token.lower)
    }

    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split_ascii_whitespace()
    }
}
