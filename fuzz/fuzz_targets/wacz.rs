//! An archive is refused, or its pages are numbered in order; what is read of it is bounded by what it holds.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use crossread::report::wacz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut count = 0;
    let _ = wacz::read(Cursor::new(bytes), bytes.len() as u64, &mut |item| {
        count += 1;
        assert_eq!(item.place.entry, Some(count));
        ControlFlow::Continue(())
    });
});
