//! What a single word can say about time.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::calendar::Unit;
use crate::text::{Sieve, Token};

/// Which one of a row of periods, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// `last`, `previous`: the one before.
    Last,
    /// `past`: the nearest behind.
    Past,
    This,
    /// `coming`, `upcoming`: the nearest ahead.
    Coming,
    /// `next`, `following`: the one after.
    Next,
}

impl Shift {
    pub fn steps(self) -> i32 {
        match self {
            Shift::Last | Shift::Past => -1,
            Shift::This => 0,
            Shift::Coming | Shift::Next => 1,
        }
    }
}

/// Where in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Early,
    Mid,
    Late,
}

/// A side of a border in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    Since,
    After,
    Before,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Other,
    /// 1 to 12.
    Month(i8),
    /// Monday is 0.
    Weekday(i8),
    Unit(Unit),
    /// A cardinal number: `one` to `nineteen`, the tens, `hundred`, `thousand`.
    Count(i16),
    /// More or less so many: `few`, `several`.
    Vague(i8),
    /// An ordinal number.
    Nth(i8),
    /// The nth from the end, by its name: `last` is a shift.
    Shift(Shift),
    /// Days from today.
    Today(i8),
    Part(Part),
    Border(Border),
    Season,
    /// Opens a time without a meaning of its own: `the`, `from`.
    Opens,
    /// Says nothing by itself, and may stand among words that do: "on or before", "between now and", "the calendar year".
    Leads,
    /// The first word of a feast or of another name for a time: `easter`, `fiscal`, `remainder`.
    Names,
    /// A decade by its number of years: `nineties`.
    Decade(i8),
}

impl Sign {
    pub fn of(token: &Token) -> Sign {
        if token.is_word() && SIEVE.lets(token) { Self::of_word(&token.lower) } else { Sign::Other }
    }

    /// What a folded word says.
    pub fn of_word(lower: &str) -> Sign {
        BY_WORD.get(lower).copied().unwrap_or(Sign::Other)
    }

    /// Whether a time can hang on the word, and not only begin with it.
    pub fn carries(self) -> bool {
        !matches!(self, Sign::Other | Sign::Vague(_) | Sign::Border(_) | Sign::Opens | Sign::Leads)
    }
}

static BY_WORD: LazyLock<FxHashMap<&str, Sign>> = LazyLock::new(|| WORDS.iter().copied().collect());

static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(WORDS.iter().map(|(word, _)| *word), 4096));

use Sign::{Count, Leads, Month, Names, Nth, Opens, Today, Vague, Weekday};
const fn border(border: Border) -> Sign {
    Sign::Border(border)
}

