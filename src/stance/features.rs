//! The row of numbers that the model decides by.

use super::{conflict, laid::Laid, overlap, side::Side, voice};
use crate::claim::Document;
use crate::lexicon::Words;
use crate::reading::{Evidence, Relation};

/// Named numbers. Their order is fixed by the code that puts them.
#[derive(Clone, Debug, Default)]
pub struct Features {
    pub names: Vec<String>,
    pub values: Vec<f32>,
}

impl Features {
    /// Adds a number; what is not finite is 0.
    pub fn put(&mut self, name: impl Into<String>, value: f32) {
        self.names.push(name.into());
        self.values.push(if value.is_finite() { value } else { 0.0 });
    }

    /// A number by its name; 0 if there is none.
    pub fn of(&self, name: &str) -> f32 {
        self.names.iter().position(|n| n == name).and_then(|i| self.values.get(i)).copied().unwrap_or_default()
    }
}

/// The features of a pair, with the passage that tells most of the claim.
pub struct Pair {
    pub features: Features,
    pub passage: String,
    /// Words aligned, here and there, and whether they are names.
    pub words: Vec<([String; 2], bool)>,
    /// How much of the claim the passage tells, 0 to 1.
    pub cover: f32,
    /// Words around what is told of the claim refute it, or hold it to be open.
    pub refutes: bool,
    pub doubts: bool,
}

/// Lays a claim beside a report; `evidence` is what the engine found by comparing claim with claim.
pub fn pair(table: &Words, claim: &Document, report: &Document, evidence: &[Evidence]) -> Pair {
    let (a, b) = (Side::new(claim, table), Side::new(report, table));
    let laid = Laid::new(table, &a, &b);
    let mut features = Features::default();
    overlap::put(&mut features, table, &a, &b, &laid);
    conflict::put(&mut features, table, &a, &b, &laid);
    voice::put(&mut features, &a, &b, &laid);
    for (name, relation) in [
        ("engine denied", Relation::Denied),
        ("engine differs", Relation::Differs),
        ("engine unverified", Relation::Unverified),
        ("engine corroborated", Relation::Corroborated),
        ("engine context", Relation::Context),
    ] {
        let best = evidence.iter().filter(|e| e.relation == relation).map(|e| e.confidence).fold(0.0, f32::max);
        features.put(name, best);
    }
    let sentence = b.sentences.get(laid.best);
    let passage = sentence.and_then(|(_, block, span)| Some(span.of(report.texts.get(*block)?).trim().to_owned()));
    let text = |side: &Side, i: usize| side.words.get(i).and_then(|w| side.kind(w)).map(|k| k.lower.clone());
    let words = laid.counterparts.iter().filter_map(|c| {
        let there = c.there.filter(|&r| b.words.get(r).is_some_and(|w| w.sentence == laid.best))?;
        Some(([text(&a, c.word)?, text(&b, there)?], a.words.get(c.word)?.name))
    });
    let any = |names: &[&str]| {
        let of = |tone: &str, place: &str| features.of(&format!("{tone} {place}")) > 0.0;
        names.iter().any(|tone| !of(tone, "claim") && ["near", "best", "first"].iter().any(|place| of(tone, place)))
    };
    let refutes = any(&["fake", "deny", "joke", "phrases"]);
    let doubts = any(&["claim", "rumour", "may", "unsure", "question"]);
    let cover = laid.cover.get(laid.best).copied().unwrap_or_default();
    Pair { words: words.collect(), passage: passage.unwrap_or_default(), cover, refutes, doubts, features }
}
