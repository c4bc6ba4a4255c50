//! Numbers in dates: days of the month, years, counts.

use super::{Read, Reader, Sign};
use crate::text::TokenKind;

impl Reader<'_> {
    /// A whole number in figures: its value, how many figures, and the letters after them.
    pub(super) fn figure(&self, i: usize) -> Option<(i32, usize, &str)> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let body = token.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if body.len() > 9 || !body.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some((body.parse().ok()?, body.len(), token.lower.get(body.len()..)?))
    }

    /// A whole number in figures and nothing else.
    pub(super) fn plain_figure(&self, i: usize) -> Option<(i32, usize)> {
        self.figure(i).filter(|f| f.2.is_empty()).map(|f| (f.0, f.1))
    }

    /// Whether a token is a figure as a rank: `3rd`.
    pub(super) fn is_rank(&self, i: usize) -> bool {
        self.figure(i).is_some_and(|f| matches!(f.2, "st" | "nd" | "rd" | "th"))
    }

    /// An ordinal number: `3rd`, `third`, `twenty-third`.
    pub(super) fn ordinal(&self, i: usize) -> Read<i32> {
        if self.is_rank(i) {
            return Some((self.figure(i)?.0, i + 1));
        }
        match self.sign(i) {
            Sign::Nth(n) => Some((n.into(), i + 1)),
            Sign::Count(tens @ 20..=90) => {
                let j = self.skip(i + 1, "-");
                let Sign::Nth(n @ 1..=9) = self.sign(j) else {
                    return None;
                };
                Some((i32::from(tens) + i32::from(n), j + 1))
            }
            _ => None,
        }
    }

    /// A day of the month: `3`, `3rd`, `third`, `twenty nine`.
    pub(super) fn day(&self, i: usize) -> Read<i8> {
        let (day, next) = self
            .ordinal(i)
            .or_else(|| Some((self.plain_figure(i).filter(|f| f.1 <= 2)?.0, i + 1)))
            .or_else(|| self.below_hundred(i).filter(|(n, _)| n % 10 != 0 && *n > 20))?;
        Some((i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?, next))
    }

    /// A number in words from 1 to 99: `nineteen`, `eighty six`.
    fn below_hundred(&self, i: usize) -> Read<i32> {
        let Sign::Count(first @ 1..=90) = self.sign(i) else {
            return None;
        };
        let j = self.skip(i + 1, "-");
        match self.sign(j) {
            Sign::Count(unit @ 1..=9) if first >= 20 => Some(((first + unit).into(), j + 1)),
            _ => Some((first.into(), i + 1)),
        }
    }

    /// A year of four figures, or in words: `nineteen eighty-six`, `two thousand and five`.
    pub(super) fn year_number(&self, i: usize) -> Read<i16> {
        if let Some((year, 4)) = self.plain_figure(i) {
            return Some((i16::try_from(year).ok().filter(|y| (1000..=2199).contains(y))?, i + 1));
        }
        let (first, next) = self.below_hundred(i)?;
        let (year, next) = match self.sign(next) {
            Sign::Count(1000) if first == 2 => {
                let and = self.skip(next + 1, "and");
                match self.below_hundred(and) {
                    Some((rest, end)) => (2000 + rest, end),
                    None => (2000, next + 1),
                }
            }
            Sign::Count(100) if (11..=19).contains(&first) => {
                let and = self.skip(next + 1, "and");
                let (rest, end) = self.below_hundred(and).unwrap_or((0, next + 1));
                (first * 100 + rest, end)
            }
            _ if (11..=20).contains(&first) => {
                let next = self.skip(next, "-");
                let (rest, end) = self.below_hundred(next).filter(|(rest, _)| *rest >= 10)?;
                (first * 100 + rest, end)
            }
            _ => return None,
        };
        Some((year as i16, next))
    }

    /// The year after a day or month: `, 2016`, ` 2016`, `of 1995`, `in 2019`, `last year`, `of 87`, `'87`.
    pub(super) fn year_after(&self, i: usize) -> Read<i16> {
        let j = self.skip(i, ", of in");
        let the = if self.is(j, "the") && self.is(j + 1, "year") { j + 2 } else { self.skip(j, "year") };
        if let Some(found) = self.year_number(the).or_else(|| self.shifted_year(j)) {
            return Some(found);
        }
        let mark = self.skip(j, "'");
        let two = self.plain_figure(mark).filter(|f| f.1 == 2 && (mark > j || self.is(i, "of")))?;
        Some((self.whole_year(two.0)?, mark + 1))
    }

    /// A year by its last two figures: the one nearest to the reference, at most twenty years ahead.
    pub(super) fn whole_year(&self, two: i32) -> Option<i16> {
        let now = self.reference.map_or(2020, |r| r.year());
        let year = now - now.rem_euclid(100) + i16::try_from(two).ok()?;
        Some(if year > now.checked_add(20)? { year - 100 } else { year })
    }

    /// A count of things, and whether it is exact: `3`, `forty`, `a`, `a couple of`, `several`.
    pub(super) fn count(&self, i: usize) -> Read<(i32, bool)> {
        if let Some((n, figures)) = self.plain_figure(i) {
            return (figures <= 4 && n > 0).then_some(((n, true), i + 1));
        }
        let j = self.skip(i, "a an the");
        if let Sign::Vague(n) = self.sign(j) {
            return Some(((n.into(), false), self.skip(j + 1, "of")));
        }
        if !self.is(i, "the") && j > i {
            return Some(((1, true), j));
        }
        if let Some((hundreds, next)) = self.below_hundred(i) {
            if self.sign(next) == Sign::Count(100) {
                let and = self.skip(next + 1, "and");
                let (rest, next) = self.below_hundred(and).unwrap_or((0, next + 1));
                return Some(((hundreds * 100 + rest, true), next));
            }
            return Some(((hundreds, true), next));
        }
        None
    }
}
