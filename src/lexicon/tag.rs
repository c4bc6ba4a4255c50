//! Parts of speech, by Brill's tagger: the likeliest tag of a word, then rules that look at its neighbours.
//!
//! Brill (1992), "A simple rule-based part of speech tagger"; tags are those of the Penn Treebank. The tables are
//! `assets/tags.tsv` and `assets/tag-rules.txt`.

use std::ops::Range;

use rustc_hash::FxHashMap;

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

    /// The tag's bit in a set of tags.
    fn bit(self) -> u64 {
        1 << self as u8
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

/// What a rule looks at, apart from the tag that it changes. Words stand before tags in the arguments as the template names them.
/// Words go by their number among the words of the rules.
#[derive(Clone, Copy, Debug)]
enum When {
    /// A tag within so many tokens: from, to, relative.
    TagWithin(isize, isize, Tag),
    WordWithin(isize, isize, u16),
    /// Two tags at two places.
    Tags(isize, Tag, isize, Tag),
    WordAndTag(u16, isize, Tag),
    Words(isize, u16, isize, u16),
}

/// What stands in a sentence, or stood there before a rule changed it: most rules are about other tags and words.
struct Seen {
    tags: u64,
    words: u128,
    /// For each tag those that stand or stood right after it.
    after: [u64; Tag::ALL.len()],
}

impl Seen {
    fn of(tags: &[Tag], words: &[u16]) -> Self {
        let words = words.iter().fold(0, |seen, &word| seen | word_bit(word));
        let mut seen = Self { tags: Tag::Start.bit(), words, after: [0; Tag::ALL.len()] };
        (0..tags.len()).for_each(|i| seen.note(tags, i));
        seen
    }

    /// Takes in the tag at `i`.
    fn note(&mut self, tags: &[Tag], i: usize) {
        let at = |i: Option<usize>| i.and_then(|i| tags.get(i)).copied().unwrap_or(Tag::Start);
        let (before, here, next) = (at(i.checked_sub(1)), tags[i], at(Some(i + 1)));
        self.tags |= here.bit();
        self.after[before as usize] |= here.bit();
        self.after[here as usize] |= next.bit();
    }

    /// Whether a rule can change anything here.
    fn lets(&self, rule: &Rule) -> bool {
        let tag = |tag: Tag| self.tags & tag.bit() != 0;
        let word = |word: u16| self.words & word_bit(word) != 0;
        let Some(from) = rule.from else { return true };
        let stands = |step: isize, other: Tag| match step {
            -1 => self.after[other as usize] & from.bit() != 0,
            1 => self.after[from as usize] & other.bit() != 0,
            _ => tag(other),
        };
        tag(from)
            && match rule.when {
                When::TagWithin(first, last, other) => {
                    if first == last {
                        stands(first, other)
                    } else {
                        tag(other)
                    }
                }
                When::WordWithin(_, _, one) => word(one),
                When::Tags(at, first, other, second) => stands(at, first) && stands(other, second),
                When::WordAndTag(here, at, other) => word(here) && stands(at, other),
                When::Words(_, first, _, second) => word(first) && word(second),
            }
    }
}

/// The bit of a word in a set of the rules' words; with more words than bits some would share one, which costs time alone.
fn word_bit(number: u16) -> u128 {
    1 << (number % 128)
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    /// Any tag, if none.
    from: Option<Tag>,
    to: Tag,
    when: When,
}

/// The tagger with its tables.
pub struct Tagger {
    words: fst::Map<Vec<u8>>,
    rules: Vec<Rule>,
    /// The words that rules name, with their numbers from 1 on: 0 is any other word.
    named: FxHashMap<String, u16>,
}

impl Tagger {
    /// Reads the table of words that [`table`] makes.
    pub fn read(words: Vec<u8>) -> Result<Self, WordsError> {
        let words = fst::Map::new(words).map_err(|_| WordsError("its table of parts of speech is broken"))?;
        let mut named = FxHashMap::default();
        let lines = include_str!("../../assets/tag-rules.txt").lines();
        let rules = lines.filter_map(|line| rule(line, &mut named)).collect();
        Ok(Self { words, rules, named })
    }

    /// The tags of a sentence's tokens. `named` says whether a token stands in a name.
    pub fn tags(&self, tokens: &[Token], range: Range<usize>, named: impl Fn(usize) -> bool) -> Vec<Tag> {
        let sentence = &tokens[range.clone()];
        let mut tags: Vec<Tag> = range.clone().map(|i| self.first(&tokens[i], named(i))).collect();
        let words: Vec<u16> = sentence.iter().map(|t| self.named.get(&t.lower).copied().unwrap_or(0)).collect();
        let mut seen = Seen::of(&tags, &words);
        for rule in &self.rules {
            if !seen.lets(rule) {
                continue;
            }
            for i in 0..tags.len() {
                if rule.from.is_none_or(|from| from == tags[i]) && rule.when.holds(&tags, &words, i) {
                    tags[i] = rule.to;
                    seen.note(&tags, i);
                }
            }
        }
        settle(&mut tags, sentence, |word| self.bare(word));
        tags
    }

    /// Whether a word that ends in s is a verb without it: "deepens", "strikes".
    fn bare(&self, word: &str) -> bool {
        let known = |bare: &str| {
            let tag = self.words.get(bare).and_then(|tag| Tag::ALL.get(tag as usize));
            tag.is_some_and(|(tag, _)| matches!(tag, Tag::Base | Tag::Present))
        };
        word.strip_suffix('s').is_some_and(|short| {
            known(short)
                || short.strip_suffix('e').is_some_and(known)
                || short.strip_suffix("ie").is_some_and(|stem| known(&format!("{stem}y")))
        })
    }

    /// The likeliest tag of a word by itself.
    fn first(&self, token: &Token, named: bool) -> Tag {
        match token.kind {
            TokenKind::Number => return Tag::Number,
            TokenKind::Mark => return mark(&token.lower),
            TokenKind::Word if named && (token.case != Case::Lower || !self.words.contains_key(&token.lower)) => {
                return Tag::Name;
            }
            TokenKind::Word => {}
        }
        match self.words.get(&token.lower) {
            Some(tag) => Tag::ALL.get(tag as usize).map_or(Tag::Noun, |t| t.0),
            None if token.lower.contains('-') => Tag::Adjective,
            // A capital on a word that is no word of the language.
            None if token.is_capital() && ending(&token.lower) == Tag::Noun => Tag::Name,
            None => ending(&token.lower),
        }
    }
}

/// What Brill's rules leave undone in news: verbs of the present and the past far from their subjects.
fn settle(tags: &mut [Tag], tokens: &[Token], bare: impl Fn(&str) -> bool) {
    const HELPS: [&str; 12] =
        ["do", "does", "did", "let", "help", "helps", "helped", "make", "makes", "made", "not", "please"];
    let border = |tag: Tag| {
        matches!(
            tag,
            Tag::Comma | Tag::Colon | Tag::Conjunction | Tag::Which | Tag::Who | Tag::Where | Tag::Quote | Tag::Unquote
        )
    };
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

impl When {
    fn holds(self, tags: &[Tag], words: &[u16], i: usize) -> bool {
        let tag = |step: isize| match i.checked_add_signed(step) {
            Some(at) => tags.get(at).copied().unwrap_or(Tag::Start),
            None => Tag::Start,
        };
        let word = |step: isize, word: u16| i.checked_add_signed(step).and_then(|at| words.get(at)) == Some(&word);
        match self {
            Self::TagWithin(from, to, wanted) => (from..=to).any(|step| tag(step) == wanted),
            Self::WordWithin(from, to, wanted) => (from..=to).any(|step| word(step, wanted)),
            Self::Tags(at, first, other, second) => tag(at) == first && tag(other) == second,
            Self::WordAndTag(here, at, wanted) => tag(at) == wanted && word(0, here),
            Self::Words(at, first, other, second) => word(at, first) && word(other, second),
        }
    }
}

/// A rule of the table; comments and rules over tags that this tagger does not give are none. New words get the next number.
fn rule(line: &str, named: &mut FxHashMap<String, u16>) -> Option<Rule> {
    let mut parts = line.split_whitespace();
    let from = match parts.next()? {
        "*" => None,
        tag => Some(Tag::parse(tag)?),
    };
    let to = Tag::parse(parts.next()?)?;
    let (template, first) = (parts.next()?, parts.next()?);
    let second = parts.next();
    let tag = |text: &str| Tag::parse(text);
    let mut word = |text: &str| {
        let next = named.len() as u16 + 1;
        *named.entry(text.to_lowercase()).or_insert(next)
    };
    let when = match template {
        "PREVTAG" => When::TagWithin(-1, -1, tag(first)?),
        "PREV2TAG" => When::TagWithin(-2, -2, tag(first)?),
        "PREV1OR2TAG" => When::TagWithin(-2, -1, tag(first)?),
        "PREV1OR2OR3TAG" => When::TagWithin(-3, -1, tag(first)?),
        "NEXTTAG" => When::TagWithin(1, 1, tag(first)?),
        "NEXT2TAG" => When::TagWithin(2, 2, tag(first)?),
        "NEXT1OR2TAG" => When::TagWithin(1, 2, tag(first)?),
        "PREVWD" => When::WordWithin(-1, -1, word(first)),
        "NEXTWD" => When::WordWithin(1, 1, word(first)),
        "CURWD" => When::WordWithin(0, 0, word(first)),
        "PREV1OR2WD" => When::WordWithin(-2, -1, word(first)),
        "SURROUNDTAG" => When::Tags(-1, tag(first)?, 1, tag(second?)?),
        "PREVBIGRAM" => When::Tags(-2, tag(first)?, -1, tag(second?)?),
        "NEXTBIGRAM" => When::Tags(1, tag(first)?, 2, tag(second?)?),
        "WDPREVTAG" => When::WordAndTag(word(second?), -1, tag(first)?),
        "WDNEXTTAG" => When::WordAndTag(word(first), 1, tag(second?)?),
        "WDAND2TAGAFT" => When::WordAndTag(word(first), 2, tag(second?)?),
        "WDAND2TAGBFR" => When::WordAndTag(word(second?), -2, tag(first)?),
        "WDAND2AFT" => When::Words(0, word(first), 2, word(second?)),
        "LBIGRAM" => When::Words(-1, word(first), 0, word(second?)),
        "RBIGRAM" => When::Words(0, word(first), 1, word(second?)),
        _ => return None,
    };
    Some(Rule { from, to, when })
}

/// The table of words as [`Tagger::read`] wants it, from lines of a tag, a tab and its words.
pub fn table(lines: &str) -> Vec<u8> {
    let mut words: FxHashMap<&str, u64> = FxHashMap::default();
    for (tag, list) in lines.lines().filter_map(|l| l.split_once('\t')) {
        let Some(tag) = Tag::parse(tag) else { continue };
        words.extend(list.split(' ').map(|word| (word, tag as u64)));
    }
    let mut words: Vec<(&str, u64)> = words.into_iter().collect();
    words.sort_unstable();
    fst::Map::from_iter(words).map(|map| map.into_fst().into_inner()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn tagger() -> Tagger {
        Tagger::read(table(include_str!("../../assets/tags.tsv"))).unwrap()
    }

    fn tagged(text: &str) -> String {
        let tokens = tokens(text);
        let tags = tagger().tags(&tokens, 0..tokens.len(), |i| i > 0 && tokens[i].is_capital());
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
