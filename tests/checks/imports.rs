//! The importers: none may panic, hang or hand on what must not leave it.

use std::io::Cursor;
use std::ops::ControlFlow;

use crossread::report::{article, claim_review as reviews, feed as feeds, toml, wacz as archives};

/// A page becomes blocks in order, each with text, and no more text than the page has.
pub fn html(bytes: &[u8]) {
    for page in [article::read(bytes).page, article::plain(bytes)] {
        for (i, block) in page.blocks.iter().enumerate() {
            assert_eq!(block.id as usize, i);
            assert!(!block.text.trim().is_empty());
        }
        // A byte of another encoding takes up to three in UTF-8, and so does an entity of two characters.
        let text: usize = page.blocks.iter().map(|block| block.text.len()).sum();
        assert!(text <= 4 * bytes.len() + 4, "{text} bytes of text in a page of {}", bytes.len());
    }
}

/// A feed is refused, or its entries are numbered in order and have addresses that may be shown.
pub fn feed(bytes: &[u8]) {
    feeds::is_feed(bytes);
    let mut count = 0;
    let _ = feeds::read(bytes, &mut |item| {
        count += 1;
        assert_eq!(item.place.entry, Some(count));
        if let Ok(entry) = item.found {
            let url = entry.url.unwrap_or_else(|| "https://".into());
            assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
            assert!(entry.title.is_none_or(|title| !title.contains(char::is_control)));
        }
        ControlFlow::Continue(())
    });
}

/// Reviews are refused, or each claim has a speaker, a stance, and the claim under review as its focus.
pub fn claim_review(bytes: &[u8]) {
    let _ = reviews::read(bytes, &mut |item| {
        for claim in item.found.map_or(Vec::new(), |entry| entry.claims) {
            let (from, to) = claim.focus.expect("a review's claim is part of its text");
            assert!(claim.text.get(from as usize..to as usize).is_some_and(|text| !text.is_empty()));
            assert!(claim.speaker.is_some() && claim.stance.is_some());
        }
        ControlFlow::Continue(())
    });
}

/// An archive is refused, or its pages are numbered in order; what is read of it is bounded by what it holds.
pub fn wacz(bytes: &[u8]) {
    let mut count = 0;
    let _ = archives::read(Cursor::new(bytes), bytes.len() as u64, &mut |item| {
        count += 1;
        assert_eq!(item.place.entry, Some(count));
        ControlFlow::Continue(())
    });
}

/// A report written by hand is refused with a line that the file has, or has claims.
pub fn report(bytes: &[u8]) {
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    match toml::report(bytes, "report") {
        Ok(report) => assert!(!report.claims.is_empty()),
        Err(error) => assert!((1..=lines).contains(&error.line), "{error}"),
    }
    if let Err(error) = toml::head(bytes) {
        assert!((1..=lines).contains(&error.line), "{error}");
    }
}
