//! The running text below a node, cut into blocks in reading order.

use dom_query::{NodeId, NodeRef};

use crate::page::BlockKind;

/// A block of text with what tells whether it belongs to the article.
#[derive(Clone, Debug)]
pub struct Piece {
    pub kind: BlockKind,
    /// White space is collapsed, as a browser shows it.
    pub text: String,
    /// How much of the text stands in links, in bytes.
    pub linked: usize,
    /// The block-level element that the text stands in.
    pub node: NodeId,
}

/// Elements whose text is never running text.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "link", "map", "math",
    "meta", "meter", "noscript", "object", "option", "progress", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

/// Elements that stand within a line; all others begin a block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// From this length on a table cell that ends like a sentence is a paragraph in a table for layout. Bytes.
const CELL_PROSE: usize = 80;

/// Cuts the text below `root` into blocks.
pub fn pieces(root: &NodeRef) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut open = Open { text: String::new(), linked: 0, links: 0 };
    let mut kinds = vec![(root.id, BlockKind::Paragraph)];
    // An own stack: pages nest as deep as they like.
    let mut stack = vec![(*root, false)];
    while let Some((node, leave)) = stack.pop() {
        if node.is_text() {
            open.push(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        let block = !INLINE.contains(&name) && name != "br";
        if leave {
            open.links -= usize::from(name == "a");
            if block {
                open.flush(&kinds, &mut out);
                kinds.pop();
            }
            continue;
        }
        if node.id != root.id && (SILENT.contains(&name) || node.is_comment()) {
            // A picture or a player between two texts parts them.
            if !INLINE.contains(&name) && !node.is_comment() && name != "script" && name != "style" {
                open.flush(&kinds, &mut out);
            }
            continue;
        }
        if name == "br" {
            open.text.push('\n');
            continue;
        }
        open.links += usize::from(name == "a");
        if block {
            open.flush(&kinds, &mut out);
            let around = kinds.last().map_or(BlockKind::Paragraph, |k| k.1);
            kinds.push((node.id, kind(name).unwrap_or(around)));
        }
        stack.push((node, true));
        stack.extend(node.children_it(true).map(|child| (child, false)));
    }
    open.flush(&kinds, &mut out);
    out
}

/// The text of a block that is not yet complete.
struct Open {
    text: String,
    linked: usize,
    /// Links around the present place.
    links: usize,
}

impl Open {
    fn push(&mut self, text: &str) {
        // Line ends of the source are white space; those of `br` are kept until the block is complete.
        self.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        if self.links > 0 {
            self.linked += text.trim().len();
        }
    }

    fn flush(&mut self, kinds: &[(NodeId, BlockKind)], out: &mut Vec<Piece>) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let Some(&(node, kind)) = kinds.last() else {
            return;
        };
        // Two `br` are how old pages part paragraphs, one is a line end.
        for part in split_at_empty_lines(&text) {
            let text = part.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let prose =
                kind == BlockKind::Cell && text.len() >= CELL_PROSE && text.ends_with(['.', '!', '?', '”', '"']);
            let linked = linked.min(text.len());
            out.push(Piece { kind: if prose { BlockKind::Paragraph } else { kind }, text, linked, node });
        }
    }
}

fn split_at_empty_lines(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.split('\n') {
        if line.trim().is_empty() {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push_str(line);
            last.push(' ');
        }
    }
    parts
}

/// What an element makes of the text in it; none for those that only group.
fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" | "dt" => BlockKind::Item,
        "figure" | "figcaption" | "caption" => BlockKind::Caption,
        "blockquote" => BlockKind::Quote,
        "td" | "th" => BlockKind::Cell,
        _ => return None,
    })
}
