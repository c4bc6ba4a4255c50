//! What the JSON parser says, with the place told as everywhere.

use serde::de::{DeserializeOwned, Error};

use super::entry::{Fault, ImportError, Place};

/// JSON that cannot be read, with its line.
pub fn broken(error: &serde_json::Error) -> ImportError {
    ImportError { place: Place::line(error.line().max(1)), fault: Fault::Syntax(told(error)) }
}

/// The parser's words without the place, which is told in front of them.
pub fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}

/// Reads a JSON object. The parser would take a list for one, its values in the order of the fields.
pub fn object<T: DeserializeOwned>(json: &[u8]) -> serde_json::Result<T> {
    if json.trim_ascii_start().starts_with(b"{") {
        return serde_json::from_slice(json);
    }
    // What is no JSON at all is told by the parser.
    serde_json::from_slice::<serde::de::IgnoredAny>(json)?;
    Err(serde_json::Error::custom("it is no JSON object"))
}
