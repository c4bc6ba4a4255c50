//! Numbers: figures, number words and both mixed, without what they count.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::figure::Glued;
use crate::text::{Sieve, Token, TokenKind};

/// A number without its surroundings.
#[derive(Clone, Copy)]
pub(super) struct Number<'t> {
    pub value: f64,
    pub upper: Option<f64>,
    pub vague: bool,
    pub ordinal: bool,
    /// A part of a whole: "two thirds", "one in five".
    pub share: bool,
    /// A unit glued to the figure.
    pub unit: Option<&'t str>,
    pub next: usize,
}

impl Number<'_> {
    pub fn exact(value: f64, next: usize) -> Self {
        Self { value, upper: None, vague: false, ordinal: false, share: false, unit: None, next }
    }

    /// A count that a word only gives the order of: two to nearly ten times it.
    fn order(of: f64, next: usize) -> Self {
        Self { upper: Some(10.0 * of - 1.0), vague: true, ..Self::exact(2.0 * of, next) }
    }
}

/// Reads numbers in a token sequence.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
}

impl<'t> Reader<'t> {
    /// The folded token, empty past the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map(|t| t.lower.as_str()).unwrap_or_default()
    }

    /// Whether a token follows the one before without a gap.
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.spaced)
    }

    /// The number that begins at a token; `money`: a currency stands before it.
    pub fn number(&self, at: usize, money: bool) -> Option<Number<'t>> {
        let found = self.vague(at).or_else(|| self.fraction(at, money)).or_else(|| self.ordinal(at)).or_else(|| {
            let cardinal = self.cardinal(at, money)?;
            Some(Number { unit: cardinal.unit, ..Number::exact(cardinal.value, cardinal.next) })
        })?;
        found.value.is_finite().then_some(found)
    }

    /// "several thousand", "a few dozen", "a couple of hundred", "tens of millions", "hundreds", "a handful of".
    fn vague(&self, at: usize) -> Option<Number<'t>> {
        let i = at + usize::from(self.word(at) == "a");
        let of = |i: usize| i + usize::from(self.word(i) == "of");
        let round = |i: usize| match lexeme(self.word(i)) {
            Some(Lexeme::Hundred) => Some(1e2),
            Some(Lexeme::Scale(scale)) => Some(scale),
            Some(Lexeme::Dozen) => Some(12.0),
            _ => None,
        };
        match self.word(i) {
            "several" | "few" => round(of(i + 1)).map(|scale| Number::order(scale, of(i + 1) + 1)),
            "couple" if i > at => {
                let Some(scale) = round(of(i + 1)) else {
                    return (self.word(i + 1) == "of").then(|| Number {
                        vague: true,
                        upper: Some(3.0),
                        ..Number::exact(2.0, i + 1)
                    });
                };
                Some(Number { vague: true, upper: Some(3.0 * scale), ..Number::exact(2.0 * scale, of(i + 1) + 1) })
            }
            "handful" if i > at && self.word(i + 1) == "of" => {
                Some(Number { vague: true, upper: Some(9.0), ..Number::exact(2.0, i + 1) })
            }
            first @ ("tens" | "hundreds" | "dozens" | "scores" | "thousands" | "millions" | "billions"
            | "trillions" | "lakhs" | "crores")
                if i == at =>
            {
                let more = (self.word(i + 1) == "of").then(|| round(i + 2)).flatten();
                let own = match first {
                    "tens" => more.map(|_| 10.0)?,
                    // As a verb or of a match the word counts nothing.
                    "scores" => (self.word(i + 1) == "of").then_some(20.0)?,
                    _ => round(i)?,
                };
                match more.filter(|_| self.word(i + 2).ends_with('s')) {
                    Some(more) => Some(Number::order(own * more, i + 3)),
                    None => (first != "tens").then(|| Number::order(own, i + 1)),
                }
            }
            _ => None,
        }
    }

    /// "first", "twenty-first", "one hundred and sixth", `19th`.
    fn ordinal(&self, at: usize) -> Option<Number<'t>> {
        let ordinal = |value: f64, next: usize| Some(Number { ordinal: true, ..Number::exact(value, next) });
        if let Some(figure) = self.figure(at, false) {
            return (figure.glued == Glued::Ordinal).then(|| ordinal(figure.value, figure.next)).flatten();
        }
        let (value, next) = self.ordinal_phrase(at)?;
        // "thirds", "seconds": no place in an order.
        (!self.word(next - 1).ends_with('s')).then(|| ordinal(value, next)).flatten()
    }

    /// The value of an ordinal of one or more words and the token after it.
    pub fn ordinal_phrase(&self, at: usize) -> Option<(f64, usize)> {
        if let Some((value, _)) = ordinal_word(self.word(at)) {
            return Some((value, at + 1));
        }
        let cardinal = self.cardinal(at, false).filter(|c| !c.figures)?;
        let joined = matches!(self.word(cardinal.next), "-" | "and");
        let i = cardinal.next + usize::from(joined);
        let (last, _) = ordinal_word(self.word(i))?;
        let below = if cardinal.tens.is_some() { 10.0 } else { 100.0 };
        if last < below && (cardinal.tens.is_some() || cardinal.value % 100.0 == 0.0) && cardinal.value > 0.0 {
            return Some((cardinal.value + last, i + 1));
        }
        (last >= 100.0 && self.word(cardinal.next) != "and").then_some((cardinal.value * last, i + 1))
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }
}

