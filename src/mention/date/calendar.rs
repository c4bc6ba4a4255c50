//! Arithmetic of the calendar: stretches of days, weeks, quarters, and the rules of movable feasts. Nothing here panics: what
//! lies past the calendar's ends is `None`.

use jiff::Span as Duration;
use jiff::civil::Date;

/// A day by its number from 1 January 1970, on which days are counted and compared at no cost; civil dates are jiff's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

const EPOCH: Date = Date::constant(1970, 1, 1);
/// The ends of jiff's calendar, the years -9999 and 9999.
const FIRST: Day = Day(-4_371_587);
const LAST: Day = Day(2_932_896);

impl Day {
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day::of)
    }

    pub fn of(date: Date) -> Day {
        // `until` would tell them as well, and brings every message of jiff's errors to the wasm, 40 kB.
        Day((date.duration_since(EPOCH).as_hours() / 24) as i32)
    }

    pub fn date(self) -> Option<Date> {
        EPOCH.checked_add(Duration::new().try_days(self.0).ok()?).ok()
    }

    pub fn year(self) -> i16 {
        self.date().map_or(0, |d| d.year())
    }

    pub fn month(self) -> i8 {
        self.date().map_or(1, |d| d.month())
    }

    pub fn first_of_month(self) -> Day {
        self.date().map_or(self, |d| Day(self.0 + 1 - i32::from(d.day())))
    }

    /// Monday is 0.
    pub fn weekday(self) -> i8 {
        (self.0 + 3).rem_euclid(7) as i8
    }

    /// How many days on another day is.
    pub fn to(self, other: Day) -> i32 {
        other.0 - self.0
    }
}

/// Days from `from` to before `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Day,
    pub until: Day,
}

/// A thing that time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Months and days of one; a half is that of a year.
    pub fn length(self) -> (i32, i32) {
        match self {
            Unit::Day => (0, 1),
            Unit::Weekend | Unit::Week => (0, 7),
            Unit::Fortnight => (0, 14),
            Unit::Month => (1, 0),
            Unit::Quarter => (3, 0),
            Unit::Half => (6, 0),
            Unit::Year => (12, 0),
            Unit::Decade => (120, 0),
            Unit::Century => (1200, 0),
        }
    }

    /// The one that holds a day, moved by `steps`. Weeks begin on Monday.
    pub fn around(self, day: Day, steps: i32) -> Option<Stretch> {
        let (months, days) = self.length();
        let (from, length) = match self {
            Unit::Day => (day, (0, 1)),
            Unit::Week | Unit::Fortnight => (monday(day)?, (0, days)),
            Unit::Weekend => (add(monday(day)?, 0, 5)?, (0, 2)),
            _ => {
                let months = months.max(1);
                let index = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
                let index = index - index.rem_euclid(months);
                let year = i16::try_from(index.div_euclid(12)).ok()?;
                (Day::new(year, index.rem_euclid(12) as i8 + 1, 1)?, (months, 0))
            }
        };
        let from = add(from, months.checked_mul(steps)?, days.checked_mul(steps)?)?;
        Some(Stretch { from, until: add(from, length.0, length.1)? })
    }
}

impl Stretch {
    pub fn day(day: Day) -> Option<Self> {
        Some(Stretch { from: day, until: add(day, 0, 1)? })
    }

    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Day::new(year, month, 1)?;
        Some(Stretch { from, until: add(from, 1, 0)? })
    }

    pub fn years(first: i16, count: i16) -> Option<Self> {
        let from = Day::new(first, 1, 1)?;
        Some(Stretch { from, until: Day::new(first.checked_add(count)?, 1, 1)? })
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.from.to(self.until)
    }

    /// Its `nth` week, quarter and so on from 1, or from its end when negative; `count` of them. Weeks count for where their
    /// Thursday lies, as in ISO 8601.
    pub fn part(self, unit: Unit, nth: i32, count: i32) -> Option<Stretch> {
        let before = nth.checked_sub(1)?;
        match unit {
            Unit::Week | Unit::Weekend => {
                // A weekend counts for where its Saturday lies.
                let (mark, back, length) = if unit == Unit::Week { (3, -3, 7) } else { (5, 0, 2) };
                let first =
                    if nth > 0 { self.weekday(mark, nth)? } else { add(self.weekday(mark, -1)?, 0, 7 * (nth + 1))? };
                let from = add(first, 0, back)?;
                Some(Stretch { from, until: add(from, 0, (count - 1).checked_mul(7)?.checked_add(length)?)? })
            }
            _ => {
                let (months, days) = match unit {
                    Unit::Half if self.days() < 61 => (0, self.days() / 2),
                    Unit::Half => ((self.days() * 10 + 300) / 609, 0), // 609 days are twenty months
                    _ => unit.length(),
                };
                let step = |from: Day, n: i32| add(from, months.checked_mul(n)?, days.checked_mul(n)?);
                let from = if nth > 0 { step(self.from, before)? } else { step(self.until, nth)? };
                let until = step(from, count)?;
                // The second half of a month of 31 days has its last day too.
                let until = if unit == Unit::Half && nth == 2 { self.until } else { until };
                Some(Stretch { from, until })
            }
        }
        .filter(|s| s.from < self.until && self.from < s.until)
    }

    /// Its `nth` Monday (0) to Sunday (6), from the end when negative.
    pub fn weekday(self, weekday: i8, nth: i32) -> Option<Day> {
        let day = if nth > 0 {
            let ahead = i32::from(weekday) - i32::from(self.from.weekday());
            add(self.from, 0, ahead.rem_euclid(7) + 7 * nth.min(6000) - 7)?
        } else {
            let last = add(self.until, 0, -1)?;
            let back = i32::from(last.weekday()) - i32::from(weekday);
            add(last, 0, -back.rem_euclid(7) + 7 * nth.max(-6000) + 7)?
        };
        (self.from <= day && day < self.until).then_some(day)
    }
}

