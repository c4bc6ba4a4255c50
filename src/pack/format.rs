//! The pack format, version 2, defined once for writer and reader. `docs/pack.md` tells it for other programs.
//!
//! A pack is a header, a table of sections and the sections, each aligned to 4 bytes. Fixed numbers are little-endian `u32`;
//! *varints* are LEB128. Nothing is parsed before it is asked for, so that opening costs the same for any size.

use std::ops::Range;

use jiff::civil::Date;

use super::PackError;

/// First four bytes of every pack.
pub const MAGIC: [u8; 4] = *b"CRPK";
/// Rises when an old reader could not read a new pack. Version 1 was never released.
pub const VERSION: u32 = 2;
/// "No value" where a number names a text.
pub const NONE: u32 = u32::MAX;

/// The sections, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// What the pack says of itself, as JSON.
    Head,
    /// The dictionary of the texts' pieces ([`super::texts`]).
    Pieces,
    /// Texts, each once, named by their numbers.
    Texts,
    /// [`REPORT`] numbers a report.
    Reports,
    /// [`CLAIM`] numbers a claim.
    Claims,
    /// For each claim, where its number points to: all that is asked of few claims.
    Details,
    /// The number of index terms of each claim, one byte each.
    Lengths,
    /// The index terms in order ([`super::dictionary`]).
    Terms,
    /// The claims that hold each term ([`super::postings`]).
    Postings,
    /// What tells near-duplicate reports apart from others ([`super::sketch`]).
    Sketches,
    /// Hashes of ids and addresses in order, each with its report.
    Names,
}

impl Section {
    pub const ALL: [Self; 11] = [
        Self::Head,
        Self::Pieces,
        Self::Texts,
        Self::Reports,
        Self::Claims,
        Self::Details,
        Self::Lengths,
        Self::Terms,
        Self::Postings,
        Self::Sketches,
        Self::Names,
    ];

    /// Its name in messages and in `docs/pack.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Pieces => "pieces",
            Self::Texts => "texts",
            Self::Reports => "reports",
            Self::Claims => "claims",
            Self::Details => "details",
            Self::Lengths => "lengths",
            Self::Terms => "terms",
            Self::Postings => "postings",
            Self::Sketches => "sketches",
            Self::Names => "names",
        }
    }
}

/// How many sections there are.
pub const SECTIONS: usize = Section::ALL.len();
/// Magic, version, length of the file, checksum of the table.
pub const HEADER: usize = 16;
/// Where the table ends: offset, length and checksum of each section.
pub const TABLE: usize = HEADER + SECTIONS * 12;
/// Numbers in a report's record: id, title, publisher, published, address, origin, the first report with the same text, first
/// claim, sketch.
pub const REPORT: usize = 9;
/// Numbers in a claim's record: report, text, details.
pub const CLAIM: usize = 3;

/// The table of sections: where each lies in the file, and its checksum.
pub struct Table {
    pub parts: [Range<usize>; SECTIONS],
    sums: [u32; SECTIONS],
}

impl Table {
    /// Reads and checks header and table; the sections themselves are not looked at.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(PackError::Format);
        }
        let version = get(bytes, 4);
        if bytes.len() >= 8 && version != VERSION {
            return Err(PackError::Version { found: version, known: VERSION });
        }
        let needed = get(bytes, 8) as usize;
        if bytes.len() < TABLE || bytes.len() < needed {
            return Err(PackError::Truncated { found: bytes.len(), needed: needed.max(TABLE) });
        }
        let table = bytes.get(HEADER..TABLE).unwrap_or_default();
        verify("table", table, get(bytes, 12))?;
        if bytes.len() > needed {
            return Err(PackError::Content { section: "table", problem: "something follows the end of the pack" });
        }
        let mut this = Self { parts: [const { 0..0 }; SECTIONS], sums: [0; SECTIONS] };
        for (i, (part, sum)) in this.parts.iter_mut().zip(&mut this.sums).enumerate() {
            let (from, length) = (get(table, 12 * i) as usize, get(table, 12 * i + 4) as usize);
            *part = from..from.saturating_add(length);
            *sum = get(table, 12 * i + 8);
            if part.end > needed {
                return Err(PackError::Content { section: "table", problem: "a section lies outside of the file" });
            }
        }
        Ok(this)
    }

    /// Whether a section is as it was written.
    pub fn verify(&self, bytes: &[u8], section: Section) -> Result<(), PackError> {
        let part = bytes.get(self.parts[section as usize].clone()).unwrap_or_default();
        verify(section.name(), part, self.sums[section as usize])
    }
}

