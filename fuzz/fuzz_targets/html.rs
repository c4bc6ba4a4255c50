//! A page becomes blocks in order, each with text, and no more text than the page has.
#![no_main]

use crossread::report::article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for page in [article::read(bytes).page, article::plain(bytes)] {
        for (i, block) in page.blocks.iter().enumerate() {
            assert_eq!(block.id as usize, i);
            assert!(!block.text.trim().is_empty());
        }
        // A byte of another encoding takes up to three in UTF-8, and so does an entity of two characters.
        let text: usize = page.blocks.iter().map(|block| block.text.len()).sum();
        assert!(text <= 4 * bytes.len() + 4, "{text} bytes of text in a page of {}", bytes.len());
    }
});
