//! The sources, as a reviewer is given them: all that git tracks. Where there is no git, as in an unpacked archive of them, all but
//! what building makes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Entry;
use crate::budget;
use crate::run::{output, program};

/// Folders that building makes, wherever they stand.
const MADE: [&str; 3] = [".git", "node_modules", "target"];

/// The files of the folder that this program runs in, in the order of their names.
pub fn files() -> Result<Vec<Entry>> {
    let root = Path::new(".");
    let paths = if root.join(".git").exists() { tracked()? } else { found(root)? };
    paths.into_iter().map(|path| entry(root, path)).collect()
}

fn entry(root: &Path, path: String) -> Result<Entry> {
    let file = root.join(&path);
    let bytes = fs::read(&file).with_context(|| format!("{path} cannot be read"))?;
    Ok(Entry { runs: runs(&file)?, path, bytes })
}

/// What git tracks, as it is on disk: the zips of the stores are built from that too.
fn tracked() -> Result<Vec<String>> {
    let list = output(&mut program("git", &["ls-files", "-z"]))?;
    let mut paths: Vec<String> = list.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    if paths.is_empty() {
        bail!("git ls-files names no file: commit the sources, or build without .git");
    }
    let others = output(&mut program("git", &["status", "--porcelain"]))?;
    if !others.trim().is_empty() {
        println!("    Not committed, and in the sources only where git tracks it:\n{}", others.trim_end());
    }
    paths.retain(|path| Path::new(path).exists()); // deleted and not committed
    paths.sort();
    Ok(paths)
}

/// All files below a folder but those in folders that building makes.
fn found(root: &Path) -> Result<Vec<String>> {
    let mut paths = budget::files_but(root, &MADE)?;
    paths.retain(|path| !path.ends_with(".snap.new")); // as in .gitignore
    Ok(paths)
}

#[cfg(unix)]
fn runs(file: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(file)?.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn runs(_: &Path) -> Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_git_the_same_files_are_found() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        std::env::set_current_dir(&root).unwrap();
        if !root.join(".git").exists() {
            return; // an unpacked archive: there is nothing to compare with
        }
        let (tracked, mut found) = (tracked().unwrap(), found(&root).unwrap());
        // New files that are not committed yet are no fault of this program.
        let new = output(&mut program("git", &["ls-files", "-z", "--others", "--exclude-standard"])).unwrap();
        found.retain(|path| !new.split('\0').any(|other| other == path));
        assert_eq!(tracked, found);
    }

    #[test]
    fn what_building_makes_is_left_out() {
        let root = std::env::temp_dir().join(format!("crossread-source-{}", std::process::id()));
        for path in ["a/target/x", "a/node_modules/b/c", ".git/HEAD", "a/t.snap.new", "a/targets", ".ci/run"] {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        let found = found(&root).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(found, [".ci/run", "a/targets"]);
    }
}
