//! Sketches: what tells whether two reports carry one text, without either text.
//!
//! The word 4-grams of a report are hashed, and the smallest [`SIZE`] of the different hashes kept (the bottom sketch of Broder 1997):
//! the smallest of two sketches together are a fair sample of all grams of both, so that the share of them that both
//! have is the reports' resemblance, off by a twentieth on average. Reports of fewer grams are compared whole.
//!
//! In a pack: varint number of grams; varint differences of the hashes kept, in order.

use super::format::{Cursor, put_varint};
use crate::text::{TokenKind, tokens};

/// Hashes kept.
const SIZE: usize = 96;
/// Grams that a report must have for anything to be said of it.
const LEAST: u32 = 12;

/// The sketch of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Different grams of the whole text.
    grams: u32,
    /// The smallest of their hashes, in order.
    hashes: Vec<u32>,
}

impl Sketch {
    /// The sketch of some passages.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashes: Vec<u32> = Vec::new();
        for text in texts {
            let words: Vec<u64> =
                tokens(text).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| hash(&t.lower)).collect();
            hashes.extend(words.windows(4).map(gram));
        }
        hashes.sort_unstable();
        hashes.dedup();
        let grams = hashes.len() as u32;
        hashes.truncate(SIZE);
        Self { grams, hashes }
    }

    /// Share of grams that two reports have in common, of those of the shorter one, 0 to 1; 0 for texts too short to tell.
    pub fn resemblance(&self, other: &Self) -> f32 {
        let least = self.grams.min(other.grams);
        if least < LEAST {
            return 0.0;
        }
        let (mut both, mut seen) = (0u32, 0u32);
        let (mut a, mut b) = (self.hashes.iter().peekable(), other.hashes.iter().peekable());
        // Of the union only what lies below both sketches' ends is known; a sketch of fewer than SIZE hashes has no end.
        let end = |s: &Self| if s.grams as usize > SIZE { s.hashes.last().copied().unwrap_or(0) } else { u32::MAX };
        let end = end(self).min(end(other));
        loop {
            let next = match (a.peek(), b.peek()) {
                (Some(&&x), Some(&&y)) => x.min(y),
                (Some(&&x), None) => x,
                (None, Some(&&y)) => y,
                (None, None) => break,
            };
            if next > end {
                break;
            }
            let here = a.next_if(|&&x| x == next).is_some();
            let there = b.next_if(|&&y| y == next).is_some();
            seen += 1;
            both += u32::from(here && there);
        }
        let jaccard = both as f32 / seen.max(1) as f32;
        let common = jaccard / (1.0 + jaccard) * (self.grams + other.grams) as f32;
        (common / least as f32).min(1.0)
    }

    /// By what reports that may be one text can be found: any two with the share of grams asked for have a key in common, but for
    /// one pair in thousands.
    pub fn keys(&self) -> &[u32] {
        let most = if self.grams < LEAST { 0 } else { KEYS };
        self.hashes.get(..most.min(self.hashes.len())).unwrap_or_default()
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        put_varint(out, self.grams);
        let mut last = 0;
        for &hash in &self.hashes {
            put_varint(out, hash - last);
            last = hash;
        }
    }

    /// The keys of a sketch, without the rest.
    pub fn read_keys(bytes: &[u8], at: u32) -> Vec<u32> {
        let sketch = Self::read_some(bytes, at, KEYS);
        sketch.keys().to_vec()
    }

    /// Reads a sketch; an empty one, which resembles nothing, from broken bytes.
    pub fn read(bytes: &[u8], at: u32) -> Self {
        Self::read_some(bytes, at, SIZE)
    }

    /// Whether a sketch can be read to its end, and is in order.
    pub fn is_whole(bytes: &[u8], at: u32) -> bool {
        let sketch = Self::read(bytes, at);
        Cursor::new(bytes, at as usize).varint() == sketch.grams && sketch.hashes.is_sorted_by(|a, b| a < b)
    }

    fn read_some(bytes: &[u8], at: u32, most: usize) -> Self {
        let mut cursor = Cursor::new(bytes, at as usize);
        let grams = cursor.varint();
        let mut last = 0u32;
        let mut hashes = Vec::new();
        for _ in 0..most.min(grams as usize) {
            last = last.saturating_add(cursor.varint());
            hashes.push(last);
        }
        if cursor.ok { Self { grams, hashes } } else { Self::default() }
    }
}

/// Keys of a report: its smallest hashes. Two texts with three fifths in common share one of 24 all but surely.
const KEYS: usize = 24;

/// FNV-1a (Fowler et al. 1991), with its bits mixed at the end: sketches are compared across packs, so the hash is part of the format.
fn hash(word: &str) -> u64 {
    mix(word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}

/// The hash by which a report is found by its id or its address.
pub(super) fn name_hash(name: &str) -> u32 {
    (hash(name) >> 32) as u32
}

fn gram(words: &[u64]) -> u32 {
    (words.iter().fold(0u64, |sum, &word| mix(sum.rotate_left(17) ^ word)) >> 32) as u32
}

/// The last step of MurmurHash3 (Appleby 2011).
fn mix(mut z: u64) -> u64 {
    z = (z ^ z >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    z = (z ^ z >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    z ^ z >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::new([text].into_iter())
    }

    #[test]
    fn a_copy_resembles_and_a_retelling_does_not() {
        let text = "The bridge over the river was closed on Monday after engineers found cracks in two of its pillars, the city said in a statement.";
        let copy = format!("(Agency) {text} It will reopen in May.");
        let retold = "Cracks in two pillars led the city to close its river bridge on Monday; engineers had found them, officials told reporters there.";
        assert!(sketch(text).resemblance(&sketch(&copy)) > 0.9);
        assert!(sketch(text).resemblance(&sketch(retold)) < 0.2);
        assert_eq!(sketch("Too short.").resemblance(&sketch("Too short.")), 0.0);
    }

    /// A text of so many words that none of its 4-grams comes twice.
    fn long(words: std::ops::Range<u32>) -> String {
        words.map(|n| format!("w{n} ")).collect()
    }

    #[test]
    fn long_texts_are_told_by_a_sample() {
        let whole = sketch(&long(0..3000));
        for (other, share) in
            [(long(0..3000), 1.0), (long(1000..2000), 1.0), (long(2000..4000), 0.5), (long(9000..9900), 0.0)]
        {
            let found = whole.resemblance(&sketch(&other));
            assert!((found - share).abs() < 0.17, "{found} for {share}");
        }
    }

    #[test]
    fn a_sketch_comes_back_and_its_hashes_stay() {
        let whole = sketch(&long(0..500));
        let mut bytes = vec![7];
        whole.write(&mut bytes);
        assert_eq!(Sketch::read(&bytes, 1), whole);
        assert_eq!(Sketch::read_keys(&bytes, 1), whole.keys());
        assert_eq!(Sketch::read(&bytes[..40], 1), Sketch::default());
        // Sketches of packs made anywhere are compared with each other.
        assert_eq!(sketch("One two three: four.").hashes, [1_001_430_404]);
    }
}
