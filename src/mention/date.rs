//! Dates: reading the words of one time.

use jiff::Span as Duration;
use jiff::civil::Date;

use super::time::{Grain, Time, add, month, weekday};
use crate::text::{Span, Token, TokenKind};

/// Reads the time that begins at a token.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    pub at: usize,
    pub reference: Option<Date>,
}

impl Reader<'_> {
    /// The time and the token after it.
    pub fn read(&self) -> Option<(Time, usize)> {
        self.iso()
            .or_else(|| self.slashed())
            .or_else(|| self.day_month())
            .or_else(|| self.month_day())
            .or_else(|| self.weekday())
            .or_else(|| self.relative())
            .or_else(|| self.year())
    }

    fn word(&self, i: usize) -> &str {
        self.tokens.get(self.at + i).map(|t| t.lower.as_str()).unwrap_or_default()
    }

    fn number(&self, i: usize) -> Option<i32> {
        let token = self.tokens.get(self.at + i).filter(|t| t.kind == TokenKind::Number)?;
        token.lower.parse().ok()
    }

    /// A day of the month: `3`, `3rd`, `twenty nine`.
    fn day(&self, i: usize) -> Option<(i8, usize)> {
        let token = self.tokens.get(self.at + i)?;
        if token.kind == TokenKind::Number {
            let digits = token.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let suffix = &token.lower[digits.len()..];
            let day: i8 = digits.parse().ok().filter(|d| (1..=31).contains(d))?;
            return matches!(suffix, "" | "st" | "nd" | "rd" | "th").then_some((day, i + 1));
        }
        const WORDS: [&str; 20] = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth",
        ];
        let lower = token.lower.as_str();
        if let Some(p) = WORDS.iter().position(|w| *w == lower) {
            return Some((p as i8 + 1, i + 1));
        }
        let tens = match lower {
            "twenty" => 20,
            "thirty" => 30,
            _ => return None,
        };
        let skip = usize::from(self.word(i + 1) == "-");
        const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        let unit = self.word(i + 1 + skip);
        let at = |words: &[&str]| words.iter().position(|w| *w == unit);
        at(&UNITS).or_else(|| at(&WORDS[..9])).map(|p| (tens + p as i8 + 1, i + 2 + skip))
    }

    fn month(&self, i: usize) -> Option<(i8, usize)> {
        let token = self.tokens.get(self.at + i)?;
        let month = month(&token.lower)?;
        let stop = usize::from(token.lower.len() <= 4 && self.word(i + 1) == ".");
        Some((month, i + 1 + stop))
    }

    /// A year of four digits.
    fn year_at(&self, i: usize) -> Option<i16> {
        let token = self.tokens.get(self.at + i)?;
        let year = self.number(i)? as i16;
        (token.lower.len() == 4 && (1000..=2199).contains(&year)).then_some(year)
    }

    fn span(&self, count: usize) -> Span {
        Span::new(self.tokens[self.at].span.start, self.tokens[self.at + count - 1].span.end)
    }

    fn iso(&self) -> Option<(Time, usize)> {
        let year = self.year_at(0)?;
        if self.word(1) != "-" && self.word(1) != "/" {
            return None;
        }
        let (month, day) =
            (self.number(2)? as i8, if self.word(3) == self.word(1) { Some(self.number(4)? as i8) } else { None });
        if !(1..=12).contains(&month) {
            return None;
        }
        let count = if day.is_some() { 5 } else { return None };
        Some((self.date(count, Some(year), month, day)?, self.at + count))
    }

    /// 10/13/2024, 13.10.2024, 22/04
    fn slashed(&self) -> Option<(Time, usize)> {
        let raw = self.tokens.get(self.at)?.span.of(self.text);
        let parts: Vec<&str> = raw.split('.').collect();
        if parts.len() == 3 && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())) {
            let n: Vec<i32> = parts.iter().filter_map(|p| p.parse().ok()).collect();
            let year = if n[2] < 100 { 2000 + n[2] } else { n[2] };
            return Some((self.date(1, Some(year as i16), n[1] as i8, Some(n[0] as i8))?, self.at + 1));
        }
        let sign = self.word(1);
        if !matches!(sign, "/" | "-") || self.tokens.get(self.at + 1).is_some_and(|t| t.spaced) {
            return None;
        }
        let (a, b) =
            (self.number(0).filter(|n| (1..=31).contains(n))?, self.number(2).filter(|n| (1..=31).contains(n))?);
        let third = (self.word(3) == sign).then(|| self.number(4)).flatten();
        if third.is_none() && (sign == "-" || self.at > 0 && !self.tokens[self.at - 1].is("on")) {
            return None;
        }
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        let year = third.map(|y| if y < 100 { 2000 + y } else { y } as i16);
        let count = if third.is_some() { 5 } else { 3 };
        Some((self.date(count, year, i8::try_from(month).ok()?, i8::try_from(day).ok())?, self.at + count))
    }

    /// 13 October 2024, the 13th of October
    fn day_month(&self) -> Option<(Time, usize)> {
        let the = usize::from(self.word(0) == "the");
        let (day, next) = self.day(the)?;
        let of = usize::from(self.word(next) == "of");
        let (month, next) = self.month(next + of)?;
        let comma = usize::from(self.word(next) == ",");
        let (year, count) = match self.year_at(next + comma) {
            Some(year) => (Some(year), next + comma + 1),
            None => (None, next),
        };
        Some((self.date(count, year, month, Some(day))?, self.at + count))
    }

    /// October 13, 2024; Oct. 3; October 2024; in October
    fn month_day(&self) -> Option<(Time, usize)> {
        let early = usize::from(matches!(self.word(0), "early" | "late" | "mid"));
        let hyphen = usize::from(early == 1 && self.word(1) == "-");
        let (month, next) = self.month(early + hyphen)?;
        if early == 0 && !self.tokens[self.at].is_capital() {
            return None;
        }
        if let Some(year) =
            self.year_at(next).or_else(|| self.year_at(next + 1).filter(|_| matches!(self.word(next), "," | "of")))
        {
            let count = if self.year_at(next).is_some() { next + 1 } else { next + 2 };
            return Some((self.date(count, Some(year), month, None)?, self.at + count));
        }
        let the = usize::from(self.word(next) == "the");
        if let Some((day, after)) = self.day(next + the) {
            let comma = usize::from(self.word(after) == ",");
            let (year, count) = match self.year_at(after + comma) {
                Some(year) => (Some(year), after + comma + 1),
                None => (None, after),
            };
            return Some((self.date(count, year, month, Some(day))?, self.at + count));
        }
        // "May" and "March" alone need a word before that makes them months.
        let before = self.at.checked_sub(1).map(|i| self.tokens[i].lower.as_str()).unwrap_or_default();
        let word = self.word(early + hyphen);
        let clear = matches!(
            before,
            "in" | "since"
                | "until"
                | "last"
                | "next"
                | "this"
                | "during"
                | "from"
                | "by"
                | "of"
                | "between"
                | "through"
                | "till"
                | "before"
                | "after"
        ) || early == 1
            || !matches!(word, "may" | "march" | "mar" | "sun" | "jan" | "sat");
        clear.then_some(())?;
        Some((self.date(next, None, month, None)?, self.at + next))
    }

    fn weekday(&self) -> Option<(Time, usize)> {
        let shift = usize::from(matches!(self.word(0), "last" | "next" | "this"));
        let weekday = weekday(self.word(shift))?;
        let token = self.tokens.get(self.at + shift)?;
        if !token.is_capital() && shift == 0 && token.lower.len() <= 3 {
            return None;
        }
        let mut time = self.blank(shift + 1, Grain::Day);
        time.weekday = Some(weekday.to_monday_one_offset());
        let mut count = shift + 1;
        // "Sunday, the 13th of October": the date that follows is the day.
        let comma = usize::from(self.word(count) == ",");
        let rest = Reader { at: self.at + count + comma, ..*self };
        if let Some((date, next)) = rest.day_month().or_else(|| rest.month_day()).filter(|(t, _)| t.day.is_some()) {
            let span = Span::new(self.tokens[self.at].span.start, date.span.end);
            return Some((Time { span, weekday: time.weekday, ..date }, next));
        }
        if let Some(reference) = self.reference {
            let back = (i32::from(reference.weekday().to_monday_zero_offset())
                - i32::from(weekday.to_monday_zero_offset()))
            .rem_euclid(7);
            let day = match self.word(0) {
                "next" => add(reference, 0, if back == 0 { 7 } else { 7 - back }),
                "last" if back == 0 => add(reference, 0, -7),
                _ => add(reference, 0, -back),
            };
            time = Time {
                from: day,
                until: day,
                month: day.map(|d| d.month()),
                day: day.map(|d| d.day()),
                year: day.map(|d| d.year()),
                ..time
            };
        }
        if matches!(self.word(count), "morning" | "evening" | "night" | "afternoon") {
            count += 1;
        }
        time.span = self.span(count);
        Some((time, self.at + count))
    }

    fn relative(&self) -> Option<(Time, usize)> {
        let (first, second) = (self.word(0), self.word(1));
        let day = |offset: i32, count: usize| {
            let mut time = self.blank(count, Grain::Day);
            if let Some(day) = self.reference.and_then(|r| add(r, 0, offset)) {
                time = Time {
                    from: Some(day),
                    until: Some(day),
                    month: Some(day.month()),
                    day: Some(day.day()),
                    year: Some(day.year()),
                    ..time
                };
            }
            Some((time, self.at + count))
        };
        match (first, second) {
            ("yesterday", _) => return day(-1, 1),
            ("today" | "tonight", _) => return day(0, 1),
            ("tomorrow", _) => return day(1, 1),
            ("last", "night") => return day(-1, 2),
            _ => {}
        }
        if matches!(first, "last" | "next" | "this" | "past" | "previous" | "coming") {
            let sign = match first {
                "last" | "past" | "previous" => -1,
                "this" => 0,
                _ => 1,
            };
            return self.period(second, sign).map(|time| (time, self.at + 2));
        }
        // three days ago, two months earlier
        let count = self.count()?;
        let unit = self.word(1).trim_end_matches('s').to_owned();
        let days = match unit.as_str() {
            "day" => count,
            "week" => count * 7,
            _ => 0,
        };
        if self.word(2) != "ago" {
            return None;
        }
        match unit.as_str() {
            "day" | "week" => day(-days, 3),
            "month" | "year" => {
                let months = if unit == "year" { 12 * count } else { count };
                let grain = if unit == "year" { Grain::Year } else { Grain::Month };
                let mut time = self.blank(3, grain);
                if let Some(day) = self.reference.and_then(|r| add(r, -months, 0)) {
                    time = Time { from: Some(day), until: Some(day), ..time };
                }
                Some((time, self.at + 3))
            }
            _ => None,
        }
    }

    fn count(&self) -> Option<i32> {
        let figure = self.number(0).filter(|n| (1..1000).contains(n));
        const WORDS: [&str; 11] = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let word = self.word(0);
        figure.or_else(|| WORDS.iter().position(|w| *w == word).map(|p| p.max(1) as i32))
    }

    /// The week, month, year, weekend or season `sign` steps from the reference.
    fn period(&self, word: &str, sign: i32) -> Option<Time> {
        let grain = match word {
            "week" | "weekend" => Grain::Week,
            "month" => Grain::Month,
            "year" => Grain::Year,
            _ => {
                return self
                    .tokens
                    .get(self.at + 1)
                    .filter(|t| t.is_capital())
                    .and_then(|_| month(word))
                    .and_then(|m| self.date(2, None, m, None));
            }
        };
        let mut time = self.blank(2, grain);
        if let Some(r) = self.reference {
            let monday = add(r, 0, -i32::from(r.weekday().to_monday_zero_offset()))?;
            let (from, until) = match word {
                "week" => (add(monday, 0, 7 * sign), add(monday, 0, 7 * sign + 7)),
                // The weekend before today's, or today's own when it is one.
                "weekend" => (add(monday, 0, 7 * sign + 5), add(monday, 0, 7 * sign + 7)),
                "month" => {
                    let first = Date::new(r.year(), r.month(), 1).ok()?;
                    (add(first, sign, 0), add(first, sign + 1, 0))
                }
                _ => {
                    let first = Date::new(r.year(), 1, 1).ok()?;
                    (add(first, 12 * sign, 0), add(first, 12 * sign + 12, 0))
                }
            };
            (time.from, time.until) = (from, until);
        }
        Some(time)
    }

    /// A year alone: after "in", "since" and their like.
    fn year(&self) -> Option<(Time, usize)> {
        let year = self.year_at(0).filter(|y| (1500..=2100).contains(y))?;
        let before = self.at.checked_sub(1).map(|i| self.tokens[i].lower.as_str()).unwrap_or_default();
        matches!(
            before,
            "in" | "since"
                | "until"
                | "of"
                | "by"
                | "from"
                | "year"
                | "during"
                | "before"
                | "after"
                | "late"
                | "early"
                | "mid"
                | "for"
                | "the"
                | "("
                | "through"
        )
        .then_some(())?;
        let next = self.word(1);
        if before == "the" && !next.is_empty() && !self.tokens.get(self.at + 1).is_some_and(Token::is_word) {
            return None;
        }
        let mut time = self.blank(1, Grain::Year);
        time.year = Some(year);
        time.from = Date::new(year, 1, 1).ok();
        time.until = Date::new(year + 1, 1, 1).ok();
        Some((time, self.at + 1))
    }

    fn blank(&self, count: usize, grain: Grain) -> Time {
        let count = count.min(self.tokens.len() - self.at).max(1);
        Time {
            span: self.span(count),
            from: None,
            until: None,
            grain,
            month: None,
            day: None,
            year: None,
            weekday: None,
            border: false,
        }
    }

    /// A date by its parts; a missing year is the one that brings it nearest to the reference, past before future.
    fn date(&self, count: usize, year: Option<i16>, month: i8, day: Option<i8>) -> Option<Time> {
        let mut time = self.blank(count, if day.is_some() { Grain::Day } else { Grain::Month });
        (time.month, time.day, time.year) = (Some(month), day, year);
        let year = match (year, self.reference) {
            (Some(year), _) => year,
            (None, Some(reference)) => {
                let this = Date::new(reference.year(), month, day.unwrap_or(1)).ok()?;
                // News looks back, except a little ahead: the coming two months belong to this year.
                let ahead = reference.saturating_add(Duration::new().days(75));
                if this > ahead { reference.year() - 1 } else { reference.year() }
            }
            (None, None) => return (1..=12).contains(&month).then_some(time),
        };
        time.year = Some(year);
        let first = Date::new(year, month, day.unwrap_or(1)).ok()?;
        time.from = Some(first);
        time.until = if day.is_some() { Some(first) } else { add(first, 1, 0) };
        Some(time)
    }
}
