//! Finding names: the spans of a text that name somebody or something, before it is known who.

use std::collections::HashSet;

use super::EntityKind;
use super::gazetteer::{Form, Gazetteer, TitleClass};
use super::name::{PersonName, skeleton};
use crate::lexicon::abbreviation::{self, Abbreviation};
use crate::lexicon::{Cue, has, stem};
use crate::text::{Case, Span, Token};

/// A span that names something, before it is known what.
pub(super) struct Found {
    pub block: usize,
    /// Token range within the block.
    pub from: usize,
    pub to: usize,
    pub name: Option<(u32, Form)>,
    pub kind: EntityKind,
    /// The words are a person's name by title, given name or verb of saying.
    pub sure: bool,
}

/// Words that stand with a capital where no sentence begins: names, most likely.
pub(super) fn inner_capitals(texts: &[&str], blocks: &[Vec<Token>]) -> HashSet<String> {
    let mut inner = HashSet::new();
    for (text, tokens) in texts.iter().zip(blocks) {
        if is_title_case(tokens) {
            continue;
        }
        for (i, token) in tokens.iter().enumerate() {
            if token.is_capital() && !opens(text, tokens, i) {
                inner.insert(token.lower.clone());
            }
        }
    }
    inner
}

/// Whether a block's words are nearly all capitalised, so that capitals tell nothing.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|t| t.is_word() && t.lower.len() > 3).collect();
    let capitals = words.iter().filter(|t| t.is_capital()).count();
    words.len() >= 3 && capitals * 10 >= words.len() * 7
}

/// Whether a sentence or a quotation may begin at the token.
fn opens(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|j| &tokens[j]) else {
        return true;
    };
    match before.lower.as_str() {
        "." => {
            // The stop of an initial or a title does not open a sentence.
            let word = i.checked_sub(2).map(|j| &tokens[j]);
            !word.is_some_and(|w| {
                w.lower.chars().count() == 1 || abbreviation::folded_class(&w.lower).is_some() || w.lower.contains('.')
            })
        }
        "!" | "?" | ":" | "…" | "\"" | "“" | "”" | "‘" | "«" | "•" | "|" => true,
        _ => text.get(before.span.end..tokens[i].span.start).is_some_and(|gap| gap.contains('\n')),
    }
}

/// Nouns that make the capitalised words before them an organisation's name.
const BODIES: [&str; 54] = [
    "ministry", "army", "forces", "force", "navy", "council", "institute", "university", "party", "union", "agency",
    "bank", "court", "company", "corporation", "corp", "inc", "ltd", "group", "committee", "commission", "department",
    "office", "bureau", "board", "parliament", "congress", "senate", "house", "assembly", "police", "guard", "brigade",
    "association", "federation", "foundation", "organization", "organisation", "authority", "service", "airlines",
    "airways", "club", "united", "league", "times", "post", "news", "media", "network", "society", "alliance",
    "administration", "command",
];
/// Nouns that make them an event's.
const EVENTS: [&str; 18] = [
    "war", "cup", "olympics", "games", "summit", "championship", "championships", "conference", "festival",
    "revolution", "prize", "open", "election", "hurricane", "typhoon", "marathon", "expo", "awards",
];
/// Nouns after or before a place's name.
pub(super) const PLACES: [&str; 34] = [
    "region", "oblast", "city", "province", "village", "district", "town", "county", "river", "island", "islands",
    "airport", "sea", "ocean", "valley", "peninsula", "coast", "strait", "gulf", "mountain", "mountains", "lake",
    "bay", "border", "square", "street", "port", "canal", "desert", "state", "territory", "prefecture", "avenue",
    "road",
];

