//! Units: what a number counts or measures.

use crate::lexicon::{Cue, has, stem};
use crate::text::{Case, Token};

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

/// Measures by size: what is said in one of a row can be told in another of it. Names, unit, factor.
const MEASURES: [(&str, &str, f64); 36] = [
    ("km kms kilometre kilometres kilometer kilometers", "km", 1.0),
    ("mile miles mi", "km", 1.609344),
    ("m metre metres meter meters", "m", 1.0),
    ("ft foot feet", "m", 0.3048),
    ("yd yard yards", "m", 0.9144),
    ("cm centimetre centimetres centimeter centimeters", "cm", 1.0),
    ("mm millimetre millimetres millimeter millimeters", "cm", 0.1),
    ("inch inches", "cm", 2.54),
    ("t tonne tonnes ton tons", "t", 1.0),
    ("kilotonne kilotonnes kiloton kilotons", "t", 1000.0),
    ("kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "kg", 1.0),
    ("lb lbs", "kg", 0.45359237),
    ("g gram grams gramme grammes", "g", 1.0),
    ("mg milligram milligrams", "g", 0.001),
    ("oz ounce ounces", "g", 28.349523),
    ("ha hectare hectares", "ha", 1.0),
    ("acre acres", "ha", 0.40468564),
    ("l litre litres liter liters", "l", 1.0),
    ("ml millilitre millilitres milliliter milliliters", "l", 0.001),
    ("gallon gallons", "l", 3.7854118),
    ("kph kmh", "km/h", 1.0),
    ("mph", "km/h", 1.609344),
    ("knot knots", "km/h", 1.852),
    ("mw megawatt megawatts", "MW", 1.0),
    ("gw gigawatt gigawatts", "MW", 1000.0),
    ("kw kilowatt kilowatts", "MW", 0.001),
    ("mwh", "MWh", 1.0),
    ("gwh", "MWh", 1000.0),
    ("h hr hrs hour hours", "hour", 1.0),
    ("min mins minute minutes", "hour", 1.0 / 60.0),
    ("sec secs seconds", "hour", 1.0 / 3600.0),
    ("day days", "day", 1.0),
    ("week weeks", "day", 7.0),
    ("year years yr yrs", "year", 1.0),
    ("month months", "year", 1.0 / 12.0),
    ("decade decades", "year", 10.0),
];

fn measure(lower: &str) -> Option<(&'static str, f64)> {
    MEASURES.iter().find(|m| m.0.split(' ').any(|name| name == lower)).map(|m| (m.1, m.2))
}

/// Whether a unit is a measure, not a noun that is counted.
pub(super) fn is_measure(unit: &str) -> bool {
    MEASURES.iter().any(|m| m.1 == unit)
}

/// The unit of letters glued to a figure.
pub(super) fn symbol(lower: &str) -> Option<(&'static str, f64)> {
    match lower {
        "c" => Some(("°C", 1.0)),
        "f" => Some(("°F", 1.0)),
        "pc" | "pct" => Some(("%", 1.0)),
        _ => measure(lower).filter(|_| lower.len() <= 3),
    }
}

/// Whether a word is a stretch of time.
pub(super) fn is_period(lower: &str) -> bool {
    measure(lower).is_some_and(|m| matches!(m.0, "hour" | "day" | "year"))
        || matches!(lower, "season" | "seasons" | "quarters" | "centuries" | "nights" | "weekends")
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
            return Some(Unit { noun: Some(i + 1), ..unit(&format!("cubic {}", stem(word(i + 1))), 1.0, at) })
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
    let noun = noun(tokens, at)?;
    let named = Unit { noun: Some(noun), ..unit("", 1.0, at) };
    if noun == i
        && let Some((name, factor)) = measure(word(i)).filter(|_| word(i).len() > 1 || tokens[i].spaced)
    {
        // 34-year-old, 34 years old, 18 months of age
        let dash = |k: usize| k + usize::from(word(k) == "-");
        let old = matches!(word(dash(i + 1)), "old" | "olds") || (word(i + 1) == "of" && word(i + 2) == "age");
        if name == "year" && old {
            return Some(Unit { name: "age".to_owned(), factor, ..named });
        }
        let hour = matches!((word(i + 1), word(i + 2)), ("per" | "an" | "/", "hour" | "h"));
        let second = matches!((word(i + 1), word(i + 2)), ("per" | "a" | "/", "second" | "s"));
        let (name, factor) = match name {
            "km" if hour => ("km/h", factor),
            "m" if second => ("km/h", factor * 3.6),
            name => (name, factor),
        };
        return Some(Unit { name: name.to_owned(), factor, ..named });
    }
    Some(Unit { name: stem(word(noun)), ..named })
}

/// A currency by the sign before a figure, with the token after it: `$`, `US$`, `A$`, `€`, `EUR`.
pub(super) fn currency_before(tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    let token = tokens.get(at)?;
    let dollar = tokens.get(at + 1).is_some_and(|t| t.is("$") && !t.spaced);
    if dollar {
        let code = match token.lower.as_str() {
            "us" | "u.s" => "USD",
            "a" | "au" | "aus" => "AUD",
            "c" | "ca" | "can" => "CAD",
            "nz" => "NZD",
            "hk" => "HKD",
            "s" | "sg" => "SGD",
            "nt" => "TWD",
            "r" => "BRL",
            _ => return None,
        };
        return Some((code, at + 2));
    }
    if let Some(code) = sign(&token.lower) {
        return Some((code, at + 1));
    }
    let code = code(token)?;
    Some((code, at + 1 + usize::from(token.is("rs") && tokens.get(at + 1).is_some_and(|t| t.is(".")))))
}

fn sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₩" => "KRW",
        "₽" => "RUB",
        "₴" => "UAH",
        "₺" => "TRY",
        "₪" => "ILS",
        "₦" => "NGN",
        "₱" => "PHP",
        _ => return None,
    })
}

