//! Pages on other subjects than the bundled pack's: hardly a mark belongs on them. `tests/quiet/*.txt` are written for this, in the
//! manner of news, with invented people and events; some name countries of the pack's story in passing, as news does.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::page::Page;
use crossread::reading::{ReadClaim, Relation};
use crossread::report::{Report, article, toml};

/// Marks per 1,000 words that are borne: one in eight articles. A wrong mark costs more than a missed one.
const MOST: f64 = 0.3;
/// The same where the pack holds twenty-nine articles.
const MOST_AMONG_ALL: f64 = 0.5;
/// The same for the second pack, which has a fifth of the first one's claims.
const MOST_OF_SECOND: f64 = 0.1;

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The engine with the pack of a folder's reports; the extension has that of `corpus`.
fn engine(folder: &str) -> Engine {
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let paths = files(folder, "toml").into_iter().filter(|path| name(path) != "pack");
    let reports: Vec<_> = paths
        .map(|path| {
            let bytes = fs::read(&path).expect("a report can be read");
            toml::report(&bytes, &name(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        })
        .collect();
    let pack = engine.compile(&PackHead::default(), &reports);
    engine.add_pack(pack).expect("what was written is read");
    engine
}

fn words(page: &Page) -> usize {
    page.blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
}

/// A mark with what it rests on.
fn told(page: &str, claim: &ReadClaim) -> String {
    let evidence = claim.evidence.iter().filter(|e| e.relation == claim.relation);
    let evidence = evidence.map(|e| format!("\n    {}: {:?} ({:.2})", e.report, e.text, e.confidence));
    format!("{page}, {:?}: {:?}{}", claim.relation, claim.text, evidence.collect::<String>())
}

/// Shows the marks with `--nocapture`, too.
fn assert_few(marks: &[String], words: usize, most: f64) {
    let rate = marks.len() as f64 * 1000.0 / words as f64;
    let told = format!("{} marks in {words} words, {rate:.2} in 1,000:\n{}", marks.len(), marks.join("\n"));
    println!("{told}");
    assert!(rate < most, "{told}");
}

#[test]
fn other_subjects_stay_unmarked() {
    let mut engine = engine("corpus");
    let (mut all_words, mut marks) = (0, Vec::new());
    let paths = files("tests/quiet", "txt");
    assert!(paths.len() >= 30, "{} pages", paths.len());
    for path in paths {
        let page = article::plain(&fs::read(&path).expect("a page can be read"));
        let reading = engine.read(&page);
        // Silence must come from comparing, not from finding nothing to compare.
        assert!(reading.claims.len() >= 10, "{}: {} claims", name(&path), reading.claims.len());
        assert!(reading.coverage.reports > 0, "{}: compared with nothing", name(&path));
        all_words += words(&page);
        let marked = reading.claims.iter().filter(|claim| claim.relation != Relation::Unmatched);
        marks.extend(marked.map(|claim| told(&name(&path), claim)));
        marks.extend(reading.omissions.iter().map(|o| format!("{}, omission: {:?}", name(&path), o.text)));
    }
    assert_few(&marks, all_words, MOST);
}

/// A pack of other subjects says little about a page, and these pages are on thirty: each against the twenty-nine others.
#[test]
fn the_pages_leave_each_other_unmarked() {
    let (mut all_words, mut marks) = (0, Vec::new());
    let read = |path: PathBuf| (name(&path), article::plain(&fs::read(&path).expect("a page can be read")));
    let pages: Vec<(String, Page)> = files("tests/quiet", "txt").into_iter().map(read).collect();
    let writer = Engine::new(bundled()).expect("the data compiled in is whole");
    let reports: Vec<Report> = pages.iter().map(|(name, page)| writer.report(page, name)).collect();
    for (name, page) in &pages {
        let others: Vec<Report> = reports.iter().filter(|report| report.id != *name).cloned().collect();
        let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
        let pack = writer.compile(&PackHead::default(), &others);
        engine.add_pack(pack).expect("what was written is read");
        let reading = engine.read(page);
        all_words += words(page);
        let marked = reading.claims.iter().filter(|claim| claim.relation != Relation::Unmatched);
        marks.extend(marked.map(|claim| told(name, claim)));
        marks.extend(reading.omissions.iter().map(|o| format!("{name}, omission: {:?}", o.text)));
    }
    assert_few(&marks, all_words, MOST_AMONG_ALL);
}

fn served(page: &str) -> Page {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages-served").join(page);
    article::html(&fs::read(path).expect("the page is there"))
}

#[test]
fn a_page_on_the_packs_story_is_marked() {
    let claims = engine("corpus").read(&served("north-korea.html")).claims;
    let marked = claims.iter().filter(|claim| claim.relation != Relation::Unmatched).count();
    assert!(marked >= 5, "{marked} marks");
}

/// A pack on a disaster: it must not be the first pack's story alone that the engine understands.
#[test]
fn the_second_pack_marks_its_story_and_no_other() {
    let mut engine = engine("corpus/myanmar-earthquake");
    let claims = engine.read(&served("earthquake.html")).claims;
    for relation in [Relation::Corroborated, Relation::Differs, Relation::Denied, Relation::Unmatched] {
        assert!(claims.iter().any(|claim| claim.relation == relation), "nothing is {relation:?}: {claims:#?}");
    }
    let quiet = files("tests/quiet", "txt").into_iter().map(|path| {
        let page = article::plain(&fs::read(&path).expect("a page can be read"));
        (name(&path), page)
    });
    let first = ["north-korea.html", "treaty.html"].map(|page| (page.to_owned(), served(page)));
    let (mut all_words, mut marks) = (0, Vec::new());
    for (name, page) in quiet.chain(first) {
        all_words += words(&page);
        let claims = engine.read(&page).claims;
        marks.extend(claims.iter().filter(|c| c.relation != Relation::Unmatched).map(|c| told(&name, c)));
    }
    assert_few(&marks, all_words, MOST_OF_SECOND);
}
