//! What is known of names in general: countries with their capitals, demonyms and seats of government, places,
//! organisations, given names, surnames, titles. The tables are told in `assets/README.md`.

#[cfg(feature = "cli")]
mod table;

use bytes::Bytes;
use fst::raw::Output;

use super::EntityKind;
use crate::lexicon::words::{le32, take_part};
use crate::lexicon::{Stem, WordsError};
use crate::text::{Sieve, Token};

#[cfg(feature = "cli")]
pub use table::table;

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

impl Form {
    /// The form of a number, as `as` gives it.
    pub fn of(number: u64) -> Self {
        match number {
            0 => Self::Name,
            1 => Self::Demonym,
            2 => Self::Capital,
            _ => Self::Seat,
        }
    }
}

/// A known entity.
#[derive(Clone, Copy, Debug)]
pub struct Known<'g> {
    pub name: &'g str,
    pub kind: EntityKind,
    /// The country it is or lies in: ISO 3166-1 alpha-2; empty if none.
    pub country: &'g str,
}

/// The tables, read in place; a look-up goes by folded tokens.
pub struct Gazetteer {
    /// For the tokens of a name, its entity and form.
    names: fst::Map<Bytes>,
    /// For a word what it is: a bit each of [`GIVEN`] and the others.
    words: fst::Map<Bytes>,
    /// For the tokens of a title, its class.
    titles: fst::Map<Bytes>,
    /// The words that names and titles begin with: a walk through a map costs twenty looks at it.
    firsts: Sieve,
    /// Names of one word of countries and of their capitals, which may stand in small letters.
    small: Sieve,
    entries: Bytes,
}

/// Bits of the sieve of first words: seven times their number.
#[cfg(feature = "cli")]
const FIRSTS: usize = 1 << 17;

/// Bits of the sieve of names in small letters: sixteen times their number.
#[cfg(feature = "cli")]
const SMALL: usize = 1 << 13;

/// Where the places of the entries begin: after the number of countries, which come first. An entry is the byte of its kind, its name, a
/// tab and its country.
const ENTRIES: usize = 4;
const ORGANISATION: u8 = 1;

/// A given name.
const GIVEN: u64 = 1;
const SURNAME: u64 = 2;
/// The stem of a word that a dictionary of common words writes without a capital.
const COMMON: u64 = 4;
/// A short name written with small letters: "Fed".
const MIXED: u64 = 8;

/// What a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleClass {
    Honorific,
    Office,
    Other,
}

fn title_class(number: u64) -> TitleClass {
    match number {
        0 => TitleClass::Honorific,
        1 => TitleClass::Office,
        _ => TitleClass::Other,
    }
}

/// Tables without a name.
#[cfg(test)]
impl Default for Gazetteer {
    fn default() -> Self {
        let none = || fst::Map::default().map_data(Bytes::from).unwrap();
        Self {
            names: none(),
            words: none(),
            titles: none(),
            firsts: Sieve::default(),
            small: Sieve::default(),
            entries: Bytes::new(),
        }
    }
}

impl Gazetteer {
    /// Takes the bytes that [`table`] makes.
    pub fn read(bytes: impl Into<Bytes>) -> Result<Self, WordsError> {
        let mut bytes = bytes.into();
        let mut map = || fst::Map::new(take_part(&mut bytes)?).map_err(|_| WordsError("its table of names is broken"));
        let (names, words, titles) = (map()?, map()?, map()?);
        let mut sieve =
            || Sieve::read(take_part(&mut bytes)?.to_vec()).ok_or(WordsError("its sieve of names is broken"));
        let (firsts, small) = (sieve()?, sieve()?);
        Ok(Self { names, words, titles, firsts, small, entries: bytes })
    }

    /// Whether a name or a title may begin with the first of the tokens.
    fn may_begin(&self, tokens: &[Token]) -> bool {
        tokens.first().is_some_and(|token| self.firsts.lets(token))
    }

    /// An entity by its number.
    pub fn known(&self, id: u32) -> Option<Known<'_>> {
        let at = |i: usize| le32(&self.entries, ENTRIES + 4 * i) as usize;
        let row = self.entries.get(at(id as usize)..at(id as usize + 1))?;
        let (&kind, text) = row.split_first()?;
        let (name, country) = std::str::from_utf8(text).ok()?.split_once('\t')?;
        let kind = if kind == ORGANISATION { EntityKind::Organisation } else { EntityKind::Place };
        Some(Known { name, kind, country })
    }

    /// The longest known name that begins at `tokens[at]`: how many tokens, which entity, in which form.
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, u32, Form)> {
        let tokens = tokens.get(at..).filter(|tokens| self.may_begin(tokens))?;
        longest(&self.names, tokens).map(|(count, says)| (count, (says >> 2) as u32, Form::of(says & 3)))
    }

    /// Whether a token in small letters may name a country.
    pub fn may_be_small(&self, token: &Token) -> bool {
        self.small.lets(token)
    }

    /// Whether an entry is a country, not a place in one.
    pub fn is_country(&self, id: u32) -> bool {
        id < le32(&self.entries, 0)
    }

    pub fn is_given(&self, lower: &str) -> bool {
        self.is(lower, GIVEN)
    }

    pub fn is_surname(&self, lower: &str) -> bool {
        self.is(lower, SURNAME)
    }

    /// Whether a word is a common one, in any of its forms.
    pub fn is_common(&self, lower: &str) -> bool {
        self.is(&Stem::of(lower), COMMON)
    }

    /// Whether a short name is written with small letters.
    pub fn is_mixed(&self, lower: &str) -> bool {
        self.is(lower, MIXED)
    }

    fn is(&self, word: &str, what: u64) -> bool {
        self.words.get(word).is_some_and(|says| says & what != 0)
    }

    /// The longest title that begins at `tokens[at]`, up to four tokens.
    pub fn title(&self, tokens: &[Token], at: usize) -> Option<(usize, TitleClass)> {
        let tokens = tokens.get(at..).filter(|tokens| self.may_begin(tokens))?;
        longest(&self.titles, &tokens[..tokens.len().min(4)]).map(|(count, class)| (count, title_class(class)))
    }
}

/// The longest key that the tokens begin with, joined by spaces: how many tokens it has, and what the map says of it.
fn longest(map: &fst::Map<Bytes>, tokens: &[Token]) -> Option<(usize, u64)> {
    let fst = map.as_fst();
    let (mut node, mut says, mut found) = (fst.root(), Output::zero(), None);
    for (i, token) in tokens.iter().enumerate() {
        let space = (i > 0).then_some(b' ');
        for byte in space.into_iter().chain(token.lower.bytes()) {
            let Some(step) = node.find_input(byte).map(|step| node.transition(step)) else {
                return found;
            };
            (says, node) = (says.cat(step.out), fst.node(step.addr));
        }
        if node.is_final() {
            found = Some((i + 1, says.cat(node.final_output()).value()));
        }
    }
    found
}
