//! The rows of the table: which figures, beside which peers, and what they must keep to.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use crate::setup::Browser;

/// A figure beside a peer's. Where both browsers measure, it is the worse of the two.
#[derive(Serialize)]
pub struct Row {
    /// What was measured; `figure/peer` for a figure's further peers.
    pub figure: String,
    pub value: f64,
    pub unit: &'static str,
    pub peer: Option<&'static str>,
    pub peer_value: Option<f64>,
    /// How many times the peer's value ours is.
    pub ratio: Option<f64>,
    pub browser: Option<&'static str>,
    #[serde(skip)]
    pub limit: Limit,
}

/// What a figure must keep to, and the goal.
#[derive(Clone, Copy, Default)]
pub enum Limit {
    #[default]
    Free,
    /// The value itself.
    Most(f64, f64),
    /// The value as a multiple of the first peer's.
    Times(f64, f64),
}

/// A figure: where it stands in what was measured, and where those of its peers do. `/each` stands for each of the browsers.
struct Figure {
    name: String,
    unit: &'static str,
    path: String,
    limit: Limit,
    peers: Vec<(&'static str, String)>,
}

const EACH: &str = "/each";

fn figure(name: impl Into<String>, unit: &'static str, path: impl Into<String>) -> Figure {
    Figure { name: name.into(), unit, path: path.into(), limit: Limit::Free, peers: Vec::new() }
}

impl Figure {
    fn within(self, limit: Limit) -> Self {
        Self { limit, ..self }
    }

    fn beside(mut self, peer: &'static str, path: impl Into<String>) -> Self {
        self.peers.push((peer, path.into()));
        self
    }
}

/// The figures in the order of the table.
fn figures() -> Vec<Figure> {
    use Limit::{Free, Most, Times};
    let mut all = Vec::new();
    for words in [1000, 50_000] {
        let at = |who: &str| format!("/each/understand-{words}/{who}");
        let reading = figure(format!("understand-{words}"), "ms", at("ours")).within(Times(1.5, 0.5));
        all.push(reading.beside("wink-nlp", at("wink-nlp")).beside("compromise", at("compromise")));
    }
    for (size, claims, limit) in
        [("1k", 1000, Free), ("10k", 10_000, Most(15.0, 4.0)), ("100k", 100_000, Most(60.0, 20.0))]
    {
        let at = |which: &str| format!("/each/compare-{claims}/{which}");
        // Peers do the retrieval alone.
        let find = |peer: &str| format!("/each/search-{claims}/find/{peer}");
        let warm = figure(format!("compare-{size}"), "ms", at("warm")).within(limit);
        all.push(warm.beside("FlexSearch", find("FlexSearch")).beside("MiniSearch", find("MiniSearch")));
        for which in ["others", "first"] {
            all.push(figure(format!("compare-{size}-{which}"), "ms", at(which)).within(limit));
        }
    }
    for (which, label) in [("", "read, again"), ("-others", "read, other pages"), ("-first", "read, first")] {
        all.push(figure(format!("compare-1m-native{which}"), "ms", format!("/native/1000000/{label}")));
    }
    let find = |who: &str| format!("/each/search-100000/find/{who}");
    let start = |who: &str| format!("/each/search-100000/start/{who}");
    all.extend([
        // The goal: as quick as native tantivy, which took 20 ms where FlexSearch took 37.
        figure("retrieve-100k", "ms", find("ours"))
            .within(Times(1.0, 0.54))
            .beside("FlexSearch", find("FlexSearch"))
            .beside("MiniSearch", find("MiniSearch"))
            .beside("tantivy, native", "/tantivy/retrieve"),
        figure("retrieve-100k-native", "ms", "/native/100000/find them, from text on")
            .beside("tantivy", "/tantivy/retrieve"),
        figure("pack-100k-bytes", "bytes", "/bytes/pack").within(Most(25e6, 12e6)).beside("tantivy", "/tantivy/bytes"),
        figure("pack-100k-load", "ms", start("ours"))
            .within(Most(30.0, 5.0))
            .beside("FlexSearch", start("FlexSearch"))
            .beside("MiniSearch", start("MiniSearch")),
        // The peer is given claims; ours has to find them.
        figure("pack-100k-build", "ms", "/native/100000/build, two threads")
            .within(Most(30_000.0, 5000.0))
            .beside("tantivy", "/tantivy/build"),
        figure("growth-10k-1m", "times", "/growth/read, again").within(Most(100.0, 10.0)),
        figure("growth-10k-1m-others", "times", "/growth/read, other pages").within(Most(100.0, 10.0)),
        figure("core-ready", "ms", "/each/ready/took"),
        figure("first-answer", "ms", "/each/first-answer/first").within(Most(250.0, 80.0)),
        figure("answer-again", "ms", "/each/first-answer/again"),
        figure("popup-drawn", "ms", "/each/popup-drawn/took").within(Most(100.0, 50.0)),
        figure("import-100k", "ms", "/each/import-100000/listed"),
        figure("import-100k-answer", "ms", "/each/import-100000/answer"),
        figure("import-100k-woken", "ms", "/each/import-100000/woken"),
        figure("import-100k-longest", "ms", "/each/import-100000/longest"),
    ]);
    for (name, words, limit) in [("longest-task", 50_000, Most(50.0, 16.0)), ("longest-task-5000", 5000, Free)] {
        let at = |which: &str| format!("/each/longest-task-{words}/{which}");
        let longest = figure(name, "ms", at("longest")).within(limit);
        all.push(longest.beside("Readability alone", at("readability")).beside("the page at rest", at("rest")));
    }
    all.extend([
        figure("wasm-bytes", "bytes", "/bytes/wasm").within(Most(1.2e6, 0.6e6)),
        figure("extension-bytes", "bytes", "/bytes/extension")
            .within(Most(6e6, 3e6))
            .beside("wink-nlp, model", "/bytes/wink")
            .beside("compromise", "/bytes/compromise"),
        figure("memory-bundled", "bytes", "/each/ready/taken"),
        figure("memory-100k", "bytes", "/each/compare-100000/taken")
            .beside("FlexSearch", "/chromium/memory/flexsearch")
            .beside("MiniSearch", "/chromium/memory/minisearch"),
    ]);
    all
}

/// The rows: a figure's further peers follow its first, and have no limit.
pub fn rows(measured: &Value) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for figure in figures() {
        let mut peers = figure.peers.iter();
        rows.push(row(measured, &figure, peers.next(), figure.name.clone(), figure.limit)?);
        for peer in peers {
            rows.push(row(measured, &figure, Some(peer), format!("{}/{}", figure.name, peer.0), Limit::Free)?);
        }
    }
    Ok(rows)
}

