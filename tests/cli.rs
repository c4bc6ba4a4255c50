//! The command line from outside: exit status, messages that name file and line, what goes in comes out.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder for one test, empty at its start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn crossread(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The objects of a run that must succeed.
fn lines(folder: &Path, arguments: &[&str], input: &str) -> Vec<Value> {
    let output = crossread(folder, arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A run that must fail with this status and say all of these words.
fn fails(folder: &Path, arguments: &[&str], input: &str, status: i32, words: &[&str]) {
    let output = crossread(folder, arguments, input);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
    for word in words {
        assert!(told.contains(word), "{arguments:?}: {word:?} is not in {told:?}");
    }
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Six officers died | The Example</title>
<link rel="canonical" href="https://news.example/2024/10/14/six">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Six officers died",
"datePublished": "2024-10-14T21:30:00+02:00"}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Six officers died near Donetsk on Friday</h1>
<p>Six North Korean officers died in a Ukrainian missile strike near Donetsk on Friday, a newspaper in Kyiv reported.</p>
<h2>What Seoul says</h2>
<p>South Korea’s defence minister told parliament that the report was <em>highly likely</em> to be true, and that more
soldiers could follow, because the two countries have a treaty.</p>
<ul><li>The treaty was signed in June, during a visit to Pyongyang.</li><li>It obliges both sides to help.</li></ul>
<p>The Kremlin, asked about the report, denied it, and called it another hoax, as it had done with earlier reports.</p>
</article><section id="comments"><h3>Comments</h3><p>I do not believe a word of it, says a reader who has never been there.</p>
</section><footer>Copyright The Example</footer></body></html>"#;

const TEXT: &str = "Six soldiers died in Donetsk\nSix North Korean soldiers died in a missile strike near Donetsk.\n\n\
The Kremlin denied that North Korean soldiers are in Ukraine.\n";

const REPORT: &str = "title = \"A report\"\npublished = 2024-10-13\n\n[[claim]]\nid = \"six\"\n\
text = \"Six North Korean soldiers died in a missile strike near Donetsk.\"\n\n[[claim]]\n\
text = \"The Kremlin denied that North Korean soldiers died near Donetsk.\"\nspeaker = \"the Kremlin\"\nstance = \"denies\"\n\
about = [\"six\"]\n";

#[test]
fn extract_gives_the_article() {
    let at = folder("extract");
    fs::write(at.join("page.html"), PAGE).unwrap();
    let page = &lines(&at, &["extract", "page.html"], "")[0];
    assert_eq!(page["title"], "Six officers died near Donetsk on Friday");
    assert_eq!(page["published"], "2024-10-14");
    assert_eq!(page["url"], "https://news.example/2024/10/14/six");
    assert_eq!(page["language"], "en");
    let blocks: Vec<(&str, &str)> = page["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["kind"].as_str().unwrap(), b["text"].as_str().unwrap()))
        .collect();
    let kinds: Vec<&str> = blocks.iter().map(|block| block.0).collect();
    assert_eq!(kinds, ["paragraph", "heading", "paragraph", "item", "item", "paragraph"], "{blocks:?}");
    assert!(blocks[2].1.contains("the report was highly likely to be true, and that more soldiers"), "{blocks:?}");
    assert_eq!(page["text"], blocks.iter().map(|block| block.1).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn plain_text_is_a_paragraph_a_line() {
    let at = folder("plain");
    fs::write(at.join("page.txt"), TEXT).unwrap();
    let page = &lines(&at, &["extract", "page.txt"], "")[0];
    assert_eq!(page["title"], "Six soldiers died in Donetsk");
    assert_eq!(page["blocks"][0]["kind"], "heading");
    assert_eq!(page["blocks"][2]["text"], "The Kremlin denied that North Korean soldiers are in Ukraine.");
    assert_eq!(page["blocks"].as_array().unwrap().len(), 3);
}

#[test]
fn any_bytes_are_a_page() {
    let at = folder("bytes");
    let deep = "<div>".repeat(3000);
    let cases: [(&str, Vec<u8>); 7] = [
        ("empty.html", vec![]),
        ("zeros.html", vec![0; 1000]),
        ("ones.html", vec![0xff; 1000]),
        ("utf16.html", [0xff, 0xfe].into_iter().chain("<p>Kyiv said.".encode_utf16().flat_map(u16::to_le_bytes)).chain([0]).collect()),
        ("deep.html", format!("{deep}<p>The Kremlin denied it.</p>").into_bytes()),
        ("open.html", b"<html><body><p>A <b>b <i>c<table><td><!--".to_vec()),
        ("json.html", b"<script type='application/ld+json'>{\"@type\": [\"NewsArticle\", 3], \"datePublished\": {}, \"articleBody\": [[".to_vec()),
    ];
    for (name, bytes) in cases {
        fs::write(at.join(name), bytes).unwrap();
        assert_eq!(lines(&at, &["extract", name], "").len(), 1, "{name}");
    }
}

#[test]
fn ids_come_back_in_order() {
    let at = folder("ids");
    let input = "{\"id\": \"a\", \"text\": \"Six officers died.\"}\n{\"id\": 7, \"text\": \"\", \"reference\": null}\n\
{\"id\": \"c\", \"text\": \"It rained on Friday.\", \"reference\": \"2024-10-13T00:00:00\"}\n";
    let out = lines(&at, &["annotate"], input);
    assert_eq!(out.iter().map(|line| line["id"].clone()).collect::<Vec<_>>(), ["a".into(), Value::from(7), "c".into()]);
    for field in ["sentences", "entities", "quantities", "times", "claims"] {
        assert!(out.iter().all(|line| line[field].is_array()), "{field}");
    }
    let input = "{\"id\": 1, \"claim\": \"Six officers died.\", \"report\": \"Six officers died.\", \"claim_published\": \"2024-10-13\"}\n";
    let out = lines(&at, &["relate"], input);
    assert_eq!(out[0]["id"], 1);
    assert!(out[0]["relation"].is_string() && out[0]["confidence"].is_number() && out[0]["evidence"].is_array());
}

#[test]
fn rank_finds_and_limits() {
    let at = folder("rank");
    let corpus = "{\"id\": \"rain\", \"text\": \"It rained in Lisbon.\", \"title\": \"Weather\"}\n\
{\"id\": \"troops\", \"text\": \"North Korean troops are in the Kursk region.\"}\n{\"id\": \"fish\", \"text\": \"Fish prices rose.\"}\n";
    fs::write(at.join("corpus.jsonl"), corpus).unwrap();
    let query = "{\"id\": \"q\", \"text\": \"North Korean troops in Kursk\"}\n";
    let out = lines(&at, &["rank", "--corpus", "corpus.jsonl", "--top", "1"], query);
    assert_eq!(out[0]["id"], "q");
    let hits = out[0]["hits"].as_array().unwrap();
    assert_eq!((hits.len(), hits[0]["id"].as_str()), (1, Some("troops")));

    fs::write(at.join("twice.jsonl"), corpus.replace("fish", "rain")).unwrap();
    fails(&at, &["rank", "--corpus", "twice.jsonl"], query, 1, &["twice.jsonl:3:", "rain"]);
    fails(&at, &["rank", "--corpus", "corpus.jsonl", "--top", "0"], query, 2, &["--top"]);
}

#[test]
fn a_bad_line_is_named() {
    let at = folder("lines");
    let good = "{\"id\": 1, \"text\": \"Rain.\"}\n";
    for (bad, words) in [
        ("{\"id\": 2}", "missing field `text`"),
        ("{\"id\": 2, \"text\": ", "column"),
        ("{\"id\": 2, \"text\": \"x\", \"reference\": \"yesterday\"}", "write it as 2024-10-13"),
        ("", "an empty line"),
        ("[1]", "column"),
    ] {
        let input = format!("{good}{bad}\n{good}");
        fails(&at, &["annotate"], &input, 1, &["standard input:2:", words]);
        let output = crossread(&at, &["annotate"], &input);
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1, "what came before is printed");
    }
    fails(&at, &["relate"], good, 1, &["standard input:1:", "claim"]);
    fs::write(at.join("corpus.jsonl"), "{\"id\": 1, \"text\": \"x\"}\nnot json\n").unwrap();
    fails(&at, &["rank", "--corpus", "corpus.jsonl"], "", 1, &["corpus.jsonl:2:"]);
}

#[test]
fn wrong_usage_is_2_and_a_missing_file_1() {
    let at = folder("usage");
    fs::write(at.join("page.txt"), TEXT).unwrap();
    fs::write(at.join("page.doc"), TEXT).unwrap();
    fails(&at, &[], "", 2, &["Usage"]);
    fails(&at, &["read"], "", 2, &["read"]);
    fails(&at, &["compare", "page.txt"], "", 2, &["--against"]);
    fails(&at, &["compare", "page.txt", "--against", "page.txt", "--published", "Friday"], "", 2, &["2024-10-13"]);
    fails(&at, &["compare", "page.txt", "--against", "page.txt", "--format", "xml"], "", 2, &["json"]);
    fails(&at, &["extract", "none.html"], "", 1, &["none.html"]);
    fails(&at, &["extract", "page.doc"], "", 1, &["page.doc", ".html or .txt"]);
    fails(&at, &["compare", "page.txt", "--against", "none.txt"], "", 1, &["none.txt"]);
    fails(&at, &["compare", "page.txt", "--pack", "page.txt"], "", 1, &["page.txt", "pack"]);
    fails(&at, &["rank", "--corpus", "none.jsonl"], "", 1, &["none.jsonl"]);
    fails(&at, &["pack", "build", "none", "-o", "x.bin"], "", 1, &["none"]);
    fails(&at, &["pack", "inspect", "none.bin"], "", 1, &["none.bin"]);
}

#[test]
fn every_verb_has_help_with_an_example() {
    let at = folder("help");
    for verb in [
        &["extract"][..],
        &["annotate"],
        &["relate"],
        &["rank"],
        &["compare"],
        &["pack", "build"],
        &["pack", "inspect"],
        &[],
    ] {
        let output = crossread(&at, &[verb, &["--help"]].concat(), "");
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success()
                && help.contains("Example")
                && help.contains("  crossread") | help.contains("| crossread"),
            "{help}"
        );
    }
}

#[test]
fn a_pack_is_built_inspected_and_compared() {
    let at = folder("pack");
    let reports = at.join("reports");
    fs::create_dir(&reports).unwrap();
    fs::write(reports.join("pack.toml"), "title = \"Two reports\"\nmaker = \"A tester\"\n").unwrap();
    fs::write(reports.join("by-hand.toml"), REPORT).unwrap();
    fs::write(reports.join("article.html"), PAGE).unwrap();
    fs::write(reports.join("README.md"), "Notes").unwrap();
    let output = crossread(&at, &["pack", "build", "reports", "-o", "two.bin"], "");
    let said = told(&output);
    assert!(
        output.status.success() && said.contains("2 reports") && said.contains("left out: reports/README.md"),
        "{said}"
    );
    assert!(output.stdout.is_empty() && !said.contains('\u{1b}'));

    let inside = &lines(&at, &["pack", "inspect", "two.bin", "--format", "json"], "")[0];
    assert_eq!((inside["title"].as_str(), inside["maker"].as_str()), (Some("Two reports"), Some("A tester")));
    assert_eq!(inside["reports"], 2);
    let ids: Vec<&str> = inside["contents"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["article", "by-hand"]);
    assert_eq!(inside["until"], "2024-10-14");

    crossread(&at, &["pack", "build", "reports", "-o", "again.bin"], "");
    assert_eq!(fs::read(at.join("two.bin")).unwrap(), fs::read(at.join("again.bin")).unwrap());

    fs::write(at.join("page.txt"), TEXT).unwrap();
    let by_pack = &lines(&at, &["compare", "page.txt", "--pack", "two.bin"], "")[0];
    assert_eq!(by_pack["coverage"]["reports"], 2);
    fs::write(at.join("cut.bin"), &fs::read(at.join("two.bin")).unwrap()[..100]).unwrap();
    fails(&at, &["pack", "inspect", "cut.bin"], "", 1, &["cut.bin"]);
}

#[test]
fn a_report_that_is_wrong_is_named_with_its_line() {
    let at = folder("wrong");
    fs::create_dir(at.join("reports")).unwrap();
    fs::write(at.join("reports/bad.toml"), REPORT.replace("[\"six\"]", "[\"seven\"]")).unwrap();
    fails(&at, &["pack", "build", "reports", "-o", "x.bin"], "", 1, &["reports/bad.toml:12:", "\"seven\""]);
    assert!(!at.join("x.bin").exists());
    fs::write(at.join("reports/bad.toml"), REPORT.replace("title", "titel")).unwrap();
    fails(&at, &["pack", "build", "reports", "-o", "x.bin"], "", 1, &["reports/bad.toml:1:", "titel"]);
    fs::write(at.join("reports/bad.toml"), REPORT).unwrap();
    fs::write(at.join("reports/pack.toml"), "title = \"x\"\nname = \"y\"\n").unwrap();
    fails(&at, &["pack", "build", "reports", "-o", "x.bin"], "", 1, &["reports/pack.toml:2:", "name"]);
    fs::remove_file(at.join("reports/pack.toml")).unwrap();
    fs::write(at.join("reports/bad.txt"), TEXT).unwrap();
    fails(&at, &["pack", "build", "reports", "-o", "x.bin"], "", 1, &["bad.txt", "the id bad"]);
    fs::create_dir(at.join("empty")).unwrap();
    fails(&at, &["pack", "build", "empty", "-o", "x.bin"], "", 1, &["empty", "no reports"]);
}

/// A feed of two reports with text, one of another language, one without claims and one without text.
const FEED: &str = r#"<rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link>
<item><title>Six soldiers died</title><link>/six</link><pubDate>Sun, 13 Oct 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Six North Korean soldiers died in a missile strike near Donetsk.&lt;/p&gt;</description></item>
<item><title>Treaty</title><link>javascript:alert(1)</link>
<description>North Korea and Russia signed a treaty in June 2024.</description></item>
<item><title>Auf Deutsch</title><description>Der Bürgermeister sagte am Montag, dass die Brücke eine Woche lang gesperrt werde,
nachdem Ingenieure Risse in zwei Pfeilern gefunden hatten.</description></item>
<item><title>Nothing</title><description>Hello!</description></item>
<item><title>Empty</title></item>
</channel></rss>"#;

/// The bulk feed with one review.
fn checks(rating: &str) -> String {
    format!(
        r#"{{"@type": "DataFeed", "dataFeedElement": [{{"@type": "DataFeedItem", "item": {{"@type": "ClaimReview",
"url": "https://checks.example/six", "author": {{"name": "The Checkers"}}, "datePublished": "2024-10-15",
"claimReviewed": "Six North Korean soldiers died in a missile strike near Donetsk.", "reviewRating": {{"alternateName": "{rating}"}}}}}}]}}"#
    )
}

