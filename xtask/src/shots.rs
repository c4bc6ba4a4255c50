//! Pictures of all that people see, to be looked at one by one.

use anyhow::Result;

use crate::build;
use crate::demo::in_browser;
use crate::run::{program, run, step};
use crate::setup::{self, Browser};

const FOLDER: &str = "target/shots";

pub fn shots(options: &[&str]) -> Result<()> {
    setup::for_browsers(&Browser::ALL)?;
    build::all()?;
    // What an earlier run has left of surfaces that are no more.
    let _ = std::fs::remove_dir_all(FOLDER);
    for browser in Browser::ALL {
        step(&format!("Taking pictures in {}", browser.name()), || {
            let mut script = program("node", &["tests/e2e/shots.mjs"]);
            run(in_browser(script.args(options), browser)?)
        })?;
    }
    println!("\nThe pictures are in {FOLDER}/.");
    Ok(())
}
