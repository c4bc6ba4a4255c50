//! Entities: who and what a text names, with the spellings of one entity joined over the whole document.

use std::collections::{HashMap, HashSet};

use super::EntityKind;
use super::gazetteer::{Form, Gazetteer, TitleClass};
use super::name::{PersonName, skeleton, spelled_alike};
use crate::lexicon::{Cue, has, stem};
use crate::text::normalise::fold;
use crate::text::{Case, Span, Token};

/// What tells an entity from others, across texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A country and all that speaks for it: ISO 3166-1 alpha-2.
    Country(String),
    /// An entry of the gazetteer.
    Known(u32),
    Person(PersonName),
    /// Any other name, as a skeleton.
    Name(String),
}

/// An entity of a document.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest spelling the document uses, or the gazetteer's.
    pub name: String,
    pub kind: EntityKind,
    pub key: Key,
    pub spellings: Vec<String>,
    pub mentions: usize,
}

impl Entity {
    /// How surely two entities of different texts are one, 0 to 1.
    pub fn alike(&self, other: &Entity) -> f64 {
        match (&self.key, &other.key) {
            (Key::Country(a), Key::Country(b)) => f64::from(u8::from(a == b)),
            (Key::Known(a), Key::Known(b)) if a == b => 1.0,
            // The city and the region around it share a name, and news means either by it.
            (Key::Known(_), Key::Known(_)) => {
                let same = self.kind == EntityKind::Place && bare_place(&self.name) == bare_place(&other.name);
                if same { 0.95 } else { 0.0 }
            }
            (Key::Person(a), Key::Person(b)) => a.alike(b),
            (Key::Name(a), Key::Name(b)) => spelled_alike(a, b),
            (Key::Person(p), Key::Name(n)) | (Key::Name(n), Key::Person(p)) if p.given.is_empty() => {
                spelled_alike(&p.family, n) * 0.9
            }
            _ => 0.0,
        }
    }
}

/// A place's name without the word for what kind of place it is.
fn bare_place(name: &str) -> &str {
    let kind = name.rsplit(' ').next().unwrap_or_default();
    let generic = PLACES.iter().any(|place| place.eq_ignore_ascii_case(kind));
    if generic {
        name[..name.len() - kind.len()].trim_end()
    } else {
        name
    }
}

/// A span of a block that names an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntityMention {
    pub span: Span,
    /// Index into the document's entities.
    pub entity: usize,
    pub form: Form,
}

/// The entities of a document and where its blocks name them.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    pub all: Vec<Entity>,
    /// For each block its mentions in order.
    pub mentions: Vec<Vec<EntityMention>>,
}

/// A span that names something, before it is known what.
struct Found {
    block: usize,
    /// Token range within the block.
    from: usize,
    to: usize,
    name: Option<(u32, Form)>,
    kind: EntityKind,
    /// The words are a person's name by title, given name or verb of saying.
    sure: bool,
}

/// Finds the entities of a document given as the tokens of its blocks; `texts` are the blocks' texts.
pub fn entities(texts: &[&str], blocks: &[Vec<Token>], gazetteer: &Gazetteer) -> Entities {
    let inner = inner_capitals(texts, blocks);
    let mut found = Vec::new();
    let (titled, plain): (Vec<usize>, Vec<usize>) = (0..blocks.len()).partition(|&b| is_title_case(&blocks[b]));
    for &b in &plain {
        scan(
            b,
            texts[b],
            &blocks[b],
            gazetteer,
            &|t| inner.contains(&t.lower),
            false,
            &mut found,
        );
    }
    let seen: HashSet<String> = found
        .iter()
        .flat_map(|f| blocks[f.block][f.from..f.to].iter())
        .filter(|t| t.is_capital())
        .map(|t| skeleton(&t.lower))
        .collect();
    for &b in &titled {
        let known = |t: &Token| seen.contains(&skeleton(&t.lower));
        scan(b, texts[b], &blocks[b], gazetteer, &known, true, &mut found);
    }
    found.sort_by_key(|f| (f.block, f.from));
    join(&found, texts, blocks, gazetteer)
}

/// Words that stand with a capital where no sentence begins: names, most likely.
fn inner_capitals(texts: &[&str], blocks: &[Vec<Token>]) -> HashSet<String> {
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
fn is_title_case(tokens: &[Token]) -> bool {
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
                w.lower.chars().count() == 1
                    || crate::lexicon::abbreviation::class(&w.lower).is_some()
                    || w.lower.contains('.')
            })
        }
        "!" | "?" | ":" | "…" | "\"" | "“" | "”" | "‘" | "«" | "•" | "|" => true,
        _ => text
            .get(before.span.end..tokens[i].span.start)
            .is_some_and(|gap| gap.contains('\n')),
    }
}

