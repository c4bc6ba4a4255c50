//! Which of a page's blocks are the article.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::block::{Piece, pieces};
use super::meta::Meta;
use super::prune::prune;
use super::trim::trim;

/// The share of the text that a page hands to search engines which its blocks must cover to be taken for it. Range 0 to 1.
const AGREED: f32 = 0.95;

/// A text for search engines shorter than this is a summary, in letters and digits.
const SUMMARY: usize = 500;

/// Pages that nest deeper than this are not looked through by Readability, which recurses.
const DEEP: usize = 400;

/// The article's blocks in reading order.
pub fn blocks(doc: Document, meta: &Meta) -> Vec<Piece> {
    let Some(body) = doc.body() else { return Vec::new() };
    if let Some(found) = meta.body.as_deref().and_then(|text| agreed(pieces(&body), text)) {
        return found;
    }
    prune(&doc, &meta.title);
    let whole = pieces(&body);
    if depth(&doc) > DEEP {
        return trim(whole, &meta.title);
    }
    let config = Config { keep_classes: true, ..Config::default() };
    let article = Readability::with_document(doc, None, Some(config)).ok().and_then(|mut page| page.parse().ok());
    let content = article.map(|article| Document::from(article.content));
    let found = content.as_ref().and_then(Document::body).map(|body| pieces(&body)).unwrap_or_default();
    // Readability wants an article; a page with a sentence or two is one to whoever gave it to us.
    trim(if found.is_empty() { whole } else { found }, &meta.title)
}

/// The blocks that make up the text which the page hands to search engines, if they are nearly all of it.
fn agreed(blocks: Vec<Piece>, text: &str) -> Option<Vec<Piece>> {
    let text = letters(text);
    if text.len() < SUMMARY {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 0;
    let mut covered = 0;
    for block in blocks {
        let own = letters(&block.text);
        // A short text is found anywhere: it must be the next. A long one may have text before it that the page breaks up.
        let Some(place) = text[at..].find(&own).filter(|place| own.len() >= 40 || *place == 0) else {
            continue;
        };
        if own.is_empty() {
            continue;
        }
        at += place + own.len();
        covered += own.len();
        found.push(block);
    }
    (covered as f32 >= AGREED * text.len() as f32).then_some(found)
}

/// Letters and digits alone: pages and their texts for search engines differ in spaces and quotes.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How deep the page nests.
fn depth(doc: &Document) -> usize {
    let mut deepest = 0;
    let mut level: Vec<_> = doc.body().into_iter().collect();
    while !level.is_empty() && deepest <= DEEP {
        deepest += 1;
        level = level.iter().flat_map(|node| node.children_it(false)).filter(|node| node.is_element()).collect();
    }
    deepest
}
