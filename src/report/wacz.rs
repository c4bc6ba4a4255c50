//! WACZ: web archives that list their pages, with their text, in `pages/*.jsonl` (specs.webrecorder.net/wacz/1.1.1).
//!
//! Only the lists are read. The day on which a page was archived is not the day it was published, so it is not taken for that.

use std::io::{BufRead, BufReader, Read, Seek};

use serde::Deserialize;
use zip::ZipArchive;
use zip::result::ZipError;

use super::article::date;
use super::entry::{Body, Each, Entry, Fault, ImportError, Item, Place, Reason, Seen, label};
use super::json::{object, told};
use super::limits::{MOST_ENTRY, MOST_PACKED, PACKED_FROM};

/// The list that every WACZ has.
const PAGES: &str = "pages/pages.jsonl";

/// A line of a list: a page, or the head of the list, which has a format.
#[derive(Deserialize)]
struct Line {
    format: Option<String>,
    url: Option<String>,
    title: Option<String>,
    text: Option<String>,
}

/// Reads the pages of an archive. `bytes` is its length.
pub fn read(source: impl Read + Seek, bytes: u64, each: &mut Each) -> Result<(), ImportError> {
    let whole = |fault| ImportError { place: Place::default(), fault };
    if bytes == 0 {
        return Err(whole(Fault::Empty));
    }
    let mut archive = ZipArchive::new(BufReader::new(source)).map_err(|error| whole(zip_fault(error)))?;
    if archive.has_duplicate_names() {
        return Err(whole(Fault::TwinMembers));
    }
    // The pages that a crawl was asked for come first, those it found after them.
    let mut lists: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(|name| name.into_owned()))
        .filter(|name| name.starts_with("pages/") && name.ends_with(".jsonl") && name.matches('/').count() == 1)
        .collect();
    lists.sort_by_key(|name| (name != PAGES, name.clone()));
    if lists.first().is_none_or(|name| name != PAGES) {
        return Err(whole(Fault::NoPages));
    }
    let mut seen = Seen::default();
    let share = bytes / lists.len() as u64;
    for name in lists {
        let failed = |fault| ImportError { place: Place { member: Some(name.clone()), ..Place::default() }, fault };
        let member = archive.by_name(&name).map_err(|error| failed(zip_fault(error)))?;
        let (packed, size) = (member.compressed_size(), member.size());
        if size > PACKED_FROM && size / MOST_PACKED > packed {
            return Err(failed(Fault::Bomb(MOST_PACKED)));
        }
        // What the archive says of the size may be a lie: one byte more is asked for.
        let mut list = List { source: BufReader::new(member.take(size + 1)), name: &name, line: 0, bytes: 0 };
        while let Some(line) = list.next()? {
            let Some((place, found)) = page(&line, list.place(), &mut seen)? else { continue };
            let bytes = (u128::from(share) * line.len() as u128 / u128::from(size.max(1))) as u64;
            if each(Item { place, found, bytes }).is_break() {
                return Ok(());
            }
        }
        if list.bytes != size {
            return Err(failed(Fault::Length { found: list.bytes, stated: size }));
        }
    }
    Ok(())
}

/// The lines of a member.
struct List<'n, R> {
    source: R,
    name: &'n str,
    line: usize,
    bytes: u64,
}

impl<R: BufRead> List<'_, R> {
    fn place(&self) -> Place {
        Place { member: Some(self.name.to_owned()), line: Some(self.line), entry: None }
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, ImportError> {
        self.line += 1;
        let mut line = Vec::new();
        let read = (&mut self.source).take(MOST_ENTRY + 1).read_until(b'\n', &mut line);
        let count = read.map_err(|error| ImportError { place: self.place(), fault: Fault::Zip(error.to_string()) })?;
        self.bytes += count as u64;
        if count as u64 > MOST_ENTRY {
            return Err(ImportError { place: self.place(), fault: Fault::Long(MOST_ENTRY) });
        }
        Ok((count > 0).then_some(line))
    }
}

type Found = (Place, Result<Entry, Reason>);

/// What a line of a list holds; none for its head and for an empty line.
fn page(line: &[u8], place: Place, seen: &mut Seen) -> Result<Option<Found>, ImportError> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let read = match object::<Line>(line) {
        Ok(head @ Line { format: Some(_), url: None, .. }) => {
            let format = head.format.filter(|format| format != "json-pages-1.0");
            return format.map_or(Ok(None), |format| Err(ImportError { place, fault: Fault::Pages(format) }));
        }
        Ok(page) => Ok(page),
        Err(error) if error.is_data() => Err(Reason::Type(told(&error))),
        Err(error) => return Err(ImportError { place, fault: Fault::Syntax(told(&error)) }),
    };
    let number = match seen.number() {
        Ok(number) => number,
        Err(fault) => return Err(ImportError { place, fault }),
    };
    let found = read.and_then(|page| entry(page, seen));
    Ok(Some((Place { entry: Some(number), ..place }, found)))
}

fn entry(page: Line, seen: &mut Seen) -> Result<Entry, Reason> {
    let text = page.text.filter(|text| !text.trim().is_empty()).ok_or(Reason::NoPageText)?;
    if let Some(earlier) = seen.twin(&(&page.url, &text)) {
        return Err(Reason::Twin(earlier));
    }
    let mut entry =
        Entry { title: page.title.as_deref().and_then(label), body: Body::Plain(rejoined(&text)), ..Entry::default() };
    if let Some(url) = page.url {
        entry.published = date::in_address(&url);
        entry.set_url(&url, None);
    }
    Ok(entry)
}

/// Text as archivers take it from a page, a line a piece of text: a line that goes on the sentence before it joins it.
fn rejoined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let goes_on =
            line.starts_with(|c: char| c.is_lowercase() || ",.;:)!?’”%".contains(c)) || out.ends_with([',', '(']);
        let joint = match () {
            () if out.is_empty() => "",
            () if !goes_on => "\n",
            () if line.starts_with(|c: char| ",.;:)!?’”%".contains(c)) || out.ends_with('(') => "",
            () => " ",
        };
        out.push_str(joint);
        out.push_str(line);
    }
    out
}

fn zip_fault(error: ZipError) -> Fault {
    Fault::Zip(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::rejoined;

    #[test]
    fn pieces_of_text_become_paragraphs() {
        let pieces = "Ferry sinks\nThe ferry\nsank off Norrvik\n, the coast guard\nsaid (\nBBC\n).\n\nAll were saved.";
        let text = "Ferry sinks\nThe ferry sank off Norrvik, the coast guard said (BBC).\nAll were saved.";
        assert_eq!(rejoined(pieces), text);
    }
}
