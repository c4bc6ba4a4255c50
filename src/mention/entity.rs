//! Entities: who and what a text names, with the spellings of one entity joined over the whole document.

use rustc_hash::{FxHashMap, FxHashSet};

use serde::{Deserialize, Serialize};

use super::EntityKind;
use super::find::{Found, families, inner_capitals, is_title_case, scan};
use super::gazetteer::{Form, Gazetteer};
use super::kind::{PLACES, Setting, word_texts};
use super::name::{PersonName, skeleton, spelled_alike};
use crate::text::normalise::{fold, is_invisible};
use crate::text::order::sort_by_key;
use crate::text::{Case, Span, Token};

/// What tells an entity from others, across texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Whether it is a country, or what speaks for one.
    pub fn is_country(&self) -> bool {
        matches!(self.key, Key::Country(_))
    }

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
    if generic { name[..name.len() - kind.len()].trim_end() } else { name }
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

/// Finds the entities of a document given as the tokens of its blocks; `texts` are the blocks' texts.
pub fn entities(texts: &[&str], blocks: &[Vec<Token>], gazetteer: &Gazetteer) -> Entities {
    let inner = inner_capitals(texts, blocks);
    let families = families(blocks, gazetteer);
    let nobody = |_: &Token| false;
    let base =
        Setting { block: 0, text: "", tokens: &[], gazetteer, vouched: &nobody, families: &families, strict: false };
    let mut found = Vec::new();
    let (titled, plain): (Vec<usize>, Vec<usize>) = (0..blocks.len()).partition(|&b| is_title_case(&blocks[b]));
    for &b in &plain {
        let vouched = |t: &Token| inner.contains(t.lower.as_str());
        scan(&Setting { block: b, text: texts[b], tokens: &blocks[b], vouched: &vouched, ..base }, &mut found);
    }
    let seen: FxHashSet<String> = found
        .iter()
        .flat_map(|f| blocks[f.block][f.from..f.to].iter())
        .filter(|t| t.is_capital())
        .map(|t| skeleton(&t.lower))
        .collect();
    for &b in &titled {
        let vouched = |t: &Token| seen.contains(&skeleton(&t.lower));
        let at = Setting { block: b, text: texts[b], tokens: &blocks[b], vouched: &vouched, strict: true, ..base };
        scan(&at, &mut found);
    }
    sort_by_key(&mut found, |f| (f.block, f.from));
    bearers(&mut found, blocks, gazetteer);
    join(&found, texts, blocks, gazetteer)
}

/// Who is named in full once and by the last word after is a person: "Azel Brun presented the plan. Brun explained it."
fn bearers(found: &mut [Found], blocks: &[Vec<Token>], gazetteer: &Gazetteer) {
    let unknown = |f: &Found| f.name.is_none() && matches!(f.kind, EntityKind::Other | EntityKind::Person);
    let alone: FxHashSet<String> = found
        .iter()
        .filter(|f| unknown(f) && f.to == f.from + 1 && !gazetteer.is_common(&blocks[f.block][f.from].lower))
        .map(|f| blocks[f.block][f.from].lower.clone())
        .collect();
    let mut families = FxHashSet::default();
    for f in found.iter_mut().filter(|f| unknown(f) && (f.from + 2..=f.from + 3).contains(&f.to)) {
        let words = &blocks[f.block][f.from..f.to];
        let named = words.iter().all(|t| t.case == Case::Capital && !gazetteer.is_common(&t.lower));
        if let Some(last) = words.last().filter(|last| named && alone.contains(&last.lower)) {
            families.insert(last.lower.clone());
            (f.kind, f.sure) = (EntityKind::Person, true);
        }
    }
    for f in found.iter_mut().filter(|f| f.name.is_none() && f.to == f.from + 1 && !f.sure) {
        if families.contains(&blocks[f.block][f.from].lower) {
            f.kind = EntityKind::Person;
        }
    }
}

/// Different names of a document for which bearers are sought among all its entities; a name after them is one only with those that
/// are spelled as it is. An article has tens of names, a list of names would cost its square.
const MOST_SOUGHT: usize = 3_000;
/// Spellings kept of one entity.
const MOST_SPELLINGS: usize = 50;

