//! Money: currencies by sign, code and name.

use crate::text::{Case, Token};

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
