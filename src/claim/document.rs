//! A document ready for reading: its blocks with tokens, sentences and mentions.

use std::ops::Range;

use jiff::civil::Date;

use super::Claim;
use super::reference::{Reference, references};
use crate::lexicon::{Stem, TOGETHER, Tag, Tagger};
use crate::mention::time::is_calendar;
use crate::mention::{Gazetteer, Mentions, mentions};
use crate::page::{Block, BlockKind};
use crate::report::Statement;
use crate::text::{Span, Token, sentence::sentences, tokens};

/// A document's blocks, taken apart.
pub struct Document<'t> {
    pub texts: Vec<&'t str>,
    pub kinds: Vec<BlockKind>,
    pub tokens: Vec<Vec<Token>>,
    /// The stem of each token, in step with `tokens`.
    pub stems: Vec<Vec<Stem>>,
    /// The part of speech of each token, in step with `tokens`.
    pub tags: Vec<Vec<Tag>>,
    pub sentences: Vec<Vec<Span>>,
    pub mentions: Mentions,
    /// For each block the words that mean an entity without naming it, in order.
    pub references: Vec<Vec<Reference>>,
}

/// The tokens of a block with what is known of each.
#[derive(Clone, Copy)]
pub struct Line<'d> {
    pub tokens: &'d [Token],
    pub stems: &'d [Stem],
    pub tags: &'d [Tag],
}

impl Line<'_> {
    /// Whether a token is a verb with a tense of its own or in a group that has one: "denied", "has not confirmed or denied".
    pub fn tensed(&self, i: usize) -> bool {
        let joins =
            |tag: Tag| matches!(tag, Tag::Adverb | Tag::Conjunction | Tag::Participle | Tag::Gerund | Tag::Base);
        self.tags[i].is_finite()
            || (matches!(self.tags[i], Tag::Participle | Tag::Gerund | Tag::Base)
                && (i.saturating_sub(6)..i)
                    .rev()
                    .find(|&j| !joins(self.tags[j]))
                    .is_some_and(|j| self.tags[j].is_finite()))
    }
}

impl<'t> Document<'t> {
    pub fn new(blocks: &'t [Block], gazetteer: &Gazetteer, tagger: &Tagger, published: Option<Date>) -> Self {
        let texts: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).collect();
        let tokens: Vec<Vec<Token>> = texts.iter().map(|t| tokens(t)).collect();
        let stems = tokens.iter().map(|ts| ts.iter().map(|t| Stem::of(&t.lower)).collect()).collect();
        let sentences: Vec<Vec<Span>> = texts.iter().map(|t| sentences(t)).collect();
        let mentions = mentions(&texts, &tokens, gazetteer, published);
        let kinds = blocks.iter().map(|b| b.kind).collect();
        let mut this =
            Self { kinds, texts, tokens, stems, tags: Vec::new(), sentences, mentions, references: Vec::new() };
        this.tags = this.tag(tagger);
        this.references = references(&this, gazetteer);
        this
    }

    /// The tags of all tokens.
    fn tag(&self, tagger: &Tagger) -> Vec<Vec<Tag>> {
        let blocks = 0..self.texts.len();
        let mut named: Vec<Vec<bool>> = self.tokens.iter().map(|tokens| vec![false; tokens.len()]).collect();
        for (block, mentions) in self.mentions.blocks.iter().enumerate() {
            for mention in &mentions.entities {
                named[block][self.within(block, mention.span)].fill(true);
            }
            // "in May": no modal.
            for i in mentions.times.iter().flat_map(|time| self.within(block, time.span)) {
                named[block][i] |= self.tokens[block][i].is_capital() && is_calendar(&self.tokens[block][i].lower);
            }
        }
        let mut out: Vec<Vec<Tag>> = self.tokens.iter().map(|tokens| vec![Tag::Symbol; tokens.len()]).collect();
        let (mut places, mut together, mut count) = (Vec::new(), Vec::new(), 0);
        for (block, &sentence) in blocks.flat_map(|block| self.sentences[block].iter().map(move |s| (block, s))) {
            let range = self.within(block, sentence);
            together.push((&self.tokens[block][range.clone()], &named[block][range.clone()]));
            count += range.len();
            places.push((block, range));
            if count >= TOGETHER {
                put(&mut out, &mut places, &tagger.tags(&together));
                (together, count) = (Vec::new(), 0);
            }
        }
        put(&mut out, &mut places, &tagger.tags(&together));
        out
    }

    /// The tokens of a block.
    pub fn line(&self, block: usize) -> Line<'_> {
        Line { tokens: &self.tokens[block], stems: &self.stems[block], tags: &self.tags[block] }
    }

    /// The token indices within a span of a block.
    pub fn within(&self, block: usize, span: Span) -> Range<usize> {
        let tokens = &self.tokens[block];
        let from = tokens.partition_point(|t| t.span.start < span.start);
        let to = tokens.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// A claim of the document as a report keeps it: the sentence, with the claim as its focus.
    pub fn statement(&self, claim: &Claim) -> Statement {
        let passage = claim.passage();
        let focus = ((claim.span.start - passage.start) as u32, (claim.span.end - passage.start) as u32);
        Statement {
            text: passage.of(self.texts[claim.block]).to_owned(),
            focus: (focus != (0, passage.len() as u32)).then_some(focus),
            speaker: claim.speaker.clone(),
            certainty: claim.certainty,
            polarity: claim.polarity,
            stance: claim.stance,
            about: claim.about.iter().map(|&i| i as u32).collect(),
        }
    }
}

/// Puts tags in their places, in order, and takes the places away.
fn put(out: &mut [Vec<Tag>], places: &mut Vec<(usize, Range<usize>)>, mut tags: &[Tag]) {
    for (block, range) in places.drain(..) {
        let (here, rest) = tags.split_at(range.len());
        out[block][range].copy_from_slice(here);
        tags = rest;
    }
}
