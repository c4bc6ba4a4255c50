//! Finding names: the spans of a text that name somebody or something, before it is known who.

use std::collections::HashSet;

use super::EntityKind;
use super::gazetteer::{Form, Gazetteer};
use super::kind::{Setting, is_aged, name, title_before};
use super::run::{body_name, capital_run, is_article, is_connector, is_legal};
use crate::lexicon::abbreviation;
use crate::lexicon::{Cue, Stem};
use crate::text::{Case, Token};

/// A span that names something, before it is known what.
pub(super) struct Found {
    pub block: usize,
    /// Token range within the block.
    pub from: usize,
    pub to: usize,
    pub name: Option<(u32, Form)>,
    pub kind: EntityKind,
    /// The words around it say so: a title, a given name, a legal form.
    pub sure: bool,
}

/// Words that stand with a capital where no sentence begins: names, most likely.
pub(super) fn inner_capitals<'t>(texts: &[&str], blocks: &'t [Vec<Token>]) -> HashSet<&'t str> {
    let mut inner = HashSet::new();
    for (text, tokens) in texts.iter().zip(blocks) {
        if is_title_case(tokens) {
            continue;
        }
        for (i, token) in tokens.iter().enumerate() {
            if token.is_capital() && !opens(text, tokens, i) {
                inner.insert(token.lower.as_str());
            }
        }
    }
    inner
}

/// The words that stand after a given name or a title: family names of this text, though they be common words ("Jobs").
pub(super) fn families<'t>(blocks: &'t [Vec<Token>], gazetteer: &Gazetteer) -> HashSet<&'t str> {
    let mut families = HashSet::new();
    for tokens in blocks.iter().filter(|tokens| !is_title_case(tokens)) {
        for (i, pair) in tokens.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let two = first.case == Case::Capital && second.case == Case::Capital && second.spaced && first.is_word();
            let last = tokens.get(i + 2).is_none_or(|t| !t.is_capital());
            if two
                && last
                && !abbreviation::is_calendar(&second.lower)
                && ((gazetteer.is_given(&first.lower) && !gazetteer.is_common(&first.lower))
                    || is_aged(tokens, i + 2)
                    || title_before(tokens, i, gazetteer))
            {
                families.insert(second.lower.as_str());
            }
        }
    }
    families
}

/// Whether a block's words are nearly all capitalised, so that capitals tell nothing.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    // A headline has no full stop; a short sentence of names has one.
    if tokens.last().is_some_and(|t| t.is(".")) && !tokens.iter().all(|t| t.case != Case::Lower || !t.is_word()) {
        return false;
    }
    let words: Vec<&Token> = tokens.iter().filter(|t| t.is_word() && t.lower.len() > 3).collect();
    let capitals = words.iter().filter(|t| t.is_capital()).count();
    words.len() >= 3 && capitals * 10 >= words.len() * 7
}

