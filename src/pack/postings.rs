//! The claims that hold a term, read in place: in blocks of [`BLOCK`] numbers, so that a reader may pass over blocks.
//!
//! A list of more than one block begins with a table: for each block its first claim and where its bytes begin after the table.
//! A block: varint differences of claim numbers; the first is from 0, and left out where the table tells it.

use super::format::{Cursor, get, put, put_varint};

/// Claims of a block.
pub const BLOCK: usize = 128;

/// A list under construction.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub claims: u32,
    last: u32,
    /// The fewest terms of any claim of the list.
    pub least: u32,
    table: Vec<u8>,
    body: Vec<u8>,
}

impl List {
    /// Adds a claim, which comes after those added before, with the number of its terms.
    pub fn push(&mut self, claim: u32, terms: u32) {
        self.least = if self.claims == 0 { terms } else { self.least.min(terms) };
        if (self.claims as usize).is_multiple_of(BLOCK) {
            put(&mut self.table, claim);
            put(&mut self.table, self.body.len() as u32);
        } else {
            put_varint(&mut self.body, claim - self.last);
        }
        (self.claims, self.last) = (self.claims + 1, claim);
    }

    /// Appends the list to the section; how many bytes it takes.
    pub fn write(&self, out: &mut Vec<u8>) -> u32 {
        let before = out.len();
        if self.claims as usize <= BLOCK {
            put_varint(out, get(&self.table, 0));
        } else {
            out.extend_from_slice(&self.table);
        }
        out.extend_from_slice(&self.body);
        (out.len() - before) as u32
    }
}

/// A list, ready to be read. Broken bytes give fewer claims.
#[derive(Clone, Copy, Default)]
pub struct Postings<'p> {
    bytes: &'p [u8],
    claims: usize,
    /// Claims of the pack: no number may reach it.
    end: u32,
}

impl<'p> Postings<'p> {
    pub fn new(bytes: &'p [u8], claims: u32, end: u32) -> Self {
        // A claim takes a byte, but for the first of a block, which takes more or, alone, one too.
        Self { bytes, claims: (claims as usize).min(bytes.len()), end }
    }

    /// How many claims the list has.
    pub fn claims(&self) -> usize {
        self.claims
    }

    fn blocks(&self) -> usize {
        self.claims.div_ceil(BLOCK)
    }

    /// The first claim of a block.
    fn first(&self, block: usize) -> u32 {
        if self.blocks() > 1 { get(self.bytes, 8 * block) } else { Cursor::new(self.bytes, 0).varint() }
    }

    /// Reads the claims of a block in order, until `on` has seen enough; whether they are whole and in order.
    #[inline]
    fn read(&self, block: usize, mut on: impl FnMut(u32) -> bool) -> bool {
        let blocks = self.blocks();
        let (mut cursor, mut claim) = if blocks > 1 {
            let from = get(self.bytes, 8 * block + 4) as usize;
            (Cursor::new(self.bytes, from.saturating_add(8 * blocks)), get(self.bytes, 8 * block))
        } else {
            let mut cursor = Cursor::new(self.bytes, 0);
            let first = cursor.varint();
            (cursor, first)
        };
        for i in 0..BLOCK.min(self.claims - (block * BLOCK).min(self.claims)) {
            if i > 0 {
                let step = cursor.varint();
                claim = claim.saturating_add(step);
                if step == 0 {
                    return false;
                }
            }
            if !cursor.ok || claim >= self.end {
                return false;
            }
            if !on(claim) {
                break;
            }
        }
        true
    }

    /// Every claim in order; whether the list is whole.
    #[inline]
    pub fn each(&self, mut on: impl FnMut(u32)) -> bool {
        (0..self.blocks()).all(|block| {
            self.read(block, |claim| {
                on(claim);
                true
            })
        })
    }

    /// The first claims, so many at most.
    pub fn take(&self, most: usize) -> Vec<u32> {
        let mut out = Vec::new();
        for block in 0..self.blocks() {
            let whole = self.read(block, |claim| {
                out.extend((out.len() < most).then_some(claim));
                out.len() < most
            });
            if !whole || out.len() == most {
                break;
            }
        }
        out
    }

    /// Those of some claims, in order, that the list holds. Blocks that can hold none are passed over.
    pub fn among(&self, claims: impl Iterator<Item = u32>, mut on: impl FnMut(u32)) {
        let mut claims = claims.peekable();
        let mut block = 0;
        while let Some(&next) = claims.peek() {
            block = self.block_of(block, next);
            let end = if block + 1 < self.blocks() { self.first(block + 1) } else { u32::MAX };
            self.read(block, |held| {
                while claims.next_if(|&claim| claim < held).is_some() {}
                if claims.next_if_eq(&held).is_some() {
                    on(held);
                }
                claims.peek().is_some_and(|&claim| claim < end)
            });
            // What is left of this block's range is not in it.
            while claims.next_if(|&claim| claim < end || end == u32::MAX).is_some() {}
        }
    }

    /// Whether any claim of a range is in the list.
    pub fn any(&self, range: std::ops::Range<u32>) -> bool {
        let mut found = false;
        let mut see = |block| {
            self.read(block, |claim| {
                found = range.contains(&claim);
                claim < range.start
            });
        };
        let block = self.block_of(0, range.start);
        see(block);
        // The range may begin in the gap between two blocks.
        let next = block + 1;
        found || (next < self.blocks() && range.contains(&self.first(next)))
    }

    /// The last block, from one on, whose first claim is not above a claim.
    fn block_of(&self, from: usize, claim: u32) -> usize {
        let (mut low, mut high) = (from + 1, self.blocks().max(from + 1));
        while low < high {
            let middle = low.midpoint(high);
            if self.first(middle) <= claim { low = middle + 1 } else { high = middle }
        }
        low - 1
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn written(claims: &BTreeSet<u32>) -> Vec<u8> {
        let mut list = List::default();
        claims.iter().for_each(|&claim| list.push(claim, 5));
        let mut out = Vec::new();
        assert_eq!(list.write(&mut out) as usize, out.len());
        out
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            claims in proptest::collection::btree_set(0u32..3000, 1..700),
            sought in proptest::collection::btree_set(0u32..3100, 0..60),
            range in (0u32..3000, 1u32..60),
        ) {
            let bytes = written(&claims);
            let postings = Postings::new(&bytes, claims.len() as u32, 3000);
            let mut read = Vec::new();
            prop_assert!(postings.each(|claim| read.push(claim)));
            prop_assert!(read.iter().eq(&claims));
            prop_assert!(postings.take(200).iter().eq(claims.iter().take(200)));
            let mut found = Vec::new();
            postings.among(sought.iter().copied(), |claim| found.push(claim));
            prop_assert!(found.iter().eq(claims.intersection(&sought)));
            let range = range.0..range.0 + range.1;
            prop_assert_eq!(postings.any(range.clone()), claims.range(range).next().is_some());
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>, claims: u32, sought in proptest::collection::btree_set(0u32..300, 0..9)) {
            let postings = Postings::new(&bytes, claims, 200);
            let mut most = 0;
            postings.each(|claim| most = most.max(claim));
            postings.among(sought.into_iter(), |claim| most = most.max(claim));
            postings.any(3..40);
            prop_assert!(most < 200);
        }
    }
}
