//! The tables of names as the extension ships them, made from the text of `assets/`.

use std::collections::BTreeMap;

use super::{COMMON, FIRSTS, Form, GIVEN, MIXED, ORGANISATION, SMALL, SURNAME, TitleClass};
use crate::text::normalise::fold;
use crate::text::{Sieve, tokens};

/// The kind of an entry that is no organisation.
const PLACE: u8 = 0;

#[derive(Default)]
struct Tables {
    /// Bytes of entries, in the order of their numbers.
    entries: Vec<Vec<u8>>,
    names: BTreeMap<String, u64>,
    words: BTreeMap<String, u64>,
    titles: BTreeMap<String, u64>,
}

/// One table of named tables of text (`assets/README.md` tells their rows): three maps, each after its length in a little-endian `u32`, of
/// names, words and titles; each after its own length the sieve of the words that names and titles begin with and that of names that may
/// stand in small letters; the number of countries;
/// for each entry, and one more, where it begins; the entries.
pub fn table(tables: &[(&str, &str)]) -> Vec<u8> {
    let mut all = Tables::default();
    let rows = |name: &'static str| {
        let bodies = tables.iter().filter(move |(other, _)| *other == name);
        bodies.flat_map(|(_, body)| body.lines()).filter(|row| !row.is_empty() && !row.starts_with('#'))
    };
    rows("countries").for_each(|row| all.country(row));
    let countries = all.entries.len() as u32;
    rows("organisations").for_each(|row| all.organisation(row));
    rows("places").for_each(|row| all.place(row));
    rows("demonyms").for_each(|row| all.demonym(row));
    rows("given").for_each(|row| all.word(fold(row.trim()), GIVEN));
    rows("surnames").for_each(|row| all.word(fold(row.trim()), SURNAME));
    rows("titles").for_each(|row| all.title(row));
    rows("common").for_each(|row| all.word(row.to_owned(), COMMON));
    let mut out = Vec::new();
    for map in [&all.names, &all.words, &all.titles] {
        let map = fst::Map::from_iter(map.iter().map(|(key, says)| (key, *says)))
            .map(|map| map.into_fst().into_inner())
            .unwrap_or_default();
        out.extend_from_slice(&(map.len() as u32).to_le_bytes());
        out.extend_from_slice(&map);
    }
    let keys = all.names.keys().chain(all.titles.keys());
    let firsts = Sieve::of(keys.map(|key| key.split(' ').next().unwrap_or_default()), FIRSTS);
    let small = all.names.iter().filter(|(key, says)| {
        matches!(Form::of(**says & 3), Form::Name | Form::Capital)
            && **says >> 2 < u64::from(countries)
            && !key.contains(' ')
    });
    let small = Sieve::of(small.map(|(key, _)| key.as_str()), SMALL);
    for sieve in [firsts, small] {
        out.extend_from_slice(&(sieve.bytes().len() as u32).to_le_bytes());
        out.extend_from_slice(sieve.bytes());
    }
    out.extend_from_slice(&countries.to_le_bytes());
    let mut end = super::ENTRIES + 4 * (all.entries.len() + 1);
    for length in all.entries.iter().map(Vec::len).chain([0]) {
        out.extend_from_slice(&(end as u32).to_le_bytes());
        end += length;
    }
    all.entries.iter().for_each(|entry| out.extend_from_slice(entry));
    out
}

impl Tables {
    fn country(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let iso = cells.next().unwrap_or_default();
        let name = cells.next().unwrap_or_default();
        let id = self.push(name, PLACE, iso);
        self.name(name, id, Form::Name);
        for form in [Form::Name, Form::Demonym, Form::Capital, Form::Seat] {
            self.name(cells.next().unwrap_or_default(), id, form);
        }
    }

    fn organisation(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let id = self.push(name, ORGANISATION, "");
        self.name(name, id, Form::Name);
        self.name(cells.next().unwrap_or_default(), id, Form::Name);
    }

    fn place(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let country = cells.next().unwrap_or_default();
        // Of places with one name the rows' first, the largest, is meant; a country or its capital was read before.
        if self.names.contains_key(&key(name)) {
            return;
        }
        let id = self.push(name, PLACE, country);
        self.name(name, id, Form::Name);
        self.name(cells.next().unwrap_or_default(), id, Form::Name);
    }

    fn demonym(&mut self, row: &str) {
        let (place, demonyms) = row.split_once('\t').unwrap_or_default();
        if let Some(&says) = self.names.get(&key(place)) {
            self.name(demonyms, says >> 2, Form::Demonym);
        }
    }

    fn title(&mut self, row: &str) {
        let Some((title, class)) = row.split_once('\t') else {
            return;
        };
        let class = match class.trim() {
            "honorific" => TitleClass::Honorific,
            "office" | "military" | "spokesperson" => TitleClass::Office,
            _ => TitleClass::Other,
        };
        self.titles.insert(key(title), class as u64);
    }

    fn push(&mut self, name: &str, kind: u8, country: &str) -> u64 {
        let entry = [&[kind], name.as_bytes(), b"\t", country.as_bytes()].concat();
        self.entries.push(entry);
        (self.entries.len() - 1) as u64
    }

    /// Names of one entity, with bars between them. Which was there first stays.
    fn name(&mut self, cell: &str, id: u64, form: Form) {
        for name in cell.split('|').map(str::trim).filter(|name| !name.is_empty()) {
            let key = key(name);
            if key.len() <= 3 && !name.chars().skip(1).all(char::is_uppercase) {
                self.word(key.clone(), MIXED);
            }
            self.names.entry(key).or_insert(id << 2 | form as u64);
        }
    }

    fn word(&mut self, word: String, what: u64) {
        *self.words.entry(word).or_default() |= what;
    }
}

/// The folded tokens of a name with single spaces between them.
fn key(name: &str) -> String {
    if name.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
        return name.trim().to_ascii_lowercase();
    }
    let words: Vec<String> = tokens(name).into_iter().map(|t| t.lower).collect();
    words.join(" ")
}
