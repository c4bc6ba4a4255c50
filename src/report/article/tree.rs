//! HTML to a tree of bounded depth.
//!
//! A parser of HTML looks through the elements that are open at every tag, so a page that opens elements without end costs the
//! square of its length. Browsers stop at 512 and let what nests deeper follow side by side; so does this.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId};
use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};

/// How many elements may be open at once, the formatting that HTML opens again in every paragraph included. Browsers: 512.
const DEEPEST: usize = 512;

/// Elements without content, and those whose content is no HTML: they are never open when another element begins.
const LEAVES: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "iframe", "img", "input", "link", "meta", "noembed", "noframes",
    "param", "plaintext", "script", "source", "style", "textarea", "title", "track", "wbr", "xmp",
];

/// A page's tree, and how many elements nest too deep to stand in it. The text of these is kept.
pub fn tree(html: &str) -> (Document, usize) {
    // No scripts will run: what stands in `noscript` is the page's.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let shallow = Shallow {
        builder: TreeBuilder::new(Document::default(), options),
        left: RefCell::default(),
        flattened: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(shallow, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops after each script, for one who would run it.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Shallow { builder, flattened, .. } = tokenizer.sink;
    (builder.sink.finish(), flattened.get())
}

/// Hands on to the tree builder all but the tags of elements that nest too deep.
struct Shallow {
    builder: TreeBuilder<NodeId, Document>,
    /// Start tags left out whose end tags are to be left out too.
    left: RefCell<HashMap<LocalName, usize>>,
    flattened: Cell<usize>,
}

impl Shallow {
    fn is_deep(&self) -> bool {
        let open = Count(Cell::new(0));
        self.builder.trace_handles(&open);
        open.0.get() > DEEPEST
    }

    /// What stands for a token in the tree.
    fn kept(&self, token: Token) -> Token {
        let Token::TagToken(tag) = token else { return token };
        match tag.kind {
            TagKind::StartTag if !LEAVES.contains(&&*tag.name) && self.is_deep() => {
                self.flattened.set(self.flattened.get() + 1);
                if !tag.self_closing {
                    *self.left.borrow_mut().entry(tag.name).or_default() += 1;
                }
                line_end()
            }
            TagKind::EndTag => match self.left.borrow_mut().get_mut(&tag.name) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    line_end()
                }
                _ => Token::TagToken(tag),
            },
            TagKind::StartTag => Token::TagToken(tag),
        }
    }
}

/// Words on both sides of a tag that is left out must not grow together.
fn line_end() -> Token {
    Token::TagToken(Tag {
        kind: TagKind::StartTag,
        name: LocalName::from("br"),
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    })
}

/// Counts what the tree builder holds open.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

impl TokenSink for Shallow {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.builder.process_token(self.kept(token), line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_tree_that_html_makes_of_it() {
        for html in [
            "<!DOCTYPE html><title>a</title><p>b<p>c<table><tr><td>d<script>if (a < b) '<p>'</script></table><noscript><p>e</noscript>",
            "<b><p>a</b>b<i>c</p>d<svg><title>e</title></svg><math></math><template><p>f</template>",
            "",
        ] {
            let (tree, flattened) = tree(html);
            assert_eq!((tree.html(), flattened), (Document::from(html).html(), 0), "{html}");
        }
    }

    #[test]
    fn what_nests_too_deep_keeps_its_text_and_its_place() {
        let html = format!("{}a<i>b</i>{}<p id=after>c", "<div>".repeat(600), "</div>".repeat(600));
        let (tree, flattened) = tree(&html);
        assert!((80..110).contains(&flattened), "{flattened}");
        assert_eq!(tree.text().split_whitespace().collect::<String>(), "abc");
        let after = tree.select_single("#after");
        assert_eq!(after.nodes()[0].parent().and_then(|node| node.node_name()).as_deref(), Some("body"));
    }
}
