//! ClaimReview (schema.org): what reviewers say of claims. One object, a list, or the bulk feed that Data Commons publishes, which
//! is read as a stream; and what pages carry of it.
//!
//! A review becomes one claim, the reviewer's: the sentence under review is its focus, the rating stands beside it in the reviewer's
//! words. Crossread rates nothing; what the words do to the claim is told by [`rating::stance`].

mod rating;
mod stream;

use serde_json::{Map, Value};

use self::rating::Rating;
use super::article::text;
use super::entry::{Each, Entry, ImportError, Notice, Reason, label};
use super::limits::MOST_CLAIM;
use super::{Statement, address::address};
use crate::claim::{Certainty, Polarity};

/// Reads JSON with ClaimReviews of any size.
pub fn read(source: impl std::io::Read, each: &mut Each) -> Result<(), ImportError> {
    stream::read(source, each)
}

/// The claims of the reviews that a page carries, and which could not be read.
pub fn in_page(linked: &[Value]) -> (Vec<Statement>, Vec<Notice>) {
    let mut found = Vec::new();
    linked.iter().for_each(|value| reviews(value, &mut found));
    let (mut claims, mut notices) = (Vec::new(), Vec::new());
    for review in found {
        match claim(review) {
            Ok(claim) => claims.push(claim),
            Err(reason) => notices.push(Notice::Review(reason)),
        }
    }
    (claims, notices)
}

/// The report that one element of a list makes: a review, or the several reviews of one page.
fn entry(value: &Value) -> Result<Entry, Reason> {
    let mut found = Vec::new();
    reviews(value, &mut found);
    let first = *found.first().ok_or(Reason::NoReview)?;
    let mut entry = Entry::default();
    let mut reasons = Vec::new();
    for review in found {
        match claim(review) {
            Ok(claim) => entry.claims.push(claim),
            Err(reason) => reasons.push(reason),
        }
    }
    if entry.claims.is_empty() {
        return Err(reasons.into_iter().next().unwrap_or(Reason::NoReview));
    }
    entry.notices.extend(reasons.into_iter().map(Notice::Review));
    let words = |key: &str| string(first.get(key)?);
    entry.title = words("name").or_else(|| words("headline")).as_deref().and_then(label);
    entry.publisher = reviewer(first);
    if let Some(url) = words("url") {
        entry.set_url(&url, None);
    }
    if let Some(date) = words("datePublished") {
        entry.set_published(&date);
    }
    Ok(entry)
}

/// The ClaimReviews in a JSON-LD value: itself, in a list, a graph or an item of a feed.
fn reviews<'v>(value: &'v Value, found: &mut Vec<&'v Map<String, Value>>) {
    match value {
        // No deeper than the 128 levels that the parser takes.
        Value::Array(values) => values.iter().for_each(|value| reviews(value, found)),
        Value::Object(object) if is_a(object, "ClaimReview") => found.push(object),
        Value::Object(object) => {
            for key in ["@graph", "item", "mainEntity", "review"] {
                object.get(key).into_iter().for_each(|inner| reviews(inner, found));
            }
        }
        _ => {}
    }
}

/// Whether an object has a type of schema.org, by its name or its address.
fn is_a(object: &Map<String, Value>, name: &str) -> bool {
    let is = |kind: &Value| kind.as_str().is_some_and(|kind| kind.rsplit(['/', ':', '#']).next() == Some(name));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// What a review says, as the reviewer's claim.
fn claim(review: &Map<String, Value>) -> Result<Statement, Reason> {
    let reviewed = review.get("claimReviewed").and_then(string).ok_or(Reason::Missing("claimReviewed"))?;
    let reviewed = text(&reviewed).split_whitespace().collect::<Vec<_>>().join(" ");
    let reviewed = reviewed.trim_matches(['"', '“', '”']).trim();
    if reviewed.is_empty() {
        return Err(Reason::Missing("claimReviewed"));
    }
    if reviewed.len() > MOST_CLAIM {
        return Err(Reason::Long("claimReviewed", MOST_CLAIM));
    }
    let speaker = reviewer(review).ok_or(Reason::Missing("author"))?;
    let rating = review.get("reviewRating").and_then(Rating::read).ok_or(Reason::Missing("reviewRating"))?;
    let claimant = review.get("itemReviewed").and_then(claimant);
    let before = match claimant {
        Some(name) if name != speaker => format!("{speaker} on a claim by {name}, “"),
        _ => format!("{speaker} on the claim “"),
    };
    let text = format!("{before}{reviewed}”: “{}”", rating.words());
    Ok(Statement {
        focus: Some((before.len() as u32, (before.len() + reviewed.len()) as u32)),
        text,
        speaker: Some(speaker),
        certainty: Certainty::Stated,
        polarity: Polarity::Affirmed,
        stance: Some(rating.stance()),
        about: Vec::new(),
    })
}

/// Who made a review: its author, and where that has only an address, the address's host.
fn reviewer(review: &Map<String, Value>) -> Option<String> {
    ["author", "publisher", "sdPublisher"].iter().find_map(|key| name(review.get(*key)?))
}

/// Who made the claim under review.
fn claimant(item: &Value) -> Option<String> {
    match item {
        Value::Array(items) => items.iter().find_map(claimant),
        Value::Object(item) => item.get("author").and_then(name),
        _ => None,
    }
}

/// The name of a person or an organisation.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => label(&text(name)),
        Value::Array(values) => values.iter().find_map(name),
        Value::Object(object) => {
            object.get("name").and_then(string).and_then(|name| label(&text(&name))).or_else(|| {
                let host = address(object.get("url")?.as_str()?, None).ok()?;
                let host = host.split('/').nth(2)?;
                Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
            })
        }
        _ => None,
    }
}

/// A text, which JSON-LD may wrap in a list or an object.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.iter().find_map(string),
        Value::Object(object) => string(object.get("@value").or(object.get("@id"))?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Stance;

    #[test]
    fn the_rating_is_the_reviewers_word() {
        let review = serde_json::json!({
            "@context": "https://schema.org", "@type": ["http://schema.org/ClaimReview"],
            "claimReviewed": "“The bridge at <b>Gdansk</b> fell &amp; sank.”",
            "author": {"@type": "Organization", "url": "https://www.checker.example/about"},
            "itemReviewed": {"@type": "Claim", "author": [{"name": "A\u{202e} post"}]},
            "reviewRating": {"ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Pants on fire"},
        });
        let claim = claim(review.as_object().unwrap()).unwrap();
        assert_eq!(
            claim.text,
            "checker.example on a claim by A post, “The bridge at Gdansk fell & sank.”: “Pants on fire”"
        );
        let (from, to) = claim.focus.unwrap();
        assert_eq!(&claim.text[from as usize..to as usize], "The bridge at Gdansk fell & sank.");
        assert_eq!((claim.speaker.as_deref(), claim.stance), (Some("checker.example"), Some(Stance::Denies)));
    }

    #[test]
    fn pages_carry_reviews_in_graphs() {
        let graph = serde_json::json!({"@graph": [{"@type": "WebPage"}, {"@type": "ClaimReview", "claimReviewed": "It rained."}]});
        let (claims, notices) = in_page(&[graph, Value::Null]);
        assert_eq!((claims.len(), notices), (0, vec![Notice::Review(Reason::Missing("author"))]));
    }
}
