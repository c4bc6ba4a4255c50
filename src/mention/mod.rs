//! Mentions: spans that name an entity, a quantity or a time.

mod bound;
mod cardinal;
mod counting;
mod date;
pub mod entity;
mod figure;
mod find;
mod fraction;
pub mod gazetteer;
mod kind;
mod measure;
mod money;
pub mod name;
mod number;
pub mod quantity;
mod run;
pub mod time;
mod unit;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Span, Token};
pub use bound::Bound;
pub use entity::{Entity, EntityMention, Key};
pub use gazetteer::{Form, Gazetteer};
pub use quantity::Quantity;
pub use time::{Grain, Time};

/// What an entity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Event,
    Product,
    #[default]
    Other,
}

/// What one block mentions, each list in order of the text.
#[derive(Clone, Debug, Default)]
pub struct BlockMentions {
    pub entities: Vec<EntityMention>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
}

/// What a document mentions.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    pub entities: Vec<Entity>,
    pub blocks: Vec<BlockMentions>,
}

/// Finds all mentions of a document, given as its blocks' texts and tokens.
pub fn mentions(texts: &[&str], tokens: &[Vec<Token>], gazetteer: &Gazetteer, reference: Option<Date>) -> Mentions {
    let found = entity::entities(texts, tokens, gazetteer);
    let blocks = texts.iter().zip(tokens).zip(found.mentions);
    let blocks = blocks.map(|((text, tokens), entities)| {
        let times = time::times(text, tokens, reference);
        let taken: Vec<Span> = times.iter().map(|t| t.span).collect();
        BlockMentions { quantities: quantity::quantities(text, tokens, &taken), entities, times }
    });
    Mentions { blocks: blocks.collect(), entities: found.all }
}