/// What a number word stands for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lexeme {
    /// 0 to 19, and the tens.
    Small(f64),
    Hundred,
    /// From a thousand up.
    Scale(f64),
    Dozen,
}

pub(super) fn lexeme(lower: &str) -> Option<Lexeme> {
    LEXEMES.get(lower).copied()
}

static LEXEMES: LazyLock<FxHashMap<&str, Lexeme>> = LazyLock::new(|| {
    let scales = [
        ("hundred hundreds", Lexeme::Hundred),
        ("thousand thousands", Lexeme::Scale(1e3)),
        ("lakh lakhs", Lexeme::Scale(1e5)),
        ("million millions mln mn mil", Lexeme::Scale(1e6)),
        ("crore crores", Lexeme::Scale(1e7)),
        ("billion billions bn bln", Lexeme::Scale(1e9)),
        ("trillion trillions tn trn tln", Lexeme::Scale(1e12)),
        ("quadrillion", Lexeme::Scale(1e15)),
        ("dozen dozens doz dozs", Lexeme::Dozen),
        ("nought naught", Lexeme::Small(0.0)),
        ("fourty", Lexeme::Small(40.0)),
    ];
    let mut all: FxHashMap<&str, Lexeme> = FxHashMap::default();
    all.extend(scales.into_iter().flat_map(|(words, says)| words.split(' ').map(move |word| (word, says))));
    all.extend((0..).zip(TEENS).map(|(n, word)| (word, Lexeme::Small(f64::from(n)))));
    all.extend((2..).zip(TENS).map(|(n, word)| (word, Lexeme::Small(f64::from(n * 10)))));
    all
});

/// Words that a number may begin with and that are none by themselves.
pub(super) const AMOUNTS: [&str; 10] =
    ["half", "quarter", "several", "few", "couple", "handful", "tens", "scores", "minus", "negative"];

/// The words that [`lexeme`] and [`ordinal_word`] know, and [`AMOUNTS`].
pub(super) static NUMBERS: LazyLock<Sieve> = LazyLock::new(|| {
    let ranks = ["first", "second", "third", "fifth", "eighth", "ninth", "twelfth"].map(str::to_owned);
    let tens = TENS.iter().filter_map(|ten| Some(format!("{}ieth", ten.strip_suffix('y')?)));
    let ranks: Vec<String> = LEXEMES
        .keys()
        .map(|word| format!("{word}th"))
        .chain(tens)
        .chain(ranks)
        .flat_map(|rank| [format!("{rank}s"), rank])
        .collect();
    Sieve::of(LEXEMES.keys().copied().chain(AMOUNTS).chain(ranks.iter().map(String::as_str)), 4096)
});

const TEENS: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The value of an ordinal of one word, and whether it is a plural: "fifth", "twentieths", "hundredth".
pub(super) fn ordinal_word(lower: &str) -> Option<(f64, bool)> {
    let (one, plural) = lower.strip_suffix('s').map_or((lower, false), |one| (one, true));
    let value = match one {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fifth" => 5.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "twelfth" => 12.0,
        _ => {
            let body = one.strip_suffix("th")?;
            match body.strip_suffix("ie") {
                Some(tens) => {
                    TENS.iter().position(|t| t.strip_suffix('y') == Some(tens)).map(|i| (i + 2) as f64 * 10.0)?
                }
                None => match lexeme(body)? {
                    // "ten", "seven" and the like; "oneth" is no word.
                    Lexeme::Small(n) if n > 3.0 && n < 20.0 => n,
                    Lexeme::Hundred => 100.0,
                    Lexeme::Scale(scale) if body.ends_with("ion") || scale == 1e3 => scale,
                    _ => return None,
                },
            }
        }
    };
    Some((value, plural))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn the_sieve_lets_every_number_word_through() {
        for word in LEXEMES
            .keys()
            .copied()
            .chain(["first", "thirds", "fourth", "twentieth", "nineties", "fiftieths", "millionth"])
        {
            let known = lexeme(word).is_some() || ordinal_word(word).is_some();
            assert!(!known || tokens(word).iter().all(|token| NUMBERS.lets(token)), "{word}");
        }
    }
}
