//! Takes off an article's blocks what is no part of its text: headline and byline before it, links within, sharing after it.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::block::Piece;
use super::prune::same;
use crate::page::BlockKind;

/// A block of at least this length that ends like a sentence is running text wherever it stands, in bytes.
const SENTENCE: usize = 40;

/// A block whose share of linked text is at least this is a link with a little around it. Range 0 to 1.
const LINKED: f32 = 0.8;

/// A block of at least this length that was there before is a copy for another screen size, in bytes.
const COPY: usize = 40;

/// A text of a picture is shorter than this, in bytes; so is a credit.
const CAPTION: usize = 600;

/// How lines begin that lead to another text, or ask for something.
static LEADS_AWAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^[^a-z0-9]* (?:
          (?:related|read\ (?:also|more|next|the\ full)|also\ read|see\ also|more|more\ (?:on|from|in|coverage)|watch|video|photos|gallery
            |listen|recommended|don.t\ miss|you\ (?:may|might)\ (?:also\ )?like|also\ on|next|in\ pictures|what\ to\ read\ next)
            (?:\ (?:coverage|stories|story|posts?|articles?|links|content|topics|news|this))* (?:\ *[:|»>] | \ [-–—]\ )
        | (?:you\ (?:may|might)\ also\ like|related\ (?:coverage|stories|posts|articles|links|content|topics)|most\ (?:read|popular)|top\ stories
            |continue\ reading|also\ on\ [^\ ]+\.[^\ ]+|recommended\ for\ you|more\ (?:from|in|on)\ [^\ ]+|popular\ (?:this|now)|recent\ (?:articles|posts)) (?-u:\b) .{0,40}$
        | (?:click|tap)\ here | sign\ up\ (?:for|to) | subscribe\ (?:to|now|for) | follow\ (?:us|me|him|her|[^\ ]+\ on) | like\ this\ (?:story|article)
        | share\ (?:this|on|tweet|it) | sharing\ is\ caring | get\ (?:the|our|all\ the)\ (?:latest|best|app|newsletter)
        | get\ [^\ ]+(?:\ [^\ ]+){0,3}\ on\ the\ go | join\ (?:our|the\ conversation) | (?:post|leave|add|write)\ a?\ ?(?:comment|reply|review)
        | [0-9]*\ ?comments?$ | comments?\ (?:\([0-9]+\)|are\ closed) | advert(?:isement|ising)?$ | loading(?:\ content)?[\ .…]*$ | filed\ under | tags?: | categories: | topics:
        | image\ [0-9]+\ of | [0-9]+\ of\ [0-9]+$ | close$ | caption$ | continue\ reading | story\ continues | download\ (?:the|our)\ app
        ) | (?-u:\b)(?:to|in)\ your\ inbox(?-u:\b) | (?-u:\b)our\ newsletters?(?-u:\b) | (?-u:\b)successfully\ subscribed(?-u:\b)",
    )
    .expect("the pattern is fixed and tested")
});

/// Who made a picture, where it is named in the picture's text.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \( (?:image|photo(?:graph)?)?[^a-z0-9]* (?:credit:?\ )? (?:ap|afp|reuters|getty|epa|nasa)(?-u:\b) [^()]{0,60} \)[^a-z0-9]*$
        | (?-u:\b)(?:photo|photograph|image|picture)\ (?:by|credit|copyright|caption)(?-u:\b) | (?:getty|ap|afp|reuters)\ (?:images?|photos?)(?-u:\b)[^\ ]{0,12}$
        | ^in\ this\ .{1,60}\ (?:photo|photograph|image|frame)(?-u:\b) | (?-u:\b)file\ (?:photo|image)\)?[^a-z0-9]*$ | ^\(?(?:image|photo|picture)(?-u:\b).{0,12}[:©] | ^©",
    )
    .expect("the pattern is fixed and tested")
});

/// What stands under an article: rights, credits, addresses.
static UNDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^[^a-z0-9]* (?: copyright\ (?:[©ⓒ@0-9(]|by(?-u:\b)) | ©\ *[0-9]{4} | all\ rights\ reserved | \(?c\)\ *[0-9]{4}
        | \(?(?:additional\ |with\ )?(?:reporting|writing|editing)\ by(?-u:\b) | (?:edited|written|compiled)\ by(?-u:\b).{0,60}$ | write\ to\ [^\ ]+(?:\ [^\ ]+){0,3}\ at(?-u:\b)
        | e?-?mail\ .{1,60}@ | contact\ .{1,60}@ | via\ [^\ ]+\.[^\ ]+$ | source:\ [^\ ]+$ | with\ (?:post\ wires|inputs\ from|agency\ (?:inputs|reports)) | first\ published:?\ .{0,60}$
        | this\ (?:article|story|post)\ (?:was|is|has\ been|first|originally)\ (?:originally\ |first\ )?(?:published|appeared|updated)
        ) | contributed\ to\ this\ (?:report|article|story)[^a-z0-9]*$ | all\ rights\ reserved[^a-z0-9]*$ | ^.{0,60}©.{0,20}[0-9]{4}",
    )
    .expect("the pattern is fixed and tested")
});

/// The blocks without what is no part of the text.
pub fn trim(mut blocks: Vec<Piece>, title: &str) -> Vec<Piece> {
    copies(&mut blocks);
    captions(&mut blocks);
    links(&mut blocks);
    head(&mut blocks, title);
    tail(&mut blocks);
    blocks
}

/// Copies of a block: a caption in the text and in the gallery, a text for wide and for narrow screens.
fn copies(blocks: &mut Vec<Piece>) {
    let mut seen = HashSet::new();
    blocks.retain(|block| block.text.len() < COPY || seen.insert(block.text.clone()));
}

