//! Articles from files: an HTML page or plain text to a [`Page`], without menus, adverts and comments.

mod block;
pub(super) mod date;
pub(super) mod decode;
mod hint;
mod meta;
mod pick;
mod prune;
mod tree;
mod trim;

use dom_query::Document;
use serde_json::Value;

use crate::page::{Block, BlockKind, Page};
use meta::Meta;

/// What an HTML page holds.
pub struct Article {
    pub page: Page,
    /// The JSON-LD that the page carries.
    pub linked: Vec<Value>,
    /// How many elements nest too deep to be told apart; their text is kept.
    pub flattened: usize,
}

/// Reads an HTML page. Never fails: bytes that are no article give a page with few or no blocks.
pub fn read(bytes: &[u8]) -> Article {
    let (doc, flattened) = tree::tree(&decode::decode(bytes));
    let linked = meta::json_ld(&doc);
    let meta = meta::read(&doc, &linked);
    let blocks = blocks(doc, &meta);
    let Meta { title, published, url, language, .. } = meta;
    let page = Page { title, publisher: None, published, url, language, blocks };
    Article { page, linked, flattened }
}

/// The article of an HTML page.
pub fn html(bytes: &[u8]) -> Page {
    read(bytes).page
}

/// An article's HTML without a page around it, as feeds carry it: its blocks, and how many elements nest too deep.
pub fn fragment(html: &str, title: &str) -> (Vec<Block>, usize) {
    let (doc, flattened) = tree::tree(html);
    (blocks(doc, &Meta { title: title.to_owned(), ..Meta::default() }), flattened)
}

fn blocks(doc: Document, meta: &Meta) -> Vec<Block> {
    numbered(pick::blocks(doc, meta).into_iter().map(|piece| (piece.kind, piece.text)))
}

/// The text of a line that may hold markup.
pub fn text(html: &str) -> String {
    tree::tree(html).0.text().to_string()
}

/// The longest line that is taken for a headline, in characters.
const HEADLINE: usize = 200;

/// Plain text: each line that is not empty is a paragraph, one short line before the text may be the headline.
pub fn plain(bytes: &[u8]) -> Page {
    let text = decode::decode(bytes);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let headline = headline(&lines);
    let title = headline.map_or(String::new(), |at| lines[at].to_owned());
    let blocks = lines.iter().enumerate().map(|(at, line)| {
        let kind = if Some(at) == headline { BlockKind::Heading } else { BlockKind::Paragraph };
        (kind, (*line).to_owned())
    });
    Page { title, blocks: numbered(blocks), ..Page::default() }
}

/// Which line is the headline: the first short one without a full stop before the first sentence. Text copied from a page may
/// begin with its menu ("Connect with us", "News"), so a line of a few words is taken only if there is no longer one.
fn headline(lines: &[&str]) -> Option<usize> {
    let ends = |line: &str| line.ends_with(['.', '!', '?', ':', ';', '”', '"']);
    let words = |line: &str| line.split_whitespace().count();
    let text = lines.iter().position(|line| ends(line) && words(line) >= 8 || line.chars().count() > HEADLINE);
    let before = &lines[..text.unwrap_or(lines.len().min(1))];
    let long = before.iter().position(|line| !ends(line) && words(line) >= 4);
    long.or((lines.len() > 1 && lines.first().is_some_and(|line| !ends(line) && line.chars().count() <= HEADLINE))
        .then_some(0))
}

fn numbered(blocks: impl Iterator<Item = (BlockKind, String)>) -> Vec<Block> {
    (0..).zip(blocks).map(|(id, (kind, text))| Block { id, kind, text }).collect()
}

#[cfg(test)]
mod tests {
    use super::{html, plain};
    use crate::page::BlockKind::{Caption, Heading, Paragraph, Quote};

