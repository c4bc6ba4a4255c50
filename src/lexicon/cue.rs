//! Cue words: of saying, denying, hedging and the like, by stem.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word signals. A word can signal several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Cue {
    /// Verbs of saying: "said", "announced".
    Say,
    /// Verbs of saying what is held against somebody or may not be so: "accused", "claimed".
    Accuse,
    /// "denied", "dismissed", "rejected".
    Deny,
    /// "confirmed", "verified".
    Confirm,
    /// "likely", "may", "reportedly".
    Hedge,
    /// "unverified", "unconfirmed".
    Unverified,
    /// "not", "never", "no".
    Negation,
    /// Nouns that stand for what was said: "accusations", "reports".
    Statement,
    /// Words without a subject of their own: articles, prepositions, pronouns, auxiliaries.
    Stop,
    /// Verbs that say that something is wanted, planned, ordered or foreseen: the deed has not been done.
    Intent,
    /// Verbs that carry little meaning: "make", "take".
    Light,
    /// Finite verbs and auxiliaries that let a clause begin.
    Verb,
    /// Nouns for a group of people in an armed service or another body, by role.
    Role,
    /// Verbs and nouns that lessen or undo.
    Opposite,
    /// Words of judgement: what they carry is no checkable claim.
    Opinion,
    /// What befalls or is done to many, one after another: how many there are is known a part at a time.
    Toll,
    /// Words before an office that tell it from its like: "foreign" and "defence" before "minister".
    Office,
}

/// What a word signals, a bit a cue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Set(u32);

impl Set {
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }
}

static TABLE: LazyLock<FxHashMap<String, Set>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for row in super::rows(include_str!("../../assets/cues.txt")) {
        let Some((class, words)) = row.split_once(':') else {
            continue;
        };
        let Some(cue) = named(class) else { continue };
        for word in words.split_whitespace() {
            table.entry(super::stem(word)).or_insert(Set::default()).0 |= 1 << cue as u8;
        }
    }
    table
});

fn named(class: &str) -> Option<Cue> {
    Some(match class {
        "say" => Cue::Say,
        "accuse" => Cue::Accuse,
        "deny" => Cue::Deny,
        "confirm" => Cue::Confirm,
        "hedge" => Cue::Hedge,
        "unverified" => Cue::Unverified,
        "negation" => Cue::Negation,
        "statement" => Cue::Statement,
        "stop" => Cue::Stop,
        "intent" => Cue::Intent,
        "light" => Cue::Light,
        "verb" => Cue::Verb,
        "role" => Cue::Role,
        "opposite" => Cue::Opposite,
        "opinion" => Cue::Opinion,
        "toll" => Cue::Toll,
        "office" => Cue::Office,
        _ => return None,
    })
}

/// What a stem signals.
pub fn of(stem: &str) -> Set {
    TABLE.get(stem).copied().unwrap_or_default()
}

/// Whether a stem signals `cue`. Of a [`super::Stem`] it is known already.
pub fn has(stem: &str, cue: Cue) -> bool {
    of(stem).has(cue)
}
