//! Sieves: which words are for sure none of a list, by one look. Every word of a page is sought in the lists of dates, of numbers, of
//! names, of pronouns and of what is no article; a sieve spares nine of ten look-ups.

use super::Token;

/// A set of words, some of others seeming to be in it: a filter with one hash (Bloom 1970).
pub struct Sieve {
    bits: Vec<u8>,
}

impl Sieve {
    /// A sieve for folded words, of a power of two of bits: eight for a word let one of eight others through.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>, bits: usize) -> Self {
        let mut this = Self { bits: vec![0; bits.next_power_of_two().max(8) / 8] };
        for word in words {
            let (at, bit) = this.place(hash(word));
            this.bits[at] |= bit;
        }
        this
    }

    /// A sieve from what [`Sieve::bytes`] gave; none if there are not as many as a sieve has.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        bytes.len().is_power_of_two().then_some(Self { bits: bytes })
    }

    /// The sieve as it is kept in a file, the same on every machine.
    pub fn bytes(&self) -> &[u8] {
        &self.bits
    }

    /// Whether a token may be one of the words; where not, it is none.
    pub fn lets(&self, token: &Token) -> bool {
        let (at, bit) = self.place(token.hash);
        self.bits[at] & bit != 0
    }

    /// Byte and bit of a hash: the length is a power of two.
    fn place(&self, hash: u32) -> (usize, u8) {
        let at = (hash >> 3) as usize & (self.bits.len() - 1);
        (at, 1 << (hash & 7))
    }
}

/// No word passes an empty one.
impl Default for Sieve {
    fn default() -> Self {
        Self { bits: vec![0] }
    }
}

/// The hash FNV-1a, mixed once more, for few of its bits are used.
pub(super) fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5, |hash: u32, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn it_lets_its_words_through_and_few_others() {
        let (own, others) =
            (tokens("one two three four five six seven"), tokens("the mayor said that a bridge was closed"));
        let sieve = Sieve::of(own.iter().map(|t| t.lower.as_str()), 256);
        assert!(own.iter().all(|t| sieve.lets(t)));
        assert!(others.iter().filter(|t| sieve.lets(t)).count() < 2);
        let again = Sieve::read(sieve.bytes().to_vec()).unwrap();
        assert!(own.iter().all(|t| again.lets(t)));
        assert!(!own.iter().any(|t| Sieve::default().lets(t)));
        assert!(Sieve::read(vec![0; 3]).is_none() && Sieve::read(Vec::new()).is_none());
    }
}