#[allow(clippy::too_many_arguments)]
pub(super) fn scan(
    block: usize,
    text: &str,
    tokens: &[Token],
    gazetteer: &Gazetteer,
    vouched: &dyn Fn(&Token) -> bool,
    strict: bool,
    found: &mut Vec<Found>,
) {
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        if !token.is_word() {
            i += 1;
            continue;
        }
        let known = gazetteer
            .longest(tokens, i)
            .filter(|&(count, id, form)| accepts(&tokens[i..i + count], gazetteer, id, form));
        if !token.is_capital() {
            if let Some((count, id, form)) =
                known.filter(|&(count, _, form)| lower_case_name(&tokens[i..i + count], form))
            {
                found.push(Found {
                    block,
                    from: i,
                    to: i + count,
                    name: Some((id, form)),
                    kind: EntityKind::Place,
                    sure: true,
                });
                i += count;
            } else {
                i += 1;
            }
            continue;
        }
        let end = capital_run(tokens, i);
        if let Some(body) = body_name(tokens, i, end, known.map(|k| k.0)) {
            let kind = if EVENTS.contains(&tokens[body - 1].lower.as_str()) {
                EntityKind::Event
            } else {
                EntityKind::Organisation
            };
            found.push(Found { block, from: i, to: body, name: None, kind, sure: false });
            i = body;
            continue;
        }
        if let Some((count, id, form)) = known {
            let entry_kind = gazetteer.known(id).map_or(EntityKind::Other, |k| k.kind);
            // "Jordan Henderson": a given name before another capital is a person, not a country.
            let person = form == Form::Name
                && count == 1
                && end > i + 1
                && gazetteer.is_given(&token.lower)
                && tokens[i + 1].is_capital()
                && gazetteer.longest(tokens, i + 1).is_none();
            if !person {
                found.push(Found {
                    block,
                    from: i,
                    to: i + count,
                    name: Some((id, form)),
                    kind: entry_kind,
                    sure: true,
                });
                i += count;
                continue;
            }
        }
        if let Some((count, _)) = gazetteer.title(tokens, i).filter(|&(count, _)| i + count <= end || !strict) {
            i += count.max(1);
            continue;
        }
        // A run ends before a known name inside it, so that "Volodymyr Zelensky Kyiv" is two.
        let mut to = i + 1;
        while to < end
            && (gazetteer.longest(tokens, to).is_none() || tokens[to - 1].lower == "-")
            && gazetteer.title(tokens, to).is_none()
        {
            to += 1;
        }
        while to > i + 1 && (!tokens[to - 1].is_word() || is_connector(&tokens[to - 1])) {
            to -= 1;
        }
        if let Some(candidate) = name(block, text, tokens, i, to, gazetteer, vouched, strict) {
            found.push(candidate);
        }
        i = to;
    }
}

/// Names that are also common words count only when written as names.
fn accepts(tokens: &[Token], gazetteer: &Gazetteer, id: u32, form: Form) -> bool {
    let Some(known) = gazetteer.known(id) else {
        return false;
    };
    let acronym = tokens.len() == 1 && tokens[0].lower.len() <= 3 && form == Form::Name;
    if acronym {
        // "us", "it", "who" are words; "US", "WHO" are names.
        return tokens[0].case == Case::Upper || (tokens[0].case == Case::Capital && known.name.len() <= 4);
    }
    known.kind != EntityKind::Organisation || tokens[0].is_capital()
}

/// Machine-made text writes "kyiv": a capital or a country in lower case counts where no common word is spelled so.
fn lower_case_name(tokens: &[Token], form: Form) -> bool {
    const WORDS: [&str; 14] = [
        "turkey", "china", "chad", "jordan", "guinea", "niger", "georgia", "lima", "male", "panama", "polish",
        "havana", "america", "cuba",
    ];
    matches!(form, Form::Name | Form::Capital)
        && tokens.len() == 1
        && tokens[0].lower.len() >= 4
        && !WORDS.contains(&tokens[0].lower.as_str())
        && tokens[0].lower.chars().all(char::is_alphabetic)
}

