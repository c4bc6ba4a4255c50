//! Quantities: how many of what, with bounds and vagueness.

use super::bound::Bound;
pub use super::counting::quantities;
use crate::text::Span;

/// A number in a text with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub span: Span,
    pub value: f64,
    /// The upper end of a range: "10,000 to 12,000", "several thousand".
    pub upper: Option<f64>,
    pub bound: Option<Bound>,
    /// Stem of the noun it counts, `%`, a currency's code, a measure (`km`, `t`, `hour`), `age` or `ordinal`.
    pub unit: Option<String>,
    /// How many of the unit one of what the words say is: 1.609 for miles in `km`, 100 for a share in `%`; else 1.
    pub factor: f64,
    /// The words of the unit in the text.
    pub unit_span: Option<Span>,
}

/// A lower bound and a figure up to this much above it can be one count that has risen since.
const RISEN: f64 = 1.5;
/// Share by which a measure converted into another, or a fraction said in words, can be off.
const CONVERTED: f64 = 0.06;

impl Quantity {
    /// The least and the most that the words allow, in the unit.
    pub fn range(&self) -> (f64, f64) {
        let (low, top) = (self.value * self.factor, self.upper.unwrap_or(self.value) * self.factor);
        match self.bound {
            Some(Bound::About) if self.upper.is_none() => (low - 0.12 * low.abs(), top + 0.12 * top.abs()),
            Some(Bound::AtLeast) => (low, f64::INFINITY),
            Some(Bound::AtMost) => (if top < 0.0 { f64::NEG_INFINITY } else { 0.0 }, top),
            _ => (low, top),
        }
    }

    /// Whether the figure is rare enough that two texts with it may well speak of one thing: 640, 9.3, 720,000; not 2, 10 or 100.
    pub fn is_telling(&self) -> bool {
        let value = self.value.abs();
        let mut figures = value;
        while figures >= 10.0 && figures % 10.0 == 0.0 {
            figures /= 10.0;
        }
        self.unit.as_deref() != Some("ordinal") && value > 12.0 && figures >= 10.0 || value.fract() != 0.0
    }

    /// Whether both can be true of one thing.
    pub fn agrees(&self, other: &Quantity) -> bool {
        let ((a, b), (c, d)) = (self.range(), other.range());
        let (opens, closes) = ((b.is_infinite(), d.is_infinite()), (self.is_at_most(), other.is_at_most()));
        // Two open bounds agree if they are near: "more than 100" and "over 2,000" tell different stories.
        if opens == (true, true) || closes == (true, true) {
            let (x, y) = if opens.0 { (a, c) } else { (b, d) };
            return x * y >= 0.0 && x.abs().min(y.abs()) >= 0.6 * x.abs().max(y.abs());
        }
        // "at least 92" and "157" are compatible by the letter, and no reader takes them for one figure.
        if opens.0 || opens.1 {
            let (low, (least, most)) = if opens.0 { (a, (c, d)) } else { (c, (a, b)) };
            return most >= low && least <= low + (RISEN - 1.0) * low.abs();
        }
        let slack = if self.factor == other.factor {
            self.rounding().max(other.rounding())
        } else {
            CONVERTED * a.abs().max(c.abs())
        };
        (a <= d && c <= b) || (a - d).max(c - b) < slack
    }

    fn is_at_most(&self) -> bool {
        self.bound == Some(Bound::AtMost)
    }

