//! A feed is refused, or its entries are numbered in order and have addresses that may be shown.
#![no_main]

use std::ops::ControlFlow;

use crossread::report::feed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    feed::is_feed(bytes);
    let mut count = 0;
    let _ = feed::read(bytes, &mut |item| {
        count += 1;
        assert_eq!(item.place.entry, Some(count));
        if let Ok(entry) = item.found {
            let url = entry.url.unwrap_or_else(|| "https://".into());
            assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
            assert!(entry.title.is_none_or(|title| !title.contains(char::is_control)));
        }
        ControlFlow::Continue(())
    });
});
