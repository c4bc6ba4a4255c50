//! The command line of Crossread.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
