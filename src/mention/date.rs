//! Dates: reading the words of one time.
//!
//! A hand-written parser by recursive descent over tokens. `lexeme` says what single words mean, `calendar` computes; each
//! other file reads one family of expressions. Every reading function takes the index of a token and gives what it read with
//! the index after it. Each looks ahead over a fixed number of tokens and nests at most `DEPTH` deep, so that the cost of a text
//! is linear.

mod absolute;
mod calendar;
mod era;
mod feast;
mod lexeme;
mod number;
mod numeric;
mod part;
mod period;
mod range;
mod relative;
mod weekday;

use std::cell::Cell;

use jiff::civil::Date;

use super::time::{Grain, Time};
use crate::text::{Span, Token, TokenKind};
use calendar::{Day, Stretch, add};
pub(super) use lexeme::Sign;

/// How deep expressions nest: "the last day / of the first week / of next month".
const DEPTH: u8 = 3;

/// The most words before the first one that says something: "on or before the" fifth.
const FAR: u8 = 6;

/// What may stand right after a number that begins a time or is part of one, without a sign: "3 to 5 March", "12 and 13 May", "3/4".
const AFTER_NUMBER: &str = "- – / . : ' , & of to through and or in";

/// The same after a unit: "year of 1998", "months ago"; and before one that names a time by itself: "that day", "the same month".
const AFTER_UNIT: &str = "- / ' of to in ago earlier later hence afterwards";
const BEFORE_UNIT: &str = "the that same calendar working business work";

/// The same after a word like "last" or "this".
const AFTER_SHIFT: &str = "- ' night morning afternoon evening date to calendar working business work";

/// Words without a meaning of their own that a single time may begin with.
const OPENERS: &str = "the a in for an that same within all";

/// What a reading function gives: what it read and the token after it.
type Read<T = Moment> = Option<(T, usize)>;

/// A way to read a time at a token; `C` says how deep the expression lies, or whether it stands free of words before it.
type Way<C> = for<'r, 't> fn(&'r Reader<'t>, usize, C) -> Read;

/// The parts of a date that the words name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Said {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// Monday is 0.
    weekday: Option<i8>,
}

/// A time as one expression names it.
#[derive(Clone, Copy, Debug)]
struct Moment {
    said: Said,
    /// None where there is no day to count from.
    when: Option<Stretch>,
    /// One day, though it may be known only to the month: "two months ago".
    point: bool,
    grain: Grain,
    /// Where "the end of 2019" lies as an end of a range or a border.
    edge: Option<Day>,
    /// One of several readings: it can agree with another time but not contradict it.
    loose: bool,
}

impl Moment {
    fn stretch(when: Option<Stretch>, grain: Grain) -> Moment {
        Moment { said: Said::default(), when, point: false, grain, edge: None, loose: false }
    }

    fn point(day: Option<Day>, grain: Grain) -> Moment {
        Moment { point: true, ..Moment::stretch(day.and_then(Stretch::day), grain) }
    }

    fn loosely(self) -> Moment {
        Moment { loose: true, ..self }
    }

    fn from(&self) -> Option<Day> {
        self.when.map(|s| s.from)
    }

    /// Where it lies as an end of a range.
    fn end(&self) -> Option<Day> {
        self.edge.or(self.from())
    }

    fn time(self, span: Span) -> Time {
        let from = self.from().and_then(Day::date);
        let day = from.filter(|_| self.point && self.grain == Grain::Day);
        Time {
            span,
            from,
            until: if self.point { from } else { self.when.and_then(|s| s.until.date()) },
            grain: self.grain,
            month: self.said.month.or(day.map(|d| d.month())),
            day: self.said.day.or(day.map(|d| d.day())),
            year: self.said.year.or(from.filter(|_| self.said.month.is_some() || day.is_some()).map(|d| d.year())),
            weekday: self.said.weekday.map(|w| w + 1),
            near: self.point && self.grain == Grain::Day && self.said == Said::default(),
            border: false,
            loose: self.loose,
            reach: None,
        }
    }
}

/// Whether a word is one of some, with spaces between them. Most are told apart by their first letters.
fn among(word: &str, words: &str) -> bool {
    let (word, mut rest) = (word.as_bytes(), words.as_bytes());
    while rest.len() >= word.len() && !word.is_empty() {
        if rest[0] == word[0] && rest.starts_with(word) && rest.get(word.len()).is_none_or(|&b| b == b' ') {
            return true;
        }
        let next = rest.iter().position(|&b| b == b' ').map_or(rest.len(), |space| space + 1);
        rest = &rest[next..];
    }
    false
}

