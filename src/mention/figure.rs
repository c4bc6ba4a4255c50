//! Figures: numbers written with digits, on their own.

use super::number::Reader;
use crate::text::{Span, TokenKind};

/// A number in digits with what is glued to it.
pub(super) struct Figure<'t> {
    pub value: f64,
    pub glued: Glued<'t>,
    pub next: usize,
}

/// The letters that follow the digits without a gap.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Glued<'t> {
    Nothing,
    /// `19th`
    Ordinal,
    /// `10k`, `3bn`: the value holds it.
    Scale,
    /// `180ml`, `20km`, as written.
    Unit(&'t str),
}

impl<'t> Reader<'t> {
    /// The figure that begins at a token: `150,000`, `3.5`, `.25`, `1 000 000`, `19th`, `10k`, `½`, `1.3e6`, `2^10`.
    pub fn figure(&self, at: usize, money: bool) -> Option<Figure<'t>> {
        let point = self.is_point(at);
        let i = at + usize::from(point);
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let raw = token.span.of(self.text);
        if let Some(value) = vulgar(raw) {
            return Some(Figure { value, glued: Glued::Nothing, next: i + 1 });
        }
        if let Some((value, next)) = self.power(raw, i) {
            return Some(Figure { value, glued: Glued::Nothing, next });
        }
        let body = raw.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = &raw[body.len()..];
        let mut value = if point { fraction_digits(body)? } else { decimal(body)? };
        let mut next = i + 1;
        if !suffix.is_empty() {
            let (glued, factor) = self.suffix(value, suffix, next, money)?;
            return Some(Figure { value: value * factor, glued, next });
        }
        // 1 000 000: groups of three with a space between.
        while value < 1e12
            && let Some(group) = self.group(next)
        {
            value = value * 1000.0 + group;
            next += 1;
        }
        Some(Figure { value, glued: Glued::Nothing, next })
    }

    /// A decimal point without a digit before it: `.25`.
    fn is_point(&self, at: usize) -> bool {
        self.word(at) == "."
            && (!self.glued(at) || at > 0 && self.word(at - 1) == "-")
            && self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced)
    }

    /// `1e10`, `1.3e-6`, `10^6`, `-1.1^--23`, `1.3x10^6`, `10⁶`.
    fn power(&self, raw: &str, at: usize) -> Option<(f64, usize)> {
        if !raw.bytes().next()?.is_ascii_digit() {
            return None;
        }
        if let Some((mantissa, exponent)) = raw.split_once(['e', 'E']) {
            let mantissa = decimal(mantissa)?;
            if exponent.is_empty() {
                let (exponent, next) = self.exponent(at + 1)?;
                return finite(mantissa * 10f64.powf(exponent), next);
            }
            let exponent: i32 = exponent.parse().ok()?;
            return finite(mantissa * 10f64.powi(exponent), at + 1);
        }
        let (factor, base) = raw
            .split_once(['x', 'X'])
            .map_or((1.0, raw), |(factor, base)| decimal(factor).map_or((1.0, ""), |factor| (factor, base)));
        if self.word(at + 1) != "^" || !self.glued(at + 1) {
            return None;
        }
        let (exponent, next) = self.exponent(at + 2)?;
        finite(factor * decimal(base)?.powf(exponent), next)
    }

    /// A whole exponent with its signs.
    fn exponent(&self, mut at: usize) -> Option<(f64, usize)> {
        let mut sign = 1.0;
        while self.glued(at) && matches!(self.word(at), "-" | "+") {
            sign = if self.word(at) == "-" { -sign } else { sign };
            at += 1;
        }
        let exponent: u16 = self.word(at).parse().ok().filter(|_| self.glued(at))?;
        Some((sign * f64::from(exponent), at + 1))
    }

    /// What letters after digits say, and the factor they stand for.
    fn suffix(&self, value: f64, suffix: &'t str, next: usize, money: bool) -> Option<(Glued<'t>, f64)> {
        let lower = crate::text::normalise::fold(suffix);
        Some(match lower.as_str() {
            "st" | "nd" | "rd" | "th" => (Glued::Ordinal, 1.0),
            "k" => (Glued::Scale, 1e3),
            "mn" | "mln" | "mil" => (Glued::Scale, 1e6),
            "mm" if suffix == "MM" => (Glued::Scale, 1e6),
            "m" if suffix == "M" || money || self.millions(value, next) => (Glued::Scale, 1e6),
            "bn" | "b" | "bln" => (Glued::Scale, 1e9),
            "tn" | "trn" | "tln" => (Glued::Scale, 1e12),
            // A single capital is a name: 5G.
            _ if suffix.len() == 1 && suffix != lower && !matches!(suffix, "C" | "F" | "L") => return None,
            "c" | "f" if suffix == lower => return None,
            _ => (super::measure::symbol(&lower).map(|_| Glued::Unit(suffix))?, 1.0),
        })
    }

    /// Whether a small "m" is for millions, not metres: what is counted follows, and it is no race.
    fn millions(&self, value: f64, next: usize) -> bool {
        const RACES: [&str; 16] = [
            "hurdl", "sprint", "final", "heat", "race", "relay", "champion", "record", "runner", "swimmer", "titl",
            "event", "time", "medal", "wave", "mark",
        ];
        let Some((noun, token)) = super::unit::noun(self.tokens, next).and_then(|n| Some((n, self.tokens.get(n)?)))
        else {
            return super::money::currency_word(self.tokens, next, f64::MAX).is_some();
        };
        let plural = super::unit::is_plural(&token.lower);
        plural
            && noun - next <= 2
            && !(value >= 50.0 && RACES.contains(&crate::lexicon::Stem::of(&token.lower).as_str()))
    }

    /// A group of three digits after one space: `1 000 000`, `1 234.5`.
    fn group(&self, at: usize) -> Option<f64> {
        let (before, token) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        let raw = token.span.of(self.text);
        let gap = self.text.get(before.span.end..token.span.start)?;
        let whole = raw.split('.').next()?;
        let digits = before.span.of(self.text);
        let fits = whole.len() == 3
            && raw.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && digits.len() <= 3
            && digits.bytes().all(|b| b.is_ascii_digit())
            && gap.chars().count() == 1;
        if fits { raw.parse().ok() } else { None }
    }

    /// Figures that only stand beside each other, each for itself: a list (`22,24,26`), a telephone number, a date of an
    /// unknown order. Spans, values and the token after them.
    pub fn series(&self, at: usize) -> Option<(Vec<(Span, f64)>, usize)> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let raw = token.span.of(self.text);
        if raw.bytes().filter(|&b| b == b',').count() > 1 && decimal(raw).is_none() {
            let mut from = token.span.start;
            let parts = raw.split(',').map(|part| {
                let span = Span::new(from, from + part.len());
                from = span.end + 1;
                Some((span, part.parse().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()))?))
            });
            return Some((parts.collect::<Option<_>>()?, at + 1));
        }
        self.joined_figures(at).filter(|joined| joined.0.len() > 2)
    }

    /// Two figures with a hyphen or slash between them and no third.
    pub fn pair(&self, at: usize) -> Option<(Vec<(Span, f64)>, usize)> {
        self.joined_figures(at).filter(|joined| joined.0.len() == 2)
    }

    fn joined_figures(&self, at: usize) -> Option<(Vec<(Span, f64)>, usize)> {
        let mut parts = Vec::new();
        let mut next = at;
        while let Some(token) = self.tokens.get(next).filter(|t| t.kind == TokenKind::Number) {
            let Some(value) = plain(token.span.of(self.text)) else { break };
            parts.push((token.span, value));
            next += 1;
            let more = matches!(self.word(next), "-" | "/") && self.glued(next) && self.glued(next + 1);
            if !more || !self.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                break;
            }
            next += 1;
        }
        Some((parts, next))
    }
}

