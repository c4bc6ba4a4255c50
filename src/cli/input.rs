//! Reading what the commands are given: pages, reports, JSON lines. Every message names the file, and the line if there is one.

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, bail};
use crossread::page::Page;
use crossread::report::article;
use jiff::civil::Date;
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize};

/// What names a line of input; handed back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    Text(String),
    Number(serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Text(text) => f.write_str(text),
            Id::Number(number) => number.fmt(f),
        }
    }
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

/// The page in a file, by the file's ending.
pub fn page(path: &Path) -> Result<Page> {
    match ending(path).as_str() {
        "html" | "htm" | "xhtml" => Ok(article::html(&read(path)?)),
        "txt" => Ok(article::plain(&read(path)?)),
        _ => {
            // A file that is not there is the likelier mistake than one of another kind.
            read(path)?;
            bail!("{}: which kind of page this is cannot be told; name the file .html or .txt", path.display())
        }
    }
}

/// The ending of a file's name in lower case, without the dot.
pub fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The id of the report in a file: the file's name without its ending, what is not allowed in an id replaced.
pub fn report_id(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
}

/// The values in JSON lines, as they come in. `name` is what messages call the source.
pub fn lines<T: DeserializeOwned>(source: impl BufRead, name: String) -> impl Iterator<Item = Result<T>> {
    let mut source = source;
    let mut number = 0;
    let mut line = Vec::new();
    std::iter::from_fn(move || {
        line.clear();
        number += 1;
        match source.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(value(&line).map_err(|fault| anyhow::anyhow!("{name}:{number}: {fault}"))),
            Err(error) => Some(Err(error).with_context(|| format!("{name}:{number}"))),
        }
    })
}

/// The values in the JSON lines of a file.
pub fn file_lines<T: DeserializeOwned>(path: &Path) -> Result<impl Iterator<Item = Result<T>>> {
    let name = path.display().to_string();
    let file = fs::File::open(path).with_context(|| name.clone())?;
    Ok(lines(BufReader::new(file), name))
}

/// The values in the JSON lines of standard input.
pub fn standard_lines<T: DeserializeOwned>() -> impl Iterator<Item = Result<T>> {
    lines(std::io::stdin().lock(), "standard input".into())
}

fn value<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
    if line.trim_ascii().is_empty() {
        return Err("an empty line; each line holds one JSON object".into());
    }
    serde_json::from_slice(line).map_err(|error| {
        // serde_json counts lines within what it is given, which is always one.
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        match message.strip_suffix(&place) {
            Some(fault) => format!("column {}: {fault}", error.column()),
            None => message,
        }
    })
}

/// A day in JSON: "2024-10-13", with or without a time behind it; null and "" are none.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    match Option::<String>::deserialize(deserializer)?.as_deref() {
        None | Some("") => Ok(None),
        Some(text) => date(text).map(Some).map_err(D::Error::custom),
    }
}

/// A day as a reader types it.
pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text:?} is not a day; write it as 2024-10-13"))
}
