//! Packs and pages that somebody built to do harm. Each is refused with an error that says what and where, or read into something valid;
//! nothing panics, hangs or takes more memory than its size allows. `tests/imports.rs` does the same for what packs are built from,
//! `tests/e2e/bad-input.test.mjs` for pages in the browsers.

mod checks;

use checks::engine::{ENGINE, blocks};
use checks::memory::{Counted, taken};
use checks::pack::{open, reports, taken_apart};
use checks::reading;
use crossread::pack::format::{CLAIM, HEADER, REPORT, SECTIONS, Section, TABLE, Table, assemble, put, put_varint};
use crossread::pack::{Pack, PackError, PackHead};
use crossread::page::Page;
use crossread::reading::{Reading, Relation};
use crossread::report::{Report, Stance, Statement};
use jiff::civil::date;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

type Sections = [Vec<u8>; SECTIONS];

/// A pack of a report and its copy, small enough to break each byte of it.
fn small() -> Vec<u8> {
    compiled(&reports())
}

fn compiled(reports: &[Report]) -> Vec<u8> {
    ENGINE.with_borrow(|engine| engine.compile(&PackHead { title: "Any".into(), ..PackHead::default() }, reports))
}

fn refused(bytes: Vec<u8>) -> String {
    match Pack::open(bytes) {
        Ok(_) => panic!("it was taken"),
        Err(error) => error.to_string(),
    }
}

/// A change to the sections of the small pack, under right checksums.
fn changed(change: impl FnOnce(&mut Sections)) -> Vec<u8> {
    let mut sections = taken_apart(&small());
    change(&mut sections);
    assemble(&sections)
}

fn number(section: &mut [u8], at: usize, number: u32) {
    section[4 * at..4 * at + 4].copy_from_slice(&number.to_le_bytes());
}

/// Reads a page against packs, and checks the reading.
fn read(packs: &[Vec<u8>], text: &str) -> Reading {
    let page = Page { published: Some(date(2024, 3, 3)), blocks: blocks(text), ..Page::default() };
    ENGINE.with_borrow_mut(|engine| {
        for pack in packs {
            engine.add_pack(pack.clone()).expect("the pack is taken");
        }
        let found = engine.read(&page);
        reading::check(&page, &found);
        while engine.remove_pack(0) {}
        found
    })
}

#[test]
fn a_flipped_byte_is_told_with_the_section_it_is_in() {
    let good = small();
    let parts = Table::read(&good).expect("the pack is good").parts;
    let place = |at: usize| -> Option<&str> {
        let within = |section: &&Section| parts[**section as usize].contains(&at);
        if at < TABLE { Some("table") } else { Section::ALL.iter().find(within).map(|section| section.name()) }
    };
    for at in 0..good.len() {
        for pattern in [0x01, 0x10, 0x80, 0xff] {
            let mut bad = good.clone();
            bad[at] ^= pattern;
            match (Pack::open(bad).err(), place(at)) {
                (Some(PackError::Format), _) => assert!(at < 4),
                (Some(PackError::Version { .. }), _) => assert!((4..8).contains(&at)),
                // The length may be longer or shorter than it was.
                (Some(PackError::Truncated { .. } | PackError::Content { .. }), _) => assert!((8..12).contains(&at)),
                (Some(PackError::Checksum { section, .. }), Some(place)) => assert_eq!(section, place, "byte {at}"),
                (None, None) => {} // between two sections
                (error, place) => panic!("byte {at} of {place:?}: {error:?}"),
            }
        }
    }
}

#[test]
fn a_flipped_byte_under_a_right_checksum_is_refused_or_does_no_harm() {
    let good = taken_apart(&small());
    let mut taken = 0;
    for section in 0..SECTIONS {
        for at in 0..good[section].len() {
            let pattern = [0x01, 0x10, 0x80, 0xff][at % 4];
            let mut sections = good.clone();
            sections[section][at] ^= pattern;
            let bytes = assemble(&sections);
            taken += usize::from(Pack::open(bytes.clone()).is_ok());
            open(bytes);
        }
    }
    // A letter of a text, a day, a flag: such a pack is another pack.
    assert!(taken > 0);
}

