//! Packs: reports compiled to one binary file, read in place.

pub mod format;
pub mod index;
pub mod read;
pub mod write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use read::Pack;
pub use write::write;

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackInfo {
    pub title: String,
    pub maker: Option<String>,
    pub licence: Option<String>,
    pub reports: usize,
    pub claims: usize,
    /// Named publishers, each counted once.
    pub publishers: usize,
    /// Independent texts.
    pub origins: usize,
    /// The earliest and the latest publication date, where reports state one.
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// The head of a pack to be written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PackHead {
    pub title: String,
    pub maker: Option<String>,
    pub licence: Option<String>,
}

/// Why bytes are not a pack that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error(
        "this is not a Crossread pack: it does not begin with the mark of one. Choose a file made by `crossread pack build`"
    )]
    Format,
    #[error(
        "this pack is of version {found}, this Crossread reads version {known}. Update Crossread, or build the pack again"
    )]
    Version { found: u32, known: u32 },
    #[error("this pack ends too early: it has {found} bytes, and its table says {needed}. Fetch or build it again")]
    Truncated { found: usize, needed: usize },
    #[error("this pack is damaged: its checksum is {found:08x}, and should be {stated:08x}. Fetch or build it again")]
    Checksum { found: u32, stated: u32 },
    #[error("this pack contradicts itself in its {section}: {problem}. Build it again")]
    Content { section: &'static str, problem: &'static str },
}
