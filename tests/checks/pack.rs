//! Packs: what is taken can be asked for anything, and is what it says; what is refused is refused with what and where.

use crossread::engine::Engine;
use crossread::pack::format::{SECTIONS, Section, Table, assemble};
use crossread::pack::{Pack, PackError, PackHead};
use crossread::page::Page;
use crossread::report::{Report, Stance, Statement};
use jiff::civil::date;

use super::engine::{ENGINE, blocks};
use super::reading;

thread_local! {
    static SAMPLE: Vec<u8> = ENGINE.with_borrow(sample);
}

/// Bytes as they are.
pub fn bytes(bytes: &[u8]) {
    open(bytes.to_vec());
}

/// Changes to the sections of a good pack, each of eight bytes: section; what to do; u16 where; u32 a number. The checksums are right.
pub fn sections(edits: &[u8]) {
    let mut sections = SAMPLE.with(|bytes| taken_apart(bytes));
    for edit in edits.chunks_exact(8).take(32) {
        let section = &mut sections[edit[0] as usize % SECTIONS];
        let at = u16::from_le_bytes([edit[2], edit[3]]) as usize % (section.len() + 1);
        let number = &edit[4..8];
        match edit[1] % 6 {
            0 => section.truncate(at),
            1 => section.iter_mut().skip(at).zip(number).for_each(|(byte, new)| *byte = *new),
            2 => section.iter_mut().skip(at).take(1).for_each(|byte| *byte = number[0]),
            3 => drop(section.splice(at..at, number.iter().copied())),
            4 => {
                let part: Vec<u8> = section.iter().skip(at).take(usize::from(number[0])).copied().collect();
                section.extend(part);
            }
            // A number of a table.
            _ => section.iter_mut().skip(at & !3).zip(number).for_each(|(byte, new)| *byte = *new),
        }
    }
    open(assemble(&sections));
}

/// The sections of a pack.
pub fn taken_apart(bytes: &[u8]) -> [Vec<u8>; SECTIONS] {
    Table::read(bytes).expect("the pack is good").parts.map(|part| bytes[part].to_vec())
}

/// Opens bytes in both ways, and asks what opens for everything.
pub fn open(bytes: Vec<u8>) {
    match Pack::open(bytes.clone()) {
        Ok(pack) => {
            let asked = ask(&pack);
            let room = crossread::pack::MOST_UNPACKED * bytes.len();
            assert!(asked <= room, "{asked} bytes were read of a pack of {}", bytes.len());
        }
        Err(error) => told(&error, &bytes),
    }
    match Pack::reopen(bytes.clone()) {
        Ok(pack) => drop(ask(&pack)),
        Err(error) => told(&error, &bytes),
    }
    ENGINE.with_borrow_mut(|engine| {
        let before = engine.packs().len();
        if engine.load_pack(bytes).is_ok() {
            let page = page();
            reading::check(&page, &engine.read(&page));
            assert!(engine.remove_pack(before));
        }
    });
}

/// An error says what is wrong, and where or how much.
fn told(error: &PackError, bytes: &[u8]) {
    let text = error.to_string();
    let well = match error {
        PackError::Format => text.contains("not a Crossread pack"),
        PackError::Version { found, known } => found != known && text.contains(&found.to_string()),
        PackError::Truncated { found, needed } => found < needed && *found == bytes.len(),
        PackError::Checksum { section, found, stated } => found != stated && text.contains(section),
        PackError::Content { section, problem } => text.contains(section) && text.contains(problem),
    };
    assert!(well, "{text}");
}

/// Asks a pack for all that it can be asked for; how many bytes of text it gave.
pub fn ask(pack: &Pack) -> usize {
    let mut bytes = 0;
    for report in 0..pack.reports().min(64) {
        let known = pack.report(report);
        let texts = [known.title, known.publisher, known.url.clone(), known.origin];
        bytes += texts.iter().flatten().chain([&known.id]).map(String::len).sum::<usize>();
        pack.sketch(report).resemblance(&pack.sketch(0));
        assert!(pack.keys(report).len() <= 24);
        assert!(pack.root(report) <= report);
        assert!(pack.claims_of(report).end <= pack.claims());
        pack.by_id(&known.id);
        known.url.iter().for_each(|url| drop(pack.by_address(url)));
    }
    for claim in 0..pack.claims().min(512) {
        let statement = pack.claim(claim);
        let (from, to) = statement.focus.unwrap_or((0, 0));
        assert!(statement.text.get(from as usize..to as usize).is_some());
        bytes += statement.text.len();
        for other in statement.about.iter().chain(&pack.told(claim)) {
            assert!(pack.claims_of(pack.report_of(claim)).contains(&(*other as usize)));
        }
        pack.note(claim);
    }
    for term in ["", "bridg", "close", "mayor", "N:norrvik", "=212", "zzz", "\u{10ffff}"] {
        if let Some(entry) = pack.term(term) {
            let within = |claim: u32| assert!((claim as usize) < pack.claims());
            pack.postings(entry).each(within);
            pack.postings(entry).any(0..2);
            pack.postings(entry).among([0, 1, 7, 130].into_iter(), within);
            pack.postings(entry).take(9).into_iter().for_each(within);
        }
    }
    bytes
}

/// A page on what the sample's reports are about.
fn page() -> Page {
    let text =
        "The Norrvik bridge was closed on Monday after 212 cracks were found, the mayor said.\nThe mayor denied it.";
    Page { published: Some(date(2024, 3, 3)), blocks: blocks(text), ..Page::default() }
}

/// A pack that has something in every section: a copy, a named origin, claims about others, a term in more claims than a block holds.
pub fn sample(engine: &Engine) -> Vec<u8> {
    let mut reports = reports().to_vec();
    let claim = |n| Statement { text: format!("The bridge {n} was closed."), ..Statement::default() };
    reports.push(Report {
        id: "c".into(),
        origin: Some("agency".into()),
        published: Some(date(2024, 3, 2)),
        claims: (0..140).map(claim).collect(),
        ..Report::default()
    });
    let head = PackHead { title: "Bridges".into(), maker: Some("Nobody".into()), licence: None };
    engine.compile(&head, &reports)
}

/// A report and a copy of it, with all that a report can have.
pub fn reports() -> [Report; 2] {
    let claim = |text: String| Statement { text, ..Statement::default() };
    let first = "The Norrvik bridge over the Alna was closed on Monday after engineers had found 212 cracks in two of its pillars.";
    let denial = Statement {
        text: "The mayor denied that the Norrvik bridge was closed.".into(),
        focus: Some((22, 51)),
        speaker: Some("the mayor".into()),
        stance: Some(Stance::Denies),
        about: vec![0],
        ..Statement::default()
    };
    let report = Report {
        id: "a".into(),
        title: Some("Bridge closed".into()),
        publisher: Some("The Valley News".into()),
        url: Some("https://www.a.example/bridge/".into()),
        published: Some(date(2024, 3, 1)),
        claims: vec![claim(first.into()), denial],
        ..Report::default()
    };
    let copy = Report { id: "b".into(), url: None, ..report.clone() };
    [report, copy]
}

const _: () = assert!(SECTIONS == Section::ALL.len());
