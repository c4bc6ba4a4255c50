//! What packs of 10,000, 100,000 and 1,000,000 claims cost, native: `cargo bench --bench scale`, with other sizes as arguments.
//! `--pack FILE` writes the last pack, to be imported into a browser; `--from FILE` measures with a pack that was written so.

mod news;

use std::fs;
use std::hint::black_box;
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
use crossread::report::Report;

use news::News;

/// Sentences that are sought by themselves, and claims that each may bring.
const SOUGHT: usize = 40;
const TOP: usize = 32;
/// Stories that the two threads make between them before what they made is added.
const ROUND: u64 = 64;

fn main() {
    let mut sizes: Vec<usize> = Vec::new();
    let (mut file, mut built) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--pack" => file = arguments.next(),
            "--from" => built = arguments.next(),
            other => sizes.extend(other.parse::<usize>()), // cargo adds --bench
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
        measure(&fs::read(built).expect("the pack can be read"), &news, &gazetteer);
        return;
    }
    for size in sizes {
        println!("\n{size} claims");
        let started = Instant::now();
        let (bytes, text) = build(size, &news, engine().reporter());
        row("build, two threads", started.elapsed().as_secs_f64() * 1000.0, "ms");
        row("text of the claims", text as f64 / 1e6, "MB");
        measure(&bytes, &news, &gazetteer);
        if let Some(file) = &file {
            fs::write(file, bytes).expect("the pack can be written");
        }
    }
}

/// Milliseconds that some work has a processor, and what it makes: what else runs on the machine does not count.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = ThreadTime::now();
    let made = work();
    (started.elapsed().as_secs_f64() * 1000.0, made)
}

/// The least of some tries: what the work costs when nothing else is going on.
fn least<T>(tries: usize, mut work: impl FnMut() -> T) -> f64 {
    (0..tries).map(|_| timed(|| black_box(work())).0).fold(f64::INFINITY, f64::min)
}

fn engine() -> Engine {
    Engine::new(bundled()).expect("the data compiled in is whole")
}

fn measure(bytes: &[u8], news: &News, gazetteer: &Gazetteer) {
    let mut engine = engine();
    row("size", bytes.len() as f64 / 1e6, "MB");

    let page = news.page(7);
    let found = engine.report(&page, "page").claims;
    let sentences: Vec<&str> = found.iter().map(|claim| claim.text.as_str()).take(SOUGHT).collect();
    let copying = least(5, || bytes.to_vec());
    row("check, as at import", least(3, || Pack::open(bytes.to_vec()).is_ok()) - copying, "ms");
    row("open, as at start", least(5, || Pack::reopen(bytes.to_vec()).is_ok()) - copying, "ms");
    let packs = [Pack::open(bytes.to_vec()).expect("what was written is read")];
    row("reports", packs[0].reports() as f64, "");
    row("claims", packs[0].claims() as f64, "");
    row("origins", packs[0].info().origins as f64, "");
    let (start, mut search) = timed(|| Search::new(&packs));
    row("search, start", start, "ms");
    let queries: Vec<Vec<(String, f32)>> =
        sentences.iter().map(|s| terms(s, gazetteer).into_iter().map(|t| (t, 1.0)).collect()).collect();
    let retrieve = least(9, || queries.iter().map(|q| search.find(&packs, q, TOP).len()).sum::<usize>());
    row("terms of 40 sentences", least(5, || sentences.iter().map(|s| terms(s, gazetteer).len()).sum::<usize>()), "ms");
    row("retrieve 40 sentences", retrieve, "ms");
    drop(packs);

    let copy = bytes.to_vec();
    let (load, added) = timed(|| engine.load_pack(copy));
    assert!(added.is_ok(), "what was written is read");
    row("load into an engine", load, "ms");
    row("understand the page", least(5, || engine.report(&page, "page").claims.len()), "ms");
    let (cold, reading) = timed(|| engine.read(&page));
    row("claims of the page", reading.claims.len() as f64, "");
    row("compared", reading.coverage.compared as f64, "");
    row("omissions", reading.omissions.len() as f64, "");
    row("read, first", cold, "ms");
    row("read, another page", timed(|| engine.read(&news.page(1))).0, "ms");
    row("read, again", least(5, || engine.read(&page).claims.len()), "ms");
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

fn row(what: &str, value: f64, unit: &str) {
    let digits = if unit.is_empty() { 0 } else { 2 };
    println!("  {what:<28}{value:>14.digits$} {unit}");
}
