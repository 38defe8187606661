//! The flow is one way: no module uses one it is to know nothing of, and no foreign crate is named outside its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The wings of the house, and what each may name besides itself and the plain values.
const WINGS: &[(&str, &[&str])] = &[
    ("report", &[]),
    ("import", &["report"]),
    ("page", &["report"]),
    ("output", &["page"]),
    ("command", &["report", "import", "page", "output", "exporter", "error", ""]),
    ("exporter", &["report", "page", "output", "error"]),
    ("error", &["report", "output"]),
];

/// Known to all, and knowing none but each other.
const VALUES: &[&str] =
    &["carried", "character", "date", "decimal", "deflate", "fingerprint", "inflate", "length", "numeral", "picture"];

/// The rooms of each wing, and which others, of any wing, each may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("report/finding", &[]),
    ("report/source", &["report/finding"]),
    ("report/form", &["report/finding"]),
    ("report/located", &["report/source", "report/finding", "report/form"]),
    ("report/prose", &[]),
    ("report/model", &["report/source", "report/finding", "report/form"]),
    ("report/rules", &["report/source", "report/finding", "report/form", "report/model", "report/prose"]),
    ("import/original", &[]),
    // What kind of file some bytes are is one knowledge, which refuses them as JSON and here chooses their reader.
    ("import/read", &["import/original", "report/source"]),
    ("import/shown", &["import/original", "import/read"]),
    ("import/recognise", &["import/original", "report/finding", "report/form", "report/model"]),
    ("import/imported", &["import/original", "import/recognise", "report/finding"]),
    ("import/account", &["import/original", "import/imported"]),
    (
        "import/own_file",
        &["import/original", "import/imported", "import/recognise", "report/finding", "report/form", "report/model"],
    ),
    (
        "import/bring_in",
        &[
            "import/original",
            "import/imported",
            "import/own_file",
            "import/recognise",
            "report/finding",
            "report/form",
            "report/model",
        ],
    ),
    ("page/document", &["report/finding"]),
    ("page/compose", &["page/document", "report/finding", "report/form", "report/model"]),
    ("page/font", &["page/document", "report/finding"]),
    ("page/layout", &["page/document", "page/font", "report/finding"]),
    ("output/publication", &[]),
    ("output/options", &["output/publication"]),
    ("output/error", &["page/layout", "page/font"]),
    ("output/supplies", &["page/font", "output/options"]),
    ("output/format", &["page/document", "page/layout", "output/supplies", "output/error"]),
    (
        "output/master",
        &["page/document", "page/layout", "page/font", "output/format", "output/supplies", "output/error"],
    ),
    ("output/pages", &["page/layout"]),
    ("output/thousandths", &[]),
    ("output/xml", &[]),
    ("output/archive", &["page/font"]),
    ("output/bundle", &["output/archive", "output/error"]),
    ("output/family", &["page/document", "page/font"]),
    ("output/drawn_fonts", &["page/layout", "page/font"]),
    ("output/pdf", &["page/layout", "page/font", "output/pages", "output/format"]),
    // Of the layout, what draws charts: their parts have places of their own.
    (
        "output/docx",
        &[
            "page/document",
            "page/font",
            "page/layout",
            "output/format",
            "output/family",
            "output/xml",
            "output/archive",
        ],
    ),
    ("output/html", &["page/document", "output/format", "output/publication", "output/supplies"]),
    (
        "output/ofd",
        &[
            "page/document",
            "page/layout",
            "page/font",
            "output/pages",
            "output/format",
            "output/family",
            "output/drawn_fonts",
            "output/thousandths",
            "output/xml",
            "output/archive",
        ],
    ),
    (
        "output/svg",
        &[
            "page/document",
            "page/layout",
            "page/font",
            "output/pages",
            "output/format",
            "output/family",
            "output/drawn_fonts",
            "output/thousandths",
            "output/xml",
        ],
    ),
];

