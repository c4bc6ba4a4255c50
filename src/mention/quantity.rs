//! Quantities: how many of what, with bounds and vagueness.

use serde::{Deserialize, Serialize};

use super::number::{Number, number};
use crate::lexicon::{Cue, has, stem};
use crate::text::{Case, Span, Token, TokenKind};

/// How a value stands to the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "about", "nearly"; or a vague word: "dozens".
    About,
    /// "at least", "more than", "over".
    AtLeast,
    /// "up to", "fewer than", "under".
    AtMost,
}

/// A number in a text with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub span: Span,
    pub value: f64,
    /// The upper end of a range: "10,000 to 12,000", "several thousand".
    pub upper: Option<f64>,
    pub bound: Option<Bound>,
    /// Stem of the noun it counts, `%`, a currency sign's code, or `ordinal`.
    pub unit: Option<String>,
    /// The words of the unit in the text.
    pub unit_span: Option<Span>,
}

impl Quantity {
    /// The least and the most that the words allow.
    pub fn range(&self) -> (f64, f64) {
        let top = self.upper.unwrap_or(self.value);
        match self.bound {
            Some(Bound::About) if self.upper.is_none() => (self.value * 0.88, top * 1.12),
            Some(Bound::About) => (self.value, top),
            Some(Bound::AtLeast) => (self.value, f64::INFINITY),
            Some(Bound::AtMost) => (0.0, top),
            None => (self.value, top),
        }
    }

    /// Whether the figure is rare enough that two texts with it may well speak of one thing: 640, 9.3, 720,000; not 2, 10 or 100.
    pub fn is_telling(&self) -> bool {
        let value = self.value.abs();
        let digits = format!("{value}");
        let figures = digits.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
        self.unit.as_deref() != Some("ordinal") && value > 12.0 && figures >= 2 || value.fract() != 0.0
    }

    /// Whether both can be true of one thing.
    pub fn agrees(&self, other: &Quantity) -> bool {
        let ((a, b), (c, d)) = (self.range(), other.range());
        // Two open bounds agree if they are near: "more than 100" and "over 2,000" tell different stories.
        if b.is_infinite() && d.is_infinite() || (a == 0.0 && c == 0.0) {
            let (x, y) = if b.is_infinite() { (a, c) } else { (b, d) };
            return x.min(y) >= 0.6 * x.max(y);
        }
        if b.is_infinite() || d.is_infinite() {
            // "at least 92" and "157" are compatible by the letter, and no reader takes them for one figure.
            let (low, value) = if b.is_infinite() { (a, d) } else { (c, b) };
            return value >= low && value <= low * 1.2;
        }
        a <= d && c <= b
    }
}

