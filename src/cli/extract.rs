//! `crossread extract`: the article of a page.

use std::io;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use crossread::page::BlockKind;
use jiff::civil::Date;
use serde::Serialize;

use super::{input, line};

/// Print the article of an HTML page, without menus, adverts and comments
#[derive(Args)]
#[command(after_help = "\
Examples:
  crossread extract page.html
  crossread extract page.html | jq -r .text

Prints {title, published, url, language, text, blocks: [{kind, text}]}; the texts of pictures
are in blocks only.")]
pub struct Arguments {
    /// The page: .html, or .txt with a paragraph a line
    file: PathBuf,
}

#[derive(Serialize)]
struct Article<'a> {
    title: &'a str,
    #[serde(serialize_with = "crossread::text::day::maybe::serialize")]
    published: Option<Date>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    /// The blocks with an empty line between them, without the texts of pictures.
    text: String,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: BlockKind,
    text: &'a str,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let page = input::page(&arguments.file)?;
    let blocks: Vec<Block> = page.blocks.iter().map(|block| Block { kind: block.kind, text: &block.text }).collect();
    let article = Article {
        title: &page.title,
        published: page.published,
        url: page.url.as_deref(),
        language: page.language.as_deref(),
        text: text(&blocks),
        blocks,
    };
    line(&mut io::stdout().lock(), &article)
}

fn text(blocks: &[Block]) -> String {
    let running = blocks.iter().filter(|block| block.kind != BlockKind::Caption);
    running.map(|block| block.text).collect::<Vec<_>>().join("\n\n")
}
