//! Packs: reports compiled to one binary file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::report::Report;

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PackInfo {
    pub title: String,
    pub maker: Option<String>,
    pub licence: Option<String>,
    pub reports: usize,
    pub claims: usize,
    pub publishers: usize,
    pub origins: usize,
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
    #[error("this is not a Crossread pack: it does not begin with the mark of one")]
    Format,
}

/// Compiles reports to the bytes of a pack; the same reports give the same bytes.
pub fn write(_head: &PackHead, _reports: &[Report]) -> Vec<u8> {
    Vec::new()
}
