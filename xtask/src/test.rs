//! All that must hold before a change goes in.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build::EXTENSION;
use crate::corpus;
use crate::demo::in_browser;
use crate::run::{cargo, npm, output, program, run, step};
use crate::setup::{self, Browser};
use crate::{budget, build, licences};

type Check = fn() -> Result<()>;

/// Checks of the sources: each runs whatever became of the others.
const SOURCES: [(&str, Check); 8] = [
    ("Format (cargo fmt)", || run(cargo().args(["fmt", "--all", "--check"]))),
    ("Lint (cargo clippy)", || run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))),
    ("Lint of the browser's half (cargo clippy, wasm)", || {
        let mut clippy = cargo();
        clippy.args(["clippy", "--lib", "--no-default-features", "--target", setup::WASM, "--", "-D", "warnings"]);
        run(&mut clippy)
    }),
    ("Unit and integration tests (cargo test)", || run(cargo().args(["test", "--workspace"]))),
    ("The bundled reports (xtask corpus check)", || corpus::check(None)),
    ("Licences and sources of packages (deny.toml)", licences::check),
    ("Types of the extension (npm run types)", || run(&mut npm(&["run", "--silent", "types"]))),
    ("Lint of the extension (npm run lint)", || run(&mut npm(&["run", "--silent", "lint"]))),
];

/// Checks of the built extension.
const BUILT: [(&str, Check); 4] = [
    ("Weight of the extension", budget::check),
    ("Lint of the build (web-ext lint)", web_ext),
    ("End to end in Chromium", || end_to_end(Browser::Chromium)),
    ("End to end in Firefox", || end_to_end(Browser::Firefox)),
];

pub fn test() -> Result<()> {
    let started = Instant::now();
    setup::for_browsers(&Browser::ALL)?;
    setup::for_lint()?;
    let mut failed = Vec::new();
    let mut check = |what: &'static str, check: Check| {
        if let Err(error) = step(what, check) {
            println!("    {error:#}");
            failed.push(what);
        }
    };
    for (what, work) in SOURCES {
        check(what, work);
    }
    match build::all() {
        Ok(()) => BUILT.iter().for_each(|(what, work)| check(what, *work)),
        Err(error) => {
            println!("    {error:#}");
            failed.push("Build of the extension");
            failed.extend(BUILT.map(|(what, _)| what));
        }
    }
    println!("\n{} s in all.", started.elapsed().as_secs());
    if failed.is_empty() {
        println!("All checks passed.");
        return Ok(());
    }
    bail!("failed, or not run for want of a build:\n  {}", failed.join("\n  "))
}

/// The linter of Firefox's store must have nothing to say.
fn web_ext() -> Result<()> {
    let mut lint = program("node", &["extension/node_modules/web-ext/bin/web-ext.js", "lint"]);
    lint.args(["--source-dir", EXTENSION, "--output", "json", "--no-input", "--no-config-discovery"]);
    let answer = output(lint.env("NO_UPDATE_NOTIFIER", "1"))?;
    let report: serde_json::Value = serde_json::from_str(&answer).context("web-ext lint gave no report")?;
    let mut messages = 0;
    for kind in ["errors", "warnings", "notices"] {
        let list = report[kind].as_array().with_context(|| format!("web-ext lint's report has no {kind}"))?;
        println!("    {} {kind}", list.len());
        for message in list {
            println!("    {}: {} ({})", message["code"], message["message"], message["file"]);
        }
        messages += list.len();
    }
    if messages == 0 { Ok(()) } else { bail!("web-ext lint has {messages} messages") }
}

fn end_to_end(browser: Browser) -> Result<()> {
    let mut files: Vec<String> = std::fs::read_dir("tests/e2e")?
        .map(|entry| Ok(entry?.path().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    files.retain(|file| file.ends_with(".test.mjs"));
    files.sort();
    // Profiles that an interrupted run has left.
    let _ = std::fs::remove_dir_all("target/profiles");
    // Two files at a time, each with its own browser and profile: much of a test is waiting for a browser. A file takes up to a minute, on
    // a machine that hardly gets memory ten times that; a browser that hangs must not hold up the rest for ever.
    let mut node = program("node", &["--test", "--test-concurrency=2", "--test-timeout=900000"]);
    node.arg("--test-reporter=spec");
    run(in_browser(node.args(files), browser)?)
}
