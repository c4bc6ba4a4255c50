//! Ranges and borders: `from 2014 to 2018`, `3-12 September`, `since August`, `until 27 April`, `2018 or later`.

use super::calendar::{Day, Stretch, add};
use super::lexeme::Border;
use super::{DEPTH, Moment, Read, Reader, Said, Sign};
use crate::mention::time::{Grain, Time};
use crate::text::Span;

/// Phrases before a border that are no single word: which side, and whether the time itself belongs to it.
const BORDERS: &[(&str, (Border, bool))] = &[
    ("on or before", (Border::Before, true)),
    ("at or before", (Border::Before, true)),
    ("on or after", (Border::Since, true)),
    ("at or after", (Border::Since, true)),
    ("starting from", (Border::Since, true)),
    ("starting on", (Border::Since, true)),
    ("starting in", (Border::Since, true)),
    ("starting with", (Border::Since, true)),
    ("starting", (Border::Since, true)),
    ("beginning from", (Border::Since, true)),
    ("beginning on", (Border::Since, true)),
    ("beginning in", (Border::Since, true)),
    ("beginning with", (Border::Since, true)),
    ("beginning", (Border::Since, true)),
    ("ending on", (Border::Before, false)),
    ("ending in", (Border::Before, false)),
    ("ending with", (Border::Before, false)),
    ("prior to", (Border::Before, false)),
    ("earlier than", (Border::Before, false)),
    ("sooner than", (Border::Before, false)),
    ("later than", (Border::After, false)),
    ("as early as", (Border::Since, true)),
    ("as late as", (Border::Before, true)),
];

/// One end of a range: a day whose month the other end names, or a time.
#[derive(Clone, Copy)]
enum End {
    Day(i8),
    Time(Moment),
}

impl End {
    fn of(moment: Moment) -> End {
        match moment.said {
            Said { day: Some(day), month: None, .. } => End::Day(day),
            _ => End::Time(moment),
        }
    }
}

