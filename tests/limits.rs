//! Pages that no paper prints are read in bounds: what a page takes grows with its length and no faster, and beyond the limits it is cut,
//! with a notice. Counted in allocations, which are the same on every machine; `cargo bench --bench limits` measures the time.

mod checks;

use checks::engine::{ENGINE, read};
use checks::memory::{Counted, Taken, taken};
use checks::shapes::SHAPES;
use crossread::page::{Block, BlockKind, Page};
use crossread::reading::Notice;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// Bytes of a shape, and four times as many.
const SMALL: usize = 4_000;
const LARGE: usize = 4 * SMALL;

/// Names that are nearly one another are each held against all before, up to a number of them that these pages do not reach: the bench
/// does.
const NAMES: &str = "names";

fn shape(name: &str) -> fn(usize) -> Page {
    SHAPES.iter().find(|shape| shape.0 == name).expect("there is such a shape").1
}

/// What a reading of a shape takes, once what is made at first use is there.
fn measured(page: &Page) -> Taken {
    let work = || ENGINE.with_borrow_mut(|engine| engine.read(page));
    taken(work).1
}

#[test]
fn what_a_page_takes_grows_with_its_length() {
    measured(&shape("news")(LARGE));
    let mut wrong = Vec::new();
    for (name, make) in SHAPES {
        let (small, large) = (measured(&make(SMALL)), measured(&make(LARGE)));
        // Four times the text: four times the calls and the bytes, and a third more; what is made in any case is left out of account.
        let grown = |small: usize, large: usize, least: usize| large > least && large * 3 > small.max(1) * 16;
        let calls = name != NAMES && grown(small.calls, large.calls, 4_000);
        if calls || grown(small.most as usize, large.most as usize, 400_000) {
            wrong.push(format!("{name}: {small:?} and {large:?}"));
        }
        // A token takes some hundred bytes, of a text of one letter each.
        if large.most as usize > 400 * LARGE {
            wrong.push(format!("{name}: {} bytes a byte", large.most as usize / LARGE));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The reading of a page, and how much of it was read as the notice tells it: both in UTF-16 code units.
fn cut(page: &Page) -> (usize, Option<(usize, usize)>) {
    let found = read(page);
    let cut = found.notices.iter().find_map(|notice| match notice {
        Notice::Cut { read, of } => Some((*read, *of)),
        _ => None,
    });
    (found.claims.len(), cut)
}

fn page(texts: impl Iterator<Item = String>) -> Page {
    let block = |(id, text)| Block { id, kind: BlockKind::Paragraph, text };
    Page { blocks: (0..).zip(texts).map(block).collect(), ..Page::default() }
}

#[test]
fn ten_megabytes_are_cut_with_a_notice() {
    let text = "1 ".repeat(50);
    let page = page((0..100_000).map(|_| text.clone()));
    let (_, cut) = cut(&page);
    assert_eq!(cut, Some((600_000, 10_000_000)));
}

#[test]
fn one_paragraph_of_five_megabytes_is_cut_on_a_character() {
    // Four bytes and two units each, so that the limit falls on a border; with a letter before them, within one.
    for (before, units) in [("", 50_000), ("a", 49_999)] {
        let text = format!("{before}{}", "🙂".repeat(1_250_000));
        let (claims, cut) = cut(&page([text].into_iter()));
        assert_eq!((claims, cut), (0, Some((units, 2_500_000 + before.len()))));
    }
}

#[test]
fn two_hundred_thousand_blocks_are_cut_with_a_notice() {
    let page = page((0..200_000).map(|_| "it".to_owned()));
    assert_eq!(cut(&page), (0, Some((40_000, 400_000))));
}

#[test]
fn fifty_thousand_claims_are_cut_with_a_notice() {
    let page = page((0..50_000).map(|i| format!("The ship {i} sank off Norrvik on Monday, the coast guard said.")));
    let (claims, cut) = cut(&page);
    let (read, of) = cut.expect("there is a notice");
    assert!(read < of);
    assert!((1_000..=5_000).contains(&claims), "{claims} claims");
}
