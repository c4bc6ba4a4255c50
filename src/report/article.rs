//! Articles from files: an HTML page or plain text to a [`Page`], without menus, adverts and comments.

mod block;
mod date;
mod decode;
mod hint;
mod meta;
mod pick;
mod prune;
mod trim;

use dom_query::Document;

use crate::page::{Block, BlockKind, Page};

/// The article of an HTML page. Never fails: bytes that are no article give a page with few or no blocks.
pub fn html(bytes: &[u8]) -> Page {
    let doc = Document::from(decode::decode(bytes));
    let meta = meta::read(&doc);
    let blocks = pick::blocks(doc, &meta)
        .into_iter()
        .map(|piece| (piece.kind, piece.text));
    Page {
        title: meta.title,
        published: meta.published,
        url: meta.url,
        language: meta.language,
        blocks: numbered(blocks),
    }
}

/// The longest first line that is taken for a headline, in characters.
const HEADLINE: usize = 200;

/// Plain text: each line that is not empty is a paragraph, a short first line without a full stop is the headline.
pub fn plain(bytes: &[u8]) -> Page {
    let text = decode::decode(bytes);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let headline = lines.first().filter(|line| {
        lines.len() > 1 && line.chars().count() <= HEADLINE && !line.ends_with(['.', '!', '?', ':', ';', '”', '"'])
    });
    let title = headline.map_or(String::new(), |line| (*line).to_owned());
    let has_headline = headline.is_some();
    let blocks = lines.into_iter().enumerate().map(|(i, line)| {
        let kind = if i == 0 && has_headline {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        (kind, line.to_owned())
    });
    Page {
        title,
        blocks: numbered(blocks),
        ..Page::default()
    }
}

fn numbered(blocks: impl Iterator<Item = (BlockKind, String)>) -> Vec<Block> {
    (0..)
        .zip(blocks)
        .map(|(id, (kind, text))| Block { id, kind, text })
        .collect()
}
