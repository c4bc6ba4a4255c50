//! Days counted from another: `yesterday`, `three days ago`, `in two weeks`, `two days before Friday`, `a fortnight later`.

use super::calendar::{Stretch, Unit, add, monday};
use super::period::grain;
use super::{Moment, Read, Reader, Said, Sign, Way};
use crate::mention::time::Grain;

/// A length of time.
#[derive(Clone, Copy)]
pub(super) struct Length {
    pub months: i32,
    pub days: i32,
    /// The least unit said.
    pub unit: Unit,
    /// Not "a few".
    pub exact: bool,
}

impl Length {
    /// A day so far on, or back.
    pub fn from(self, moment: Moment, sign: i32) -> Moment {
        let day = moment.from().and_then(|d| add(d, sign * self.months, sign * self.days));
        let grain = grain(self.unit).max(moment.grain);
        Moment { loose: !self.exact || moment.loose || grain != Grain::Day, ..Moment::point(day, grain) }
    }
}

impl Reader<'_> {
    /// today, yesterday, tonight, last night, this morning
    pub(super) fn relative(&self, i: usize) -> Read {
        let day = |offset: i32| Moment::point(self.reference.and_then(|r| add(r, 0, offset)), Grain::Day);
        if let Sign::Today(offset) = self.sign(i) {
            // "an overnight train" is no time, and in "overnight on Tuesday" the day is.
            let on = self.skip(i + 1, "on to into from ,");
            if self.is(i, "overnight") && (self.follows(i, "a an the") || matches!(self.sign(on), Sign::Weekday(_))) {
                return None;
            }
            return Some((day(offset.into()), self.part_of_day(i + 1)));
        }
        const PHRASES: &[(&str, i32)] =
            &[("last night", -1), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("current date", 0)];
        self.one_of(i, PHRASES).map(|(offset, next)| (day(offset), next))
    }

    /// The present where a range ends or a count begins: "between 2019 and now".
    pub(super) fn present(&self, i: usize) -> Read {
        let now = self.is(i, "now present");
        now.then(|| (Moment::point(self.reference, Grain::Day), i + 1))
    }

    /// A length of time of at most so many parts: `two weeks`, `a couple of days`, `2 years 1 month and 21 days`, `a year and
    /// a half`.
    pub(super) fn duration(&self, i: usize, parts: u8) -> Read<Length> {
        let half = |next: usize| self.is(next, "and") && self.is(next + 1, "a") && self.is(next + 2, "half");
        if self.follows(i, "half") {
            return None;
        }
        if let ("half", "a", Sign::Unit(unit)) = (self.word(i), self.word(i + 1), self.sign(i + 2)) {
            let (months, days) = unit.length();
            return Some((Length { months: months / 2, days: days / 2, unit, exact: false }, i + 3));
        }
        let mut whole: Option<Length> = None;
        let mut next = i;
        for _ in 0..parts {
            let at = if whole.is_some() { self.skip(self.skip(next, ","), "and") } else { i };
            let Some(((count, exact), end)) = self.count(at) else {
                break;
            };
            // "three and a half years", "a year and a half"
            let halves = half(end);
            let end = end + if halves { 3 } else { 0 };
            let Sign::Unit(unit) = self.sign(end) else {
                break;
            };
            if matches!(unit, Unit::Half | Unit::Weekend) {
                break;
            }
            let (months, days) = unit.length();
            let more = if halves || half(end + 1) { 1 } else { 0 };
            let (months, days) =
                (months.checked_mul(count)? + more * months / 2, days.checked_mul(count)? + more * days / 2);
            whole = Some(match whole {
                None => Length { months, days, unit, exact },
                Some(l) => Length { months: l.months + months, days: l.days + days, unit, exact: l.exact && exact },
            });
            next = end + 1;
        }
        let whole = whole?;
        let next = if half(next) { next + 3 } else { next };
        Some((whole, next))
    }

    /// A day counted from another.
    pub(super) fn counted(&self, i: usize, depth: u8) -> Read {
        const WAYS: [Way<u8>; 5] = [
            |r, i, _| r.within(i),
            |r, i, depth| r.offset(i, depth),
            |r, i, depth| r.weekday_offset(i, depth),
            |r, i, depth| r.ahead(i, depth),
            |r, i, depth| r.next_to(i, depth),
        ];
        self.first(&WAYS, i, depth)
    }

    /// "two weeks ago", "3 days from today", "two days before yesterday", "a fortnight later"
    pub(super) fn offset(&self, i: usize, depth: u8) -> Read {
        let (length, next) = self.duration(i, 4)?;
        let now = Moment::point(self.reference, Grain::Day);
        let told = Moment::point(self.anchor.or(self.reference), Grain::Day);
        if let Some((sign, end)) = self.one_of(next, &[("ago", -1), ("from now", 1), ("hence", 1)]) {
            return Some(self.on_weekday(length, length.from(now, sign), end));
        }
        const FROM: &[(&str, i32)] = &[("from", 1), ("after", 1), ("since", 1), ("before", -1), ("prior to", -1)];
        if let Some((sign, start)) = self.one_of(next, FROM)
            && let Some((mut base, end)) = self.base(start, depth)
        {
            // From a weekday means from the coming one.
            let bare = base.said.weekday.is_some() && base.said.day.is_none() && self.is(next, "from");
            if let Some(day) = base.from().filter(|d| bare && Some(*d) < self.reference) {
                base.when = add(day, 0, 7).and_then(Stretch::day);
            }
            return Some(self.on_weekday(length, length.from(base, sign), end));
        }
        let back = self.is(next, "earlier before prior");
        let told_of =
            self.is(next, "earlier later afterwards") || (back || self.is(next, "after")) && !self.is_word(next + 1);
        told_of.then(|| (length.from(told, if back { -1 } else { 1 }).loosely(), next + 1))
    }

    /// What a count begins at.
    fn base(&self, i: usize, depth: u8) -> Read {
        self.present(i).or_else(|| self.moment(i, depth)).or_else(|| self.absolute(i, true))
    }

    /// "two months from today on Tuesday": the day of that week, or after months and years the next one.
    fn on_weekday(&self, length: Length, moment: Moment, next: usize) -> (Moment, usize) {
        let on = self.skip(next, "on");
        let Sign::Weekday(weekday) = self.sign(on) else {
            return (moment, self.skip(next, "today"));
        };
        (weekday_near(length, moment, weekday), on + 1)
    }

    /// "Thursday, two years from now", "Saturday 3 days from now"
    fn weekday_offset(&self, i: usize, depth: u8) -> Read {
        let Sign::Weekday(weekday) = self.sign(i) else {
            return None;
        };
        let start = self.skip(i + 1, ",");
        let (length, _) = self.duration(start, 4)?;
        let (moment, next) = self.offset(start, depth)?;
        Some((weekday_near(length, moment, weekday), next))
    }

    /// "in two weeks", where the sentence looks ahead, and "in two years since 2011"
    fn ahead(&self, i: usize, depth: u8) -> Read {
        if !self.is(i, "in") {
            return None;
        }
        if let Some(found) = self.offset(i + 1, depth) {
            return Some(found);
        }
        let (length, next) = self.duration(i + 1, 4)?;
        let clear = self.looks_forward(i) && !self.is(next, "of ' and") && !self.word(next).starts_with("in");
        let now = Moment::point(self.reference, Grain::Day);
        clear.then(|| self.on_weekday(length, length.from(now, 1).loosely(), next))
    }

    /// "within 9 months", "within the next ten days": from now on; "for 3 days from today": from that day on.
    fn within(&self, i: usize) -> Read {
        let start = match self.word(i) {
            "within" => self.skip(self.skip(i + 1, "the"), "next coming"),
            "for" => i + 1,
            _ => return None,
        };
        let (length, next) = self.duration(start, 4)?;
        let (from, next) = if self.is(i, "for") {
            let (base, next) = self.base(next + 1, 1).filter(|_| self.is(next, "from"))?;
            (base.from(), next)
        } else if self.looks_forward(i) && !self.is(next, "of") {
            (self.reference, next)
        } else {
            return None;
        };
        let when = from.and_then(|from| Some(Stretch { from, until: add(from, length.months, length.days)? }));
        Some((Moment::stretch(when, grain(length.unit)).loosely(), next))
    }

    /// "the day before yesterday", "the day after Christmas", "the day before"
    fn next_to(&self, i: usize, depth: u8) -> Read {
        let start = self.skip(i, "the");
        let sign = match self.word(start + 1) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        if !self.is(start, "day") {
            return None;
        }
        let day = Length { months: 0, days: 1, unit: Unit::Day, exact: true };
        if let Some((base, next)) = self.moment(start + 2, depth).filter(|(m, _)| m.point) {
            return Some((day.from(base, sign), next));
        }
        let told = Moment::point(self.anchor.or(self.reference), Grain::Day);
        (start > i && !self.is_word(start + 2)).then(|| (day.from(told, sign).loosely(), start + 2))
    }

    /// Whether the sentence speaks of what is to come, wished or possible: then "in two weeks" is no length of time.
    fn looks_forward(&self, i: usize) -> bool {
        let modal = |j: usize| {
            let can = self.is(j, "can could may might should must want wants hopes");
            can || self.is(j, "to") && !matches!(self.sign(j + 1), Sign::Month(_) | Sign::Weekday(_))
        };
        let start = i.saturating_sub(10);
        // "the first time in three years", "the third attack in two weeks"
        let ranked = (start..i)
            .any(|j| matches!(self.sign(j), Sign::Nth(_)) || self.word(j).len() > 4 && self.word(j).ends_with("est"));
        let said = (start..i).any(|j| self.is(j, ". ! ? had has was were"));
        !ranked && (self.looks_ahead(i) || !said && (start..i).any(modal))
    }
}

fn weekday_near(length: Length, moment: Moment, weekday: i8) -> Moment {
    let day = moment.from().and_then(|d| {
        let here = i32::from(d.weekday());
        match length.months {
            0 => add(monday(d)?, 0, i32::from(weekday)),
            _ => add(d, 0, (i32::from(weekday) - here).rem_euclid(7)),
        }
    });
    let said = Said { weekday: Some(weekday), ..Said::default() };
    Moment { said, ..Moment::point(day, Grain::Day) }
}
