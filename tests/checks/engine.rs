//! The whole engine: a page against a pack, both of any text.

use std::cell::RefCell;

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::{Pack, PackHead};
use crossread::page::{Block, BlockKind, Page};
use crossread::reading::{Reading, Relation};
use crossread::report::Report;

use super::reading;

thread_local! {
    pub static ENGINE: RefCell<Engine> =
        RefCell::new(Engine::new(bundled()).expect("the data compiled in is whole"));
}

/// Between the page and the reports.
const BORDER: &str = "\n====\n";

/// A page, then reports: each a line of language and day, the title, and a line a block (`# ` before a heading, `> ` a quote, `* ` an item,
/// `| ` a cell).
pub fn page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split(BORDER).map(read_page);
    let page = parts.next().unwrap_or_default();
    let others: Vec<Page> = parts.take(4).collect();
    ENGINE.with_borrow_mut(|engine| {
        let read = |engine: &mut Engine, page: &Page| {
            let reading = engine.read(page);
            reading::check(page, &reading);
            serde_json::to_string(&reading).expect("a reading is plain data")
        };
        // Against nothing, then against the reports: in one pack, twice.
        read(engine, &page);
        let reports: Vec<Report> = (0..).zip(&others).map(|(n, page)| engine.report(page, &format!("r{n}"))).collect();
        let number = add(engine, &reports);
        let first = read(engine, &page);
        assert!(first == read(engine, &page), "a page reads the same twice");
        engine.remove_pack(number);
        itself(engine, &page);
    });
}

/// Compiles reports and adds them: the same bytes each time, and what is read of them is what was written.
fn add(engine: &mut Engine, reports: &[Report]) -> usize {
    let head = PackHead { title: "Any".into(), ..PackHead::default() };
    let bytes = engine.compile(&head, reports);
    assert!(bytes == engine.compile(&head, reports), "the same reports give the same bytes");
    let pack = Pack::open(bytes.clone()).expect("what was written is read");
    assert_eq!(pack.reports(), reports.len());
    for (number, report) in reports.iter().enumerate() {
        let found = pack.report(number);
        assert_eq!((&found.id, &found.title, &found.publisher), (&report.id, &report.title, &report.publisher));
        assert_eq!(found.url, report.url);
        let range = pack.claims_of(number);
        assert_eq!(range.len(), report.claims.len());
        for (claim, written) in range.clone().zip(&report.claims) {
            let mut read = pack.claim(claim);
            read.about.iter_mut().for_each(|about| *about -= range.start as u32);
            assert_eq!(format!("{read:?}"), format!("{written:?}"));
        }
    }
    let number = engine.packs().len();
    engine.add_pack(bytes).expect("what was written is read");
    number
}

/// A page says what a report of its own words says: no claim differs from itself, and none that denies nothing is denied by it.
fn itself(engine: &mut Engine, page: &Page) {
    // Of more claims the report would be taken for the page and left out.
    let mut page = Page { url: None, ..page.clone() };
    page.blocks.truncate(2);
    let report = engine.report(&page, "itself");
    if report.claims.len() != 1 || report.claims[0].stance.is_some() {
        return;
    }
    let number = add(engine, &[report]);
    let reading = engine.read(&page);
    reading::check(&page, &reading);
    for claim in &reading.claims {
        assert!(!matches!(claim.relation, Relation::Denied | Relation::Differs), "{claim:?}");
    }
    engine.remove_pack(number);
}

fn read_page(text: &str) -> Page {
    let (head, text) = text.split_once('\n').unwrap_or((text, ""));
    let (title, text) = text.split_once('\n').unwrap_or((text, ""));
    let (language, day) = head.split_once(' ').unwrap_or((head, ""));
    Page {
        title: title.to_owned(),
        language: Some(language.to_owned()).filter(|code| !code.is_empty()),
        published: day.parse().ok(),
        blocks: blocks(text),
        ..Page::default()
    }
}

/// A block a line.
pub fn blocks(text: &str) -> Vec<Block> {
    let block = |(id, line): (u32, &str)| {
        let kinds =
            [("# ", BlockKind::Heading), ("> ", BlockKind::Quote), ("* ", BlockKind::Item), ("| ", BlockKind::Cell)];
        let marked = kinds.into_iter().find_map(|(mark, kind)| Some((line.strip_prefix(mark)?, kind)));
        let (text, kind) = marked.unwrap_or((line, BlockKind::Paragraph));
        Block { id: id + 10, kind, text: text.to_owned() }
    };
    (0..).zip(text.split('\n')).map(block).collect()
}

/// The reading of a page by the engine that all checks share, once it is checked.
pub fn read(page: &Page) -> Reading {
    let found = ENGINE.with_borrow_mut(|engine| engine.read(page));
    reading::check(page, &found);
    found
}
