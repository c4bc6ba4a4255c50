//! Reports of pages: what becomes a pack.

use crate::claim::{Claim, Document, claims};
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

/// Blocks of a page that are read.
const MOST_BLOCKS: usize = 20_000;
/// Claims of a page that are compared: the reader waits for each of them.
const MOST_CLAIMS: usize = 3_000;
/// Characters of a title or of a publisher's name that a report keeps: packs are refused whose reports have much to say of themselves.
const MOST_LABEL: usize = 300;

/// Makes reports of pages: what an engine knows of language, without its packs.
#[derive(Clone, Copy)]
pub struct Reporter<'e>(pub(super) &'e Lexicon);

impl Reporter<'_> {
    /// The claims of a page as a report, and what stands in the way of them: a language that is not English, a text that is cut.
    pub fn report(&self, page: &Page, id: &str) -> (Report, Vec<Notice>) {
        let (blocks, mut cut) = limit(&page.blocks);
        let doc = Document::new(&blocks, &self.0.gazetteer, &self.0.tagger, page.published);
        let claims = claims_within(&doc, &page.blocks, &mut cut);
        let foreign = is_english(doc.tokens.iter().flatten()) == Some(false);
        let report = Report {
            id: id.to_owned(),
            title: Some(label(&page.title)).filter(|t| !t.is_empty()),
            publisher: page.publisher.as_deref().map(label),
            published: page.published,
            url: page.url.clone(),
            origin: None,
            claims: claims.iter().map(|claim| doc.statement(claim)).collect(),
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

fn label(text: &str) -> String {
    text.chars().take(MOST_LABEL).collect()
}

/// The blocks within the limits on length, and a notice if that is not all of them.
pub(super) fn limit(blocks: &[Block]) -> (Vec<Block>, Option<Notice>) {
    let mut left = MOST_TEXT;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len().min(MOST_BLOCKS));
    for block in blocks.iter().take(MOST_BLOCKS) {
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
    let (read, of) = (units(&out), units(blocks));
    (out, (read < of).then_some(Notice::Cut { read, of }))
}

/// The claims of a document within the limit on their number; what follows the last one counts as cut. `blocks` are all of the page.
pub(super) fn claims_within(doc: &Document, blocks: &[Block], cut: &mut Option<Notice>) -> Vec<Claim> {
    let mut found = claims(doc);
    if found.len() > MOST_CLAIMS {
        found.truncate(MOST_CLAIMS);
        let (block, end) = found.last().map_or((0, 0), |last| (last.block, last.span.end));
        let read = doc.texts[..block].iter().copied().chain([&doc.texts[block][..end]]);
        *cut = Some(Notice::Cut { read: read.map(|text| text.encode_utf16().count()).sum(), of: units(blocks) });
    }
    found
}

/// The length of blocks in UTF-16 code units.
fn units(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.encode_utf16().count()).sum()
}