/// Reads the times of one text.
pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    signs: Vec<Sign>,
    /// For each token the tokens from it to the next one that a time can hang on, itself counted as 0; far where another word stands
    /// between them.
    ahead: Vec<u8>,
    reference: Option<Day>,
    /// The last day that the text named: "two days later" counts from it.
    anchor: Option<Day>,
    /// Where a time was last sought, and what was found.
    asked: Cell<Option<(usize, Read)>>,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token], reference: Option<Date>) -> Self {
        let reference = reference.map(Day::of);
        let signs: Vec<Sign> = tokens.iter().map(Sign::of).collect();
        let mut this = Reader {
            text,
            tokens,
            signs,
            ahead: vec![u8::MAX; tokens.len()],
            reference,
            anchor: None,
            asked: Cell::new(None),
        };
        let mut steps = u8::MAX;
        for i in (0..tokens.len()).rev() {
            steps = if this.carries(i) { 0 } else { steps.saturating_add(1) };
            if steps > FAR || steps > 0 && !this.leads(i) {
                steps = u8::MAX;
            }
            this.ahead[i] = steps;
        }
        this
    }

    /// Whether a time can hang on a token. A number, a unit or a word like "last" is mostly about other things, and what follows tells:
    /// "two of them", "three bridges", "this is".
    fn carries(&self, i: usize) -> bool {
        let says = |j| self.has_figure(j) || !matches!(self.sign(j), Sign::Other | Sign::Opens | Sign::Leads);
        let next = |words: &str| says(i + 1) || self.is(i + 1, words);
        match self.sign(i) {
            Sign::Count(_) => next(AFTER_NUMBER),
            Sign::Unit(_) => next(AFTER_UNIT) || self.follows(i, BEFORE_UNIT),
            Sign::Shift(_) => next(AFTER_SHIFT),
            Sign::Other if self.has_figure(i) => {
                let lower = self.word(i);
                let count = lower.len() != 4 && lower.bytes().all(|b| b.is_ascii_digit() || b == b',');
                !count || next(AFTER_NUMBER) || self.follows(i, "'")
            }
            sign => sign.carries(),
        }
    }

    /// Whether a token may stand before what a time hangs on.
    fn leads(&self, i: usize) -> bool {
        self.sign(i) != Sign::Other || self.has_figure(i) || self.is(i, "'")
    }

    fn has_figure(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number || t.lower.bytes().any(|b| b.is_ascii_digit()))
    }

    /// The time that begins at a token, and the token after it.
    pub fn read(&mut self, i: usize) -> Option<(Time, usize)> {
        // Most words open no time, and are told by one look: they have no sign and no figure, or nothing comes after them that a
        // time can hang on.
        let ahead = self.ahead.get(i).copied().unwrap_or(u8::MAX);
        if ahead > FAR || ahead > 0 && matches!(self.sign(i), Sign::Other | Sign::Leads) && !self.has_figure(i) {
            return None;
        }
        let found = self.bordered(i).or_else(|| self.range(i)).or_else(|| {
            let (moment, next) = self.moment(i, DEPTH)?;
            Some(self.tail(i, moment, next))
        });
        let (time, next) = found?;
        if time.from == time.until && time.grain == Grain::Day && !time.loose {
            self.anchor = time.from.map(Day::of).or(self.anchor);
            self.asked.set(None);
        }
        Some((time, next))
    }

    /// One time without borders or ranges.
    fn moment(&self, i: usize, depth: u8) -> Read {
        // A border, a range and a time alone all ask for it in turn.
        if let Some((_, found)) = self.asked.get().filter(|&(at, _)| at == i && depth == DEPTH) {
            return found;
        }
        let found = self.any_moment(i, depth.checked_sub(1)?);
        if depth == DEPTH {
            self.asked.set(Some((i, found)));
        }
        found
    }

    fn any_moment(&self, i: usize, depth: u8) -> Read {
        // Other small words than these open a border or a range, and no time.
        if matches!(self.sign(i), Sign::Border(_)) || self.sign(i) == Sign::Opens && !self.is(i, OPENERS) {
            return None;
        }
        const WAYS: [Way<u8>; 6] = [
            |r, i, depth| r.part(i, depth),
            |r, i, depth| r.counted(i, depth),
            |r, i, _| r.feast(i),
            |r, i, depth| r.absolute(i, depth < DEPTH - 1),
            |r, i, _| r.period(i),
            |r, i, _| r.relative(i),
        ];
        self.first(&WAYS, i, depth)
    }

    /// The first way that reads something. Ways stand in tables, not in chains of closures, as these cost more code.
    fn first<C: Copy>(&self, ways: &[Way<C>], i: usize, context: C) -> Read {
        ways.iter().find_map(|way| way(self, i, context))
    }

    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map(|t| t.lower.as_str()).unwrap_or_default()
    }

    fn sign(&self, i: usize) -> Sign {
        self.signs.get(i).copied().unwrap_or(Sign::Other)
    }

    /// The word before a token.
    fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.word(i))
    }

    fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_capital)
    }

    fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_word)
    }

    /// Whether a token stands right behind the one before it.
    fn is_glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Whether a token is one of some words, which stand in one string: a list costs less code than a match.
    fn is(&self, i: usize, words: &str) -> bool {
        among(self.word(i), words)
    }

    /// The token after some words in a row.
    fn phrase(&self, i: usize, words: &str) -> Option<usize> {
        let mut next = i;
        for word in words.split(' ') {
            if self.word(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// What the first of some phrases says that begins here, and the token after it.
    fn one_of<T: Copy>(&self, i: usize, phrases: &[(&str, T)]) -> Read<T> {
        let first = self.word(i);
        let may = |words: &str| words.get(..first.len()) == Some(first);
        phrases.iter().filter(|(words, _)| may(words)).find_map(|(words, says)| Some((*says, self.phrase(i, words)?)))
    }

    /// Whether a token stands after one of some words.
    fn follows(&self, i: usize, words: &str) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, words))
    }

    /// The index after a token if it is one of some words, else the token's own.
    fn skip(&self, i: usize, words: &str) -> usize {
        i + usize::from(self.is(i, words))
    }

    fn span(&self, i: usize, next: usize) -> Span {
        let first = self.tokens.get(i).map_or(Span::new(0, 0), |t| t.span);
        let last = next.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(first, |t| t.span);
        Span::new(first.start, last.end.max(first.end))
    }

    /// Whether a plural of things follows, so that a figure before it counts them: "2000 soldiers".
    fn counts_things(&self, i: usize) -> bool {
        const NO_THINGS: [&str; 16] = [
            "is", "was", "has", "its", "this", "his", "as", "us", "thus", "across", "unless", "towards", "besides",
            "always", "perhaps", "does",
        ];
        let lower = self.word(i);
        let plain = self.tokens.get(i).is_some_and(|t| t.is_word() && !t.is_capital() && t.spaced);
        let plural =
            lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("wards") && !NO_THINGS.contains(&lower);
        let mass =
            matches!(lower, "people" | "men" | "women" | "children" | "percent" | "per" | "km" | "million" | "billion");
        matches!(lower, "%" | "°") || plain && (plural || mass)
    }

    /// Whether the sentence looks ahead before this token: "will meet on Friday".
    fn looks_ahead(&self, i: usize) -> bool {
        for j in (i.saturating_sub(12)..i).rev() {
            let word = self.word(j);
            if matches!(word, "." | "!" | "?" | ";") {
                return false;
            }
            let modal =
                matches!(word, "will" | "shall" | "would" | "upcoming" | "due" | "scheduled" | "expected" | "plans");
            if modal || word.ends_with("'ll") {
                return true;
            }
        }
        false
    }

    /// The year that brings a date without one nearest: news looks back, except a little ahead, or where it says so.
    fn near(&self, i: usize, of: &dyn Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        const AHEAD: i32 = 75;
        let reference = self.reference?;
        let year = reference.year();
        let back = |year: i16| (0..9).find_map(|n| of(year.checked_sub(n)?));
        let Some(this) = of(year) else {
            return back(year);
        };
        let next = year.checked_add(1).and_then(of);
        if self.looks_ahead(i) {
            return if this.until > reference { Some(this) } else { next.or(Some(this)) };
        }
        if this.from > add(reference, 0, AHEAD)? {
            return back(year.checked_sub(1)?);
        }
        // A day in the coming weeks of next year: "on January 5" in December.
        let soon = |s: &Stretch| s.days() == 1 && add(reference, 0, 31).is_some_and(|limit| s.from <= limit);
        next.filter(soon).or(Some(this))
    }

    /// A day or month by its parts.
    fn date(&self, i: usize, said: Said) -> Option<Moment> {
        let month = said.month.filter(|m| (1..=12).contains(m))?;
        let of = |year: i16| match said.day {
            Some(day) => Stretch::day(Day::new(year, month, day)?),
            None => Stretch::month(year, month),
        };
        // A day that no year has is none.
        of(said.year.unwrap_or(2000))?;
        let fits = |year: i16| {
            let weekday = said.weekday?;
            of(year).filter(|s| s.from.weekday() == weekday)
        };
        let when = match (said.year, self.reference) {
            (Some(year), _) => of(year),
            // "Friday, 3 June": the near year in which it is one.
            (None, Some(r)) => {
                let (year, n) = (r.year(), i16::from(self.looks_ahead(i)));
                let years = if n == 1 { [0, 1, -1] } else { [0, -1, 1] };
                years.into_iter().find_map(|step| fits(year.checked_add(step)?)).or_else(|| self.near(i, &of))
            }
            (None, None) => None,
        };
        let grain = if said.day.is_some() { Grain::Day } else { Grain::Month };
        Some(Moment { said, when, point: said.day.is_some(), grain, edge: None, loose: false })
    }
}