fn is_connector(token: &Token) -> bool {
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

/// The end of the run of capitalised words from `i`, over what may join a name's words.
fn capital_run(tokens: &[Token], i: usize) -> usize {
    let mut end = i + 1;
    loop {
        match (tokens.get(end), tokens.get(end + 1)) {
            (Some(t), _) if t.is_word() && t.is_capital() && t.spaced => end += 1,
            // Jong-un, Saint-Denis
            (Some(t), Some(next)) if t.is("-") && !t.spaced && next.is_word() && !next.spaced => end += 2,
            // Boutros B. Ghali
            (Some(t), Some(next)) if t.is(".") && tokens[end - 1].lower.chars().count() == 1 && next.is_capital() => {
                end += 1
            }
            (Some(t), Some(next))
                if t.spaced
                    && next.is_word()
                    && next.is_capital()
                    && (matches!(
                        t.lower.as_str(),
                        "de" | "da" | "di" | "del" | "van" | "von" | "der" | "al" | "el" | "bin" | "ibn" | "&"
                    )) =>
            {
                end += 2;
            }
            (Some(t), Some(next))
                if t.spaced && t.is("of") && next.is_word() && next.is_capital() && body_word(&tokens[end - 1]) =>
            {
                end += 2;
            }
            (Some(of), Some(the))
                if matches!(of.lower.as_str(), "of" | "for")
                    && the.is("the")
                    && body_word(&tokens[end - 1])
                    && tokens.get(end + 2).is_some_and(Token::is_capital) =>
            {
                end += 3;
            }
            (Some(t), Some(next))
                if t.is("and")
                    && next.is_capital()
                    && tokens.get(end + 2).is_some_and(|n| n.is_capital() && body_word(n)) =>
            {
                end += 3;
            }
            _ => return end,
        }
    }
}

fn body_word(token: &Token) -> bool {
    BODIES.contains(&token.lower.as_str()) || token.is("study")
}

/// Where the name of a body or an event ends that begins at `i`, if the run `i..end` is one and goes beyond a known name.
fn body_name(tokens: &[Token], i: usize, end: usize, known: Option<usize>) -> Option<usize> {
    let last = (i..end).rev().find(|&j| {
        let lower = tokens[j].lower.as_str();
        tokens[j].is_capital() && (BODIES.contains(&lower) || EVENTS.contains(&lower))
    })?;
    let heads = last == i && end > i + 2 && (tokens[i + 1].is("of") || tokens[i + 1].is("for"));
    let to = if heads {
        end
    } else if last > i {
        last + 1
    } else {
        return None;
    };
    // "Institute for the Study of War": the head comes first and the rest follows it.
    let to = if BODIES.contains(&tokens[i].lower.as_str()) && end > to { end } else { to };
    let words = (i..to).filter(|&j| tokens[j].is_capital()).count();
    (words >= 2 && known.is_none_or(|count| i + count < to)).then_some(to)
}

#[allow(clippy::too_many_arguments)]
fn name(
    block: usize,
    text: &str,
    tokens: &[Token],
    from: usize,
    to: usize,
    gazetteer: &Gazetteer,
    vouched: &dyn Fn(&Token) -> bool,
    strict: bool,
) -> Option<Found> {
    let words: Vec<&Token> = tokens[from..to].iter().filter(|t| t.is_word() && !is_connector(t)).collect();
    let first = words.first()?;
    let initial_of_sentence = opens(text, tokens, from);
    let stop = has(&stem(&first.lower), Cue::Stop) || abbreviation::opens_sentence(&first.lower);
    let given = gazetteer.is_given(&first.lower);
    let surname = words.last().is_some_and(|w| gazetteer.is_surname(&w.lower));
    if words.len() == 1 && (stop || super::time::is_calendar(&first.lower)) {
        return None;
    }
    if strict && !words.iter().all(|w| vouched(w) || gazetteer.is_given(&w.lower)) {
        return None;
    }
    let from = if stop && initial_of_sentence { from + 1 } else { from };
    if initial_of_sentence && words.len() == 1 && !strict && !vouched(first) && !given && first.case != Case::Upper {
        let said = tokens.get(to).is_some_and(|t| has(&stem(&t.lower), Cue::Say))
            || tokens.get(to).is_some_and(|t| t.is("'s"));
        if !said {
            return None;
        }
    }
    let titled = title_before(tokens, from, gazetteer);
    let says = tokens.get(to).is_some_and(|t| has(&stem(&t.lower), Cue::Say) && t.case == Case::Lower);
    let hyphened = tokens[from..to].iter().any(|t| t.is("-"));
    let next = tokens.get(to).map(|t| t.lower.as_str()).unwrap_or_default();
    let before = from.checked_sub(1).map(|j| tokens[j].lower.as_str()).unwrap_or_default();
    let of_place = before == "of" && from >= 2 && PLACES.contains(&tokens[from - 2].lower.as_str());
    let last = words.last().map(|w| w.lower.as_str()).unwrap_or_default();
    let count = words.len();
    let full = (2..=4).contains(&count) && given && !words.iter().any(|w| w.case == Case::Upper && w.lower.len() > 1);
    let family_first = (2..=3).contains(&count)
        && hyphened
        && PersonName::new(&word_texts(text, tokens, from, to)).family != skeleton(last);
    let placed = PLACES.contains(&next) || of_place || (PLACES.contains(&last) && count > 1);
    let (kind, sure) = if (titled && count <= 4) || (!placed && (full || family_first)) {
        (EntityKind::Person, true)
    } else if placed {
        (EntityKind::Place, true)
    } else if says && count <= 3 && words.iter().all(|w| w.case == Case::Capital) && (surname || count >= 2) {
        (EntityKind::Person, false)
    } else if count == 1 && first.case == Case::Upper {
        (EntityKind::Organisation, false)
    } else if matches!(before, "in" | "at" | "near" | "to" | "from" | "outside" | "towards" | "toward" | "across")
        && count <= 2
    {
        (EntityKind::Place, false)
    } else if count == 1 && (given || surname) {
        (EntityKind::Person, false)
    } else {
        (EntityKind::Other, false)
    };
    Some(Found { block, from, to, name: None, kind, sure })
}

fn title_before(tokens: &[Token], from: usize, gazetteer: &Gazetteer) -> bool {
    let skip = usize::from(from >= 1 && tokens[from - 1].is("."));
    (1..=3).any(|back| {
        from.checked_sub(back + skip).is_some_and(|at| {
            gazetteer.title(tokens, at).is_some_and(|(count, class)| {
                at + count + skip == from && (skip == 0 || class == TitleClass::Honorific)
            })
        })
    }) || (skip == 1 && from >= 2 && abbreviation::folded_class(&tokens[from - 2].lower) == Some(Abbreviation::Title))
        || (skip == 1 && from >= 2 && tokens[from - 2].is("m"))
}

/// The words of a token range, hyphened ones in one piece.
pub(super) fn word_texts<'t>(text: &'t str, tokens: &[Token], from: usize, to: usize) -> Vec<&'t str> {
    let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
    span.of(text).split_whitespace().map(|w| w.trim_end_matches(['.', ','])).filter(|w| !w.is_empty()).collect()
}
