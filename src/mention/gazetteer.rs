//! What is known of names in general: countries with their capitals, demonyms and seats of government, places,
//! organisations, given names, surnames, titles. The tables are told in `assets/README.md`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityKind;
use crate::lexicon::Stem;
use crate::text::normalise::fold;
use crate::text::{Token, tokens};

/// In which way a known name names its entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Its name or another name of it.
    #[default]
    Name,
    /// An adjective or the name of its people.
    Demonym,
    /// Its capital, which may speak for it.
    Capital,
    /// A seat of government, which speaks for it.
    Seat,
}

/// A known entity.
#[derive(Clone, Debug)]
pub struct Known {
    pub name: String,
    pub kind: EntityKind,
    /// The country it is or lies in: ISO 3166-1 alpha-2; empty if none.
    pub country: String,
}

/// The tables, ready for look-up by folded tokens.
#[derive(Default)]
pub struct Gazetteer {
    known: Vec<Known>,
    /// Countries are read first: entries below this number are countries.
    countries: u32,
    index: FxHashMap<String, (u32, Form)>,
    /// For a first token, the most tokens of a known name that begins so.
    longest: FxHashMap<String, u8>,
    given: FxHashSet<String>,
    surnames: FxHashSet<String>,
    titles: FxHashMap<String, TitleClass>,
    /// For a first token, the most tokens of a title that begins so.
    longest_title: FxHashMap<String, u8>,
    /// Stems of words that a dictionary of common words writes without a capital.
    common: FxHashSet<String>,
    /// Short names written with small letters: "Fed".
    mixed: FxHashSet<String>,
}

/// What a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleClass {
    Honorific,
    Office,
    Other,
}

/// Opens a section in the text of the tables; the section's name follows on the line.
pub const SECTION: char = '\u{1}';

impl Gazetteer {
    /// Reads the tables: TSV sections, each opened by a line of [`SECTION`] and its name. Unknown sections are passed over, so
    /// that newer data works with an older core.
    pub fn read(text: &str) -> Self {
        let mut this = Self::default();
        let rows = text.len() / 24; // about one name to so many bytes
        this.index.reserve(rows);
        this.longest.reserve(rows);
        for section in text.split(SECTION) {
            let Some((name, body)) = section.split_once('\n') else {
                continue;
            };
            let rows = body.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
            match name.trim() {
                "countries" => {
                    rows.for_each(|row| this.country(row));
                    this.countries = this.known.len() as u32;
                }
                "organisations" => rows.for_each(|row| this.organisation(row)),
                "places" => rows.for_each(|row| this.place(row)),
                "given" => this.given.extend(rows.map(|row| fold(row.trim()))),
                "surnames" => this.surnames.extend(rows.map(|row| fold(row.trim()))),
                "demonyms" => rows.for_each(|row| this.demonym(row)),
                "common" => this.common.extend(rows.map(str::to_owned)),
                "titles" => rows.for_each(|row| this.title_row(row)),
                _ => {}
            }
        }
        this
    }

    fn country(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let iso = cells.next().unwrap_or_default();
        let name = cells.next().unwrap_or_default();
        let id = self.push(name, EntityKind::Place, iso);
        self.names(name, id, Form::Name);
        for form in [Form::Name, Form::Demonym, Form::Capital, Form::Seat] {
            self.names(cells.next().unwrap_or_default(), id, form);
        }
    }

    fn organisation(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let id = self.push(name, EntityKind::Organisation, "");
        self.names(name, id, Form::Name);
        self.names(cells.next().unwrap_or_default(), id, Form::Name);
    }

    fn place(&mut self, row: &str) {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let country = cells.next().unwrap_or_default();
        // Of places with one name the rows' first, the largest, is meant; a country or its capital was read before.
        if self.index.contains_key(&key(name)) {
            return;
        }
        let id = self.push(name, EntityKind::Place, country);
        self.names(name, id, Form::Name);
        self.names(cells.next().unwrap_or_default(), id, Form::Name);
    }

