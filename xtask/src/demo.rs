//! The demonstration: a sample article, read in a real browser.

use anyhow::Result;

use crate::run::{program, run, step};
use crate::setup::{self, Browser};
use crate::{budget, build};

pub fn demo(browser: Browser) -> Result<()> {
    setup::for_browsers(&[browser])?;
    build::all()?;
    budget::check()?;
    step(&format!("Reading a sample article in {}", browser.name()), || {
        let mut demo = program("node", &["tests/e2e/demo.mjs"]);
        run(in_browser(&mut demo, browser)?)
    })
}

/// Tells a script of `tests/e2e` and `benches` which browser it is for, and where that is.
pub fn in_browser(script: &mut std::process::Command, browser: Browser) -> Result<&mut std::process::Command> {
    if let Some(path) = browser.path() {
        script.env(browser.variable(), path);
    }
    Ok(script.env("CROSSREAD_BROWSER", browser.name()))
}