#[test]
fn a_cut_pack_is_refused_whatever_length_it_states() {
    let good = small();
    for length in 0..good.len() {
        let mut cut = good[..length].to_vec();
        assert!(Pack::open(cut.clone()).is_err(), "length {length}");
        if length >= HEADER {
            cut[8..12].copy_from_slice(&(length as u32).to_le_bytes());
            let error = Pack::open(cut.clone()).err();
            assert!(error.is_some(), "length {length} as stated");
            open(cut);
        }
    }
}

/// Every number that stands in four bytes of its own, as large as can be: also with nothing behind it that it could count.
#[test]
fn huge_numbers_take_no_memory() {
    let good = taken_apart(&small());
    for section in 0..SECTIONS {
        for at in 0..good[section].len() / 4 {
            for huge in [u32::MAX, u32::MAX - 1, 1 << 31, good[section].len() as u32] {
                let mut sections = good.clone();
                number(&mut sections[section], at, huge);
                let bytes = assemble(&sections);
                let size = bytes.len() as isize;
                let (_, memory) = taken(|| Pack::open(bytes).is_ok());
                assert!(memory.most < 8 * size, "{} bytes for {size}, section {section}, {at}", memory.most);
            }
        }
    }
}

#[test]
fn a_table_of_sections_on_sections_is_refused_or_does_no_harm() {
    let good = small();
    let mut read = 0;
    for section in 0..SECTIONS {
        for other in 0..SECTIONS {
            let mut bytes = good.clone();
            let entry = |section: usize| HEADER + 12 * section..HEADER + 12 * section + 12;
            let part: Vec<u8> = bytes[entry(other)].to_vec();
            bytes[entry(section)].copy_from_slice(&part);
            let sum = sum(&bytes[HEADER..TABLE]);
            bytes[12..16].copy_from_slice(&sum.to_le_bytes());
            match Pack::open(bytes.clone()) {
                Ok(_) => read += 1,
                Err(error) => assert_ne!(section, other, "{error}"),
            }
            open(bytes);
        }
    }
    // Some pass for another one by chance, reports for terms, and do no harm; most are refused.
    assert!(read < SECTIONS * SECTIONS / 4, "{read} of {} are read", SECTIONS * SECTIONS);
}

/// CRC-32 (IEEE), bit by bit: the tests have no other need of a checksum.
fn sum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

/// Texts that all lie on one long one: few bytes that would be read for hours.
#[test]
fn texts_on_one_another_are_refused() {
    let bytes = changed(|sections| {
        let mut texts = Vec::new();
        put(&mut texts, 20_000);
        (0..20_000).for_each(|_| put(&mut texts, 0));
        put_varint(&mut texts, 1);
        put_varint(&mut texts, 0);
        put_varint(&mut texts, 1 << 20);
        texts.resize(texts.len() + (1 << 20), b'a');
        sections[Section::Texts as usize] = texts;
    });
    assert!(refused(bytes).contains("in its texts: they are far longer than the pack"));
}

/// A long piece that a text repeats: 1 MiB in five bytes.
#[test]
fn a_text_of_few_bytes_is_bounded() {
    let bytes = changed(|sections| {
        let piece = 1 << 19;
        let mut pieces = Vec::new();
        [1, 0, piece].into_iter().for_each(|n| put(&mut pieces, n));
        pieces.resize(pieces.len() + piece as usize, b'a');
        let mut texts = Vec::new();
        put(&mut texts, 10_000);
        (0..10_000).for_each(|n| put(&mut texts, 3 * n));
        (0..10_000).for_each(|_| texts.extend([2, 1, 1]));
        sections[Section::Pieces as usize] = pieces;
        sections[Section::Texts as usize] = texts;
    });
    let size = bytes.len() as isize;
    let (told, memory) = taken(|| refused(bytes));
    assert!(told.contains("in its texts: they are far longer than the pack"), "{told}");
    assert!(memory.most < 8 * size, "{} bytes for {size}", memory.most);
}

