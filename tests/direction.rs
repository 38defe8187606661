//! The flow is one way: no module uses one it is to know nothing of, and no foreign crate is named outside its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each module of the library and what it knows nothing of.
const IGNORANCE: &[(&str, &[&str])] = &[
    ("source", &["model", "form", "rules", "compose", "document", "font", "layout", "pdf", "docx", "prose"]),
    ("finding", EVERYTHING),
    ("date", EVERYTHING),
    ("character", EVERYTHING),
    ("deflate", EVERYTHING),
    ("fingerprint", EVERYTHING),
    ("length", EVERYTHING),
    ("prose", EVERYTHING),
    ("model", &["document", "rules", "compose", "font", "layout", "pdf", "docx", "prose"]),
    ("form", &["source", "model", "rules", "compose", "document", "font", "layout", "pdf", "docx", "prose"]),
    ("rules", &["document", "compose", "font", "layout", "pdf", "docx"]),
    ("compose", &["source", "rules", "font", "layout", "pdf", "docx", "prose"]),
    ("document", &["source", "model", "form", "rules", "compose", "font", "layout", "pdf", "docx", "prose"]),
    ("font", &["source", "model", "form", "rules", "compose", "layout", "pdf", "docx", "prose"]),
    ("layout", &["source", "model", "form", "rules", "compose", "pdf", "docx", "prose"]),
    ("pdf", &["source", "model", "form", "rules", "compose", "document", "docx", "prose"]),
    ("docx", &["source", "model", "form", "rules", "compose", "layout", "pdf", "prose"]),
    ("exporter", &["source", "cli", "prose"]),
    ("error", &["source", "model", "form", "rules", "compose", "document", "font", "layout", "pdf", "docx", "prose"]),
];

/// Every module but those that depend on none.
const EVERYTHING: &[&str] = &[
    "source", "finding", "date", "length", "model", "form", "rules", "compose", "document", "font", "layout", "pdf",
    "docx", "error", "exporter", "prose", "cli",
];

/// Crates and the only folder, or file, of `src` that may name them.
const FOREIGN: &[(&str, &[&str])] = &[
    ("printpdf", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("libdeflater", &["deflate"]),
    ("flate2", &["deflate"]),
    ("docx_rs", &["docx"]),
    ("quick_xml", &["docx"]),
    ("rawzip", &["docx"]),
    ("ttf_parser", &["font"]),
    ("write_fonts", &["font"]),
    ("ruzstd", &["font"]),
    ("unicode_linebreak", &["layout"]),
    ("self_cell", &["font"]),
    ("encoding_rs", &["cli", "main"]),
    ("clap", &["cli", "main"]),
    ("anstream", &["cli", "main"]),
    ("annotate_snippets", &["cli", "main"]),
    ("tempfile", &["cli", "main"]),
    ("walkdir", &["cli", "main"]),
    ("indicatif", &["cli", "main"]),
    ("signal_hook", &["cli", "main"]),
    ("sha2", &["cli", "main"]),
    ("base64", &["cli", "main"]),
    ("tar", &["cli", "main"]),
];

/// A file of `src`, without its tests and comments.
struct SourceFile {
    path: PathBuf,
    /// The modules that lead to it (`layout`, `table`, `draw`).
    module: Vec<String>,
    code: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    assert!(paths.len() > 50, "{}", paths.len());
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&root).unwrap().with_extension("");
        let mut module: Vec<String> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        module.pop_if(|last| last == "mod");
        SourceFile { code: code_of(&std::fs::read_to_string(&path).unwrap()), path, module }
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_tests = path.file_stem().is_some_and(|name| name == "tests");
        if path.is_dir() && !is_tests {
            collect(&path, paths);
        } else if !is_tests && path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// A file's code up to its tests, which end every file, without comments.
fn code_of(text: &str) -> String {
    let code = text.split("mod tests {").next().unwrap();
    let without_comment = |line: &str| line.split("//").next().unwrap().to_owned();
    code.lines().map(without_comment).collect::<Vec<_>>().join("\n")
}

impl SourceFile {
    /// The modules of the library that it names: after `crate::`, or after as many `super::` as lead up to the library.
    fn uses(&self) -> BTreeSet<String> {
        let up = "super::".repeat(self.module.len());
        let mut used = BTreeSet::new();
        for prefix in ["crate::", "nianbao::", up.as_str()] {
            for (at, _) in self.code.match_indices(prefix) {
                let before = self.code[..at].chars().next_back();
                if before.is_none_or(|before| !is_word(before) && before != ':') {
                    used.extend(first_names(&self.code[at + prefix.len()..]));
                }
            }
        }
        used
    }
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |path: &str| path.trim_start().chars().take_while(|character| is_word(*character)).collect::<String>();
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&list[start..at]));
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn paths_are_found_however_they_are_written() {
    assert_eq!(first_names("layout::{Page, Rule};"), ["layout"]);
    assert_eq!(first_names("{finding::{Path, Place}, form, length::Length};"), ["finding", "form", "length"]);
    let file = |module: &[&str], code: &str| SourceFile {
        path: PathBuf::new(),
        module: module.iter().map(|part| (*part).to_owned()).collect(),
        code: code_of(code),
    };
    let draw = ["layout", "table", "draw"];
    let used =
        file(&draw, "use super::super::super::pdf::Pdf;\nfn a() -> crate::model::Report {}\n// crate::cli\n").uses();
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["model", "pdf"]);
    assert!(file(&draw, "use super::super::pdf;\n#[cfg(test)]\nmod tests { use crate::pdf; }").uses().is_empty());
}

