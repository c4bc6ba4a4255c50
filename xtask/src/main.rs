//! The project's commands, the same on a laptop and in continuous integration.

mod bench;
mod budget;
mod build;
mod corpus;
mod demo;
mod dist;
mod licences;
mod run;
mod setup;
mod shots;
mod test;
mod train;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Usage: cargo xtask <command>

  demo [--firefox]     build, open a sample article in Chromium (or Firefox) and read it;
                       without a display: screenshots in target/demo/
  test                 format, lint, types, unit, integration and end-to-end tests in both browsers
  build                the unpacked extension in target/extension/, one folder for both browsers
  bench [--quick] [--json FILE]
                       what Crossread costs, native and in both browsers, beside its peers (docs/bench.md)
  corpus check [--sources DIR]
                       whether the bundled reports are as corpus/README.md asks; with DIR, whether a claim
                       copies its source, DIR/<report>.txt
  shots [--readme]     every surface in every state, in both browsers, light and dark, narrow and wide, in
                       target/shots/; with --readme the light ones alone, and the README's in docs/pictures/
  shots --store        the five pictures of the stores' listings, in docs/store/pictures/
  licences             whether all packages have a licence that deny.toml allows; the page of licences in target/
  dist [--check]       a zip for each store, and one of the sources, in target/dist/; with --check the sources are
                       unpacked in two other places and built there, and every byte is compared
  train bearing DIR    the weights by which claims are related, from labelled pages (assets/README.md)
  train stance DIR     the weights of `crossread relate` from labelled pairs (assets/README.md)

What is missing (wasm target, npm packages, browsers) is installed where that is allowed;
otherwise one line says what to type. CHROMIUM and FIREFOX name other browsers than the installed ones.

  cargo xtask demo --firefox
  cargo xtask bench --json target/bench.json
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words.iter().any(|word| matches!(*word, "-h" | "--help" | "help")) {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match command(&words) {
        Some(result) => match result {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("\nerror: {error:#}");
                ExitCode::FAILURE
            }
        },
        None => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

/// Runs the command the words name; none if they name none.
fn command(words: &[&str]) -> Option<Result<()>> {
    Some(match words {
        ["demo"] => in_root(|| demo::demo(setup::Browser::Chromium)),
        ["demo", "--chromium"] => in_root(|| demo::demo(setup::Browser::Chromium)),
        ["demo", "--firefox"] => in_root(|| demo::demo(setup::Browser::Firefox)),
        ["test"] => in_root(test::test),
        ["build"] => in_root(build::build),
        ["bench", options @ ..] => {
            let options = bench::Options::parse(options)?;
            in_root(|| bench::bench(&options))
        }
        ["corpus", "check"] => in_root(|| corpus::check(None)),
        ["corpus", "check", "--sources", folder] => {
            let folder = std::path::absolute(folder);
            in_root(|| corpus::check(Some(&folder?)))
        }
        ["licences"] => in_root(licences::licences),
        ["shots"] => in_root(|| shots::shots(&[])),
        ["shots", "--store"] => in_root(shots::store),
        ["shots", "--readme"] => in_root(|| shots::shots(&["--readme"])),
        ["dist"] => in_root(dist::dist),
        ["dist", "--check"] => in_root(dist::check),
        ["train", "bearing", folder] => {
            let folder = std::path::absolute(folder);
            in_root(|| train::bearing(&folder?))
        }
        ["train", "stance", folder] => {
            let folder = std::path::absolute(folder);
            in_root(|| train::stance(&folder?))
        }
        _ => return None,
    })
}

/// Every path in this program is relative to the root of the repository.
fn in_root(command: impl FnOnce() -> Result<()>) -> Result<()> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask has a parent folder");
    if std::env::set_current_dir(root).is_err() {
        bail!("{} is not there any more: run cargo xtask from the clone it was built in", root.display());
    }
    command()
}