    /// A page of our own writing with what stands around and within articles.
    const CLUTTERED: &str = r##"<html lang=en-GB><head><title>Ferry sinks off Norrvik - The Harbour Post</title>
<meta property="article:published_time" content="2024-03-02T08:00:00Z"></head><body>
<div class="site-nav"><a href="/">Home</a> <a href="/sea">Sea</a></div>
<main><article><h1>Ferry sinks off Norrvik, all 212 on board are saved</h1>
<p class="article__standfirst">All the passengers and the crew of the ferry were saved, and the cause of the accident is not known yet.</p>
<div class="byline">By Ada Lund</div><p>2 March 2024, 08:00</p>
<div class="lead-image"><img src="a.jpg" alt=""><p>The ferry Solveig in the harbour of Norrvik, in a picture from last year.</p></div>
<p>The ferry Solveig sank off Norrvik on Friday night after it had hit a rock, the coast guard said.</p>
<p>All 212 people on board were saved within two hours, among them 14 children, said the captain, Per Dahl.</p>
<p><a href="/other">Ten ferries that sank in the last fifty years</a></p>
<p>Related: <a href="/more">What is known of the rock</a></p>
<h2>What is not known</h2>
<p>Why the ferry left its course is not known; the weather was fair, and the engines ran, according to the crew.</p>
<blockquote class="social-embed"><p>We thank all who helped, and we are with the passengers and their families today, wrote the company.</p></blockquote>
<div class="related-stories"><h3>Related stories</h3><ul><li><a href="/1">A ferry and its captain</a></li></ul></div>
<p>The company will say on Monday whether it takes the other two ferries of the same kind out of service.</p>
<p>Additional reporting by Jon Berg</p><p>Sign up for our newsletter and get the day's news to your inbox.</p>
<div class="author-bio"><p>Ada Lund has written about the sea for the Harbour Post since the harbour was built, and before.</p></div>
<h3>You may also like</h3></article>
<article><h2><a href="/2">A second article</a></h2><p>It is about the price of fish, which rose by four per cent within a year, as it had the year before.</p></article>
</main><div class="comments"><p>I was on that ferry once, and it was late, says a reader who was on that ferry once, and it was late.</p></div>
<footer>Copyright 2024 The Harbour Post</footer></body></html>"##;

    #[test]
    fn an_article_without_what_is_around_it() {
        let page = html(CLUTTERED.as_bytes());
        assert_eq!(page.title, "Ferry sinks off Norrvik, all 212 on board are saved");
        assert_eq!(page.published, Some(jiff::civil::date(2024, 3, 2)));
        assert_eq!(page.language.as_deref(), Some("en-GB"));
        let starts: Vec<_> =
            page.blocks.iter().map(|b| (b.kind, b.text.split(' ').take(3).collect::<Vec<_>>().join(" "))).collect();
        let expected = [
            (Caption, "The ferry Solveig"),
            (Paragraph, "The ferry Solveig"),
            (Paragraph, "All 212 people"),
            (Heading, "What is not"),
            (Paragraph, "Why the ferry"),
            (Quote, "We thank all"),
            (Paragraph, "The company will"),
        ];
        assert_eq!(starts, expected.map(|(kind, text)| (kind, text.to_owned())));
        assert!(page.blocks.iter().enumerate().all(|(i, block)| block.id as usize == i));
    }

    #[test]
    fn the_text_for_search_engines_decides_where_the_page_has_it_all() {
        let paragraphs: Vec<String> =
            (1..12).map(|i| format!("Sentence {i} of the article is “short”, and no other is like it.")).collect();
        let body = paragraphs.join(" ").replace(['“', '”'], "\\\"");
        let shown: String = paragraphs
            .iter()
            .map(|p| format!("<p>{p}</p><p>Advert: buy now, and buy more, before the others do.</p>"))
            .collect();
        let page = html(format!("<script type='application/ld+json'>{{\"@graph\": [{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}]}}</script>{shown}").as_bytes());
        assert_eq!(page.blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>(), paragraphs);
    }

    #[test]
    fn names_that_would_take_everything_take_nothing() {
        let page = html("<p class=social>The Kremlin denied it on Friday, and so did the ministry, in one short statement to the press.</p>".as_bytes());
        assert_eq!(page.blocks.len(), 1);
    }

    #[test]
    fn headlines_of_plain_text() {
        let kinds = |text: &str| plain(text.as_bytes()).blocks.iter().map(|b| b.kind).collect::<Vec<_>>();
        assert_eq!(kinds("Ferry sinks\r\n\r\nIt sank."), [Heading, Paragraph]);
        assert_eq!(kinds("It sank.\nNobody died."), [Paragraph, Paragraph]);
        assert_eq!(kinds("Ferry sinks"), [Paragraph]);
        assert_eq!(
            kinds("Connect with us\nNews\nFerry sinks off Norrvik\nThe ferry sank off Norrvik on Friday, it is said."),
            [Paragraph, Paragraph, Heading, Paragraph]
        );
        assert_eq!(kinds(" \n\n"), []);
    }
}
