//! What must hold for any input, in one place for the fuzz targets (`fuzz/`, on nightly, for hours) and for `tests/fuzz.rs` (on stable,
//! for seconds). A check takes bytes, makes of them what its part of the core reads, and panics where something does not hold.

#![allow(dead_code)] // each test, bench and target uses a part of it

pub mod engine;
pub mod imports;
pub mod memory;
pub mod pack;
pub mod reading;
pub mod shapes;
pub mod text;

/// A fuzz target: its name, which is that of its seeds' folder, and its check.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 12] = [
    ("html", imports::html),
    ("feed", imports::feed),
    ("claim_review", imports::claim_review),
    ("wacz", imports::wacz),
    ("report", imports::report),
    ("pack", pack::bytes),
    ("pack_sections", pack::sections),
    ("engine", engine::page),
    ("mentions", text::mentions),
    ("dates", text::dates),
    ("numbers", text::numbers),
    ("offsets", text::offsets),
];
