//! The command line: one file a verb. CLI.md's contract: JSON lines out, in the order of the input; exit status 0 done, 1 an
//! input could not be read or is not what it must be, 2 wrong usage.

mod annotate;
mod compare;
mod data;
mod extract;
mod import;
mod input;
mod pack;
mod parallel;
mod rank;
mod relate;
mod show;
mod wrap;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use crossread::engine::Engine;
use serde::Serialize;

#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "\
Examples:
  crossread extract page.html
  crossread compare page.html --against other.html third.txt --format text
  crossread pack build corpus -o bundled.bin
  crossread compare page.html --pack bundled.bin

Results are JSON, one object a line; messages go to standard error. `crossread COMMAND --help` has more examples."
)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Extract(extract::Arguments),
    Annotate(annotate::Arguments),
    Relate(relate::Arguments),
    Rank(rank::Arguments),
    Compare(compare::Arguments),
    /// Build a pack from articles, feeds, ClaimReviews and archives, or see what is in one
    #[command(subcommand)]
    Pack(pack::Verb),
    #[command(hide = true)]
    Data(data::Arguments),
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().verb {
        Verb::Extract(arguments) => extract::run(&arguments),
        Verb::Annotate(arguments) => annotate::run(&arguments),
        Verb::Relate(arguments) => relate::run(&arguments),
        Verb::Rank(arguments) => rank::run(&arguments),
        Verb::Compare(arguments) => compare::run(&arguments),
        Verb::Pack(verb) => pack::run(&verb),
        Verb::Data(arguments) => data::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has read enough: `crossread … | head`.
        Err(error) if broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed too; there is nobody left to tell then.
            let _ = writeln!(io::stderr(), "crossread: {error:#}");
            ExitCode::from(1)
        }
    }
}

fn broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// An engine without packs.
fn engine() -> Result<Engine> {
    Ok(Engine::new(crossread::data::bundled())?)
}

/// Writes one object as a line and hands it on at once.
fn line<T: Serialize>(out: &mut impl Write, value: &T) -> Result<()> {
    serde_json::to_writer(&mut *out, value).context("standard output")?;
    out.write_all(b"\n").and_then(|()| out.flush()).context("standard output")
}

/// A result with the id of the input it belongs to.
#[derive(Serialize)]
struct Answer<'a, T> {
    id: &'a input::Id,
    #[serde(flatten)]
    result: T,
}
