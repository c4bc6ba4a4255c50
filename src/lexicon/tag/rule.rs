//! The rules of Brill's tagger: what each looks at, and the places where it can change anything.

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

/// How far a rule looks at the most: so many places without a word stand between sentences.
pub(super) const REACH: usize = 3;

/// Sentences in a row with [`REACH`] places of [`Tag::Start`] before each and after the last, so that a rule of one sees nothing of
/// another; and where each tag and each word of the rules stands, for most rules are about others.
pub(super) struct Places {
    tags: Vec<Tag>,
    words: Vec<u16>,
    /// For each 64 places those of each tag, a bit a place.
    at: Vec<[u64; Tag::ALL.len()]>,
    /// For each word the first place where it stands, and for each place the next one with its word.
    first: Vec<Option<u32>>,
    next: Vec<Option<u32>>,
}

impl Places {
    /// Places for so many tokens in so many sentences; `count` is the number of words that rules name.
    pub fn new(tokens: usize, sentences: usize, count: usize) -> Self {
        let size = tokens + REACH * (sentences + 1);
        let mut this = Self {
            tags: Vec::with_capacity(size),
            words: Vec::with_capacity(size),
            at: vec![[0; _]; size.div_ceil(64)],
            first: vec![None; count + 1],
            next: vec![None; size],
        };
        this.border();
        this
    }

    /// Puts the next token of a sentence at its end.
    pub fn push(&mut self, tag: Tag, word: u16) {
        let i = self.tags.len();
        self.at[i / 64][tag as usize] |= 1 << (i % 64);
        self.tags.push(tag);
        self.words.push(word);
    }

    /// Ends a sentence.
    pub fn border(&mut self) {
        (0..REACH).for_each(|_| self.push(Tag::Start, 0));
    }

    /// The tags of a sentence, by its first token's place.
    pub fn sentence(&mut self, from: usize, length: usize) -> &mut [Tag] {
        &mut self.tags[from..from + length]
    }

    /// Applies rules in their order.
    pub fn apply(&mut self, rules: &[Rule]) {
        for (i, &word) in self.words.iter().enumerate().rev().filter(|(_, word)| **word != 0) {
            self.next[i] = self.first[usize::from(word)].replace(i as u32);
        }
        for rule in rules {
            match rule.when {
                When::WordWithin(from, to, word) => {
                    self.each(word, |this, i| (from..=to).for_each(|step| this.change(i - step, rule)));
                }
                When::Words(at, word, ..) => self.each(word, |this, i| this.change(i - at, rule)),
                When::WordAndTag(word, ..) => self.each(word, |this, i| this.change(i, rule)),
                When::TagWithin(..) | When::Tags(..) => (0..self.at.len()).for_each(|chunk| self.sweep(chunk, rule)),
            }
        }
    }

    /// Hands out the places of a word, in order.
    fn each(&mut self, word: u16, mut of: impl FnMut(&mut Self, isize)) {
        let mut next = self.first[usize::from(word)];
        while let Some(i) = next {
            of(self, i as isize);
            next = self.next[i as usize];
        }
    }

    /// Applies a rule about tags to 64 places, from the first one on where it holds: what it changes there may make it hold at the next.
    fn sweep(&mut self, chunk: usize, rule: &Rule) {
        let near = match rule.when {
            When::Tags(at, first, other, second) => self.near(chunk, at, first) & self.near(chunk, other, second),
            When::TagWithin(from, to, tag) => (from..=to).fold(0, |near, step| near | self.near(chunk, step, tag)),
            _ => u64::MAX,
        };
        let from = rule.from.map_or(u64::MAX, |from| self.at[chunk][from as usize]);
        let Some(beyond) = u64::MAX.checked_shl((from & near).trailing_zeros()) else { return };
        let mut open = from & beyond;
        while open != 0 {
            self.change((chunk * 64) as isize + open.trailing_zeros() as isize, rule);
            open &= open - 1;
        }
    }

    /// The places among 64 from which a tag stands so many places on.
    fn near(&self, chunk: usize, step: isize, tag: Tag) -> u64 {
        let by = step.unsigned_abs();
        let of = |chunk: Option<usize>| chunk.and_then(|chunk| self.at.get(chunk)).map_or(0, |at| at[tag as usize]);
        let here = of(Some(chunk));
        match step {
            0 => here,
            1.. => here >> by | of(Some(chunk + 1)) << (64 - by),
            _ => here << by | of(chunk.checked_sub(1)) >> (64 - by),
        }
    }

    /// Changes a tag if the rule holds at its place.
    fn change(&mut self, i: isize, rule: &Rule) {
        let Ok(i) = usize::try_from(i) else { return };
        let Some(&tag) = self.tags.get(i).filter(|&&tag| rule.from.map_or(tag != Tag::Start, |from| from == tag))
        else {
            return;
        };
        if rule.when.holds(&self.tags, &self.words, i) {
            self.at[i / 64][tag as usize] &= !(1 << (i % 64));
            self.at[i / 64][rule.to as usize] |= 1 << (i % 64);
            self.tags[i] = rule.to;
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Any tag, if none.
    pub from: Option<Tag>,
    pub to: Tag,
    pub when: When,
}

impl When {
    /// Whether it holds for a place.
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
    Some(Rule { from, to, when })
}