fn verify(section: &'static str, bytes: &[u8], stated: u32) -> Result<(), PackError> {
    let found = crc32fast::hash(bytes);
    if found == stated { Ok(()) } else { Err(PackError::Checksum { section, found, stated }) }
}

/// Puts header, table and sections together.
pub fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut at = TABLE;
    for section in sections {
        put(&mut table, at as u32);
        put(&mut table, section.len() as u32);
        put(&mut table, crc32fast::hash(section));
        at += section.len().next_multiple_of(4);
    }
    let mut out = Vec::with_capacity(at);
    out.extend(MAGIC);
    put(&mut out, VERSION);
    put(&mut out, at as u32);
    put(&mut out, crc32fast::hash(&table));
    out.extend(table);
    for section in sections {
        out.extend_from_slice(section);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

/// Certainty in bits 0 and 1, polarity in bit 2, stance in bits 3 and 4 (0 none).
pub mod flags {
    use crate::claim::{Certainty, Polarity};
    use crate::report::Stance;

    pub fn write(certainty: Certainty, polarity: Polarity, stance: Option<Stance>) -> u32 {
        let stance = match stance {
            None => 0,
            Some(Stance::Denies) => 1,
            Some(Stance::Doubts) => 2,
            Some(Stance::Confirms) => 3,
        };
        certainty as u32 | (polarity as u32) << 2 | stance << 3
    }

    pub fn read(flags: u32) -> (Certainty, Polarity, Option<Stance>) {
        let certainty = match flags & 3 {
            0 => Certainty::Stated,
            1 => Certainty::Hedged,
            _ => Certainty::Unverified,
        };
        let polarity = if flags >> 2 & 1 == 0 { Polarity::Affirmed } else { Polarity::Negated };
        let stance = match flags >> 3 & 3 {
            0 => None,
            1 => Some(Stance::Denies),
            2 => Some(Stance::Doubts),
            _ => Some(Stance::Confirms),
        };
        (certainty, polarity, stance)
    }
}

/// A day as the number that its figures make, 20241013; 0 for none.
pub fn day(date: Option<Date>) -> u32 {
    date.filter(|d| d.year() > 0).map_or(0, |d| d.year() as u32 * 10_000 + d.month() as u32 * 100 + d.day() as u32)
}

pub fn date(day: u32) -> Option<Date> {
    let year = i16::try_from(day / 10_000).ok()?;
    Date::new(year, (day / 100 % 100) as i8, (day % 100) as i8).ok().filter(|_| day > 0)
}

pub fn put(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// The number at a byte offset; 0 past the end.
pub fn get(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at.saturating_add(4)).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

pub fn put_varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads on from an offset. Past the end and where a number does not end, all that is read is 0 or empty and [`Cursor::ok`] false:
/// broken bytes give wrong numbers, never a panic.
#[derive(Clone, Copy)]
pub struct Cursor<'p> {
    bytes: &'p [u8],
    at: usize,
    pub ok: bool,
}

impl<'p> Cursor<'p> {
    pub fn new(bytes: &'p [u8], at: usize) -> Self {
        Self { bytes, at, ok: at <= bytes.len() }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub fn varint(&mut self) -> u32 {
        // Most numbers are small.
        match self.bytes.get(self.at) {
            Some(&byte) if byte < 0x80 => {
                self.at += 1;
                u32::from(byte)
            }
            _ => self.long_varint(),
        }
    }

    fn long_varint(&mut self) -> u32 {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let Some(&byte) = self.bytes.get(self.at) else { break };
            self.at += 1;
            number |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return number;
            }
        }
        self.ok = false;
        0
    }

    pub fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        self.ok &= byte.is_some();
        byte.unwrap_or(0)
    }

    pub fn take(&mut self, length: usize) -> &'p [u8] {
        let part = self.bytes.get(self.at..self.at.saturating_add(length));
        self.at = self.at.saturating_add(length);
        self.ok &= part.is_some();
        part.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn varints_come_back(number: u32) {
            let mut out = Vec::new();
            put_varint(&mut out, number);
            let mut cursor = Cursor::new(&out, 0);
            prop_assert_eq!(cursor.varint(), number);
            prop_assert!(cursor.ok && cursor.at() == out.len());
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>, at in 0usize..40) {
            let mut cursor = Cursor::new(&bytes, at);
            for _ in 0..20 {
                cursor.varint();
                cursor.byte();
                cursor.take(3);
            }
            prop_assert!(!cursor.ok || bytes.len() >= 20);
        }
    }

    #[test]
    fn days_come_back() {
        let date = jiff::civil::date(2024, 10, 13);
        assert_eq!(super::date(day(Some(date))), Some(date));
        assert_eq!(super::date(day(None)), None);
        assert_eq!(super::date(20241399), None);
    }
}