fn finite(value: f64, next: usize) -> Option<(f64, usize)> {
    value.is_finite().then_some((value, next))
}

/// Digits only.
fn plain(raw: &str) -> Option<f64> {
    raw.bytes().all(|b| b.is_ascii_digit()).then(|| raw.parse().ok()).flatten()
}

fn fraction_digits(body: &str) -> Option<f64> {
    body.bytes().all(|b| b.is_ascii_digit()).then(|| format!("0.{body}").parse().ok()).flatten()
}

/// `150,000`, `3.5`, `1.000.000`, `1,3`, `1.234,5`. Commas part groups of three, or one is a decimal comma; a list is no
/// number. Wide digits count.
pub(super) fn decimal(body: &str) -> Option<f64> {
    let digit = |c: char| match c {
        '0'..='9' | '.' | ',' => Some(c),
        // A narrow space parts groups, within one token.
        '\u{202f}' => Some(','),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(c as u32 - 0xff10, 10),
        _ => None,
    };
    let plain: String = body.chars().map(digit).collect::<Option<_>>()?;
    let groups = |digits: &str, mark: char| digits.split(mark).skip(1).all(|group| group.len() == 3);
    let (commas, points) = (plain.matches(',').count(), plain.matches('.').count());
    let plain = match (commas, points) {
        (0, 0 | 1) => plain,
        (0, _) if groups(&plain, '.') => plain.replace('.', ""),
        (_, 0) if groups(&plain, ',') => plain.replace(',', ""),
        (1, 0) => plain.replace(',', "."),
        (_, 1) if plain.rfind(',') < plain.rfind('.') => plain.replace(',', ""),
        (1, _) if plain.split(',').next().is_some_and(|whole| groups(whole, '.')) => {
            plain.replace('.', "").replace(',', ".")
        }
        _ => return None,
    };
    plain.parse().ok()
}

/// Fractions that are one character.
pub(super) fn vulgar(raw: &str) -> Option<f64> {
    const ALL: [(&str, f64, f64); 18] = [
        ("½", 1.0, 2.0),
        ("⅓", 1.0, 3.0),
        ("⅔", 2.0, 3.0),
        ("¼", 1.0, 4.0),
        ("¾", 3.0, 4.0),
        ("⅕", 1.0, 5.0),
        ("⅖", 2.0, 5.0),
        ("⅗", 3.0, 5.0),
        ("⅘", 4.0, 5.0),
        ("⅙", 1.0, 6.0),
        ("⅚", 5.0, 6.0),
        ("⅐", 1.0, 7.0),
        ("⅛", 1.0, 8.0),
        ("⅜", 3.0, 8.0),
        ("⅝", 5.0, 8.0),
        ("⅞", 7.0, 8.0),
        ("⅑", 1.0, 9.0),
        ("⅒", 1.0, 10.0),
    ];
    ALL.iter().find(|f| f.0 == raw).map(|f| f.1 / f.2)
}
