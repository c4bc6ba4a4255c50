//! A report written by hand is refused with a line that the file has, or has claims.
#![no_main]

use crossread::report::toml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    match toml::report(bytes, "report") {
        Ok(report) => assert!(!report.claims.is_empty()),
        Err(error) => assert!((1..=lines).contains(&error.line), "{error}"),
    }
    if let Err(error) = toml::head(bytes) {
        assert!((1..=lines).contains(&error.line), "{error}");
    }
});
