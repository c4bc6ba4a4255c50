//! Dates by their names: `13 October 2024`, `Oct. 3`, `October 2024`, `Sunday, the 13th`, `in 2024`.

use super::calendar::{Day, Stretch, add};
use super::{Moment, Read, Reader, Said, Sign, Way};
use crate::mention::time::Grain;

/// Words after which a name of a month or a number of a year means just that.
const BEFORE_TIME: &str = "in since until last next this during from by of between through till before after late early \
    mid throughout ending starting beginning around than";

impl Reader<'_> {
    /// A date by its names or figures. What stands `free` needs no word before it that makes it a time.
    pub(super) fn absolute(&self, i: usize, free: bool) -> Read {
        const WAYS: [Way<bool>; 8] = [
            |r, i, _| r.weekday(i),
            |r, i, free| r.numeric(i, free),
            |r, i, _| r.day_month(i),
            |r, i, free| r.month_first(i, free),
            |r, i, _| r.year_month(i),
            |r, i, _| r.era(i),
            |r, i, free| r.day_alone(i, free),
            |r, i, free| r.year_alone(i, free),
        ];
        self.first(&WAYS, i, free)
    }

    /// A date with a day: what may follow a weekday or "the week of".
    pub(super) fn full_date(&self, i: usize) -> Read {
        let with_day = |found: &(Moment, usize)| found.0.said.day.is_some();
        self.numeric(i, true).or_else(|| self.day_month(i)).or_else(|| self.month_first(i, false)).filter(with_day)
    }

    /// A month's name, with the stop of its short form where more of the date follows it, and a day glued to it: `Dec31`.
    fn month(&self, i: usize) -> Option<(i8, Option<i8>, usize)> {
        if let Sign::Month(month) = self.sign(i) {
            let stop = self.word(i).len() <= 4 && self.is(i + 1, ".") && self.is_glued(i + 1);
            let more = self.figure(i + 2).is_some() || self.is(i + 2, "of , - the");
            return Some((month, None, i + 1 + usize::from(stop && more)));
        }
        let lower = self.word(i);
        let (name, day) = lower.split_at_checked(lower.find(|c: char| c.is_ascii_digit())?)?;
        let Sign::Month(month) = Sign::of_word(name) else {
            return None;
        };
        let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
        Some((month, Some(day), i + 1))
    }

    /// Whether a month's name is also a common word here: "may" and "march" in lower case.
    fn is_common(&self, i: usize) -> bool {
        self.is(i, "may march mar") && !self.is_capital(i)
    }

    /// 13 October 2024, the 13th of October, the first day of June, and the first day of a list: 18, 19 and 20 June.
    pub(super) fn day_month(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        let (day, first) = self.day(start).filter(|_| !self.follows(i, "$ € £"))?;
        let mut next = first;
        for _ in 0..4 {
            let more = self.skip(self.skip(next, ","), "and or &");
            match self.day(more).filter(|_| more > next && (start == i || self.is_rank(start))) {
                Some((_, end)) => next = end,
                None => break,
            }
        }
        let of = if self.is(next, "day") && self.is(next + 1, "of") { next + 2 } else { self.skip(next, "of") };
        // "the 20th of next month", "between 3 and 12 this month"
        let after_range =
            i > 2 && (self.follows(i, "- to through") || self.is(i - 3, "between")) && self.figure(i - 2).is_some();
        let in_month = if after_range { self.skip(next, "of in") } else { of };
        if let Some((month, end)) =
            self.shifted_month(in_month).filter(|_| of > next || self.is_rank(start) || after_range)
        {
            let (year, month) = month.map_or((None, None), |m| (Some(m.year()), Some(m.month())));
            let said = Said { year, month, day: Some(day), weekday: None };
            let moment =
                if month.is_some() { self.date(i, said)? } else { Moment { said, ..Moment::point(None, Grain::Day) } };
            return Some((moment, if next > first { first } else { end }));
        }
        let (month, None, end) = self.month(of)? else {
            return None;
        };
        // "the second May be", "a third March protest"
        let worded = matches!(self.sign(start), Sign::Nth(_));
        let led = self.follows(i, BEFORE_TIME) || self.follows(i, "on");
        if of == next && (worded || self.is_common(of) && !led) {
            return None;
        }
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        let moment = self.date(i, Said { year, month: Some(month), day: Some(day), weekday: None })?;
        Some((moment, if next > first { first } else { end }))
    }

    /// October 13, 2024; Oct. 3; October 2024; in October
    fn month_first(&self, i: usize, free: bool) -> Read {
        let (month, glued, next) = self.month(i)?;
        let expected = self.follows(i, BEFORE_TIME) || self.follows(i, "- to and (") && free;
        // "may of 2016", but not "may in 2016 decide"
        if self.is_common(i) && !expected && (self.is(next, "in") || self.year_of_month(next).is_none()) {
            return None;
        }
        let said = Said { month: Some(month), ..Said::default() };
        if let (None, Some((year, end))) = (glued, self.year_of_month(next)) {
            return Some((self.date(i, Said { year: Some(year), ..said })?, end));
        }
        if let Some((day, end)) = glued.map(|day| (day, next)).or_else(|| self.day_of_month(i, next)) {
            let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
            return Some((self.date(i, Said { year, day: Some(day), ..said })?, end));
        }
        // Names of persons too: "May", "April Jones", "August".
        let named = self.is(i, "april june august") && (self.is_name(i + 1) || self.is_name(i.wrapping_sub(1)));
        // "30 February"
        let figure = i.checked_sub(1).is_some_and(|j| self.figure(j).is_some());
        let doubtful = named || figure || self.is(i, "may march mar jan") || !self.is_capital(i);
        (expected || !doubtful).then_some(())?;
        Some((self.date(i, said)?, i + 1))
    }

    /// A capital word inside a sentence.
    pub(super) fn is_name(&self, i: usize) -> bool {
        self.is_capital(i)
            && self.is_word(i)
            && !matches!(self.before(i), "" | "." | "!" | "?")
            && matches!(self.sign(i), Sign::Other | Sign::Opens | Sign::Leads | Sign::Names)
    }

    /// The year right after a month: `2024`, `, 2024`, `of 2024`, `two thousand and five`, `'87`.
    fn year_of_month(&self, i: usize) -> Read<i16> {
        let whole = self.year_number(self.skip(i, ", of in - /"));
        whole.or_else(|| self.year_after(i)).filter(|(_, next)| !(self.is(i, "in") && self.counts_things(*next)))
    }

    /// The day right after a month: `3`, `3rd`, `the third`, `, 1st`.
    fn day_of_month(&self, month: usize, i: usize) -> Read<i8> {
        let comma = self.skip(i, ",");
        let start = self.skip(comma, "the");
        let (day, next) = self.day(start)?;
        let rank = self.is_rank(start);
        let plain = self.plain_figure(start).is_some();
        let clear = if plain {
            // "In May 20 people died", "may 20"; "May 5:30"
            comma == i
                && !((self.follows(month, "in") || !self.is_capital(month)) && self.counts_things(next))
                && !(self.is(next, ": %") && self.is_glued(next))
        } else {
            rank || start > comma || next > start + 1 || !self.is_word(next) || self.joins(next)
        };
        clear.then_some((day, next))
    }

    /// Whether a word goes on with the sentence, or with a range, after a date.
    fn joins(&self, i: usize) -> bool {
        self.is(i, "through to till until thru and or at in of on for but as when with nineteen two twenty")
    }

    /// 2017 April, 2017-April, 2017 April 5
    fn year_month(&self, i: usize) -> Read {
        let year =
            i16::try_from(self.plain_figure(i).filter(|f| f.1 == 4)?.0).ok().filter(|y| (1500..=2199).contains(y))?;
        let start = self.skip(i + 1, "- /");
        let (month, None, next) = self.month(start)? else {
            return None;
        };
        if start == i + 1 && self.is(start, "may march mar") {
            return None;
        }
        let day = self.day(next).filter(|(_, end)| !self.counts_things(*end));
        let (day, next) = day.map_or((None, next), |(day, end)| (Some(day), end));
        Some((self.date(i, Said { year: Some(year), month: Some(month), day, weekday: None })?, next))
    }

    /// "on the 4th": a day of this month or of the one before or after.
    pub(super) fn day_alone(&self, i: usize, free: bool) -> Read {
        let start = self.skip(i, "the");
        let (day, next) = self.day(start).filter(|_| self.is_rank(start))?;
        let expected = self.follows(i, "on by until till since before after of");
        let ends = !(self.is_word(next) || self.is(next, "-") && self.is_glued(next))
            || self.is(next, "and at when but as or to for with");
        if !(expected || free) || !ends || self.follows(i, "of") && !free {
            return None;
        }
        let ahead = self.looks_ahead(i);
        let when = self.reference.and_then(|r| {
            let of = |step: i32| {
                let month = add(r.first_of_month(), step, 0)?;
                Stretch::day(Day::new(month.year(), month.month(), day)?)
            };
            let this = of(0);
            match this {
                Some(s) if s.from < r && ahead => of(1),
                Some(s) if s.from > r && !ahead => of(-1).or(this),
                _ => this.or_else(|| of(1)),
            }
        });
        let said = Said { day: Some(day), ..Said::default() };
        Some((Moment { said, when, point: true, ..Moment::stretch(None, Grain::Day) }.loosely(), next))
    }

    /// A year alone: after "in", "since" and their like.
    pub(super) fn year_alone(&self, i: usize, free: bool) -> Read {
        let i = i + usize::from(self.is(i, "the") && self.is(i + 1, "year"));
        let start = if self.is(i, "year") { self.skip(i + 1, "of") } else { self.skip(i, "cy") };
        let (year, next) = self.year_number(start).or_else(|| {
            let (year, 3) = self.plain_figure(start).filter(|_| self.is(i, "year"))? else {
                return None;
            };
            Some((year as i16, start + 1))
        })?;
        if start == i && !self.is_year(i, year, next, free) {
            return None;
        }
        let when = Stretch::years(year, 1);
        let said = Said { year: Some(year), ..Said::default() };
        Some((Moment { said, ..Moment::stretch(when, Grain::Year) }, next))
    }

    fn is_year(&self, i: usize, year: i16, next: usize, free: bool) -> bool {
        let compound = self.is(next, "-") && self.is_glued(next) && self.is_glued(next + 1) && self.is_word(next + 1);
        let clock = self.is(next, "gmt utc est local bst cet");
        let before = self.before(i);
        // "the 1939-1945 records"
        let ends_years = free
            && before == "-"
            && i > 1
            && self.plain_figure(i - 2).is_some_and(|(y, n)| n == 4 && y < i32::from(year));
        if compound && !self.is_capital(next + 1) || clock || self.counts_things(next) && !ends_years {
            return false;
        }
        let listed = matches!(before, "and" | "or" | ",")
            && i.checked_sub(2)
                .and_then(|j| self.plain_figure(j))
                .is_some_and(|(y, n)| n == 4 && (1700..=2100).contains(&y));
        match before {
            "in" | "since" | "until" | "during" | "=" => true,
            _ if !(1500..=2100).contains(&year) => false,
            "before" | "after" | "late" | "early" | "mid" | "(" | "through" | "till" | "than" | "around" | "circa" => {
                true
            }
            "the" => free || self.is_word(next) || next >= self.tokens.len(),
            "as" => self.follows(i - 1, "early late"),
            "" | "." if !free && year >= 1800 => {
                self.is(next, "was is saw has will brought") || self.tail_after(next).is_some()
            }
            "of" | "by" | "from" | "for" => year >= 1700,
            "to" => free || self.follows(i - 1, "back prior"),
            _ => listed || free || self.tail_after(next).is_some(),
        }
    }
}
