//! What packs of 10,000, 100,000 and 1,000,000 claims cost, native: `cargo run --release --package crossread-bench-scale`, with other
//! sizes as arguments. `--out DIR` writes what browsers and peers measure with (files.rs) and the figures as `DIR/native.json`;
//! with `--make` too it measures nothing, and makes the packs that are kept. `--from FILE` measures with a pack that was written so.

mod files;
mod news;
mod plain;

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use cpu_time::ThreadTime;
use crossread::compare::candidates::Search;
use crossread::compare::outline::UNDERSTANDING;
use crossread::data::{bundled, split};
use crossread::engine::{Engine, Reporter};
use crossread::lexicon::Words;
use crossread::mention::Gazetteer;
use crossread::pack::index::terms;
use crossread::pack::{Builder, Pack, PackHead, Prepared};
use crossread::page::Page;
use crossread::report::Report;

use news::News;
use serde_json::{Map, Value};

/// Claims that a sentence may bring which is sought by itself.
const TOP: usize = 32;
/// Packs of so many claims take minutes to build: with `--out` they are kept from one run to the next.
const KEPT: usize = 1_000_000;
/// Stories that the two threads make between them before what they made is added.
const ROUND: u64 = 64;

fn main() {
    let mut sizes: Vec<usize> = Vec::new();
    let (mut folder, mut built, mut make) = (None, None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => folder = arguments.next().map(PathBuf::from),
            "--from" => built = arguments.next(),
            "--make" => make = true,
            other => sizes.extend(other.parse::<usize>()),
        }
    }
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000];
    }
    let parts = split(bundled()).expect("the data compiled in is whole");
    let words = Words::read(parts.words).expect("the words compiled in are whole");
    let gazetteer = Gazetteer::read(parts.names).expect("the data compiled in is whole");
    let news = News::new(&words);
    if let Some(built) = built {
        measure(&fs::read(built).expect("the pack can be read"), &news, &gazetteer, &mut Figures::default());
        return;
    }
    let mut all = Map::new();
    for size in sizes {
        println!("\n{size} claims");
        let mut figures = Figures::default();
        let kept = folder.as_ref().filter(|_| size >= KEPT).and_then(|folder| files::kept(folder, size));
        let bytes = kept.unwrap_or_else(|| {
            let started = Instant::now();
            let (bytes, text) = build(size, &news, engine().reporter());
            figures.row("build, two threads", started.elapsed().as_secs_f64() * 1000.0, "ms");
            figures.row("text of the claims", text as f64 / 1e6, "MB");
            bytes
        });
        if !make {
            measure(&bytes, &news, &gazetteer, &mut figures);
        }
        match &folder {
            Some(folder) if size >= KEPT => files::keep(folder, size, &bytes),
            Some(folder) => files::pack(folder, size, bytes),
            None => {}
        }
        all.insert(size.to_string(), Value::Object(figures.0));
    }
    if let Some(folder) = folder.filter(|_| !make) {
        files::texts(&folder, &news, &engine());
        files::write(&folder, "native.json", &all);
    }
}

/// What was measured with one pack, by what it is.
#[derive(Default)]
struct Figures(Map<String, Value>);

impl Figures {
    /// Prints a figure and keeps it.
    fn row(&mut self, what: &str, value: f64, unit: &str) {
        let digits = if unit.is_empty() { 0 } else { 2 };
        println!("  {what:<28}{value:>14.digits$} {unit}");
        self.0.insert(what.to_owned(), value.into());
    }
}

/// Milliseconds that some work has a processor, and what it makes: what else runs on the machine does not count.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = ThreadTime::now();
    let made = work();
    (started.elapsed().as_secs_f64() * 1000.0, made)
}

/// The median of some tries, after one that does not count.
fn median<T>(tries: usize, mut work: impl FnMut() -> T) -> f64 {
    black_box(work());
    let mut times: Vec<f64> = (0..tries).map(|_| timed(|| black_box(work())).0).collect();
    times.sort_by(f64::total_cmp);
    times[tries / 2]
}

fn engine() -> Engine {
    Engine::new(bundled()).expect("the data compiled in is whole")
}