fn wacz(path: &Path) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    zip.start_file("pages/pages.jsonl", zip::write::SimpleFileOptions::default()).unwrap();
    let page =
        r#"{"url": "https://w.example/2024/10/14/x", "title": "W", "text": "The Kremlin denied\nthat soldiers died."}"#;
    write!(zip, "{{\"format\": \"json-pages-1.0\"}}\n{page}\n{{\"url\": \"https://w.example/\"}}\n").unwrap();
    zip.finish().unwrap();
}

#[test]
fn a_pack_of_all_kinds_of_files() {
    let at = folder("kinds");
    fs::create_dir_all(at.join("in/sub")).unwrap();
    fs::write(at.join("in/article.html"), PAGE).unwrap();
    fs::write(at.join("in/by-hand.toml"), REPORT).unwrap();
    fs::write(at.join("in/feed.xml"), FEED).unwrap();
    fs::write(at.join("in/notes.md"), "Notes").unwrap();
    fs::write(at.join("in/text.txt"), TEXT).unwrap();
    fs::write(at.join("checks.json"), checks("False")).unwrap();
    let feed = r#"{"version": "https://jsonfeed.org/version/1", "title": "J", "items": [{"id": 1, "content_text": "A ferry sank off Norrvik on Friday."}]}"#;
    fs::write(at.join("items.json"), feed).unwrap();
    wacz(&at.join("crawl.wacz"));
    fs::write(at.join("pack.toml"), "title = \"All kinds\"\nlicence = \"CC0-1.0\"\n").unwrap();
    let build = |more: &[&str], out: &str| {
        let all = ["pack", "build", "in", "checks.json", "items.json", "crawl.wacz", "pack.toml", "-o", out];
        crossread(&at, &[&all[..], more].concat(), "")
    };
    let output = build(&[], "all.pack");
    let said = told(&output);
    assert!(output.status.success() && output.stdout.is_empty(), "{said}");
    let lines = [
        "left out: in/notes.md (no kind of file that holds reports)",
        "left out: in/sub (a folder; name it too if its reports belong in the pack)",
        "in/feed.xml:4: entry 2: the address \"javascript:alert(1)\" is dropped: it begins with javascript:, not with https: or http:",
        "in/feed.xml:6: entry 3: left out: its text is not English, the one language that Crossread reads",
        "in/feed.xml:8: entry 4: left out: no claim was found in its text",
        "in/feed.xml:9: entry 5: left out: it has no text",
        "crawl.wacz:pages/pages.jsonl:3: entry 2: left out: it carries no text; make the archive with the text of its pages in pages.jsonl",
    ];
    let found: Vec<&str> = said.lines().collect();
    assert_eq!(found[..found.len() - 1], lines, "{said}");
    let last = found[found.len() - 1];
    assert!(last.starts_with("all.pack: 8 reports, ") && last.ends_with(" kB, 4 left out"), "{last}");

    let inside = &self::lines(&at, &["pack", "inspect", "all.pack"], "")[0];
    assert_eq!((inside["title"].as_str(), inside["licence"].as_str()), (Some("All kinds"), Some("CC0-1.0")));
    let contents = inside["contents"].as_array().unwrap();
    let ids: Vec<&str> = contents.iter().map(|report| report["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["article", "by-hand", "feed-1", "feed-2", "text", "checks-1", "items-1", "crawl-1"]);
    let feed = &contents[2];
    assert_eq!(feed["publisher"], "The Harbour Post");
    assert_eq!(
        (feed["url"].as_str(), feed["published"].as_str()),
        (Some("https://post.example/six"), Some("2024-10-13"))
    );

    for threads in ["1", "5"] {
        assert!(build(&["--threads", threads], "again.pack").status.success());
        assert_eq!(
            fs::read(at.join("all.pack")).unwrap(),
            fs::read(at.join("again.pack")).unwrap(),
            "{threads} threads"
        );
    }
    let output = build(&["--strict"], "strict.pack");
    assert!(output.status.code() == Some(1) && told(&output).contains("4 left out, so no pack is written"));
    assert!(!at.join("strict.pack").exists());
}

#[test]
fn a_file_that_is_refused_leaves_the_old_pack() {
    let at = folder("refused");
    fs::write(at.join("good.xml"), FEED).unwrap();
    fs::write(at.join("out.pack"), "old").unwrap();
    let refused = |name: &str, bytes: &[u8], words: &[&str]| {
        fs::write(at.join(name), bytes).unwrap();
        fails(&at, &["pack", "build", "good.xml", name, "-o", "out.pack"], "", 1, words);
        assert_eq!(fs::read(at.join("out.pack")).unwrap(), b"old");
    };
    refused("cut.rss", &FEED.as_bytes()[..400], &["cut.rss:5: this file ends before its <rss> does"]);
    refused("page.xml", PAGE.as_bytes(), &["page.xml:1: this is XML, but <html> begins none of the feeds"]);
    refused("feed.json", b"{\"version\": \"https://jsonfeed.org/version/1\",\n\"items\": [}", &["feed.json:2: "]);
    refused("checks.json", &checks("False").as_bytes()[..300], &["checks.json:3: EOF"]);
    refused("other.jsonld", b"{\"@type\": \"NewsArticle\"}", &["other.jsonld: ", "no ClaimReview in it"]);
    refused("crawl.wacz", b"PK", &["crawl.wacz: this is not a WACZ"]);
    refused("page.doc", b"x", &["page.doc: which kind of file", ".wacz"]);
    fs::File::create(at.join("long.html")).unwrap().set_len(17 << 20).unwrap();
    fails(
        &at,
        &["pack", "build", "long.html", "-o", "out.pack"],
        "",
        1,
        &["long.html: this file is larger than 16 MB"],
    );
    fs::write(at.join("pack.toml"), "title = \"A\"").unwrap();
    fs::create_dir(at.join("b")).unwrap();
    fs::write(at.join("b/pack.toml"), "title = \"B\"").unwrap();
    fs::write(at.join("b/text.txt"), TEXT).unwrap();
    let heads = ["pack", "build", "pack.toml", "b", "-o", "out.pack"];
    fails(&at, &heads, "", 1, &["b/pack.toml: pack.toml is the head of the pack"]);
    fs::write(at.join("nothing.txt"), "Hello").unwrap();
    fails(&at, &["pack", "build", "nothing.txt", "-o", "out.pack"], "", 1, &["left out", "no report is left"]);
    fails(&at, &["pack", "build", "-o", "out.pack"], "", 2, &["DIR|FILE"]);
    fails(&at, &["pack", "build", "good.xml", "-o", "out.pack", "--threads", "0"], "", 2, &["--threads"]);
    assert_eq!(fs::read(at.join("out.pack")).unwrap(), b"old");
    assert!(!at.join("out.pack.part").exists());
    assert!(crossread(&at, &["pack", "build", "good.xml", "-o", "out.pack"], "").status.success());
    assert_ne!(fs::read(at.join("out.pack")).unwrap(), b"old");
}

#[test]
fn a_review_is_its_reviewers_word() {
    let at = folder("reviews");
    fs::write(at.join("page.txt"), "Six North Korean soldiers died in a missile strike near Donetsk.\n").unwrap();
    for (rating, relation) in [("False", "denied"), ("True", "corroborated"), ("Needs context", "unverified")] {
        fs::write(at.join("checks.json"), checks(rating)).unwrap();
        let reading = &lines(&at, &["compare", "page.txt", "--against", "checks.json"], "")[0];
        let claim = &reading["claims"][0];
        assert_eq!(claim["relation"], relation, "{rating}: {claim:#}");
        let passage = claim["evidence"][0]["text"].as_str().unwrap();
        assert!(
            passage.starts_with("The Checkers on the claim “") && passage.ends_with(&format!("”: “{rating}”")),
            "{passage}"
        );
        assert_eq!(claim["evidence"].as_array().unwrap().len(), 1, "the review tells nothing but its rating");
    }
    // A page of the reviewer's carries the review beside its article.
    let review = &checks("False")[50..];
    let review = &review[review.find("{\"@type\": \"ClaimReview\"").unwrap()..review.len() - 3];
    let page = PAGE.replace("</head>", &format!("<script type=\"application/ld+json\">{review}</script></head>"));
    fs::write(at.join("check.html"), page).unwrap();
    let reading = &lines(&at, &["compare", "page.txt", "--against", "check.html"], "")[0];
    let evidence = reading["claims"][0]["evidence"].as_array().unwrap();
    assert!(
        evidence.iter().any(|e| e["relation"] == "denied" && e["text"].as_str().unwrap().ends_with("“False”")),
        "{evidence:#?}"
    );
}

#[test]
fn compare_takes_all_that_a_pack_takes() {
    let at = folder("against");
    fs::write(at.join("page.txt"), TEXT).unwrap();
    fs::write(at.join("feed.xml"), FEED).unwrap();
    wacz(&at.join("crawl.wacz"));
    let output = crossread(&at, &["compare", "page.txt", "--against", "feed.xml", "crawl.wacz"], "");
    let reading: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(reading["coverage"]["reports"], 3, "{}", told(&output));
    assert!(told(&output).contains("feed.xml:9: entry 5: left out: it has no text"));
    fs::write(at.join("cut.xml"), &FEED[..300]).unwrap();
    fails(&at, &["compare", "page.txt", "--against", "cut.xml"], "", 1, &["cut.xml:"]);
}

#[test]
fn compare_gives_a_reading() {
    let at = folder("compare");
    fs::write(at.join("page.html"), PAGE).unwrap();
    fs::write(at.join("other.txt"), TEXT).unwrap();
    fs::create_dir(at.join("b")).unwrap();
    fs::write(at.join("b/other.txt"), TEXT).unwrap();
    fs::write(at.join("by-hand.toml"), REPORT).unwrap();
    let against = ["--against", "other.txt", "b/other.txt", "--against", "by-hand.toml"];
    let reading = &lines(&at, &[&["compare", "page.html"], &against[..]].concat(), "")[0];
    assert_eq!(reading["coverage"]["reports"], 3);
    assert_eq!(reading["page"]["published"], "2024-10-14");
    assert!(!reading["claims"].as_array().unwrap().is_empty());
    let reading = &lines(&at, &[&["compare", "page.html", "--published", "2024-10-20"], &against[..]].concat(), "")[0];
    assert_eq!(reading["page"]["published"], "2024-10-20");

    let output = crossread(&at, &[&["compare", "page.html", "--format", "text"], &against[..]].concat(), "");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Six officers died near Donetsk on Friday") && text.contains("3 reports"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour where there is no terminal");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let at = folder("pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .arg("annotate")
        .current_dir(&at)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..10_000 {
        if input.write_all(b"{\"id\": 1, \"text\": \"Rain.\"}\n").is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
}
