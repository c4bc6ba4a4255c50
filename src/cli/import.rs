//! Files to reports. A file is a report, or holds many: then each of its entries becomes one.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use crossread::engine::Reporter;
use crossread::page::Page;
use crossread::reading;
use crossread::report::entry::{Body, Entry, Fault, ImportError, Item, Notice, Place, Reason, label};
use crossread::report::limits::{MOST_FEED, MOST_PAGE};
use crossread::report::{Report, article, claim_review, feed, toml, wacz};

use super::input;

/// The kinds of file that hold reports, told by their endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Toml,
    Html,
    Text,
    Feed,
    /// A JSON Feed or ClaimReviews; what is in it tells.
    Json,
    Wacz,
}

/// What is read, for messages and help.
pub const KINDS: &str = ".html, .txt, .toml, .xml, .rss or .atom (a feed), .json (a JSON Feed or ClaimReviews), .wacz";

impl Kind {
    pub fn of(path: &Path) -> Option<Self> {
        Some(match input::ending(path).as_str() {
            "toml" => Self::Toml,
            "html" | "htm" | "xhtml" => Self::Html,
            "txt" => Self::Text,
            "xml" | "rss" | "atom" | "rdf" => Self::Feed,
            "json" | "jsonld" => Self::Json,
            "wacz" => Self::Wacz,
            _ => return None,
        })
    }
}

/// A file, or a part of one, that becomes a report.
pub struct Job {
    path: PathBuf,
    /// The id of the report.
    id: String,
    part: Part,
    /// How much of the file it is, in bytes.
    pub bytes: u64,
}

enum Part {
    Whole(Kind),
    Item(Place, Box<Result<Entry, Reason>>),
}

/// What became of a job.
pub struct Done {
    /// The file and the place in it, as messages begin.
    pub place: String,
    pub report: Result<Report, Reason>,
    /// What was dropped of it.
    pub notices: Vec<Notice>,
    pub bytes: u64,
}

/// Tells what was dropped and what was left out of a report.
pub fn tell(done: &Done, out: &mut impl Write) -> Result<()> {
    for notice in &done.notices {
        writeln!(out, "{}: {notice}", done.place)?;
    }
    if let Err(reason) = &done.report {
        writeln!(out, "{}: left out: {reason}", done.place)?;
    }
    Ok(())
}

/// Finds the reports of a file and hands them on as they are found.
pub fn jobs(path: &Path, send: &mut dyn FnMut(Job) -> ControlFlow<()>) -> Result<()> {
    let kind = Kind::of(path);
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let bytes = file.metadata().with_context(|| path.display().to_string())?.len();
    let Some(kind) = kind else {
        bail!("{}: which kind of file this is cannot be told; name it {KINDS}", path.display());
    };
    let stem = input::report_id(path);
    let mut each = |item: Item| {
        let id = format!("{stem}-{}", item.place.entry.unwrap_or(1));
        let part = Part::Item(item.place, Box::new(item.found));
        send(Job { path: path.to_owned(), id, part, bytes: item.bytes })
    };
    let read = match kind {
        Kind::Feed => feed::read(&bounded(path, MOST_FEED, "feed")?, &mut each),
        Kind::Json if feed::is_feed(&file) => feed::read(&bounded(path, MOST_FEED, "feed")?, &mut each),
        Kind::Json => claim_review::read(File::open(path)?, &mut each),
        Kind::Wacz => wacz::read(BufReader::new(file), bytes, &mut each),
        Kind::Toml | Kind::Html | Kind::Text => {
            // A name that cannot be an id is an error for a report written by hand and replaced for an article.
            let id = match kind {
                Kind::Toml => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
                _ => stem,
            };
            let _ = send(Job { path: path.to_owned(), id, part: Part::Whole(kind), bytes });
            return Ok(());
        }
    };
    read.map_err(|error| anyhow!("{}{error}", path.display()))
}

