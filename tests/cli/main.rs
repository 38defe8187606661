//! The command line.

#![allow(clippy::unwrap_used, reason = "all of it is tests, helpers included")]

mod batch;
mod cases;
mod characters;
mod check;
mod drawn;
mod export;
mod faults;
mod fonts;
mod hostile;
mod html;
mod import;
mod new;
#[cfg(feature = "serve")]
mod page;
mod pictures;
mod readme;
mod rules;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "serve")]
mod serve_safety;
mod stream;
mod usage;
mod workbook;

use std::path::{Path, PathBuf};
use std::process::Output;

use snapbox::cmd::{Command, cargo_bin};

const SUQIAN: &str = include_str!("../../samples/suqian-2023.json");
const WUGANG: &str = include_str!("../../samples/wugang-2025.json");

/// The command in a directory of its own, without colours whatever the terminal.
fn nianbao(directory: &Path) -> Command {
    Command::new(cargo_bin("nianbao"))
        .current_dir(directory)
        .env_remove("CLICOLOR_FORCE")
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1")
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    nianbao(directory).args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A directory with files of these names and contents.
fn directory(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(directory.path().join(name), content).unwrap();
    }
    directory
}

/// The sample with one piece of its text replaced, which must be there.
fn changed(from: &str, to: &str) -> String {
    assert!(SUQIAN.contains(from), "{from}");
    SUQIAN.replacen(from, to, 1)
}

/// The sample with one figure one too large.
fn off_by_one() -> String {
    changed("\"natural_person\": 3402", "\"natural_person\": 3403")
}

/// The names in a directory, sorted.
fn names(directory: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<_> = std::fs::read_dir(directory).unwrap().map(name).collect();
    names.sort();
    names
}

fn read(path: PathBuf) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
