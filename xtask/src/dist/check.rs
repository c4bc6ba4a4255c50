//! Whether the stores' zips can be built again from the archive of the sources: it is unpacked in two other places, built in each, and
//! every byte is compared.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use zip::ZipArchive;

use super::{DIST, dist, version};
use crate::budget;
use crate::run::{cargo, run, step};

/// Builds here and in both places, and compares; the places are left standing if something differs.
pub fn check() -> Result<()> {
    dist()?;
    let archive = format!("{DIST}/crossread-{}-source.zip", version()?);
    // Of different lengths and depths: a path that gets into a file shows.
    let folder = std::env::temp_dir().join(format!("crossread-again-{}", std::process::id()));
    let mut faults = Vec::new();
    for place in [folder.join("a"), folder.join("another place/further down")] {
        step(&format!("Building from the archive in {}", place.display()), || {
            unpack(Path::new(&archive), &place)?;
            build(&place)?;
            for fault in compare(Path::new(DIST), &place.join(DIST))? {
                println!("    {fault}");
                faults.push(format!("{}: {fault}", place.display()));
            }
            Ok(())
        })?;
    }
    if !faults.is_empty() {
        bail!("what was built again is not the same:\n    {}", faults.join("\n    "));
    }
    fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    println!("\nBuilt twice from {archive}: every byte is the same.");
    Ok(())
}

fn unpack(archive: &Path, place: &Path) -> Result<()> {
    let mut zip = ZipArchive::new(File::open(archive)?)?;
    zip.extract(place).with_context(|| format!("{} cannot be unpacked to {}", archive.display(), place.display()))
}

/// As a reviewer does, with nothing of what is built here.
fn build(place: &Path) -> Result<()> {
    let mut again = cargo();
    again.args(["xtask", "dist"]).current_dir(place);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        // What cargo tells this program of its own package and build folder.
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_TARGET_DIR" {
            again.env_remove(name);
        }
    }
    run(&mut again)
}

/// What differs between two folders of zips, file by file.
fn compare(here: &Path, there: &Path) -> Result<Vec<String>> {
    let (ours, theirs) = (budget::files(here)?, budget::files(there)?);
    let mut faults = Vec::new();
    if ours != theirs {
        faults.push(format!("there are {}, and should be {}", theirs.join(", "), ours.join(", ")));
    }
    for name in ours.iter().filter(|name| theirs.contains(name)) {
        let (one, other) = (here.join(name), there.join(name));
        if fs::read(&one)? == fs::read(&other)? {
            continue;
        }
        faults.push(format!("{name} differs"));
        if name.ends_with(".zip") {
            faults.extend(inside(&one, &other)?.into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    Ok(faults)
}

/// What differs within two zips.
fn inside(one: &Path, other: &Path) -> Result<Vec<String>> {
    let (one, other) = (contents(one)?, contents(other)?);
    let mut faults = Vec::new();
    for (name, bytes) in &one {
        match other.get(name) {
            None => faults.push(format!("{name} is missing")),
            Some(others) if others != bytes => {
                let at = bytes.iter().zip(others).take_while(|(a, b)| a == b).count();
                faults.push(format!(
                    "{name} differs from byte {at} on ({} and {} bytes): {} | {}",
                    bytes.len(),
                    others.len(),
                    excerpt(bytes, at),
                    excerpt(others, at)
                ));
            }
            Some(_) => {}
        }
    }
    faults.extend(other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("{name} is there too")));
    Ok(faults)
}

fn contents(path: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut zip = ZipArchive::new(File::open(path)?)?;
    let mut files = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

/// Some bytes around a place, as text.
fn excerpt(bytes: &[u8], at: usize) -> String {
    let part = bytes.get(at.saturating_sub(20)..(at + 40).min(bytes.len())).unwrap_or_default();
    String::from_utf8_lossy(part).escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, zip};
    use super::*;

    #[test]
    fn what_differs_is_told() {
        let folder = std::env::temp_dir().join(format!("crossread-compare-{}", std::process::id()));
        let put = |place: &str, files: &[(&str, &str)]| {
            let folder = folder.join(place);
            fs::create_dir_all(&folder).unwrap();
            let entry = |&(path, text): &(&str, &str)| Entry { path: path.into(), runs: false, bytes: text.into() };
            zip(&files.iter().map(entry).collect::<Vec<_>>(), &folder.join("x.zip")).unwrap();
            folder
        };
        let here = put("here", &[("a.js", "one /home/ada/x"), ("b.js", "two")]);
        let same = put("same", &[("a.js", "one /home/ada/x"), ("b.js", "two")]);
        let there = put("there", &[("a.js", "one /home/bo/x"), ("c.js", "two")]);
        assert_eq!(compare(&here, &same).unwrap(), [""; 0]);
        let faults = compare(&here, &there).unwrap();
        fs::write(same.join("more.txt"), "").unwrap();
        let more = compare(&here, &same).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(faults[0], "x.zip differs");
        assert_eq!(
            faults[1],
            "x.zip: a.js differs from byte 10 on (15 and 14 bytes): one /home/ada/x | one /home/bo/x"
        );
        assert_eq!(faults[2..], ["x.zip: b.js is missing", "x.zip: c.js is there too"]);
        assert_eq!(more, ["there are more.txt, x.zip, and should be x.zip"]);
    }
}
