//! Offsets are types: the core counts in bytes, browsers count in UTF-16 code units.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of a text, both on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether all of `other` lies within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text at the span; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The span less white space at both ends.
    pub fn trim(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, (start + inner.trim().len()).max(start))
    }

    /// The span with both ends moved by the same number of bytes.
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A count of UTF-16 code units from the start of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Utf16(pub u32);

/// Byte offsets to UTF-16 offsets for one text: a checkpoint every [`STEP`] bytes, or none if the text is ASCII.
pub struct Offsets<'t> {
    text: &'t str,
    /// UTF-16 units before the first character that starts at or after byte `i * STEP`; empty for ASCII.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut units = 0u32;
            for (at, c) in text.char_indices() {
                while marks.len() * STEP <= at {
                    marks.push(units);
                }
                units += c.len_utf16() as u32;
            }
        }
        Self { text, marks }
    }

    /// The UTF-16 offset of a byte offset; past the end it is the end, inside a character its start.
    pub fn utf16(&self, byte: usize) -> Utf16 {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        if self.marks.is_empty() {
            return Utf16(byte as u32);
        }
        let mark = (byte / STEP).min(self.marks.len() - 1);
        let mut from = mark * STEP;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let rest: usize = self.text.get(from..byte).unwrap_or_default().chars().map(char::len_utf16).sum();
        Utf16(self.marks[mark] + rest as u32)
    }

    /// A byte span as UTF-16 start and end.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.utf16(span.start).0, self.utf16(span.end).0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_a_plain_count(text in "\\PC{0,300}") {
            let offsets = Offsets::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let plain: usize = text[..at].chars().map(char::len_utf16).sum();
                prop_assert_eq!(offsets.utf16(at), Utf16(plain as u32));
            }
        }
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(Offsets::new("né").utf16(99), Utf16(2));
    }
}
