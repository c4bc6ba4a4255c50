//! The index terms in order, read in place: blocks of [`BLOCK`] terms, each term but a block's first told by what it has in common
//! with the one before (front coding, Witten et al. 1999). Unlike an automaton it can be read by hand, and no bytes of it lead a
//! reader astray.
//!
//! Section: number of terms; for each block where it begins after these offsets; the blocks. A block: varint offset of its first
//! term's claims in the postings; then for each term varints (bytes shared with the term before, further bytes), the further
//! bytes, varints (claims, bytes of its postings, fewest terms of any of its claims).

use std::cmp::Ordering;

use super::format::{Cursor, get, put, put_varint};

/// Terms of a block.
const BLOCK: usize = 16;

/// What the dictionary says of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// How many claims hold it.
    pub claims: u32,
    /// Where its postings lie in their section, in bytes.
    pub from: u32,
    pub length: u32,
    /// The fewest terms that any of its claims has.
    pub least: u32,
}

/// The section, ready for look-up.
#[derive(Clone, Copy)]
pub struct Dictionary<'p> {
    bytes: &'p [u8],
    count: usize,
    /// Where the blocks begin.
    data: usize,
}

impl<'p> Dictionary<'p> {
    pub fn new(bytes: &'p [u8]) -> Self {
        let count = (get(bytes, 0) as usize).min(bytes.len());
        Self { bytes, count, data: count.div_ceil(BLOCK).saturating_mul(4).saturating_add(4) }
    }

    fn block(&self, block: usize) -> Cursor<'p> {
        Cursor::new(self.bytes, self.data.saturating_add(get(self.bytes, 4 + 4 * block) as usize))
    }

    /// The first term of a block.
    fn head(&self, block: usize) -> &'p [u8] {
        let mut cursor = self.block(block);
        cursor.varint();
        cursor.varint();
        let length = cursor.varint() as usize;
        cursor.take(length)
    }

    /// What it says of a term.
    pub fn find(&self, term: &str) -> Option<Entry> {
        let (mut low, mut high) = (0, self.count.div_ceil(BLOCK));
        while low < high {
            let middle = low.midpoint(high);
            if self.head(middle) <= term.as_bytes() { low = middle + 1 } else { high = middle }
        }
        let mut found = None;
        self.scan(low.checked_sub(1)?, |other, entry| {
            let order = other.cmp(term.as_bytes());
            found = (order == Ordering::Equal).then_some(entry);
            order == Ordering::Less
        });
        found
    }

    /// Reads a block's terms until `on` has seen enough; whether the block is whole.
    fn scan(&self, block: usize, mut on: impl FnMut(&[u8], Entry) -> bool) -> bool {
        let mut cursor = self.block(block);
        let mut from = cursor.varint();
        let mut term: Vec<u8> = Vec::with_capacity(32);
        for _ in 0..BLOCK.min(self.count - (block * BLOCK).min(self.count)) {
            term.truncate(cursor.varint() as usize);
            let length = cursor.varint() as usize;
            term.extend_from_slice(cursor.take(length));
            let (claims, length, least) = (cursor.varint(), cursor.varint(), cursor.varint());
            if !cursor.ok || !on(&term, Entry { claims, from, length, least }) {
                break;
            }
            from = from.saturating_add(length);
        }
        cursor.ok
    }

    /// Every term in order; whether all could be read and are in order. Blocks that lie in each other, so that few bytes are many terms,
    /// are not read to their end.
    pub fn check(&self, mut on: impl FnMut(&str, Entry) -> bool) -> bool {
        let mut last: Vec<u8> = Vec::new();
        let mut seen = 0;
        // A term has bytes in common with those of its block, of which there are no more than this.
        let mut left = BLOCK.saturating_mul(self.bytes.len());
        for block in 0..self.count.div_ceil(BLOCK) {
            let mut well = true;
            let whole = self.scan(block, |term, entry| {
                let room = left.checked_sub(term.len());
                left = room.unwrap_or(0);
                well = room.is_some()
                    && (seen == 0 || last.as_slice() < term)
                    && std::str::from_utf8(term).is_ok_and(|t| on(t, entry));
                seen += 1;
                last.clear();
                last.extend_from_slice(term);
                well
            });
            if !whole || !well {
                return false;
            }
        }
        seen == self.count
    }
}