/// Reports without number that share a long title.
#[test]
fn what_reports_say_of_themselves_is_bounded() {
    let reports = |many: usize, title: usize| -> Vec<Report> {
        let report = |n| Report { id: format!("r{n}"), title: Some("a ".repeat(title)), ..Report::default() };
        (0..many).map(report).collect()
    };
    let told = refused(compiled(&reports(2_000, 20_000)));
    assert!(told.contains("in its reports: what they say of themselves is far longer than the pack"), "{told}");
    assert!(Pack::open(compiled(&reports(2_000, 150))).is_ok());
}

#[test]
fn details_that_claims_share_are_refused() {
    let told = refused(changed(|sections| {
        let claims = &mut sections[Section::Claims as usize];
        number(claims, CLAIM + 2, 0);
    }));
    assert!(told.contains("in its details: those of two claims are the same bytes"), "{told}");
}

/// Reports that each have their text from the one before, deeper than a stack; and one that has it from itself by way of another.
#[test]
fn reports_in_a_row_are_refused_and_read_in_one_step() {
    let reports: Vec<Report> = (0..100_000).map(|n| Report { id: format!("r{n}"), ..Report::default() }).collect();
    let mut sections = taken_apart(&compiled(&reports));
    for report in 1..reports.len() {
        number(&mut sections[Section::Reports as usize], REPORT * report + 6, report as u32 - 1);
    }
    let bytes = assemble(&sections);
    assert!(refused(bytes.clone()).contains("in its reports: one has its text from a report that has it from another"));
    let pack = Pack::reopen(bytes).expect("its head is good");
    assert_eq!(pack.report(99_999).origin.as_deref(), Some("r99998"));
    let told = refused(changed(|sections| number(&mut sections[Section::Reports as usize], 6, 1)));
    assert!(told.contains("in its reports: one has its text from a report after it"), "{told}");
}

#[test]
fn names_that_are_not_those_of_the_reports_are_refused() {
    // All of one hash, so that who seeks one looks at all.
    let told = refused(changed(|sections| {
        let first = sections[Section::Names as usize][..8].to_vec();
        sections[Section::Names as usize] = first.repeat(50_000);
    }));
    assert!(told.contains("in its names: they are not those of the reports"), "{told}");
}

#[test]
fn a_head_that_counts_too_much_is_refused() {
    let head = |from: &str, to: &str| {
        refused(changed(|sections| {
            let head = String::from_utf8(sections[Section::Head as usize].clone()).expect("the head is JSON");
            assert!(head.contains(from), "{head}");
            sections[Section::Head as usize] = head.replace(from, to).into_bytes();
        }))
    };
    let most = u32::MAX;
    assert!(head("\"origins\":1", &format!("\"origins\":{most}")).contains("in its head: it counts more origins"));
    assert!(head("\"publishers\":1", "\"publishers\":3").contains("in its head: it counts more origins or publishers"));
    assert!(head("\"reports\":2", "\"reports\":-1").contains("in its head: it is not the JSON"));
    assert!(head("\"claims\":4", "\"claims\":1e9").contains("in its head: it is not the JSON"));
    assert!(
        head("\"title\":", &format!("\"deep\":{}1{},\"title\":", "[".repeat(200), "]".repeat(200))).contains("head")
    );
}

#[test]
fn two_reports_of_one_id_are_refused() {
    let report = Report { id: "same".into(), ..Report::default() };
    let told = refused(compiled(&[report.clone(), report]));
    assert!(told.contains("in its reports: two have one id"), "{told}");
}

/// Claims that deny each other and themselves.
#[test]
fn claims_in_a_circle_are_read() {
    let claim = |text: &str, about: Vec<u32>| Statement {
        text: text.into(),
        stance: Some(Stance::Denies),
        about,
        ..Statement::default()
    };
    let claims = vec![
        claim("The Norrvik bridge was closed on Monday by the mayor.", vec![0, 1, 2, 2, u32::MAX]),
        claim("The mayor denied that the Norrvik bridge was closed on Monday.", vec![0, 1]),
        claim("The coast guard denied that the mayor denied it.", vec![1, 0]),
    ];
    let report = Report { id: "circle".into(), claims, ..Report::default() };
    let reading = read(&[compiled(&[report])], "The Norrvik bridge was closed on Monday by the mayor.");
    assert_eq!(reading.claims.len(), 1);
    assert_ne!(reading.claims[0].relation, Relation::Unmatched);
}

