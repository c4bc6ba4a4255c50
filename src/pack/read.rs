//! A pack, read in place from its bytes.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::dictionary::{Dictionary, Entry};
use super::format::{self, CLAIM, NONE, REPORT, Section, Table, get};
use super::index::address;
use super::postings::Postings;
use super::sketch::{Sketch, name_hash};
use super::texts::Texts;
use super::{PackError, PackInfo, check};
use crate::report::{Report, Statement};

/// What the head says: the pack's card, and what holds for all of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    #[serde(flatten)]
    pub info: PackInfo,
    /// Sum of the claims' lengths in terms.
    #[serde(default)]
    pub terms: u64,
    /// The version of the core that made the notes; empty if there are none.
    #[serde(default)]
    pub understanding: String,
}

/// A pack. Every look-up is bounded by its section: broken bytes give wrong or no answers, never a panic.
pub struct Pack {
    bytes: Vec<u8>,
    parts: [Range<usize>; format::SECTIONS],
    head: Head,
}

impl Pack {
    /// Opens a pack from anywhere: checks that all of it is as it was written and points within.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let table = Table::read(&bytes)?;
        Section::ALL.into_iter().try_for_each(|section| table.verify(&bytes, section))?;
        let pack = Self::with(table, bytes)?;
        check::check(&pack)?;
        Ok(pack)
    }

    /// Opens a pack that [`Pack::open`] took before: looks at the header and the head alone, so that it costs the same for any size.
    pub fn reopen(bytes: Vec<u8>) -> Result<Self, PackError> {
        let table = Table::read(&bytes)?;
        table.verify(&bytes, Section::Head)?;
        Self::with(table, bytes)
    }

    fn with(table: Table, bytes: Vec<u8>) -> Result<Self, PackError> {
        let head = bytes.get(table.parts[Section::Head as usize].clone()).unwrap_or_default();
        let head: Head = serde_json::from_slice(head).map_err(|_| PackError::Content {
            section: "head",
            problem: "it is not the JSON that docs/pack.md tells",
        })?;
        let pack = Self { bytes, parts: table.parts, head };
        let counts = |section, size| pack.part(section).len() / (4 * size);
        let info = &pack.head.info;
        if counts(Section::Reports, REPORT) != info.reports || counts(Section::Claims, CLAIM) != info.claims {
            return Err(PackError::Content {
                section: "head",
                problem: "it counts other reports or claims than there are",
            });
        }
        if info.origins > info.reports || info.publishers > info.reports {
            return Err(PackError::Content {
                section: "head",
                problem: "it counts more origins or publishers than reports",
            });
        }
        Ok(pack)
    }

    pub(super) fn part(&self, section: Section) -> &[u8] {
        self.bytes.get(self.parts[section as usize].clone()).unwrap_or_default()
    }

    /// Its bytes.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The hashes of ids and addresses in order, each with its report.
    pub(super) fn names(&self) -> impl Iterator<Item = (u32, u32)> {
        let names = self.part(Section::Names);
        (0..names.len() / 8).map(|i| (get(names, 8 * i), get(names, 8 * i + 4)))
    }

    fn number(&self, section: Section, i: usize) -> u32 {
        get(self.part(section), i.saturating_mul(4))
    }

    pub(super) fn texts(&self) -> Texts<'_> {
        Texts::new(self.part(Section::Pieces), self.part(Section::Texts))
    }

    pub(super) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary::new(self.part(Section::Terms))
    }

    /// A text by its number; none for [`NONE`].
    pub fn text(&self, number: u32) -> Option<String> {
        if number == NONE { None } else { self.texts().read(number) }
    }

    /// What the pack says of itself.
    pub fn info(&self) -> &PackInfo {
        &self.head.info
    }

    /// How many reports and how many claims it holds.
    pub fn reports(&self) -> usize {
        self.head.info.reports
    }

    pub fn claims(&self) -> usize {
        self.head.info.claims
    }

    /// Sum of the lengths of all claims, in index terms.
    pub fn terms(&self) -> u64 {
        self.head.terms
    }

    /// The version of the core whose notes it holds; empty if it holds none.
    pub fn understanding(&self) -> &str {
        &self.head.understanding
    }

    pub(super) fn report_field(&self, report: usize, field: usize) -> u32 {
        self.number(Section::Reports, report.saturating_mul(REPORT).saturating_add(field))
    }

    pub(super) fn claim_field(&self, claim: usize, field: usize) -> u32 {
        self.number(Section::Claims, claim.saturating_mul(CLAIM).saturating_add(field))
    }

    /// A report without its claims. Its origin is the one it names, or the id of the first report with its text.
    pub fn report(&self, report: usize) -> Report {
        let text = |field| self.text(self.report_field(report, field));
        let root = self.root(report);
        // No further than one step: roots may stand in a row that is longer than a stack is deep.
        let copied =
            || (root != report).then(|| self.origin(root).or_else(|| self.text(self.report_field(root, 0))))?;
        Report {
            id: text(0).unwrap_or_default(),
            title: text(1),
            publisher: text(2),
            published: self.published(report),
            url: self.address(report),
            origin: text(5).or_else(copied),
            claims: Vec::new(),
        }
    }

    /// The first report of the pack that carries a report's text: itself if it is the only one.
    pub fn root(&self, report: usize) -> usize {
        // Only a report before it can be: whoever follows roots gets to an end.
        (self.report_field(report, 6) as usize).min(report)
    }

    /// The origin that a report names.
    pub fn origin(&self, report: usize) -> Option<String> {
        self.text(self.report_field(report, 5))
    }

    /// By what reports that may carry a report's text can be found ([`Sketch::keys`]).
    pub fn keys(&self, report: usize) -> Vec<u32> {
        Sketch::read_keys(self.part(Section::Sketches), self.report_field(report, 8))
    }

    /// By what a report's text can be told from others.
    pub fn sketch(&self, report: usize) -> Sketch {
        Sketch::read(self.part(Section::Sketches), self.report_field(report, 8))
    }

    /// Whether its sketch could be read.
    pub(super) fn has_sketch(&self, report: usize) -> bool {
        Sketch::is_whole(self.part(Section::Sketches), self.report_field(report, 8))
    }

    /// The report of an id.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.named(id).into_iter().find(|&report| self.text(self.report_field(report, 0)).as_deref() == Some(id))
    }

    /// The reports from an address, however it is written.
    pub fn by_address(&self, url: &str) -> Vec<usize> {
        let same = |report: &usize| self.address(*report).is_some_and(|other| address(&other) == address(url));
        self.named(address(url)).into_iter().filter(same).collect()
    }

    /// The reports whose id or address has the hash of a text.
    fn named(&self, text: &str) -> Vec<usize> {
        let names = self.part(Section::Names);
        let (mut low, mut high) = (0, names.len() / 8);
        let sought = name_hash(text);
        while low < high {
            let middle = low.midpoint(high);
            if get(names, 8 * middle) < sought { low = middle + 1 } else { high = middle }
        }
        let found = (low..names.len() / 8).take_while(|i| get(names, 8 * i) == sought);
        found.map(|i| get(names, 8 * i + 4) as usize).filter(|&report| report < self.reports()).collect()
    }

    /// The day of a report's publication.
    pub fn published(&self, report: usize) -> Option<Date> {
        format::date(self.report_field(report, 3))
    }

    /// The address that a report states.
    pub fn address(&self, report: usize) -> Option<String> {
        self.text(self.report_field(report, 4))
    }

    /// The claims of a report.
    pub fn claims_of(&self, report: usize) -> Range<usize> {
        let first = |report| self.report_field(report, 7) as usize;
        let end = if report + 1 < self.reports() { first(report + 1) } else { self.claims() };
        first(report).min(self.claims())..end.min(self.claims())
    }

    /// The report a claim belongs to.
    pub fn report_of(&self, claim: usize) -> usize {
        (self.claim_field(claim, 0) as usize).min(self.reports().saturating_sub(1))
    }

    pub(super) fn details(&self, claim: usize) -> Details<'_> {
        Details::read(self.part(Section::Details), self.claim_field(claim, 2))
    }

    /// A claim; its `about` counts claims of the pack.
    pub fn claim(&self, claim: usize) -> Statement {
        let text = self.text(self.claim_field(claim, 1)).unwrap_or_default();
        let details = self.details(claim);
        let (certainty, polarity, stance) = format::flags::read(details.flags);
        let (from, to) = details.focus;
        let own = from < to && text.get(from as usize..to as usize).is_some();
        Statement {
            focus: own.then_some(details.focus),
            speaker: details.speaker.and_then(|speaker| self.text(speaker)),
            certainty,
            polarity,
            stance,
            about: self.neighbours(claim, &details.about),
            text,
        }
    }

    /// The claims that deny, doubt or confirm a claim.
    pub fn told(&self, claim: usize) -> Vec<u32> {
        self.neighbours(claim, &self.details(claim).told)
    }

    /// Claims of a claim's report, counted within it, as claims of the pack.
    fn neighbours(&self, claim: usize, list: &[u32]) -> Vec<u32> {
        let range = self.claims_of(self.report_of(claim));
        let all = list.iter().map(|&other| range.start.saturating_add(other as usize));
        all.filter(|other| range.contains(other)).map(|other| other as u32).collect()
    }

    /// What a core of the version [`Pack::understanding`] noted of a claim, and the numbers of the note's texts; none if nothing.
    pub fn note(&self, claim: usize) -> Option<(&[u8], Vec<u32>)> {
        let details = self.details(claim);
        (details.whole && !details.note.is_empty()).then_some((details.note, details.names))
    }

    /// How many index terms each claim has, a byte each.
    pub fn lengths(&self) -> &[u8] {
        self.part(Section::Lengths)
    }

    /// What the dictionary says of a term.
    pub fn term(&self, term: &str) -> Option<Entry> {
        self.dictionary().find(term)
    }

    /// The claims that hold a term.
    pub fn postings(&self, entry: Entry) -> Postings<'_> {
        let from = entry.from as usize;
        let bytes = self.part(Section::Postings).get(from..from.saturating_add(entry.length as usize));
        Postings::new(bytes.unwrap_or_default(), entry.claims, self.claims() as u32)
    }

    /// How many claims hold a term.
    pub fn count(&self, term: &str) -> usize {
        self.term(term).map_or(0, |entry| entry.claims as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::format::assemble;
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
            url: Some("https://www.a.example/bridge/".into()),
            published: Some(jiff::civil::date(2024, 3, 1)),
            claims: vec![claim("The bridge was closed.", vec![]), claim("The mayor denied it.", vec![0, 9])],
            ..Report::default()
        };
        let other = Report { id: "b".into(), origin: Some("agency".into()), ..report.clone() };
        write(&PackHead { title: "Bridges".into(), ..PackHead::default() }, &[report, other], &Gazetteer::default())
    }

    /// Asks a pack for all that it can be asked for.
    fn ask(pack: &Pack) {
        for report in 0..pack.reports().min(9) {
            pack.report(report);
            pack.sketch(report).resemblance(&pack.sketch(0));
            pack.keys(report);
            pack.claims_of(report);
        }
        pack.by_id("b");
        pack.by_address("https://a.example/");
        for claim in 0..pack.claims().min(9) {
            pack.claim(claim);
            pack.note(claim);
            pack.told(claim);
            pack.report_of(claim);
        }
        for term in ["bridg", "close", "mayor", "x"] {
            if let Some(entry) = pack.term(term) {
                pack.postings(entry).each(|_| ());
                pack.postings(entry).any(0..2);
                pack.postings(entry).among([0, 1, 7].into_iter(), |_| ());
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let pack = Pack::open(sample()).unwrap();
        assert_eq!((pack.reports(), pack.claims()), (2, 4));
        assert_eq!((pack.claim(1).about, pack.told(2)), (vec![0], vec![3]));
        assert_eq!(pack.claim(3).text, "The mayor denied it.");
        let mut found = Vec::new();
        pack.postings(pack.term("bridg").unwrap()).each(|claim| found.push(claim));
        assert_eq!(found, [0, 2]);
        assert_eq!(pack.info().from, Some(jiff::civil::date(2024, 3, 1)));
        assert_eq!(pack.report(1).origin.as_deref(), Some("agency"));
        assert_eq!((pack.by_id("b"), pack.by_id("c")), (Some(1), None));
        assert_eq!(pack.by_address("http://a.example/bridge#top"), [0, 1]);
        assert!(pack.by_address("https://a.example/").is_empty());
        assert_eq!(sample(), sample());
    }

    #[test]
    fn any_flipped_byte_is_noticed_or_does_no_harm() {
        let good = sample();
        let padding = |at: usize| {
            let table = Table::read(&good).unwrap();
            at >= format::TABLE && !table.parts.iter().any(|part| part.contains(&at))
        };
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x41;
            assert!(Pack::open(bad.clone()).is_err() || padding(at), "byte {at}");
            if let Ok(pack) = Pack::reopen(bad) {
                ask(&pack);
            }
        }
        for length in 0..good.len() {
            let cut = good[..length].to_vec();
            let error = Pack::open(cut.clone()).err();
            let expected = |error: &PackError| match length {
                0..4 => *error == PackError::Format,
                _ => matches!(error, PackError::Truncated { found, needed } if *found == length && needed > found),
            };
            assert!(error.as_ref().is_some_and(expected), "length {length}: {error:?}");
            assert!(Pack::reopen(cut).is_err());
        }
    }

    #[test]
    fn each_fault_has_its_message() {
        let told = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = sample();
            change(&mut bytes);
            Pack::open(bytes).map(|_| ()).unwrap_err().to_string()
        };
        assert!(told(&|b| b[0] = b'X').contains("not a Crossread pack"));
        assert!(told(&|b| b[4] = 9).contains("version 9"));
        assert!(told(&|b| b.truncate(200)).contains("ends too early"));
        assert!(told(&|b| b.push(0)).contains("follows the end"));
        assert!(told(&|b| b[20] ^= 1).contains("damaged in its table"));
        let last = |b: &mut Vec<u8>| b[format::TABLE + 3] ^= 1;
        assert!(told(&last).contains("damaged in its head"));
    }

    /// The sections of a pack.
    fn sections(bytes: &[u8]) -> [Vec<u8>; format::SECTIONS] {
        Table::read(bytes).unwrap().parts.map(|part| bytes[part].to_vec())
    }

    proptest! {
        /// Somebody may put right checksums on wrong sections: the check at import finds it, or it does no harm.
        #[test]
        fn wrong_sections_with_right_checksums_do_no_harm(section in 1..format::SECTIONS, at: prop::sample::Index, byte: u8, cut: bool) {
            let mut sections = sections(&sample());
            let at = at.index(sections[section].len());
            if cut { sections[section].truncate(at) } else { sections[section][at] = byte }
            let bytes = assemble(&sections);
            if let Ok(pack) = Pack::reopen(bytes.clone()) {
                ask(&pack);
            }
            if let Ok(pack) = Pack::open(bytes) {
                ask(&pack);
            }
        }
    }

    #[test]
    fn counts_that_are_wrong_are_noticed() {
        let short = |section: Section, by: usize| {
            let mut sections = sections(&sample());
            let length = sections[section as usize].len();
            sections[section as usize].truncate(length - by);
            Pack::open(assemble(&sections)).map(|_| ()).unwrap_err().to_string()
        };
        for (section, by, message) in [
            (Section::Head, 1, "contradicts itself in its head: it is not the JSON"),
            (Section::Reports, 4 * REPORT, "head: it counts other reports or claims"),
            (Section::Claims, 1, "head: it counts other reports or claims"),
            (Section::Texts, 1, "texts: one cannot be read"),
            (Section::Details, 1, "details: those of a claim cannot be read"),
            (Section::Lengths, 1, "lengths: there are more or fewer than claims"),
            (Section::Terms, 1, "terms: they are not in order"),
            (Section::Names, 8, "names: they are not those of the reports"),
            (Section::Postings, 1, "terms: they are not in order, or the claims of one cannot be read"),
        ] {
            let told = short(section, by);
            assert!(told.contains(message), "{section:?}: {told}");
        }
    }
}
