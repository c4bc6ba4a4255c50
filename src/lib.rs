#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod annotation;
pub mod claim;
pub mod compare;
pub mod data;
pub mod engine;
pub mod lexicon;
pub mod mention;
pub mod pack;
pub mod page;
pub mod ranker;
pub mod reading;
#[cfg(feature = "cli")]
pub mod relating;
pub mod report;
#[cfg(feature = "cli")]
mod stance;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod wasm;
