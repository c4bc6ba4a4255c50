//! Runs: how far a name goes that begins at a capitalised word.

use super::gazetteer::Gazetteer;
use super::name::is_family_first;
use crate::lexicon::WordList;
use crate::text::{Case, Token};

/// Nouns that make the capitalised words before them an organisation's name.
static BODIES: WordList = WordList::new(
    "academy administration agency airlines airways alliance army assembly association authority \
bancorp bank board brigade brotherhood bureau cartel center centre chamber club coalition college command commission \
committee company confederation congress corp corporation corps council court department directorate division \
exchange fc federation fleet force forces foundation front fund gazette gmbh group guard guards herald holdings hospital \
house inc industries inquirer institute institution insurance journal league llc llp ltd media militia ministry motors \
movement museum navy network news observatory office orchestra organisation organization parliament partners party \
pharmaceuticals plc police post press productions railway railways records regiment registry school schools secretariat \
senate service services society squad squadron studios syndicate systems taskforce team technologies telecom telegraph \
theatre times tribunal tribune trust union unions united university",
);

/// Nouns that make them an event's.
static EVENTS: WordList = WordList::new(
    "accord accords agreement awards biennale bowl championship championships classic conference cup \
derby election elections expo festival forum games genocide grandprix holocaust intifada marathon massacre masters olympics \
open pact paralympics prix prize protocol referendum revolution series siege spring summit treaty uprising war wars",
);

/// Nouns that open an event's name: `Hurricane Ilsa`, `Battle of Maren`.
static EVENT_HEADS: WordList = WordList::new("battle cyclone hurricane operation siege storm treaty typhoon");

/// Legal forms of companies.
static LEGAL: WordList = WordList::new(
    "ag co company computer corp corporation gmbh group holdings inc incorporated international limited llc \
llp ltd motor motors nv plc pty sa se spa",
);

pub(super) fn is_body(token: &Token) -> bool {
    BODIES.has(&token.lower)
}

pub(super) fn is_event(token: &Token) -> bool {
    EVENTS.has(&token.lower)
}

pub(super) fn is_event_head(token: &Token) -> bool {
    EVENT_HEADS.has(&token.lower)
}

pub(super) fn is_legal(token: &Token) -> bool {
    LEGAL.has(&token.lower)
}

/// Whether a token may stand inside a name without a capital.
pub(super) fn is_connector(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "of" | "the"
            | "for"
            | "and"
            | "de"
            | "da"
            | "di"
            | "del"
            | "van"
            | "von"
            | "der"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "la"
            | "-"
            | "&"
            | "'"
            | "."
            | "'s"
    )
}

/// Whether the article of Arabic names stands at `i`: "al-Bashir", in one piece.
pub(super) fn is_article(tokens: &[Token], i: usize) -> bool {
    let Some([article, hyphen, name]) = tokens.get(i..i + 3) else {
        return false;
    };
    matches!(article.lower.as_str(), "al" | "el" | "ul" | "ad" | "as" | "ash" | "an" | "ar" | "at" | "az")
        && hyphen.is("-")
        && !hyphen.spaced
        && !name.spaced
        && name.is_capital()
}

/// Whether two tokens stand on one line.
fn one_line(text: &str, a: &Token, b: &Token) -> bool {
    text.get(a.span.end..b.span.start).is_some_and(|gap| !gap.contains('\n'))
}

/// Words after which a run of capitals is no name but a line in capitals; it is sought anew behind each name found in it.
const LONGEST: usize = 64;