    /// What an exact figure may have been rounded by: half of its last place, not more than a twentieth of it. Counts below a
    /// thousand are told as they are.
    fn rounding(&self) -> f64 {
        if self.bound.is_some() || self.upper.is_some() || self.value == 0.0 {
            return 0.0;
        }
        let mut place = 1e-6_f64.max(self.value.abs() * 1e-6);
        if self.value.fract() == 0.0 {
            place = if self.value.abs() < 1000.0 { 1.0 } else { 10.0 };
            while self.value.abs() >= 1000.0 && self.value % (place * 10.0) == 0.0 && place < 1e15 {
                place *= 10.0;
            }
            if self.value.abs() >= 1000.0 && self.value % 10.0 != 0.0 {
                place = 1.0;
            }
        } else {
            for (digits, step) in [(10.0, 0.1), (100.0, 0.01), (1000.0, 0.001)] {
                if (self.value * digits - (self.value * digits).round()).abs() < 1e-6 {
                    place = step;
                    break;
                }
            }
        }
        (place * 0.5).min(self.value.abs() * 0.05) * self.factor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn read_all(text: &str) -> Vec<Quantity> {
        quantities(text, &tokens(text), &[])
    }

    fn one(text: &str) -> Quantity {
        let all = read_all(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.into_iter().next().unwrap()
    }

    #[test]
    fn values_units_and_bounds() {
        assert_eq!(one("six North Korean officers died").unit.as_deref(), Some("offic"));
        let around = one("around 150,000 civilians fled");
        assert_eq!((around.value, around.bound), (150_000.0, Some(Bound::About)));
        let range = one("10,000 to 12,000 troops");
        assert_eq!((range.value, range.upper), (10_000.0, Some(12_000.0)));
        assert_eq!(one("one hundred and sixteen houses").value, 116.0);
        assert_eq!(one("$1.2 million").unit.as_deref(), Some("USD"));
        assert_eq!(one("rose 3.5 per cent").unit.as_deref(), Some("%"));
        assert_eq!(one("several thousand troops").range(), (2_000.0, 9_999.0));
        assert_eq!(one("a 19-year-old").unit.as_deref(), Some("age"));
    }

    #[test]
    fn how_figures_are_written() {
        for (text, value) in [
            ("1,250,000 people", 1_250_000.0),
            ("1,3 million people", 1_300_000.0),
            ("a rise of ¾", 0.75),
            ("it was -5 degrees", -5.0),
            ("three dozens of eggs", 36.0),
            ("1.3e6 cells", 1_300_000.0),
        ] {
            assert_eq!(one(text).value, value, "{text}");
        }
        assert_eq!(read_all("exercises 22,24,26,31").len(), 4);
    }

    #[test]
    fn agreement_is_by_meaning() {
        for (a, b) in [
            ("more than 100 missiles", "over 100 missiles"),
            ("2,300 people", "2,000 to 2,500 people"),
            ("about 10,000 men", "10,400 men"),
            ("thousands of votes", "4,870 votes"),
            ("at least 40 houses", "52 houses"),
            ("up to 60 cows", "45 cows"),
            ("1.2 million cars", "1,214,300 cars"),
            ("12% of pupils", "12.4 per cent of pupils"),
            ("a third of voters", "33 per cent of voters"),
            ("nearly half of those asked", "47 per cent"),
            ("5 miles", "8 km"),
            ("3 square kilometres", "300 hectares"),
            ("two years", "24 months"),
            ("$1.5bn", "1.5 billion dollars"),
            ("25 basis points", "0.25 percentage points"),
            ("half a million birds", "500,000 birds"),
            ("at least 2,000 men", "2,000 to 2,500 men"),
            ("at least minus 40 degrees", "at least minus 40 degrees"),
            ("at least minus 40 degrees", "minus 30 degrees"),
        ] {
            let (x, y) = (one(a), one(b));
            assert!(x.agrees(&y) && y.agrees(&x), "{a} / {b}");
        }
        for (a, b) in [
            ("six men", "seven men"),
            ("over 100 missiles", "over 2,000 missiles"),
            ("at least 40 houses", "90 houses"),
            ("300 seats", "303 seats"),
            ("2,300 people", "2,400 people"),
            ("12% of pupils", "13% of pupils"),
            ("a third of voters", "40 per cent of voters"),
            ("5 miles", "10 km"),
            ("fewer than 50 trees", "80 trees"),
            ("dozens of cows", "thousands of cows"),
        ] {
            let (x, y) = (one(a), one(b));
            assert!(!x.agrees(&y) && !y.agrees(&x), "{a} / {b}");
        }
    }
}
