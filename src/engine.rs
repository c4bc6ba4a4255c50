//! The engine: packs in, a page in, a reading out.

use crate::pack::{PackError, PackInfo};
use crate::page::Page;
use crate::reading::Reading;
use crate::report::Report;

/// Why the word data could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the word data (words.bin) is damaged or of another version: {0}; install Crossread again")]
pub struct WordsError(pub &'static str);

/// Reads pages against the packs it was given.
pub struct Engine {}

impl Engine {
    /// An engine with the word data of `assets/words.bin` and no packs.
    pub fn new(_words: Vec<u8>) -> Result<Self, WordsError> {
        Ok(Self {})
    }

    /// Adds a pack; its reports take part in every reading from now on.
    pub fn add_pack(&mut self, _bytes: Vec<u8>) -> Result<PackInfo, PackError> {
        Ok(PackInfo::default())
    }

    /// The packs in the order they were added.
    pub fn packs(&self) -> Vec<PackInfo> {
        Vec::new()
    }

    /// The reading of a page; never fails, whatever the text.
    pub fn read(&mut self, _page: &Page) -> Reading {
        Reading::default()
    }

    /// The claims of a page as a report, to compare other pages with.
    pub fn report(&mut self, _page: &Page, _id: &str) -> Report {
        Report::default()
    }
}
