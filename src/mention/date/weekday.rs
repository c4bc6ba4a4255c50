//! Weekdays: `on Friday`, `Friday, 3 June`, `Monday 21`, `Tuesday of next week`, `Tuesday week`.

use super::calendar::{Day, add};
use super::{Moment, Read, Reader, Said, Sign};
use crate::mention::time::Grain;

impl Reader<'_> {
    /// A weekday, alone or with the date or the week that it belongs to.
    pub(super) fn weekday(&self, i: usize) -> Read {
        let Sign::Weekday(weekday) = self.sign(i) else {
            return None;
        };
        if self.follows(i, "every each") {
            return None;
        }
        let said = Said { weekday: Some(weekday), ..Said::default() };
        let short = self.word(i).len() <= 5;
        let next = if short && self.is_glued(i + 1) { self.skip(i + 1, ".") } else { i + 1 };
        let comma = self.skip(next, ",");
        let bracket = self.skip(comma, "(");
        // "Sunday, the 13th of October": the date that follows is the day.
        if let Some((date, end)) = self.full_date(bracket) {
            let moment = self.date(i, Said { weekday: said.weekday, ..date.said })?;
            let end = if bracket > comma { self.skip(end, ")") } else { end };
            return Some((Moment { loose: date.loose, ..moment }, end));
        }
        if let Some((day, end)) = self.dated_weekday(weekday, comma) {
            return Some((Moment { said, ..Moment::point(Some(day), Grain::Day) }, end));
        }
        let of = self.skip(next, "of in");
        if let Some((week, end)) = self.shifted_week(of) {
            let day = week.and_then(|w| add(w.from, 0, i32::from(weekday)));
            return Some((Moment { said, ..Moment::point(day, Grain::Day) }, end));
        }
        if !self.is_weekday_alone(i, short) {
            return None;
        }
        let day = self.reference.and_then(|r| {
            let back = (i32::from(r.weekday()) - i32::from(weekday)).rem_euclid(7);
            add(r, 0, if self.looks_ahead(i) { (7 - back) % 7 } else { -back })
        });
        let moment = Moment { said, ..Moment::point(day, Grain::Day) };
        // British: the one after the next.
        if self.is(i + 1, "week") && !self.is_word(i + 2) && !self.is(i + 2, "-") {
            let day = self.reference.and_then(|r| {
                let ahead = (i32::from(weekday) - i32::from(r.weekday())).rem_euclid(7);
                add(r, 0, ahead + if ahead == 0 { 14 } else { 7 })
            });
            return Some((Moment { said, ..Moment::point(day, Grain::Day) }.loosely(), i + 2));
        }
        Some((moment, self.part_of_day(i + 1)))
    }

    /// The token after "morning" or the like, which does not change the day.
    pub(super) fn part_of_day(&self, i: usize) -> usize {
        self.skip(i, "morning evening night afternoon")
    }

    fn is_weekday_alone(&self, i: usize, short: bool) -> bool {
        let before = self.before(i);
        // Days with names of their own, and what is named for a day: "the Sunday Times".
        let named = matches!(before, "black" | "bloody" | "super" | "ash" | "palm" | "maundy" | "cyber" | "giving")
            || before == "the" && self.is_name(i + 1);
        if named || !short {
            return !named;
        }
        let list = matches!(before, "or" | "and" | ",");
        let beside = i > 1 && matches!(self.sign(i - 2), Sign::Weekday(_));
        let expected = before == "on" || list && beside;
        match self.word(i) {
            "sun" | "sat" | "wed" | "mon" => self.is_capital(i) && expected,
            _ => self.is_capital(i) || expected,
        }
    }

    /// "Monday 21", "Tue 13th", "wednesday the thirty first", "Friday 7-6": the near day which is both.
    fn dated_weekday(&self, weekday: i8, i: usize) -> Read<Day> {
        let reference = self.reference?;
        let fits = |day: &Day| day.weekday() == weekday;
        if let (Some((month, 1 | 2)), "-", Some((day, 1 | 2))) =
            (self.plain_figure(i), self.word(i + 1), self.plain_figure(i + 2))
        {
            let month = i8::try_from(month).ok()?;
            let day =
                self.date(i, Said { month: Some(month), day: i8::try_from(day).ok(), ..Said::default() })?.from()?;
            return fits(&day).then_some((day, i + 3));
        }
        let start = self.skip(i, "the");
        let (day, next) = self.day(start)?;
        let plain = self.plain_figure(start).is_some();
        let goes_on = self.is_word(next) || self.is_glued(next) && self.is(next, "- : / %");
        if plain && goes_on || matches!(self.sign(start), Sign::Nth(_)) && start == i {
            return None;
        }
        let first = reference.first_of_month();
        let of = |step: i32| add(first, step, 0).and_then(|m| Day::new(m.year(), m.month(), day)).filter(fits);
        let (near, far) = if self.looks_ahead(i) { (1, -1) } else { (-1, 1) };
        let found =
            of(0).or_else(|| (1..36).find_map(|n| of(n * near))).or_else(|| (1..36).find_map(|n| of(n * far)))?;
        Some((found, next))
    }
}
