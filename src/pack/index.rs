//! The terms by which claims are found: stems of content words and keys of entities.

use crate::lexicon::{Cue, Stem};
use crate::mention::entity::entities;
use crate::mention::name::skeleton;
use crate::mention::quantity::quantities;
use crate::mention::{Entity, Gazetteer, Key, Quantity};
use crate::text::{Token, TokenKind, tokens};

/// The index terms of a passage, each once, in order.
pub fn terms(text: &str, gazetteer: &Gazetteer) -> Vec<String> {
    let tokens = [tokens(text)];
    let found = entities(&[text], &tokens, gazetteer);
    terms_of(text, &tokens[0], &found.all)
}

/// The index terms of a passage whose tokens and entities are known.
pub fn terms_of(text: &str, tokens: &[Token], entities: &[Entity]) -> Vec<String> {
    let named = entities.iter().filter_map(entity_term);
    let figures = quantities(text, tokens, &[]);
    let figures = figures.iter().filter_map(quantity_term);
    let mut out: Vec<String> = tokens.iter().filter_map(word_term).chain(named).chain(figures).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The stem of a word of content.
pub fn word_term(token: &Token) -> Option<String> {
    if token.kind == TokenKind::Mark {
        return None;
    }
    let stem = Stem::of(&token.lower);
    (!stem.has(Cue::Stop) && stem.len() > 1).then(|| stem.to_string())
}

/// A key that all ways to write a figure share; none for figures so small that they tell nothing apart.
pub fn quantity_term(quantity: &Quantity) -> Option<String> {
    quantity.is_telling().then(|| format!("={}", quantity.value))
}

/// A key that all spellings of an entity share; capitals keep it apart from stems.
pub fn entity_term(entity: &Entity) -> Option<String> {
    match &entity.key {
        Key::Country(iso) => Some(format!("C:{iso}")),
        Key::Known(_) => Some(format!("N:{}", skeleton(&entity.name))),
        Key::Person(name) if !name.family.is_empty() => Some(format!("N:{}", name.family)),
        Key::Name(name) if !name.is_empty() => Some(format!("N:{name}")),
        _ => None,
    }
}

/// What tells two addresses apart: not the scheme, `www.`, the fragment or a last slash.
pub fn address(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/')
}