/// Whether a sentence or a quotation may begin at the token.
pub(super) fn opens(text: &str, tokens: &[Token], i: usize) -> bool {
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

/// Finds the names of one block.
pub(super) fn scan(at: &Setting, found: &mut Vec<Found>) {
    let Setting { block, text, tokens, gazetteer, strict, .. } = *at;
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        if !token.is_word() {
            i += 1;
            continue;
        }
        let article = is_article(tokens, i);
        // Few words in small letters begin a name, and they are most of a text.
        let may = token.is_capital() || article || token.is("the") || gazetteer.may_be_small(token);
        let known = may
            .then(|| gazetteer.longest(tokens, i))
            .flatten()
            .filter(|&(count, id, form)| accepts(&tokens[i..i + count], gazetteer, id, form));
        if !token.is_capital() && !article {
            let lower = known
                .filter(|&(count, id, form)| gazetteer.is_country(id) && lower_case_name(&tokens[i..i + count], form));
            if let Some((count, id, form)) = lower {
                found.push(Found {
                    block,
                    from: i,
                    to: i + count,
                    name: Some((id, form)),
                    kind: EntityKind::Place,
                    sure: true,
                });
            }
            // "the Guardian" is its name, "the Sun" may be the star.
            let paper =
                known.filter(|&(count, ..)| token.is("the") && !gazetteer.is_common(&tokens[i + count - 1].lower));
            if let Some((count, id, form)) = paper.filter(|k| k.0 > 1) {
                let kind = gazetteer.known(id).map_or(EntityKind::Other, |k| k.kind);
                found.push(Found { block, from: i + 1, to: i + count, name: Some((id, form)), kind, sure: true });
            }
            i += lower.or(paper).map_or(1, |(count, ..)| count);
            continue;
        }
        if known.is_none() && (is_article_word(token) || (opens(text, tokens, i) && opens_only(token))) {
            i += 1;
            continue;
        }
        let end = capital_run(text, tokens, i, gazetteer);
        if let Some((count, id)) = company(tokens, i, end, known, gazetteer) {
            found.push(Found {
                block,
                from: i,
                to: i + count,
                name: Some((id, Form::Name)),
                kind: EntityKind::Organisation,
                sure: true,
            });
            i += count;
            continue;
        }
        if let Some((to, event)) =
            body_name(tokens, i, end, known.map(|k| k.0), gazetteer).or_else(|| airline(tokens, i, gazetteer))
            && !(strict && to > i + 6)
        {
            let kind = if event { EntityKind::Event } else { EntityKind::Organisation };
            found.push(Found { block, from: i, to, name: None, kind, sure: true });
            i = to;
            continue;
        }
        let ground = known.is_some_and(|k| k.0 == 1) && is_ground(tokens, i, end);
        if let Some((count, id, form)) = known
            && !ground
            && !is_bearer(at, i, count, form)
            && !is_person(tokens, i, count, end, form, gazetteer)
        {
            let kind = gazetteer.known(id).map_or(EntityKind::Other, |k| k.kind);
            found.push(Found { block, from: i, to: i + count, name: Some((id, form)), kind, sure: true });
            i += count;
            continue;
        }
        if let Some((count, _)) = gazetteer.title(tokens, i).filter(|&(count, _)| i + count <= end || !strict) {
            i += count.max(1);
            continue;
        }
        let to = if ground { i + 2 } else { name_end(tokens, i, end, article, gazetteer) };
        if let Some(candidate) = name(at, i, to) {
            found.push(candidate);
        }
        i = to;
    }
}

/// Where the run `i..end` stops to be one name: before a known name, a title, a day or a month inside it, so that "Volodymyr
/// Zelensky Kyiv" is two.
fn name_end(tokens: &[Token], i: usize, end: usize, article: bool, gazetteer: &Gazetteer) -> usize {
    let mut to = if article { i + 3 } else { i + 1 };
    while to < end {
        let hyphen = tokens[to - 1].is("-");
        let day = abbreviation::is_calendar(&tokens[to].lower)
            && !(tokens[to].is("may") && gazetteer.is_given(&tokens[i].lower));
        let other = gazetteer.longest(tokens, to).is_some_and(|(count, id, form)| {
            accepts(&tokens[to..to + count], gazetteer, id, form) && !is_family(tokens, i, to, count, id, gazetteer)
        });
        if !hyphen && (day || other || gazetteer.title(tokens, to).is_some()) {
            break;
        }
        to += 1;
    }
    while to > i + 1 && (!tokens[to - 1].is_word() || is_connector(&tokens[to - 1])) {
        to -= 1;
    }
    to
}

/// "Azra France, 33,", "Dwayne Allen's": a known name that is the family name of who is named before it.
fn is_family(tokens: &[Token], i: usize, to: usize, count: usize, id: u32, gazetteer: &Gazetteer) -> bool {
    let single = count == 1 && tokens[i..to].iter().filter(|t| t.is_word() && t.lower.len() > 1).count() == 1;
    let (first, last) = (&tokens[i].lower, &tokens[to].lower);
    let (given, common) = (gazetteer.is_given(first), gazetteer.is_common(first));
    let ground = gazetteer.known(id).is_some_and(|k| k.kind != EntityKind::Event) && !gazetteer.is_country(id);
    let named = is_aged(tokens, to + 1)
        || gazetteer.is_surname(last)
        || ((given && !common || title_before(tokens, i, gazetteer)) && ground);
    single && (given || !common) && tokens[i].case == Case::Capital && tokens[to].case == Case::Capital && named
}

