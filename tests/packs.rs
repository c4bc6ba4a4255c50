//! Packs of every version that there was: `tests/packs/version-N.bin` stay as they were written. Version 1 was never released and is
//! refused by name; what was released must be read for good. Both were built from `tests/packs/bridges`.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};

use crossread::claim::{Certainty, Polarity};
use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::{Builder, Pack, PackError, PackHead};
use crossread::page::{Block, BlockKind, Page};
use crossread::reading::Relation;
use crossread::report::{Report, Stance, article};
use jiff::civil::date;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn frozen(version: u32) -> Vec<u8> {
    fs::read(path(&format!("packs/version-{version}.bin"))).expect("the frozen pack is there")
}

fn engine() -> Engine {
    Engine::new(bundled()).expect("the data compiled in is whole")
}

fn page(text: &str) -> Page {
    let block = Block { id: 0, kind: BlockKind::Paragraph, text: text.to_owned() };
    Page { published: Some(date(2024, 3, 3)), blocks: vec![block], ..Page::default() }
}

#[test]
fn version_1_is_refused_by_name() {
    let error = Pack::open(frozen(1)).map(|_| ()).unwrap_err();
    assert_eq!(error, PackError::Version { found: 1, known: 2 });
    assert!(error.to_string().contains("build it again"), "{error}");
}

/// The extension says in the reader's language why a pack is refused, by these names (extension/src/shared/refusal.ts).
#[test]
fn refusals_carry_code_and_data() {
    let json = |error: PackError| serde_json::to_value(error).expect("it is plain data");
    assert_eq!(json(PackError::Format), serde_json::json!({"code": "format"}));
    assert_eq!(
        json(Pack::open(frozen(1)).map(|_| ()).unwrap_err()),
        serde_json::json!({"code": "version", "found": 1, "known": 2})
    );
    let whole = frozen(2);
    let length = whole.len();
    assert_eq!(
        json(Pack::open(whole[..length - 1].to_vec()).map(|_| ()).unwrap_err()),
        serde_json::json!({"code": "truncated", "found": length - 1, "needed": length})
    );
    let mut damaged = whole.clone();
    damaged[length - 1] ^= 1;
    let found = json(Pack::open(damaged).map(|_| ()).unwrap_err());
    assert_eq!((&found["code"], &found["section"]), (&"checksum".into(), &"names".into()));
    assert!(found["found"].is_u64() && found["stated"].is_u64() && found["found"] != found["stated"], "{found}");
    let longer = [whole, vec![0]].concat();
    let found = json(Pack::open(longer).map(|_| ()).unwrap_err());
    assert_eq!((&found["code"], &found["section"]), (&"content".into(), &"table".into()));
}

#[test]
fn version_2_is_read() {
    let pack = Pack::open(frozen(2)).expect("a released version is read");
    let info = pack.info();
    assert_eq!((info.title.as_str(), info.maker.as_deref()), ("Bridges", Some("The Crossread authors")));
    assert_eq!((info.reports, info.claims, info.publishers, info.origins), (2, 6, 2, 2));
    assert_eq!((info.from, info.until), (Some(date(2024, 3, 1)), Some(date(2024, 3, 2))));
    let report = pack.report(1);
    assert_eq!((report.id.as_str(), report.origin.as_deref()), ("copy", Some("agency")));
    assert_eq!(report.url.as_deref(), Some("https://valley-news.example/1"));
    assert_eq!(pack.claims_of(1), 4..6);
    let hedged = pack.claim(1);
    assert_eq!((hedged.certainty, hedged.speaker.as_deref()), (Certainty::Hedged, Some("Ada Lund")));
    let denial = pack.claim(2);
    assert_eq!((denial.stance, denial.about), (Some(Stance::Denies), vec![3]));
    assert_eq!(pack.told(3), [2]);
    assert_eq!(pack.claim(5).polarity, Polarity::Negated);
    assert_eq!(pack.claim(5).text, "Norrvik’s bridge will not open before May.");
    let mut found = Vec::new();
    pack.postings(pack.term("bridg").expect("the term is there")).each(|claim| found.push(claim));
    assert_eq!(found, [0, 1, 4, 5]);
}

