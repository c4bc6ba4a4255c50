//! Times: when, absolute or counted from the day of publication.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::date::{Reader, Sign};
use crate::text::{Span, Token};

/// How exact a time is. What is shorter than a month but no day counts as a week, what is shorter than a year as a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grain {
    Day,
    Week,
    Month,
    Year,
}

/// A time in a text. Without a day to count from, a relative time has no dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    pub span: Span,
    /// First day; none where the time has no beginning, as "until May".
    pub from: Option<Date>,
    /// For a single day the same as `from`, else the first day after; none where the time has no end, as "since May".
    pub until: Option<Date>,
    pub grain: Grain,
    /// Month and day as the words say them, where the year is not said or not known.
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// The year was said, or follows from the day of publication.
    pub year: Option<i16>,
    pub weekday: Option<i8>,
    /// Counted from the text's own day by a word that names no day: "yesterday", "overnight".
    pub near: bool,
    /// "since", "before", "until": the time is a border, not the time itself.
    pub border: bool,
    /// One of several readings, as "last Friday": it can agree with another time but not contradict it.
    pub loose: bool,
    /// Of a range by two ends, the first day after the last one named: "May to September" reaches to 1 October.
    pub reach: Option<Date>,
}

impl Time {
    /// Whether both times can be one: dates that overlap, or partial ones that do not contradict each other. None if they
    /// cannot be compared.
    pub fn agrees(&self, other: &Time) -> Option<bool> {
        let same = match (self.range(), other.range()) {
            (Some(a), Some(b)) => a.0 < b.1 && b.0 < a.1,
            _ => match (self.month, other.month) {
                (Some(a), Some(b)) => a == b && (self.day.is_none() || other.day.is_none() || self.day == other.day),
                _ => match (self.weekday, other.weekday) {
                    (Some(a), Some(b)) if self.from.is_none() && other.from.is_none() => a == b,
                    _ => return None,
                },
            },
        };
        (same || !(self.loose || other.loose)).then_some(same)
    }

    /// First day and first day after; of a time with an open side the day of the border.
    fn range(&self) -> Option<(Date, Date)> {
        let from = self.from.or(self.until)?;
        let until = self.reach.or(self.until).unwrap_or(from);
        Some((from, if until == from { until.tomorrow().unwrap_or(until) } else { until }))
    }
}

/// The times of a token sequence, relative ones counted from `reference`.
pub fn times(text: &str, tokens: &[Token], reference: Option<Date>) -> Vec<Time> {
    let mut reader = Reader::new(text, tokens, reference);
    let mut out: Vec<Time> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some((time, next)) = reader.read(i) {
            out.push(time);
            i = next.max(i + 1);
        } else {
            i += 1;
        }
    }
    out
}

/// Whether a folded word is a month or a day of the week, or several of them: "Fridays".
pub fn is_calendar(lower: &str) -> bool {
    let one = lower.strip_suffix('s').unwrap_or(lower);
    [lower, one].iter().any(|word| matches!(Sign::of_word(word), Sign::Month(_) | Sign::Weekday(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;
    use jiff::civil::date;

    fn read(text: &str) -> Vec<Time> {
        times(text, &tokens(text), Some(date(2024, 10, 13)))
    }

    #[test]
    fn absolute_and_relative() {
        for (text, from, until) in [
            ("on October 3", date(2024, 10, 3), date(2024, 10, 3)),
            ("the 13th of October", date(2024, 10, 13), date(2024, 10, 13)),
            ("on Sunday", date(2024, 10, 13), date(2024, 10, 13)),
            ("on Thursday evening", date(2024, 10, 10), date(2024, 10, 10)),
            ("in June", date(2024, 6, 1), date(2024, 7, 1)),
            ("last week", date(2024, 9, 30), date(2024, 10, 7)),
            ("June 19, 2024", date(2024, 6, 19), date(2024, 6, 19)),
            ("2022-02-24", date(2022, 2, 24), date(2022, 2, 24)),
            ("three days ago", date(2024, 10, 10), date(2024, 10, 10)),
            ("in December", date(2024, 12, 1), date(2025, 1, 1)),
        ] {
            let all = read(text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!((all[0].from, all[0].until), (Some(from), Some(until)), "{text}");
        }
    }

    #[test]
    fn may_is_mostly_a_verb() {
        assert!(read("Russia may send more").is_empty());
        assert_eq!(read("in May").len(), 1);
    }

    #[test]
    fn without_a_reference_parts_still_compare() {
        let of = |text: &str| times(text, &tokens(text), None).remove(0);
        assert_eq!(of("October 3").agrees(&of("3 October")), Some(true));
        assert_eq!(of("October 3").agrees(&of("4 October")), Some(false));
        assert_eq!(of("on Sunday").agrees(&of("October 3")), None);
    }

    #[test]
    fn loose_readings_never_contradict() {
        let of = |text: &str| read(text).remove(0);
        assert_eq!(of("last Friday").agrees(&of("on Friday, October 4")), Some(true));
        assert_eq!(of("last Friday").agrees(&of("on Friday")), None);
        assert_eq!(of("two months ago").agrees(&of("on August 20")), None);
        assert_eq!(of("10 October").agrees(&of("11 October")), Some(false));
    }

    #[test]
    fn ranges_reach_to_the_end_of_their_last_part() {
        let of = |text: &str| read(text).remove(0);
        assert_eq!(of("from May to September").agrees(&of("on 20 September")), Some(true));
        assert_eq!(of("from May to September").agrees(&of("on 2 October")), Some(false));
        assert_eq!(of("since August").agrees(&of("in August")), Some(true));
        assert_eq!(of("until 2009").agrees(&of("in 1998")), Some(false));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        for day in [Date::MIN, Date::MAX, date(2024, 2, 29)] {
            for text in [
                "next year",
                "9999 years ago",
                "in the last 9999 centuries",
                "the first century",
                "tomorrow",
                "on Monday",
            ] {
                times(text, &tokens(text), Some(day));
            }
        }
    }
}
