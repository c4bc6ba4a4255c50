//! Word frequencies and word vectors, by stem: `assets/words.bin`, read in place.
//!
//! The format is told in `assets/README.md`. Frequencies are Zipf values (van Heuven et al. 2014: log10 of occurrences per
//! thousand million words); vectors are distilled from all-MiniLM-L6-v2, one word at a time.

use bytes::{Buf, Bytes};

use super::Thesaurus;

/// Why the word data could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language data (lexicon.bin) cannot be read: {0}; install Crossread again")]
pub struct WordsError(pub &'static str);

/// A stem's place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// The place as a number: stems are sorted by their bytes.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}

/// The table. Lookups cost a binary search, similarities a dot product of `dims` bytes.
pub struct Words {
    bytes: Bytes,
    count: usize,
    dims: usize,
    offsets: usize,
    blob: usize,
    zipf: usize,
    row: usize,
    rows: usize,
    /// Length of each vector.
    norms: Vec<f32>,
    thesaurus: Thesaurus,
}

const MAGIC: &[u8] = b"CRWV";
const VERSION: u32 = 1;
/// Row number of a stem without a vector.
const NONE: u16 = u16::MAX;

impl Words {
    /// Takes the bytes of `words.bin` and checks that all its parts lie within.
    pub fn read(bytes: impl Into<Bytes>) -> Result<Self, WordsError> {
        let bytes = bytes.into();
        if bytes.len() < 20 || &bytes[..4] != MAGIC {
            return Err(WordsError("it does not begin as such a file does"));
        }
        let word = |at: usize| le32(&bytes, at) as usize;
        if word(4) != VERSION as usize {
            return Err(WordsError("it is of another version"));
        }
        let (count, dims, vectors) = (word(8), word(12), word(16));
        let truncated = WordsError("it ends too early");
        if count > bytes.len() || vectors > bytes.len() || dims > 4096 {
            return Err(truncated);
        }
        let pad = |n: usize| n.div_ceil(4) * 4;
        let offsets = 20;
        let blob = offsets + 4 * (count + 1);
        if blob > bytes.len() {
            return Err(truncated);
        }
        let zipf = blob + pad(word(offsets + 4 * count));
        let row = zipf + pad(count);
        let rows = row + pad(2 * count);
        if rows + vectors * dims > bytes.len() {
            return Err(truncated);
        }
        let ordered = (0..count).all(|i| word(offsets + 4 * i) <= word(offsets + 4 * i + 4));
        let known = (0..count).all(|i| {
            let r = u16::from_le_bytes([bytes[row + 2 * i], bytes[row + 2 * i + 1]]);
            r == NONE || usize::from(r) < vectors
        });
        if !ordered || !known {
            return Err(WordsError("its parts do not fit together"));
        }
        let norms = (0..vectors)
            .map(|i| dot(&bytes[rows + i * dims..][..dims], &bytes[rows + i * dims..][..dims]).sqrt())
            .collect();
        Ok(Self { bytes, count, dims, offsets, blob, zipf, row, rows, norms, thesaurus: Thesaurus::default() })
    }

    /// The same words with a thesaurus.
    pub fn with(self, thesaurus: Thesaurus) -> Self {
        Self { thesaurus, ..self }
    }

    /// Which of these stems stand for one another, and which say the contrary.
    pub fn thesaurus(&self) -> &Thesaurus {
        &self.thesaurus
    }

    /// The entry of a stem.
    pub fn find(&self, stem: &str) -> Option<WordId> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let mid = low.midpoint(high);
            match self.key(mid).cmp(stem.as_bytes()) {
                std::cmp::Ordering::Less => low = mid + 1,
                std::cmp::Ordering::Greater => high = mid,
                std::cmp::Ordering::Equal => return Some(WordId(mid as u32)),
            }
        }
        None
    }

    fn key(&self, i: usize) -> &[u8] {
        let from = self.blob + le32(&self.bytes, self.offsets + 4 * i) as usize;
        let to = self.blob + le32(&self.bytes, self.offsets + 4 * i + 4) as usize;
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// How common a stem is: Zipf value, 1 (rare) to 8 ("the").
    pub fn zipf(&self, id: WordId) -> f32 {
        f32::from(self.bytes[self.zipf + id.0 as usize]) / 25.0
    }

    /// The signs of a vector's first 128 numbers, for a quick look at which pairs are worth a cosine (Charikar 2002); none
    /// without a vector.
    pub fn signs(&self, id: WordId) -> Option<u128> {
        let (vector, _) = self.vector(id)?;
        Some(vector.iter().take(128).enumerate().fold(0, |signs, (i, &x)| signs | u128::from(x < 128) << i))
    }

    /// Cosine of two stems' vectors, -1 to 1; none if either has no vector.
    pub fn similarity(&self, a: WordId, b: WordId) -> Option<f32> {
        let (x, y) = (self.vector(a)?, self.vector(b)?);
        let norm = self.norms[x.1] * self.norms[y.1];
        (norm > 0.0).then(|| dot(x.0, y.0) / norm)
    }

    /// The weighted sum of the vectors of some words, at length 1; zeros where none has a vector.
    pub fn sum(&self, words: impl Iterator<Item = (WordId, f32)>) -> Vec<f32> {
        let mut out = vec![0.0f32; self.dims];
        for (id, weight) in words {
            if let Some((vector, row)) = self.vector(id) {
                let scale = weight / self.norms[row].max(1.0);
                out.iter_mut().zip(vector).for_each(|(sum, &x)| *sum += scale * f32::from(x as i8));
            }
        }
        let norm = out.iter().map(|x| x * x).sum::<f32>().sqrt();
        if norm > 0.0 {
            out.iter_mut().for_each(|x| *x /= norm);
        }
        out
    }

    /// A stem's vector at length 1; none without a vector.
    #[cfg(feature = "cli")]
    pub(crate) fn unit_vector(&self, id: WordId) -> Option<Vec<f32>> {
        let (bytes, row) = self.vector(id)?;
        let norm = self.norms.get(row).copied().filter(|norm| *norm > 0.0)?;
        Some(bytes.iter().map(|&x| f32::from(x as i8) / norm).collect())
    }

    fn vector(&self, id: WordId) -> Option<(&[u8], usize)> {
        let at = self.row + 2 * id.0 as usize;
        let row = u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]);
        (row != NONE).then(|| (&self.bytes[self.rows + usize::from(row) * self.dims..][..self.dims], usize::from(row)))
    }
}

