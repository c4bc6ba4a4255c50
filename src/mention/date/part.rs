//! Parts of periods: `the first week of 2021`, `last Monday in May`, `early March`, `the end of the year`.

use super::calendar::{Day, Stretch, Unit, add};
use super::lexeme::{Part, Shift};
use super::period::grain;
use super::{Moment, Read, Reader, Said, Sign};
use crate::mention::time::Grain;

/// What a part is one of.
enum Piece {
    Unit(Unit),
    Weekday(i8),
}

impl Reader<'_> {
    pub(super) fn part(&self, i: usize, depth: u8) -> Read {
        self.nth_of(i, depth).or_else(|| self.side(i, depth))
    }

    /// "the first week of 2021", "the last 3 weeks of this year", "second Sunday of March", "third quarter 2016"
    fn nth_of(&self, i: usize, depth: u8) -> Read {
        let start = self.skip(i, "the");
        let (nth, next) = match self.sign(start) {
            Sign::Shift(Shift::Last) if self.is(start, "last") => (-1, start + 1),
            _ if self.is(start, "final latter") => (-1, start + 1),
            _ => self.ordinal(start)?,
        };
        let ((count, exact), next) = match self.count(next) {
            Some((count, after)) if next > start && matches!(self.sign(after), Sign::Unit(_)) => (count, after),
            _ => ((1, true), next),
        };
        let hyphen = self.skip(next, "-");
        let piece = match self.sign(hyphen) {
            Sign::Unit(unit) => Piece::Unit(unit),
            Sign::Weekday(weekday) => Piece::Weekday(weekday),
            _ => return None,
        };
        // The last three weeks begin at the third from the end.
        let first = if nth < 0 { -count } else { nth };
        if nth > 1 && count > 1 {
            return None;
        }
        let end = hyphen + 1;
        // "the last days of May" are none in particular.
        if count == 1 && matches!(piece, Piece::Unit(_)) && self.word(hyphen).ends_with('s') {
            return None;
        }
        let of = self.skip(end, "of in");
        let whole = self.moment(of, depth).filter(|(m, _)| !m.point && (of > end || m.said.year.is_some()));
        let Some((whole, next)) = whole else {
            let Piece::Unit(Unit::Quarter) = piece else {
                return None;
            };
            let expected = self.follows(i, "in for during of since from by");
            let clear = expected && !self.is(end, "-") && !self.is(end, "of");
            let nth = if nth < 0 { 4 } else { nth };
            return (clear && nth <= 4 && start > i).then(|| (self.numbered(i, Unit::Quarter, nth, None), end));
        };
        let point = count == 1 && !matches!(piece, Piece::Unit(unit) if unit != Unit::Day);
        let when = match (whole.when, &piece) {
            (None, _) => None,
            (Some(whole), Piece::Unit(unit)) => {
                let half = *unit == Unit::Half && nth < 0;
                Some(whole.part(*unit, if half { 2 } else { first }, count)?)
            }
            (Some(whole), Piece::Weekday(weekday)) => Some(Stretch::day(whole.weekday(*weekday, nth)?)?),
        };
        let grain = match piece {
            Piece::Unit(unit) if unit != Unit::Day || count == 1 => grain(unit),
            Piece::Unit(_) => Grain::Week,
            Piece::Weekday(_) => Grain::Day,
        };
        Some((Moment { point, loose: whole.loose || !exact, ..Moment::stretch(when, grain) }, next))
    }

    /// "early March", "mid-2016", "later this year", "the beginning of 2000", "late on Friday"
    fn side(&self, i: usize, depth: u8) -> Read {
        let start = self.skip(i, "the");
        let Sign::Part(part) = self.sign(start) else {
            return None;
        };
        let word = self.word(start);
        let noun = matches!(word, "beginning" | "start" | "middle" | "end" | "close");
        let at = match self.word(start + 1) {
            "of" if noun => start + 2,
            _ if noun => return None,
            "-" | "in" | "on" => start + 2,
            _ => start + 1,
        };
        let (whole, next) = self.moment(at, depth)?;
        let relative = matches!(word, "earlier" | "later");
        if whole.point {
            // Early on a day is that day.
            return (!relative && !noun).then_some((whole, next));
        }
        // July is late this year, but not the end of this year.
        let named = whole.said.year.is_some() || noun;
        let when = whole.when.and_then(|stretch| {
            let side = third(part, stretch, named)?;
            match (word, self.reference) {
                ("earlier", Some(r)) if stretch.from < r => Some(Stretch { until: r.min(stretch.until), ..stretch }),
                ("later", Some(r)) if side.from < r && r < side.until => Some(Stretch { from: r, ..side }),
                _ => Some(side),
            }
        });
        let edge = whole.when.filter(|_| noun).and_then(|stretch| edge(part, stretch));
        // Too short to differ from another time of the same month or week.
        let grain = if whole.grain == Grain::Year { Grain::Month } else { whole.grain };
        let loose = whole.loose || relative;
        Some((Moment { edge, loose, said: Said { day: None, ..whole.said }, ..Moment::stretch(when, grain) }, next))
    }
}

/// Where the beginning, middle or end of a stretch lies as a border.
fn edge(part: Part, stretch: Stretch) -> Option<Day> {
    match part {
        Part::Early => Some(stretch.from),
        Part::Mid => add(stretch.from, 0, stretch.days() / 2),
        Part::Late => Some(stretch.until),
    }
}

/// The part of a stretch that "early", "mid" or "late" names: halves of months and of years counted from now, thirds of other years
/// and of longer stretches, the days around the middle.
fn third(part: Part, whole: Stretch, named: bool) -> Option<Stretch> {
    let Stretch { from, until } = whole;
    // Ends of the early part, both ends of the middle, start of the late part, in months and days from the start.
    let [early, first, second, late] = match whole.days() {
        ..=7 => [(0, 3), (0, 1), (0, 4), (0, 3)],
        8..=31 => [(0, 15), (0, 9), (0, 20), (0, 15)],
        32..=92 => [(1, 0), (1, 0), (2, 0), (2, 0)],
        93..=184 => [(2, 0), (2, 0), (4, 0), (4, 0)],
        185..=366 if named => [(4, 0), (4, 0), (8, 0), (8, 0)],
        185..=366 => [(6, 0), (3, 0), (9, 0), (6, 0)],
        367..=3653 => [(48, 0), (36, 0), (84, 0), (72, 0)],
        _ => [(408, 0), (396, 0), (804, 0), (792, 0)],
    };
    let at = |(months, days): (i32, i32)| add(from, months, days);
    Some(match part {
        Part::Early => Stretch { from, until: at(early)? },
        Part::Mid => Stretch { from: at(first)?, until: at(second)? },
        Part::Late => Stretch { from: at(late)?, until },
    })
}