/// Every word with a sign, in alphabetic order: a word that stands twice would be a slip.
#[rustfmt::skip]
static WORDS: &[(&str, Sign)] = &[
    ("a", Opens), ("after", border(Border::After)), ("all", Opens), ("an", Opens), ("and", Leads), ("apr", Month(4)),
    ("april", Month(4)), ("armistice", Names), ("as", Opens), ("ascension", Names), ("ash", Names), ("at", Opens),
    ("aug", Month(8)), ("august", Month(8)), ("autumn", Sign::Season), ("bastille", Names),
    ("before", border(Border::Before)), ("beginning", Sign::Part(Part::Early)), ("between", Opens), ("black", Names),
    ("boxing", Names), ("business", Leads), ("by", border(Border::Before)), ("calendar", Leads), ("canada", Names),
    ("centuries", Sign::Unit(Unit::Century)), ("century", Sign::Unit(Unit::Century)), ("christmas", Names),
    ("cinco", Names), ("close", Sign::Part(Part::Late)), ("columbus", Names), ("coming", Sign::Shift(Shift::Coming)),
    ("corpus", Names), ("couple", Vague(2)), ("current", Sign::Shift(Shift::This)), ("cy", Names), ("cyber", Names),
    ("day", Sign::Unit(Unit::Day)), ("days", Sign::Unit(Unit::Day)), ("dec", Month(12)),
    ("decade", Sign::Unit(Unit::Decade)), ("decades", Sign::Unit(Unit::Decade)), ("december", Month(12)),
    ("dozen", Count(12)), ("earlier", Sign::Part(Part::Early)), ("early", Sign::Part(Part::Early)), ("earth", Names),
    ("easter", Names), ("eid", Names), ("eight", Count(8)), ("eighteen", Count(18)), ("eighteenth", Nth(18)),
    ("eighth", Nth(8)), ("eighties", Sign::Decade(80)), ("eighty", Count(80)), ("eleven", Count(11)),
    ("eleventh", Nth(11)), ("end", Sign::Part(Part::Late)), ("ending", Opens), ("fall", Sign::Season),
    ("father", Names), ("fathers", Names), ("feb", Month(2)), ("february", Month(2)), ("few", Vague(3)),
    ("fifteen", Count(15)), ("fifteenth", Nth(15)), ("fifth", Nth(5)), ("fifties", Sign::Decade(50)),
    ("fifty", Count(50)), ("final", Names), ("first", Nth(1)), ("fiscal", Names), ("five", Count(5)),
    ("following", Sign::Shift(Shift::Next)), ("for", Opens), ("forties", Sign::Decade(40)),
    ("fortnight", Sign::Unit(Unit::Fortnight)), ("fortnights", Sign::Unit(Unit::Fortnight)), ("forty", Count(40)),
    ("four", Count(4)), ("fourteen", Count(14)), ("fourteenth", Nth(14)), ("fourth", Nth(4)), ("fri", Weekday(4)),
    ("friday", Weekday(4)), ("from", Opens), ("fy", Names), ("good", Names), ("groundhog", Names), ("guy", Names),
    ("half", Sign::Unit(Unit::Half)), ("halloween", Names), ("holy", Names), ("human", Names), ("hundred", Count(100)),
    ("in", Opens), ("inauguration", Names), ("international", Names), ("jan", Month(1)), ("january", Month(1)),
    ("jul", Month(7)), ("july", Month(7)), ("jun", Month(6)), ("june", Month(6)), ("juneteenth", Names),
    ("labor", Names), ("last", Sign::Shift(Shift::Last)), ("late", Sign::Part(Part::Late)),
    ("later", Sign::Part(Part::Late)), ("latter", Names), ("least", Leads), ("less", Opens), ("mar", Month(3)),
    ("march", Month(3)), ("martin", Names), ("maundy", Names), ("may", Month(5)), ("memorial", Names),
    ("mid", Sign::Part(Part::Mid)), ("middle", Sign::Part(Part::Mid)), ("midsummer", Names), ("mlk", Names),
    ("mon", Weekday(0)), ("monday", Weekday(0)), ("month", Sign::Unit(Unit::Month)),
    ("months", Sign::Unit(Unit::Month)), ("more", Opens), ("most", Leads), ("mother", Names), ("mothers", Names),
    ("new", Names), ("next", Sign::Shift(Shift::Next)), ("nine", Count(9)), ("nineteen", Count(19)),
    ("nineteenth", Nth(19)), ("nineties", Sign::Decade(90)), ("ninety", Count(90)), ("ninth", Nth(9)),
    ("nov", Month(11)), ("november", Month(11)), ("now", Leads), ("oct", Month(10)), ("october", Month(10)),
    ("of", Leads), ("on", Opens), ("one", Count(1)), ("or", Leads), ("over", Opens), ("overnight", Today(-1)),
    ("palm", Names), ("past", Sign::Shift(Shift::Past)), ("pentecost", Names), ("preceding", Sign::Shift(Shift::Last)),
    ("present", Leads), ("presidents", Names), ("previous", Sign::Shift(Shift::Last)),
    ("prior", Sign::Shift(Shift::Last)), ("quarter", Sign::Unit(Unit::Quarter)),
    ("quarters", Sign::Unit(Unit::Quarter)), ("remainder", Names), ("rest", Names), ("saint", Names), ("same", Opens),
    ("sat", Weekday(5)), ("saturday", Weekday(5)), ("second", Nth(2)), ("sep", Month(9)), ("sept", Month(9)),
    ("september", Month(9)), ("seven", Count(7)), ("seventeen", Count(17)), ("seventeenth", Nth(17)),
    ("seventh", Nth(7)), ("seventies", Sign::Decade(70)), ("seventy", Count(70)), ("several", Vague(3)),
    ("shrove", Names), ("since", border(Border::Since)), ("six", Count(6)), ("sixteen", Count(16)),
    ("sixteenth", Nth(16)), ("sixth", Nth(6)), ("sixties", Sign::Decade(60)), ("sixty", Count(60)), ("sooner", Names),
    ("spring", Sign::Season), ("st", Names), ("start", Sign::Part(Part::Early)), ("starting", Opens),
    ("summer", Sign::Season), ("sun", Weekday(6)), ("sunday", Weekday(6)), ("ten", Count(10)), ("tenth", Nth(10)),
    ("than", Leads), ("thanksgiving", Names), ("that", Opens), ("the", Opens), ("third", Nth(3)),
    ("thirteen", Count(13)), ("thirteenth", Nth(13)), ("thirties", Sign::Decade(30)), ("thirtieth", Nth(30)),
    ("thirty", Count(30)), ("this", Sign::Shift(Shift::This)), ("thousand", Count(1000)), ("three", Count(3)),
    ("thu", Weekday(3)), ("thur", Weekday(3)), ("thurs", Weekday(3)), ("thursday", Weekday(3)),
    ("till", border(Border::Before)), ("today", Today(0)), ("tomorrow", Today(1)), ("tonight", Today(0)),
    ("trinity", Names), ("tue", Weekday(1)), ("tues", Weekday(1)), ("tuesday", Weekday(1)), ("twelfth", Nth(12)),
    ("twelve", Count(12)), ("twenties", Sign::Decade(20)), ("twentieth", Nth(20)), ("twenty", Count(20)),
    ("two", Count(2)), ("under", Opens), ("until", border(Border::Before)), ("upcoming", Sign::Shift(Shift::Coming)),
    ("valentine", Names), ("valentines", Names), ("veterans", Names), ("wed", Weekday(2)), ("wednesday", Weekday(2)),
    ("weds", Weekday(2)), ("week", Sign::Unit(Unit::Week)), ("weekend", Sign::Unit(Unit::Weekend)),
    ("weekends", Sign::Unit(Unit::Weekend)), ("weeks", Sign::Unit(Unit::Week)), ("whit", Names), ("white", Names),
    ("winter", Sign::Season), ("with", Leads), ("within", Opens), ("womens", Names), ("work", Leads),
    ("workers", Names), ("working", Leads), ("world", Names), ("xmas", Names), ("year", Sign::Unit(Unit::Year)),
    ("years", Sign::Unit(Unit::Year)), ("yesterday", Today(-1)), ("ytd", Names),
];

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn the_table_is_in_order() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
