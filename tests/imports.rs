//! Importers: cases as data, and what holds for any bytes.
#![cfg(feature = "cli")]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crossread::report::entry::{Body, Each, ImportError, Item};
use crossread::report::{Stance, article, claim_review, feed, toml, wacz};
use proptest::prelude::*;
use serde::Deserialize;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

type Importer = fn(&[u8], &mut Each) -> Result<(), ImportError>;

fn archive(bytes: &[u8], each: &mut Each) -> Result<(), ImportError> {
    wacz::read(Cursor::new(bytes), bytes.len() as u64, each)
}

fn reviews(bytes: &[u8], each: &mut Each) -> Result<(), ImportError> {
    claim_review::read(bytes, each)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    input: String,
    #[serde(default)]
    bytes: bool,
    #[serde(default)]
    member: Vec<Member>,
    damage: Option<String>,
    refused: Option<String>,
    /// How many entries come before what is refused.
    #[serde(default)]
    before: usize,
    #[serde(default)]
    entries: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    name: String,
    text: String,
    #[serde(default)]
    bytes: bool,
}

/// An entry as cases write it.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    url: Option<String>,
    html: Option<String>,
    plain: Option<String>,
    claims: Vec<String>,
    notices: Vec<String>,
    left_out: Option<String>,
}

impl From<Item> for Expected {
    fn from(item: Item) -> Self {
        let entry = match item.found {
            Ok(entry) => entry,
            Err(reason) => return Self { left_out: Some(reason.to_string()), ..Self::default() },
        };
        let (html, plain) = match entry.body {
            Body::None => (None, None),
            Body::Html(text) => (Some(text), None),
            Body::Plain(text) => (None, Some(text)),
        };
        let stance = |stance: Option<Stance>| match stance {
            Some(Stance::Denies) => "denies",
            Some(Stance::Doubts) => "doubts",
            Some(Stance::Confirms) => "confirms",
            None => "none",
        };
        Self {
            title: entry.title,
            publisher: entry.publisher,
            published: entry.published.map(|day| day.to_string()),
            url: entry.url,
            html,
            plain,
            claims: entry.claims.iter().map(|claim| format!("{} ({})", claim.text, stance(claim.stance))).collect(),
            notices: entry.notices.iter().map(ToString::to_string).collect(),
            left_out: None,
        }
    }
}

/// What an importer makes of bytes.
fn run(importer: Importer, bytes: &[u8]) -> (Vec<Item>, Result<(), ImportError>) {
    let mut items = Vec::new();
    let result = importer(bytes, &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    (items, result)
}

/// `<<text*3>>` stands for a text three times.
fn repeated(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<<") {
        // A text may begin with < itself.
        let extra = after.len() - after.trim_start_matches('<').len();
        let (inside, behind) = after.split_once(">>").expect("<< has its >>");
        let more = behind.len() - behind.trim_start_matches('>').len();
        let (text, times) = inside.rsplit_once('*').expect("a text and how often");
        assert!(extra <= 1 && more == 0, "{inside}");
        out += before;
        out += &text.repeat(times.parse().expect("a number"));
        rest = behind;
    }
    out + rest
}

fn bytes(text: &str, raw: bool) -> Vec<u8> {
    let text = repeated(text);
    match raw {
        true => text.chars().map(|c| u8::try_from(u32::from(c)).expect("each character is a byte")).collect(),
        false => text.into_bytes(),
    }
}

