//! What the reader is on: blocks of text with ids that lead back to where they stand.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A page, as the content script or an HTML importer hands it over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The headline as the page states it; empty if it states none.
    pub title: String,
    /// Who publishes it, as the page states it.
    pub publisher: Option<String>,
    /// The day the page says it was published; relative dates count from it.
    #[serde(default, with = "crate::text::day::maybe")]
    pub published: Option<Date>,
    /// The page's address.
    pub url: Option<String>,
    /// The language the page declares (BCP 47); the text itself decides.
    pub language: Option<String>,
    /// The article's blocks in reading order.
    pub blocks: Vec<Block>,
}

/// One block of running text: a paragraph, a heading, a list item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    /// Names the block in the answer; the sender chooses it and keeps the way back to the live nodes.
    pub id: u32,
    /// What the block is on the page.
    #[serde(default)]
    pub kind: BlockKind,
    /// The block's text, exactly as its nodes hold it: offsets in a reading count in it, in UTF-16 code units.
    pub text: String,
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A headline or a heading between paragraphs.
    Heading,
    /// Running text.
    #[default]
    Paragraph,
    /// An item of a list.
    Item,
    /// Text that belongs to a picture or a table.
    Caption,
    /// A quotation set apart.
    Quote,
    /// A cell of a table.
    Cell,
}
