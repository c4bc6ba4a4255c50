//! Abbreviations that end in a stop without ending a sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::WordList;
use crate::text::normalise::fold;

/// What an abbreviation stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name: `Mr`, `Gen`.
    Title,
    /// It stands after a name: `Jr`, `Ph.D`.
    Suffix,
    /// What it belongs to, which is always said: `vs`, `e.g`.
    Joining,
    /// A number, and without one it is a word: `No`, `p`, `Fig`.
    Numbered,
    Common,
    Month,
    Day,
    Unit,
}

/// By folded word: the class, and whether it is an abbreviation only with a capital: "Ill." is, "ill." is not.
static TABLE: LazyLock<FxHashMap<String, (Abbreviation, bool)>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for row in super::rows(include_str!("../../assets/abbreviations.txt")) {
        let Some((word, class)) = row.split_once('\t') else { continue };
        let class = match class.trim() {
            "title" => Abbreviation::Title,
            "suffix" => Abbreviation::Suffix,
            "joining" => Abbreviation::Joining,
            "numbered" => Abbreviation::Numbered,
            "month" => Abbreviation::Month,
            "day" => Abbreviation::Day,
            "unit" => Abbreviation::Unit,
            _ => Abbreviation::Common,
        };
        let word = word.trim().trim_end_matches('.');
        let capital = word.starts_with(char::is_uppercase) && class != Abbreviation::Title;
        let entry = table.entry(fold(word)).or_insert((class, capital));
        *entry = (class, entry.1 && capital);
    }
    table
});

/// The class of a word without its stop; none if it is no abbreviation as it is written.
pub fn class(word: &str) -> Option<Abbreviation> {
    let (class, capital) = *TABLE.get(&fold(word))?;
    (!capital || word.starts_with(char::is_uppercase)).then_some(class)
}

/// The class of a folded word without its stop, however it was written.
pub fn folded_class(lower: &str) -> Option<Abbreviation> {
    TABLE.get(lower).map(|entry| entry.0)
}

/// Whether a folded word is the name of a month or a day of the week.
pub fn is_calendar(lower: &str) -> bool {
    static NAMES: WordList = WordList::new(
        "january february march april may june july august september october november december \
         monday tuesday wednesday thursday friday saturday sunday",
    );
    NAMES.has(lower)
}

/// Whether a folded word, when capitalised, is more likely to open a sentence than to go on a name.
pub fn opens_sentence(lower: &str) -> bool {
    static OPENERS: WordList = WordList::new(
        "the a an this that these those it its he she they we i you his her their our my your there here in on at \
         for from with by as if when while after before since but and or so yet however meanwhile although though \
         because how what who why where did do does is are was were will would can could no not some many most all \
         both each one two more last next then now today please also according despite during under until what's \
         it's that's he's she's",
    );
    OPENERS.has(lower)
}