/// Writes the section; `terms` come in order, with the numbers of their claims, the bytes of their postings and the fewest terms.
pub fn write<'t>(terms: impl ExactSizeIterator<Item = (&'t str, [u32; 3])>) -> Vec<u8> {
    let (mut out, mut data) = (Vec::new(), Vec::new());
    put(&mut out, terms.len() as u32);
    let (mut before, mut from) = ("", 0u32);
    for (number, (term, [claims, length, least])) in terms.enumerate() {
        if number % BLOCK == 0 {
            put(&mut out, data.len() as u32);
            put_varint(&mut data, from);
            before = "";
        }
        let shared = before.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
        put_varint(&mut data, shared as u32);
        put_varint(&mut data, (term.len() - shared) as u32);
        data.extend_from_slice(&term.as_bytes()[shared..]);
        [claims, length, least].into_iter().for_each(|n| put_varint(&mut data, n));
        from += length;
        before = term;
    }
    out.extend(data);
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_found(terms in proptest::collection::btree_map("[a-cé]{1,6}", (1u32..9, 0u32..300, 1u32..255), 0..90)) {
            let terms: BTreeMap<String, (u32, u32, u32)> = terms;
            let bytes = write(terms.iter().map(|(t, n)| (t.as_str(), [n.0, n.1, n.2])));
            let dictionary = Dictionary::new(&bytes);
            let mut from = 0;
            for (term, &(claims, length, least)) in &terms {
                prop_assert_eq!(dictionary.find(term), Some(Entry { claims, from, length, least }));
                from += length;
                let other = format!("{term}z");
                prop_assert_eq!(dictionary.find(&other), None);
            }
            prop_assert_eq!(dictionary.find(""), None);
            let mut seen = Vec::new();
            let read = dictionary.check(|term, _| { seen.push(term.to_owned()); true });
            prop_assert!(read);
            prop_assert!(seen.iter().eq(terms.keys()));
        }

        #[test]
        fn any_bytes_can_be_asked(bytes: Vec<u8>) {
            let dictionary = Dictionary::new(&bytes);
            dictionary.find("term");
            if dictionary.count < 1000 {
                dictionary.check(|_, _| true);
            }
        }
    }

    /// Blocks that begin one in the other's first term, all with the same end: 16 terms each of most of the section, in order.
    fn nested(blocks: usize) -> Vec<u8> {
        const TAIL: usize = 200_000;
        const SHARED: u32 = 150_000;
        // A length whose bytes are letters too: one of two bytes, and one of one.
        let lengths =
            (0..).flat_map(|high| (0..64).flat_map(move |middle| [66, 74, 82, 90].map(|low| (high, middle, low))));
        let lengths = lengths.map(|(high, middle, low)| high << 14 | middle << 7 | low).filter(|&length| length > TAIL);
        let lengths: Vec<usize> = lengths.take(blocks).collect();
        let end = lengths[blocks - 1] + 5;
        let mut body = vec![b'z'; end];
        let mut out = Vec::new();
        put(&mut out, (blocks * BLOCK) as u32);
        for (number, length) in lengths.iter().rev().enumerate() {
            let at = end - length - 5;
            put(&mut out, at as u32);
            let mut head = vec![0, 0];
            put_varint(&mut head, *length as u32);
            head.extend([number / 64, number % 64].map(|digit| b'0' + digit as u8));
            body[at..at + head.len()].copy_from_slice(&head);
        }
        body.extend([1, 0, 1]);
        for n in 0..BLOCK as u8 - 1 {
            put_varint(&mut body, SHARED + u32::from(n > 0));
            body.extend(if n == 0 { vec![2, b'{', b'0'] } else { vec![1, b'0' + n] });
            body.extend([1, 0, 1]);
        }
        out.extend(body);
        out
    }

    #[test]
    fn terms_that_lie_in_each_other_are_not_read_to_their_end() {
        let count = |blocks| {
            let bytes = nested(blocks);
            let mut seen = 0;
            let well = Dictionary::new(&bytes).check(|term, _| {
                seen += 1;
                term.len() > 100_000
            });
            (well, seen)
        };
        assert_eq!(count(1), (true, BLOCK), "the terms are good ones");
        let (well, seen) = count(1_000);
        assert!(!well && (BLOCK..4 * BLOCK).contains(&seen), "{seen} terms of {} were read", 1_000 * BLOCK);
    }
}
