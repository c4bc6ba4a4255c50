//! Reports to the bytes of a pack. The same reports give the same bytes, in any order of hash tables.

use std::collections::{HashMap, HashSet};

use super::format::{self, NONE, SECTIONS, Section, put};
use super::index::{address, terms};
use super::origin::Origins;
use super::postings::List;
use super::read::Head;
use super::sketch::{Sketch, name_hash};
use super::{Note, PackHead, PackInfo, details, dictionary, texts};
use crate::mention::Gazetteer;
use crate::report::{Report, Statement};
use crate::text::order::sort_by;

/// A report ready to be written. Reports do not hang on each other here: they can be made ready on several threads.
pub struct Prepared {
    report: Report,
    /// The index terms and the note of each claim.
    claims: Vec<(Vec<String>, Note)>,
    sketch: Sketch,
}

impl Prepared {
    /// The id of the report.
    pub fn id(&self) -> &str {
        &self.report.id
    }

    /// Looks at a report passage by passage: `read` gives a passage's index terms, and what was understood of each of its claims.
    pub fn new(report: Report, mut read: impl FnMut(&str, &[Statement]) -> (Vec<String>, Vec<Note>)) -> Self {
        let passages = || report.claims.chunk_by(|a, b| a.text == b.text);
        let sketch = Sketch::new(passages().filter_map(|claims| claims.first()).map(|claim| claim.text.as_str()));
        let mut claims = Vec::with_capacity(report.claims.len());
        for passage in passages() {
            let text = passage.first().map_or("", |claim| &claim.text);
            let (terms, notes) = read(text, passage);
            let notes = notes.into_iter().chain(std::iter::repeat(Note::default()));
            claims.extend(passage.iter().zip(notes).map(|(_, note)| (terms.clone(), note)));
        }
        Self { claims, sketch, report }
    }
}

/// Compiles reports to the bytes of a pack, without notes. Claims keep the order of their reports.
pub fn write(head: &PackHead, reports: &[Report], gazetteer: &Gazetteer) -> Vec<u8> {
    let mut builder = Builder::default();
    for report in reports {
        builder.add(Prepared::new(report.clone(), |text, _| (terms(text, gazetteer), Vec::new())));
    }
    builder.finish(head, "")
}

/// A pack under construction: takes reports one by one and keeps of them what the pack will hold.
#[derive(Default)]
pub struct Builder {
    texts: texts::Writer,
    terms: HashMap<String, List>,
    origins: Origins,
    info: PackInfo,
    publishers: HashSet<String>,
    /// Sum of the claims' lengths in terms.
    length: u64,
    reports: Vec<u8>,
    claims: Vec<u8>,
    details: Vec<u8>,
    lengths: Vec<u8>,
    sketches: Vec<u8>,
    names: Vec<(u32, u32)>,
}

impl Builder {
    /// How many reports and how many claims it holds.
    pub fn reports(&self) -> usize {
        self.info.reports
    }

    pub fn claims(&self) -> usize {
        self.info.claims
    }

    /// Adds a report. One that carries an earlier one's text gets its origin, unless it names its own.
    pub fn add(&mut self, prepared: Prepared) {
        let Prepared { mut report, claims, sketch } = prepared;
        let many = report.claims.len();
        report.claims.iter_mut().for_each(|claim| claim.about.retain(|&other| (other as usize) < many));
        let number = self.info.reports as u32;
        let root = self.origins.place(number, report.origin.as_deref(), &sketch);
        let first = self.info.claims as u32;
        let text = |texts: &mut texts::Writer, text: Option<&String>| text.map_or(NONE, |text| texts.add(text));
        let record = [
            self.texts.add(&report.id),
            text(&mut self.texts, report.title.as_ref()),
            text(&mut self.texts, report.publisher.as_ref()),
            format::day(report.published),
            text(&mut self.texts, report.url.as_ref()),
            text(&mut self.texts, report.origin.as_ref()),
            root,
            first,
            self.sketches.len() as u32,
        ];
        record.iter().for_each(|&n| put(&mut self.reports, n));
        sketch.write(&mut self.sketches);
        let address = report.url.as_deref().map(address);
        self.names.extend([Some(&*report.id), address].into_iter().flatten().map(|name| (name_hash(name), number)));

        let mut told: Vec<Vec<u32>> = vec![Vec::new(); report.claims.len()];
        for (claim, statement) in (0..).zip(&report.claims) {
            statement
                .about
                .iter()
                .for_each(|&i| told.get_mut(i as usize).into_iter().for_each(|list| list.push(claim)));
        }
        for ((statement, told), (terms, note)) in report.claims.iter().zip(&told).zip(claims) {
            self.claim(number, statement, told, &note);
            self.index(terms);
        }
        self.count(&report);
    }

    fn claim(&mut self, report: u32, statement: &Statement, told: &[u32], note: &Note) {
        let record = [report, self.texts.add(&statement.text), self.details.len() as u32];
        record.iter().for_each(|&n| put(&mut self.claims, n));
        details::write(&mut self.details, statement, told, note, |text| self.texts.add(text));
    }

    fn index(&mut self, terms: Vec<String>) {
        let (claim, length) = (self.info.claims as u32, terms.len().min(255));
        self.lengths.push(length as u8);
        self.length += length as u64;
        for term in terms {
            self.terms.entry(term).or_default().push(claim, length as u32);
        }
        self.info.claims += 1;
    }

    fn count(&mut self, report: &Report) {
        let info = &mut self.info;
        info.reports += 1;
        if let Some(publisher) = report.publisher.as_ref().filter(|p| !self.publishers.contains(*p)) {
            self.publishers.insert(publisher.clone());
        }
        // A day that the format cannot hold is not told.
        let day = format::date(format::day(report.published));
        info.from = info.from.into_iter().chain(day).min();
        info.until = info.until.max(day);
    }

    /// The bytes of the pack. `understanding` names the version of the core that made the notes.
    pub fn finish(mut self, head: &PackHead, understanding: &str) -> Vec<u8> {
        let PackHead { title, maker, licence } = head.clone();
        let (publishers, origins) = (self.publishers.len(), self.origins.count());
        let info = PackInfo { title, maker, licence, publishers, origins, ..std::mem::take(&mut self.info) };
        let head = Head { info, terms: self.length, understanding: understanding.to_owned() };
        let mut terms: Vec<(String, List)> = self.terms.into_iter().collect();
        sort_by(&mut terms, |x, y| x.0.cmp(&y.0));
        let mut postings = Vec::new();
        let entries: Vec<[u32; 3]> = terms.iter().map(|(_, l)| [l.claims, l.write(&mut postings), l.least]).collect();
        let dictionary = dictionary::write(terms.iter().map(|(term, _)| term.as_str()).zip(entries));
        let (pieces, texts) = self.texts.finish();
        self.names.sort_unstable();
        self.names.dedup();
        let names = self.names.iter().flat_map(|n| [n.0, n.1]).flat_map(u32::to_le_bytes).collect();
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        // A head is numbers and texts, which JSON can always tell.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        for (section, bytes) in [
            (Section::Head, head),
            (Section::Pieces, pieces),
            (Section::Texts, texts),
            (Section::Reports, self.reports),
            (Section::Claims, self.claims),
            (Section::Details, self.details),
            (Section::Lengths, self.lengths),
            (Section::Terms, dictionary),
            (Section::Postings, postings),
            (Section::Sketches, self.sketches),
            (Section::Names, names),
        ] {
            sections[section as usize] = bytes;
        }
        format::assemble(&sections)
    }
}
