//! RSS and Atom: the same few elements under different names.

use super::article;
use super::xml::{Inside, Start, Step, Vocabulary, Walk};
use super::{Body, Fault, Feed, ImportError, Place, Raw};

pub fn read(text: &str) -> Result<Feed, ImportError> {
    let mut walk = Walk::new(text);
    let mut feed = Feed::default();
    let mut begun = false;
    loop {
        let step = walk.next()?;
        begun |= walk.depth() > 0;
        match step {
            Step::Start(start) if walk.depth() == 1 => match (start.vocabulary, start.name.as_str()) {
                (Vocabulary::Feed, "rss" | "RDF" | "feed") => {}
                // One entry of an Atom feed is a document too.
                (Vocabulary::Feed, "entry") => feed.entries.push(entry(&mut walk)?),
                _ => return Err(ImportError { place: Place::line(walk.line()), fault: Fault::Root(start.name) }),
            },
            Step::Start(start) => match (start.vocabulary, start.name.as_str()) {
                (Vocabulary::Feed, "channel") => {}
                (Vocabulary::Feed, "item" | "entry") => feed.entries.push(entry(&mut walk)?),
                (Vocabulary::Feed, "title") => {
                    let title = title(&start, &walk.inside()?);
                    feed.title = feed.title.or(title);
                }
                (Vocabulary::Feed, "link") => {
                    let link = link(&start, &walk.inside()?);
                    feed.home = feed.home.or(link);
                }
                _ => drop(walk.inside()?),
            },
            Step::Text(text) if walk.depth() == 0 && !text.trim().is_empty() => {
                let fault = Fault::Syntax("this is neither XML nor JSON; a feed begins with < or {".into());
                return Err(ImportError { place: Place::line(walk.line()), fault });
            }
            Step::Text(_) | Step::End => {}
            Step::Over if !begun => return Err(ImportError { place: Place::default(), fault: Fault::Empty }),
            Step::Over => return Ok(feed),
        }
    }
}

/// Reads the entry whose element has just begun.
fn entry(walk: &mut Walk) -> Result<Raw, ImportError> {
    let own = walk.depth();
    let mut raw = Raw { line: walk.line(), ..Raw::default() };
    loop {
        match walk.next()? {
            Step::Start(start) => field(walk, &start, &mut raw)?,
            Step::End if walk.depth() < own => return Ok(raw),
            _ => {}
        }
    }
}

fn field(walk: &mut Walk, start: &Start, raw: &mut Raw) -> Result<(), ImportError> {
    let own = walk.depth();
    if let (Vocabulary::Feed, "source") = (start.vocabulary, start.name.as_str()) {
        // The name stands in it in RSS, in its title in Atom.
        while walk.depth() >= own {
            match walk.next()? {
                Step::Start(inner) if inner.name == "title" => raw.source = title(&inner, &walk.inside()?),
                Step::Start(_) => drop(walk.inside()?),
                Step::Text(text) if !text.trim().is_empty() => raw.source.get_or_insert_default().push_str(&text),
                _ => {}
            }
        }
        return Ok(());
    }
    let inside = walk.inside()?;
    let text = || Some(inside.text.trim().to_owned()).filter(|text| !text.is_empty());
    let first = |field: &mut Option<String>, value: Option<String>| *field = field.take().or(value);
    match (start.vocabulary, start.name.as_str()) {
        (Vocabulary::Feed, "title") => first(&mut raw.title, title(start, &inside)),
        (Vocabulary::Feed, "link") => first(&mut raw.link, link(start, &inside)),
        (Vocabulary::Feed, "id") => first(&mut raw.id, text()),
        (Vocabulary::Feed, "guid") => {
            let address = start.attribute("isPermaLink").is_none_or(|value| value == "true");
            if address && inside.text.trim().starts_with("http") {
                first(&mut raw.link, text());
            }
            first(&mut raw.id, text());
        }
        (Vocabulary::Feed, "pubDate" | "published" | "issued") | (Vocabulary::Dublin, "date") => {
            first(&mut raw.published, text());
        }
        (Vocabulary::Feed, "updated" | "modified") => first(&mut raw.updated, text()),
        (Vocabulary::Dublin, "publisher") => first(&mut raw.source, text()),
        (Vocabulary::Content, "encoded") => raw.content = html(inside),
        (Vocabulary::Feed, "content") => raw.content = construct(start, inside),
        (Vocabulary::Feed, "summary") => raw.summary = construct(start, inside),
        (Vocabulary::Feed, "description") => raw.summary = html(inside),
        _ => {}
    }
    Ok(())
}

/// An address in an attribute, as in Atom, or as text.
fn link(start: &Start, inside: &Inside) -> Option<String> {
    match start.attribute("href") {
        Some(address) => start.attribute("rel").is_none_or(|rel| rel == "alternate").then_some(address),
        None => Some(inside.text.trim().to_owned()).filter(|text| !text.is_empty()),
    }
}

/// RSS says nothing of markup in its texts; what reads as HTML is HTML.
fn html(inside: Inside) -> Body {
    Body::Html(inside.markup.map_or(inside.text, str::to_owned))
}

/// A text of Atom, which says what it is.
fn construct(start: &Start, inside: Inside) -> Body {
    let kind = start.attribute("type").unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        "html" | "text/html" | "xhtml" | "application/xhtml+xml" => html(inside),
        "" | "text" | "text/plain" => match inside.markup {
            Some(markup) => Body::Html(markup.to_owned()),
            None => Body::Plain(inside.text),
        },
        // A picture, a film, something in base64.
        _ => Body::None,
    }
}

/// A title without markup; Atom's own kind of text is taken as it stands.
fn title(start: &Start, inside: &Inside) -> Option<String> {
    let plain = start.attribute("type").is_some_and(|kind| kind == "text");
    let text = match inside.text.contains(['&', '<']) && !plain {
        true => article::text(&inside.text),
        false => inside.text.clone(),
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
