//! Fractions: parts of a whole in words and figures, mixed numbers, one in so many.

use super::figure::vulgar;
use super::number::{Lexeme, Number, Reader, lexeme, ordinal_word};

impl<'t> Reader<'t> {
    /// A number that has a fraction in it: "two thirds", "five and a quarter", "half a million", `2 1/4`, "one in three".
    pub fn fraction(&self, at: usize, money: bool) -> Option<Number<'t>> {
        self.slashed(at)
            .or_else(|| self.part(at))
            .or_else(|| self.counted(at, money, true))
            .or_else(|| self.ratio(at))
            .map(|number| self.scaled(number))
    }

    /// `3/4`, `2 1/4`, `½`, `2½`.
    fn slashed(&self, at: usize) -> Option<Number<'t>> {
        if let Some((value, next)) = self.plain_slashed(at) {
            return Some(Number { share: value < 1.0, ..Number::exact(value, next) });
        }
        let figure = self.figure(at, false).filter(|f| f.value.fract() == 0.0 && f.next == at + 1)?;
        let joined = usize::from(self.word(at + 1) == "and");
        let (value, next) = self.plain_slashed(at + 1 + joined).filter(|f| f.0 < 1.0)?;
        Some(Number::exact(figure.value + value, next))
    }

    fn plain_slashed(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.tokens.get(at).filter(|_| self.is_number(at))?;
        if let Some(value) = vulgar(token.span.of(self.text)) {
            return Some((value, at + 1));
        }
        if self.word(at + 1) != "/" || !self.glued(at + 1) || !self.glued(at + 2) || self.word(at + 3) == "/" {
            return None;
        }
        let part = |i: usize| self.word(i).parse::<u32>().ok().filter(|&n| n > 0);
        let (upper, lower) = (part(at)?, part(at + 2)?);
        // 24/7, 9/11 and 50/50 are no fractions.
        let usual = lower <= 10 || matches!(lower, 12 | 16 | 20 | 25 | 32 | 50 | 64 | 100 | 1000);
        let proper = upper < lower || (upper > lower && lower < 6);
        (usual && proper).then(|| (f64::from(upper) / f64::from(lower), at + 3))
    }

    /// A fraction without a numerator: "half of", "a quarter", "a fifth of", "half a million", "a hundred trillionths".
    fn part(&self, at: usize) -> Option<Number<'t>> {
        let article = matches!(self.word(at), "a" | "an");
        let i = at + usize::from(article);
        let lower = match self.word(i) {
            "half" => 2.0,
            "quarter" => 4.0,
            word => ordinal_word(word).filter(|o| article && !o.1 && o.0 > 2.0)?.0,
        };
        let share = |next: usize| Number { share: true, ..Number::exact(1.0 / lower, next) };
        let scale = |i: usize| matches!(lexeme(self.word(i)), Some(Lexeme::Scale(_) | Lexeme::Dozen | Lexeme::Hundred));
        let next = self.word(i + 1);
        let after_article = usize::from(matches!(next, "a" | "an"));
        if lower <= 4.0 && scale(i + 1 + after_article) && (lower == 2.0 || after_article == 0) {
            return Some(share(i + 1 + after_article));
        }
        if article {
            return self.stands_alone(i + 1, lower).then(|| share(i + 1));
        }
        // "the first half of the match", "every quarter": periods, no parts.
        let whole = match self.word(i + 1) {
            "of" => lower == 2.0 || matches!(self.word(i + 2), "a" | "an") && scale(i + 3),
            "a" | "an" | "the" | "its" | "their" | "his" | "her" | "our" => lower == 2.0,
            _ => false,
        };
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let period = ordinal_word(before).is_some()
            || matches!(
                before,
                "other" | "last" | "this" | "that" | "latter" | "final" | "the" | "each" | "-" | "better"
            );
        (whole && !period).then(|| Number { share: after_article == 0, ..share(i + 1 + after_article) })
    }

    /// Whether "a fifth" before a token is a part, not one of an order ("a fifth goal").
    fn stands_alone(&self, next: usize, lower: f64) -> bool {
        let Some(token) = self.tokens.get(next) else {
            return true;
        };
        if !token.is_word() && !self.is_number(next) && !token.is("-") {
            return lower != 4.0 || token.is(",") || token.is(".") || token.is(")");
        }
        matches!(token.lower.as_str(), "of" | "less" | "more" | "fewer" | "lower" | "higher" | "as" | "below" | "above")
    }

    /// A fraction after its count: "three quarters", "one twenty-fifth", "twenty and three fifths", "3 million and a half".
    fn counted(&self, at: usize, money: bool, mixed: bool) -> Option<Number<'t>> {
        let cardinal = self.cardinal(at, money).filter(|c| c.unit.is_none())?;
        let i = cardinal.next;
        let spaced = usize::from(self.word(i) == "-");
        if let Some((mut lower, plural)) = self.denominator(i + spaced).filter(|_| !cardinal.figures) {
            let (whole, scale) = cardinal.before.unwrap_or((0.0, 1.0));
            let mut upper = cardinal.value - whole;
            // "one hundred thirty-fifths": the hyphen binds closer.
            if let Some(tens) = cardinal.tens.filter(|tens| lower < 10.0 && upper > *tens && (spaced > 0 || plural)) {
                (upper, lower) = (upper - tens, lower + tens);
            }
            let periods = lower == 4.0 && upper == 2.0 && spaced == 0;
            let seconds = lower == 2.0 && self.word(i + spaced).starts_with("sec");
            let bound = cardinal.tens == Some(upper) && spaced > 0 && self.glued(i);
            if ((upper == 1.0 && (!plural || lower > 2.0)) || (upper > 1.0 && plural))
                && !periods
                && !seconds
                && !bound
                && lower > 1.0
            {
                let value = whole + scale * upper / lower;
                return Some(Number { share: value < 1.0, ..Number::exact(value, i + spaced + 1) });
            }
        }
        // "one twenty-fifth", "one one hundred and fifth"
        if cardinal.value > 0.0
            && !cardinal.figures
            && let Some((lower, next)) = self.ordinal_phrase(i + spaced).filter(|o| o.1 > i + spaced + 1)
            && (cardinal.value == 1.0 || self.word(next - 1).ends_with('s'))
        {
            return Some(Number { share: true, ..Number::exact(cardinal.value / lower, next) });
        }
        if mixed { self.and_part(i, cardinal.value, cardinal.scale) } else { None }
    }

    /// "… and a half", "… and three fifths": of the scale that the number ends in.
    fn and_part(&self, at: usize, whole: f64, scale: f64) -> Option<Number<'t>> {
        if self.word(at) != "and" {
            return None;
        }
        let i = at + 1;
        let article = matches!(self.word(i), "a" | "an" | "one");
        let (value, next) = match self.word(i + 1) {
            "half" if article => (0.5, i + 2),
            "quarter" if article => (0.25, i + 2),
            _ if article && self.word(i) != "one" => {
                let (lower, _) = ordinal_word(self.word(i + 1)).filter(|o| o.0 > 2.0 && !o.1)?;
                let counted = self.tokens.get(i + 2).is_some_and(|t| super::unit::is_plural(&t.lower));
                if !(counted || self.stands_alone(i + 2, 3.0) && self.word(i + 2) != "of") {
                    return None;
                }
                (1.0 / lower, i + 2)
            }
            _ => {
                let part = self.slashed(i).or_else(|| self.counted(i, false, false)).filter(|n| n.share)?;
                (part.value, part.next)
            }
        };
        // "five and a half million" are all millions; "a billion and a quarter million" is a sum.
        let part = self.scaled(Number::exact(value, next));
        if whole < 1000.0 && scale == 1.0 {
            return Some(self.scaled(Number::exact(whole + value, next)));
        }
        let value = if part.next > next { whole + part.value } else { whole + value * scale };
        Some(Number::exact(value, part.next))
    }

    /// The denominator of one word at a token, and whether it is a plural.
    fn denominator(&self, at: usize) -> Option<(f64, bool)> {
        match self.word(at) {
            "half" => Some((2.0, false)),
            "halves" => Some((2.0, true)),
            "quarter" => Some((4.0, false)),
            "quarters" => Some((4.0, true)),
            word => ordinal_word(word),
        }
    }

    /// "half a million", "two thirds of a million", "quarter million": the part of a scale.
    fn scaled(&self, number: Number<'t>) -> Number<'t> {
        let mut i = number.next;
        if self.word(i) == "of" {
            i += 1;
            if !matches!(self.word(i), "a" | "an" | "one") {
                return number;
            }
        }
        i += usize::from(matches!(self.word(i), "a" | "an" | "one"));
        let scale = match lexeme(self.word(i)) {
            Some(Lexeme::Scale(scale)) => scale,
            Some(Lexeme::Dozen) => 12.0,
            Some(Lexeme::Hundred) => 100.0,
            _ => return number,
        };
        if self.word(i).ends_with('s') || number.ordinal {
            return number;
        }
        Number { share: false, ..Number::exact(number.value * scale, i + 1) }
    }

    /// "one in three", "two out of five", "one over three".
    fn ratio(&self, at: usize) -> Option<Number<'t>> {
        let whole = |at: usize| self.cardinal(at, false).filter(|c| c.unit.is_none() && c.value.fract() == 0.0);
        let upper = whole(at).filter(|c| c.value > 0.0 && c.scale == 1.0)?;
        let (kind, from) = match (self.word(upper.next), self.word(upper.next + 1)) {
            ("in" | "over", _) => (self.word(upper.next), upper.next + 1),
            ("out", "of") => ("out", upper.next + 2),
            _ => return None,
        };
        // "3 in 2019", "two in 10 days", "five in the first ten minutes" tell when.
        let lower = whole(from).filter(|c| upper.value < c.value)?;
        let counted = self.word(lower.next);
        let year = self.word(from).len() == 4 && self.is_number(from);
        let sure = match kind {
            "in" => !year && (upper.value == 1.0 || lower.value <= 10.0 || lower.value % 10.0 == 0.0),
            "over" => !self.tokens.get(lower.next).is_some_and(crate::text::Token::is_word),
            _ => true,
        };
        let when = super::measure::is_period(counted)
            || matches!(counted, "games" | "matches" | "starts" | "appearances" | "attempts" | "outings" | "innings");
        (sure && !when).then(|| Number { share: true, ..Number::exact(upper.value / lower.value, lower.next) })
    }
}
