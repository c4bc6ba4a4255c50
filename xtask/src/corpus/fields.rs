//! Dates, addresses and what else can be told of a field alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use regex::Regex;
use toml::Value;

use super::{Fault, Report};

/// A quotation is kept only where its words are the fact.
const QUOTED: usize = 14;
const UNKNOWN: &str = "unknown";

pub fn check(reports: &[Report], faults: &mut Vec<Fault>) {
    let mut addresses: HashMap<&str, &Report> = HashMap::new();
    let today = Zoned::now().date();
    for report in reports {
        address(report, faults);
        let url = report.url.get_ref().as_str();
        if url != UNKNOWN
            && let Some(first) = addresses.insert(url, report)
        {
            let file = first.path.display();
            faults.push(report.fault(&report.url, format!("the address is that of {file}, too; keep one of them")));
        }
        if let Some(published) = published(report) {
            published_when(report, published, today, faults);
        }
        for claim in &report.claim {
            for what in wording(claim.text.get_ref()) {
                faults.push(report.fault(&claim.text, what));
            }
        }
    }
}

fn address(report: &Report, faults: &mut Vec<Fault>) {
    let url = report.url.get_ref();
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let good = host.is_some_and(|host| host.contains('.') && !host.contains('@'));
    if url != UNKNOWN && (!good || url.contains(char::is_whitespace)) {
        faults
            .push(report.fault(&report.url, format!("{url:?} is no address; write one with https://, or \"unknown\"")));
    }
}

fn published(report: &Report) -> Option<Date> {
    match report.published.get_ref() {
        Value::Datetime(time) => time.to_string().parse().ok(),
        _ => None,
    }
}

/// An address that names a day should name the day of publication: the next one at most, for a reader further east.
fn published_when(report: &Report, published: Date, today: Date, faults: &mut Vec<Fault>) {
    static IN_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[/=](20[0-9]{2})[-/]?([01][0-9])[-/]?([0-3][0-9])(?:[/_0-9-]|$)").expect("a pattern")
    });
    if published > today {
        faults.push(report.fault(&report.published, format!("{published} is yet to come")));
    }
    let Some(found) = IN_ADDRESS.captures(report.url.get_ref()) else { return };
    let (_, parts) = found.extract::<3>();
    let Ok(named) = parts.join("-").parse::<Date>() else { return };
    if published < named.saturating_sub(1.day()) || published > named.saturating_add(1.day()) {
        faults.push(report.fault(&report.published, format!("the address tells of {named}, not of {published}")));
    }
}

/// What is wrong with the words of a claim.
fn wording(text: &str) -> Vec<String> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(He|She|They|His|Her|Their|This|These|Those|Meanwhile|However)[ ,']").expect("a pattern")
    });
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"([A-Z][a-z]+day), (?:([0-9]{1,2}) ([A-Z][a-z]+)|([A-Z][a-z]+) ([0-9]{1,2})),? ([0-9]{4})")
            .expect("a pattern")
    });
    let mut faults = Vec::new();
    if let Some(word) = OPENS.find(text) {
        faults.push(format!("a claim is read alone: say what {:?} stands for", word.as_str()));
    }
    if !text.ends_with(['.', '"']) {
        faults.push("a claim is a whole sentence: end it with a full stop".to_owned());
    }
    for quoted in text.split('"').skip(1).step_by(2) {
        let words = quoted.split_whitespace().count();
        if words > QUOTED {
            faults.push(format!("{words} words are quoted, {QUOTED} are the most; tell them in your own"));
        }
    }
    for found in DAY.captures_iter(text) {
        let part = |i| found.get(i).map_or("", |part| part.as_str());
        let (day, month) = (format!("{}{}", part(2), part(5)), format!("{}{}", part(3), part(4)));
        let Ok(date) = Date::strptime("%d %B %Y", format!("{day} {month} {}", part(6))) else {
            faults.push(format!("{:?} names no day", part(0)));
            continue;
        };
        let weekday = date.strftime("%A").to_string();
        if weekday != part(1) {
            faults.push(format!("{date} was a {weekday}, not a {}", part(1)));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::report;

    fn told(reports: &[Report]) -> String {
        let mut faults = Vec::new();
        check(reports, &mut faults);
        faults.iter().map(|fault| format!("{}: {}\n", fault.path.display(), fault.what)).collect()
    }

    #[test]
    fn addresses_and_days() {
        let good = "url = \"https://news.example/2024/10/14/x\"\npublished = 2024-10-13\n";
        assert_eq!(told(&[report("a", good, &["It rained in Lisbon."])]), "");
        let faults = told(&[report("a", good, &[]), report("b", good, &[])]);
        assert!(faults.contains("b.toml: the address is that of a.toml"), "{faults}");
        for (head, words) in [
            ("url = \"news.example/x\"\n", "is no address"),
            ("url = \"https://news example/x\"\n", "is no address"),
            ("published = 2998-01-01\n", "yet to come"),
            ("url = \"https://news.example/20241011/x\"\npublished = 2024-10-13\n", "tells of 2024-10-11"),
        ] {
            let faults = told(&[report("a", head, &[])]);
            assert!(faults.contains(words), "{head}: {faults}");
        }
    }

    #[test]
    fn words_of_a_claim() {
        assert_eq!(wording("Kyiv \"won\" on Sunday, 13 October 2024, and on Monday, October 14, 2024."), [""; 0]);
        assert_eq!(wording("They won on Monday, 13 October 2024").len(), 3);
        assert_eq!(wording(&format!("Kyiv said \"{}\".", "so ".repeat(15))).len(), 1);
    }
}