/// What would be markup, a path, a format, a script or a turn of direction anywhere else is text.
#[test]
fn fields_are_text_and_come_back_as_they_were() {
    const TEXTS: [&str; 10] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{constructor}} ${1} %s %n",
        "../../etc/passwd\0.html",
        "javascript:alert(1)",
        "data:text/html,<b>x",
        "https://user:word@a.example/",
        "\u{202e}elpmaxe.a\u{202c}\u{2066}x\u{2069}",
        "]]>--><!--\r\n\u{7}\u{1b}[31m",
        "\u{feff}\u{200b}\u{10ffff}\u{fdd0}",
    ];
    for text in TEXTS {
        let text = text.to_owned();
        let statement = Statement {
            text: format!("The Norrvik bridge was closed on Monday, {text} said."),
            speaker: Some(text.clone()),
            ..Statement::default()
        };
        let some = Some(text.clone());
        let report = Report {
            id: text.clone(),
            title: some.clone(),
            publisher: some.clone(),
            url: some.clone(),
            origin: some.clone(),
            claims: vec![statement.clone()],
            ..Report::default()
        };
        let head = PackHead { title: text.clone(), maker: some.clone(), licence: some.clone() };
        let bytes = ENGINE.with_borrow(|engine| engine.compile(&head, std::slice::from_ref(&report)));
        let pack = Pack::open(bytes.clone()).expect("what was written is read");
        assert_eq!((&pack.info().title, &pack.info().maker, &pack.info().licence), (&text, &some, &some));
        let found = pack.report(0);
        assert_eq!((found.id, found.title, found.publisher), (text.clone(), some.clone(), some.clone()));
        assert_eq!((found.url, found.origin), (some.clone(), some.clone()));
        assert_eq!((pack.claim(0).text, pack.claim(0).speaker), (statement.text, some));
        let reading = read(&[bytes], &format!("The Norrvik bridge was closed on Monday, {text} said."));
        assert_eq!(reading.reports.len(), 1, "{text:?}");
        assert_eq!(reading.reports[0].id, text);
    }
}

/// Marks that turn the direction of text, or that nobody sees, do not make another name of a name.
#[test]
fn names_are_the_same_behind_marks_that_nobody_sees() {
    let report = Report { id: "a".into(), claims: vec![said("Volodymyr Zelensky")], ..Report::default() };
    let pack = compiled(&[report]);
    for name in
        ["\u{202e}Volodymyr\u{202c} Zelensky", "Volo\u{ad}dymyr Zelen\u{2060}sky", "\u{2066}Volodymyr Zelensky\u{2069}"]
    {
        let reading = read(std::slice::from_ref(&pack), &said(name).text);
        assert_eq!(reading.claims[0].relation, Relation::Corroborated, "{name:?}");
    }
}

fn said(name: &str) -> Statement {
    Statement { text: format!("{name} opened the Norrvik bridge over the Alna on Monday."), ..Statement::default() }
}

/// The same pack many times over, and packs whose reports bear each other's ids.
#[test]
fn packs_upon_packs_are_read() {
    let packs = vec![small(); 40];
    let reading =
        read(&packs, "The Norrvik bridge over the Alna was closed on Monday after engineers had found 212 cracks.");
    let mut ids: Vec<&str> = reading.reports.iter().map(|report| report.id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "each report has its own id");
    assert_eq!(reading.coverage.reports, 80);
    assert_eq!(reading.coverage.origins, 1);
}

/// Of any pack of any bytes: no more memory than a few times its size.
#[test]
fn refusing_takes_no_more_than_reading() {
    let mut noise = Vec::new();
    let mut state = 1u32;
    for _ in 0..200_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push((state >> 24) as u8);
    }
    for section in 0..SECTIONS {
        let bytes = changed(|sections| sections[section].clone_from(&noise));
        let size = bytes.len() as isize;
        let (error, memory) = taken(|| Pack::open(bytes).err());
        assert!(memory.most < 8 * size, "{} bytes for {size}, section {section}", memory.most);
        assert!(error.is_some(), "section {section}");
    }
}
