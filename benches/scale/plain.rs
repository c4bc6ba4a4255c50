//! Texts of any length in plain English: the pages of `tests/quiet/`, our own and on many subjects, over and over; at each turn the
//! people have other names, the figures other digits, and the paragraphs another order.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crossread::page::{Block, Page};

use crate::news::{Dice, rows};

/// A page of so many words.
pub fn text(words: usize) -> Page {
    let pages = paragraphs();
    let mut out = Page { title: "Many things".to_owned(), language: Some("en".to_owned()), ..Page::default() };
    let mut left = words;
    for turn in 0.. {
        for paragraph in if turn == 0 { pages.clone() } else { varied(&pages, &mut Dice(turn)) } {
            let text: Vec<&str> = paragraph.split(' ').take(left).collect();
            left -= text.len();
            out.blocks.push(Block { id: out.blocks.len() as u32, kind: Default::default(), text: text.join(" ") });
            if left == 0 {
                return out;
            }
        }
    }
    unreachable!("turns have no end")
}

/// The paragraphs of all pages, in the order of the files' names.
fn paragraphs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/quiet");
    let entries = fs::read_dir(folder).expect("tests/quiet/ is there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).expect("a page can be read");
        let lines = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        out.extend(text.lines().map(lines).filter(|paragraph| !paragraph.is_empty()));
    }
    out
}

fn varied(pages: &[String], dice: &mut Dice) -> Vec<String> {
    let given: Vec<&str> = rows(include_str!("../../assets/given-names.txt")).collect();
    let family: Vec<&str> = rows(include_str!("../../assets/surnames.txt")).collect();
    let mut renamed: HashMap<&str, &str> = HashMap::new();
    for paragraph in pages {
        let words: Vec<&str> = paragraph.split(' ').map(bare).collect();
        for pair in words.windows(2).filter(|pair| given.contains(&pair[0]) && pair[1].starts_with(char::is_uppercase))
        {
            renamed.entry(pair[0]).or_insert_with(|| *dice.pick(&given));
            renamed.entry(pair[1]).or_insert_with(|| *dice.pick(&family));
        }
    }
    let mut out: Vec<String> = Vec::new();
    for paragraph in pages {
        let words = paragraph.split(' ').map(|word| match renamed.get(bare(word)) {
            Some(name) => word.replacen(bare(word), name, 1),
            None => word.chars().map(|c| if ('2'..='9').contains(&c) { other_digit(dice) } else { c }).collect(),
        });
        let text = words.collect::<Vec<String>>().join(" ");
        let place = dice.below(out.len() as u64 + 1) as usize;
        out.insert(place, text);
    }
    out
}

/// A word without the marks around it, and without the ’s of a possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

fn other_digit(dice: &mut Dice) -> char {
    char::from(b'2' + dice.below(8) as u8)
}
