//! Claims: the smallest spans that state one checkable thing, with their speaker, certainty and polarity.

pub mod attribution;
pub mod boilerplate;
pub mod certainty;
pub mod clause;
pub mod document;
pub mod extract;
pub mod predicate;
pub mod reference;
pub mod stance;

use serde::{Deserialize, Serialize};

use crate::report::Stance;
use crate::text::Span;
pub use document::{Document, Line};
pub use extract::claims;

/// How sure the page is of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Said as a fact.
    #[default]
    Stated,
    /// "likely", "reportedly", "may".
    Hedged,
    /// Said to be unconfirmed.
    Unverified,
}

/// Whether it is said to be so or not to be so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    #[default]
    Affirmed,
    Negated,
}

/// A claim of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the block it stands in.
    pub block: usize,
    /// Where it stands in the block, in bytes: the clause with its attribution.
    pub span: Span,
    /// What is said, without who said it.
    pub content: Span,
    /// The sentence it belongs to.
    pub sentence: Span,
    /// Who said it; none if the text says it itself.
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
    /// What it does to the claims in `about`, indices into the document's claims.
    pub stance: Option<Stance>,
    pub about: Vec<usize>,
    /// It is told as an accusation or an allegation.
    pub accused: bool,
}

impl Claim {
    /// The sentence that the claim stands in: it gives the claim its context.
    pub fn passage(&self) -> Span {
        Span::new(self.sentence.start.min(self.span.start), self.sentence.end.max(self.span.end))
    }
}
