//! The rules of Brill's tagger: what each looks at, and in which sentences it can change anything.

use rustc_hash::FxHashMap;

use super::Tag;

/// What a rule looks at, apart from the tag that it changes. Words stand before tags in the arguments as the template names them.
/// Words go by their number among the words of the rules.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// A tag within so many tokens: from, to, relative.
    TagWithin(isize, isize, Tag),
    WordWithin(isize, isize, u16),
    /// Two tags at two places.
    Tags(isize, Tag, isize, Tag),
    WordAndTag(u16, isize, Tag),
    Words(isize, u16, isize, u16),
}

/// Where each tag stands in a sentence, and which words: most rules are about others.
pub(super) struct Places {
    /// For each 64 tokens the places of each tag, a bit a token.
    at: Vec<[u64; Tag::ALL.len()]>,
    /// The tags that stand anywhere; outside a sentence stands [`Tag::Start`].
    pub tags: u64,
    pub words: u128,
}

impl Places {
    pub fn of(tags: &[Tag], words: &[u16]) -> Self {
        let words = words.iter().fold(0, |seen, &word| seen | word_bit(word));
        let mut this = Self { at: vec![[0; _]; tags.len().div_ceil(64)], tags: Tag::Start.bit(), words };
        tags.iter().enumerate().for_each(|(i, &tag)| this.put(i, tag));
        this
    }

    fn put(&mut self, i: usize, tag: Tag) {
        self.at[i / 64][tag as usize] |= 1 << (i % 64);
        self.tags |= tag.bit();
    }

    /// Takes in that the tag at `i` is another now.
    pub fn change(&mut self, i: usize, from: Tag, to: Tag) {
        self.at[i / 64][from as usize] &= !(1 << (i % 64));
        if self.at.iter().all(|at| at[from as usize] == 0) {
            self.tags &= !from.bit();
        }
        self.put(i, to);
    }

    /// The places among 64 tokens that a rule may change, a bit a token; none of them, or none after them, once it has changed others.
    pub fn open_to(&self, rule: &Rule, chunk: usize) -> u64 {
        rule.from.map_or(u64::MAX, |from| self.at[chunk][from as usize])
    }

    pub fn chunks(&self) -> usize {
        self.at.len()
    }

    /// Whether a rule can change anything here, the tags and words that it needs being there.
    pub fn lets(&self, rule: &Rule) -> bool {
        let ([at], Some(from)) = (&self.at[..], rule.from) else { return true };
        let stands = |step: isize, other: Tag| match step {
            _ if other == Tag::Start => true,
            -1 => at[other as usize] << 1 & at[from as usize] != 0,
            1 => at[other as usize] >> 1 & at[from as usize] != 0,
            _ => true,
        };
        match rule.when {
            When::TagWithin(first, last, other) => first != last || stands(first, other),
            When::Tags(step, first, other, second) => stands(step, first) && stands(other, second),
            When::WordAndTag(_, step, other) => stands(step, other),
            When::WordWithin(..) | When::Words(..) => true,
        }
    }
}

/// The bit of a word in a set of the rules' words; with more words than bits some would share one, which costs time alone.
fn word_bit(number: u16) -> u128 {
    1 << (number % 128)
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Any tag, if none.
    pub from: Option<Tag>,
    pub to: Tag,
    pub when: When,
    /// The tags and the words without which it changes nothing.
    pub tags: u64,
    pub words: u128,
}

impl When {
    /// The tags that it looks for.
    fn tags(self) -> u64 {
        match self {
            Self::TagWithin(_, _, tag) | Self::WordAndTag(_, _, tag) => tag.bit(),
            Self::Tags(_, first, _, second) => first.bit() | second.bit(),
            Self::WordWithin(..) | Self::Words(..) => 0,
        }
    }

    /// The words that it looks for.
    fn words(self) -> u128 {
        match self {
            Self::WordWithin(_, _, word) | Self::WordAndTag(word, ..) => word_bit(word),
            Self::Words(_, first, _, second) => word_bit(first) | word_bit(second),
            Self::TagWithin(..) | Self::Tags(..) => 0,
        }
    }

    pub fn holds(self, tags: &[Tag], words: &[u16], i: usize) -> bool {
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
pub(super) fn rule(line: &str, named: &mut FxHashMap<String, u16>) -> Option<Rule> {
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
    Some(Rule { from, to, when, tags: from.map_or(0, Tag::bit) | when.tags(), words: when.words() })
}
