//! Feasts and memorial days that fall by a rule which does not depend on the country told of.

use super::calendar::{Rule, Stretch, Unit, add};
use super::lexeme::Shift;
use super::{Moment, Read, Reader, Said};
use crate::mention::time::Grain;
use Rule::{Easter, Fixed, Islamic, Weekday};

/// Names without their marks and possessives, in alphabetic order. Days that countries keep on dates of their own (Independence
/// Day, Labour Day, Mother's Day where not spelt as in America) are left out.
#[rustfmt::skip]
static FEASTS: &[(&str, Rule)] = &[
    ("all hallows eve", Fixed(10, 31)), ("all saints day", Fixed(11, 1)), ("all souls day", Fixed(11, 2)),
    ("april fool day", Fixed(4, 1)), ("april fools", Fixed(4, 1)), ("april fools day", Fixed(4, 1)),
    ("armistice day", Fixed(11, 11)), ("ascension day", Easter(39)), ("ash wednesday", Easter(-46)),
    ("bastille day", Fixed(7, 14)), ("black friday", Weekday(11, 4, 3, 1)), ("boxing day", Fixed(12, 26)),
    ("canada day", Fixed(7, 1)), ("christmas", Fixed(12, 25)), ("christmas day", Fixed(12, 25)),
    ("christmas eve", Fixed(12, 24)), ("cinco de mayo", Fixed(5, 5)), ("columbus day", Weekday(10, 2, 0, 0)),
    ("corpus christi", Easter(60)), ("cyber monday", Weekday(11, 4, 3, 4)),
    ("earth day", Fixed(4, 22)), ("easter", Easter(0)), ("easter day", Easter(0)), ("easter monday", Easter(1)),
    ("easter saturday", Easter(-1)), ("easter sunday", Easter(0)), ("eid al adha", Islamic(12, 10)),
    ("eid al fitr", Islamic(10, 1)),
    ("father day", Weekday(6, 3, 6, 0)), ("fathers day", Weekday(6, 3, 6, 0)),
    ("good friday", Easter(-2)), ("groundhog day", Fixed(2, 2)), ("guy fawkes day", Fixed(11, 5)),
    ("halloween", Fixed(10, 31)), ("holy saturday", Easter(-1)), ("human rights day", Fixed(12, 10)),
    ("inauguration day", Fixed(1, 20)), ("international women day", Fixed(3, 8)), ("international womens day", Fixed(3, 8)),
    ("international workers day", Fixed(5, 1)),
    ("juneteenth", Fixed(6, 19)),
    ("labor day", Weekday(9, 1, 0, 0)),
    ("martin luther king day", Weekday(1, 3, 0, 0)), ("martin luther king jr day", Weekday(1, 3, 0, 0)),
    ("maundy thursday", Easter(-3)), ("may day", Fixed(5, 1)), ("memorial day", Weekday(5, -1, 0, 0)),
    ("midsummer day", Fixed(6, 24)), ("mlk day", Weekday(1, 3, 0, 0)), ("mother day", Weekday(5, 2, 6, 0)),
    ("mothers day", Weekday(5, 2, 6, 0)),
    ("new year", Fixed(1, 1)), ("new year day", Fixed(1, 1)), ("new year eve", Fixed(12, 31)), ("new years", Fixed(1, 1)),
    ("new years day", Fixed(1, 1)), ("new years eve", Fixed(12, 31)),
    ("palm sunday", Easter(-7)), ("pentecost", Easter(49)), ("presidents day", Weekday(2, 3, 0, 0)),
    ("saint patrick day", Fixed(3, 17)), ("shrove tuesday", Easter(-47)), ("st george day", Fixed(4, 23)),
    ("st patrick day", Fixed(3, 17)), ("st patricks day", Fixed(3, 17)), ("st valentine day", Fixed(2, 14)),
    ("thanksgiving", Weekday(11, 4, 3, 0)), ("thanksgiving day", Weekday(11, 4, 3, 0)), ("trinity sunday", Easter(56)),
    ("valentine day", Fixed(2, 14)), ("valentines day", Fixed(2, 14)), ("veterans day", Fixed(11, 11)),
    ("whit monday", Easter(50)), ("whit sunday", Easter(49)), ("white monday", Easter(50)), ("white sunday", Easter(49)),
    ("womens day", Fixed(3, 8)), ("workers day", Fixed(5, 1)), ("world aids day", Fixed(12, 1)),
    ("xmas", Fixed(12, 25)), ("xmas day", Fixed(12, 25)), ("xmas eve", Fixed(12, 24)),
];

