//! Reports written by hand: one TOML file a report, and the head of their pack. corpus/README.md tells the format.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Spanned, Value};

use super::{Report, Stance, Statement};
use crate::claim::{Certainty, Polarity};
use crate::pack::PackHead;

/// Why a file is not a report or a head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct TomlError {
    /// Counts from 1.
    pub line: usize,
    pub fault: Fault,
}

/// What is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("this is not UTF-8 text; save the file as UTF-8")]
    Encoding,
    /// The message of the TOML parser: broken syntax, an unknown key, a value that is not allowed.
    #[error("{0}")]
    Syntax(String),
    #[error("{0:?} cannot be the id of a report; name the file with letters, digits, - and _ only")]
    ReportId(String),
    #[error("published is neither a day nor \"unknown\"; write a day without quotes (2024-10-13), or \"unknown\"")]
    Published,
    #[error("{0:?} is not the code of a country; write two capital letters (ISO 3166-1: \"UA\"), or \"unknown\"")]
    Country(String),
    #[error("a report needs claims; add a [[claim]] table with a text")]
    NoClaims,
    #[error("the text is empty; write the claim as one sentence")]
    EmptyText,
    #[error("the id {0:?} is taken by an earlier claim; give each claim an id of its own")]
    TakenId(String),
    #[error("no claim of this file has the id {0:?}; give the claim that is meant an id = {0:?}")]
    UnknownId(String),
    #[error("a stance says what it is about; add about = [\"…\"] with the ids of those claims")]
    StanceAlone,
    #[error("about needs a stance; add stance = \"denies\", \"doubts\" or \"confirms\"")]
    AboutAlone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Option<String>,
    publisher: Option<String>,
    country: Option<Spanned<String>>,
    published: Option<Spanned<Value>>,
    url: Option<String>,
    origin: Option<String>,
    #[serde(default)]
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    id: Option<Spanned<String>>,
    text: Spanned<String>,
    speaker: Option<String>,
    #[serde(default)]
    certainty: Certainty,
    #[serde(default)]
    polarity: Polarity,
    stance: Option<Spanned<Stance>>,
    #[serde(default)]
    about: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    maker: Option<String>,
    licence: Option<String>,
}

/// Reads a report; `id` is the file's name without its ending.
pub fn report(bytes: &[u8], id: &str) -> Result<Report, TomlError> {
    let text = utf8(bytes)?;
    let fail = |span: Range<usize>, fault| Err(TomlError { line: line(bytes, span.start), fault });
    let file: File = parse(text)?;
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return fail(0..0, Fault::ReportId(id.to_owned()));
    }
    if file.claim.is_empty() {
        return fail(0..0, Fault::NoClaims);
    }
    if let Some(country) = &file.country
        && !is_country(country.get_ref())
    {
        return fail(country.span(), Fault::Country(country.get_ref().clone()));
    }
    let published = match &file.published {
        None => None,
        Some(value) => match day(value.get_ref()) {
            Ok(day) => day,
            Err(fault) => return fail(value.span(), fault),
        },
    };

    let mut ids = HashMap::new();
    for (index, claim) in (0..).zip(&file.claim) {
        if let Some(id) = &claim.id
            && ids.insert(id.get_ref().clone(), index).is_some()
        {
            return fail(id.span(), Fault::TakenId(id.get_ref().clone()));
        }
    }
    let mut claims = Vec::with_capacity(file.claim.len());
    for claim in file.claim {
        if claim.text.get_ref().trim().is_empty() {
            return fail(claim.text.span(), Fault::EmptyText);
        }
        match (&claim.stance, claim.about.first()) {
            (Some(stance), None) => return fail(stance.span(), Fault::StanceAlone),
            (None, Some(about)) => return fail(about.span(), Fault::AboutAlone),
            _ => {}
        }
        let mut about = Vec::with_capacity(claim.about.len());
        for id in &claim.about {
            match ids.get(id.get_ref()) {
                Some(index) => about.push(*index),
                None => return fail(id.span(), Fault::UnknownId(id.get_ref().clone())),
            }
        }
        claims.push(Statement {
            text: claim.text.into_inner(),
            focus: None,
            speaker: claim.speaker.and_then(known),
            certainty: claim.certainty,
            polarity: claim.polarity,
            stance: claim.stance.map(Spanned::into_inner),
            about,
        });
    }
    Ok(Report {
        id: id.to_owned(),
        title: file.title.and_then(known),
        publisher: file.publisher.and_then(known),
        published,
        url: file.url.and_then(known),
        origin: file.origin.and_then(known),
        claims,
    })
}

