//! Reports of pages: what becomes a pack.

use crate::claim::{Document, claims};
use crate::compare::library::Lexicon;
use crate::compare::outline;
use crate::pack::Prepared;
use crate::page::{Block, Page};
use crate::reading::Notice;
use crate::report::Report;
use crate::text::language::is_english;

/// Bytes of a page that are read; what follows is cut, and the reading says so.
const MOST_TEXT: usize = 600_000;
/// Bytes of one block that are read.
const MOST_BLOCK: usize = 100_000;

/// Makes reports of pages: what an engine knows of language, without its packs.
#[derive(Clone, Copy)]
pub struct Reporter<'e>(pub(super) &'e Lexicon);

impl Reporter<'_> {
    /// The claims of a page as a report, and what stands in the way of them: a language that is not English, a text that is cut.
    pub fn report(&self, page: &Page, id: &str) -> (Report, Vec<Notice>) {
        let (blocks, cut) = limit(&page.blocks);
        let doc = Document::new(&blocks, &self.0.gazetteer, &self.0.tagger, page.published);
        let foreign = is_english(doc.tokens.iter().flatten()) == Some(false);
        let report = Report {
            id: id.to_owned(),
            title: Some(page.title.clone()).filter(|t| !t.is_empty()),
            publisher: page.publisher.clone(),
            published: page.published,
            url: page.url.clone(),
            origin: None,
            claims: claims(&doc).iter().map(|claim| doc.statement(claim)).collect(),
        };
        let language = foreign.then(|| Notice::Language { language: page.language.clone() });
        (report, cut.into_iter().chain(language).collect())
    }

    /// Makes a report ready for [`Builder::add`]: its index terms, and what is read in each claim.
    pub fn prepare(&self, report: Report) -> Prepared {
        let published = report.published;
        Prepared::new(report, |text, claims| outline::of_passage(self.0, text, claims, published))
    }
}

/// The blocks within the limits on length, and a notice if that is not all of them.
pub(super) fn limit(blocks: &[Block]) -> (Vec<Block>, Option<Notice>) {
    let of: usize = blocks.iter().map(|b| b.text.encode_utf16().count()).sum();
    let mut left = MOST_TEXT;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut end = block.text.len().min(MOST_BLOCK).min(left);
        while !block.text.is_char_boundary(end) {
            end -= 1;
        }
        left -= end;
        out.push(Block { id: block.id, kind: block.kind, text: block.text[..end].to_owned() });
        if left == 0 {
            break;
        }
    }
    let read: usize = out.iter().map(|b| b.text.encode_utf16().count()).sum();
    (out, (read < of).then_some(Notice::Cut { read, of }))
}