/// Crates and the only room, or file, of `src` that may name them.
const FOREIGN: &[(&str, &[&str])] = &[
    ("printpdf", &["output/pdf"]),
    ("lopdf", &["output/pdf", "import/read"]),
    ("libdeflater", &["deflate", "inflate"]),
    ("flate2", &["deflate"]),
    ("maud", &["output/html"]),
    ("percent_encoding", &["output/html"]),
    ("docx_rs", &["output/docx"]),
    ("quick_xml", &["output/docx", "import/read"]),
    ("rawzip", &["output/archive", "import/read"]),
    ("calamine", &["import/read"]),
    ("cfb", &["import/read"]),
    ("chardetng", &["import/read"]),
    ("html5ever", &["import/read"]),
    ("ttf_parser", &["page/font"]),
    ("write_fonts", &["page/font"]),
    ("ruzstd", &["page/font"]),
    ("unicode_linebreak", &["page/layout"]),
    ("self_cell", &["page/font"]),
    ("encoding_rs", &["report/source", "import/read", "command/cli"]),
    ("unicode_normalization", &["report/source", "character/look_alike", "command/cli"]),
    ("axum", &["command/serve"]),
    ("hyper", &["command/serve"]),
    ("hyper_util", &["command/serve"]),
    ("browser", &["command/cli"]),
    ("tokio", &["command/serve"]),
    ("clap", &["command/cli"]),
    ("anstream", &["command/cli"]),
    ("annotate_snippets", &["command/cli"]),
    ("tempfile", &["command/cli"]),
    ("walkdir", &["command/cli"]),
    ("indicatif", &["command/cli"]),
    ("signal_hook", &["command/cli"]),
    ("sha2", &["command/cli"]),
    ("base64", &["carried", "output/html", "output/svg", "import/read", "command/cli", "report/model"]),
    ("image", &["picture/pixels"]),
    ("moxcms", &["picture/pixels"]),
    ("tiny_skia", &["output/docx"]),
    ("tar", &["command/cli"]),
    ("rust_xlsxwriter", &["command/cli"]),
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
    /// The room it is in: a wing's (`page/layout`), or the module itself where it has no wing.
    fn room(&self) -> String {
        self.module.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("/")
    }

    /// The wing it is in, or the module itself.
    fn wing(&self) -> &str {
        &self.module[0]
    }

    /// The modules of the library that it names, as paths from its root: after `crate::`, or after some `super::`.
    fn uses(&self) -> BTreeSet<Vec<String>> {
        let mut used = BTreeSet::new();
        for prefix in ["crate::", "nianbao::"] {
            self.collect_paths(prefix, &[], &mut used);
        }
        for climbed in 1..=self.module.len() {
            let base = &self.module[..self.module.len() - climbed];
            self.collect_paths(&"super::".repeat(climbed), base, &mut used);
        }
        used
    }

    fn collect_paths(&self, prefix: &str, base: &[String], used: &mut BTreeSet<Vec<String>>) {
        for (at, _) in self.code.match_indices(prefix) {
            let before = self.code[..at].chars().next_back();
            let rest = &self.code[at + prefix.len()..];
            if before.is_none_or(|before| !is_word(before) && before != ':') && !rest.starts_with("super::") {
                used.extend(paths(rest).into_iter().map(|path| [base, &path].concat()));
            }
        }
    }
}

/// Every path that a use, or a mention, begins: braces are opened.
fn paths(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start();
    if let Some(list) = text.strip_prefix('{') {
        return items(list).into_iter().flat_map(paths).collect();
    }
    let name: String = text.chars().take_while(|character| is_word(*character)).collect();
    let Some(rest) = text[name.len()..].strip_prefix("::") else { return vec![vec![name]] };
    let longer = |mut path: Vec<String>| {
        path.insert(0, name.clone());
        path
    };
    paths(rest).into_iter().map(longer).collect()
}

/// What stands between the commas of a list, up to its closing brace.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                items.push(list[start..at].trim());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn paths_are_found_however_they_are_written() {
    let joined = |text| paths(text).into_iter().map(|path| path.join("/")).collect::<Vec<_>>();
    assert_eq!(joined("page::layout::{Page, Rule};"), ["page/layout/Page", "page/layout/Rule"]);
    assert_eq!(
        joined("report::{finding::{Path, Place}, form}, length::Length};"),
        ["report/finding/Path", "report/finding/Place", "report/form"]
    );
    let file = |module: &[&str], code: &str| SourceFile {
        path: PathBuf::new(),
        module: module.iter().map(|part| (*part).to_owned()).collect(),
        code: code_of(code),
    };
    let draw = ["page", "layout", "table", "draw"];
    let code = "use super::super::super::font::Face;\nfn a() -> crate::report::model::Report {}\n// crate::command\n";
    let used: Vec<String> = file(&draw, code).uses().into_iter().map(|path| path.join("/")).collect();
    assert_eq!(used, ["page/font/Face", "report/model/Report"]);
    assert!(file(&draw, "#[cfg(test)]\nmod tests { use crate::output; }").uses().is_empty());
}