fn measure(bytes: &[u8], news: &News, gazetteer: &Gazetteer, figures: &mut Figures) {
    let mut engine = engine();
    figures.row("size", bytes.len() as f64 / 1e6, "MB");

    let articles: Vec<Page> = files::STORIES.map(|story| files::article(news, &engine, story)).collect();
    let (page, others) = (&articles[0], &articles[1..]);
    let sentences = files::sentences(page);
    let copying = median(5, || bytes.to_vec());
    figures.row("check, as at import", median(3, || Pack::open(bytes.to_vec()).is_ok()) - copying, "ms");
    figures.row("open, as at start", median(5, || Pack::reopen(bytes.to_vec()).is_ok()) - copying, "ms");
    let packs = [Pack::open(bytes.to_vec()).expect("what was written is read")];
    figures.row("reports", packs[0].reports() as f64, "");
    figures.row("claims", packs[0].claims() as f64, "");
    figures.row("origins", packs[0].info().origins as f64, "");
    let (start, mut search) = timed(|| Search::new(&packs));
    figures.row("search, start", start, "ms");
    let asked = |sentence: &String| -> Vec<(String, f32)> {
        terms(sentence, gazetteer).into_iter().map(|term| (term, 1.0)).collect()
    };
    let queries: Vec<_> = sentences.iter().map(asked).collect();
    let retrieve = median(9, || queries.iter().map(|query| search.find(&packs, query, TOP).len()).sum::<usize>());
    figures.row("retrieve 40 sentences", retrieve, "ms");
    let find = median(9, || sentences.iter().map(|s| search.find(&packs, &asked(s), TOP).len()).sum::<usize>());
    figures.row("find them, from text on", find, "ms");
    drop(packs);

    let copy = bytes.to_vec();
    let (load, added) = timed(|| engine.load_pack(copy));
    assert!(added.is_ok(), "what was written is read");
    figures.row("load into an engine", load, "ms");
    figures.row("understand the page", median(5, || engine.report(page, "page").claims.len()), "ms");
    let (cold, reading) = timed(|| engine.read(page));
    figures.row("claims of the page", reading.claims.len() as f64, "");
    figures.row("compared", reading.coverage.compared as f64, "");
    figures.row("omissions", reading.omissions.len() as f64, "");
    figures.row("read, first", cold, "ms");
    let mut rest = others.iter().cycle();
    let each = others.len() - 1; // one goes before
    figures.row("read, other pages", median(each, || rest.next().map(|page| engine.read(page).claims.len())), "ms");
    figures.row("read, again", median(5, || engine.read(page).claims.len()), "ms");
}

/// A pack with so many claims, from articles as an importer gets them, and the bytes of its claims' texts.
fn build(size: usize, news: &News, reporter: Reporter) -> (Vec<u8>, usize) {
    let mut builder = Builder::default();
    let mut text = 0;
    let make = |story: u64| -> Vec<(Prepared, usize)> {
        let pages = (0..).zip(news.story(story));
        let reports = pages.map(|(number, page)| Report {
            publisher: Some(format!("Paper {}", (story + number) % 97)),
            ..reporter.report(&page, &format!("s{story}-{number}")).0
        });
        let text = |report: &Report| report.claims.iter().map(|claim| claim.text.len()).sum();
        reports.map(|report| (text(&report), report)).map(|(text, r)| (reporter.prepare(r), text)).collect()
    };
    for round in 0.. {
        let stories = round * ROUND..(round + 1) * ROUND;
        let half = (stories.start + stories.end) / 2;
        let made = thread::scope(|scope| {
            let first = scope.spawn(|| (stories.start..half).flat_map(make).collect::<Vec<_>>());
            let second: Vec<_> = (half..stories.end).flat_map(make).collect();
            first.join().into_iter().flatten().chain(second).collect::<Vec<_>>()
        });
        for (report, length) in made {
            if builder.claims() >= size {
                let head = PackHead { title: "News that nobody wrote".to_owned(), ..PackHead::default() };
                return (builder.finish(&head, UNDERSTANDING), text);
            }
            builder.add(report);
            text += length;
        }
    }
    unreachable!("rounds have no end")
}
