//! Stems: the Snowball English stemmer (Porter 2) after irregular forms are brought to their base.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::cue::{self, Cue};

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    super::rows(include_str!("../../assets/irregular.txt"))
        .flat_map(|row| {
            let mut forms = row.split_whitespace();
            let base = forms.next().unwrap_or_default();
            forms.map(move |form| (form, base))
        })
        .collect()
});

/// The stem of a word, with what it signals; cheap to copy.
#[derive(Clone, Debug)]
pub struct Stem {
    text: Rc<str>,
    cues: cue::Set,
}

impl Stem {
    /// The stem of a folded word.
    pub fn of(lower: &str) -> Self {
        HELD.with_borrow_mut(|held| {
            if let Some(stem) = held.get(lower) {
                return stem.clone();
            }
            if held.len() == MOST_HELD {
                held.clear();
            }
            let text = STEMMER.stem(base(lower));
            let stem = Self { cues: cue::of(&text), text: text.into() };
            held.insert(lower.into(), stem.clone());
            stem
        })
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the word signals `cue`.
    pub fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }
}

impl Deref for Stem {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Stem {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl PartialEq<str> for Stem {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl PartialEq<&str> for Stem {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

/// Words whose stems are held: news repeats its words, and stemming one costs far more than finding it again.
const MOST_HELD: usize = 20_000;

thread_local! {
    static HELD: RefCell<FxHashMap<Box<str>, Stem>> = RefCell::default();
}

/// The base of an irregular form, or the word itself; folded in, folded out.
pub fn base(lower: &str) -> &str {
    IRREGULAR.get(lower).copied().unwrap_or(lower)
}

/// The stem of a folded word, as text.
///
/// ```
/// use crossread::lexicon::stem;
/// assert_eq!(stem("fought"), stem("fighting"));
/// ```
pub fn stem(lower: &str) -> String {
    STEMMER.stem(base(lower)).into_owned()
}
