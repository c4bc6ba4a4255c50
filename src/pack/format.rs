//! The pack format, defined once for writer and reader. `docs/pack.md` tells it for other programs.
//!
//! All numbers are little-endian `u32`. A pack is a header (magic, version, CRC-32 of all that follows it), a table of
//! sections (offset, length) and the sections themselves, each aligned to 4 bytes.

use jiff::civil::Date;

/// First four bytes of every pack.
pub const MAGIC: [u8; 4] = *b"CRPK";
/// Rises when an old reader could not read a new pack.
pub const VERSION: u32 = 1;
/// Magic, version, checksum.
pub const HEADER: usize = 12;
/// "No value" where a number names a string.
pub const NONE: u32 = u32::MAX;

/// The sections, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// Title, maker, licence: three strings.
    Head,
    /// Count, then count + 1 offsets into the UTF-8 text that follows.
    Strings,
    /// [`REPORT`] numbers a report.
    Reports,
    /// [`CLAIM`] numbers a claim.
    Claims,
    /// Claim numbers that other claims are about.
    Links,
    /// An fst map: term to its place in the postings.
    Terms,
    /// A term's claims: varint count, then varint differences of claim numbers.
    Postings,
}

/// How many sections there are.
pub const SECTIONS: usize = 7;
/// Numbers in a report's record: id, title, publisher, published, address, origin, first claim, number of claims.
pub const REPORT: usize = 8;
/// Numbers in a claim's record: report, text, speaker, focus from, focus to, flags, first link, number of links.
pub const CLAIM: usize = 8;

/// Certainty in bits 0 and 1, polarity in bit 2, stance in bits 3 and 4 (0 none), number of terms in bits 8 to 15.
pub mod flags {
    use crate::claim::{Certainty, Polarity};
    use crate::report::Stance;

    pub fn write(certainty: Certainty, polarity: Polarity, stance: Option<Stance>, terms: usize) -> u32 {
        let stance = match stance {
            None => 0,
            Some(Stance::Denies) => 1,
            Some(Stance::Doubts) => 2,
            Some(Stance::Confirms) => 3,
        };
        certainty as u32 | (polarity as u32) << 2 | stance << 3 | (terms.min(255) as u32) << 8
    }

    pub fn read(flags: u32) -> (Certainty, Polarity, Option<Stance>, usize) {
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
        (certainty, polarity, stance, (flags >> 8 & 255) as usize)
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

/// Reads a varint and the offset after it; none where it does not end.
pub fn get_varint(bytes: &[u8], mut at: usize) -> Option<(u32, usize)> {
    let mut number = 0u32;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some((number, at));
        }
    }
    None
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
            prop_assert_eq!(get_varint(&out, 0), Some((number, out.len())));
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
