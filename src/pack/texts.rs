//! Texts, coded by word: a text is varints, each the number of a piece; pieces are words with the blank before them, runs of
//! figures, single marks. The commonest pieces have the smallest numbers (a dense code over words; Brisaboa et al. 2003), so
//! that news takes a third of its bytes, and any text can be read without those around it.
//!
//! Pieces: their number; for each where it begins and once more where the last ends; their UTF-8. Texts: their number; for each where
//! it begins after these offsets; the texts. A text: varint count of pieces; then for each piece its number and 1, or 0 for a
//! piece that stands in no dictionary: varint length and the bytes.

use std::collections::HashMap;
use std::rc::Rc;

use super::format::{Cursor, get, put, put_varint};
use crate::text::order::sort_by;

/// Bytes of one text; what claims to be longer is no text of a report.
const MOST: usize = 1 << 20;

/// Bytes of one piece: a word of a page may be as long as the page, and a text that repeats it would take as good as nothing.
const LONGEST: usize = 64;

/// The pieces of a text: runs of letters or of figures with one blank before them, else single characters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, first) = chars.next()?;
        let kind = |c: char| if c.is_alphabetic() { 1 } else { 2 * u8::from(c.is_numeric()) };
        let (mut end, mut run) = (first.len_utf8(), kind(first));
        if first == ' '
            && let Some((_, next)) = chars.next()
            && kind(next) > 0
        {
            (end, run) = (end + next.len_utf8(), kind(next));
        }
        if run > 0 {
            let ends = |&(at, c): &(usize, char)| kind(c) != run || at + c.len_utf8() > LONGEST;
            end = chars.find(ends).map_or(rest.len(), |(at, _)| at);
        }
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(piece)
    })
}

/// Texts to be written, each kept once.
#[derive(Default)]
pub struct Writer {
    /// A piece's number in order of coming, and how often it comes.
    numbers: HashMap<Box<str>, u32>,
    counts: Vec<u32>,
    /// The texts as numbers of pieces, and in order of coming.
    texts: HashMap<Rc<[u32]>, u32>,
    order: Vec<Rc<[u32]>>,
}

impl Writer {
    /// The number of a text, in order of coming.
    pub fn add(&mut self, text: &str) -> u32 {
        let codes: Rc<[u32]> = pieces(text).map(|piece| self.piece(piece)).collect();
        if let Some(&number) = self.texts.get(&codes) {
            return number;
        }
        let number = self.order.len() as u32;
        codes.iter().for_each(|&code| self.counts[code as usize] += 1);
        self.order.push(Rc::clone(&codes));
        self.texts.insert(codes, number);
        number
    }

    fn piece(&mut self, piece: &str) -> u32 {
        if let Some(&number) = self.numbers.get(piece) {
            return number;
        }
        let number = self.counts.len() as u32;
        self.counts.push(0);
        self.numbers.insert(piece.into(), number);
        number
    }

    /// The sections of pieces and of texts.
    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        let mut spelled = vec![""; self.counts.len()];
        self.numbers.iter().for_each(|(piece, &number)| spelled[number as usize] = piece);
        // A piece that comes once costs less where it stands.
        let mut ranked: Vec<u32> = (0..self.counts.len() as u32).filter(|&n| self.counts[n as usize] > 1).collect();
        let key = |n: u32| (std::cmp::Reverse(self.counts[n as usize]), spelled[n as usize]);
        sort_by(&mut ranked, |&a, &b| key(a).cmp(&key(b)));
        let mut codes = vec![0u32; self.counts.len()];
        (1..).zip(&ranked).for_each(|(code, &number)| codes[number as usize] = code);

        let (mut dictionary, mut end) = (Vec::new(), 0u32);
        put(&mut dictionary, ranked.len() as u32);
        put(&mut dictionary, 0);
        for &number in &ranked {
            end += spelled[number as usize].len() as u32;
            put(&mut dictionary, end);
        }
        ranked.iter().for_each(|&n| dictionary.extend_from_slice(spelled[n as usize].as_bytes()));

        let (mut starts, mut texts) = (Vec::new(), Vec::new());
        put(&mut starts, self.order.len() as u32);
        for text in &self.order {
            put(&mut starts, texts.len() as u32);
            put_varint(&mut texts, text.len() as u32);
            for &number in text.iter() {
                put_varint(&mut texts, codes[number as usize]);
                if codes[number as usize] == 0 {
                    let piece = spelled[number as usize];
                    put_varint(&mut texts, piece.len() as u32);
                    texts.extend_from_slice(piece.as_bytes());
                }
            }
        }
        starts.extend(texts);
        (dictionary, starts)
    }
}

/// The sections of pieces and of texts, ready to be read.
#[derive(Clone, Copy)]
pub struct Texts<'p> {
    pieces: &'p [u8],
    texts: &'p [u8],
    /// How many pieces and how many texts there are.
    count: usize,
    len: usize,
}

impl<'p> Texts<'p> {
    pub fn new(pieces: &'p [u8], texts: &'p [u8]) -> Self {
        let count = |bytes: &[u8]| (get(bytes, 0) as usize).min(bytes.len() / 4);
        Self { pieces, texts, count: count(pieces), len: count(texts) }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// A text by its number; none if there is no such text, or if its bytes are none.
    pub fn read(&self, number: u32) -> Option<String> {
        let number = number as usize;
        if number >= self.len {
            return None;
        }
        let at = (4 + 4 * self.len).saturating_add(get(self.texts, 4 + 4 * number) as usize);
        let mut cursor = Cursor::new(self.texts, at);
        let count = cursor.varint();
        let mut out = Vec::with_capacity((count as usize).min(1000) * 6);
        for _ in 0..count {
            match cursor.varint() {
                0 => {
                    let length = cursor.varint() as usize;
                    out.extend_from_slice(cursor.take(length));
                }
                piece => out.extend_from_slice(self.piece(piece as usize - 1)?),
            }
            if !cursor.ok || out.len() > MOST {
                return None;
            }
        }
        String::from_utf8(out).ok().filter(|_| cursor.ok)
    }

    fn piece(&self, piece: usize) -> Option<&'p [u8]> {
        if piece >= self.count {
            return None;
        }
        let data = 8 + 4 * self.count;
        let offset = |i: usize| data.saturating_add(get(self.pieces, 4 + 4 * i) as usize);
        self.pieces.get(offset(piece)..offset(piece + 1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pieces_of_a_sentence() {
        let found: Vec<&str> = pieces("On 3 May, “six” of them:  a1b!").collect();
        let expected = ["On", " 3", " May", ",", " ", "“", "six", "”", " of", " them", ":", " ", " a", "1", "b", "!"];
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in proptest::collection::vec("([a-c]{1,3} ?|\\PC){0,12}", 0..20)) {
            let mut writer = Writer::default();
            let numbers: Vec<u32> = texts.iter().map(|text| writer.add(text)).collect();
            let (dictionary, bytes) = writer.finish();
            let read = Texts::new(&dictionary, &bytes);
            for (text, number) in texts.iter().zip(numbers) {
                prop_assert_eq!(read.read(number), Some(text.clone()));
            }
        }

        #[test]
        fn any_bytes_can_be_read(dictionary: Vec<u8>, texts: Vec<u8>, at in 0u32..50) {
            Texts::new(&dictionary, &texts).read(at);
        }
    }
}
