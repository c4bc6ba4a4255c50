//! Times: when, absolute or counted from the day of publication.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan};

use super::date::Reader;
use crate::text::{Span, Token};

/// How exact a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// First day.
    pub from: Option<Date>,
    /// For a single day the same as `from`, else the first day after.
    pub until: Option<Date>,
    pub grain: Grain,
    /// Month and day as the words say them, where the year is not said or not known.
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// The year was said, or follows from the day of publication.
    pub year: Option<i16>,
    pub weekday: Option<i8>,
    /// "since", "before", "until": the time is a border, not the time itself.
    pub border: bool,
}

impl Time {
    /// Whether both times can be one: dates that overlap, or partial ones that do not contradict each other. None if they
    /// cannot be compared.
    pub fn agrees(&self, other: &Time) -> Option<bool> {
        if let (Some(a), Some(b)) = (self.range(), other.range()) {
            return Some(a.0 < b.1 && b.0 < a.1);
        }
        match (self.month, other.month) {
            (Some(a), Some(b)) => Some(a == b && (self.day.is_none() || other.day.is_none() || self.day == other.day)),
            _ => match (self.weekday, other.weekday) {
                (Some(a), Some(b)) if self.from.is_none() && other.from.is_none() => Some(a == b),
                _ => None,
            },
        }
    }

    /// First day and first day after.
    fn range(&self) -> Option<(Date, Date)> {
        let (from, until) = (self.from?, self.until?);
        Some((from, if until == from { until.saturating_add(1.day()) } else { until }))
    }
}

/// The times of a token sequence, relative ones counted from `reference`.
pub fn times(text: &str, tokens: &[Token], reference: Option<Date>) -> Vec<Time> {
    let mut out: Vec<Time> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let reader = Reader { text, tokens, at: i, reference };
        if let Some((mut time, next)) = reader.read() {
            time.border =
                i > 0 && matches!(tokens[i - 1].lower.as_str(), "since" | "until" | "before" | "after" | "till" | "by");
            out.push(time);
            i = next.max(i + 1);
        } else {
            i += 1;
        }
    }
    out
}

/// A date some months and days on; none past the calendar's ends.
pub(super) fn add(date: Date, months: i32, days: i32) -> Option<Date> {
    date.checked_add(Duration::new().try_months(months).ok()?.try_days(days).ok()?).ok()
}

/// Whether a folded word is a month or a day of the week, or several of them: "Fridays".
pub fn is_calendar(lower: &str) -> bool {
    let one = lower.strip_suffix('s').unwrap_or(lower);
    [lower, one].iter().any(|word| month(word).is_some() || weekday(word).is_some())
}

pub(super) fn month(lower: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let at = NAMES.iter().position(|name| *name == lower || (lower.len() == 3 && name.starts_with(lower)))?;
    Some(at as i8 + 1).or(None)
}

pub(super) fn weekday(lower: &str) -> Option<Weekday> {
    Some(match lower {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
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
}
