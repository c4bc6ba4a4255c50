//! Numbers: figures and number words, without what they count.

use crate::text::{Token, TokenKind};

/// A number without its surroundings.
pub(super) struct Number {
    pub value: f64,
    pub upper: Option<f64>,
    pub vague: bool,
    pub ordinal: bool,
    pub next: usize,
}

/// The number that begins at a token.
pub(super) fn number(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    if token.kind == TokenKind::Number { digits(text, tokens, at) } else { words(tokens, at) }
}

/// Figures: `150,000`, `3.5`, `1 000 000`, `19th`, `10k`, `1.2 million`.
fn digits(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    let raw = tokens[at].span.of(text);
    // 1.3e6, as tables of figures have it.
    let power = raw.contains(['e', 'E']) && raw.starts_with(|c: char| c.is_ascii_digit());
    if let Some(value) = vulgar(raw).or_else(|| raw.parse().ok().filter(|_| power)) {
        return Some(Number { value, upper: None, vague: false, ordinal: false, next: at + 1 });
    }
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
    // After a figure "dozens" is exact: "3 dozens".
    if let Some((scale, _)) = tokens.get(next).and_then(|t| scale(&t.lower)).filter(|_| !ordinal && !scaled) {
        value *= scale;
        next += 1;
        if let Some((more, false)) = tokens.get(next).and_then(|t| self::scale(&t.lower)) {
            value *= more;
            next += 1;
        }
    }
    // 2 1/2 and 3/4
    if tokens.get(next).is_some_and(|t| t.is("/") && !t.spaced)
        && !scaled
        && let Some(lower) =
            tokens.get(next + 1).filter(|t| t.kind == TokenKind::Number && !t.spaced).and_then(|t| figure(&t.lower))
        && lower > 0.0
        && !tokens.get(next + 2).is_some_and(|t| t.is("/"))
    {
        return Some(Number { value: value / lower, upper: None, vague: false, ordinal: false, next: next + 2 });
    }
    Some(Number { value, upper: None, vague: false, ordinal, next })
}

fn is_group(token: &Token, text: &str, tokens: &[Token], at: usize) -> bool {
    let raw = token.span.of(text);
    let gap = text.get(tokens[at - 1].span.end..token.span.start).unwrap_or_default();
    raw.len() == 3
        && raw.bytes().all(|b| b.is_ascii_digit())
        && gap.chars().count() == 1
        && tokens[at - 1].span.len() <= 3
}

/// `150,000`, `3.5`, `1.000.000`, `1,3`. Commas part groups of three, or one is a decimal comma; a list is no number.
fn figure(body: &str) -> Option<f64> {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_digit(d, 10));
    let plain: String = body.chars().filter_map(|c| digit(c).or(matches!(c, '.' | ',').then_some(c))).collect();
    let groups = |mark: char| plain.split(mark).skip(1).all(|group| group.len() == 3);
    let plain = match (plain.matches(',').count(), plain.matches('.').count()) {
        (0, 0 | 1) => plain,
        (0, _) if groups('.') => plain.replace('.', ""),
        (_, 0) if groups(',') => plain.replace(',', ""),
        (1, 0) => plain.replace(',', "."),
        (_, 1) if plain.rfind(',') < plain.rfind('.') => plain.replace(',', ""),
        _ => return None,
    };
    plain.parse().ok()
}

/// Fractions that are one character.
fn vulgar(raw: &str) -> Option<f64> {
    Some(match raw {
        "½" => 1.0 / 2.0,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 1.0 / 4.0,
        "¾" => 3.0 / 4.0,
        "⅕" => 1.0 / 5.0,
        "⅖" => 2.0 / 5.0,
        "⅗" => 3.0 / 5.0,
        "⅘" => 4.0 / 5.0,
        "⅙" => 1.0 / 6.0,
        "⅛" => 1.0 / 8.0,
        "⅜" => 3.0 / 8.0,
        "⅝" => 5.0 / 8.0,
        "⅞" => 7.0 / 8.0,
        _ => return None,
    })
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
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
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
            return Some(Number { value: 2.0 * s, upper: Some(10.0 * s - 1.0), vague: true, ordinal: false, next });
        }
        "half" if word(at + 1) == "of" || word(at + 1) == "a" || word(at + 1) == "the" => {
            return Some(Number { value: 0.5, upper: None, vague: false, ordinal: false, next: at + 1 });
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
        } else if let Some((s, _)) = scale(w).filter(|_| any) {
            if s == 100.0 || s == 12.0 {
                part = part.max(1.0) * s;
            } else {
                total += part.max(1.0) * s;
                part = 0.0;
            }
        } else {
            // "one hundred and six", "twenty-six"
            let and = w == "and" && (part >= 100.0 || total > 0.0);
            let hyphen = w == "-" && !tokens[i].spaced;
            if !(any && (and || hyphen) && small(word(i + 1)).is_some()) {
                break;
            }
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
        return Some(Number { value, upper: None, vague: false, ordinal: false, next: i });
    }
    ordinal_word(word(at)).map(|value| Number { value, upper: None, vague: false, ordinal: true, next: at + 1 })
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
