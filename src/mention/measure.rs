//! Measures: units of length, mass, time and the like, and which of them tell one size.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Measures by size: what is said in one of a row can be told in another of it. Names, unit, factor.
const MEASURES: [(&str, &str, f64); 38] = [
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
    ("km2 sqkm", "ha", 100.0),
    ("m2 sqm", "m2", 1.0),
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

static BY_NAME: LazyLock<FxHashMap<&str, (&str, f64)>> =
    LazyLock::new(|| MEASURES.iter().flat_map(|m| m.0.split(' ').map(|name| (name, (m.1, m.2)))).collect());

pub(super) fn measure(lower: &str) -> Option<(&'static str, f64)> {
    BY_NAME.get(lower).copied()
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