    fn demonym(&mut self, row: &str) {
        let (place, demonyms) = row.split_once('\t').unwrap_or_default();
        if let Some(&(id, _)) = self.index.get(&key(place)) {
            self.names(demonyms, id, Form::Demonym);
        }
    }

    fn title_row(&mut self, row: &str) {
        let Some((title, class)) = row.split_once('\t') else {
            return;
        };
        let class = match class.trim() {
            "honorific" => TitleClass::Honorific,
            "office" | "military" | "spokesperson" => TitleClass::Office,
            _ => TitleClass::Other,
        };
        let key = key(title);
        lengthen(&mut self.longest_title, &key);
        self.titles.insert(key, class);
    }

    fn push(&mut self, name: &str, kind: EntityKind, country: &str) -> u32 {
        self.known.push(Known { name: name.to_owned(), kind, country: country.to_owned() });
        (self.known.len() - 1) as u32
    }

    fn names(&mut self, cell: &str, id: u32, form: Form) {
        for name in cell.split('|').map(str::trim).filter(|name| !name.is_empty()) {
            let key = key(name);
            if key.len() <= 3 && !name.chars().skip(1).all(char::is_uppercase) {
                self.mixed.insert(key.clone());
            }
            lengthen(&mut self.longest, &key);
            self.index.entry(key).or_insert((id, form));
        }
    }

    pub fn known(&self, id: u32) -> Option<&Known> {
        self.known.get(id as usize)
    }

    /// The longest known name that begins at `tokens[at]`: how many tokens, which entity, in which form.
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, u32, Form)> {
        let most = usize::from(*self.longest.get(&tokens.get(at)?.lower)?);
        longest(tokens, at, most, |key| self.index.get(key).copied()).map(|(count, (id, form))| (count, id, form))
    }

    /// Whether an entry is a country, not a place in one.
    pub fn is_country(&self, id: u32) -> bool {
        id < self.countries
    }

    pub fn is_given(&self, lower: &str) -> bool {
        self.given.contains(lower)
    }

    pub fn is_surname(&self, lower: &str) -> bool {
        self.surnames.contains(lower)
    }

    /// Whether a word is a common one, in any of its forms.
    pub fn is_common(&self, lower: &str) -> bool {
        self.common.contains(Stem::of(lower).as_str())
    }

    /// Whether a short name is written with small letters.
    pub fn is_mixed(&self, lower: &str) -> bool {
        self.mixed.contains(lower)
    }

    /// The longest title that begins at `tokens[at]`, up to four tokens.
    pub fn title(&self, tokens: &[Token], at: usize) -> Option<(usize, TitleClass)> {
        let most = usize::from(*self.longest_title.get(&tokens.get(at)?.lower)?).min(4);
        longest(tokens, at, most, |key| self.titles.get(key).copied())
    }
}

/// Notes how many words a key has, under its first.
fn lengthen(longest: &mut FxHashMap<String, u8>, key: &str) {
    let count = key.split(' ').count().min(255) as u8;
    let first = key.split(' ').next().unwrap_or_default();
    match longest.get_mut(first) {
        Some(longest) => *longest = count.max(*longest),
        None => drop(longest.insert(first.to_owned(), count)),
    }
}

/// What the longest key of up to `most` tokens from `at` on finds, and how many tokens it has.
fn longest<T>(tokens: &[Token], at: usize, most: usize, find: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
    let (first, rest) = tokens.get(at..)?.split_first()?;
    let mut found = find(&first.lower).map(|one| (1, one));
    if most > 1 {
        let mut key = first.lower.clone();
        for (token, count) in rest.iter().zip(2..=most) {
            key.push(' ');
            key.push_str(&token.lower);
            found = find(&key).map(|one| (count, one)).or(found);
        }
    }
    found
}

/// The folded tokens of a name with single spaces between them.
fn key(name: &str) -> String {
    if name.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
        return name.trim().to_ascii_lowercase();
    }
    let words: Vec<String> = tokens(name).into_iter().map(|t| t.lower).collect();
    words.join(" ")
}
