//! A document ready for reading: its blocks with tokens, sentences and mentions.

use jiff::civil::Date;

use super::Claim;
use crate::lexicon::stem;
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
    pub stems: Vec<Vec<String>>,
    pub sentences: Vec<Vec<Span>>,
    pub mentions: Mentions,
}

impl<'t> Document<'t> {
    pub fn new(blocks: &'t [Block], gazetteer: &Gazetteer, published: Option<Date>) -> Self {
        let texts: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).collect();
        let tokens: Vec<Vec<Token>> = texts.iter().map(|t| tokens(t)).collect();
        let stems = tokens.iter().map(|ts| ts.iter().map(|t| stem(&t.lower)).collect()).collect();
        let sentences = texts.iter().map(|t| sentences(t)).collect();
        let mentions = mentions(&texts, &tokens, gazetteer, published);
        Self { kinds: blocks.iter().map(|b| b.kind).collect(), texts, tokens, stems, sentences, mentions }
    }

    /// The token indices within a span of a block.
    pub fn within(&self, block: usize, span: Span) -> std::ops::Range<usize> {
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