impl Reader<'_> {
    /// A time with one side open: "since August", "by the end of 2019", "more than two weeks ago".
    pub(super) fn bordered(&self, i: usize) -> Option<(Time, usize)> {
        if let Some(found) = self.more_or_less(i) {
            return Some(found);
        }
        let (border, inclusive, start) = self.border(i)?;
        let start = start + usize::from(self.is(start, "the") && self.is(start + 1, "year end start"));
        let (moment, next) = self.moment(start, DEPTH)?;
        // "after Friday's attack" tells of Friday.
        if self.is(next, "'s") {
            let mut time = moment.time(self.span(start, next));
            time.border = true;
            return Some((time, next));
        }
        Some((self.open(moment, border, inclusive, self.span(i, next)), next))
    }

    /// The words of a border: which side, whether the time itself belongs to it, and what follows.
    fn border(&self, i: usize) -> Option<(Border, bool, usize)> {
        if let Sign::Border(border) = self.sign(i) {
            return Some((border, false, i + 1));
        }
        let ((border, inclusive), next) = self.one_of(i, BORDERS)?;
        let not_later = border == Border::After && self.follows(i, "no not");
        Some((if not_later { Border::Before } else { border }, inclusive, next))
    }

    /// "more than 2 weeks before today", "less than a year ago"
    fn more_or_less(&self, i: usize) -> Option<(Time, usize)> {
        const AMOUNTS: &[(&str, bool)] = &[
            ("more than", true),
            ("at least", true),
            ("over", true),
            ("less than", false),
            ("at most", false),
            ("under", false),
        ];
        let (more, start) = self.one_of(i, AMOUNTS)?;
        let (moment, next) = self.offset(start, DEPTH - 1)?;
        let (day, now) = (moment.from(), self.reference);
        let back = day < now;
        let (from, until) = match (more, back) {
            (true, true) => (None, day),
            (true, false) => (day, None),
            (false, true) => (day, now),
            (false, false) => (now, day),
        };
        let mut time = Moment { point: false, ..moment }.time(self.span(i, next));
        (time.border, time.loose) = (from.is_none() || until.is_none(), true);
        set(&mut time, from, until);
        Some((time, next))
    }

    /// A moment with what comes after it: "2018 or later".
    pub(super) fn tail(&self, i: usize, moment: Moment, next: usize) -> (Time, usize) {
        match self.tail_after(next) {
            Some((border, end)) => (self.open(moment, border, true, self.span(i, end)), end),
            None => (moment.time(self.span(i, next)), next),
        }
    }

    /// "or later", "and earlier", "onwards" after a time.
    pub(super) fn tail_after(&self, i: usize) -> Option<(Border, usize)> {
        let at = self.skip(i, "or and");
        let (since, more) = (self.is(at, "later onward onwards after"), self.is(at, "earlier before"));
        let ends = at > i && (self.is(at, "later earlier") || !self.is_word(at + 1)) || self.is(at, "onward onwards");
        (ends && (since || more)).then_some((if since { Border::Since } else { Border::Before }, at + 1))
    }

    fn open(&self, moment: Moment, border: Border, inclusive: bool, span: Span) -> Time {
        let mut time = moment.time(span);
        time.border = true;
        let Some(stretch) = moment.when else {
            return time;
        };
        let last = if moment.point { stretch.from } else { stretch.until };
        let day = match border {
            Border::Since => stretch.from,
            Border::After => moment.edge.unwrap_or(last),
            Border::Before if inclusive => last,
            Border::Before => moment.edge.unwrap_or(stretch.from),
        };
        let before = border == Border::Before;
        set(&mut time, Some(day).filter(|_| !before), Some(day).filter(|_| before));
        time
    }

    /// A time from one end to another.
    pub(super) fn range(&self, i: usize) -> Option<(Time, usize)> {
        let lead = self.word(i);
        let led = matches!(lead, "from" | "between");
        let start = i + usize::from(led);
        let (first, next) = self.first_end(start, led)?;
        let mark = self.word(next);
        let next = next + usize::from(mark == "through" && self.is(next + 1, "to"));
        let parts = matches!(mark, "to" | "till" | "until" | "through" | "thru" | "-" | "—")
            || mark == "and" && lead == "between";
        if !parts {
            // "from 2014 onwards"
            let on =
                lead == "from" && (matches!(mark, "onward" | "onwards") || mark == "on" && !self.is_word(next + 1));
            let End::Time(moment) = first else {
                return None;
            };
            return on.then(|| (self.open(moment, Border::Since, true, self.span(i, next + 1)), next + 1));
        }
        let (second, end) = self.second_end(first, next)?;
        let (first, second) = match (first, second) {
            // "from the 4th to the 9th"
            (End::Day(a), End::Day(b)) if led && self.is_rank(end - 1) => {
                let (near, _) = self.day_alone(start, true)?;
                let month = near.from().map(|d| (d.year(), d.month()))?;
                let first =
                    self.date(i, Said { year: Some(month.0), month: Some(month.1), day: Some(a), weekday: None })?;
                (first.loosely(), self.lend(i, first, b, 1)?)
            }
            (End::Day(_), End::Day(_)) => return None,
            (End::Day(day), End::Time(second)) => (self.lend(i, second, day, -1)?, second),
            (End::Time(first), End::Day(day)) => {
                let (year, after) = self.year_after(end).map_or((None, end), |(year, next)| (Some(year), next));
                let first = if year.is_some() { self.date(i, Said { year, ..first.said })? } else { first };
                return Some((self.between(first, self.lend(i, first, day, 1)?, self.span(i, after))?, after));
            }
            (End::Time(first), End::Time(second)) => self.same_years(i, first, second)?,
        };
        if !led && !self.is_range(start, next, first, second) {
            return None;
        }
        Some((self.between(first, second, self.span(i, end))?, end))
    }

    /// Two times with a mark between make a range of their own if they are of one kind.
    fn is_range(&self, i: usize, mark: usize, first: Moment, second: Moment) -> bool {
        let (a, b) = (first.said, second.said);
        let days = a.day.is_some() && b.day.is_some();
        let weekdays = a.weekday.is_some() && b.weekday.is_some();
        let months = a.month.is_some() && b.month.is_some();
        if days || weekdays || months {
            return true;
        }
        match (a.year, b.year) {
            (Some(a), Some(b)) if first.said.month.is_none() && second.said.month.is_none() => {
                let figures = self.plain_figure(i).is_some_and(|f| f.1 == 4);
                a < b && (1500..=2100).contains(&a) && (figures || !self.is(mark, "-"))
            }
            _ => {
                first.when.is_some()
                    && second.when.is_some()
                    && first.grain == second.grain
                    && first.grain != Grain::Year
            }
        }
    }

    fn first_end(&self, i: usize, led: bool) -> Read<End> {
        // "Jan-Feb": two months on both sides of a mark are no verbs.
        if let Sign::Month(month) = self.sign(i) {
            let next = if self.is_glued(i + 1) { self.skip(i + 1, ".") } else { i + 1 };
            let mark = self.is(next, "- to through until till") || led && self.is(next, "and");
            if mark && matches!(self.sign(next + 1), Sign::Month(_)) {
                let month = self.date(i, Said { month: Some(month), ..Said::default() })?;
                return Some((End::Time(month), next));
            }
        }
        let opens = led
            || self.figure(i).is_some()
            || !matches!(
                self.sign(i),
                Sign::Other
                    | Sign::Opens
                    | Sign::Leads
                    | Sign::Names
                    | Sign::Border(_)
                    | Sign::Unit(_)
                    | Sign::Vague(_)
            )
            || self.is(i, "the");
        if !opens {
            return None;
        }
        let time = self.present(i).filter(|_| led).or_else(|| self.moment(i, DEPTH - 1));
        let time = time.map(|(moment, next)| (End::of(moment), next));
        time.or_else(|| self.bare_day(i))
    }

    fn bare_day(&self, i: usize) -> Read<End> {
        self.day(self.skip(i, "the")).map(|(day, next)| (End::Day(day), next))
    }

    fn second_end(&self, first: End, mark: usize) -> Read<End> {
        let at = mark + 1;
        if let End::Time(first) = first {
            // 2014-18
            let year =
                first.said.year.filter(|_| first.said.month.is_none() && self.is(mark, "-") && self.is_glued(at));
            if let (Some(year), Some((two, 2))) = (year, self.plain_figure(at)) {
                let last = year - year.rem_euclid(100) + two as i16;
                let moment = Moment {
                    said: Said { year: Some(last), ..Said::default() },
                    ..Moment::stretch(Stretch::years(last, 1), Grain::Year)
                };
                return (last > year && !self.counts_things(at + 1)).then_some((End::Time(moment), at + 1));
            }
        }
        if let Some((moment, next)) = self.present(at).or_else(|| self.moment(at, DEPTH - 1)) {
            return Some((End::of(moment), next));
        }
        let End::Time(first) = first else {
            return None;
        };
        let (day, next) = self.bare_day(at)?;
        let rank = self.plain_figure(at).is_none();
        let glued = self.is_glued(next) && self.is(next, ": % / -");
        let ends = !self.is_word(next) || self.is_capital(next) || self.ends_range(next);
        (first.said.day.is_some() && !glued && (rank || ends && !self.counts_things(next))).then_some((day, next))
    }

    /// Words that go on after a range of days.
    fn ends_range(&self, i: usize) -> bool {
        self.is(i, "in at and with for of when as but by this the to")
    }

    /// A bare day in the month that the other end names, or the month beside it.
    fn lend(&self, i: usize, other: Moment, day: i8, side: i32) -> Option<Moment> {
        let said = other.said;
        let (month, other_day) = (said.month?, said.day?);
        let beside = if side < 0 { day > other_day } else { day < other_day };
        let year = said.year.or(other.from().map(|d| d.year()));
        let Some(year) = year.filter(|_| beside) else {
            return self.date(i, Said { day: Some(day), weekday: None, year, ..said });
        };
        let shifted = add(Day::new(year, month, 1)?, side, 0)?;
        self.date(i, Said { year: Some(shifted.year()), month: Some(shifted.month()), day: Some(day), weekday: None })
    }

    /// Both ends in years that put them in order.
    fn same_years(&self, i: usize, first: Moment, second: Moment) -> Option<(Moment, Moment)> {
        let in_year = |said: Said, year: i16| self.date(i, Said { year: Some(year), ..said });
        let lacks_year = |m: &Moment| m.said.month.is_some() && m.said.year.is_none();
        if lacks_year(&first) && second.said.year.is_some() {
            let year = second.said.year?;
            let start = in_year(first.said, year)?;
            let start = if start.from() > second.from() { in_year(first.said, year.checked_sub(1)?)? } else { start };
            return Some((Moment { edge: first.edge.filter(|_| first.from() == start.from()), ..start }, second));
        }
        if lacks_year(&second)
            && second.edge.is_none()
            && let Some(from) = first.from()
        {
            let end = in_year(second.said, from.year());
            // "will be closed from May to September", said in June, means this year's.
            let running = lacks_year(&first) && self.reference.is_some_and(|r| r < from);
            if let (true, Some(r), Some(before)) = (running, self.reference, from.year().checked_sub(1))
                && let (Some(first), Some(second)) = (in_year(first.said, before), in_year(second.said, r.year()))
                && first.from() < second.from()
                && second.when.is_some_and(|s| s.until > r)
            {
                return Some((first, second));
            }
            let end =
                end.filter(|e| e.from() > Some(from)).or_else(|| in_year(second.said, from.year().checked_add(1)?));
            return Some((first, end?));
        }
        let bare = second.said.weekday.is_some() && second.said.day.is_none();
        if let (true, Some(from), Some(until)) = (bare, first.from(), second.from()) {
            // "Friday to Sunday next week"
            let back = from.to(until);
            if first.said.weekday.is_some() && first.said.day.is_none() && !first.loose && back > 7 {
                let day = add(until, 0, -(back % 7)).filter(|d| *d < until).and_then(Stretch::day);
                return Some((Moment { when: day, ..first }, second));
            }
            if until <= from {
                let ahead = until.to(from).rem_euclid(7);
                let day = add(from, 0, 7 - ahead).and_then(Stretch::day);
                return Some((first, Moment { when: day, ..second }));
            }
        }
        Some((first, second))
    }

    fn between(&self, first: Moment, second: Moment, span: Span) -> Option<Time> {
        let loose = first.loose || second.loose;
        let month = first.said.month.filter(|_| first.said.month == second.said.month);
        let mut time = Moment { loose, ..Moment::stretch(None, first.grain.max(second.grain)) }.time(span);
        (time.month, time.year) = (month, first.said.year.filter(|_| first.said.year == second.said.year));
        let (Some(from), Some(until)) = (first.end(), second.end()) else {
            return Some(time);
        };
        time.grain = match from.to(until) {
            ..=0 => return None,
            1..=27 => Grain::Week,
            28..=300 => Grain::Month,
            _ => Grain::Year,
        };
        let reach = if second.edge.is_some() { Some(until) } else { second.when.map(|s| s.until) };
        time.reach = reach.and_then(Day::date);
        set(&mut time, Some(from), Some(until));
        Some(time)
    }
}

/// Gives a time other ends.
fn set(time: &mut Time, from: Option<Day>, until: Option<Day>) {
    (time.from, time.until) = (from.and_then(Day::date), until.and_then(Day::date));
}
