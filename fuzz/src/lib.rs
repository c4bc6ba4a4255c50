//! The checks that all targets run, and the tests of the core too.

#[path = "../../tests/checks/mod.rs"]
pub mod checks;
