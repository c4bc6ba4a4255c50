//! JSON Feed 1 and 1.1 (jsonfeed.org).

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::value::{RawValue, Value};

use super::{Body, Fault, Feed, ImportError, Place, Raw};
use crate::report::json::{broken, object, told};

#[derive(Deserialize)]
#[serde(expecting = "a JSON Feed")]
struct Written<'t> {
    #[serde(default)]
    version: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    home_page_url: Value,
    #[serde(borrow)]
    items: Option<Vec<&'t RawValue>>,
}

#[derive(Deserialize)]
#[serde(expecting = "an item of a JSON Feed")]
struct Item {
    /// Text; older feeds have numbers.
    id: Option<Value>,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
}

pub fn read(text: &str) -> Result<Feed, ImportError> {
    let feed: Written = serde_json::from_str(text).map_err(|error| broken(&error))?;
    if !is_version(&feed.version) {
        return Err(ImportError { place: Place::default(), fault: Fault::Json });
    }
    let Some(items) = feed.items else {
        let fault = Fault::Syntax("this JSON Feed has no items".into());
        return Err(ImportError { place: Place::default(), fault });
    };
    let mut lines = Lines { text, at: 0, line: 1 };
    let entries = items.into_iter().map(|item| {
        let line = lines.of(item.get());
        match object(item.get().as_bytes()) {
            Ok(item) => raw(item, line),
            Err(error) => Raw { line, fault: Some(told(&error)), ..Raw::default() },
        }
    });
    let entries = entries.collect();
    let string = |value: Value| value.as_str().map(str::to_owned);
    Ok(Feed { title: string(feed.title), home: string(feed.home_page_url), entries })
}

/// Whether JSON is a JSON Feed. Reads no further than the key that tells: JSON of other kinds may be long.
pub fn is_feed(source: impl Read) -> bool {
    let mut told = false;
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(source));
    // What cannot be read is no feed; whoever reads it next says why.
    let _ = json.deserialize_map(Version(&mut told));
    told
}

struct Version<'v>(&'v mut bool);

impl<'de> Visitor<'de> for Version<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "version" => *self.0 = is_version(&map.next_value()?),
                // JSON-LD, where feeds have no such keys.
                "@context" | "@type" | "@graph" | "dataFeedElement" => return Err(A::Error::custom("no feed")),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            if *self.0 {
                return Err(A::Error::custom("told"));
            }
        }
        Ok(())
    }
}

fn is_version(version: &Value) -> bool {
    version.as_str().is_some_and(|version| version.contains("jsonfeed.org/version/1"))
}

fn raw(item: Item, line: usize) -> Raw {
    let plain = |text: Option<String>| text.map_or(Body::None, Body::Plain);
    let id = match item.id {
        Some(Value::String(id)) => Some(id),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    Raw {
        line,
        fault: None,
        id,
        title: item.title,
        source: None,
        link: item.url.or(item.external_url),
        published: item.date_published,
        updated: item.date_modified,
        content: item.content_html.map_or(Body::None, Body::Html),
        summary: plain(item.content_text.or(item.summary)),
    }
}

/// Counts lines up to parts of a text, which come in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, part: &str) -> usize {
        let at = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.line += self.text.get(self.at..at).map_or(0, |between| between.matches('\n').count());
        self.at = self.at.max(at);
        self.line
    }
}