/// The rooms of the house that a file uses, its own left out.
fn rooms_used(file: &SourceFile, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let room = |path: Vec<String>| {
        let two = path.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("/");
        // What the root exports is called as its module is (`Error`, `error`).
        if modules.contains(&two) { two } else { path[0].to_lowercase() }
    };
    let mut used: BTreeSet<String> = file.uses().into_iter().map(room).collect();
    used.remove(&file.room());
    used.retain(|room| room != file.wing());
    used
}

fn all_rooms() -> BTreeSet<String> {
    ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect()
}

#[test]
fn every_module_has_its_line() {
    let (rooms, wings): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (ROOMS.iter().copied().collect(), WINGS.iter().copied().collect());
    for file in source_files() {
        let is_known = match file.module.len() {
            1 => {
                wings.contains_key(file.wing())
                    || VALUES.contains(&file.wing())
                    || matches!(file.wing(), "lib" | "main")
            }
            _ => file.wing() == "command" || rooms.contains_key(file.room().as_str()) || VALUES.contains(&file.wing()),
        };
        assert!(is_known, "the tables have no line for {}", file.path.display());
    }
}

#[test]
fn no_module_uses_what_it_knows_nothing_of() {
    let (rooms, wings): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (ROOMS.iter().copied().collect(), WINGS.iter().copied().collect());
    let modules = all_rooms();
    for file in source_files() {
        if matches!(file.wing(), "lib" | "main" | "command") {
            continue;
        }
        for used in rooms_used(&file, &modules) {
            let wing = used.split('/').next().unwrap();
            let allowed = VALUES.contains(&wing)
                || match rooms.get(file.room().as_str()) {
                    Some(allowed) => allowed.contains(&used.as_str()),
                    None => wings.get(file.wing()).is_some_and(|allowed| allowed.contains(&wing)),
                };
            assert!(allowed, "{} knows nothing of {used}", file.path.display());
        }
    }
}

#[test]
fn rooms_name_only_what_their_wings_may() {
    let wings: BTreeMap<_, _> = WINGS.iter().copied().collect();
    for (room, used) in ROOMS {
        let wing = room.split('/').next().unwrap();
        for other in *used {
            let other_wing = other.split('/').next().unwrap();
            assert!(other_wing == wing || wings[wing].contains(&other_wing), "{room}: {other}");
        }
    }
}

#[test]
fn no_two_rooms_use_each_other_in_a_circle() {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> =
        ROOMS.iter().map(|(room, used)| (*room, used.iter().copied().collect())).collect();
    assert!(edges.values().flatten().count() > 20);
    while !edges.is_empty() {
        let last = edges.iter().find(|(_, used)| used.iter().all(|used| !edges.contains_key(used)));
        let last = *last.unwrap_or_else(|| panic!("a circle among {edges:?}")).0;
        edges.remove(last);
    }
}

/// Circles that still stand inside a folder, each to be opened by whoever next works there; a new one is no way out.
const CIRCLES_TO_BE_OPENED: &[(&str, &[&str])] = &[("report/model", &["text", "wording"])];

/// What the children of each folder name of each other; a child is a file with all that is below it.
fn edges_by_folder(files: &[SourceFile]) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    let modules: BTreeSet<&[String]> =
        files.iter().flat_map(|file| (1..=file.module.len()).map(|depth| &file.module[..depth])).collect();
    for file in files {
        for depth in 1..file.module.len() {
            let (folder, child) = (&file.module[..depth], &file.module[depth]);
            let is_sibling = |path: &Vec<String>| {
                path.starts_with(folder)
                    && path.get(depth).is_some_and(|other| other != child)
                    && modules.contains(&path[..=depth])
            };
            let siblings = file.uses().into_iter().filter(is_sibling).map(|path| path[depth].clone());
            folders.entry(folder.join("/")).or_default().entry(child.clone()).or_default().extend(siblings);
        }
    }
    folders
}

