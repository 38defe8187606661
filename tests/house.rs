//! The house is kept: no line too long to read, no file too long to know. Functions are measured by clippy.

use std::path::{Path, PathBuf};

/// Characters of a line.
const LONGEST_LINE: usize = 120;
/// Lines of a file.
const LONGEST_FILE: usize = 600;

/// All files of Rust in the repository, those of builds excepted.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_built = path.file_name().is_some_and(|name| name == "target" || name == ".git");
        if path.is_dir() && !is_built {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn no_line_and_no_file_is_too_long() {
    let mut files = Vec::new();
    rust_files(Path::new(env!("CARGO_MANIFEST_DIR")), &mut files);
    assert!(files.len() > 250, "{}", files.len());
    let mut long = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.chars().count()));
        let too_long = lines.filter(|(_, length)| *length > LONGEST_LINE);
        long.extend(too_long.map(|(line, length)| format!("{}:{line}: {length} characters", path.display())));
        let count = text.lines().count();
        if count > LONGEST_FILE {
            long.push(format!("{}: {count} lines", path.display()));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}
