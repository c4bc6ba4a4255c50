//! What holds for any page, whatever its text.

mod checks;

use std::cell::RefCell;

use checks::reading::check;
use crossread::data::bundled;
use crossread::engine::Engine;
use crossread::pack::PackHead;
use crossread::page::{Block, BlockKind, Page};
use crossread::reading::{Reading, Relation};
use crossread::report::{Report, Statement};
use proptest::prelude::*;

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(engine());
}

/// An engine with a small pack on several subjects.
fn engine() -> Engine {
    let mut engine = Engine::new(bundled()).expect("the data compiled in is whole");
    let claim = |text: &str| Statement { text: text.into(), ..Statement::default() };
    let report = Report {
        id: "sample".into(),
        claims: [
            "Four people died on Tuesday in floods in Vejle, Denmark.",
            "The Kremlin denied that North Korean soldiers fight in Ukraine.",
            "About 2,300 workers at the Gdansk shipyard went on strike on 3 May 2024.",
        ]
        .map(claim)
        .to_vec(),
        ..Report::default()
    };
    let pack = engine.compile(&PackHead::default(), &[report]);
    engine.add_pack(pack).expect("what was written is read");
    engine
}

fn page(texts: &[String]) -> Page {
    let blocks = texts.iter().enumerate();
    let blocks = blocks.map(|(i, text)| Block { id: i as u32 + 10, kind: BlockKind::Paragraph, text: text.clone() });
    Page { blocks: blocks.collect(), published: Some(jiff::civil::date(2024, 10, 13)), ..Page::default() }
}

fn read(texts: &[String]) -> (Page, Reading) {
    let page = page(texts);
    let reading = ENGINE.with_borrow_mut(|engine| engine.read(&page));
    (page, reading)
}

/// Words and marks that steer the engine into its corners.
fn newsy() -> impl Strategy<Value = String> {
    let words = [
        "Zelensky", "the Kremlin", "denied", "said", "that", "“", "”", "\"", ",", ".", "10,000 to 12,000", "troops",
        "on Sunday", "not", "North Korean", "soldiers", "which", "and", "according to", "Kyiv", "🙂", "é", "\u{200d}",
        "(", ")", "6 p.m.", "U.S.", "claims", "these reports", "unverified", "-", "several thousand", "October 3",
        "$1.2", "million", "Mr.", "\u{301}", "’s", ":", ";", "workers", "killed", "1/0", "99999999999999999999", "٣",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read(texts in prop::collection::vec("\\PC{0,200}", 0..4)) {
        let (page, reading) = read(&texts);
        check(&page, &reading);
    }

    #[test]
    fn any_news_is_read(texts in prop::collection::vec(newsy(), 0..4)) {
        let (page, reading) = read(&texts);
        check(&page, &reading);
    }

    #[test]
    fn the_same_page_reads_the_same(text in newsy()) {
        let (_, first) = read(std::slice::from_ref(&text));
        let (_, second) = read(std::slice::from_ref(&text));
        prop_assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&second).unwrap());
    }
}

#[test]
fn pages_of_trouble() {
    for texts in [
        vec![],
        vec![String::new()],
        vec!["0123456789 ".repeat(2000)],
        vec!["word ".repeat(200_000)],
        vec!["“".repeat(20_000)],
        vec!["A.B.C.".repeat(5_000)],
        vec!["The Kremlin denied that the Kremlin denied that ".repeat(500)],
        vec!["\u{202e}Zelensky\u{202c} said\u{ad} it\u{feff}.".into()],
    ] {
        let (page, reading) = read(&texts);
        check(&page, &reading);
    }
}

#[test]
fn what_differs_is_told() {
    let (_, reading) = read(&["About 4,000 workers at the Gdansk shipyard went on strike on 3 May 2024.".into()]);
    assert_eq!(reading.claims[0].relation, Relation::Differs);
    assert_eq!(reading.claims[0].evidence[0].differences[0].there, "About 2,300");
}