/// Whether a known name is here the family name of somebody whom the text names in full: "Rivers" after "Joan Rivers".
fn is_bearer(at: &Setting, i: usize, count: usize, form: Form) -> bool {
    let before = i.checked_sub(1).map(|j| at.tokens[j].lower.as_str()).unwrap_or_default();
    count == 1
        && form != Form::Demonym
        && at.tokens[i].case == Case::Capital
        && at.families.contains(at.tokens[i].lower.as_str())
        && !matches!(before, "in" | "at" | "to" | "from" | "near" | "of" | "across" | "around" | "over" | "outside")
}

/// Whether a known name is part of a person's: "Jordan Henderson", "Victoria, 19,".
fn is_person(tokens: &[Token], i: usize, count: usize, end: usize, form: Form, gazetteer: &Gazetteer) -> bool {
    if count != 1 || form != Form::Name || tokens[i].case != Case::Capital {
        return false;
    }
    let given = gazetteer.is_given(&tokens[i].lower);
    let surname = gazetteer.is_surname(&tokens[i].lower);
    let followed = given
        && end > i + 1
        && tokens[i + 1].case == Case::Capital
        && !abbreviation::is_calendar(&tokens[i + 1].lower)
        && (gazetteer.is_surname(&tokens[i + 1].lower)
            || (gazetteer.longest(tokens, i + 1).is_none() && !gazetteer.is_common(&tokens[i + 1].lower)));
    followed || ((given || surname) && is_aged(tokens, i + 1))
}

/// A known name with a word for ground after it is another place: "Wayne County", "London Bridge".
fn is_ground(tokens: &[Token], i: usize, end: usize) -> bool {
    const GROUND: [&str; 14] = [
        "county", "street", "avenue", "road", "airport", "bridge", "park", "square", "river", "lake", "bay", "beach",
        "boulevard", "island",
    ];
    end == i + 2 && tokens[i + 1].case == Case::Capital && GROUND.contains(&tokens[i + 1].lower.as_str())
}

/// A known company with its legal form: "Apple Inc" is Apple.
fn company(
    tokens: &[Token],
    i: usize,
    end: usize,
    known: Option<(usize, u32, Form)>,
    gazetteer: &Gazetteer,
) -> Option<(usize, u32)> {
    let (count, id, _) = known?;
    let legal = (i + count..end).take_while(|&j| is_legal(&tokens[j])).count();
    let company = gazetteer.known(id).is_some_and(|k| k.kind == EntityKind::Organisation);
    (company && legal > 0 && i + count + legal == end).then_some((count + legal, id))
}

/// "Air Canada", "Royal Jordanian": a carrier named for its country.
fn airline(tokens: &[Token], i: usize, gazetteer: &Gazetteer) -> Option<(usize, bool)> {
    let next = tokens.get(i + 1).filter(|t| t.is_capital() && t.spaced)?;
    let (count, id, form) = gazetteer.longest(tokens, i + 1)?;
    let place = gazetteer.known(id).is_some_and(|k| k.kind == EntityKind::Place) && next.case == Case::Capital;
    (tokens[i].is("air") && tokens[i].case == Case::Capital && place && form == Form::Name)
        .then_some((i + 1 + count, false))
}

/// Articles with a capital: part of a name only where the whole is known.
fn is_article_word(token: &Token) -> bool {
    matches!(token.lower.as_str(), "the" | "a" | "an") && token.case == Case::Capital
}

/// Words that open a sentence and are no part of the name after them: "In", "On", "After".
fn opens_only(token: &Token) -> bool {
    token.case == Case::Capital && (Stem::of(&token.lower).has(Cue::Stop) || abbreviation::opens_sentence(&token.lower))
}

/// Names that are also common words count only when written as names.
fn accepts(tokens: &[Token], gazetteer: &Gazetteer, id: u32, form: Form) -> bool {
    let Some(known) = gazetteer.known(id) else {
        return false;
    };
    let first = &tokens[0];
    if tokens.len() == 1 && first.lower.len() <= 3 && form == Form::Name {
        // "us", "it", "who" are words; "US", "WHO" are names; "G7" and "Fed" are written so.
        let digit = first.lower.chars().any(|c| c.is_ascii_digit());
        return first.case == Case::Upper
            || (first.case == Case::Capital && (digit || known.name.len() <= 4 || gazetteer.is_mixed(&first.lower)));
    }
    // "The sun came out"
    known.kind != EntityKind::Organisation || tokens.iter().any(|t| t.is_capital() && !is_article_word(t))
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