/// Links to other texts that stand between the paragraphs, with the headings over them.
fn links(blocks: &mut Vec<Piece>) {
    let mut keep = vec![true; blocks.len()];
    for (block, keep) in blocks.iter().zip(&mut keep) {
        let in_line = matches!(block.kind, BlockKind::Item | BlockKind::Cell);
        *keep = in_line || !linked(block) || sentence(block);
    }
    // A list of nothing but links, and what stands over it.
    let mut start = 0;
    while start < blocks.len() {
        let list = blocks[start..].iter().take_while(|block| block.kind == BlockKind::Item);
        let end = start + list.count();
        if end > start && blocks[start..end].iter().all(linked) {
            keep[start..end].fill(false);
            if let Some(over) = start.checked_sub(1)
                && announces(&blocks[over])
            {
                keep[over] = false;
            }
        }
        start = end.max(start + 1);
    }
    // Where so much of the text is links, the links are the text: a list of books to buy, of reports to read.
    let lost: usize = blocks.iter().zip(&keep).filter(|(_, keep)| !**keep).map(|(block, _)| block.text.len()).sum();
    if lost * 2 > blocks.iter().map(|block| block.text.len()).sum() {
        keep.fill(true);
    }
    let mut keep = keep.into_iter();
    blocks.retain(|block| keep.next().unwrap_or(true) && !says(&LEADS_AWAY, block));
}

/// Whether a pattern matches. Patterns are in lower case and without Unicode's classes, whose tables are not compiled in.
fn says(pattern: &Regex, block: &Piece) -> bool {
    pattern.is_match(&block.text.to_lowercase())
}

fn announces(block: &Piece) -> bool {
    block.kind == BlockKind::Heading || block.text.ends_with(':') && block.text.len() < SENTENCE
}

/// Texts of pictures that the markup does not tell from paragraphs.
fn captions(blocks: &mut [Piece]) {
    for block in blocks {
        if block.kind == BlockKind::Paragraph && block.text.len() < CAPTION && says(&CREDIT, block) {
            block.kind = BlockKind::Caption;
        }
    }
}

/// What stands before the text: the headline, who wrote it and when, a trail of sections.
fn head(blocks: &mut Vec<Piece>, title: &str) {
    let first = blocks.iter().position(running).unwrap_or(0);
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        // A heading right over the text is the text's.
        at > first || block.kind == BlockKind::Caption || block.kind == BlockKind::Heading && at == first
    });
    // Sites repeat the headline in or under the text.
    blocks.retain(|block| !(block.kind == BlockKind::Heading && same(&block.text, title)));
}

/// What stands after the text: headings of what was taken out, rights, credits, requests.
fn tail(blocks: &mut Vec<Piece>) {
    blocks.retain(|block| block.text.len() >= CAPTION || !says(&UNDER, block));
    let empty = |block: &Piece| block.kind == BlockKind::Heading || !block.text.contains(char::is_alphanumeric);
    while blocks.last().is_some_and(empty) {
        blocks.pop();
    }
}

fn running(block: &Piece) -> bool {
    let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item);
    kind && !linked(block) && (block.text.len() >= 3 * SENTENCE || ends(block) && block.text.len() >= SENTENCE / 2)
}

fn sentence(block: &Piece) -> bool {
    block.text.len() >= SENTENCE && ends(block)
}

/// Whether a block ends as sentences do.
fn ends(block: &Piece) -> bool {
    let text = block.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '~'])
}

fn linked(block: &Piece) -> bool {
    block.linked as f32 >= LINKED * block.text.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Piece {
        let doc = dom_query::Document::from("<p>");
        Piece { kind: BlockKind::Paragraph, text: text.to_owned(), linked: 0, node: doc.root().id }
    }

    #[test]
    fn what_leads_away_is_told_from_what_is_told() {
        for text in [
            "Related: Ten ferries",
            "READ MORE: Ten ferries",
            "Click here to subscribe",
            "2 Comments",
            "Advertisement",
            "More from World",
            "Get the day’s headlines to your inbox.",
            "Watch - a ferry sinks",
            "Loading content ...",
        ] {
            assert!(says(&LEADS_AWAY, &block(text)), "{text}");
        }
        for text in [
            "More than six ferries sank.",
            "Video-sharing sites were blocked.",
            "Loading of the ferry took an hour.",
            "Related companies deny it.",
            "The newsletter reported it.",
            "Next-generation missiles were used.",
            "Watch officers saw it.",
        ] {
            assert!(!says(&LEADS_AWAY, &block(text)), "{text}");
        }
    }

    #[test]
    fn what_stands_under_an_article() {
        for text in [
            "Copyright © 2024 The Post.",
            "(Reporting by A and B; editing by C)",
            "Ada Lund contributed to this report.",
            "© 2024 The Post",
            "This article was originally published by The Post.",
        ] {
            assert!(says(&UNDER, &block(text)), "{text}");
        }
        for text in [
            "Copyright law forbids it.",
            "With post-war aid the harbour was built.",
            "The article was published on Monday.",
            "Written by a former officer who was on the ferry that night, the report says that six people died.",
            "He contributed to this victory.",
        ] {
            assert!(!says(&UNDER, &block(text)), "{text}");
        }
    }

    #[test]
    fn texts_of_pictures() {
        for text in [
            "The ferry sinks. (AP Photo/Ada Lund)",
            "In this Feb. 3, 2020, file photo, the ferry sails.",
            "Photo: Ada Lund",
            "The ferry. Getty Images",
        ] {
            assert!(says(&CREDIT, &block(text)), "{text}");
        }
        for text in [
            "In this war six died.",
            "The photo shows a ferry.",
            "Reuters reported it.",
            "The picture is not clear yet.",
        ] {
            assert!(!says(&CREDIT, &block(text)), "{text}");
        }
    }
}
