//! The licence files of a package.

use std::fs;

use anyhow::{Context, Result, bail};

use super::packages::Package;

/// A word that the file of a licence has in its name where a package has several.
const MARKS: [(&str, &str); 7] = [
    ("MIT", "MIT"),
    ("ISC", "ISC"),
    ("Apache-2.0", "APACHE"),
    ("Unicode-3.0", "UNICODE"),
    ("Zlib", "ZLIB"),
    ("BSD-3-Clause", "BSD"),
    ("MPL-2.0", "MPL"),
];

/// The text of a licence as the package carries it; an error that names both if it does not.
pub fn text(package: &Package, licence: &str) -> Result<String> {
    let names = names(package)?;
    let Some(name) = choose(&names, licence) else {
        bail!(
            "{package} has no file with the text of its licence {licence} (it has: {}): see xtask/src/licences/files.rs",
            if names.is_empty() { "none".to_owned() } else { names.join(", ") }
        );
    };
    let path = package.folder.join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("{package}: {name} cannot be read"))?;
    if text.trim().is_empty() {
        bail!("{package}: {name} is empty");
    }
    Ok(text.replace("\r\n", "\n"))
}

/// Files that hold a licence, by their names.
fn names(package: &Package) -> Result<Vec<String>> {
    let folder = fs::read_dir(&package.folder).with_context(|| format!("the folder of {package} cannot be read"))?;
    let mut names: Vec<String> =
        folder.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<_>>()?;
    names.retain(|name| {
        let upper = name.to_ascii_uppercase();
        ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| upper.starts_with(start))
    });
    names.sort();
    Ok(names)
}

/// The file that is named after the licence, or the one that is named after none.
fn choose<'n>(names: &'n [String], licence: &str) -> Option<&'n String> {
    let mark = MARKS.iter().find(|(known, _)| *known == licence).map(|(_, mark)| *mark)?;
    let has = |name: &str, mark: &str| name.to_ascii_uppercase().contains(mark);
    let plain = |name: &&String| {
        MARKS.iter().all(|(_, mark)| !has(name, mark)) && name.to_ascii_uppercase().starts_with("LICEN")
    };
    names.iter().find(|name| has(name, mark)).or_else(|| names.iter().find(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_licence_is_found_by_its_name() {
        let names = |list: &str| list.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let chosen = |list, licence| choose(&names(list), licence).cloned();
        assert_eq!(chosen("LICENSE-APACHE LICENSE-MIT", "MIT").as_deref(), Some("LICENSE-MIT"));
        assert_eq!(chosen("LICENSE-APACHE.md LICENSE-MIT.md", "Apache-2.0").as_deref(), Some("LICENSE-APACHE.md"));
        assert_eq!(chosen("LICENSE", "MIT").as_deref(), Some("LICENSE"));
        assert_eq!(chosen("LICENSE-MIT LICENSE-UNICODE", "Unicode-3.0").as_deref(), Some("LICENSE-UNICODE"));
        assert_eq!(chosen("LICENSE-APACHE", "MIT"), None);
        assert_eq!(chosen("COPYING UNLICENSE", "MIT"), None, "COPYING tells which file to read");
        assert_eq!(chosen("LICENSE", "Foo-1.0"), None, "an unknown licence is not taken for another");
    }

    #[test]
    fn a_package_without_the_text_is_named() {
        let folder = std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/dist"));
        let package = Package { name: "bare".into(), version: "1.2.3".into(), folder, ..Package::default() };
        let error = text(&package, "MIT").unwrap_err().to_string();
        assert!(error.starts_with("bare 1.2.3 has no file with the text of its licence MIT (it has: none)"), "{error}");
    }
}
