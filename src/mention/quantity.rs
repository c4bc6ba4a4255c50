//! Quantities: how many of what, with bounds and vagueness.

use super::bound::{self, Bound};
use super::number::{Lexeme, Number, Reader, lexeme};
use super::unit::{self, Unit};
use crate::lexicon::stem;
use crate::text::{Span, Token};

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
        let digits = format!("{value}");
        let figures = digits.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
        self.unit.as_deref() != Some("ordinal") && value > 12.0 && figures >= 2 || value.fract() != 0.0
    }

    /// Whether both can be true of one thing.
    pub fn agrees(&self, other: &Quantity) -> bool {
        let ((a, b), (c, d)) = (self.range(), other.range());
        let (opens, closes) = ((b.is_infinite(), d.is_infinite()), (self.is_at_most(), other.is_at_most()));
        // Two open bounds agree if they are near: "more than 100" and "over 2,000" tell different stories.
        if opens == (true, true) || closes == (true, true) {
            let (x, y) = if opens.0 { (a, c) } else { (b, d) };
            return x.min(y) >= 0.6 * x.max(y);
        }
        // "at least 92" and "157" are compatible by the letter, and no reader takes them for one figure.
        if opens.0 || opens.1 {
            let (low, (least, most)) = if opens.0 { (a, (c, d)) } else { (c, (a, b)) };
            return most >= low && least <= low * RISEN;
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

/// The quantities of a token sequence, dates and their years excepted (`taken`: spans that are times, in order).
pub fn quantities(text: &str, tokens: &[Token], taken: &[Span]) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut from = 0;
    let ends = taken.iter().map(|s| (s.start, s.end)).chain([(usize::MAX, usize::MAX)]);
    for (start, end) in ends {
        // Nothing reaches into a time: "from 5 to 7 May".
        let until = tokens.partition_point(|t| t.span.end <= start).max(from);
        between(Reader { text, tokens: &tokens[..until] }, from, &mut out);
        from = tokens.partition_point(|t| t.span.start < end).max(until);
    }
    out
}

/// The quantities from a token to the reader's end.
fn between(reader: Reader, from: usize, out: &mut Vec<Quantity>) {
    let (mut i, mut floor) = (from, from);
    while i < reader.tokens.len() {
        if let Some((figures, next)) = reader.series(i) {
            out.extend(figures.into_iter().map(|(span, value)| bare(span, value)));
            (i, floor) = (next, next);
        } else if is_clock(reader, i) {
            (i, floor) = (i + 3, i + 3);
        } else if let Some((quantity, next)) = read(reader, i, floor) {
            // "won 3-1", "a 52-48 vote", "24/7": no range, and neither figure counts what follows.
            let pair = reader.pair(i).filter(|p| quantity.upper.is_none() && next < p.1);
            if let Some((figures, next)) = pair {
                out.extend(figures.into_iter().map(|(span, value)| bare(span, value)));
                (i, floor) = (next, next);
                continue;
            }
            out.push(quantity);
            i = next.max(i + 1);
            floor = i;
        } else {
            i += 1;
        }
    }
}

/// A number that counts nothing that is said.
fn bare(span: Span, value: f64) -> Quantity {
    Quantity { span, value, upper: None, bound: None, unit: None, factor: 1.0, unit_span: None }
}

/// `10:30`, `2:1`
fn is_clock(reader: Reader, at: usize) -> bool {
    reader.is_number(at)
        && reader.word(at + 1) == ":"
        && reader.glued(at + 1)
        && reader.is_number(at + 2)
        && reader.glued(at + 2)
}

/// The quantity that begins at a token, and the token after it; its bound may stand before, from `floor` on.
fn read(reader: Reader, at: usize, floor: usize) -> Option<(Quantity, usize)> {
    let tokens = reader.tokens;
    let currency = unit::currency_before(tokens, at);
    let mut i = currency.map_or(at, |c| c.1);
    let sign = is_sign(reader, i);
    i += usize::from(sign);
    let mut first = reader.number(i, currency.is_some())?;
    if sign {
        first.value = -first.value;
    }
    if currency.is_none() && !sign && !plausible(reader, at, &first) {
        return None;
    }
    let bound = bound::before(tokens, at, floor).filter(|_| !first.ordinal);
    let start = bound.map_or(at, |b| b.1);
    // What stands between the ends of a range: "5% to 7%".
    let own = currency.is_none().then(|| unit::after(tokens, first.next, first.value)).flatten();
    let own = own.filter(|unit| unit.next > first.next);
    let low_end = own.as_ref().map_or(first.next, |unit| unit.next);
    if let Some((low, second)) = range(reader, at, &first, low_end, currency.is_some()) {
        let number = Number { value: low, upper: Some(second.value), ..second };
        let unit = currency.or_else(|| unit::currency_before(tokens, low_end + 1)).map(|c| c.0);
        return Some(finish(reader, (start, at), number, bound, unit));
    }
    Some(finish(reader, (start, at), first, bound, currency.map(|c| c.0)))
}

/// Adds what follows a number: its unit and a bound.
fn finish(
    reader: Reader,
    (start, at): (usize, usize),
    number: Number,
    bound: Option<(Bound, usize)>,
    currency: Option<&str>,
) -> (Quantity, usize) {
    let tokens = reader.tokens;
    let after = bound::after(tokens, number.next);
    let from = after.map_or(number.next, |a| a.1);
    let unit = unit_of(reader, at, from, &number, currency);
    let mut next = unit.as_ref().map_or(number.next, |u| if u.next > from { u.next } else { number.next });
    let after = after.or_else(|| bound::after(tokens, next));
    // "over 3 years" without "for" or "after" is a stretch of time, no bound.
    let mut kept = bound;
    if let Some((_, from)) = bound
        && reader.word(from) == "over"
        && from + 1 == at
        && unit.as_ref().is_some_and(|u| unit::is_period(&u.name))
    {
        let before = from.checked_sub(1).map_or("", |b| reader.word(b));
        let bounded = matches!(
            before,
            "for"
                | "after"
                | "lasting"
                | "lasted"
                | "lasts"
                | "spent"
                | "of"
                | "is"
                | "was"
                | "just"
                | "well"
                | "a"
                | "took"
        );
        kept = kept.filter(|_| bounded);
    }
    let start = if kept.is_some() { start } else { at };
    let bound = kept.map(|b| b.0).or(after.map(|a| a.0)).or(number.vague.then_some(Bound::About));
    next = next.max(number.next);
    let end = tokens.get(next - 1).map_or(0, |t| t.span.end);
    let quantity = Quantity {
        span: Span::new(tokens[start].span.start, end),
        value: number.value,
        upper: number.upper,
        bound,
        factor: unit.as_ref().map_or(1.0, |u| u.factor),
        unit_span: unit.as_ref().and_then(|u| u.noun).and_then(|noun| tokens.get(noun)).map(|t| t.span),
        unit: unit.map(|u| u.name),
    };
    (quantity, next)
}

/// The second end of a range that begins with `first`, and the first end in its scale: "10 to 12 million", "£5m-£7m",
/// "between 10 and 12".
fn range<'t>(reader: Reader<'t>, at: usize, first: &Number, joint: usize, money: bool) -> Option<(f64, Number<'t>)> {
    let join = reader.word(joint);
    let between = at > 0 && reader.word(at - 1) == "between" || at > 1 && reader.word(at - 2) == "between";
    // "rose from 5 to 7 per cent" tells of two values.
    const CHANGES: [&str; 14] = [
        "rise", "grow", "climb", "surg", "jump", "increas", "up", "rais", "widen", "expand", "lift", "go", "edg",
        "soar",
    ];
    let change = at > 1 && reader.word(at - 1) == "from" && CHANGES.contains(&stem(reader.word(at - 2)).as_str());
    if change || !(matches!(join, "to" | "-" | "or") || (join == "and" && between)) || first.ordinal || first.vague {
        return None;
    }
    let sign = unit::currency_before(reader.tokens, joint + 1);
    let from = sign.map_or(joint + 1, |s| s.1);
    let second = reader.number(from, money || sign.is_some()).filter(|n| !n.ordinal && !n.vague)?;
    let last = second.next - 1;
    let scale = match lexeme(reader.word(last)) {
        Some(Lexeme::Scale(scale)) => scale,
        Some(Lexeme::Hundred) => 100.0,
        Some(Lexeme::Dozen) => 12.0,
        // 10-12m
        _ if reader.is_number(last) && second.unit.is_none() && reader.word(last).ends_with(char::is_alphabetic) => {
            [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| second.value >= *s).unwrap_or(1.0)
        }
        _ => 1.0,
    };
    // A scale holds for both ends unless the first has its own.
    let value =
        if first.value < 1000.0 && first.value * scale < second.value { first.value * scale } else { first.value };
    // "lost 1-3": what is joined by a hyphen alone counts something.
    let counted = join != "-"
        || sign.is_some()
        || money
        || second.unit.is_some()
        || scale > 1.0
        || matches!(reader.word(at.wrapping_sub(1)), "aged" | "ages" | "between")
        || unit::after(reader.tokens, second.next, second.value).is_some_and(|u| !is_result(&u.name));
    // "either a million or a billion" is no range.
    let near = join != "or" || second.value <= value * 2.0;
    (second.value > value && counted && near).then_some((value, second))
}