/// Makes the report of a job. An error refuses the file that it comes from.
pub fn report(reporter: Reporter, job: Job) -> Result<Done> {
    let Job { path, id, part, bytes } = job;
    let mut place = path.display().to_string();
    let (report, notices) = match part {
        Part::Whole(Kind::Toml) => {
            let (report, notices) = toml(&path, &id)?;
            (Ok(report), notices)
        }
        Part::Whole(kind) => made(reporter, &id, whole(&path, kind)?),
        Part::Item(at, found) => {
            place = format!("{place}{at}");
            match *found {
                Ok(entry) => made(reporter, &id, paged(entry)),
                Err(reason) => (Err(reason), Vec::new()),
            }
        }
    };
    Ok(Done { place, report, notices, bytes })
}

/// A report written by hand.
fn toml(path: &Path, id: &str) -> Result<(Report, Vec<Notice>)> {
    let read = toml::report(&bounded(path, MOST_PAGE, "report")?, id);
    let mut report = read.map_err(|error| anyhow!("{}:{}: {}", path.display(), error.line, error.fault))?;
    let mut entry = Entry::default();
    if let Some(url) = report.url.take() {
        entry.set_url(&url, None);
    }
    Ok((Report { url: entry.url, ..report }, entry.notices))
}

/// The article of a page, and what else the page tells of itself.
fn whole(path: &Path, kind: Kind) -> Result<(Page, Entry)> {
    let bytes = bounded(path, MOST_PAGE, "page")?;
    let mut entry = Entry::default();
    let page = if kind == Kind::Html {
        let article = article::read(&bytes);
        let (claims, notices) = claim_review::in_page(&article.linked);
        entry = Entry { claims, notices, ..entry };
        entry.notices.extend((article.flattened > 0).then_some(Notice::Flattened(article.flattened)));
        article.page
    } else {
        article::plain(&bytes)
    };
    entry.title = label(&page.title);
    entry.published = page.published;
    if let Some(url) = &page.url {
        entry.set_url(url, None);
    }
    Ok((page, entry))
}

/// An entry with the page that its text makes.
fn paged(mut entry: Entry) -> (Page, Entry) {
    let title = entry.title.clone().unwrap_or_default();
    let blocks = match std::mem::take(&mut entry.body) {
        Body::None => Vec::new(),
        Body::Html(html) => {
            let (blocks, flattened) = article::fragment(&html, &title);
            entry.notices.extend((flattened > 0).then_some(Notice::Flattened(flattened)));
            blocks
        }
        Body::Plain(text) => article::plain(text.as_bytes()).blocks,
    };
    let (publisher, url) = (entry.publisher.clone(), entry.url.clone());
    (Page { title, publisher, published: entry.published, url, language: None, blocks }, entry)
}

/// The report of a page: its claims and those that need not be looked for.
fn made(reporter: Reporter, id: &str, (page, entry): (Page, Entry)) -> (Result<Report, Reason>, Vec<Notice>) {
    let (mut report, found) = reporter.report(&page, id);
    let mut notices = entry.notices;
    let mut foreign = false;
    for notice in found {
        match notice {
            reading::Notice::Cut { read, of } => notices.push(Notice::Cut { read, of }),
            reading::Notice::Language { .. } => foreign = true,
            _ => {}
        }
    }
    report.title = entry.title;
    report.url = entry.url;
    if foreign {
        report.claims.clear();
    }
    report.claims.extend(entry.claims);
    let report = match report.claims.is_empty() {
        true if foreign => Err(Reason::Language),
        true => Err(Reason::NoClaims),
        false => Ok(report),
    };
    (report, notices)
}

/// The bytes of a file that is read whole.
fn bounded(path: &Path, most: u64, kind: &'static str) -> Result<Vec<u8>> {
    let named = || path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path).with_context(named)?.take(most + 1).read_to_end(&mut bytes).with_context(named)?;
    if bytes.len() as u64 > most {
        let error = ImportError { place: Place::default(), fault: Fault::Large { most, kind } };
        bail!("{}{error}", path.display());
    }
    Ok(bytes)
}
