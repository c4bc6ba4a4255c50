//! The page that names all parts, and has each licence's text once.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::parts::{Part, Terms};

const GROUPS: [(&str, &str); 3] =
    [("program", "In the core"), ("scripts", "In the scripts"), ("data", "In the data, and Rust’s standard library")];

/// A text, and whose notices it stands under.
#[derive(Default)]
struct Text {
    licence: String,
    /// As the first part that has it writes it.
    body: String,
    /// Each with the parts that have it.
    notices: BTreeMap<String, Vec<String>>,
}

/// The page, for parts in any order.
pub fn page(parts: &[Part]) -> String {
    let mut out = String::from(HEAD);
    for (group, title) in GROUPS {
        let _ = write!(out, "<section>\n<h2>{title}</h2>\n<ul>\n");
        for part in parts.iter().filter(|part| part.group == group) {
            let _ = writeln!(out, "<li>{}</li>", line(part));
        }
        out += "</ul>\n</section>\n";
    }
    for text in texts(parts).values() {
        let _ = write!(out, "<section>\n<h2>{}</h2>\n<ul>\n", escape(&text.licence));
        for (notice, names) in &text.notices {
            let of = escape(&names.join(", "));
            let notice =
                if notice.is_empty() { of } else { format!("{}<br>({of})", escape(notice).replace('\n', "<br>")) };
            let _ = writeln!(out, "<li>{notice}</li>");
        }
        let _ = write!(out, "</ul>\n<pre>{}</pre>\n</section>\n", escape(&text.body));
    }
    out + "</main></body></html>\n"
}

fn line(part: &Part) -> String {
    let name = match &part.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(&part.name)),
        None => format!("<b>{}</b>", escape(&part.name)),
    };
    let by = if part.by.is_empty() { String::new() } else { format!(", by {}", escape(&part.by.join(", "))) };
    let what = part.what.as_deref().map_or(String::new(), |what| format!(": {}", escape(what)));
    let licence = match part.under.first() {
        Some((licence, Terms::Address(address))) => {
            format!("<a href=\"{}\">{}</a>", escape(address), escape(licence))
        }
        _ => escape(&part.licence),
    };
    format!("{name}{by}{what} ({licence})")
}

/// The texts in the order of their licences; those that differ in white space, marks or notices alone are one.
fn texts(parts: &[Part]) -> BTreeMap<(String, String), Text> {
    let mut all: BTreeMap<(String, String), Text> = BTreeMap::new();
    for part in parts {
        for (licence, terms) in &part.under {
            let Terms::Text(text) = terms else { continue };
            // Where the whole text is a notice, none of it is moved.
            let (notice, body) = if licence.starts_with("LicenseRef-") {
                (String::new(), text.trim_end().to_owned())
            } else {
                split(text)
            };
            let letters: String = body.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let here = all.entry((licence.clone(), letters)).or_default();
            if here.body.is_empty() {
                licence.clone_into(&mut here.licence);
                here.body = body;
            }
            let names = here.notices.entry(notice).or_default();
            if !names.contains(&part.name) {
                names.push(part.name.clone());
            }
        }
    }
    all
}

/// The lines that say whose it is, and the rest. Titles go: the heading has them.
fn split(text: &str) -> (String, String) {
    let (mut notices, mut body) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let bare = line.trim_start_matches(|c: char| c.is_whitespace() || "#*>_".contains(c)).trim_end();
        let lower = bare.to_lowercase();
        // "copyright holders" within a sentence is none.
        let whose = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase() || "(©".contains(c));
        let notice = bare.strip_prefix("Copyright ").is_some_and(whose);
        let title = [
            "mit license", "the mit license", "the mit license (mit)", "mit license (mit)", "isc license (isc)",
            "isc license",
        ]
        .contains(&lower.as_str());
        if notice || lower == "all rights reserved." {
            notices.push(bare.to_owned());
        } else if !title {
            body.push(line.trim_end());
        }
    }
    (notices.join("\n"), body.join("\n").trim_matches('\n').to_owned())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// In English: licences hold in the words they are written in.
const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Licences – Crossread</title>
<link rel="icon" href="icons/icon-32.png">
<link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="controls.css">
<link rel="stylesheet" href="licences.css">
</head>
<body><main>
<h1>Licences</h1>
<p>Crossread is free under the MIT licence or the Apache licence 2.0, at your choice. This is what else it holds, who made it, and under
which licence. Where a licence is left to choose, the text of the one that was chosen stands below.</p>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, text: &str) -> Part {
        Part {
            name: name.to_owned(),
            group: "program",
            licence: "MIT OR Apache-2.0".to_owned(),
            by: vec!["Ada <ada@a.example>".to_owned()],
            what: None,
            url: None,
            under: vec![("MIT".to_owned(), Terms::Text(text.to_owned()))],
        }
    }

    #[test]
    fn a_text_stands_once_with_all_its_notices() {
        let page = page(&[
            part("a 1.0.0", "MIT License\n\nCopyright (c) 2020 Ada\n\nPermission is granted,\nfree of \"charge\".\n"),
            part(
                "b 1.0.0",
                "# The MIT License (MIT)\nCopyright 2021 Bo <b@b.example>\nPermission is granted, free\nof “charge”.\n",
            ),
            part("c 1.0.0", "Copyright (c) 2020 Ada\n\npermission is granted, free of charge."),
            part(
                "d 1.0.0",
                "Permission is granted, but for a fee, to whom the\ncopyright notice names, and\nCOPYRIGHT HOLDERS.",
            ),
        ]);
        assert_eq!(page.matches("<pre>").count(), 2, "{page}");
        assert!(page.contains("<li>Copyright (c) 2020 Ada<br>(a 1.0.0, c 1.0.0)</li>"), "{page}");
        assert!(page.contains("<li>Copyright 2021 Bo &lt;b@b.example&gt;<br>(b 1.0.0)</li>"), "{page}");
        assert!(page.contains("to whom the\ncopyright notice names, and\nCOPYRIGHT HOLDERS.</pre>"), "{page}");
        for name in ["a", "b", "c", "d"] {
            assert!(
                page.contains(&format!("<b>{name} 1.0.0</b>, by Ada &lt;ada@a.example&gt; (MIT OR Apache-2.0)")),
                "{page}"
            );
        }
    }

    #[test]
    fn a_licence_that_asks_for_no_more_is_linked() {
        let mut one = part("words", "");
        one.group = "data";
        one.under = vec![("CC-BY-4.0".to_owned(), Terms::Address("https://cc.example/by?a&b".to_owned()))];
        let page = page(&[one]);
        assert!(page.contains(r#"(<a href="https://cc.example/by?a&amp;b">CC-BY-4.0</a>)"#), "{page}");
        assert_eq!(page.matches("<pre>").count(), 0);
    }
}
