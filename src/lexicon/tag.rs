//! Parts of speech, by Brill's tagger: the likeliest tag of a word, then rules that look at its neighbours.
//!
//! Brill (1992), "A simple rule-based part of speech tagger"; tags are those of the Penn Treebank. The tables are
//! `assets/tags.tsv` and `assets/tag-rules.txt`.

mod rule;

use std::ops::Range;

use rustc_hash::FxHashMap;

use self::rule::{Places, REACH, Rule, rule};
use crate::lexicon::WordsError;
use crate::text::{Case, Token, TokenKind};

macro_rules! tags {
    ($($name:ident $text:literal),* $(,)?) => {
        /// A part of speech, as the Penn Treebank names it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag { $($name),* }

        impl Tag {
            const ALL: &[(Tag, &str)] = &[$((Tag::$name, $text)),*];
        }
    };
}

tags! {
    Noun "NN", Nouns "NNS", Name "NNP", Names "NNPS", Adjective "JJ", Comparative "JJR", Superlative "JJS", Adverb "RB",
    AdverbComparative "RBR", AdverbSuperlative "RBS", Base "VB", Past "VBD", Gerund "VBG", Participle "VBN", Present "VBP",
    Third "VBZ", Modal "MD", Number "CD", Determiner "DT", Predeterminer "PDT", Preposition "IN", To "TO", Particle "RP",
    Conjunction "CC", Pronoun "PRP", Possessive "PRP$", Genitive "POS", There "EX", Which "WDT", Who "WP", Whose "WP$",
    Where "WRB", Comma ",", Stop ".", Colon ":", Open "(", Close ")", Quote "``", Unquote "''", Money "$", Symbol "SYM",
    Start "START",
}

impl Tag {
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(tag, _)| *tag)
    }

    /// A verb of any form, modals among them.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Base | Self::Past | Self::Gerund | Self::Participle | Self::Present | Self::Third | Self::Modal
        )
    }

    /// A verb that can be a clause's own: it has a tense.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::Third | Self::Modal)
    }

    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns | Self::Name | Self::Names)
    }
}

/// What the tables say of a word.
#[derive(Clone, Copy, Default)]
struct Known {
    /// Its likeliest tag.
    tag: Option<Tag>,
    /// Its number among the words that rules name, from 1 on: 0 is any other word.
    number: u16,
}

/// The tagger with its tables.
pub struct Tagger {
    words: FxHashMap<Box<str>, Known>,
    rules: Vec<Rule>,
    /// How many words the rules name.
    named: usize,
}

/// So many tokens and more are tagged together: sentences by themselves are shorter than the list of rules.
pub const TOGETHER: usize = 1000;

impl Tagger {
    /// Reads the table of words that [`table`] makes. Every word of a page is looked up here: a hash, which takes a millisecond to make,
    /// finds it in a quarter of the time of a table that is read in place.
    pub fn read(words: &[u8]) -> Result<Self, WordsError> {
        let broken = WordsError("its table of parts of speech is broken");
        let mut known: FxHashMap<Box<str>, Known> = FxHashMap::default();
        for line in std::str::from_utf8(words).map_err(|_| broken)?.lines() {
            let (tag, list) = line.split_once('\t').ok_or(broken)?;
            let tag = Some(Tag::parse(tag).ok_or(broken)?);
            known.extend(list.split(' ').map(|word| (word.into(), Known { tag, number: 0 })));
        }
        let mut named = FxHashMap::default();
        let lines = include_str!("../../assets/tag-rules.txt").lines();
        let rules: Vec<Rule> = lines.filter_map(|line| rule(line, &mut named)).collect();
        let count = named.len();
        for (word, number) in named {
            known.entry(word.into()).or_default().number = number;
        }
        Ok(Self { words: known, rules, named: count })
    }

    /// The tags of sentences, one after another: of each its tokens, and whether they stand in names.
    pub fn tags(&self, sentences: &[(&[Token], &[bool])]) -> Vec<Tag> {
        let count = sentences.iter().map(|(tokens, _)| tokens.len()).sum();
        let mut places = Places::new(count, sentences.len(), self.named);
        for (tokens, named) in sentences {
            for (token, &named) in tokens.iter().zip(*named) {
                let (tag, word) = self.first(token, named);
                places.push(tag, word);
            }
            places.border();
        }
        places.apply(&self.rules);
        let mut out = Vec::with_capacity(count);
        let mut from = REACH;
        for (tokens, _) in sentences {
            let tags = places.sentence(from, tokens.len());
            settle(tags, tokens, |word| self.bare(word));
            out.extend_from_slice(tags);
            from += tokens.len() + REACH;
        }
        out
    }