/// The quantities of a token sequence, dates and their years excepted (`taken`: spans that are times).
pub fn quantities(text: &str, tokens: &[Token], taken: &[Span]) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if taken.iter().any(|s| s.overlaps(tokens[i].span)) {
            i += 1;
            continue;
        }
        match read(text, tokens, i) {
            Some((quantity, next)) => {
                out.push(quantity);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let (bound, skip) = bound_before(tokens, at);
    let mut i = at + skip;
    let mut start = i;
    let currency = tokens.get(i).and_then(|t| currency_sign(&t.lower));
    if currency.is_some() {
        i += 1;
    }
    // "-5", "minus 5": below zero, where no word or figure stands right before the sign.
    let sign = tokens.get(i).is_some_and(|t| {
        let figure = tokens.get(i + 1).is_some_and(|n| n.kind == TokenKind::Number);
        (t.is("-") && t.spaced && figure && tokens.get(i + 1).is_some_and(|n| !n.spaced)) || (t.is("minus") && figure)
    });
    i += usize::from(sign);
    let mut first = number(text, tokens, i)?;
    if sign {
        first.value = -first.value;
    }
    if bound.is_some() {
        start = at;
    }
    if currency.is_none() && !plausible(tokens, i, &first) {
        return None;
    }
    let mut upper = first.upper;
    // 10,000 to 12,000; 10-12; between 10 and 12
    let joins =
        |t: &Token| t.is("to") || t.is("-") || (t.is("and") && at > 0 && tokens[at - 1].is("between")) || t.is("or");
    if tokens.get(first.next).is_some_and(joins) {
        let sign = tokens.get(first.next + 1).is_some_and(|t| currency_sign(&t.lower).is_some());
        let from = first.next + 1 + usize::from(sign);
        if let Some(second) = number(text, tokens, from).filter(|n| !n.ordinal) {
            // "10 to 12 million": the scale holds for both.
            let shared = second.value >= 1000.0 && first.value < 1000.0 && second.next - from >= 2;
            let value = if shared { first.value * scale_of(second.value) } else { first.value };
            if second.value > value {
                first.value = value;
                first.next = second.next;
                upper = Some(second.value);
            }
        }
    }
    let mut end = first.next;
    let mut unit = currency.map(str::to_owned);
    let mut unit_span = None;
    if let Some(token) = tokens.get(end) {
        let percent = token.is("%")
            || token.is("percent")
            || (token.is("per") && tokens.get(end + 1).is_some_and(|t| t.is("cent")))
            || token.is("percentage");
        if percent {
            unit = Some("%".to_owned());
            end += if token.is("per") { 2 } else { 1 };
        } else if let Some(code) = currency_word(&token.lower) {
            unit = Some(code.to_owned());
            end += 1;
        }
    }
    let number_end = end;
    if unit.is_none() && !first.ordinal {
        if let Some(j) = unit_noun(tokens, end) {
            unit = Some(stem(&tokens[j].lower));
            unit_span = Some(tokens[j].span);
        }
    } else if first.ordinal {
        unit = Some("ordinal".to_owned());
    }
    let bound = bound.or_else(|| bound_after(tokens, number_end)).or(first.vague.then_some(Bound::About));
    let span = Span::new(tokens[start].span.start, tokens[number_end - 1].span.end);
    Some((Quantity { span, value: first.value, upper, bound, unit, unit_span }, number_end))
}

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| value >= *s).unwrap_or(1.0)
}

/// "one" as a pronoun and "a" before a noun are no quantities.
fn plausible(tokens: &[Token], i: usize, number: &Number) -> bool {
    let token = &tokens[i];
    if token.kind == TokenKind::Number {
        // F-16, Covid-19, 68th Brigade are names.
        let named = i >= 2 && tokens[i - 1].is("-") && !tokens[i - 1].spaced && tokens[i - 2].is_capital();
        return !named;
    }
    let lone = number.next == i + 1;
    match token.lower.as_str() {
        "a" | "an" => !lone,
        "one" if lone => {
            let next = tokens.get(i + 1).map(|t| t.lower.as_str()).unwrap_or_default();
            let before = i.checked_sub(1).map(|j| tokens[j].lower.as_str()).unwrap_or_default();
            tokens.get(i + 1).is_some_and(Token::is_word)
                && !matches!(
                    next,
                    "of" | "another"
                        | "day"
                        | "who"
                        | "that"
                        | "side"
                        | "can"
                        | "is"
                        | "has"
                        | "in"
                        | "and"
                        | "or"
                        | "by"
                        | "to"
                        | "on"
                        | "at"
                        | "for"
                        | "was"
                        | "thing"
                        | "way"
                )
                && !matches!(
                    before,
                    "no" | "this" | "that" | "any" | "the" | "every" | "each" | "another" | "which" | "number"
                )
        }
        "second" | "quarter" | "half" if lone => false,
        _ => true,
    }
}