/// A date some months and days on; none past the calendar's ends.
pub fn add(date: Day, months: i32, days: i32) -> Option<Day> {
    let date = if months == 0 {
        date
    } else {
        Day::of(date.date()?.checked_add(Duration::new().try_months(months).ok()?).ok()?)
    };
    let day = Day(date.0.checked_add(days)?);
    (FIRST <= day && day <= LAST).then_some(day)
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Option<Day> {
    add(day, 0, -i32::from(day.weekday()))
}

/// Week `number` of a year by ISO 8601: week 1 holds the first Thursday.
pub fn iso_week(year: i16, number: i32) -> Option<Stretch> {
    let from = add(monday(Day::new(year, 1, 4)?)?, 0, 7 * (1..=53).contains(&number).then(|| number - 1)?)?;
    Some(Stretch { from, until: add(from, 0, 7)? })
}

/// When a feast falls in a year.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    Fixed(i8, i8),
    /// Month, which one from 1 (from the end when negative), weekday (Monday is 0), and days after it.
    Weekday(i8, i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i8),
    /// Month and day of the tabular Islamic calendar; sightings of the moon move it by a day.
    Islamic(i8, i8),
}

impl Rule {
    pub fn day(self, year: i16) -> Option<Day> {
        match self {
            Rule::Fixed(month, day) => Day::new(year, month, day),
            Rule::Weekday(month, nth, weekday, on) => {
                add(Stretch::month(year, month)?.weekday(weekday, nth.into())?, 0, on.into())
            }
            Rule::Easter(on) => add(easter(year)?, 0, on.into()),
            Rule::Islamic(month, day) => {
                // An Islamic year is some eleven days shorter: the one that begins nearest below, or the next.
                let near = (i32::from(year) - 622).checked_mul(33)?.div_euclid(32);
                (near..near + 3).find_map(|y| islamic(y, month.into(), day.into()).filter(|d| d.year() == year))
            }
        }
    }

    /// Whether its day is only about right.
    pub fn is_loose(self) -> bool {
        matches!(self, Rule::Islamic(..))
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous computus (Meeus 1991).
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, i8::try_from(n / 31).ok()?, (n % 31) as i8 + 1)
}

/// A day of the tabular Islamic calendar, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29, epoch 15 July 622.
fn islamic(year: i32, month: i32, day: i32) -> Option<Day> {
    let days = day + (59 * (month - 1) + 1) / 2 + (year - 1).checked_mul(354)? + (3 + 11 * year).div_euclid(30);
    add(Day(days), 0, -492_150)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i16, month: i8, day: i8) -> Day {
        Day::of(jiff::civil::date(year, month, day))
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!((FIRST, LAST), (Day::of(Date::MIN), Day::of(Date::MAX)));
        assert_eq!(FIRST.date().zip(LAST.date()), Some((Date::MIN, Date::MAX)));
        assert_eq!((date(2024, 10, 13).weekday(), date(1962, 1, 1).weekday()), (6, 0));
    }

    #[test]
    fn movable_feasts() {
        for (year, month, day) in [(2000, 4, 23), (2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)] {
            assert_eq!(Rule::Easter(0).day(year), Some(date(year, month, day)));
        }
        assert_eq!(Rule::Weekday(11, 4, 3, 0).day(2024), Some(date(2024, 11, 28)));
        assert_eq!(Rule::Weekday(5, -1, 0, 0).day(2021), Some(date(2021, 5, 31)));
        assert_eq!(Rule::Islamic(10, 1).day(2024), Some(date(2024, 4, 9)));
    }

    #[test]
    fn weeks_count_for_their_thursday() {
        let of = |s: Stretch| (s.from, s.until);
        assert_eq!(iso_week(2020, 53).map(of), Some((date(2020, 12, 28), date(2021, 1, 4))));
        assert_eq!(iso_week(2020, 54), None);
        let may = Stretch::month(2020, 5);
        assert_eq!(may.and_then(|s| s.part(Unit::Week, 1, 1)).map(of), Some((date(2020, 5, 4), date(2020, 5, 11))));
        assert_eq!(may.and_then(|s| s.part(Unit::Week, 5, 1)).map(of), None);
        assert_eq!(may.and_then(|s| s.part(Unit::Weekend, -1, 1)).map(of), Some((date(2020, 5, 30), date(2020, 6, 1))));
    }

    #[test]
    fn units_around_a_day() {
        let of = |unit: Unit, steps| unit.around(date(2024, 10, 13), steps).map(|s| (s.from, s.until));
        assert_eq!(of(Unit::Quarter, -1), Some((date(2024, 7, 1), date(2024, 10, 1))));
        assert_eq!(of(Unit::Half, 0), Some((date(2024, 7, 1), date(2025, 1, 1))));
        assert_eq!(of(Unit::Decade, 0), Some((date(2020, 1, 1), date(2030, 1, 1))));
        assert_eq!(of(Unit::Weekend, 0), Some((date(2024, 10, 12), date(2024, 10, 14))));
        assert_eq!(of(Unit::Century, i32::MAX), None);
    }
}