/// A currency's code, written in capitals.
fn code(token: &Token) -> Option<&'static str> {
    const CODES: [&str; 27] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "RUB", "UAH", "CHF", "SEK", "NOK", "DKK", "PLN", "TRY", "BRL",
        "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR", "MXN", "HUF", "CZK", "RON", "ILS",
    ];
    if token.is("rs") && token.is_capital() {
        return Some("INR");
    }
    if token.case != Case::Upper || token.lower.len() != 3 {
        return None;
    }
    CODES.iter().find(|code| code.eq_ignore_ascii_case(&token.lower)).copied()
}

/// The currency named after a figure and the token after it: "dollars", "US dollars", "Swiss francs", `SEK`, "euros".
pub(super) fn currency_word(tokens: &[Token], at: usize, value: f64) -> Option<(&'static str, usize)> {
    let word = |i: usize| tokens.get(i).map(|t| t.lower.as_str()).unwrap_or_default();
    let hyphen = usize::from(word(at) == "-");
    let i = at + hyphen;
    if let Some(found) = tokens.get(i).and_then(|t| code(t).or_else(|| sign(&t.lower))) {
        return Some((found, i + 1));
    }
    let whose = word(i);
    let one = |w: &str| {
        ["dollar", "franc", "pound", "peso", "krone", "krona", "kronor", "kroner"].contains(&w.trim_end_matches('s'))
    };
    if tokens.get(i).is_some_and(Token::is_capital) && one(word(i + 1)) {
        let coin = word(i + 1).chars().next().unwrap_or_default();
        let code = match (whose, coin) {
            ("us" | "u.s" | "american", 'd') => "USD",
            ("australian", 'd') => "AUD",
            ("canadian", 'd') => "CAD",
            ("swiss", 'f') => "CHF",
            ("british", 'p') => "GBP",
            ("egyptian", 'p') => "EGP",
            ("mexican", 'p') => "MXN",
            ("swedish", 'k') => "SEK",
            ("norwegian", 'k') => "NOK",
            ("danish", 'k') => "DKK",
            _ => return None,
        };
        return Some((code, i + 2));
    }
    let code = match whose {
        "dollars" | "dollar" => "USD",
        "euros" | "euro" => "EUR",
        // A weight: "500 pounds of explosives", "a 500-pound bomb".
        "pounds" | "pound" if hyphen == 0 && word(i + 1) != "of" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupees" => "INR",
        // "five won": mostly the verb.
        "won" if value >= 1000.0 => "KRW",
        "rubles" | "roubles" | "ruble" | "rouble" => "RUB",
        "hryvnia" | "hryvnias" => "UAH",
        "zloty" | "zlotys" => "PLN",
        "lira" | "liras" => "TRY",
        "rand" if value >= 10.0 => "ZAR",
        "reais" => "BRL",
        "shekels" => "ILS",
        "francs" => "CHF",
        _ => return None,
    };
    Some((code, i + 1))
}

/// The noun a number counts: the first plural or word for people within the noun group that follows.
pub(super) fn noun(tokens: &[Token], at: usize) -> Option<usize> {
    let mut first = None;
    for (j, token) in tokens.iter().enumerate().skip(at).take(6) {
        if token.is("-") || (token.is("of") && j == at) {
            continue;
        }
        let passed = matches!(token.lower.as_str(), "other" | "more" | "new" | "the" | "its" | "their");
        let root = stem(&token.lower);
        if !token.is_word() || (has(&root, Cue::Stop) && !passed) {
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
        if has(&root, Cue::Verb) && !is_plural(&token.lower) && root.get(..2) != token.lower.get(..2) {
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