/// Nouns that make the capitalised words before them an organisation's name.
const BODIES: [&str; 54] = [
    "ministry",
    "army",
    "forces",
    "force",
    "navy",
    "council",
    "institute",
    "university",
    "party",
    "union",
    "agency",
    "bank",
    "court",
    "company",
    "corporation",
    "corp",
    "inc",
    "ltd",
    "group",
    "committee",
    "commission",
    "department",
    "office",
    "bureau",
    "board",
    "parliament",
    "congress",
    "senate",
    "house",
    "assembly",
    "police",
    "guard",
    "brigade",
    "association",
    "federation",
    "foundation",
    "organization",
    "organisation",
    "authority",
    "service",
    "airlines",
    "airways",
    "club",
    "united",
    "league",
    "times",
    "post",
    "news",
    "media",
    "network",
    "society",
    "alliance",
    "administration",
    "command",
];
/// Nouns that make them an event's.
const EVENTS: [&str; 18] = [
    "war",
    "cup",
    "olympics",
    "games",
    "summit",
    "championship",
    "championships",
    "conference",
    "festival",
    "revolution",
    "prize",
    "open",
    "election",
    "hurricane",
    "typhoon",
    "marathon",
    "expo",
    "awards",
];
/// Nouns after or before a place's name.
const PLACES: [&str; 34] = [
    "region",
    "oblast",
    "city",
    "province",
    "village",
    "district",
    "town",
    "county",
    "river",
    "island",
    "islands",
    "airport",
    "sea",
    "ocean",
    "valley",
    "peninsula",
    "coast",
    "strait",
    "gulf",
    "mountain",
    "mountains",
    "lake",
    "bay",
    "border",
    "square",
    "street",
    "port",
    "canal",
    "desert",
    "state",
    "territory",
    "prefecture",
    "avenue",
    "road",
];

#[allow(clippy::too_many_arguments)]
fn scan(
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
            found.push(Found {
                block,
                from: i,
                to: body,
                name: None,
                kind,
                sure: false,
            });
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
        if let Some((count, _)) = gazetteer
            .title(tokens, i)
            .filter(|&(count, _)| i + count <= end || !strict)
        {
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
    let heads =
        last == i && end > i + 2 && tokens[i + 1].is("of") || (last == i && end > i + 2 && tokens[i + 1].is("for"));
    let to = if heads {
        end
    } else if last > i {
        last + 1
    } else {
        return None;
    };
    // "Institute for the Study of War": the head comes first and the rest follows it.
    let to = if BODIES.contains(&tokens[i].lower.as_str()) && end > to {
        end
    } else {
        to
    };
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
    let words: Vec<&Token> = tokens[from..to]
        .iter()
        .filter(|t| t.is_word() && !is_connector(t))
        .collect();
    let first = words.first()?;
    let initial_of_sentence = opens(text, tokens, from);
    let stop = has(&stem(&first.lower), Cue::Stop) || crate::lexicon::abbreviation::opens_sentence(&first.lower);
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
    let says = tokens
        .get(to)
        .is_some_and(|t| has(&stem(&t.lower), Cue::Say) && t.case == Case::Lower);
    let hyphened = tokens[from..to].iter().any(|t| t.is("-"));
    let next = tokens.get(to).map(|t| t.lower.as_str()).unwrap_or_default();
    let before = from
        .checked_sub(1)
        .map(|j| tokens[j].lower.as_str())
        .unwrap_or_default();
    let of_place = before == "of" && from >= 2 && PLACES.contains(&tokens[from - 2].lower.as_str());
    let last = words.last().map(|w| w.lower.as_str()).unwrap_or_default();
    let count = words.len();
    let (kind, sure) = if titled && count <= 4 {
        (EntityKind::Person, true)
    } else if PLACES.contains(&next) || of_place || (PLACES.contains(&last) && count > 1) {
        (EntityKind::Place, true)
    } else if count >= 2 && count <= 4 && given && !words.iter().any(|w| w.case == Case::Upper && w.lower.len() > 1) {
        (EntityKind::Person, true)
    } else if count >= 2
        && count <= 3
        && hyphened
        && PersonName::new(&word_texts(text, tokens, from, to)).family != skeleton(last)
    {
        (EntityKind::Person, true)
    } else if says && count <= 3 && words.iter().all(|w| w.case == Case::Capital) && (surname || count >= 2) {
        (EntityKind::Person, false)
    } else if count == 1 && first.case == Case::Upper {
        (EntityKind::Organisation, false)
    } else if matches!(
        before,
        "in" | "at" | "near" | "to" | "from" | "outside" | "towards" | "toward" | "across"
    ) && count <= 2
    {
        (EntityKind::Place, false)
    } else if count == 1 && (given || surname) {
        (EntityKind::Person, false)
    } else {
        (EntityKind::Other, false)
    };
    Some(Found {
        block,
        from,
        to,
        name: None,
        kind,
        sure,
    })
}

fn title_before(tokens: &[Token], from: usize, gazetteer: &Gazetteer) -> bool {
    let skip = usize::from(from >= 1 && tokens[from - 1].is("."));
    (1..=3).any(|back| {
        from.checked_sub(back + skip).is_some_and(|at| {
            gazetteer.title(tokens, at).is_some_and(|(count, class)| {
                at + count + skip == from && (skip == 0 || class == TitleClass::Honorific)
            })
        })
    }) || (skip == 1
        && from >= 2
        && crate::lexicon::abbreviation::class(&tokens[from - 2].lower)
            == Some(crate::lexicon::abbreviation::Abbreviation::Title))
        || (skip == 1 && from >= 2 && tokens[from - 2].is("m"))
}

/// The words of a token range, hyphened ones in one piece.
fn word_texts<'t>(text: &'t str, tokens: &[Token], from: usize, to: usize) -> Vec<&'t str> {
    let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
    span.of(text)
        .split_whitespace()
        .map(|w| w.trim_end_matches(['.', ',']))
        .filter(|w| !w.is_empty())
        .collect()
}

