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
        r"(?xi)^[\W_]* (?:
          (?:related|read\ (?:also|more|next|the\ full)|also\ read|see\ also|more|more\ (?:on|from|in|coverage)|watch|video|photos|gallery
            |listen|recommended|don.t\ miss|you\ (?:may|might)\ (?:also\ )?like|also\ on|next|in\ pictures|what\ to\ read\ next)
            (?:\ (?:coverage|stories|story|posts?|articles?|links|content|topics|news|this))* \s* [:|»>\-–—]
        | (?:you\ (?:may|might)\ also\ like|related\ (?:coverage|stories|posts|articles|links|content|topics)|most\ (?:read|popular)|top\ stories
            |continue\ reading|also\ on\ \S+\.\w+|recommended\ for\ you|more\ (?:from|in|on)\ \w+|popular\ (?:this|now)|recent\ (?:articles|posts)) \b .{0,40}$
        | (?:click|tap)\ here | sign\ up\ (?:for|to) | subscribe\ (?:to|now|for) | follow\ (?:us|me|him|her|\w+\ on) | like\ this\ (?:story|article)
        | share\ (?:this|on|tweet|it) | sharing\ is\ caring | get\ (?:the|our|all\ the)\ (?:latest|best|app|newsletter)
        | get\ \S+(?:\ \S+){0,3}\ on\ the\ go | join\ (?:our|the\ conversation) | (?:post|leave|add|write)\ a?\ ?(?:comment|reply|review)
        | \d*\ ?comments?$ | comments?\ (?:\(\d+\)|are\ closed) | advert(?:isement|ising)?$ | loading | filed\ under | tags?: | categories: | topics:
        | image\ \d+\ of | \d+\ of\ \d+$ | close$ | caption$ | continue\ reading | story\ continues | download\ (?:the|our)\ app
        ) | \b(?:to|in)\ your\ inbox\b | \b(?:our|the)\ newsletters?\b | \bsuccessfully\ subscribed\b",
    )
    .expect("the pattern is fixed and tested")
});

/// Who made a picture, where it is named in the picture's text.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) \( (?:image|photo(?:graph)?)?\W* (?:credit:?\ )? (?:AP|AFP|Reuters|Getty|EPA|NASA)\b [^()]{0,60} \)\W*$
        | \b(?:photo|photograph|image|picture)\ (?:by|credit|copyright|caption)\b | (?:getty|ap|afp|reuters)\ (?:images?|photos?)\b\S{0,12}$
        | ^in\ this\ .{1,60}\ (?:photo|photograph|image|frame)\b | \bfile\ (?:photo|image)\)?\W*$ | ^\(?(?:image|photo|picture)\b.{0,12}[:©] | ^©",
    )
    .expect("the pattern is fixed and tested")
});

/// What stands under an article: rights, credits, addresses.
static UNDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^[\W_]* (?: copyright\b | ©\s*\d{4} | all\ rights\ reserved | \(?c\)\s*\d{4}
        | \(?(?:additional\ |with\ )?(?:reporting|writing|editing|edited|written|compiled)\ by\b | write\ to\ \S+(?:\ \S+){0,3}\ at\b
        | e?-?mail\ .{1,60}@ | contact\ .{1,60}@ | via\ \S+\.\w+$ | source:\ \S+$ | with\ (?:post|inputs|agency|agencies) | first\ published
        | (?:this\ )?(?:article|story|post)\ (?:was|is|has\ been|first|originally)\ (?:originally\ |first\ )?(?:published|appeared|updated)
        ) | contributed\ to\ this\ (?:report|article|story)\W*$ | all\ rights\ reserved\W*$ | ^.{0,60}©.{0,20}\d{4}",
    )
    .expect("the pattern is fixed and tested")
});

/// What stands over an article: who, when, where.
static OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^[\W_]* (?: by\ \p{L} | (?:last\ )?(?:updated|published|posted|modified|first\ published|released)\b | (?:image|photo(?:graph)?|picture|credit)\s*[:|©(]
        | (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s | (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\ \d{1,2},?\ \d{4}
        | \d{1,2}\ \p{L}+\.?\ \d{4} | \d{1,4}[-/.]\d{1,2}[-/.]\d{2,4} | ©
        )",
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
    let lost: usize = blocks
        .iter()
        .zip(&keep)
        .filter(|(_, keep)| !**keep)
        .map(|(block, _)| block.text.len())
        .sum();
    if lost * 2 > blocks.iter().map(|block| block.text.len()).sum() {
        keep.fill(true);
    }
    let mut keep = keep.into_iter();
    blocks.retain(|block| keep.next().unwrap_or(true) && !LEADS_AWAY.is_match(&block.text));
}

fn announces(block: &Piece) -> bool {
    block.kind == BlockKind::Heading || block.text.ends_with(':') && block.text.len() < SENTENCE
}

/// Texts of pictures that the markup does not tell from paragraphs.
fn captions(blocks: &mut [Piece]) {
    for block in blocks {
        if block.kind == BlockKind::Paragraph && block.text.len() < CAPTION && CREDIT.is_match(&block.text) {
            block.kind = BlockKind::Caption;
        }
    }
}

/// What stands before the text: the headline, who wrote it and when, a trail of sections.
fn head(blocks: &mut Vec<Piece>, title: &str) {
    let first = blocks
        .iter()
        .position(|block| running(block) && !OVER.is_match(&block.text))
        .unwrap_or(0);
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
    blocks.retain(|block| block.text.len() >= CAPTION || !UNDER.is_match(&block.text));
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
    let text = block
        .text
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '~'])
}

fn linked(block: &Piece) -> bool {
    block.linked as f32 >= LINKED * block.text.len() as f32
}
