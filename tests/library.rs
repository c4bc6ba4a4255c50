//! What the engine compares with comes and goes: packs are added and taken out, pages become reports, and no page is compared
//! with itself.

use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::page::{Block, BlockKind, Page};
use crossread::reading::{Notice, Reading, Relation};
use crossread::report::Report;
use jiff::civil::date;

const FERRY: [&str; 4] = [
    "The ferry Solveig sank off Norrvik on Friday night after it had hit a rock, the coast guard said.",
    "All 212 people on board were saved within two hours, said the captain, Per Dahl.",
    "The coast guard found no oil in the water off Norrvik on Saturday morning.",
    "The company Nordlinie takes two other ferries out of service on Monday.",
];
const RETOLD: [&str; 3] = [
    "The ferry Solveig sank off Norrvik late on Friday after it hit a rock.",
    "All 212 people on board were saved, said the captain, Per Dahl.",
    "The company Nordlinie will take two other ferries out of service on Monday.",
];

fn engine() -> Engine {
    Engine::new(bundled()).expect("the data compiled in is whole")
}

fn page(url: &str, texts: &[&str]) -> Page {
    let block = |(id, text): (u32, &&str)| Block { id, kind: BlockKind::Paragraph, text: (*text).to_owned() };
    Page {
        title: "Ferry sinks".into(),
        publisher: Some("The Harbour Post".into()),
        published: Some(date(2024, 3, 2)),
        url: Some(url.into()),
        language: None,
        blocks: (0..).zip(texts).map(block).collect(),
    }
}

fn add(engine: &mut Engine, title: &str, reports: &[Report]) {
    let head = PackHead { title: title.into(), ..PackHead::default() };
    let bytes = engine.compile(&head, reports);
    engine.add_pack(bytes).expect("what was compiled is a pack");
}

/// A reading as JSON, to compare whole readings.
fn json(reading: &Reading) -> String {
    serde_json::to_string(reading).expect("a reading is plain data")
}

#[test]
fn a_page_becomes_a_report_that_survives_as_json() {
    let engine = engine();
    let report = engine.report(&page("https://a.example/ferry", &FERRY), "ferry");
    assert_eq!(report.publisher.as_deref(), Some("The Harbour Post"));
    assert_eq!(report.published, Some(date(2024, 3, 2)));
    assert!(report.claims.len() >= 3);
    let again: Report = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    let compile = |report: Report| engine.compile(&PackHead::default(), &[report]);
    assert_eq!(compile(report), compile(again));
}

#[test]
fn the_next_page_is_compared_with_a_page_that_was_added() {
    let mut engine = engine();
    let report = engine.report(&page("https://a.example/ferry", &FERRY), "ferry");
    add(&mut engine, "My reports", &[report]);
    let reading = engine.read(&page("https://b.example/solveig", &RETOLD));
    let relations: Vec<Relation> = reading.claims.iter().map(|claim| claim.relation).collect();
    assert!(relations.iter().filter(|relation| **relation == Relation::Corroborated).count() >= 2, "{relations:?}");
    assert_eq!((reading.reports[0].pack.as_str(), reading.coverage.reports), ("My reports", 1));
}

#[test]
fn no_page_is_compared_with_itself() {
    let mut engine = engine();
    let report = engine.report(&page("https://a.example/ferry", &FERRY), "ferry");
    add(&mut engine, "My reports", &[report]);
    let retold_there = page("http://www.a.example/ferry/#top", &RETOLD);
    let copied = page("https://c.example/agency", &[&FERRY[..], &["This is an agency's text."]].concat());
    for same in [retold_there, copied] {
        let reading = engine.read(&same);
        assert!(reading.claims.iter().all(|claim| claim.relation == Relation::Unmatched), "{:?}", same.url);
        assert_eq!((reading.coverage.reports, reading.coverage.from), (0, None));
        assert_eq!(reading.notices, [Notice::NoReports]);
    }
}

#[test]
fn a_pack_taken_out_leaves_no_trace() {
    let mut engine = engine();
    let asked = page("https://b.example/solveig", &RETOLD);
    let first = engine.report(&page("https://a.example/ferry", &FERRY), "ferry");
    let second = engine.report(&page("https://d.example/rock", &FERRY[..2]), "rock");
    let nothing = json(&engine.read(&asked));
    add(&mut engine, "Second", std::slice::from_ref(&second));
    let alone = json(&engine.read(&asked));
    assert!(engine.remove_pack(0));
    assert_eq!(json(&engine.read(&asked)), nothing);
    add(&mut engine, "First", &[first]);
    add(&mut engine, "Second", &[second]);
    assert_ne!(json(&engine.read(&asked)), alone);
    assert!(engine.remove_pack(0));
    assert_eq!(json(&engine.read(&asked)), alone);
    assert_eq!(engine.packs().len(), 1);
    assert!(!engine.remove_pack(1));
}

#[test]
fn reports_of_two_packs_are_told_apart_though_they_have_one_id() {
    let mut engine = engine();
    for url in ["https://a.example/1", "https://d.example/2", "http://d.example/2/"] {
        let report = engine.report(&page(url, &FERRY), "report-1");
        add(&mut engine, url, &[report]);
    }
    let reading = engine.read(&page("https://b.example/solveig", &RETOLD));
    let ids: Vec<&str> = reading.reports.iter().map(|report| report.id.as_str()).collect();
    assert_eq!(ids, ["report-1", "report-1~2", "report-1~3"]);
    let sank = reading.claims.iter().find(|claim| claim.relation == Relation::Corroborated).expect("one agrees");
    // They carry one text.
    assert_eq!((sank.reports, sank.origins), (3, 1));
}

#[test]
fn reports_from_one_address_have_one_origin() {
    let mut engine = engine();
    // Of the last two, each tells half of what stands there.
    for (url, texts) in [
        ("https://a.example/1", &RETOLD[..]),
        ("https://d.example/2", &FERRY[..2]),
        ("http://d.example/2/", &FERRY[2..]),
    ] {
        let report = engine.report(&page(url, texts), "report-1");
        add(&mut engine, url, &[report]);
    }
    assert_eq!(engine.read(&page("https://b.example/solveig", &RETOLD[..1])).coverage.origins, 2);
}

#[test]
fn an_earlier_count_is_a_difference_only_beside_another() {
    let told = |text: &str, day: i8| {
        let mut told = page("", &[text]);
        (told.url, told.published) = (None, Some(date(2024, 3, day)));
        told
    };
    let mut engine = engine();
    let report = |engine: &Engine, text: &str, day: i8| engine.report(&told(text, day), &format!("of day {day}"));
    let first = report(&engine, "The storm killed seven people in Tromsø.", 1);
    let last = report(&engine, "The storm killed 14 people in Tromsø.", 5);
    let here = told("The storm killed 12 people in Tromsø.", 3);
    let found = |engine: &mut Engine| -> (Relation, Vec<String>, usize) {
        let claim = engine.read(&here).claims.remove(0);
        let differences = claim.evidence.iter().filter(|e| e.relation == claim.relation).flat_map(|e| &e.differences);
        let mut there: Vec<String> = differences.map(|d| d.there.clone()).collect();
        there.sort();
        (claim.relation, there, claim.timeline.len())
    };
    add(&mut engine, "first", &[first]);
    assert_eq!(found(&mut engine), (Relation::Context, vec!["seven".to_owned()], 0));
    add(&mut engine, "last", &[last]);
    assert_eq!(found(&mut engine), (Relation::Differs, vec!["14".to_owned(), "seven".to_owned()], 3));
}