#[test]
fn no_module_uses_what_it_knows_nothing_of() {
    let ignorance: BTreeMap<&str, &[&str]> = IGNORANCE.iter().copied().collect();
    for file in source_files() {
        let module = file.module[0].as_str();
        if matches!(module, "lib" | "main" | "cli") {
            continue;
        }
        let unknown = ignorance.get(module).unwrap_or_else(|| panic!("the table has no line for {module}"));
        for used in file.uses() {
            let allowed = used == module || !(unknown.contains(&used.as_str()) || used == "cli");
            assert!(allowed, "{}: {module} knows nothing of {used}", file.path.display());
        }
    }
}

#[test]
fn no_two_modules_use_each_other_in_a_circle() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in source_files().iter().filter(|file| !matches!(file.module[0].as_str(), "lib" | "main" | "cli")) {
        edges.entry(file.module[0].clone()).or_default().extend(file.uses());
    }
    for (module, used) in &mut edges {
        used.remove(module);
    }
    assert!(edges.values().flatten().count() > 20, "the edges are read: {edges:?}");
    while !edges.is_empty() {
        let last = edges.iter().find(|(_, used)| used.iter().all(|used| !edges.contains_key(used)));
        let last = last.unwrap_or_else(|| panic!("a circle among {edges:?}")).0.clone();
        edges.remove(&last);
    }
}

#[test]
fn foreign_crates_are_named_in_their_folders_alone() {
    for file in source_files() {
        for (name, folders) in FOREIGN {
            let path = format!("{name}::");
            let names_it = file.code.match_indices(&path).any(|(at, _)| {
                let before = file.code[..at].chars().next_back();
                before.is_none_or(|before| !is_word(before) && !matches!(before, '.' | ':'))
            });
            let allowed = folders.contains(&file.module[0].as_str());
            assert!(!names_it || allowed, "{} names {name}", file.path.display());
        }
    }
}

#[test]
fn every_foreign_crate_of_the_table_is_used() {
    let files = source_files();
    for (name, _) in FOREIGN {
        assert!(files.iter().any(|file| file.code.contains(&format!("{name}::"))), "no file names {name}");
    }
}
