//! Reports: what a page is compared with, whatever they came from.

#[cfg(feature = "cli")]
pub mod address;
#[cfg(feature = "cli")]
pub mod article;
#[cfg(feature = "cli")]
pub mod claim_review;
#[cfg(feature = "cli")]
pub mod entry;
#[cfg(feature = "cli")]
pub mod feed;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
pub mod limits;
#[cfg(feature = "cli")]
mod meter;
#[cfg(feature = "cli")]
pub mod toml;
#[cfg(feature = "cli")]
pub mod wacz;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::{Certainty, Polarity};

/// A source that a page is compared with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Unique within its pack: letters, digits, `-` and `_`.
    pub id: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    #[serde(default, with = "crate::text::day::maybe")]
    pub published: Option<Date>,
    pub url: Option<String>,
    /// Reports that carry one text share an origin; none stands for an origin of its own.
    pub origin: Option<String>,
    pub claims: Vec<Statement>,
}

/// One claim of a report, in words that stand on their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Statement {
    /// The passage: a whole sentence where the report is an article.
    pub text: String,
    /// Which bytes of `text` state the claim; none for all of it. The rest gives context.
    #[serde(default)]
    pub focus: Option<(u32, u32)>,
    /// Who said it; none if the report says it itself.
    pub speaker: Option<String>,
    pub certainty: Certainty,
    pub polarity: Polarity,
    /// What it does to the claims in `about`.
    pub stance: Option<Stance>,
    /// Indices of claims of the same report that this one denies, doubts or confirms.
    pub about: Vec<u32>,
}

/// What a claim does to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says it is not so.
    Denies,
    /// Says that it is not known to be so.
    Doubts,
    /// Says it is so.
    Confirms,
}