impl Reader<'_> {
    /// "Christmas", "Easter Monday 2019", "Labor Day weekend"
    pub(super) fn feast(&self, i: usize) -> Read {
        self.feast_at(i, None)
    }

    /// The same after "last", "this" or "next".
    pub(super) fn feast_at(&self, i: usize, shift: Option<Shift>) -> Read {
        let (rule, words, next) = self.feast_name(i)?;
        let day = self.follows(next, "day eve");
        let early = self.is(next, "weekend");
        let after = next + usize::from(early);
        let of = self.skip(after, ", of");
        let (year, next) = match self.year_number(of).filter(|_| self.plain_figure(of).is_some()) {
            Some((year, next)) => (Some(year), next),
            None => (None, after),
        };
        let weekend = early || year.is_some() && self.is(next, "weekend");
        let next = next + usize::from(weekend && !early);
        if !self.is_feast(i, words, day, next, year.is_some() || weekend || shift.is_some()) {
            return None;
        }
        let of = |year: i16| Stretch::day(rule.day(year)?);
        let day = match (year, self.reference, shift.map(Shift::steps)) {
            (Some(year), ..) => of(year),
            (None, Some(r), Some(0)) => of(r.year()),
            (None, Some(r), Some(1)) => of(r.year()).filter(|s| s.from > r).or_else(|| of(r.year().checked_add(1)?)),
            (None, Some(r), Some(_)) => of(r.year()).filter(|s| s.from < r).or_else(|| of(r.year().checked_sub(1)?)),
            _ => self.near(i, &of),
        };
        let fixed = if let Fixed(month, day) = rule { (Some(month), Some(day)) } else { (None, None) };
        let said = Said { year, month: fixed.0, day: fixed.1, weekday: None };
        if weekend {
            let when = day.and_then(weekend_of);
            return Some((Moment { loose: true, ..Moment::stretch(when, Grain::Week) }, next));
        }
        Some((Moment { said, point: true, loose: rule.is_loose(), ..Moment::stretch(day, Grain::Day) }, next))
    }

    /// The longest name that begins here: its rule, how many words it has, and the token after it.
    fn feast_name(&self, i: usize) -> Option<(Rule, usize, usize)> {
        let first = self.word(i);
        if first.len() < 2 || !self.is_word(i) {
            return None;
        }
        let mut best = None;
        let from = FEASTS.partition_point(|(name, _)| *name < first);
        for (name, rule) in FEASTS.iter().skip(from).take_while(|(name, _)| name.starts_with(first)) {
            let (mut j, mut count) = (i, 0);
            let fits = name.split(' ').all(|word| {
                while count > 0 && self.is(j, "'s ' . -") {
                    j += 1;
                }
                (j, count) = (j + 1, count + 1);
                self.word(j - 1) == word
            });
            if fits && best.is_none_or(|(_, most, _)| count > most) {
                best = Some((*rule, count, j));
            }
        }
        best
    }

    /// Whether the name stands for the day: not "a new year", not "Christmas trees".
    fn is_feast(&self, i: usize, words: usize, day: bool, next: usize, dated: bool) -> bool {
        let clear = self.is_capital(i) || words > 2 || self.is(i, "christmas easter halloween thanksgiving xmas");
        if self.is(i, "new") && words == 2 && !clear {
            return self.follows(i, "before after by at until");
        }
        let goes_on = self.is(next, "and or at in on to with for but by as when this last next is was will has had he she they we i it the a because from");
        (clear || day) && (dated || words > 1 || !self.is_word(next) || goes_on)
    }
}

/// The weekend of a feast: with it when it is a Monday, from it when it is a Thursday or Friday.
fn weekend_of(day: Stretch) -> Option<Stretch> {
    match day.from.weekday() {
        0 => Some(Stretch { from: add(day.from, 0, -2)?, until: day.until }),
        3 | 4 => Some(Stretch { until: Unit::Week.around(day.from, 0)?.until, ..day }),
        _ => Unit::Weekend.around(day.from, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::FEASTS;

    #[test]
    fn the_table_is_in_order() {
        for pair in FEASTS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }
}