fn dot(a: &[u8], b: &[u8]) -> f32 {
    a.iter().zip(b).map(|(&x, &y)| i32::from(x as i8) * i32::from(y as i8)).sum::<i32>() as f32
}

/// Takes a part of the language data, with its length before it in a little-endian `u32`, off the front. Both stay where they lie: a few
/// megabytes more of memory take longer to come by than all that is done with them here.
pub(crate) fn take_part(data: &mut Bytes) -> Result<Bytes, WordsError> {
    let length = le32(data, 0) as usize;
    if data.len() < 4 || data.len() - 4 < length {
        return Err(WordsError("it ends too early"));
    }
    data.advance(4);
    Ok(data.split_to(length))
}

/// A little-endian `u32`; 0 where the bytes end before it.
pub(crate) fn le32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::read(include_bytes!("../../assets/words.bin").to_vec()).unwrap()
    }

    #[test]
    fn near_words_are_nearer_than_far_ones() {
        let words = words();
        let near = |a, b| words.similarity(words.find(a).unwrap(), words.find(b).unwrap()).unwrap();
        assert!(near("soldier", "troop") > near("soldier", "egg"));
        assert!(words.zipf(words.find("the").unwrap()) > words.zipf(words.find("soldier").unwrap()));
        assert_eq!(words.find("no such stem"), None);
    }

    #[test]
    fn damaged_files_are_refused() {
        let bytes = include_bytes!("../../assets/words.bin");
        assert!(Words::read(bytes[..bytes.len() / 2].to_vec()).is_err());
        assert!(Words::read(b"no words".to_vec()).is_err());
        let mut wild = bytes[..4000].to_vec();
        wild[8..12].fill(0xff);
        assert!(Words::read(wild).is_err());
    }
}
