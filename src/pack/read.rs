//! A pack, read in place from its bytes.

use std::collections::HashSet;

use fst::Map;

use super::format::{self, CLAIM, HEADER, MAGIC, NONE, REPORT, SECTIONS, Section, VERSION, get, get_varint};
use super::{PackError, PackInfo};
use crate::report::{Report, Statement};

/// A pack whose bytes were checked once; every look-up after that is bounded by its section.
pub struct Pack {
    bytes: Vec<u8>,
    sections: [(usize, usize); SECTIONS],
    terms: Map<Vec<u8>>,
}

impl Pack {
    /// Checks the header, the checksum and that all records point within.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        if bytes.len() < HEADER || bytes[..4] != MAGIC {
            return Err(PackError::Format);
        }
        let version = get(&bytes, 4);
        if version != VERSION {
            return Err(PackError::Version { found: version, known: VERSION });
        }
        let table = HEADER + SECTIONS * 8;
        let mut sections = [(0, 0); SECTIONS];
        let mut needed = table;
        for (i, section) in sections.iter_mut().enumerate() {
            let at = HEADER + 8 * i;
            *section = (get(&bytes, at) as usize, get(&bytes, at + 4) as usize);
            needed = needed.max(section.0.saturating_add(section.1));
        }
        if bytes.len() < needed {
            return Err(PackError::Truncated { found: bytes.len(), needed });
        }
        let (found, stated) = (crc32fast::hash(&bytes[HEADER..]), get(&bytes, 8));
        if found != stated {
            return Err(PackError::Checksum { found, stated });
        }
        let (from, length) = sections[Section::Terms as usize];
        let terms = Map::new(bytes[from..from + length].to_vec());
        let terms = terms.map_err(|_| PackError::Content { section: "terms", problem: "they are no fst map" })?;
        let pack = Self { bytes, sections, terms };
        pack.check()?;
        Ok(pack)
    }

    /// Whether every number that names a record names one that exists.
    fn check(&self) -> Result<(), PackError> {
        let wrong = |section, problem| Err(PackError::Content { section, problem });
        let strings = self.section(Section::Strings);
        let count = get(strings, 0) as usize;
        let head = 4usize.saturating_add(count.saturating_add(1).saturating_mul(4));
        if head > strings.len() {
            return wrong("strings", "there are fewer than it says");
        }
        let Ok(text) = std::str::from_utf8(&strings[head..]) else {
            return wrong("strings", "they are not UTF-8");
        };
        let fits = (0..count).all(|i| {
            let (from, to) = (get(strings, 4 + 4 * i) as usize, get(strings, 8 + 4 * i) as usize);
            from <= to && text.get(from..to).is_some()
        });
        if !fits {
            return wrong("strings", "an offset lies outside");
        }
        let named = |id: u32| id == NONE || (id as usize) < count;
        if (0..3).any(|i| !named(get(self.section(Section::Head), 4 * i))) || self.section(Section::Head).len() < 12 {
            return wrong("head", "a string does not exist");
        }
        let claims = self.claims();
        for report in 0..self.reports() {
            let field = |i| self.number(Section::Reports, report * REPORT + i);
            if ![0, 1, 2, 4, 5].into_iter().all(|i| named(field(i))) || field(0) == NONE {
                return wrong("reports", "a string does not exist");
            }
            if field(6) as usize + field(7) as usize > claims {
                return wrong("reports", "a claim does not exist");
            }
        }
        let links = self.section(Section::Links).len() / 4;
        for claim in 0..claims {
            let field = |i| self.number(Section::Claims, claim * CLAIM + i);
            if field(0) as usize >= self.reports() || !named(field(2)) || field(1) as usize >= count {
                return wrong("claims", "a report or a string does not exist");
            }
            if field(6) as usize + field(7) as usize > links {
                return wrong("claims", "a link does not exist");
            }
        }
        if (0..links).any(|i| self.number(Section::Links, i) as usize >= claims) {
            return wrong("links", "a claim does not exist");
        }
        Ok(())
    }

    fn section(&self, section: Section) -> &[u8] {
        let (from, length) = self.sections[section as usize];
        self.bytes.get(from..from + length).unwrap_or_default()
    }

    fn number(&self, section: Section, i: usize) -> u32 {
        get(self.section(section), 4 * i)
    }

    fn string(&self, id: u32) -> Option<&str> {
        let strings = self.section(Section::Strings);
        if id == NONE {
            return None;
        }
        let count = get(strings, 0) as usize;
        let (from, to) = (get(strings, 4 + 4 * id as usize) as usize, get(strings, 8 + 4 * id as usize) as usize);
        let head = 4 + 4 * (count + 1);
        std::str::from_utf8(strings.get(head + from..head + to)?).ok()
    }

    /// How many reports and how many claims it holds.
    pub fn reports(&self) -> usize {
        self.section(Section::Reports).len() / (4 * REPORT)
    }

    pub fn claims(&self) -> usize {
        self.section(Section::Claims).len() / (4 * CLAIM)
    }

    /// A report without its claims.
    pub fn report(&self, report: usize) -> Report {
        let field = |i| self.number(Section::Reports, report * REPORT + i);
        let text = |i| self.string(field(i)).map(str::to_owned);
        Report {
            id: text(0).unwrap_or_default(),
            title: text(1),
            publisher: text(2),
            published: format::date(field(3)),
            url: text(4),
            origin: text(5),
            claims: Vec::new(),
        }
    }

    /// The report a claim belongs to.
    pub fn report_of(&self, claim: usize) -> usize {
        self.number(Section::Claims, claim * CLAIM) as usize
    }

    /// A claim; its `about` counts claims of the pack.
    pub fn claim(&self, claim: usize) -> Statement {
        let field = |i| self.number(Section::Claims, claim * CLAIM + i);
        let (certainty, polarity, stance, _) = format::flags::read(field(5));
        let text = self.string(field(1)).unwrap_or_default().to_owned();
        let whole = (0, text.len() as u32);
        let focus = (field(3), field(4));
        let fits = text.get(focus.0 as usize..focus.1 as usize).is_some();
        Statement {
            focus: (focus != whole && fits).then_some(focus),
            text,
            speaker: self.string(field(2)).map(str::to_owned),
            certainty,
            polarity,
            stance,
            about: self.about(claim),
        }
    }

    /// The claims that a claim denies, doubts or confirms.
    pub fn about(&self, claim: usize) -> Vec<u32> {
        let field = |i| self.number(Section::Claims, claim * CLAIM + i);
        (0..field(7)).map(|i| self.number(Section::Links, (field(6) + i) as usize)).collect()
    }

    /// How many index terms a claim has.
    pub fn length(&self, claim: usize) -> usize {
        format::flags::read(self.number(Section::Claims, claim * CLAIM + 5)).3
    }

    /// How many claims hold a term.
    pub fn count(&self, term: &str) -> usize {
        let at = self.terms.get(term).and_then(|at| get_varint(self.section(Section::Postings), at as usize));
        at.map_or(0, |(count, _)| count as usize)
    }

    /// The claims that hold a term, in order.
    pub fn postings(&self, term: &str) -> Vec<u32> {
        let mut out = Vec::new();
        let bytes = self.section(Section::Postings);
        let Some((count, mut at)) = self.terms.get(term).and_then(|at| get_varint(bytes, at as usize)) else {
            return out;
        };
        let mut claim = 0u32;
        for _ in 0..count {
            let Some((step, next)) = get_varint(bytes, at) else {
                break;
            };
            claim = claim.saturating_add(step);
            at = next;
            if claim as usize >= self.claims() {
                break;
            }
            out.push(claim);
        }
        out
    }

    /// What the pack says of itself.
    pub fn info(&self) -> PackInfo {
        let reports: Vec<Report> = (0..self.reports()).map(|i| self.report(i)).collect();
        let head = |i| self.string(self.number(Section::Head, i)).map(str::to_owned);
        let origins: HashSet<&str> = reports.iter().map(|r| r.origin.as_deref().unwrap_or(&r.id)).collect();
        let publishers: HashSet<&str> = reports.iter().filter_map(|r| r.publisher.as_deref()).collect();
        PackInfo {
            title: head(0).unwrap_or_default(),
            maker: head(1),
            licence: head(2),
            reports: reports.len(),
            claims: self.claims(),
            publishers: publishers.len(),
            origins: origins.len(),
            from: reports.iter().filter_map(|r| r.published).min(),
            until: reports.iter().filter_map(|r| r.published).max(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PackHead, write};
    use super::*;
    use crate::mention::Gazetteer;

    fn sample() -> Vec<u8> {
        let claim = |text: &str, about: Vec<u32>| Statement {
            text: text.into(),
            speaker: Some("the mayor".into()),
            about,
            ..Statement::default()
        };
        let report = Report {
            id: "a".into(),
            title: Some("Bridge closed".into()),
            published: Some(jiff::civil::date(2024, 3, 1)),
            claims: vec![claim("The bridge was closed.", vec![]), claim("The mayor denied it.", vec![0])],
            ..Report::default()
        };
        write(&PackHead { title: "Bridges".into(), ..PackHead::default() }, &[report], &Gazetteer::default())
    }

    #[test]
    fn what_is_written_is_read() {
        let pack = Pack::open(sample()).unwrap();
        assert_eq!((pack.reports(), pack.claims()), (1, 2));
        assert_eq!(pack.claim(1).about, [0]);
        assert_eq!(pack.postings("bridg"), [0]);
        assert_eq!(pack.info().from, Some(jiff::civil::date(2024, 3, 1)));
        assert_eq!(sample(), sample());
    }

    #[test]
    fn any_flipped_byte_is_noticed() {
        let good = sample();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x41;
            assert!(Pack::open(bad).is_err(), "byte {at}");
        }
        for length in 0..good.len() {
            assert!(Pack::open(good[..length].to_vec()).is_err(), "length {length}");
        }
    }
}