/// Joins what was found to entities: known names by entry, persons by name, others by skeleton or acronym.
fn join(found: &[Found], texts: &[&str], blocks: &[Vec<Token>], gazetteer: &Gazetteer) -> Entities {
    let mut out = Entities {
        all: Vec::new(),
        mentions: vec![Vec::new(); blocks.len()],
    };
    let mut by_key: HashMap<String, usize> = HashMap::new();
    // Full names first: a surname alone then finds its bearer wherever it stands.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| {
        (
            found[i].name.is_none(),
            std::cmp::Reverse(usize::from(found[i].kind == EntityKind::Person) * (found[i].to - found[i].from)),
            !found[i].sure,
        )
    });
    let mut placed: Vec<(usize, EntityMention)> = Vec::with_capacity(found.len());
    for i in order {
        let f = &found[i];
        let tokens = &blocks[f.block];
        let span = Span::new(tokens[f.from].span.start, tokens[f.to - 1].span.end);
        let spelling = span.of(texts[f.block]);
        let (key, kind, name, form) = describe(f, spelling, texts[f.block], tokens, gazetteer);
        let entity = match &key {
            Key::Country(iso) => Some(format!("c{iso}")),
            Key::Known(id) => Some(format!("k{id}")),
            Key::Person(_) | Key::Name(_) => None,
        };
        let index = match entity {
            Some(id) => *by_key.entry(id).or_insert_with(|| push(&mut out.all, &name, kind, key)),
            None => match bearer(&out.all, &key, kind, f.sure) {
                Some(index) => index,
                None => push(&mut out.all, &name, kind, key),
            },
        };
        let all = &mut out.all[index];
        all.mentions += 1;
        if !all.spellings.iter().any(|s| s == spelling) {
            all.spellings.push(spelling.to_owned());
        }
        placed.push((
            f.block,
            EntityMention {
                span,
                entity: index,
                form,
            },
        ));
    }
    placed.sort_by_key(|(block, mention)| (*block, mention.span.start));
    for (block, mention) in placed {
        out.mentions[block].push(mention);
    }
    out
}

fn push(all: &mut Vec<Entity>, name: &str, kind: EntityKind, key: Key) -> usize {
    all.push(Entity {
        name: name.to_owned(),
        kind,
        key,
        spellings: Vec::new(),
        mentions: 0,
    });
    all.len() - 1
}

fn describe(
    f: &Found,
    spelling: &str,
    text: &str,
    tokens: &[Token],
    gazetteer: &Gazetteer,
) -> (Key, EntityKind, String, Form) {
    if let Some((id, form)) = f.name {
        if let Some(known) = gazetteer.known(id) {
            let country = known.kind == EntityKind::Place
                && !known.country.is_empty()
                && (form != Form::Name || gazetteer.is_country(id));
            let key = if country {
                Key::Country(known.country.clone())
            } else {
                Key::Known(id)
            };
            return (key, known.kind, known.name.clone(), form);
        }
    }
    let words = word_texts(text, tokens, f.from, f.to);
    let key = if f.kind == EntityKind::Person {
        Key::Person(PersonName::new(&words))
    } else {
        Key::Name(skeleton(spelling))
    };
    (key, f.kind, spelling.to_owned(), Form::Name)
}

/// The entity of the document that a name belongs to, if one does.
fn bearer(all: &[Entity], key: &Key, kind: EntityKind, sure: bool) -> Option<usize> {
    let alike = |entity: &Entity| match (&entity.key, key) {
        (Key::Person(a), Key::Person(b)) => a.alike(b) >= 0.85,
        (Key::Person(a), Key::Name(b)) if !sure => a.family == *b || format!("{}{}", a.given, a.family) == *b,
        (Key::Name(a), Key::Name(b)) => {
            a == b || (kind == entity.kind && spelled_alike(a, b) > 0.85) || acronym(&entity.name, b)
        }
        _ => false,
    };
    all.iter().position(alike)
}

/// Whether `short` is made of the first letters of a name's words.
fn acronym(name: &str, short: &str) -> bool {
    let letters: String = name
        .split([' ', '-'])
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .filter_map(|w| w.chars().next())
        .collect();
    letters.chars().count() >= 3 && skeleton(&fold(&letters)) == short
}
