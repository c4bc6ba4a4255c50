//! Dates in figures: `2024-10-13`, `10/13/2024`, `13.10.2024`, `05-Aug-2016`, `2016-3`, `20241013`.

use super::{Moment, Read, Reader, Said, Sign};

/// One piece between the marks.
#[derive(Clone, Copy)]
enum Piece {
    /// A number and how many figures it has.
    Number(i32, usize),
    Month(i8),
}
use Piece::{Month, Number};

impl Reader<'_> {
    /// A date in figures. One without a year, `10/13`, is also a fraction: it needs a word before it, or to stand `free`.
    pub(super) fn numeric(&self, i: usize, free: bool) -> Read {
        let (said, ambiguous, next) = self.dotted(i).or_else(|| self.joined(i, free)).or_else(|| self.compact(i))?;
        let moment = self.date(i, said)?;
        Some((Moment { loose: ambiguous, ..moment }, next))
    }

    fn piece(&self, i: usize) -> Option<Piece> {
        match self.sign(i) {
            Sign::Month(m) => Some(Month(m)),
            // 2024-10-13T09:30
            _ if self.word(i).get(2..3) == Some("t") => Some(Number(self.word(i).get(..2)?.parse().ok()?, 2)),
            _ if self.is_rank(i) => self.figure(i).map(|f| Number(f.0, 2)),
            _ => self.plain_figure(i).map(|(n, figures)| Number(n, figures)),
        }
    }

    /// Pieces with one kind of mark between them and no space.
    fn joined(&self, i: usize, free: bool) -> Option<(Said, bool, usize)> {
        let first = self.piece(i)?;
        let mark = self.word(i + 1);
        if !matches!(mark, "/" | "-") || !self.is_glued(i + 1) || !self.is_glued(i + 2) {
            return None;
        }
        let second = self.piece(i + 2)?;
        let third = (self.word(i + 3) == mark && self.is_glued(i + 3) && self.is_glued(i + 4))
            .then(|| self.piece(i + 4))
            .flatten();
        if let Some((said, ambiguous)) = third.and_then(|third| self.three(first, second, third, mark == "/")) {
            return Some((said, ambiguous, i + 5));
        }
        let in_chain = self.follows(i, "/ -") && self.is_glued(i) && i > 1 && self.piece(i - 2).is_some();
        if third.is_some() && mark == "/" || in_chain && !free {
            return None;
        }
        let (said, ambiguous) = match (first, second) {
            (Number(year, 4), Month(month)) | (Month(month), Number(year, 4)) => (of_month(year, month)?, false),
            (Month(month), Number(day, 1 | 2)) | (Number(day, 1 | 2), Month(month)) => {
                (of_day(None, month, day)?, false)
            }
            // "the 2011-12 season" names years.
            (Number(year, 4), Number(month @ 1..=12, 1 | 2)) if self.ends_there(i + 3) => {
                (of_month(year, month as i8)?, year % 100 < month)
            }
            (Number(month @ 1..=12, 1 | 2), Number(year, 4)) => (of_month(year, month as i8)?, false),
            (Number(a, 1 | 2), Number(b, 1 | 2))
                if mark == "/" && (free || self.expects_day(i)) && self.ends_there(i + 3) =>
            {
                let (month, day) = if a > 12 { (b, a) } else { (a, b) };
                (of_day(None, i8::try_from(month).ok()?, day)?, a <= 12 && b <= 12)
            }
            _ => return None,
        };
        Some((said, ambiguous, i + 3))
    }

    /// Day, month and year in whatever order makes a date; month before day where both could be, as ambiguous.
    fn three(&self, first: Piece, second: Piece, third: Piece, slash: bool) -> Option<(Said, bool)> {
        // "31-12-99", but not "7-6-18"
        let full = slash || matches!((first, second), (Number(_, 2), Number(_, 2)));
        let year = |n: i32, figures: usize| match figures {
            4 => i16::try_from(n).ok(),
            _ => self.whole_year(n).filter(|_| full && figures == 2),
        };
        match (first, second, third) {
            (Number(y, 4), Month(month), Number(day, _)) | (Number(y, 4), Number(day, _), Month(month)) => {
                Some((of_day(Some(y as i16), month, day)?, false))
            }
            (Number(y, 4), Number(a, _), Number(b, _)) => {
                let (month, day) = if a > 12 { (b, a) } else { (a, b) };
                Some((of_day(Some(y as i16), i8::try_from(month).ok()?, day)?, false))
            }
            (Number(day, _), Month(month), Number(y, n)) | (Month(month), Number(day, _), Number(y, n)) => {
                let year = if n == 4 { y as i16 } else { self.whole_year(y).filter(|_| n == 2)? };
                Some((of_day(Some(year), month, day)?, false))
            }
            (Number(a, 1 | 2), Number(b, 1 | 2), Number(y, n)) => {
                let (month, day) = if a > 12 { (b, a) } else { (a, b) };
                Some((of_day(Some(year(y, n)?), i8::try_from(month).ok()?, day)?, a <= 12 && b <= 12 && a != b))
            }
            _ => None,
        }
    }

    /// One token: `13.10.2024`, and `5.12` where a day must follow.
    fn dotted(&self, i: usize) -> Option<(Said, bool, usize)> {
        let raw = self.tokens.get(i)?.span.of(self.text);
        let mut pieces = raw.split('.').map(|p| p.parse::<i32>().ok().filter(|_| p.len() <= 4).map(|n| (n, p.len())));
        match (pieces.next()??, pieces.next()??, pieces.next(), pieces.next()) {
            ((year, 4), (month, 1 | 2), Some(Some((day, 1 | 2))), None) => {
                Some((of_day(i16::try_from(year).ok(), i8::try_from(month).ok()?, day)?, false, i + 1))
            }
            ((day, _), (month, _), Some(Some((year, figures @ (2 | 4)))), None) => {
                let (month, day) = if month > 12 { (day, month) } else { (month, day) };
                let year = if figures == 4 { i16::try_from(year).ok()? } else { self.whole_year(year)? };
                Some((of_day(Some(year), i8::try_from(month).ok()?, day)?, false, i + 1))
            }
            ((a @ 1..=31, 1 | 2), (b @ 1..=31, 1 | 2), None, None)
                if self.follows(i, "on") && (self.tokens.len() <= i + 1 || self.is(i + 1, ". , ?")) =>
            {
                let (month, day) = if a > 12 { (b, a) } else { (a, b) };
                Some((of_day(None, i8::try_from(month).ok()?, day)?, true, i + 1))
            }
            _ => None,
        }
    }

    /// Eight figures in the name of a file: `report-20241013.pdf`.
    fn compact(&self, i: usize) -> Option<(Said, bool, usize)> {
        let (n, 8) = self.plain_figure(i)? else {
            return None;
        };
        let in_name = self.is_glued(i) && self.follows(i, "- _ / .") || self.follows(i, "on");
        let year = i16::try_from(n / 10_000).ok().filter(|y| (1900..=2100).contains(y) && in_name)?;
        Some((of_day(Some(year), (n / 100 % 100) as i8, n % 100)?, false, i + 1))
    }

    /// Whether a word before says that a day comes, or nothing stands around it that could be counted.
    fn expects_day(&self, i: usize) -> bool {
        let before = i.checked_sub(1);
        let word = self.before(i);
        matches!(
            word,
            "on" | "by" | "until" | "till" | "since" | "from" | "between" | "before" | "after" | "starting" | "this" | "next"
                | "last" | "dated" | "("
        ) || before.is_some_and(|b| matches!(self.sign(b), Sign::Weekday(_)))
            // "11/20, 11/22 or 11/25"
            || matches!(word, "," | "or" | "and") && i > 3 && self.is(i - 3, "/") && self.is_glued(i - 3)
            || before.is_none_or(|b| !self.is_word(b) && self.is_end(b)) && !self.is_word(i + 3)
    }

    fn is_end(&self, i: usize) -> bool {
        self.is(i, ". ! ? :")
    }

    /// Whether a date in figures can end before a token: no word that it would count, no further figure.
    fn ends_there(&self, i: usize) -> bool {
        let glued = self.is_glued(i) && (self.is(i, "/ %") || self.is_word(i));
        !glued && !self.counts_things(i) && !self.is(i, "season seasons school campaign of")
    }
}

fn of_day(year: Option<i16>, month: i8, day: i32) -> Option<Said> {
    let day = i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    Some(Said { year, month: Some(month), day: Some(day), weekday: None })
}

fn of_month(year: i32, month: i8) -> Option<Said> {
    let year = i16::try_from(year).ok().filter(|y| (1000..=2199).contains(y))?;
    Some(Said { year: Some(year), month: Some(month), ..Said::default() })
}
