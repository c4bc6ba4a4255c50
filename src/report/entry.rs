//! What importers find in a file: entries, each of which becomes a report, and what was wrong with them.
//!
//! Three things can be wrong. A [`Fault`] refuses the file: nothing of it can be trusted. A [`Reason`] leaves out one entry. A
//! [`Notice`] drops a detail of an entry that is imported. Each says what, where and what to do; none is silent.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;

use jiff::civil::Date;

use super::Statement;
use super::address::{Unfit, address};
use super::article::date;
use super::limits::{MOST_ENTRIES, MOST_LABEL};

/// Where in a file something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file within an archive.
    pub member: Option<String>,
    /// Counts from 1.
    pub line: Option<usize>,
    /// Counts from 1.
    pub entry: Option<usize>,
}

impl Place {
    pub fn line(line: usize) -> Self {
        Self { line: Some(line), ..Self::default() }
    }
}

/// What follows the name of the file in a message: ":12: entry 3".
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(member) = &self.member {
            write!(f, ":{member}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match self.entry {
            Some(entry) => write!(f, ": entry {entry}"),
            None => Ok(()),
        }
    }
}

/// One thing in a file that becomes a report.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Date>,
    pub url: Option<String>,
    pub body: Body,
    /// Claims that need not be looked for.
    pub claims: Vec<Statement>,
    pub notices: Vec<Notice>,
}

/// The text that an entry's claims are looked for in.
#[derive(Clone, Debug, Default)]
pub enum Body {
    #[default]
    None,
    Html(String),
    /// A paragraph a line.
    Plain(String),
}

impl Entry {
    /// Takes an address if it is one to show: see [`address`].
    pub fn set_url(&mut self, text: &str, base: Option<&str>) {
        match address(text, base) {
            Ok(url) => self.url = Some(url),
            Err(unfit) => self.notices.push(Notice::Address(shortened(text, 120), unfit)),
        }
    }

    /// Takes the day of publication as the source states it, in its own time zone.
    pub fn set_published(&mut self, text: &str) {
        self.published = date::parse(text);
        if self.published.is_none() && !text.trim().is_empty() {
            self.notices.push(Notice::Date(shortened(text, 60)));
        }
    }
}

/// An entry, or why it is left out.
#[derive(Clone, Debug)]
pub struct Item {
    pub place: Place,
    pub found: Result<Entry, Reason>,
    /// How much of the file this stands for, in bytes.
    pub bytes: u64,
}

/// Takes the items of a file as they are found; `Break` ends the reading.
pub type Each<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// Why nothing of a file is imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct ImportError {
    pub place: Place,
    pub fault: Fault,
}

/// What is wrong with a file, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("this file is empty; fetch it again")]
    Empty,
    #[error("this is not valid {0} text; save the file as UTF-8, or fetch it again")]
    Encoding(&'static str),
    #[error("this file ends before its <{0}> does; fetch it again")]
    Cut(String),
    /// The words of the parser.
    #[error("{0}; mend it there, or fetch the file again")]
    Syntax(String),
    #[error("elements nest deeper than {0} here; this is no feed that a reader would take")]
    Deep(usize),
    #[error("this is XML, but <{0}> begins none of the feeds that are known: RSS, RSS 1.0 and Atom")]
    Root(String),
    #[error(
        "this JSON is no JSON Feed (it has no version https://jsonfeed.org/version/1), and there is no ClaimReview in it"
    )]
    Json,
    #[error("this file is larger than {} MB, the most that is read of a {kind}; split it", .most >> 20)]
    Large { most: u64, kind: &'static str },
    #[error("a file of more than {0} entries is not read; split it")]
    Many(usize),
    #[error("one entry has more than {} MB; take it out", .0 >> 20)]
    Long(u64),
    #[error("this is not a WACZ, or one that is damaged ({0}); fetch or make it again")]
    Zip(String),
    #[error("this archive has no pages/pages.jsonl: it is not a WACZ")]
    NoPages,
    #[error("this archive lists one name twice; make it again")]
    TwinMembers,
    #[error("this is packed more than {0} times as tight as text can be: a zip bomb, not an archive of pages")]
    Bomb(u64),
    #[error("this has {found} bytes where the archive says {stated}; fetch or make the archive again")]
    Length { found: u64, stated: u64 },
    #[error("the format of these pages is {0:?}; only json-pages-1.0 is known")]
    Pages(String),
    #[error("reading stopped: {0}")]
    Read(String),
}

/// Why one entry of a file is left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("it has no text")]
    NoText,
    #[error("no claim was found in its text")]
    NoClaims,
    #[error("its text is not English, the one language that Crossread reads")]
    Language,
    #[error("it is the same as entry {0}")]
    Twin(usize),
    #[error("{0}")]
    Type(String),
    #[error("it carries no text; make the archive with the text of its pages in pages.jsonl")]
    NoPageText,
    #[error("there is no ClaimReview in it")]
    NoReview,
    #[error("its ClaimReview has no {0}")]
    Missing(&'static str),
    #[error("the {0} of its ClaimReview is longer than {1} bytes")]
    Long(&'static str, usize),
}

/// What was dropped of an entry that is imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Notice {
    #[error("the address {0:?} is dropped: {1}")]
    Address(String, Unfit),
    #[error("the date {0:?} is dropped: it is none that can be read")]
    Date(String),
    #[error("{0} elements nest deeper than in a browser; their text is kept, but not told apart")]
    Flattened(usize),
    #[error("only the first {read} of {of} characters are read")]
    Cut { read: usize, of: usize },
    #[error("a ClaimReview is left out: {0}")]
    Review(Reason),
}

/// Counts the entries of a file and knows those that came before.
#[derive(Default)]
pub struct Seen {
    count: usize,
    keys: HashMap<u64, usize>,
}

impl Seen {
    /// The number of the next entry.
    pub fn number(&mut self) -> Result<usize, Fault> {
        self.count += 1;
        if self.count > MOST_ENTRIES { Err(Fault::Many(MOST_ENTRIES)) } else { Ok(self.count) }
    }

    /// The earlier entry that has this key, if there is one.
    pub fn twin(&mut self, key: &impl Hash) -> Option<usize> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        match self.keys.entry(hasher.finish()) {
            Slot::Occupied(earlier) => Some(*earlier.get()),
            Slot::Vacant(free) => {
                free.insert(self.count);
                None
            }
        }
    }
}

/// A title, a name or a rating: one line of bounded length, without the characters that steer terminals and the direction of text.
pub fn label(text: &str) -> Option<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| shortened(&text, MOST_LABEL))
}

/// Marks, embeddings, overrides and isolates of direction, and marks of no width.
fn steers(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The first `most` characters.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_one_line_that_steers_nothing() {
        assert_eq!(label(" A\n\ttitle \u{202e}eltit\u{1b}[31m ").as_deref(), Some("A title eltit [31m"));
        assert_eq!(label("\u{feff} \u{0}"), None);
        assert_eq!(label(&"x".repeat(1000)).map(|text| text.chars().count()), Some(MOST_LABEL + 1));
    }

    #[test]
    fn places_follow_the_name_of_the_file() {
        let place = Place { member: Some("pages/pages.jsonl".into()), line: Some(12), entry: Some(11) };
        assert_eq!(place.to_string(), ":pages/pages.jsonl:12: entry 11");
        assert_eq!(
            ImportError { place: Place::line(3), fault: Fault::Empty }.to_string(),
            ":3: this file is empty; fetch it again"
        );
        assert_eq!(Place::default().to_string(), "");
    }
}
