//! Reading quantities: numbers with their bounds, ranges and units.

use super::bound::{self, Bound};
use super::measure::is_period;
use super::money::currency_before;
use super::number::{AMOUNTS, Lexeme, NUMBERS, Number, Reader, lexeme, ordinal_word};
use super::quantity::Quantity;
use super::unit::{self, Unit};
use crate::lexicon::Stem;
use crate::text::{Span, Token, TokenKind};

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

/// Whether a quantity may begin at a token: a quick look, for most tokens begin none.
fn may_begin(reader: Reader, at: usize) -> bool {
    let Some(token) = reader.tokens.get(at) else {
        return false;
    };
    let word = token.lower.as_str();
    let begins = |token: &Token| {
        NUMBERS.lets(token)
            && (lexeme(&token.lower).is_some()
                || ordinal_word(&token.lower).is_some()
                || AMOUNTS.contains(&token.lower.as_str()))
    };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Mark => !matches!(word, "," | "\"" | "'" | ")" | "(" | "'s" | ":" | ";"),
        TokenKind::Word if matches!(word, "a" | "an") => {
            reader.word(at + 1) == "$" || reader.tokens.get(at + 1).is_some_and(begins)
        }
        TokenKind::Word => begins(token) || (token.is_capital() && (word.len() <= 3)),
    }
}

/// The quantity that begins at a token, and the token after it; its bound may stand before, from `floor` on.
fn read(reader: Reader, at: usize, floor: usize) -> Option<(Quantity, usize)> {
    if !may_begin(reader, at) {
        return None;
    }
    let tokens = reader.tokens;
    let currency = currency_before(tokens, at);
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
    if let Some((low, second)) = range(reader, at, &first, own.as_ref(), currency.is_some()) {
        let number = Number { value: low, upper: Some(second.value), ..second };
        let unit = currency.or_else(|| currency_before(tokens, first.next + 1)).map(|c| c.0);
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
    let unit = unit::unit_of(reader, at, from, &number, currency);
    let mut next = unit.as_ref().map_or(number.next, |u| if u.next > from { u.next } else { number.next });
    let after = after.or_else(|| bound::after(tokens, next));
    // "over 3 years" without "for" or "after" is a stretch of time, no bound.
    let mut kept = bound;
    if let Some((_, from)) = bound
        && reader.word(from) == "over"
        && from + 1 == at
        && unit.as_ref().is_some_and(|u| is_period(&u.name))
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
fn range<'t>(
    reader: Reader<'t>,
    at: usize,
    first: &Number,
    own: Option<&Unit>,
    money: bool,
) -> Option<(f64, Number<'t>)> {
    let joint = own.map_or(first.next, |unit| unit.next);
    let join = reader.word(joint);
    let between = at > 0 && reader.word(at - 1) == "between" || at > 1 && reader.word(at - 2) == "between";
    // "rose from 5 to 7 per cent", "fell $5 to $70" tell of two values.
    const CHANGES: [&str; 22] = [
        "rise", "grow", "climb", "surg", "jump", "increas", "up", "rais", "widen", "expand", "lift", "go", "edg",
        "soar", "fall", "drop", "lose", "lost", "down", "gain", "slip", "add",
    ];
    let back = 1 + usize::from(at > 0 && reader.word(at - 1) == "from");
    let change = join == "to" && at >= back && CHANGES.contains(&Stem::of(reader.word(at - back)).as_str());
    if change || !(matches!(join, "to" | "-" | "or") || (join == "and" && between)) || first.ordinal || first.vague {
        return None;
    }
    let sign = currency_before(reader.tokens, joint + 1);
    let from = sign.map_or(joint + 1, |s| s.1);
    let second = reader.number(from, money || sign.is_some()).filter(|n| !n.ordinal && !n.vague)?;
    // "0.3 points to 4.1%"
    if own.is_some_and(|own| unit::after(reader.tokens, second.next, second.value).is_none_or(|u| u.name != own.name)) {
        return None;
    }
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
        "negative" => !(at > 0 && Stem::of(reader.word(at - 1)) == "test"),
        _ => false,
    }
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
            let measured = next == "-" && is_period(reader.word(number.next + 1));
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
