//! One side of a comparison: a text as a single row of words, with what is known of each.

use std::collections::HashMap;

use super::senses::Sense;
use super::tone::tones;
use crate::claim::Document;
use crate::claim::certainty::is_negation;
use crate::lexicon::{Cue, WordId, Words, has};
use crate::text::{Span, Token, TokenKind};

/// A word, a number or a mark of a text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Counts over the whole text.
    pub sentence: usize,
    /// Index into [`Side::kinds`]: words of one stem share it.
    pub kind: usize,
    /// What it counts; 0 for marks and words without a subject of their own.
    pub weight: f32,
    /// Index into the document's entities.
    pub entity: Option<usize>,
    pub name: bool,
    pub number: bool,
    pub mark: bool,
    pub negation: bool,
    /// It belongs to a time: "May" there is no "may".
    pub time: bool,
}

/// What words of one stem have in common.
#[derive(Clone, Debug)]
pub struct WordKind {
    pub stem: String,
    pub lower: String,
    pub id: Option<WordId>,
    pub signs: Option<u128>,
    pub sense: Sense,
    /// Bits of [`Tone`].
    pub tones: u32,
    pub count: usize,
}

/// A text, taken apart.
pub struct Side<'d, 't> {
    pub doc: &'d Document<'t>,
    pub words: Vec<Word>,
    pub kinds: Vec<WordKind>,
    /// The words of each sentence, as a range, with the sentence's block and span.
    pub sentences: Vec<(std::ops::Range<usize>, usize, Span)>,
}

impl<'d, 't> Side<'d, 't> {
    pub fn new(doc: &'d Document<'t>, table: &Words) -> Self {
        let mut out = Side { doc, words: Vec::new(), kinds: Vec::new(), sentences: Vec::new() };
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (block, spans) in doc.sentences.iter().enumerate() {
            let (Some(tokens), Some(stems), Some(mentions)) =
                (doc.tokens.get(block), doc.stems.get(block), doc.mentions.blocks.get(block))
            else {
                continue;
            };
            let mut entities = mentions.entities.iter().peekable();
            for &span in spans {
                let from = out.words.len();
                let number_of_sentence = out.sentences.len();
                for i in doc.within(block, span) {
                    let (Some(token), Some(stem)) = (tokens.get(i), stems.get(i)) else { continue };
                    while entities.next_if(|m| m.span.end <= token.span.start).is_some() {}
                    let entity = entities.peek().filter(|m| m.span.contains(token.span)).map(|m| m.entity);
                    let kind = *known.entry(stem.as_str()).or_insert_with(|| {
                        out.kinds.push(kind(stem, &token.lower, table));
                        out.kinds.len() - 1
                    });
                    let id = out.kinds.get_mut(kind).and_then(|k| {
                        k.count += 1;
                        k.id
                    });
                    let mark = token.kind == TokenKind::Mark;
                    let empty = mark || has(stem, Cue::Stop) || stem.len() < 2 && token.kind == TokenKind::Word;
                    out.words.push(Word {
                        sentence: number_of_sentence,
                        kind,
                        weight: if empty { 0.0 } else { weight(table, id, stem) },
                        entity,
                        name: entity.is_some() && !empty,
                        number: token.kind == TokenKind::Number,
                        mark,
                        time: mentions.times.iter().any(|t| t.span.contains(token.span)),
                        negation: is_negation(tokens, i) || negates(&token.lower, tokens.get(i + 1)),
                    });
                }
                if out.words.len() > from {
                    out.sentences.push((from..out.words.len(), block, span));
                }
            }
        }
        out
    }

    pub fn kind(&self, word: &Word) -> Option<&WordKind> {
        self.kinds.get(word.kind)
    }

    /// The words of a sentence.
    pub fn sentence(&self, s: usize) -> &[Word] {
        self.sentences.get(s).and_then(|(range, _, _)| self.words.get(range.clone())).unwrap_or_default()
    }

    /// The indices of words of content.
    pub fn content(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.words.iter().enumerate().filter(|(_, w)| w.weight > 0.0)
    }
}

fn kind(stem: &str, lower: &str, table: &Words) -> WordKind {
    let id = table.find(stem);
    WordKind {
        stem: stem.to_owned(),
        lower: lower.to_owned(),
        id,
        signs: id.and_then(|id| table.signs(id)),
        sense: Sense::of(stem),
        tones: tones(stem, lower),
        count: 0,
    }
}

/// Words that negate in a headline, where "not" stands before anything: "not a", "not about to".
fn negates(lower: &str, next: Option<&Token>) -> bool {
    let beyond = next.is_some_and(|t| matches!(t.lower.as_str(), "only" | "just" | "simply" | "merely" | "least"));
    !beyond && matches!(lower, "not" | "no" | "cannot" | "nobody" | "nothing" | "none")
}

/// Weight of a word by how rare it is.
fn weight(table: &Words, id: Option<WordId>, stem: &str) -> f32 {
    let light = if has(stem, Cue::Light) || has(stem, Cue::Say) { 0.4 } else { 1.0 };
    light * id.map_or(1.3, |id| ((7.0 - table.zipf(id)) / 3.0).clamp(0.15, 1.3))
}
