//! Units: what a number counts or measures.

use super::bound;
use super::measure::{self, measure};
use super::money::currency_word;
use super::number::{Number, Reader};
use crate::lexicon::{Cue, Stem};
use crate::text::{Case, Token, TokenKind};

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub name: String,
    /// How many of the unit one of what the text says is.
    pub factor: f64,
    /// The token of the noun, where the number does not take it in.
    pub noun: Option<usize>,
    /// The token after what belongs to the number: "per cent", "dollars".
    pub next: usize,
}

/// What a number counts.
pub(super) fn unit_of(reader: Reader, at: usize, from: usize, number: &Number, currency: Option<&str>) -> Option<Unit> {
    let named = |name: &str, factor: f64| Some(Unit { name: name.to_owned(), factor, noun: None, next: number.next });
    let before = |back: usize| at.checked_sub(back).map_or("", |i| reader.word(i));
    if let Some((name, factor)) = number.unit.and_then(|u| measure::symbol(&crate::text::normalise::fold(u))) {
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
        let whole = if of == article { after(reader.tokens, from + of + article, number.value) } else { None };
        let measure = whole.filter(|u| {
            u.name == "%" || u.noun.is_some_and(|n| n <= from + of + article + 1) && measure::is_measure(&u.name)
        });
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
    if let Some(unit) = after(reader.tokens, from + of, number.value) {
        return Some(unit);
    }
    if let Some(unit) = announced(reader.tokens, at) {
        return Some(unit);
    }
    // "Ann Smith, 34, said": an age.
    let person = before(1) == "," && at > 1 && reader.tokens[at - 2].is_capital();
    let closed = matches!(reader.word(number.next), "," | ".") || number.next >= reader.tokens.len();
    if person && closed && reader.is_number(at) && (1.0..120.0).contains(&number.value) && number.value.fract() == 0.0 {
        return named("age", 1.0);
    }
    // "killing two and injuring 30": those whom it befell.
    let verb = Stem::of(before(1));
    const FATES: [&str; 11] =
        ["injur", "wound", "kill", "hurt", "arrest", "detain", "hospitalis", "hospit", "evacu", "rescu", "displac"];
    FATES.contains(&verb.as_str()).then(|| named(&verb, 1.0)).flatten()
}

/// What a number counts that stands after it was said what: "put the number of marchers at 35,000", "the death toll rose to 35".
fn announced(tokens: &[Token], at: usize) -> Option<Unit> {
    /// Words between what is counted and its number, at most.
    const FAR: usize = 16;
    let told = bound::before(tokens, at, 0).map_or(at, |b| b.1);
    let leads = tokens.get(told.checked_sub(1)?)?;
    // The bound that "exceeded" is has been passed over.
    let leads = tokens[told].is("exceeded")
        || matches!(leads.lower.as_str(), "to" | "at" | "is" | "was" | "are" | "were" | "reached" | "hit");
    if !leads {
        return None;
    }
    let from = told.saturating_sub(FAR);
    let stops = |t: &Token| t.kind == TokenKind::Number || matches!(t.lower.as_str(), "." | "," | ";" | "?" | "!");
    let i = (from..told)
        .rev()
        .take_while(|&i| !stops(&tokens[i]))
        .find(|&i| tokens[i].is("toll") || tokens[i].is("number") && tokens.get(i + 1).is_some_and(|t| t.is("of")))?;
    let unit = |noun: &str| Unit { name: Stem::of(noun).as_str().to_owned(), factor: 1.0, noun: None, next: at };
    if tokens[i].is("toll") {
        return Some(unit("people"));
    }
    let counted = noun(&tokens[..told], i + 2)?;
    Some(Unit { noun: Some(counted), ..unit(&tokens[counted].lower) })
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

/// The unit that follows a number of a given value: a percentage, money, an age, a measure or the noun it counts.
pub(super) fn after(tokens: &[Token], at: usize, value: f64) -> Option<Unit> {
    let word = |i: usize| tokens.get(i).map(|t| t.lower.as_str()).unwrap_or_default();
    let unit = |name: &str, factor: f64, next: usize| Unit { name: name.to_owned(), factor, noun: None, next };
    let hyphen = usize::from(word(at) == "-" && tokens.get(at).is_some_and(|t| !t.spaced));
    let i = at + hyphen;
    match (word(i), word(i + 1)) {
        ("percentage" | "basis", "point" | "points") => {
            let factor = if word(i) == "basis" { 0.01 } else { 1.0 };
            return Some(unit("percentage point", factor, i + 2));
        }
        ("%" | "percent" | "percentage" | "pct" | "pc", _) => return Some(unit("%", 1.0, i + 1)),
        // "killing all eight on board"
        ("on", "board") | ("aboard", _) => return Some(unit("person", 1.0, at)),
        ("per", "cent") => return Some(unit("%", 1.0, i + 2)),
        ("degrees" | "degree" | "°", next) => {
            let scale = match next {
                "celsius" | "centigrade" | "c" => Some("°C"),
                "fahrenheit" | "f" => Some("°F"),
                _ => None,
            };
            return Some(unit(scale.unwrap_or("°"), 1.0, i + 1 + usize::from(scale.is_some())));
        }
        ("magnitude", _) => return Some(unit("magnitude", 1.0, i + 1)),
        // "12 °C" can be one token
        ("°c" | "℃", _) => return Some(unit("°C", 1.0, i + 1)),
        ("°f" | "℉", _) => return Some(unit("°F", 1.0, i + 1)),
        ("cubic", _) => {
            return Some(Unit { noun: Some(i + 1), ..unit(&format!("cubic {}", &*Stem::of(word(i + 1))), 1.0, at) })
                .filter(|_| tokens.get(i + 1).is_some());
        }
        ("square" | "sq", length) => {
            let j = i + 1 + usize::from(length == ".");
            let (side, factor) = measure(word(j))?;
            // A square kilometre has 100 hectares.
            let (name, area) = if side == "km" { ("ha", factor * factor * 100.0) } else { ("m2", factor * factor) };
            return Some(Unit { noun: Some(j), ..unit(name, area, at) });
        }
        _ => {}
    }
    if let Some((code, next)) = currency_word(tokens, at, value) {
        return Some(unit(code, 1.0, next));
    }
    let named = |noun: usize, name: String| Unit { name, factor: 1.0, noun: Some(noun), next: at };
    if let Some((name, factor)) = measure(word(i)).filter(|_| word(i).len() > 1 || tokens[i].spaced) {
        // 34-year-old, 34 years old, 18 months of age
        let dash = |k: usize| k + usize::from(word(k) == "-");
        let old = matches!(word(dash(i + 1)), "old" | "olds") || (word(i + 1) == "of" && word(i + 2) == "age");
        if name == "year" && old {
            return Some(Unit { factor, ..named(i, "age".to_owned()) });
        }
        let hour = matches!((word(i + 1), word(i + 2)), ("per" | "an" | "/", "hour" | "h"));
        let second = matches!((word(i + 1), word(i + 2)), ("per" | "a" | "/", "second" | "s"));
        let (name, factor) = match name {
            "km" if hour => ("km/h", factor),
            "m" if second => ("km/h", factor * 3.6),
            name => (name, factor),
        };
        return Some(Unit { factor, ..named(i, name.to_owned()) });
    }
    let noun = noun(tokens, at)?;
    // A 12,000-strong crowd is one of people.
    let counted = if word(noun) == "strong" { "people" } else { word(noun) };
    Some(named(noun, Stem::of(counted).as_str().to_owned()))
}

/// The noun a number counts: the first plural or word for people within the noun group that follows.
pub(super) fn noun(tokens: &[Token], at: usize) -> Option<usize> {
    let mut first = None;
    for (j, token) in tokens.iter().enumerate().skip(at).take(6) {
        if token.is("-") || (token.is("of") && j == at) {
            continue;
        }
        let passed = matches!(token.lower.as_str(), "other" | "more" | "new" | "the" | "its" | "their");
        let root = Stem::of(&token.lower);
        if !token.is_word() || (root.has(Cue::Stop) && !passed) {
            break;
        }
        // "150,000 fled their homes"
        if passed && first.is_some() {
            break;
        }
        if token.case != Case::Lower || passed {
            continue;
        }
        // "rose", "fell": the number stood for what it counts.
        if root.has(Cue::Verb) && !is_plural(&token.lower) && root.get(..2) != token.lower.get(..2) {
            break;
        }
        if is_plural(&token.lower) {
            return Some(j);
        }
        first.get_or_insert(j);
    }
    first
}

/// Whether a noun stands in the plural, by its look.
pub(super) fn is_plural(lower: &str) -> bool {
    matches!(lower, "people" | "men" | "women" | "children" | "troops" | "police" | "personnel" | "aircraft" | "mps")
        || (lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us"))
}