fn input(case: &Case) -> Vec<u8> {
    if case.member.is_empty() {
        return match case.damage.as_deref() {
            Some("text") => b"this is no archive".to_vec(),
            _ => bytes(&case.input, case.bytes),
        };
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = case.damage.as_deref() == Some("stored");
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    for member in &case.member {
        zip.start_file(&member.name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(&bytes(&member.text, member.bytes)).unwrap();
    }
    let mut zip = zip.finish().unwrap().into_inner();
    damage(&mut zip, case.damage.as_deref().unwrap_or_default());
    zip
}

/// Damages the record of the last member in the central directory.
fn damage(zip: &mut Vec<u8>, how: &str) {
    let at = zip.windows(4).rposition(|window| window == b"PK\x01\x02").expect("an archive has a directory");
    match how {
        "" | "stored" => {}
        "half" => zip.truncate(zip.len() / 2),
        "password" => zip[at + 8] |= 1,
        "method" => zip[at + 10] = 99,
        "checksum" => zip[at + 16] ^= 1,
        "shorter" => zip[at + 24] -= 1,
        "longer" => zip[at + 24] += 1,
        "twice" => {
            let from = zip.iter().rposition(|b| *b == b'x').expect("the name has an x");
            zip[from] = b's';
        }
        _ => panic!("{how} is no damage"),
    }
}

fn cases(file: &str, importer: Importer, refused: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports").join(file);
    let cases: Cases = ::toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let (items, result) = run(importer, &input(case));
        let told = result.err().map(|error| error.to_string());
        let expected: Vec<Expected> = case.entries.iter().map(Expected::repeated).collect();
        let count = items.len();
        let found: Vec<Expected> = items.into_iter().map(Expected::from).collect();
        if told != case.refused {
            wrong.push(format!("{}:\n  refused {:?}\n  not     {:?}", case.name, told, case.refused));
        } else if case.refused.is_some() && count != case.before {
            wrong.push(format!("{}: {count} entries before what is refused", case.name));
        } else if case.refused.is_none() && found != expected {
            let pairs = found.iter().zip(&expected).filter(|(found, expected)| found != expected);
            let pairs: Vec<String> =
                pairs.map(|(found, expected)| format!("  {found:?}\n  not {expected:?}")).collect();
            wrong.push(format!("{}: {count} entries\n{}", case.name, pairs.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
    let count = cases.case.iter().filter(|case| case.refused.is_some()).count();
    assert!(count >= refused, "{file}: {count} refused inputs");
}

impl Expected {
    fn repeated(&self) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(repeated);
        Self {
            title: text(&self.title),
            publisher: text(&self.publisher),
            published: self.published.clone(),
            url: text(&self.url),
            html: text(&self.html),
            plain: text(&self.plain),
            claims: self.claims.iter().map(|claim| repeated(claim)).collect(),
            notices: self.notices.iter().map(|notice| repeated(notice)).collect(),
            left_out: text(&self.left_out),
        }
    }
}

#[test]
fn rss() {
    cases("rss.toml", feed::read, 10);
}

#[test]
fn atom() {
    cases("atom.toml", feed::read, 10);
}

#[test]
fn json_feed() {
    cases("json-feed.toml", feed::read, 10);
}

#[test]
fn claim_reviews() {
    cases("claim-review.toml", reviews, 10);
}

#[test]
fn archives() {
    cases("wacz.toml", archive, 10);
}

/// Feeds, reviews and lists of pages that are whole; every one of them, cut anywhere or with any byte changed, is read or refused.
const WHOLE: &[&str] = &[
    "<?xml version='1.0'?><!DOCTYPE rss><rss version='2.0'><channel><title>T</title><item><title>A &amp; b</title>\
     <guid>g</guid><pubDate>Sat, 02 Mar 2024 08:00:00 GMT</pubDate><description><![CDATA[<p>A rose.]]></description></item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><source><title>S</title></source><title type='html'>&#60;b&#x3e;</title>\
     <link href='/a'/><content type='xhtml'><div><p>A rose.</p></div></content></entry></feed>",
    r#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_html": "<p>A \u00e9", "date_published": "2024-03-02"}]}"#,
    r#"{"@type": "DataFeed", "dataFeedElement": [{"item": [{"@type": "ClaimReview", "url": "https://c.example",
      "author": {"name": "C"}, "claimReviewed": "A \"fell\".", "reviewRating": {"ratingValue": "1", "alternateName": "Not true"}}]}]}"#,
];

fn all(bytes: &[u8]) {
    for importer in [feed::read as Importer, reviews, archive] {
        let (items, _) = run(importer, bytes);
        for item in items.iter().filter_map(|item| item.found.as_ref().ok()) {
            let url = item.url.as_deref().unwrap_or("https://");
            assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
            for claim in &item.claims {
                let (from, to) = claim.focus.expect("a review's claim is part of its text");
                assert!(claim.text.get(from as usize..to as usize).is_some());
            }
        }
    }
    feed::is_feed(bytes);
    article::read(bytes);
    article::plain(bytes);
    let _ = toml::report(bytes, "a");
    let _ = toml::head(bytes);
}

#[test]
fn inputs_cut_anywhere_or_with_a_byte_changed() {
    let zip = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("pages/pages.jsonl", SimpleFileOptions::default()).unwrap();
        zip.write_all(b"{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://a.example\", \"text\": \"A rose.\"}")
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    let wholes = WHOLE.iter().map(|text| text.as_bytes()).chain([zip.as_slice()]);
    for whole in wholes {
        for at in 0..whole.len() {
            let mut changed = whole.to_vec();
            changed[at] ^= 0x55;
            for importer in [feed::read as Importer, reviews, archive] {
                // Read or refused: both are good, a panic is not.
                let _ = run(importer, &whole[..at]);
                let _ = run(importer, &changed);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        all(&bytes);
    }

    #[test]
    fn any_markup_is_read_or_refused(parts in prop::collection::vec(prop::sample::select(PARTS), 0..60)) {
        all(parts.concat().as_bytes());
    }
}

/// What feeds and pages are made of, to be put together in any way.
const PARTS: &[&str] = &[
    "<rss version='2.0'>",
    "<channel>",
    "<item>",
    "</item>",
    "</channel>",
    "</rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>",
    "</entry>",
    "</feed>",
    "<title>",
    "</title>",
    "<title type='xhtml'>",
    "<link href='//a'/>",
    "<link>",
    "</link>",
    "<guid>",
    "</guid>",
    "<description>",
    "</description>",
    "<content type='xhtml'>",
    "</content>",
    "<source>",
    "</source>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE a [",
    "]>",
    "<?xml",
    "?>",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "&nbsp;",
    "&",
    "<",
    ">",
    "<div class=social>",
    "<p>A ferry sank off Norrvik on Friday, and all on board were saved, the coast guard said.</p>",
    "</div>",
    "<table><tr><td>",
    "<b>",
    "</b>",
    "<a href=x>",
    "<script type='application/ld+json'>",
    "</script>",
    "{\"@type\":",
    "\"ClaimReview\"",
    ",\"claimReviewed\":\"A\"",
    ",\"author\":\"B\"",
    ",\"reviewRating\":{\"alternateName\":\"C\"}}",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ":",
    "é",
    "\u{0}",
    "<svg>",
    "<template>",
    "<h1>A ferry sank off Norrvik</h1>",
    "<article>",
    "<br><br>",
    "2 March 2024",
    "{\"version\":",
];