/// Reads the head of a pack, `pack.toml`.
pub fn head(bytes: &[u8]) -> Result<PackHead, TomlError> {
    let head: Head = parse(utf8(bytes)?)?;
    Ok(PackHead { title: head.title, maker: head.maker, licence: head.licence })
}

fn utf8(bytes: &[u8]) -> Result<&str, TomlError> {
    std::str::from_utf8(bytes)
        .map_err(|error| TomlError { line: line(bytes, error.valid_up_to()), fault: Fault::Encoding })
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, TomlError> {
    toml::from_str(text).map_err(|error| TomlError {
        line: line(text.as_bytes(), error.span().map_or(0, |span| span.start)),
        fault: Fault::Syntax(error.message().replace('\n', "; ")),
    })
}

fn line(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count()
}

fn day(value: &Value) -> Result<Option<Date>, Fault> {
    match value {
        Value::String(text) if text == "unknown" => Ok(None),
        Value::Datetime(time) if time.time.is_none() => {
            let date = time.date.ok_or(Fault::Published)?;
            let parts = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
            let (Ok(year), Ok(month), Ok(day)) = parts else {
                return Err(Fault::Published);
            };
            Date::new(year, month, day).map(Some).map_err(|_| Fault::Published)
        }
        _ => Err(Fault::Published),
    }
}

/// Whether the publisher's country is told as the format asks. It is for whoever keeps the reports: packs do not hold it.
fn is_country(code: &str) -> bool {
    code == "unknown" || code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase())
}

/// None for what the report does not state.
fn known(text: String) -> Option<String> {
    (text != "unknown").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
title = "A title"
publisher = "unknown"
published = 2024-10-13
[[claim]]
id = "six"
text = "Six officers died."
certainty = "unverified"
[[claim]]
text = "The Kremlin denied it."
speaker = "the Kremlin"
stance = "denies"
about = ["six"]
"#;

    #[test]
    fn a_report() {
        let report = report(GOOD.as_bytes(), "a-report").unwrap();
        assert_eq!(report.title.as_deref(), Some("A title"));
        assert_eq!(report.publisher, None);
        assert_eq!(report.published, Some(jiff::civil::date(2024, 10, 13)));
        assert_eq!(report.claims[0].certainty, Certainty::Unverified);
        assert_eq!((report.claims[1].stance, &report.claims[1].about[..]), (Some(Stance::Denies), &[0][..]));
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |from: &str, to: &str| {
            let error = report(GOOD.replace(from, to).as_bytes(), "r").unwrap_err();
            (error.line, error.fault.to_string())
        };
        let told = |from, to, line, words: &str| {
            let (at, message) = fault(from, to);
            assert!(at == line && message.contains(words), "{from} -> {to}: line {at}: {message}");
        };
        told("title =", "titel =", 2, "unknown field `titel`");
        told("2024-10-13", "\"13 October\"", 4, "without quotes");
        told("2024-10-13", "2024-13-10", 4, "");
        told("title =", "country = \"Ukraine\"\ntitle =", 2, "two capital letters");
        told("speaker", "speeker", 11, "unknown field `speeker`");
        told("\"unverified\"", "\"maybe\"", 8, "expected one of");
        told("[\"six\"]", "[\"seven\"]", 13, "no claim of this file has the id \"seven\"");
        told("speaker = \"the Kremlin\"", "id = \"six\"", 11, "taken by an earlier claim");
        told("about = [\"six\"]", "", 12, "add about");
        told("stance = \"denies\"", "", 13, "add stance");
        told("Six officers died.", " ", 7, "empty");
        assert_eq!(report(b"title = 'x'\n\xff", "r").unwrap_err(), TomlError { line: 2, fault: Fault::Encoding });
        assert_eq!(report(b"title = 'x'", "r").unwrap_err().fault, Fault::NoClaims);
        assert_eq!(report(GOOD.as_bytes(), "a b").unwrap_err().fault, Fault::ReportId("a b".into()));
    }

    #[test]
    fn a_head() {
        assert_eq!(head(b"title = 'T'\nmaker = 'M'").unwrap().maker.as_deref(), Some("M"));
        assert_eq!(head(b"title = 'T'\nlicense = 'L'").unwrap_err().line, 2);
    }
}
