//! Cardinals: whole and decimal numbers of several words and figures.

use super::figure::Glued;
use super::number::{Lexeme, Reader, lexeme};

/// A cardinal number as far as its words go.
pub(super) struct Cardinal<'t> {
    pub value: f64,
    pub next: usize,
    /// What had been read before the last "and": the value and the scale it ended in.
    pub before: Option<(f64, f64)>,
    /// The scale that the number ends in, from a million up; else 1.
    pub scale: f64,
    /// The tens it ends in: "thirty" of "one hundred and thirty".
    pub tens: Option<f64>,
    /// Whether it has figures.
    pub figures: bool,
    pub unit: Option<&'t str>,
}

/// A number being read: `total` of what its scales close off, `part` below the next scale.
struct State {
    total: f64,
    part: Option<f64>,
    /// The part so far is a bare figure.
    figure: bool,
    /// The least scale so far.
    lowest: f64,
    scales: u8,
    /// Where the part began, its joining word included.
    part_at: usize,
}

impl<'t> Reader<'t> {
    /// The cardinal that begins at a token: "one hundred and six", "4 thousand 3 hundred", "two point five million".
    pub fn cardinal(&self, at: usize, money: bool) -> Option<Cardinal<'t>> {
        let mut s = State { total: 0.0, part: None, figure: false, lowest: f64::INFINITY, scales: 0, part_at: at };
        let mut out =
            Cardinal { value: 0.0, next: at, before: None, scale: 1.0, tens: None, figures: false, unit: None };
        let mut i = at;
        if matches!(self.word(at), "a" | "an") {
            if self.word(at + 1).ends_with('s') || matches!(lexeme(self.word(at + 1)), None | Some(Lexeme::Small(_))) {
                return None;
            }
            (s.part, i) = (Some(1.0), at + 1);
        } else if let Some(figure) = self.figure(at, money) {
            (s.part, s.figure, out.figures, i) = (Some(figure.value), true, true, figure.next);
            match figure.glued {
                Glued::Nothing => {}
                Glued::Ordinal => return None,
                Glued::Scale | Glued::Unit(_) => {
                    let unit = if let Glued::Unit(unit) = figure.glued { Some(unit) } else { None };
                    return Some(Cardinal { value: figure.value, next: i, unit, ..out });
                }
            }
        } else if !matches!(lexeme(self.word(at)), Some(Lexeme::Small(_))) {
            return None;
        }
        loop {
            if let Some((value, next)) = self.decimals(i, &s) {
                (s.part, i) = (Some(value), next);
                // A decimal ends the part; only a scale can follow.
                s.figure = true;
                continue;
            }
            let (joined, j) = self.joined(i, at, &s);
            let Some(piece) = self.piece(j, &s) else { break };
            match piece {
                Lexeme::Small(n) => {
                    if !s.takes(n, joined) {
                        break;
                    }
                    if joined == "and" {
                        out.before = Some((s.value(), s.ending()));
                    }
                    out.tens = (n >= 20.0).then_some(n);
                    if s.part.is_none() {
                        s.part_at = i;
                    }
                    s.figure = self.is_number(j);
                    s.part = Some(s.part.unwrap_or(0.0) + n);
                    i = if s.figure { self.figure(j, false).map_or(j + 1, |f| f.next) } else { j + 1 };
                    continue;
                }
                Lexeme::Hundred => match s.part {
                    Some(part) if part > 0.0 && (part < 100.0 || s.figure) && joined != "and" => {
                        (s.part, s.figure) = (Some(part * 100.0), false);
                        s.scales += 1;
                    }
                    _ => break,
                },
                Lexeme::Scale(scale) => match s.part {
                    _ if joined == "and" => break,
                    Some(part) if scale < s.lowest => {
                        s.total += part * scale;
                        (s.part, s.figure, s.lowest) = (None, false, scale);
                        s.scales += 1;
                    }
                    None if s.total > 0.0 => s.total *= scale, // one hundred thousand million
                    // The part belongs to a number of its own: "five thousand, two million".
                    _ => {
                        (s.part, i) = (None, s.part_at);
                        out.before = None;
                        break;
                    }
                },
                Lexeme::Dozen => {
                    let Some(part) = s.part.filter(|_| joined != "and") else { break };
                    let last = if s.figure || part % 100.0 == 0.0 { part } else { part % 100.0 };
                    s.part = Some(part - last + last * 12.0);
                    (i, s.figure, out.tens) = (j + 1, true, None);
                    break;
                }
            }
            out.tens = None;
            i = j + 1;
        }
        if i == at || (s.part.is_none() && s.scales == 0) {
            return None;
        }
        Some(Cardinal { value: s.value(), next: i, scale: s.ending(), ..out })
    }

    /// The joining mark or word at a token, empty if there is none, and the token after it.
    fn joined(&self, i: usize, at: usize, s: &State) -> (&'t str, usize) {
        let word = self.word(i);
        let hyphen = word == "-"
            && i > at
            && if self.glued(i) {
                self.glued(i + 1)
            } else {
                s.part.is_some_and(|part| part % 10.0 == 0.0 && part % 100.0 >= 20.0) && !s.figure
            };
        // "two thousand, three hundred": a comma only before a part that closes with a lesser scale.
        let comma = word == "," && s.part.is_none() && s.scales > 0 && !self.is_number(i + 1) && {
            let scale = (i + 2..i + 5).find_map(|k| match lexeme(self.word(k)) {
                Some(Lexeme::Small(_)) => None,
                Some(Lexeme::Hundred) => Some(100.0),
                Some(Lexeme::Scale(scale)) => Some(scale),
                _ => (self.word(k) != "-").then_some(f64::INFINITY),
            });
            scale.is_some_and(|scale| scale < s.lowest)
        };
        if i > at && (word == "and" || hyphen || comma) { (word, i + 1) } else { ("", i) }
    }

    /// The next word or figure of a number.
    fn piece(&self, i: usize, s: &State) -> Option<Lexeme> {
        if !self.is_number(i) {
            return lexeme(self.word(i));
        }
        // A figure inside needs a scale before it and one after it, or two before it: "3 million 200 thousand",
        // "4 thousand 3 hundred and 21".
        let figure = self.figure(i, false).filter(|f| f.glued == Glued::Nothing && f.value.fract() == 0.0)?;
        let scaled = matches!(lexeme(self.word(figure.next)), Some(Lexeme::Hundred | Lexeme::Scale(_)));
        (s.scales > 0 && figure.value > 0.0 && (scaled || (s.scales > 1 && self.word(i - 1) == "and")))
            .then_some(Lexeme::Small(figure.value))
    }

    /// "two point seven eight": the digits after the point, each word for itself.
    fn decimals(&self, at: usize, s: &State) -> Option<(f64, usize)> {
        let whole = s.part.filter(|_| !s.figure && self.word(at) == "point")?;
        let (mut value, mut place, mut i) = (whole, 1.0, at + 1);
        while let Some(Lexeme::Small(n)) = lexeme(self.word(i)) {
            let tens = n >= 20.0;
            let unit = i + 1 + usize::from(tens && self.word(i + 1) == "-");
            let unit = (unit, lexeme(self.word(unit)));
            place *= if n < 10.0 { 0.1 } else { 0.01 };
            value += n * place;
            i += 1;
            if let (next, Some(Lexeme::Small(n))) = unit
                && tens
                && (1.0..10.0).contains(&n)
            {
                value += n * place;
                i = next + 1;
            }
        }
        (i > at + 1 && place > 1e-12).then_some((value, i))
    }
}

impl State {
    fn value(&self) -> f64 {
        self.total + self.part.unwrap_or(0.0)
    }

    /// The scale that the number would end in here, from a million up.
    fn ending(&self) -> f64 {
        if self.part.is_none() && self.lowest >= 1e6 && self.lowest.is_finite() { self.lowest } else { 1.0 }
    }

    /// Whether a number below a hundred, or a figure before a scale, continues the number.
    fn takes(&self, n: f64, joined: &str) -> bool {
        let Some(part) = self.part else {
            // After "thousand" any part below it, after nothing only the first word.
            return (joined != "and" || self.scales > 0) && n < self.lowest && joined != "-";
        };
        if self.figure {
            return false;
        }
        let after_hundred = part >= 100.0 && part % 100.0 == 0.0 && n < 100.0 && joined != "-";
        let after_tens = part % 10.0 == 0.0 && part % 100.0 >= 20.0 && (1.0..10.0).contains(&n) && joined != "and";
        after_hundred || after_tens
    }
}