/// Joins what was found to entities: known names by entry, persons by name, others by skeleton or acronym.
fn join(found: &[Found], texts: &[&str], blocks: &[Vec<Token>], gazetteer: &Gazetteer) -> Entities {
    let mut out = Entities { all: Vec::new(), mentions: vec![Vec::new(); blocks.len()] };
    let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
    // Full names first: a surname alone then finds its bearer wherever it stands.
    let mut order: Vec<usize> = (0..found.len()).collect();
    sort_by_key(&mut order, |&i| {
        (
            found[i].name.is_none(),
            std::cmp::Reverse(usize::from(found[i].kind == EntityKind::Person) * (found[i].to - found[i].from)),
            !found[i].sure,
        )
    });
    let mut placed: Vec<(usize, EntityMention)> = Vec::with_capacity(found.len());
    // Entities do not change once they are there, so that a name leads to the same one each time.
    let mut known: FxHashMap<(Key, EntityKind, bool), usize> = FxHashMap::default();
    for i in order {
        let f = &found[i];
        let tokens = &blocks[f.block];
        let span = Span::new(tokens[f.from].span.start, tokens[f.to - 1].span.end);
        let spelling = &*span.of(texts[f.block]).replace(is_invisible, "");
        let (key, kind, name, form) = describe(f, spelling, texts[f.block], tokens, gazetteer);
        let entity = match &key {
            Key::Country(iso) => Some(format!("c{iso}")),
            Key::Known(id) => Some(format!("k{id}")),
            Key::Person(_) | Key::Name(_) => None,
        };
        let index = match entity {
            Some(id) => *by_key.entry(id).or_insert_with(|| push(&mut out.all, &name, kind, key)),
            None => {
                let sought = known.len() < MOST_SOUGHT;
                *known.entry((key.clone(), kind, f.sure)).or_insert_with(|| {
                    let bearer = if sought { bearer(&out.all, &key, kind, f.sure) } else { None };
                    bearer.unwrap_or_else(|| push(&mut out.all, &name, kind, key))
                })
            }
        };
        let all = &mut out.all[index];
        all.mentions += 1;
        if all.spellings.len() < MOST_SPELLINGS && !all.spellings.iter().any(|s| s == spelling) {
            all.spellings.push(spelling.to_owned());
        }
        placed.push((f.block, EntityMention { span, entity: index, form }));
    }
    sort_by_key(&mut placed, |(block, mention)| (*block, mention.span.start));
    for (block, mention) in placed {
        out.mentions[block].push(mention);
    }
    out
}

fn push(all: &mut Vec<Entity>, name: &str, kind: EntityKind, key: Key) -> usize {
    all.push(Entity { name: name.to_owned(), kind, key, spellings: Vec::new(), mentions: 0 });
    all.len() - 1
}

fn describe(
    f: &Found,
    spelling: &str,
    text: &str,
    tokens: &[Token],
    gazetteer: &Gazetteer,
) -> (Key, EntityKind, String, Form) {
    if let Some((id, form)) = f.name
        && let Some(known) = gazetteer.known(id)
    {
        let country = known.kind == EntityKind::Place && !known.country.is_empty() && gazetteer.is_country(id);
        let key = if country { Key::Country(known.country.to_owned()) } else { Key::Known(id) };
        return (key, known.kind, known.name.to_owned(), form);
    }
    let words = word_texts(text, tokens, f.from, f.to);
    let key =
        if f.kind == EntityKind::Person { Key::Person(PersonName::new(&words)) } else { Key::Name(skeleton(spelling)) };
    (key, f.kind, spelling.to_owned(), Form::Name)
}

/// The entity of the document that a name belongs to, if one does.
fn bearer(all: &[Entity], key: &Key, kind: EntityKind, sure: bool) -> Option<usize> {
    let alike = |entity: &Entity| match (&entity.key, key) {
        (Key::Person(a), Key::Person(b)) => a.alike(b) >= 0.85,
        (Key::Person(a), Key::Name(b)) if !sure => {
            a.family == *b
                || ["al", "el"].iter().any(|article| b.strip_prefix(article) == Some(&a.family))
                || b.strip_prefix(&a.given) == Some(&a.family)
        }
        (Key::Name(a), Key::Name(b)) => {
            a == b || (kind == entity.kind && spelled_alike(a, b) > 0.85) || acronym(&entity.name, b)
        }
        (Key::Known(_), Key::Name(b)) => {
            entity.kind == EntityKind::Organisation && b.len() < 9 && acronym(&entity.name, b)
        }
        _ => false,
    };
    all.iter().position(alike)
}

/// Whether `short` is made of the first letters of a name's words, with the small words or without: "EBRD", "BoA".
fn acronym(name: &str, short: &str) -> bool {
    // Most pairs are told apart by their first letters.
    let first = name.chars().next().map(|c| c.to_ascii_lowercase());
    if short.chars().next() != first && !matches!(first, Some('q' | 'w' | 'y' | 'j')) || !name.contains([' ', '-']) {
        return false;
    }
    let initials = |small: bool| -> String {
        let words = name.split([' ', '-']).filter_map(|w| w.chars().next());
        words.filter(|c| small || c.is_uppercase()).collect()
    };
    [false, true].into_iter().map(initials).any(|letters| {
        letters.chars().count() >= 3 && letters.chars().count() < 9 && skeleton(&fold(&letters)) == short
    })
}