fn bound_before(tokens: &[Token], at: usize) -> (Option<Bound>, usize) {
    let word = |i: usize| tokens.get(at + i).map(|t| t.lower.as_str()).unwrap_or_default();
    match (word(0), word(1), word(2)) {
        ("at", "least", _) | ("more" | "greater" | "higher", "than", _) => (Some(Bound::AtLeast), 2),
        ("no" | "not", "less" | "fewer", "than") => (Some(Bound::AtLeast), 3),
        ("at", "most", _)
        | ("up", "to", _)
        | ("fewer" | "less" | "lower", "than", _)
        | ("as", "many", "as")
        | ("as", "much", "as") => (Some(Bound::AtMost), if word(0) == "as" { 3 } else { 2 }),
        ("no" | "not", "more", "than") => (Some(Bound::AtMost), 3),
        ("over" | "exceeding" | "above", _, _) => (Some(Bound::AtLeast), 1),
        ("under" | "below", _, _) => (Some(Bound::AtMost), 1),
        (
            "about" | "around" | "approximately" | "roughly" | "nearly" | "almost" | "some" | "circa" | "estimated"
            | "approx" | "~",
            _,
            _,
        ) => (Some(Bound::About), 1),
        _ => (None, 0),
    }
}

fn bound_after(tokens: &[Token], at: usize) -> Option<Bound> {
    let word = |i: usize| tokens.get(at + i).map(|t| t.lower.as_str()).unwrap_or_default();
    match (word(0), word(1)) {
        ("or", "more") | ("+", _) => Some(Bound::AtLeast),
        ("or", "less" | "fewer") => Some(Bound::AtMost),
        ("or", "so") => Some(Bound::About),
        _ => None,
    }
}

fn currency_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "us$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₩" => "KRW",
        "₽" => "RUB",
        "₴" => "UAH",
        _ => return None,
    })
}

fn currency_word(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "dollars" | "dollar" | "usd" => "USD",
        "euros" | "euro" | "eur" => "EUR",
        "pounds" | "gbp" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupees" => "INR",
        "won" => "KRW",
        "rubles" | "roubles" => "RUB",
        "hryvnia" | "hryvnias" => "UAH",
        _ => return None,
    })
}

/// The noun a number counts: the first plural or word for people within the noun group that follows.
fn unit_noun(tokens: &[Token], at: usize) -> Option<usize> {
    let mut first = None;
    for (j, token) in tokens.iter().enumerate().skip(at).take(6) {
        if token.is("of") && j == at {
            continue;
        }
        if token.is("-") {
            continue;
        }
        let root = stem(&token.lower);
        if !token.is_word()
            || (has(&root, Cue::Stop)
                && !matches!(token.lower.as_str(), "other" | "more" | "new" | "the" | "its" | "their"))
        {
            break;
        }
        if token.case != Case::Lower
            || matches!(token.lower.as_str(), "other" | "more" | "new" | "the" | "its" | "their")
        {
            continue;
        }
        let people = matches!(
            token.lower.as_str(),
            "people" | "men" | "women" | "children" | "troops" | "police" | "personnel" | "aircraft"
        );
        let plural = token.lower.len() > 3
            && token.lower.ends_with('s')
            && !token.lower.ends_with("ss")
            && !token.lower.ends_with("us");
        if people || plural {
            return Some(j);
        }
        first.get_or_insert(j);
    }
    first
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
        assert_eq!(one("a 19-year-old").unit.as_deref(), Some("year"));
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
        assert!(read_all("exercises 22,24,26,31").is_empty());
    }

    #[test]
    fn agreement_is_by_meaning() {
        let agree = |a: &str, b: &str| one(a).agrees(&one(b));
        assert!(agree("more than 100 missiles", "over 100 missiles"));
        assert!(agree("2,300 people", "2,000 to 2,500 people"));
        assert!(agree("about 10,000 men", "10,400 men"));
        assert!(!agree("six men", "seven men"));
        assert!(!agree("over 100 missiles", "over 2,000 missiles"));
        assert!(agree("thousands of votes", "4,870 votes"));
    }
}
