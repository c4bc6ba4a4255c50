//! Eras by number or name: quarters, decades, centuries, seasons, fiscal years.

use super::calendar::{Stretch, Unit};
use super::period::grain;
use super::{Moment, Read, Reader, Said, Sign};
use crate::mention::time::Grain;

impl Reader<'_> {
    /// Quarters by number, decades, centuries, seasons and fiscal years.
    pub(super) fn era(&self, i: usize) -> Read {
        self.short_quarter(i).or_else(|| self.decade(i)).or_else(|| self.century(i)).or_else(|| self.season(i))
    }

    /// Q3 2016, 2017-q1, H1 of 2020, 3Q
    fn short_quarter(&self, i: usize) -> Read {
        let code = |i: usize| match self.word(i).as_bytes() {
            [b'q', n @ b'1'..=b'4'] | [n @ b'1'..=b'4', b'q'] => Some((Unit::Quarter, i32::from(n - b'0'))),
            [b'h', n @ b'1'..=b'2'] => Some((Unit::Half, i32::from(n - b'0'))),
            _ => None,
        };
        if let Some((unit, n)) = code(i) {
            let of = self.skip(i + 1, "of - / , in");
            let year = self.year_number(of).or_else(|| self.shifted_year(of));
            let (year, next) = year.map_or((None, i + 1), |(year, next)| (Some(year), next));
            let bare = year.is_none() && (unit == Unit::Half || !self.is_capital(i));
            return (!bare).then_some((self.numbered(i, unit, n, year), next));
        }
        let (year, 4) = self.plain_figure(i)? else {
            return None;
        };
        let at = self.skip(i + 1, "- /");
        let (unit, n) = code(at)?;
        Some((self.numbered(i, unit, n, i16::try_from(year).ok()), at + 1))
    }

    /// A quarter or half of a year, or of the year that is near.
    pub(super) fn numbered(&self, i: usize, unit: Unit, n: i32, year: Option<i16>) -> Moment {
        let of = |year: i16| Stretch::years(year, 1)?.part(unit, n, 1);
        let when = match year {
            Some(year) => of(year),
            None => self.near(i, &of),
        };
        Moment { loose: year.is_none(), ..Moment::stretch(when, grain(unit)) }
    }

    /// 1990s, the '90s, the nineties, the nineteen eighties
    fn decade(&self, i: usize) -> Read {
        let i = self.skip(i, "the");
        let before = self.before(i);
        let age = |the: &str| matches!(the, "his" | "her" | "their" | "my" | "your" | "our" | "its");
        if age(before) || matches!(before, "early" | "mid" | "late" | "-") && i > 1 && age(self.before(i - 1)) {
            return None;
        }
        let (year, loose, next) = match (self.figure(i), self.sign(i), self.sign(i + 1)) {
            (Some((year, 4, "s")), ..) if year % 10 == 0 && (1000..2100).contains(&year) => (year as i16, false, i + 1),
            (Some((two, 2, "s")), ..)
                if two % 10 == 0 && matches!(before, "the" | "'" | "-" | "late" | "early" | "mid") =>
            {
                (self.whole_year(two)?, true, i + 1)
            }
            (_, Sign::Decade(two), _) if matches!(before, "the" | "in" | "of" | "-" | "late" | "early" | "mid") => {
                (1900 + i16::from(two), true, i + 1)
            }
            (_, Sign::Count(century @ 17..=19), Sign::Decade(two)) => (century * 100 + i16::from(two), false, i + 2),
            _ => return None,
        };
        // "the 1800s" are a century.
        let years = if year % 100 == 0 && year < 2000 { 100 } else { 10 };
        Some((Moment { loose, ..Moment::stretch(Stretch::years(year, years), Grain::Year) }, next))
    }

    /// the 21st century, nineteenth-century
    fn century(&self, i: usize) -> Read {
        let (n, next) = self.ordinal(self.skip(i, "the"))?;
        let at = self.skip(next, "-");
        if !self.is(at, "century") || !(1..=21).contains(&n) || self.word(at + 1).starts_with("bc") {
            return None;
        }
        Some((Moment::stretch(Stretch::years((n as i16 - 1) * 100, 100), Grain::Year), at + 1))
    }

    /// Summer 2016, fiscal year 2016: no dates, as hemispheres and accounts differ.
    fn season(&self, i: usize) -> Read {
        let fiscal = self.is(i, "fiscal fy");
        let at = if fiscal { self.skip(i + 1, "year") } else { self.skip(i + 1, "of") };
        if !fiscal && self.sign(i) != Sign::Season {
            return None;
        }
        let (year, next) = self.year_number(at).filter(|(_, next)| !self.counts_things(*next))?;
        let said = Said { year: Some(year), ..Said::default() };
        Some((Moment { said, ..Moment::stretch(None, if fiscal { Grain::Year } else { Grain::Month }) }, next))
    }
}
