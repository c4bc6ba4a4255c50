//! The table as people read it.

use std::fs;

use serde_json::Value;

use super::rows::{Limit, Row};
use crate::setup::Browser;

pub fn print(rows: &[Row], measured: &Value) {
    println!("\n{}", place(measured));
    println!("Medians, warm unless said otherwise; the worse of both browsers; ratio: ours to the peer's.\n");
    println!(
        "{:<25}{:>12} {:<9}{:>9}{:>9}  {:<13}{:<19}{:>11}{:>8}",
        "figure", "ours", "in", "to pass", "goal", "", "peer", "peer's", "ratio"
    );
    let mut fallen = 0;
    for row in rows {
        let (pass, goal, verdict) = judge(row);
        fallen += usize::from(verdict == SHORT);
        // A further peer's row repeats the figure's value, which may be another browser's.
        let name = row.figure.split_once('/').map_or(row.figure.clone(), |_| "  and".to_owned());
        println!(
            "{:<25}{:>12} {:<9}{:>9}{:>9}  {:<13}{:<19}{:>11}{:>8}",
            name,
            show(row.value, row.unit),
            row.browser.unwrap_or_default(),
            pass,
            goal,
            verdict,
            row.peer.unwrap_or_default(),
            row.peer_value.map(|value| show(value, row.unit)).unwrap_or_default(),
            row.ratio
                .map(|ratio| if ratio < 0.1 { format!("{ratio:.4}") } else { format!("{ratio:.2}") })
                .unwrap_or_default(),
        );
    }
    println!("\n{}", if fallen == 0 { "Every budget holds.".to_owned() } else { format!("{fallen} fall short.") });
}

const SHORT: &str = "falls short";

/// What is asked, what is wished, and whether it holds.
fn judge(row: &Row) -> (String, String, &'static str) {
    let (value, pass, goal) = match row.limit {
        Limit::Free => return Default::default(),
        Limit::Most(pass, goal) => (row.value, pass, goal),
        Limit::Times(pass, goal) => (row.ratio.unwrap_or(f64::INFINITY), pass, goal),
    };
    let shown = |value: f64| match row.limit {
        Limit::Times(..) => format!("{value}x"),
        _ => show(value, row.unit),
    };
    let verdict = if value <= goal {
        "goal reached"
    } else if value <= pass {
        "holds"
    } else {
        SHORT
    };
    (shown(pass), shown(goal), verdict)
}

fn show(value: f64, unit: &str) -> String {
    match unit {
        "bytes" => format!("{:.2} MB", value / 1e6),
        "times" => format!("{value:.1}x"),
        _ if value < 10.0 => format!("{value:.2} {unit}"),
        _ => format!("{value:.0} {unit}"),
    }
}

/// Where and when: figures of two machines, or of two days, do not compare.
fn place(measured: &Value) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = measured["load"].as_str().map(|load| format!(", load {load}")).unwrap_or_default();
    let versions = Browser::ALL.map(|browser| measured[browser.name()]["version"].as_str().unwrap_or("?").to_owned());
    let today = jiff::Zoned::now().date();
    format!("{today}, {cores} cores of {}{load}; {}", model.unwrap_or("an unknown processor"), versions.join(", "))
}
