//! Days as pages write them in their heads.

use jiff::civil::Date;
use jiff::fmt::strtime;

/// Ways to write a day, tried in this order at the start of the text. Day first only where the month is a word: 3/10 is
/// October in one country and March in another.
const FORMATS: &[&str] = &[
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%d %B %Y", "%d %b %Y",
    "%A, %B %d, %Y", "%A, %b %d, %Y", "%A, %d %B %Y", "%a, %d %b %Y", "%a, %B %d, %Y", "%a %b %d %Y", "%A %d %B %Y",
];

/// Reads the day at the start of a text: the day as the page states it, in its own time zone.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.get(..64).unwrap_or(text);
    // The day of the week tells nothing more; it may be wrong, or in another language.
    let without_weekday = || {
        let (weekday, rest) = text.split_once(',')?;
        weekday.chars().all(char::is_alphabetic).then(|| first(rest.trim_start()))?
    };
    first(text).or_else(without_weekday)
}

/// The first way of writing that fits.
fn first(text: &str) -> Option<Date> {
    FORMATS.iter().find_map(|format| {
        let (time, _) = strtime::BrokenDownTime::parse_prefix(format, text).ok()?;
        plausible(time.to_date().ok()?)
    })
}

/// The day in an address: "/2024/10/14/" or "/2024-10-14-".
pub fn in_address(address: &str) -> Option<Date> {
    address.char_indices().filter(|(_, c)| *c == '/').find_map(|(at, _)| {
        let rest = &address[at + 1..];
        let (time, used) = ["%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"]
            .iter()
            .find_map(|format| strtime::BrokenDownTime::parse_prefix(format, rest).ok())?;
        let ends = rest[used..].chars().next().is_none_or(|c| !c.is_ascii_digit());
        if ends { plausible(time.to_date().ok()?) } else { None }
    })
}

/// News on the web has a day between these; anything else is a number that looks like a day.
fn plausible(date: Date) -> Option<Date> {
    (1990..=2100).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::{in_address, parse};
    use jiff::civil::date;

    #[test]
    fn days_as_pages_write_them() {
        for text in [
            "2024-10-14",
            "2024-10-14T23:30:00-05:00",
            "2024-10-14 06:15",
            "2024/10/14",
            "20241014",
            "October 14, 2024",
            "Oct 14, 2024 3:15 pm",
            "14 October 2024",
            "Mon, 14 Oct 2024 10:00:00 GMT",
            "Monday, October 14, 2024",
            "Oct. 14, 2024",
            "Tue, 14 Oct 2024 10:00:00 GMT",
            "lundi, 14 Oct 2024",
        ] {
            assert_eq!(parse(text), Some(date(2024, 10, 14)), "{text}");
        }
        for text in ["", "yesterday", "14/10/2024", "0001-01-01", "2024-13-40", "123456789012"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_in_addresses() {
        assert_eq!(in_address("https://news.example/world/2024/10/14/kursk"), Some(date(2024, 10, 14)));
        assert_eq!(in_address("https://news.example/2024-10-14-kursk"), Some(date(2024, 10, 14)));
        assert_eq!(in_address("https://news.example/20241014/kursk"), Some(date(2024, 10, 14)));
        assert_eq!(in_address("https://news.example/story-20241014"), None);
        assert_eq!(in_address("https://news.example/2024/10/141"), None);
    }
}
