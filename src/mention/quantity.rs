//! Quantities: how many of what, with bounds and vagueness.

use serde::{Deserialize, Serialize};

use crate::lexicon::{Cue, has, stem};
use crate::text::{Span, Token, TokenKind};

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

/// A number without its surroundings.
struct Number {
    value: f64,
    upper: Option<f64>,
    vague: bool,
    ordinal: bool,
    next: usize,
}

fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let (bound, skip) = bound_before(tokens, at);
    let mut i = at + skip;
    let mut start = i;
    let currency = tokens.get(i).and_then(|t| currency_sign(&t.lower));
    if currency.is_some() {
        i += 1;
    }
    let mut number = number(text, tokens, i)?;
    if bound.is_some() {
        start = at;
    }
    if currency.is_none() && !plausible(tokens, i, &number) {
        return None;
    }
    let mut upper = number.upper;
    // 10,000 to 12,000; 10-12; between 10 and 12
    let joins =
        |t: &Token| t.is("to") || t.is("-") || (t.is("and") && at > 0 && tokens[at - 1].is("between")) || t.is("or");
    if let Some(joint) = tokens.get(number.next).filter(|t| joins(t)) {
        let skip = usize::from(
            tokens
                .get(number.next + 1)
                .is_some_and(|t| currency_sign(&t.lower).is_some()),
        );
        if let Some(second) = self::number(text, tokens, number.next + 1 + skip).filter(|n| !n.ordinal) {
            // "10 to 12 million" shares the scale.
            let first = if second.value >= 1000.0
                && number.value < 1000.0
                && joint.is("to")
                && number.value < second.value / 1000.0 * 1000.0
                && second.next - number.next > 2
            {
                number.value * scale_of(second.value)
            } else {
                number.value
            };
            if second.value > first {
                number.value = first;
                upper = Some(second.value);
                number.next = second.next;
            }
        }
    }
    let mut end = number.next;
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
    if unit.is_none() && !number.ordinal {
        if let Some(j) = unit_noun(tokens, end) {
            unit = Some(stem(&tokens[j].lower));
            unit_span = Some(tokens[j].span);
        }
    } else if number.ordinal {
        unit = Some("ordinal".to_owned());
    }
    let bound = bound
        .or_else(|| bound_after(tokens, number_end))
        .or(number.vague.then_some(Bound::About));
    let span = Span::new(tokens[start].span.start, tokens[number_end - 1].span.end);
    Some((
        Quantity {
            span,
            value: number.value,
            upper,
            bound,
            unit,
            unit_span,
        },
        number_end,
    ))
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

fn number(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    if token.kind == TokenKind::Number {
        digits(text, tokens, at)
    } else {
        words(tokens, at)
    }
}

/// Figures: `150,000`, `3.5`, `1 000 000`, `19th`, `10k`, `1.2 million`.
fn digits(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    let raw = tokens[at].span.of(text);
    let body = raw.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = crate::text::normalise::fold(&raw[body.len()..]);
    let mut value = figure(body)?;
    let mut next = at + 1;
    let mut ordinal = false;
    let mut scaled = false;
    match suffix.as_str() {
        "" => {}
        "st" | "nd" | "rd" | "th" => ordinal = true,
        "k" => (value, scaled) = (value * 1e3, true),
        "m" | "mn" => (value, scaled) = (value * 1e6, true),
        "bn" | "b" => (value, scaled) = (value * 1e9, true),
        "tn" => (value, scaled) = (value * 1e12, true),
        _ => return None,
    }
    // 1 000 000: groups of three with thin spaces or spaces between.
    while !scaled && value < 1e9 && tokens.get(next).is_some_and(|t| is_group(t, text, tokens, next)) {
        value = value * 1000.0 + figure(tokens[next].span.of(text))?;
        next += 1;
    }
    if let Some((scale, vague)) = tokens
        .get(next)
        .and_then(|t| scale(&t.lower))
        .filter(|_| !ordinal && !scaled)
    {
        if !vague {
            value *= scale;
            next += 1;
            if let Some((more, false)) = tokens.get(next).and_then(|t| self::scale(&t.lower)) {
                value *= more;
                next += 1;
            }
        }
    }
    // 2 1/2 and 3/4
    if tokens.get(next).is_some_and(|t| t.is("/") && !t.spaced) && !scaled {
        if let Some(lower) = tokens
            .get(next + 1)
            .filter(|t| t.kind == TokenKind::Number && !t.spaced)
            .and_then(|t| figure(&t.lower))
        {
            if lower > 0.0 && !tokens.get(next + 2).is_some_and(|t| t.is("/")) {
                return Some(Number {
                    value: value / lower,
                    upper: None,
                    vague: false,
                    ordinal: false,
                    next: next + 2,
                });
            }
        }
    }
    Some(Number {
        value,
        upper: None,
        vague: false,
        ordinal,
        next,
    })
}

fn is_group(token: &Token, text: &str, tokens: &[Token], at: usize) -> bool {
    let raw = token.span.of(text);
    let gap = text.get(tokens[at - 1].span.end..token.span.start).unwrap_or_default();
    raw.len() == 3
        && raw.bytes().all(|b| b.is_ascii_digit())
        && gap.chars().count() == 1
        && tokens[at - 1].span.len() <= 3
}

