//! Days as texts: the calendar date of ISO 8601, "2024-10-14". A page and a report carry no other, and jiff's `serde` feature, which reads
//! all that a date may be, is 60 kB of the wasm.

use jiff::civil::Date;
use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

/// Reads a day; none if the text is not four, two and two digits that make one.
pub fn read(text: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = text.get(range).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse().ok()
    };
    let marks = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (month, day) = (i8::try_from(number(5..7)?).ok()?, i8::try_from(number(8..10)?).ok()?);
    Date::new(number(0..4)?, month, day).ok().filter(|_| marks)
}

/// Writes a day. A year before 1 or after 9999, which no page is of, has a sign and six digits.
pub fn write(date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if year < 0 { format!("{year:+07}-{month:02}-{day:02}") } else { format!("{year:04}-{month:02}-{day:02}") }
}

struct Reader;

impl Visitor<'_> for Reader {
    type Value = Date;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a day like 2024-10-14")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        read(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// For `#[serde(with)]` on a day.
pub fn serialize<S: Serializer>(date: &Date, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&write(*date))
}

/// For `#[serde(with)]` on a day.
pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Date, D::Error> {
    from.deserialize_str(Reader)
}

/// For `#[serde(default, with)]` on a day that may be missing.
pub mod maybe {
    use jiff::civil::Date;
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::Serializer;

    /// A day, or null.
    pub fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => super::serialize(date, to),
            None => to.serialize_none(),
        }
    }

    /// A day, or none for null.
    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Date>, D::Error> {
        #[derive(serde::Deserialize)]
        struct Day(#[serde(with = "super")] Date);
        Ok(Option::<Day>::deserialize(from)?.map(|Day(date)| date))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_days_are_read() {
        assert_eq!(read("2024-02-29"), Some(date(2024, 2, 29)));
        for text in
            ["2023-02-29", "2024-2-29", "2024-02-29T10:00", "+024-02-29", "2024/02/29", "2024-02-2é", "", "🙂24-02-29"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(year in 0i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let date = date(year, month, day);
            prop_assert_eq!(read(&write(date)), Some(date));
            prop_assert_eq!(write(date), date.to_string());
        }
    }
}
