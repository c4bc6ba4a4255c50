//! Periods: weeks, months, quarters and years seen from now, and numbered weeks, quarters, decades and centuries.

use super::calendar::{Day, Stretch, Unit, add, iso_week, monday};
use super::lexeme::Shift;
use super::{Moment, Read, Reader, Said, Sign, Way};
use crate::mention::time::Grain;

/// How exact a period of some unit is.
pub(super) fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Day => Grain::Day,
        Unit::Weekend | Unit::Week | Unit::Fortnight => Grain::Week,
        Unit::Month | Unit::Quarter | Unit::Half => Grain::Month,
        Unit::Year | Unit::Decade | Unit::Century => Grain::Year,
    }
}

impl Reader<'_> {
    pub(super) fn period(&self, i: usize) -> Read {
        const WAYS: [Way<()>; 6] = [
            |r, i, _| r.shifted(i),
            |r, i, _| r.week_of(i),
            |r, i, _| r.week_number(i),
            |r, i, _| r.to_date(i),
            |r, i, _| r.rest(i),
            |r, i, _| r.the_unit(i),
        ];
        self.first(&WAYS, i, ())
    }

    /// `last`, `this coming`, `the next`.
    fn shift(&self, i: usize) -> Read<Shift> {
        let start = self.skip(i, "the");
        let told = self.is(start, "that same");
        match (self.sign(start), self.sign(start + 1)) {
            (_, Sign::Unit(_)) if told => Some((Shift::This, start + 1)),
            (Sign::Shift(Shift::This), Sign::Shift(shift)) => Some((shift, start + 2)),
            (Sign::Shift(shift), _) => Some((shift, start + 1)),
            _ => None,
        }
    }

    /// A unit in the singular, and whether it is one of working days.
    fn unit(&self, i: usize) -> Read<(Unit, bool)> {
        let working = self.is(i, "working business work") && self.is(i + 1, "week");
        let at = if working { i + 1 } else { self.skip(i, "calendar") };
        match self.sign(at) {
            Sign::Unit(unit) if !self.word(at).ends_with('s') && unit != Unit::Half => Some(((unit, working), at + 1)),
            _ => None,
        }
    }

    /// "last week", "the next 3 days", "this coming Friday", "next March", "the 2 upcoming months"
    fn shifted(&self, i: usize) -> Read {
        if let Some(((n, exact), j)) = self.count(self.skip(i, "the")).filter(|_| !self.is(i, "a"))
            && let (Sign::Shift(shift), Sign::Unit(unit)) = (self.sign(j), self.sign(j + 1))
            && (n == 1 || self.word(j + 1).ends_with('s'))
        {
            let moment = self.steps(shift, unit, n)?;
            return Some((Moment { loose: !exact, ..moment }, j + 2));
        }
        let (shift, j) = self.shift(i)?;
        if let Some(((unit, working), next)) = self.unit(j) {
            return self.shifted_unit(i, shift, unit, working, next);
        }
        self.shifted_day(i, shift, j).or_else(|| self.shifted_span(shift, j))
    }

    fn shifted_unit(&self, i: usize, shift: Shift, unit: Unit, working: bool, next: usize) -> Read {
        // "the following day" counts from the day told of.
        let told = self.is(next - 2, "following previous preceding prior that same")
            || unit == Unit::Day && shift == Shift::Next;
        match (unit, shift) {
            (Unit::Day, Shift::Next) => {}
            (Unit::Day, Shift::This) if told => {}
            (Unit::Day, Shift::Last) if told => {}
            (Unit::Day, _) => return None,
            (Unit::Fortnight, _) => return Some((self.steps(shift, unit, 1)?, next)),
            _ => {}
        }
        let base = if told { self.anchor.or(self.reference) } else { self.reference };
        let mut steps = shift.steps();
        if unit == Unit::Weekend && shift == Shift::Coming {
            steps = i32::from(base.is_some_and(|b| b.weekday() >= 5));
        }
        let mut when = base.and_then(|b| unit.around(b, steps));
        if working {
            when = when.and_then(|s| Some(Stretch { until: add(s.from, 0, 5)?, ..s }));
        }
        // "next week on Tuesday"
        let on = self.skip(next, "on");
        if let (Unit::Week, Sign::Weekday(weekday)) = (unit, self.sign(on)) {
            let day = when.and_then(|s| add(s.from, 0, i32::from(weekday)));
            let said = Said { weekday: Some(weekday), ..Said::default() };
            return Some((Moment { said, ..Moment::point(day, Grain::Day) }, on + 1));
        }
        let loose = told || shift == Shift::Past || self.is(i, "the");
        let moment = Moment { point: unit == Unit::Day, loose, ..Moment::stretch(when, grain(unit)) };
        Some((moment, next))
    }

    /// A week seen from now, for "Tuesday of next week".
    pub(super) fn shifted_week(&self, i: usize) -> Read<Option<Stretch>> {
        let (shift, j) = self.shift(i)?;
        let ((Unit::Week, _), next) = self.unit(j)? else {
            return None;
        };
        Some((self.reference.and_then(|r| Unit::Week.around(r, shift.steps())), next))
    }

    /// "next month" by its first day.
    pub(super) fn shifted_month(&self, i: usize) -> Read<Option<Day>> {
        let (steps, unit) = match self.shift(i) {
            Some((shift, next)) => (shift.steps(), next),
            None => (0, self.skip(i, "the")),
        };
        let day = self.reference.and_then(|r| add(r.first_of_month(), steps, 0));
        (unit > i && self.is(unit, "month")).then_some((day, unit + 1))
    }

    /// "last Friday", "next March", "next 6th of April", "this summer"
    fn shifted_day(&self, i: usize, shift: Shift, j: usize) -> Read {
        let reference = self.reference;
        match self.sign(j) {
            Sign::Weekday(weekday) => {
                if let Some(dated) = self.absolute(j, false).filter(|(m, _)| m.said.day.is_some()) {
                    return Some(dated);
                }
                let day = reference.and_then(|r| {
                    let back = (i32::from(r.weekday()) - i32::from(weekday)).rem_euclid(7);
                    match shift {
                        Shift::Past => add(r, 0, if back == 0 { -7 } else { -back }),
                        Shift::Coming => add(r, 0, 7 - back),
                        _ => add(monday(r)?, 0, 7 * shift.steps() + i32::from(weekday)),
                    }
                });
                let said = Said { weekday: Some(weekday), ..Said::default() };
                let loose = matches!(shift, Shift::Last | Shift::Next);
                Some((Moment { said, loose, ..Moment::point(day, Grain::Day) }, self.part_of_day(j + 1)))
            }
            Sign::Season => Some((Moment::stretch(None, Grain::Month), j + 1)),
            Sign::Month(month) if self.is_capital(j) || !self.is(j, "may") => {
                if let Some((date, next)) =
                    self.absolute(j, true).filter(|(m, _)| m.said.day.or(m.said.year.map(|_| 1)).is_some())
                {
                    let date = if date.said.year.is_some() { date } else { self.toward(i, shift, date)? };
                    return Some((date, next));
                }
                let when = reference.and_then(|r| {
                    let of = |step: i16| Stretch::month(r.year().checked_add(step)?, month);
                    match shift {
                        Shift::Past => of(0).filter(|s| s.from < r).or_else(|| of(-1)),
                        Shift::Coming => of(0).filter(|s| s.from > r).or_else(|| of(1)),
                        _ => of(shift.steps() as i16),
                    }
                });
                let said = Said { month: Some(month), ..Said::default() };
                Some((Moment { said, loose: shift != Shift::This, ..Moment::stretch(when, Grain::Month) }, j + 1))
            }
            _ => {
                if let Some((day, next)) = self.numeric(j, true).or_else(|| self.day_month(j)) {
                    return Some((self.toward(i, shift, day)?, next));
                }
                self.feast_at(j, Some(shift))
            }
        }
    }

    /// A day without a year, the last or the next of its kind.
    fn toward(&self, i: usize, shift: Shift, date: Moment) -> Option<Moment> {
        let Some(r) = self.reference.filter(|_| date.said.year.is_none()) else {
            return Some(date);
        };
        let of = |step: i16| self.date(i, Said { year: Some(r.year().checked_add(step)?), ..date.said });
        let found = match shift.steps() {
            0 => of(0),
            1 => of(0).filter(|m| m.from() > Some(r)).or_else(|| of(1)),
            _ => of(0).filter(|m| m.from() < Some(r)).or_else(|| of(-1)),
        }?;
        Some(Moment { loose: date.loose, ..found })
    }

    /// "last 3 months", "next couple weeks", "coming three quarters"
    fn shifted_span(&self, shift: Shift, i: usize) -> Read {
        if shift == Shift::This {
            return None;
        }
        if let (Some(((n, exact), j)), Sign::Unit(Unit::Quarter)) =
            (self.count(i), self.count(i).map_or(Sign::Other, |c| self.sign(c.1)))
        {
            let moment = self.steps(shift, Unit::Quarter, n)?;
            return Some((Moment { loose: !exact, ..moment }, j + 1));
        }
        // "the last 3 months and 2 days ago" are two times.
        let two = |next: usize| self.is(next, "ago earlier later before after from");
        let whole = self.duration(i, 4).filter(|(_, next)| !self.is(*next, "of"))?;
        let (length, next) = if two(whole.1) { self.duration(i, 1)? } else { whole };
        let when = self.reference.and_then(|r| self.ahead_or_back(r, shift, length.months, length.days));
        Some((Moment { loose: !length.exact, ..Moment::stretch(when, grain(length.unit)) }, next))
    }

    /// So many units before or after now; quarters are those of the calendar.
    fn steps(&self, shift: Shift, unit: Unit, n: i32) -> Option<Moment> {
        let (months, days) = unit.length();
        let when = match (self.reference, shift.steps()) {
            (_, 0) => return None,
            (None, _) => None,
            (Some(r), 1) if unit == Unit::Quarter => {
                let first = unit.around(r, 1)?;
                Some(Stretch { until: unit.around(r, n)?.until, ..first })
            }
            (Some(r), _) if unit == Unit::Quarter => {
                let last = unit.around(r, -1)?;
                Some(Stretch { from: unit.around(r, -n)?.from, ..last })
            }
            (Some(r), _) => self.ahead_or_back(r, shift, months.checked_mul(n)?, days.checked_mul(n)?),
        };
        Some(Moment::stretch(when, grain(unit)))
    }

    /// The days up to now, or those from tomorrow.
    fn ahead_or_back(&self, r: Day, shift: Shift, months: i32, days: i32) -> Option<Stretch> {
        if shift.steps() < 0 {
            return Some(Stretch { from: add(r, -months, -days)?, until: r });
        }
        let from = add(r, 0, 1)?;
        Some(Stretch { from, until: add(from, months, days)? })
    }

    /// "the week of April 10", "the week beginning 4 February", "the week of the 18th"
    fn week_of(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        if !self.is(start, "week") || !self.is(start + 1, "of beginning starting commencing ending") {
            return None;
        }
        let on = self.skip(start + 2, "on with");
        let (day, next) = self
            .full_date(on)
            .or_else(|| self.feast(on))
            .or_else(|| self.absolute(on, true))
            .filter(|(m, _)| m.point)?;
        let when = day.from().and_then(|d| match self.word(start + 1) {
            "ending" => Some(Stretch { from: add(d, 0, -6)?, until: add(d, 0, 1)? }),
            _ => Unit::Week.around(d, 0),
        });
        Some((Moment { loose: day.loose, ..Moment::stretch(when, Grain::Week) }, next))
    }

    /// "week 31", "week 3 of 2027"
    fn week_number(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        let (number, _) = self.plain_figure(start + 1).filter(|_| self.is(start, "week"))?;
        let of = self.skip(start + 2, "of in ,");
        let (year, next) = match self.year_number(of).or_else(|| self.shifted_year(of)) {
            Some((year, next)) => (Some(year), next),
            None if self.is(start + 2, "of in") => return None,
            None => (self.reference.map(|r| r.year()), start + 2),
        };
        let when = match year {
            Some(year) => Some(iso_week(year, number)?),
            None => None,
        };
        Some((Moment::stretch(when, Grain::Week).loosely(), next))
    }

    /// "last year" as a number.
    pub(super) fn shifted_year(&self, i: usize) -> Read<i16> {
        let start = self.skip(i, "the");
        let (steps, unit) = match self.sign(start) {
            Sign::Shift(shift) => (shift.steps(), start + 1),
            _ if start > i => (0, start),
            _ => return None,
        };
        let year = self.reference?.year().checked_add(steps as i16)?;
        (self.is(unit, "year")).then_some((year, unit + 1))
    }

    /// "year to date", "month-to-date", "YTD"
    fn to_date(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        let (unit, next) = match self.sign(start) {
            _ if self.is(start, "ytd") => (Unit::Year, start + 1),
            Sign::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) => {
                let to = self.skip(start + 1, "-");
                let date = self.skip(to + 1, "-");
                (self.is(to, "to") && self.is(date, "date")).then_some((unit, date + 1))?
            }
            _ => return None,
        };
        let when = self.reference.and_then(|r| Some(Stretch { from: unit.around(r, 0)?.from, until: r }));
        Some((Moment::stretch(when, grain(unit)), next))
    }

    /// "the rest of the year", "the remainder of this week"
    fn rest(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        if !self.is(start, "rest remainder") || !self.is(start + 1, "of") {
            return None;
        }
        let at = self.skip(start + 2, "the this");
        let ((unit, _), next) = self.unit(at).filter(|((unit, _), _)| at > start + 2 && *unit != Unit::Day)?;
        let when = self.reference.and_then(|r| Some(Stretch { from: r, ..unit.around(r, 0)? }));
        Some((Moment::stretch(when, grain(unit)), next))
    }

    /// "the week", "the weekend", "the week after next": this one, where nothing after says which.
    fn the_unit(&self, i: usize) -> Read {
        let start = self.skip(i, "the");
        let ((unit, _), next) = self.unit(start)?;
        let steps = match (self.word(next), self.word(next + 1)) {
            ("after", "next") => 2,
            ("before", "last") => -2,
            _ => 0,
        };
        if steps != 0 {
            let when = self.reference.and_then(|r| unit.around(r, steps));
            return Some((Moment::stretch(when, grain(unit)), next + 2));
        }
        let before = self.before(i);
        // "by the end of year"
        let end = before == "of" && i > 1 && matches!(self.sign(i - 2), Sign::Part(_));
        if start == i && !end {
            return None;
        }
        let told = self.figure(next).is_some()
            || self.is_word(next)
                && (self.is(
                    next,
                    "of before after that when since which ended ending to prior earlier later following until",
                ) || self.is_name(next));
        let expected = match unit {
            Unit::Day => before == "for" && !self.is_word(next),
            Unit::Weekend => true,
            Unit::Week | Unit::Month | Unit::Year => {
                matches!(before, "in" | "for" | "of" | "during" | "this" | "throughout")
            }
            _ => false,
        };
        if told || !expected || self.is_capital(start) || self.is(next, "-") {
            return None;
        }
        let when = self.reference.and_then(|r| {
            // Early in a week the weekend told of is the one before.
            let past = unit == Unit::Weekend && r.weekday() < 4 && !self.looks_ahead(i);
            unit.around(r, -i32::from(past))
        });
        Some((Moment { point: unit == Unit::Day, ..Moment::stretch(when, grain(unit)) }.loosely(), next))
    }
}
