//! Packs: reports compiled to one binary file, read in place.

mod check;
mod details;
pub mod dictionary;
pub mod format;
pub mod index;
pub mod origin;
pub mod postings;
pub mod read;
pub mod sketch;
mod texts;
pub mod write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use read::Pack;
pub use write::{Builder, Prepared, write};

/// How many times its size the texts of a pack may take, and so what its reports say of themselves: a text that is short in the file and
/// long when read, named by many, is no pack of reports. News takes 3 to 4 times.
pub const MOST_UNPACKED: usize = 256;

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
    #[serde(default, with = "crate::text::day::maybe")]
    pub from: Option<Date>,
    #[serde(default, with = "crate::text::day::maybe")]
    pub until: Option<Date>,
}

/// A report of one of several packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportRef {
    pub pack: u32,
    pub report: u32,
}

/// A claim of one of several packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    pub pack: u32,
    pub claim: u32,
}

/// The head of a pack to be written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PackHead {
    pub title: String,
    pub maker: Option<String>,
    pub licence: Option<String>,
}

/// What a core understood of a claim, for itself: bytes, and texts that many claims have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    pub bytes: Vec<u8>,
    pub names: Vec<String>,
}

/// Why bytes are not a pack that can be read. The message is the command line's; as JSON it is a code and its data, from which the
/// extension says the same in the reader's language (`PackFault` in extension/src/shared/refusal.ts).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PackError {
    #[error(
        "this is not a Crossread pack: it does not begin with the mark of one. Choose a file made by `crossread pack build`"
    )]
    Format,
    #[error("this pack is of version {found}, this Crossread reads version {known}. {}", remedy(*.found, *.known))]
    Version { found: u32, known: u32 },
    #[error("this pack ends too early: it has {found} bytes of {needed}. Fetch or build it again")]
    Truncated { found: usize, needed: usize },
    #[error(
        "this pack is damaged in its {section}: the checksum is {found:08x}, and should be {stated:08x}. Fetch or build it again"
    )]
    Checksum { section: &'static str, found: u32, stated: u32 },
    #[error("this pack contradicts itself in its {section}: {problem}. Build it again")]
    Content { section: &'static str, problem: &'static str },
}

fn remedy(found: u32, known: u32) -> &'static str {
    if found > known {
        "Update Crossread"
    } else {
        "It was made before Crossread was released: build it again from its reports, with `crossread pack build`"
    }
}
