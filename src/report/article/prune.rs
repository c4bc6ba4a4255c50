//! Takes out of a page what its markup says is no part of the article, before the article is looked for.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::block::{Piece, pieces};
use super::hint::{Hint, hint};

/// The share of a page's prose that an element may hold and still be taken out for its names alone. Names lie: a "sidebar" that
/// holds the text is where the article is. Range 0 to 1; found on pages that hold their article in such elements.
const SPARED: f32 = 0.25;

/// The share of a page's prose that may be taken out in all; more than that is a page whose names mean something else.
const LOST: f32 = 0.9;

/// From this length on a text with few links is prose, in bytes.
const PROSE: usize = 80;

/// A text of a picture is shorter than this, in bytes.
const CAPTION: usize = 600;

/// From this much prose on the `article` that holds the headline is the article, in bytes.
const ARTICLE: usize = 250;

/// Removes what is beside and about the article and names captions as such.
pub fn prune(doc: &Document, title: &str) {
    let Some(body) = doc.body() else { return };
    let prose = Prose::of(&body);
    let headings = doc.select("h1");
    let headline = headings.nodes().iter().find(|node| same(&node.text(), title));
    // The headline, and what it stands in.
    let mut kept = HashSet::new();
    if let Some(headline) = headline {
        other_articles(doc, headline, &prose);
        kept.insert(headline.id);
        kept.extend(headline.ancestors_it(None).map(|node| node.id));
    }
    let mut beside = Vec::new();
    let mut lost = 0;
    let mut within = HashSet::new();
    for node in body.descendants() {
        if node.parent().is_some_and(|parent| within.contains(&parent.id)) {
            within.insert(node.id);
            continue;
        }
        if !node.is_element() || node.parent().is_none() || kept.contains(&node.id) {
            continue;
        }
        let own = prose.below(&node);
        let spared = own as f32 >= SPARED * prose.total.max(1) as f32;
        match hint(&node) {
            // A post that is quoted stands in boxes called "social" and "widget" too.
            Some(Hint::Beside) if !spared && (node.has_name("blockquote") || holds(&node, "blockquote")) => {
                // Readability goes by the same names.
                node.remove_attrs(&["class", "id"]);
            }
            Some(Hint::Beside) if !spared => beside.push(node),
            Some(Hint::About) if own == 0 => beside.push(node),
            None if !spared && hidden(&node) => beside.push(node),
            // Readability keeps the names of these, and replaces a div with one paragraph by that paragraph.
            Some(Hint::Caption) if !spared && renamable(&node) => node.rename("figcaption"),
            Some(Hint::Picture) if !spared && renamable(&node) && own < CAPTION && holds(&node, "img") => {
                node.rename("figure")
            }
            _ => {}
        }
        if beside.last().is_some_and(|last| last.id == node.id) {
            within.insert(node.id);
            lost += own;
        }
    }
    // Where next to nothing would be left, the names mean something else.
    let all = lost as f32 > LOST * prose.total as f32;
    for node in beside {
        if !all || prose.below(&node) == 0 {
            node.remove_from_parent();
        }
    }
}

/// Whether an element can have another name and the tree still be one that HTML can write.
fn renamable(node: &NodeRef) -> bool {
    ["div", "p", "span", "small", "em", "i", "section", "aside"].iter().any(|name| node.has_name(name))
}

fn holds(node: &NodeRef, name: &str) -> bool {
    node.descendants_it().any(|node| node.has_name(name))
}

/// Removes the `article` elements beside the one with the headline: teasers and comments are marked up as articles too.
fn other_articles(doc: &Document, headline: &NodeRef, prose: &Prose) {
    let Some(own) = headline.ancestors_it(None).find(|node| node.has_name("article")) else {
        return;
    };
    if prose.below(&own) < ARTICLE {
        return;
    }
    let around: Vec<NodeId> = own.ancestors_it(None).map(|node| node.id).collect();
    for other in doc.select("article").nodes() {
        let within = other.id == own.id || other.ancestors_it(None).any(|node| node.id == own.id);
        if !within && !around.contains(&other.id) {
            other.remove_from_parent();
        }
    }
}

/// Whether two texts have the same letters and digits.
pub fn same(a: &str, b: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}

fn hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// How much prose stands below each element.
struct Prose {
    below: HashMap<NodeId, usize>,
    total: usize,
}

impl Prose {
    fn of(body: &NodeRef) -> Self {
        let mut prose = Self { below: HashMap::new(), total: 0 };
        for piece in pieces(body).iter().filter(|piece| is_prose(piece)) {
            let length = piece.text.len();
            prose.total += length;
            let node = NodeRef::new(piece.node, body.tree);
            for around in std::iter::once(node).chain(node.ancestors_it(None)) {
                *prose.below.entry(around.id).or_default() += length;
            }
        }
        prose
    }

    fn below(&self, node: &NodeRef) -> usize {
        self.below.get(&node.id).copied().unwrap_or_default()
    }
}

fn is_prose(piece: &Piece) -> bool {
    piece.text.len() >= PROSE && piece.linked * 3 < piece.text.len()
}