/// What is won by figures with a hyphen: "a 2-3 defeat".
fn is_result(stem: &str) -> bool {
    matches!(
        stem,
        "win" | "victori" | "defeat" | "loss" | "lead" | "draw" | "record" | "score" | "vote" | "rule" | "split"
    )
}

/// "-5", "minus five": below zero, where no word or figure stands right before the sign.
fn is_sign(reader: Reader, at: usize) -> bool {
    let figure = reader.is_number(at + 1) || reader.word(at + 1) == ".";
    match reader.word(at) {
        "-" => {
            let free = reader.tokens[at].spaced || at > 0 && reader.word(at - 1) == "(";
            free && figure && reader.glued(at + 1)
        }
        "minus" => true,
        // "tested negative three times"
        "negative" => !(at > 0 && stem(reader.word(at - 1)) == "test"),
        _ => false,
    }
}

/// What a number counts.
fn unit_of(reader: Reader, at: usize, from: usize, number: &Number, currency: Option<&str>) -> Option<Unit> {
    let named = |name: &str, factor: f64| Some(Unit { name: name.to_owned(), factor, noun: None, next: number.next });
    let before = |back: usize| at.checked_sub(back).map_or("", |i| reader.word(i));
    if let Some((name, factor)) = number.unit.and_then(|u| unit::symbol(&crate::text::normalise::fold(u))) {
        return named(name, factor);
    }
    if let Some(code) = currency {
        return named(code, 1.0);
    }
    if number.ordinal {
        return named("ordinal", 1.0);
    }
    if number.share {
        let of = usize::from(reader.word(from) == "of");
        let article = usize::from(of > 0 && matches!(reader.word(from + 1), "a" | "an"));
        // "three quarters of an hour" is a time, "three quarters of the hours" a share.
        let whole = if of == article { unit::after(reader.tokens, from + of + article, number.value) } else { None };
        let measure =
            whole.filter(|u| u.noun.is_some_and(|n| n <= from + of + article + 1) && unit::is_measure(&u.name));
        return measure.or_else(|| named("%", 100.0));
    }
    let aged = matches!(before(1), "aged" | "ages") || (matches!(before(1), "of" | "at") && before(2) == "age");
    if aged {
        return named("age", 1.0);
    }
    if before(1) == "magnitude"
        || (before(1) == "of" && before(2) == "magnitude")
        || (before(1) == "-" && before(2) == "magnitude")
    {
        return named("magnitude", 1.0);
    }
    if is_label(before(1)) {
        return None;
    }
    // "millions of dollars"
    let of = usize::from(number.vague && reader.word(from) == "of");
    if let Some(unit) = unit::after(reader.tokens, from + of, number.value) {
        return Some(unit);
    }
    // "Ann Smith, 34, said": an age.
    let person = before(1) == "," && at > 1 && reader.tokens[at - 2].is_capital();
    let closed = matches!(reader.word(number.next), "," | ".") || number.next >= reader.tokens.len();
    if person && closed && reader.is_number(at) && (1.0..120.0).contains(&number.value) && number.value.fract() == 0.0 {
        return named("age", 1.0);
    }
    // "killing two and injuring 30": those whom it befell.
    let verb = stem(before(1));
    const FATES: [&str; 11] =
        ["injur", "wound", "kill", "hurt", "arrest", "detain", "hospitalis", "hospit", "evacu", "rescu", "displac"];
    FATES.contains(&verb.as_str()).then(|| named(&verb, 1.0)).flatten()
}

