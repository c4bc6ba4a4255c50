//! Pictures of all that people see, to be looked at one by one.

use anyhow::Result;

use crate::build;
use crate::demo::in_browser;
use crate::run::{program, run, step};
use crate::setup::{self, Browser};

const FOLDER: &str = "target/shots";

/// The five pictures of the stores' listings, in docs/store/pictures/.
pub fn store() -> Result<()> {
    setup::for_browsers(&[Browser::Chromium])?;
    build::all()?;
    step("Taking the stores' pictures in chromium", || {
        let mut script = program("node", &["tests/e2e/store-pictures.mjs"]);
        run(in_browser(&mut script, Browser::Chromium)?)
    })
}

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
