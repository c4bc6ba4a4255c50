//! Text: offsets, folding, sentences, tokens.

pub mod day;
pub mod language;
mod marker;
pub mod normalise;
pub mod offset;
pub mod order;
pub mod sentence;
pub mod sieve;
pub mod token;

pub use offset::{Offsets, Span, Utf16};
pub use sieve::Sieve;
pub use token::{Case, Token, TokenKind, tokens};
