#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod claim;
pub mod engine;
pub mod lexicon;
pub mod mention;
pub mod pack;
pub mod page;
pub mod reading;
pub mod report;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod wasm;
