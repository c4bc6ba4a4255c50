//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed. The text of an entry is what the feed carries of it, a summary at least.

mod json;
mod rss;
mod xml;

pub use json::is_feed;

use super::article;
use super::entry::{Body, Each, Entry, Fault, ImportError, Item, Place, Reason, Seen, label};
use super::limits::MOST_FEED;

/// Reads a feed of any kind.
pub fn read(bytes: &[u8], each: &mut Each) -> Result<(), ImportError> {
    let whole = |fault| Err(ImportError { place: Place::default(), fault });
    if bytes.len() as u64 > MOST_FEED {
        return whole(Fault::Large { most: MOST_FEED, kind: "feed" });
    }
    let text = match article::decode::strict(bytes) {
        Ok(text) => text,
        Err(article::decode::Undecodable { encoding, line }) => {
            let place = Place { line, ..Place::default() };
            return Err(ImportError { place, fault: Fault::Encoding(encoding) });
        }
    };
    let text = text.trim_start_matches('\u{feff}');
    let feed = match text.trim_start().chars().next() {
        None => return whole(Fault::Empty),
        Some('{') => json::read(text)?,
        Some('[') => return whole(Fault::Json),
        Some(_) => rss::read(text)?,
    };
    hand_on(feed, bytes.len() as u64, each)
}

/// A feed as it is written, before it is checked.
#[derive(Default)]
struct Feed {
    title: Option<String>,
    /// The address of the site, which relative addresses count from.
    home: Option<String>,
    entries: Vec<Raw>,
}

/// An entry of a feed as it is written.
#[derive(Default)]
struct Raw {
    line: usize,
    /// What is wrong with it, if it cannot be read.
    fault: Option<String>,
    id: Option<String>,
    title: Option<String>,
    /// Whose entry it is, in feeds that gather those of others.
    source: Option<String>,
    link: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    content: Body,
    summary: Body,
}

fn hand_on(feed: Feed, bytes: u64, each: &mut Each) -> Result<(), ImportError> {
    let share = bytes / (feed.entries.len() as u64).max(1);
    let publisher = feed.title.as_deref().and_then(label);
    let mut seen = Seen::default();
    for raw in feed.entries {
        let line = Some(raw.line);
        let number = seen.number().map_err(|fault| ImportError { place: Place { line, ..Place::default() }, fault })?;
        let place = Place { entry: Some(number), line, ..Place::default() };
        let found = entry(raw, publisher.clone(), feed.home.as_deref(), &mut seen);
        if each(Item { place, found, bytes: share }).is_break() {
            break;
        }
    }
    Ok(())
}

fn entry(raw: Raw, publisher: Option<String>, home: Option<&str>, seen: &mut Seen) -> Result<Entry, Reason> {
    if let Some(fault) = raw.fault {
        return Err(Reason::Type(fault));
    }
    // Without a name of its own an entry is known by its address.
    if let Some(earlier) = raw.id.as_ref().or(raw.link.as_ref()).and_then(|key| seen.twin(key)) {
        return Err(Reason::Twin(earlier));
    }
    let body = [raw.content, raw.summary].into_iter().find(has_text).ok_or(Reason::NoText)?;
    let mut entry = Entry {
        title: raw.title.as_deref().and_then(label),
        publisher: raw.source.as_deref().and_then(label).or(publisher),
        body,
        ..Entry::default()
    };
    if let Some(link) = raw.link {
        entry.set_url(&link, home);
    }
    if let Some(date) = raw.published.or(raw.updated) {
        entry.set_published(&date);
    }
    Ok(entry)
}

fn has_text(body: &Body) -> bool {
    match body {
        Body::None => false,
        Body::Html(text) | Body::Plain(text) => !text.trim().is_empty(),
    }
}