fn row(
    measured: &Value,
    figure: &Figure,
    peer: Option<&(&'static str, String)>,
    name: String,
    limit: Limit,
) -> Result<Row> {
    let browsers = if figure.path.starts_with(EACH) { Browser::ALL.map(Some).to_vec() } else { vec![None] };
    let mut rows = Vec::new();
    for browser in browsers {
        let value = look(measured, &figure.path, browser)?;
        let peer_value = peer.map(|(_, path)| look(measured, path, browser)).transpose()?;
        rows.push(Row {
            figure: name.clone(),
            value,
            unit: figure.unit,
            peer: peer.map(|(name, _)| *name),
            peer_value,
            ratio: peer_value.map(|peer| value / peer),
            browser: browser.map(Browser::name),
            limit,
        });
    }
    // The worse by what counts.
    let by_ratio = matches!(figure.limit, Limit::Times(..));
    let worth = |row: &Row| row.ratio.filter(|_| by_ratio).unwrap_or(row.value);
    rows.into_iter().max_by(|x, y| worth(x).total_cmp(&worth(y))).context("there is a browser")
}

fn look(measured: &Value, path: &str, browser: Option<Browser>) -> Result<f64> {
    let path = match (path.strip_prefix(EACH), browser) {
        (Some(rest), Some(browser)) => format!("/{}{rest}", browser.name()),
        _ => path.to_owned(),
    };
    measured.pointer(&path).and_then(Value::as_f64).with_context(|| format!("{path} was not measured"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_of_the_worse_browser() {
        let measured: Value = serde_json::from_str(
            r#"{"chromium": {"ours": 3.0, "peer": 1.0}, "firefox": {"ours": 4.0, "peer": 2.0}, "native": 8.0}"#,
        )
        .expect("it is well formed");
        let beside = |limit, path: &str| {
            let figure = figure("f", "ms", "/each/ours").within(limit).beside("p", path);
            row(&measured, &figure, figure.peers.first(), "f".to_owned(), limit).expect("all of it was measured")
        };
        let by_value = beside(Limit::Most(1.0, 1.0), "/each/peer");
        assert_eq!((by_value.browser, by_value.value, by_value.ratio), (Some("firefox"), 4.0, Some(2.0)));
        let by_ratio = beside(Limit::Times(1.0, 1.0), "/each/peer");
        assert_eq!((by_ratio.browser, by_ratio.value, by_ratio.ratio), (Some("chromium"), 3.0, Some(3.0)));
        assert_eq!(beside(Limit::Free, "/native").ratio, Some(0.5));
        assert!(look(&measured, "/each/others", Some(Browser::Firefox)).is_err());
    }

    #[test]
    fn an_import_has_a_row_for_each_thing_that_is_waited_for() {
        let measured: Value = serde_json::from_str(
            r#"{"chromium": {"import-100000": {"listed": 9.0, "longest": 1.0, "answer": 2.0, "woken": 8.0}},
                "firefox": {"import-100000": {"listed": 5.0, "longest": 6.0, "answer": 7.0, "woken": 4.0}}}"#,
        )
        .expect("it is well formed");
        let all = figures().into_iter().filter(|figure| figure.name.starts_with("import-"));
        let rows: Vec<Row> = all
            .map(|figure| row(&measured, &figure, None, figure.name.clone(), figure.limit))
            .collect::<Result<_>>()
            .expect("all of it was measured");
        let told: Vec<_> = rows.iter().map(|row| (row.figure.as_str(), row.value, row.browser)).collect();
        let expected = [
            ("import-100k", 9.0, Some("chromium")),
            ("import-100k-answer", 7.0, Some("firefox")),
            ("import-100k-woken", 8.0, Some("chromium")),
            ("import-100k-longest", 6.0, Some("firefox")),
        ];
        assert_eq!(told, expected);
        assert!(rows.iter().all(|row| matches!(row.limit, Limit::Free)));
    }
}
