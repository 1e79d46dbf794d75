//! The rules of the house that a newcomer can read off the layout, made true: who may know whom, a first
//! sentence in every file, no file too long. Each failure names file and line.

#![allow(clippy::unwrap_used, reason = "a rule that cannot be read fails where it stands")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Which layers a layer may name. What is not listed knows nobody.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("browser", &[]),
    ("workspace", &["domain"]),
    ("insight", &["workspace", "domain"]),
    ("exchange", &["workspace", "domain"]),
    ("store", &["workspace", "domain"]),
    ("session", &["store", "exchange", "browser", "workspace", "domain"]),
    ("ui", &["session", "store", "insight", "workspace", "domain"]),
];

/// Which crates only some layers may name.
const ONLY_IN: [(&str, &[&str]); 4] = [
    ("leptos", &["store", "session", "ui"]),
    ("leptos_router", &["ui"]),
    ("idb", &["browser"]),
    ("gloo_storage", &["browser"]),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "helpers", "common", "types", "services", "manager", "misc"];

/// Lines a file may have, its tests not counted; pages are shorter.
const LONGEST: usize = 400;
const LONGEST_PAGE: usize = 250;

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The path under `src`, with slashes.
fn name(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/")
}

fn layer(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap_or(name)
}

/// The lines that are code: comments and everything from the unit tests on are left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    code.map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a line names a module or crate as the beginning of a path.
fn names(line: &str, word: &str) -> bool {
    let path = format!("{word}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// A path like `super::browser` or `pages::exchange` means a module of the layer itself, and so does the name of
/// a module that the same file declares.
fn is_own(line: &str, word: &str, text: &str) -> bool {
    let inside = ["super::", "self::", "page::", "pages::"];
    inside.iter().any(|own| line.contains(&format!("{own}{word}")))
        || text.contains(&format!("\nmod {word};"))
}

#[test]
fn arrows_go_one_way() {
    let mut wrong = String::new();
    for path in sources() {
        let (name, text) = (name(&path), std::fs::read_to_string(&path).unwrap());
        let here = layer(&name).to_owned();
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(layer, _)| *layer == here) else { continue };
        for (n, line) in code(&text) {
            for (other, _) in MAY_KNOW.iter().filter(|(other, _)| *other != here && !allowed.contains(other))
            {
                if names(line, other) && !is_own(line, other, &text) {
                    writeln!(wrong, "src/{name}:{n}: {here} may not know {other}: {}", line.trim()).unwrap();
                }
            }
            for (krate, layers) in ONLY_IN {
                if names(line, krate) && !layers.contains(&here.as_str()) {
                    writeln!(wrong, "src/{name}:{n}: {krate} is only for {layers:?}: {}", line.trim())
                        .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_file_says_what_belongs_in_it() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//! "))
        .map(|path| format!("src/{}:1", name(path)))
        .collect();
    assert!(silent.is_empty(), "files without a first sentence (`//! …`): {silent:#?}");
}

#[test]
fn no_file_is_too_long_or_has_an_empty_name() {
    let mut wrong = String::new();
    for path in sources() {
        let (name, text) = (name(&path), std::fs::read_to_string(&path).unwrap());
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        let longest = if name.starts_with("ui/pages/") { LONGEST_PAGE } else { LONGEST };
        if lines > longest {
            writeln!(wrong, "src/{name}:{longest}: {lines} lines where {longest} are allowed").unwrap();
        }
        let stem = path.file_stem().unwrap().to_string_lossy();
        if EMPTY_NAMES.contains(&stem.as_ref()) {
            writeln!(wrong, "src/{name}: the name says nothing").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_rule_sees_a_wrong_arrow() {
    assert!(names("use crate::browser::Slot;", "browser") && names("    browser::clock::now()", "browser"));
    assert!(names("use crate::{browser::Slot, store::Store};", "browser"));
    assert!(!names("let my_browser::x", "browser") && is_own("use super::browser::x;", "browser", ""));
    assert!(is_own("use crate::ui::pages::exchange::Preview;", "exchange", ""));
    assert!(is_own("pub use exchange::ExchangePage;", "exchange", "//! Pages.\nmod exchange;\n"));
    assert!(!is_own("use crate::exchange::read;", "exchange", "mod guide;"));
}
