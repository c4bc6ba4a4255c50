//! Reports to the bytes of a pack. The same reports give the same bytes, in any order of hash tables.

use std::collections::{BTreeMap, HashMap};

use super::PackHead;
use super::format::{self, HEADER, MAGIC, NONE, SECTIONS, Section, VERSION, put, put_varint};
use super::index::terms;
use crate::mention::Gazetteer;
use crate::report::Report;

/// Compiles reports to the bytes of a pack. Claims keep the order of their reports.
pub fn write(head: &PackHead, reports: &[Report], gazetteer: &Gazetteer) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    for text in [Some(&head.title), head.maker.as_ref(), head.licence.as_ref()] {
        put(&mut sections[Section::Head as usize], strings.id(text.map(String::as_str)));
    }
    let mut postings: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut claim = 0u32;
    let mut links = 0u32;
    for (number, report) in reports.iter().enumerate() {
        let first = claim;
        for statement in &report.claims {
            let found = terms(&statement.text, gazetteer);
            let (from, to) = statement.focus.unwrap_or((0, statement.text.len() as u32));
            let about: Vec<u32> =
                statement.about.iter().filter(|&&i| (i as usize) < report.claims.len()).map(|i| first + i).collect();
            let record = [
                number as u32,
                strings.id(Some(&statement.text)),
                strings.id(statement.speaker.as_deref()),
                from,
                to,
                format::flags::write(statement.certainty, statement.polarity, statement.stance, found.len()),
                links,
                about.len() as u32,
            ];
            record.iter().for_each(|&n| put(&mut sections[Section::Claims as usize], n));
            about.iter().for_each(|&n| put(&mut sections[Section::Links as usize], n));
            links += about.len() as u32;
            for term in found {
                postings.entry(term).or_default().push(claim);
            }
            claim += 1;
        }
        let record = [
            strings.id(Some(&report.id)),
            strings.id(report.title.as_deref()),
            strings.id(report.publisher.as_deref()),
            format::day(report.published),
            strings.id(report.url.as_deref()),
            strings.id(report.origin.as_deref()),
            first,
            claim - first,
        ];
        record.iter().for_each(|&n| put(&mut sections[Section::Reports as usize], n));
    }
    sections[Section::Strings as usize] = strings.bytes();
    let mut map = fst::MapBuilder::memory();
    for (term, claims) in &postings {
        let out = &mut sections[Section::Postings as usize];
        // Keys of a BTreeMap come in order and once, which is all that the builder can refuse.
        let _ = map.insert(term, out.len() as u64);
        put_varint(out, claims.len() as u32);
        let mut last = 0;
        for &claim in claims {
            put_varint(out, claim - last);
            last = claim;
        }
    }
    sections[Section::Terms as usize] = map.into_inner().unwrap_or_default();
    assemble(&sections)
}

fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut at = HEADER + SECTIONS * 8;
    for section in sections {
        put(&mut body, at as u32);
        put(&mut body, section.len() as u32);
        at += section.len().div_ceil(4) * 4;
    }
    for section in sections {
        body.extend_from_slice(section);
        body.resize(body.len().div_ceil(4) * 4, 0);
    }
    let mut out = MAGIC.to_vec();
    put(&mut out, VERSION);
    put(&mut out, crc32fast::hash(&body));
    out.extend(body);
    out
}

/// Texts, each kept once, numbered as they come.
#[derive(Default)]
struct Strings<'t> {
    ids: HashMap<&'t str, u32>,
    offsets: Vec<u32>,
    text: String,
}

impl<'t> Strings<'t> {
    fn id(&mut self, text: Option<&'t str>) -> u32 {
        let Some(text) = text else { return NONE };
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = self.offsets.len() as u32;
        self.offsets.push(self.text.len() as u32);
        self.text.push_str(text);
        self.ids.insert(text, id);
        id
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, self.offsets.len() as u32);
        self.offsets.iter().for_each(|&n| put(&mut out, n));
        put(&mut out, self.text.len() as u32);
        out.extend_from_slice(self.text.as_bytes());
        out
    }
}
