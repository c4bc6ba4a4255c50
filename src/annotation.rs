//! What a text says, stage by stage, for people and tests who look into the core.

use jiff::civil::Date;
use serde::Serialize;

use crate::claim::{Certainty, Document, Polarity, claims};
use crate::compare::library::Lexicon;
use crate::mention::{Bound, EntityKind};
use crate::page::{Block, BlockKind};
use crate::text::{Offsets, Span};

/// The stages' results for one text; all offsets are UTF-16, end exclusive.
#[derive(Clone, Debug, Serialize)]
pub struct Annotation {
    pub sentences: Vec<Sentence>,
    pub entities: Vec<EntityAt>,
    pub quantities: Vec<QuantityAt>,
    pub times: Vec<TimeAt>,
    pub claims: Vec<ClaimAt>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Sentence {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct EntityAt {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: EntityKind,
    pub name: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuantityAt {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many of the unit the value counts, where not 1: 1.609 for miles in `km`.
    #[serde(skip_serializing_if = "is_one")]
    pub factor: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
}

fn is_one(factor: &f64) -> bool {
    *factor == 1.0
}

#[derive(Clone, Debug, Serialize)]
pub struct TimeAt {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(with = "crate::text::day::maybe")]
    pub from: Option<Date>,
    #[serde(with = "crate::text::day::maybe")]
    pub until: Option<Date>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimAt {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
}

pub(crate) fn annotate(text: &str, reference: Option<Date>, lexicon: &Lexicon) -> Annotation {
    let blocks = [Block { id: 0, kind: BlockKind::Paragraph, text: text.to_owned() }];
    let doc = Document::new(&blocks, &lexicon.gazetteer, &lexicon.tagger, reference);
    let offsets = Offsets::new(text);
    let at = |span: Span| {
        let [start, end] = offsets.span(span);
        (start, end, span.of(text).to_owned())
    };
    let mentions = &doc.mentions.blocks[0];
    let mut named: Vec<(Span, usize)> = mentions.entities.iter().map(|m| (m.span, m.entity)).collect();
    named.extend(doc.references[0].iter().map(|r| (r.span, r.entity)));
    named.sort_unstable();
    Annotation {
        sentences: doc.sentences[0]
            .iter()
            .map(|&s| at(s))
            .map(|(start, end, text)| Sentence { start, end, text })
            .collect(),
        entities: named
            .into_iter()
            .map(|(span, entity)| {
                let (start, end, text) = at(span);
                let entity = &doc.mentions.entities[entity];
                EntityAt { start, end, text, kind: entity.kind, name: entity.name.clone() }
            })
            .collect(),
        quantities: mentions
            .quantities
            .iter()
            .map(|q| {
                let (start, end, text) = at(q.span);
                QuantityAt {
                    start,
                    end,
                    text,
                    value: q.value,
                    upper: q.upper,
                    unit: q.unit.clone(),
                    factor: q.factor,
                    bound: q.bound,
                }
            })
            .collect(),
        times: mentions
            .times
            .iter()
            .map(|t| {
                let (start, end, text) = at(t.span);
                TimeAt { start, end, text, from: t.from, until: t.until }
            })
            .collect(),
        claims: claims(&doc)
            .into_iter()
            .map(|c| {
                let (start, end, text) = at(c.span);
                ClaimAt { start, end, text, speaker: c.speaker, certainty: c.certainty, polarity: c.polarity }
            })
            .collect(),
    }
}
