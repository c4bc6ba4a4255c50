//! XML, element by element, with line numbers and a bound on depth. Entities that a document defines are not expanded.

use quick_xml::NsReader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::{Fault, ImportError, Place};
use crate::report::limits::DEEPEST;

/// Whose element it is. Feeds mix vocabularies, and a `media:description` is no description of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// RSS or Atom.
    Feed,
    /// RSS 1.0's module for whole texts.
    Content,
    /// Dublin Core.
    Dublin,
    Other,
}

/// Reads a document as a stream of elements and text.
pub struct Walk<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    open: Vec<String>,
    /// Where the last event began.
    before: usize,
    /// A place up to which lines are counted, and the line.
    counted: (usize, usize),
}

/// The beginning of an element.
pub struct Start<'t> {
    pub vocabulary: Vocabulary,
    pub name: String,
    tag: BytesStart<'t>,
}

/// What a document is made of.
pub enum Step<'t> {
    Start(Start<'t>),
    End,
    Text(String),
    /// The document has ended.
    Over,
}

/// What stands in an element.
pub struct Inside<'t> {
    /// Its text, that of elements in it included.
    pub text: String,
    /// Its markup as it is written, if there are elements in it.
    pub markup: Option<&'t str>,
}

impl<'t> Walk<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // "AT&T" is a common fault, and there is one way to read it.
        config.allow_dangling_amp = true;
        Self { text, reader, open: Vec::new(), before: 0, counted: (0, 1) }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The line of the last event, from 1.
    pub fn line(&mut self) -> usize {
        self.line_at(self.before)
    }

    fn line_at(&mut self, at: usize) -> usize {
        let (from, line) = self.counted;
        let bytes = self.text.as_bytes();
        let line = match bytes.get(from..at) {
            Some(between) => line + between.iter().filter(|b| **b == b'\n').count(),
            None => return 1 + bytes.iter().take(at).filter(|b| **b == b'\n').count(),
        };
        self.counted = (at, line);
        line
    }

    pub fn next(&mut self) -> Result<Step<'t>, ImportError> {
        loop {
            self.before = self.position();
            let (found, event) = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (vocabulary(&namespace), event),
                Err(error) => {
                    let at = self.reader.error_position() as usize;
                    let place = Place::line(self.line_at(at.min(self.text.len())));
                    return Err(ImportError { place, fault: Fault::Syntax(error.to_string()) });
                }
            };
            return Ok(match event {
                Event::Start(tag) => {
                    let written = tag.name().as_ref().to_owned();
                    let name = tag.local_name().as_ref().to_owned();
                    self.open.push(written);
                    if self.open.len() > DEEPEST {
                        return Err(ImportError { place: Place::line(self.line()), fault: Fault::Deep(DEEPEST) });
                    }
                    Step::Start(Start { vocabulary: found, name, tag })
                }
                Event::End(_) => {
                    self.open.pop();
                    Step::End
                }
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let name: &str = &reference;
                    Step::Text(match (reference.resolve_char_ref(), resolve_html5_entity(name)) {
                        (Ok(Some(c)), _) => c.to_string(),
                        (_, Some(text)) => text.to_owned(),
                        _ => format!("&{name};"),
                    })
                }
                Event::Eof => match self.open.first() {
                    Some(name) => {
                        let fault = Fault::Cut(name.clone());
                        return Err(ImportError { place: Place::line(self.line()), fault });
                    }
                    None => Step::Over,
                },
                _ => continue,
            });
        }
    }

    fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// Reads to the end of the element that has just begun.
    pub fn inside(&mut self) -> Result<Inside<'t>, ImportError> {
        let (own, from) = (self.depth(), self.position());
        let mut text = String::new();
        let mut nested = false;
        loop {
            match self.next()? {
                Step::Start(_) => nested = true,
                Step::Text(more) => text.push_str(&more),
                Step::End if self.depth() < own => break,
                Step::End | Step::Over => {}
            }
        }
        Ok(Inside { text, markup: if nested { self.text.get(from..self.before) } else { None } })
    }
}

impl Start<'_> {
    /// The value of an attribute without a namespace.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.tag.try_get_attribute(name).ok().flatten()?;
        let value = quick_xml::escape::unescape_with(&found.value, resolve_html5_entity);
        Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
    }
}

fn vocabulary(namespace: &ResolveResult) -> Vocabulary {
    let known = match namespace {
        ResolveResult::Unbound => return Vocabulary::Feed,
        ResolveResult::Bound(namespace) => namespace.as_ref(),
        // Feeds forget to declare what they use; these two prefixes are always the same.
        ResolveResult::Unknown(prefix) => prefix.as_ref(),
    };
    match known {
        "http://www.w3.org/2005/Atom"
        | "http://purl.org/atom/ns#"
        | "http://purl.org/rss/1.0/"
        | "http://my.netscape.com/rdf/simple/0.9/"
        | "http://channel.netscape.com/rdf/simple/0.9/"
        | "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        | "http://backend.userland.com/rss2"
        | "http://backend.userland.com/RSS2"
        | "http://blogs.law.harvard.edu/tech/rss" => Vocabulary::Feed,
        "http://purl.org/rss/1.0/modules/content/" | "content" => Vocabulary::Content,
        "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" | "dc" => Vocabulary::Dublin,
        _ => Vocabulary::Other,
    }
}
