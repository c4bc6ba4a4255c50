//! Reviews are refused, or each claim has a speaker, a stance, and the claim under review as its focus.
#![no_main]

use std::ops::ControlFlow;

use crossread::report::claim_review;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = claim_review::read(bytes, &mut |item| {
        for claim in item.found.map_or(Vec::new(), |entry| entry.claims) {
            let (from, to) = claim.focus.expect("a review's claim is part of its text");
            assert!(claim.text.get(from as usize..to as usize).is_some_and(|text| !text.is_empty()));
            assert!(claim.speaker.is_some() && claim.stance.is_some());
        }
        ControlFlow::Continue(())
    });
});