/// Nouns whose number is a name, no count: "Flight 370", "Category 5", "page 12".
fn is_label(lower: &str) -> bool {
    matches!(
        lower,
        "article"
            | "act"
            | "apollo"
            | "boeing"
            | "airbus"
            | "battalion"
            | "bus"
            | "case"
            | "category"
            | "channel"
            | "chapter"
            | "clause"
            | "district"
            | "episode"
            | "exercise"
            | "flight"
            | "formula"
            | "gate"
            | "grade"
            | "group"
            | "highway"
            | "interstate"
            | "iphone"
            | "level"
            | "line"
            | "match"
            | "no"
            | "nr"
            | "number"
            | "page"
            | "part"
            | "phase"
            | "platform"
            | "precinct"
            | "proposition"
            | "regiment"
            | "resolution"
            | "room"
            | "round"
            | "route"
            | "rule"
            | "season"
            | "section"
            | "stage"
            | "terminal"
            | "tier"
            | "title"
            | "track"
            | "type"
            | "unit"
            | "version"
            | "volume"
            | "ward"
            | "windows"
            | "zone"
    )
}

/// "one" as a pronoun, figures in names and hours of the day are no quantities.
fn plausible(reader: Reader, at: usize, number: &Number) -> bool {
    let tokens = reader.tokens;
    let before = at.checked_sub(1).map_or("", |i| reader.word(i));
    let next = reader.word(number.next);
    if reader.is_number(at) {
        // F-16, Covid-19, 68th Brigade are names.
        let named = at >= 2 && before == "-" && !tokens[at - 1].spaced && tokens[at - 2].is_capital();
        return !named && !matches!(next, "am" | "pm" | "a.m" | "p.m" | "o'clock" | "hrs" | "gmt");
    }
    let lone = number.next == at + 1;
    match reader.word(at) {
        "one" if lone => {
            let joined = matches!(next, "or" | "to") && lexeme(reader.word(number.next + 1)).is_some();
            let pronoun = matches!(
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
                    | "which"
                    | "with"
                    | "from"
                    | "will"
                    | "would"
                    | "but"
                    | "as"
                    | "where"
                    | "could"
                    | "should"
                    | "must"
                    | "might"
                    | "may"
                    | "does"
                    | "did"
                    | "had"
                    | "'s"
                    | "more"
                    | "time"
                    | "if"
                    | "than"
                    | "then"
                    | "really"
            );
            let determined = matches!(
                before,
                "no" | "this"
                    | "that"
                    | "any"
                    | "the"
                    | "every"
                    | "each"
                    | "another"
                    | "which"
                    | "number"
                    | "some"
                    | "only"
                    | "last"
                    | "next"
                    | "other"
                    | "good"
                    | "new"
                    | "big"
                    | "first"
                    | "second"
                    | "third"
                    | "day"
            );
            let measured = next == "-" && unit::is_period(reader.word(number.next + 1));
            let alone = at == 0 && number.next >= tokens.len();
            alone
                || measured
                || !determined && (joined || !pronoun && tokens.get(number.next).is_some_and(Token::is_word))
        }
        "zero" if lone => !matches!(before, "net" | "ground" | "-" | "absolute" | "patient") && next != "-",
        "second" if lone => false,
        // Standing terms.
        "first" | "third" if lone => !matches!(
            next,
            "class"
                | "aid"
                | "lady"
                | "name"
                | "hand"
                | "degree"
                | "rate"
                | "party"
                | "minister"
                | "responders"
                | "world"
                | "place"
                | "of"
                | "-"
        ),
        _ => true,
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
        let agree = |a: &str, b: &str| one(a).agrees(&one(b));
        assert!(agree("more than 100 missiles", "over 100 missiles"));
        assert!(agree("2,300 people", "2,000 to 2,500 people"));
        assert!(agree("about 10,000 men", "10,400 men"));
        assert!(!agree("six men", "seven men"));
        assert!(!agree("over 100 missiles", "over 2,000 missiles"));
        assert!(agree("thousands of votes", "4,870 votes"));
    }
}