/// The children that name each other in a circle, or lie between two circles: what is left when every child that names
/// none of the others, or is named by none, is taken away.
fn in_circles(mut edges: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let is_open = |(child, used): (&String, &BTreeSet<String>)| {
            let names_none = used.iter().all(|used| !edges.contains_key(used));
            let named_by_none = !edges.values().any(|used| used.contains(child));
            (names_none || named_by_none).then(|| child.clone())
        };
        let Some(open) = edges.iter().find_map(is_open) else { return edges.into_keys().collect() };
        edges.remove(&open);
    }
}

#[test]
fn no_files_of_a_folder_name_each_other_in_a_circle() {
    let folders = edges_by_folder(&source_files());
    assert!(folders.len() > 10 && folders["report/model"]["read"].contains("object"), "{folders:#?}");
    for (folder, edges) in folders {
        let known = CIRCLES_TO_BE_OPENED.iter().find(|(of, _)| *of == folder).map_or(&[][..], |(_, children)| children);
        let circles: Vec<_> = in_circles(edges).into_iter().filter(|child| !known.contains(&child.as_str())).collect();
        assert!(circles.is_empty(), "a circle in {folder}: {circles:?}");
    }
}

#[test]
fn a_circle_is_found() {
    let edges = |pairs: &[(&str, &str)]| {
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (one, other) in pairs {
            edges.entry((*one).to_owned()).or_default().insert((*other).to_owned());
            edges.entry((*other).to_owned()).or_default();
        }
        edges
    };
    assert!(in_circles(edges(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
    assert_eq!(in_circles(edges(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")])), ["b", "c"]);
}

/// Crates whose types the public API must not name: who uses the library need not know them.
const HIDDEN: &[&str] = &[
    "serde_json",
    "RawValue",
    "Json",
    "lopdf",
    "printpdf",
    "docx_rs",
    "maud",
    "Markup",
    "percent_encoding",
    "quick_xml",
    "rawzip",
    "ttf_parser",
    "write_fonts",
    "ruzstd",
    "regex",
    "self_cell",
    "libdeflater",
    "flate2",
    "unicode_linebreak",
    "base64",
    "calamine",
    "cfb",
    "chardetng",
    "html5ever",
    "moxcms",
    "tiny_skia",
    "DynamicImage",
];

#[test]
fn no_public_declaration_names_a_type_of_a_foreign_crate() {
    for file in source_files().into_iter().filter(|file| file.wing() != "command") {
        for declaration in public_declarations(&file.code) {
            // What stands between quotation marks is a message, not a type.
            let names = declaration.split('"').step_by(2);
            let words: BTreeSet<&str> = names.flat_map(|code| code.split(|character| !is_word(character))).collect();
            let named = HIDDEN.iter().find(|hidden| words.contains(**hidden));
            assert_eq!(named, None, "{}: `{declaration}`", file.path.display());
        }
    }
}

/// What is declared `pub`: up to a body, a value or the end; of a public struct or enum all of it, private fields
/// aside.
fn public_declarations(code: &str) -> Vec<String> {
    let mut declarations = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let Some(declared) = line.trim_start().strip_prefix("pub ") else { continue };
        let mut declaration = declared.to_owned();
        let is_enum = declared.starts_with("enum ");
        let ends = |text: &str| text.ends_with([';', ',', '{']) || text.contains(" {") || text.ends_with('}');
        while !(ends(declaration.trim_end()) && declaration.matches('(').count() == declaration.matches(')').count()) {
            let Some(next) = lines.next() else { break };
            declaration.push_str(next);
        }
        if is_enum {
            let variants = lines.by_ref().take_while(|line| *line != "}");
            declaration.extend(variants.flat_map(|line| [" ", line.trim()]));
        }
        declarations.push(declaration);
    }
    declarations
}

#[test]
fn public_declarations_are_found_whole() {
    let code = "pub fn a(\n    b: Json,\n) -> C {\n    d::Json\n}\nfn e(f: Json) {}\n\
                pub enum G {\n    H(#[from] Json),\n}\n\
                pub struct I {\n    pub j: Json,\n    k: Json,\n}\n";
    let told: Vec<_> = public_declarations(code).iter().map(|text| text.matches("Json").count()).collect();
    assert_eq!(told, [1, 1, 0, 1]);
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
            let allowed = folders.contains(&file.room().as_str()) || file.wing() == "main";
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