/// `150,000`, `3.5`, `1.000.000`; commas before groups of three are separators.
fn figure(body: &str) -> Option<f64> {
    let plain: String = body
        .chars()
        .filter_map(|c| {
            c.to_digit(10)
                .and_then(|d| char::from_digit(d, 10))
                .or(matches!(c, '.' | ',').then_some(c))
        })
        .collect();
    let points = plain.matches('.').count();
    let plain = if points > 1 { plain.replace('.', "") } else { plain };
    plain.replace(',', "").parse().ok()
}

fn scale(lower: &str) -> Option<(f64, bool)> {
    Some(match lower {
        "hundred" => (1e2, false),
        "thousand" => (1e3, false),
        "million" | "mln" | "mn" => (1e6, false),
        "billion" | "bn" => (1e9, false),
        "trillion" => (1e12, false),
        "dozen" => (12.0, false),
        "hundreds" => (1e2, true),
        "thousands" => (1e3, true),
        "millions" => (1e6, true),
        "billions" => (1e9, true),
        "dozens" => (12.0, true),
        "scores" => (20.0, true),
        _ => return None,
    })
}

fn small(lower: &str) -> Option<f64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    UNITS
        .iter()
        .position(|w| *w == lower)
        .map(|i| i as f64)
        .or_else(|| TENS.iter().position(|w| *w == lower).map(|i| (i + 2) as f64 * 10.0))
}

fn ordinal_word(lower: &str) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    WORDS.iter().position(|w| *w == lower).map(|i| i as f64 + 1.0)
}

/// Numbers in words: "six", "one hundred and sixteen", "several thousand", "two thirds", "a dozen", "dozens".
fn words(tokens: &[Token], at: usize) -> Option<Number> {
    let word = |i: usize| tokens.get(i).map(|t| t.lower.as_str()).unwrap_or_default();
    let (mut total, mut part, mut i) = (0.0, 0.0, at);
    let mut any = false;
    match word(at) {
        "several" | "few" if scale(word(at + 1)).is_some() => {
            let (s, _) = scale(word(at + 1))?;
            return Some(Number {
                value: 2.0 * s,
                upper: Some(10.0 * s - 1.0),
                vague: true,
                ordinal: false,
                next: at + 2,
            });
        }
        "tens" | "hundreds" | "dozens" | "scores" | "thousands" | "millions" | "billions" => {
            let mut s = if word(at) == "tens" { 10.0 } else { scale(word(at))?.0 };
            let mut next = at + 1;
            if word(next) == "of" && scale(word(next + 1)).is_some_and(|(_, vague)| vague) {
                s *= scale(word(next + 1))?.0;
                next += 2;
            } else if word(at) == "tens" {
                return None;
            }
            return Some(Number {
                value: 2.0 * s,
                upper: Some(10.0 * s - 1.0),
                vague: true,
                ordinal: false,
                next,
            });
        }
        "half" if word(at + 1) == "of" || word(at + 1) == "a" || word(at + 1) == "the" => {
            return Some(Number {
                value: 0.5,
                upper: None,
                vague: false,
                ordinal: false,
                next: at + 1,
            });
        }
        "a" | "an" => {
            let (s, vague) = scale(word(at + 1))?;
            if vague {
                return None;
            }
            (part, any, i) = (s, true, at + 2);
        }
        _ => {}
    }
    loop {
        let w = word(i);
        if let Some(n) = small(w) {
            // "nineteen ninety" and other pairs that do not add up end the number.
            if any
                && part > 0.0
                && (part % 100.0) > 0.0
                && !((part % 10.0) == 0.0 && n < 10.0 && (part % 100.0) >= 20.0)
            {
                break;
            }
            part += n;
            any = true;
        } else if let Some((s, false)) = scale(w).filter(|_| any) {
            if s == 100.0 || s == 12.0 {
                part = part.max(1.0) * s;
            } else {
                total += part.max(1.0) * s;
                part = 0.0;
            }
        } else if w == "and" && any && small(word(i + 1)).is_some() && (part >= 100.0 || total > 0.0) {
        } else if w == "-" && any && small(word(i + 1)).is_some() && !tokens[i].spaced {
        } else {
            break;
        }
        i += 1;
    }
    if any {
        let value = total + part;
        // two thirds, three quarters
        let hyphen = usize::from(word(i) == "-");
        if let Some(lower) = fraction(word(i + hyphen)).filter(|_| value < 100.0) {
            return Some(Number {
                value: value / lower,
                upper: None,
                vague: false,
                ordinal: false,
                next: i + hyphen + 1,
            });
        }
        return Some(Number {
            value,
            upper: None,
            vague: false,
            ordinal: false,
            next: i,
        });
    }
    ordinal_word(word(at)).map(|value| Number {
        value,
        upper: None,
        vague: false,
        ordinal: true,
        next: at + 1,
    })
}

fn fraction(lower: &str) -> Option<f64> {
    Some(match lower {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "tenth" | "tenths" => 10.0,
        "sixths" => 6.0,
        "eighths" => 8.0,
        "halves" => 2.0,
        _ => return None,
    })
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

use crate::text::Case;

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