    /// Whether a word that ends in s is a verb without it: "deepens", "strikes".
    fn bare(&self, word: &str) -> bool {
        let known = |bare: &str| matches!(self.known(bare).tag, Some(Tag::Base | Tag::Present));
        word.strip_suffix('s').is_some_and(|short| {
            known(short)
                || short.strip_suffix('e').is_some_and(known)
                || short.strip_suffix("ie").is_some_and(|stem| known(&format!("{stem}y")))
        })
    }

    /// What the tables say of a folded word.
    fn known(&self, lower: &str) -> Known {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// The likeliest tag of a word by itself, and its number among the words of the rules.
    fn first(&self, token: &Token, named: bool) -> (Tag, u16) {
        let Known { tag, number } = self.known(&token.lower);
        let tag = match (token.kind, tag) {
            (TokenKind::Number, _) => Tag::Number,
            (TokenKind::Mark, _) => mark(&token.lower),
            (TokenKind::Word, known) if named && (token.case != Case::Lower || known.is_none()) => Tag::Name,
            (TokenKind::Word, Some(tag)) => tag,
            (TokenKind::Word, None) if token.lower.contains('-') => Tag::Adjective,
            // A capital on a word that is no word of the language.
            (TokenKind::Word, None) if token.is_capital() && ending(&token.lower) == Tag::Noun => Tag::Name,
            (TokenKind::Word, None) => ending(&token.lower),
        };
        (tag, number)
    }
}

/// What Brill's rules leave undone in news: gerunds that are none, and verbs of the present and the past far from their subjects.
fn settle(tags: &mut [Tag], tokens: &[Token], bare: impl Fn(&str) -> bool) {
    const HELPS: [&str; 12] =
        ["do", "does", "did", "let", "help", "helps", "helped", "make", "makes", "made", "not", "please"];
    let border = |tag: Tag| {
        matches!(
            tag,
            Tag::Comma | Tag::Colon | Tag::Conjunction | Tag::Which | Tag::Who | Tag::Where | Tag::Quote | Tag::Unquote
        )
    };
    // Brill's rules go by what else a word can be, which these tables do not say: "expect inflation".
    for (tag, token) in tags.iter_mut().zip(tokens) {
        if *tag == Tag::Gerund && !token.lower.ends_with("ing") {
            *tag = if token.lower.ends_with('s') { Tag::Nouns } else { Tag::Noun };
        }
    }
    for i in 1..tags.len() {
        match tags[i] {
            // "ties between the two strengthen": no "to", no modal, no "do" before it.
            Tag::Base => {
                let led = (i.saturating_sub(4)..i).any(|j| {
                    matches!(tags[j], Tag::To | Tag::Modal)
                        || (j + 1 == i && tags[j] == Tag::Conjunction)
                        || HELPS.contains(&tokens[j].lower.as_str())
                });
                let subject = (0..i).rev().find(|&j| tags[j] != Tag::Adverb).is_some_and(|j| {
                    matches!(tags[j], Tag::Nouns | Tag::Name | Tag::Names | Tag::Pronoun | Tag::Which | Tag::Who)
                });
                if !led && subject {
                    tags[i] = Tag::Present;
                }
            }
            // "The mayor of Ghent opened the bridge": neither "have" nor "be" before it, and its clause has no other verb.
            Tag::Participle => {
                let subject = (0..i).rev().find(|&j| tags[j] != Tag::Adverb).is_some_and(|j| {
                    tags[j].is_noun() || matches!(tags[j], Tag::Pronoun | Tag::Which | Tag::Who | Tag::Close)
                });
                let alone = |mut range: Range<usize>| !range.any(|j| tags[j].is_finite());
                let from = (0..i).rev().find(|&j| border(tags[j])).map_or(0, |j| j + 1);
                let to = (i + 1..tags.len()).find(|&j| border(tags[j]) || tokens[j].is("that")).unwrap_or(tags.len());
                if subject && alone(from..i) && alone(i + 1..to) {
                    tags[i] = Tag::Past;
                }
            }
            // "As Alliance with Russia Deepens": a headline's verb that looks like a noun.
            // "Madrid plans to ban": what comes after is no noun's.
            Tag::Nouns
                if tags[i - 1].is_noun()
                    && tags.get(i + 1) == Some(&Tag::To)
                    && tags.get(i + 2) == Some(&Tag::Base)
                    && !tags.iter().any(|t| t.is_finite()) =>
            {
                tags[i] = Tag::Third;
            }
            Tag::Nouns if (tags[i - 1].is_noun() || i == 1) && bare(&tokens[i].lower) => {
                let from = (0..i).rev().find(|&j| border(tags[j]) || tokens[j].is("as")).map_or(0, |j| j + 1);
                let to = (i + 1..tags.len()).find(|&j| border(tags[j]) || tokens[j].is("as")).unwrap_or(tags.len());
                if !(from..to).any(|j| tags[j].is_finite()) {
                    tags[i] = Tag::Third;
                }
            }
            _ => {}
        }
    }
}

/// What the ending of a word says; `assets/build/tags.py` leaves out the words for which it is right.
fn ending(word: &str) -> Tag {
    let ends = |endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
    if word.ends_with("ly") {
        Tag::Adverb
    } else if word.ends_with("ing") && word.len() > 4 {
        Tag::Gerund
    } else if word.ends_with("ed") && word.len() > 3 {
        Tag::Participle
    } else if word.ends_with('s') && !ends(&["ss", "us", "is"]) {
        Tag::Nouns
    } else if ends(&["able", "ible", "al", "ive", "ous", "ful", "less", "ic", "ish", "ary"]) {
        Tag::Adjective
    } else {
        Tag::Noun
    }
}

fn mark(text: &str) -> Tag {
    match text {
        "'s" | "'" => Tag::Genitive,
        "," => Tag::Comma,
        "." | "!" | "?" => Tag::Stop,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "“" | "«" | "\"" => Tag::Quote,
        "”" | "»" => Tag::Unquote,
        "$" | "€" | "£" => Tag::Money,
        ":" | ";" | "-" | "–" | "—" | "…" => Tag::Colon,
        _ => Tag::Symbol,
    }
}

/// The table of words as [`Tagger::read`] wants it: lines of a tag, a tab and its words; other lines are left out.
pub fn table(lines: &str) -> Vec<u8> {
    let of_words = |line: &&str| line.split_once('\t').is_some_and(|(tag, _)| Tag::parse(tag).is_some());
    lines.lines().filter(of_words).collect::<Vec<_>>().join("\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn tagger() -> Tagger {
        Tagger::read(&table(include_str!("../../assets/tags.tsv"))).unwrap()
    }

    fn tagged(text: &str) -> String {
        let tokens = tokens(text);
        let named: Vec<bool> = tokens.iter().enumerate().map(|(i, token)| i > 0 && token.is_capital()).collect();
        let tags = tagger().tags(&[(&tokens, &named)]);
        let name = |tag: Tag| Tag::ALL.iter().find(|t| t.0 == tag).unwrap().1;
        tokens.iter().zip(tags).map(|(t, tag)| format!("{}/{}", t.lower, name(tag))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_rule_is_read() {
        let lines = include_str!("../../assets/tag-rules.txt").lines().filter(|l| !l.starts_with('#'));
        let unread: Vec<&str> = lines.filter(|l| rule(l, &mut FxHashMap::default()).is_none()).collect();
        assert!(unread.is_empty(), "{unread:?}");
    }

    #[test]
    fn tells_nouns_from_verbs() {
        assert_eq!(
            tagged("The army attacks the village after two attacks."),
            "the/DT army/NN attacks/VBZ the/DT village/NN after/IN two/CD attacks/NNS ./."
        );
        assert_eq!(tagged("Workers had held the line."), "workers/NNS had/VBD held/VBN the/DT line/NN ./.");
        assert_eq!(tagged("The mayor held talks."), "the/DT mayor/NN held/VBD talks/NNS ./.");
    }
}