/// Its notes are of an older core, so that its claims are read anew.
#[test]
fn version_2_is_compared_with() {
    let mut engine = engine();
    engine.add_pack(frozen(2)).expect("a released version is read");
    let reading = engine.read(&page(
        "The Norrvik bridge over the Alna was closed on Friday after engineers had found cracks in two pillars.",
    ));
    let claim = reading.claims.first().expect("there is a claim");
    assert_eq!((claim.relation, claim.reports, claim.origins), (Relation::Corroborated, 2, 2));
}

/// The pages of `tests/quiet` as reports, some of them cut as a paper cuts an agency's text.
fn reports(engine: &mut Engine) -> Vec<Report> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(path("quiet")).expect("the folder is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for (number, path) in paths.iter().enumerate().take(12) {
        let mut page = article::plain(&fs::read(path).expect("the page can be read"));
        out.push(engine.report(&page, &format!("r{number}")));
        if number % 3 == 0 {
            page.blocks.truncate(page.blocks.len() - 2);
            out.push(engine.report(&page, &format!("copy-of-r{number}")));
        }
    }
    out
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let mut engine = engine();
    let reports = reports(&mut engine);
    let bytes = engine.compile(&PackHead::default(), &reports);
    assert!(bytes == engine.compile(&PackHead::default(), &reports));
    // However many threads made them ready.
    let mut builder = Builder::default();
    let reporter = engine.reporter();
    let made = |part: &[Report]| part.iter().map(|r| reporter.prepare(r.clone())).collect::<Vec<_>>();
    let (one, two) = reports.split_at(reports.len() / 2);
    let prepared: Vec<_> = std::thread::scope(|scope| {
        let first = scope.spawn(|| made(one));
        let second = made(two);
        first.join().into_iter().flatten().chain(second).collect()
    });
    prepared.into_iter().for_each(|report| builder.add(report));
    assert!(bytes == builder.finish(&PackHead::default(), crossread::compare::outline::UNDERSTANDING));
}

#[test]
fn copies_have_one_origin_within_a_pack_and_across_packs() {
    let mut engine = engine();
    let all = reports(&mut engine);
    let texts = all.iter().filter(|r| !r.id.starts_with("copy")).count();
    assert!(texts + 2 < all.len());
    let whole = engine.compile(&PackHead::default(), &all);
    assert_eq!(Pack::open(whole.clone()).expect("what was written is read").info().origins, texts);
    engine.add_pack(whole).expect("what was written is read");
    assert_eq!(engine.read(&page("Nothing happened in the town of Norrvik.")).coverage.origins, texts);
    // The copies alone, in packs of their own.
    for (number, copy) in all.iter().filter(|r| r.id.starts_with("copy")).enumerate() {
        let copy = Report { id: format!("elsewhere-{number}"), ..copy.clone() };
        let bytes = engine.compile(&PackHead::default(), &[copy]);
        engine.add_pack(bytes).expect("what was written is read");
    }
    let reading = engine.read(&page(&all[0].claims[0].text));
    assert_eq!(reading.coverage.origins, texts);
    let claim = reading.claims.first().expect("there is a claim");
    assert_eq!((claim.reports, claim.origins), (3, 1), "{claim:?}");
}

/// What a pack notes of its claims changes how soon a page is read, not what is found.
#[test]
fn a_reading_is_the_same_with_and_without_notes() {
    let mut noted = engine();
    let reports = reports(&mut noted);
    let head = PackHead::default();
    let mut plain = engine();
    let mut builder = Builder::default();
    reports.iter().for_each(|report| builder.add(plain.reporter().prepare(report.clone())));
    plain.add_pack(builder.finish(&head, "another understanding")).expect("what was written is read");
    noted.add_pack(noted.compile(&head, &reports)).expect("what was written is read");
    for entry in fs::read_dir(path("quiet")).expect("the folder is there").flatten().take(20) {
        let page = article::plain(&fs::read(entry.path()).expect("the page can be read"));
        let [a, b] =
            [&mut noted, &mut plain].map(|engine| serde_json::to_string(&engine.read(&page)).expect("plain data"));
        assert!(a == b, "{}", entry.path().display());
    }
}
