//! What the commands stand on: tools, packages, browsers. Missing parts are installed where that is allowed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run::{npm, output, program, run, step, succeeds};

const NODE: u32 = 20;
pub const WASM: &str = "wasm32-unknown-unknown";

/// The browsers that Crossread runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// As the tests spell it.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// The variable that names another browser than the installed one.
    pub fn variable(self) -> &'static str {
        match self {
            Browser::Chromium => "CHROMIUM",
            Browser::Firefox => "FIREFOX",
        }
    }

    /// Debian's package.
    fn package(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox-esr",
        }
    }

    /// The names a system may have it under, the preferred first.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            Browser::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// The oldest version that the manifest allows.
    fn oldest(self) -> u32 {
        match self {
            Browser::Chromium => 135,
            Browser::Firefox => 142,
        }
    }

    /// Where the browser is.
    pub fn path(self) -> Option<PathBuf> {
        match std::env::var_os(self.variable()) {
            Some(path) => Some(path.into()),
            None => self.programs().iter().find_map(|name| find(name)),
        }
    }
}

/// All that a build needs.
pub fn for_build() -> Result<()> {
    step("Looking for the tools", || {
        node()?;
        wasm_target()
    })?;
    packages("extension")
}

/// All that a build needs, and the browsers.
pub fn for_browsers(browsers: &[Browser]) -> Result<()> {
    for_build()?;
    let missing: Vec<Browser> = browsers.iter().copied().filter(|browser| browser.path().is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    browsers.iter().try_for_each(|browser| recent(*browser))
}

/// The tools of `cargo fmt` and `cargo clippy`, which a minimal rustup leaves out.
pub fn for_lint() -> Result<()> {
    for component in ["rustfmt", "clippy"] {
        let tool = if component == "rustfmt" { "fmt" } else { component };
        if !succeeds(crate::run::cargo().args([tool, "--version"])) {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn node() -> Result<()> {
    let advice = format!("install Node {NODE} or later with its npm, then run this again");
    let version = match find("node") {
        Some(node) => output(&mut program(node, &["--version"]))?,
        None => bail!("node is not installed: {advice}"),
    };
    if number(&version).is_none_or(|major| major < NODE) {
        bail!("node is version {}: {advice}", version.trim());
    }
    if find("npm").is_none() {
        bail!("npm is not installed: {advice}");
    }
    println!("    node {}", version.trim());
    Ok(())
}

fn wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output(&mut program(rustc, &["--print", "target-libdir", "--target", WASM]))?;
    if !Path::new(library.trim()).is_dir() {
        rustup(&["target", "add", WASM])?;
    }
    println!("    Rust's {WASM}");
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let Some(rustup) = find("rustup") else {
        bail!("type this where your Rust comes from, or its like: rustup {}", arguments.join(" "));
    };
    println!("    rustup {}", arguments.join(" "));
    run(&mut program(rustup, arguments)).with_context(|| format!("type: rustup {}", arguments.join(" ")))
}

/// Installs the npm packages of a folder when they are missing or older than its lock file.
pub fn packages(folder: &str) -> Result<()> {
    let changed = |path: &str| Path::new(folder).join(path).metadata().and_then(|file| file.modified());
    let lock = changed("package-lock.json").with_context(|| format!("{folder}/package-lock.json is missing"))?;
    if changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    step(&format!("Installing the npm packages (npm ci in {folder}/)"), || {
        run(npm(&["ci", "--no-audit", "--no-fund"]).current_dir(folder))
            .with_context(|| format!("type: cd {folder} && npm ci"))
    })
}

fn install(browsers: &[Browser]) -> Result<()> {
    let packages: Vec<&str> = browsers.iter().map(|browser| browser.package()).collect();
    let line = format!("sudo apt-get update && sudo apt-get install -y {}", packages.join(" "));
    let Some(apt) = apt() else {
        let names: Vec<&str> = browsers.iter().map(|browser| browser.name()).collect();
        let variables: Vec<&str> = browsers.iter().map(|browser| browser.variable()).collect();
        bail!(
            "{} not found. On Debian type:\n\n    {line}\n\nElsewhere install it as usual, or set {} to its path.",
            names.join(" and "),
            variables.join(" and ")
        );
    };
    step(&format!("Installing {} with apt-get", packages.join(" and ")), || {
        run(apt().args(["update"]))
            .and_then(|()| run(apt().args(["install", "-y", "--no-install-recommends"]).args(&packages)))
    })
    .with_context(|| format!("type: {line}"))?;
    match browsers.iter().find(|browser| browser.path().is_none()) {
        // Ubuntu's packages of these names may be absent or stand for a snap.
        Some(browser) => bail!("apt-get did not bring {0}: install it and set {1}", browser.name(), browser.variable()),
        None => Ok(()),
    }
}

/// A maker of apt-get commands, where this user may install packages without a password.
fn apt() -> Option<impl Fn() -> Command> {
    find("apt-get")?;
    let root = output(&mut program("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    let sudo = || find("sudo").is_some() && succeeds(&mut program("sudo", &["-n", "true"]));
    if !(root || sudo()) {
        return None;
    }
    Some(move || {
        let mut command = if root { program("env", &[]) } else { program("sudo", &["-n", "env"]) };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    })
}

/// Stops at a browser that is too old for the extension.
fn recent(browser: Browser) -> Result<()> {
    let path = browser.path().with_context(|| format!("{} not found", browser.name()))?;
    let version = output(program(&path, &["--version"]).stderr(std::process::Stdio::null()))?;
    println!("    {}: {}", path.display(), version.trim());
    match number(&version) {
        Some(major) if major < browser.oldest() => {
            bail!("{} is too old: Crossread needs version {} or later", path.display(), browser.oldest())
        }
        _ => Ok(()),
    }
}

/// The first whole number in a text: the major version in a version line.
fn number(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
}

/// A program on the search path.
fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}