/// The end of the run of capitalised words from `i`, over what may join a name's words.
pub(super) fn capital_run(text: &str, tokens: &[Token], i: usize, gazetteer: &Gazetteer) -> usize {
    let mut end = if is_article(tokens, i) { i + 3 } else { i + 1 };
    while let Some(t) = tokens.get(end).filter(|_| end < i + LONGEST) {
        let next = tokens.get(end + 1);
        let capital_next = next.is_some_and(|n| n.is_word() && n.is_capital());
        let last = &tokens[end - 1];
        if !one_line(text, last, t) {
            break;
        }
        if t.is_word() && t.is_capital() && t.spaced {
            end += 1;
        } else if t.spaced && is_article(tokens, end) {
            end += 3;
        } else if t.is("-") && !t.spaced && t.span.of(text) != "–" && next.is_some_and(|n| n.is_word() && !n.spaced) {
            // Jong-un, Saint-Denis; but "Tehran-backed" is what it says of something else.
            let Some(n) = next else { break };
            let korean = tokens[i].case == Case::Capital && is_family_first(&tokens[i].lower);
            if !n.is_capital() && (n.lower.len() > 5 || (gazetteer.is_common(&n.lower) && !korean)) {
                break;
            }
            end += 2;
        } else if t.is(".") && last.lower.chars().count() == 1 && last.is_capital() && capital_next {
            end += 1; // Boutros B. Ghali
        } else if capital_next && ((t.is("'") && !t.spaced && last.is("o")) || (t.spaced && joins(t, last))) {
            end += 2; // O' Leary, Leonor de la Cruz
        } else if joins_on(tokens, end) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// Small words that join the capitalised words on both sides: "de", and "of" after a noun of a body.
fn joins(t: &Token, last: &Token) -> bool {
    let particle = matches!(
        t.lower.as_str(),
        "de" | "da" | "di" | "del" | "van" | "von" | "der" | "al" | "el" | "bin" | "ibn" | "&"
    );
    particle || (matches!(t.lower.as_str(), "of" | "for") && heads(last))
}

/// "Institute for the Study", "Health and Safety Executive": two words before the name goes on.
fn joins_on(tokens: &[Token], end: usize) -> bool {
    let (Some(last), Some([t, next, after])) = (tokens.get(end.wrapping_sub(1)), tokens.get(end..end + 3)) else {
        return false;
    };
    let the = matches!(t.lower.as_str(), "of" | "for") && next.is("the") && next.case == Case::Lower && heads(last);
    (the || (t.is("and") && next.is_capital() && heads(after))) && after.is_capital()
}

/// Nouns after which "of" goes on with the name.
fn heads(token: &Token) -> bool {
    is_body(token) || is_event_head(token) || matches!(token.lower.as_str(), "study" | "church" | "republic" | "museum")
}

/// Where the name of a body or an event ends that begins at `i`, if the run `i..end` is one and goes beyond a known name;
/// and whether it is an event.
pub(super) fn body_name(
    tokens: &[Token],
    i: usize,
    end: usize,
    known: Option<usize>,
    gazetteer: &Gazetteer,
) -> Option<(usize, bool)> {
    let body = |j: usize| {
        // "White House Press Secretary": the word may open a title.
        let title = gazetteer.title(tokens, j).is_some_and(|(count, _)| count > 1);
        tokens[j].is_capital() && !title && (is_body(&tokens[j]) || is_event(&tokens[j]))
    };
    let last = (i..end).rev().find(|&j| body(j));
    let (to, event) = if let Some(to) = event_head(tokens, i, end, gazetteer) {
        (to, true)
    } else {
        let last = last?;
        let open = last == i && end > i + 2 && (tokens[i + 1].is("of") || tokens[i + 1].is("for"));
        let to = if open {
            end
        } else if last > i {
            last + 1
        } else {
            return None;
        };
        // "Institute for the Study of War": the head comes first and the rest follows it.
        let to = if is_body(&tokens[i]) && tokens[i + 1].lower.len() < 4 && end > to { end } else { to };
        let to = if is_of(tokens, to) && end > to { end } else { to };
        (to, is_event(&tokens[last]) && !(is_body(&tokens[last])))
    };
    // "World War II", "Super Bowl LIX"
    let numeral = |t: &Token| t.is_capital() && t.lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    let to = if event && tokens.get(to).is_some_and(|t| numeral(t) && t.spaced) { to + 1 } else { to };
    // The title of a film or a headline: "This Is The Most Quiet Office".
    if tokens[i + 1..to].iter().any(|t| {
        t.is_capital()
            && matches!(t.lower.as_str(), "is" | "are" | "the" | "we" | "who" | "what" | "how" | "in" | "on" | "to")
    }) {
        return None;
    }
    let words = (i..to).filter(|&j| tokens[j].is_capital()).count();
    (words >= 2 && known.is_none_or(|count| i + count < to)).then_some((to, event))
}

/// The end of an event's name that begins with what it is: "Hurricane Ilsa", "Battle of Maren", "Storm Ciara".
fn event_head(tokens: &[Token], i: usize, end: usize, gazetteer: &Gazetteer) -> Option<usize> {
    let (head, next) = (&tokens[i], tokens.get(i + 1).filter(|_| end > i + 1)?);
    let named = match head.lower.as_str() {
        "hurricane" | "typhoon" | "cyclone" | "operation" => next.is_capital(),
        "storm" => next.is_capital() && gazetteer.is_given(&next.lower),
        _ => false,
    };
    let of = is_event_head(head) && is_of(tokens, i + 1);
    (head.case == Case::Capital && (named || of)).then_some(if of { end } else { i + 2 })
}

fn is_of(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.is("of") || t.is("for"))
}
