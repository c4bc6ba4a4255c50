//! What words mean to each other: sets of synonyms, the sets above them and contraries, from WordNet (`assets/senses.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::relation::{contraries, groups};

/// How one word stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    None,
    /// Another member of one kind: "astronomer", "biologist".
    Sister,
    Contrary,
    /// A word for the kind or for a member of it: "car", "sedan".
    Kind,
    Synonym,
    Same,
}

/// What the table knows of a stem.
#[derive(Clone, Debug, Default)]
pub struct Sense {
    pub part: Option<char>,
    own: Vec<&'static str>,
    above: Vec<&'static str>,
    contrary: Vec<&'static str>,
    groups: &'static [u16],
    contraries: &'static [String],
}

static TABLE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| include_str!("../../assets/senses.tsv").lines().filter_map(|row| row.split_once('\t')).collect());

impl Sense {
    pub fn of(stem: &str) -> Self {
        let mut out = Self { groups: groups(stem), contraries: contraries(stem), ..Self::default() };
        let Some(row) = TABLE.get(stem) else { return out };
        let mut columns = row.split('\t');
        let list = |column: Option<&'static str>| -> Vec<&'static str> {
            column.unwrap_or_default().split('|').filter(|x| !x.is_empty()).collect()
        };
        out.part = columns.next().and_then(|p| p.chars().next());
        out.own = list(columns.next());
        out.above = list(columns.next());
        out.contrary = list(columns.next());
        out
    }

    /// How the word of this sense stands to another one; `stems` are theirs.
    pub fn kin(&self, other: &Sense, stems: (&str, &str)) -> Kin {
        let (a, b) = stems;
        let meet = |x: &[&str], y: &[&str]| x.iter().any(|s| y.contains(s));
        if a == b {
            Kin::Same
        } else if self.groups.iter().any(|g| other.groups.contains(g)) {
            Kin::Synonym
        } else if self.contraries.iter().any(|c| c == b)
            || self.contrary.contains(&b)
            || other.contrary.contains(&a)
            || turned(a, b)
        {
            Kin::Contrary
        } else if meet(&self.own, &other.own) {
            Kin::Synonym
        } else if meet(&self.own, &other.above) || meet(&self.above, &other.own) {
            Kin::Kind
        } else if meet(&self.above, &other.above) {
            Kin::Sister
        } else {
            Kin::None
        }
    }
}

/// One word is the other with a prefix that turns it around: "known", "unknown".
fn turned(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 4
        && ["un", "in", "im", "dis", "non", "mis", "il", "ir", "de", "anti"]
            .iter()
            .any(|prefix| long.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('-') == short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::stem;

    fn kin(a: &str, b: &str) -> Kin {
        let (a, b) = (stem(a), stem(b));
        Sense::of(&a).kin(&Sense::of(&b), (&a, &b))
    }

    #[test]
    fn words_and_their_kin() {
        assert_eq!(kin("soldiers", "soldier"), Kin::Same);
        assert_eq!(kin("purchased", "bought"), Kin::Synonym);
        assert_eq!(kin("known", "unknown"), Kin::Contrary);
        assert_eq!(kin("sedan", "car"), Kin::Kind);
        assert_eq!(kin("violin", "cello"), Kin::Sister);
        assert_eq!(kin("violin", "senate"), Kin::None);
    }
}
