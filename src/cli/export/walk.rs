//! The reports in a folder.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::plan::Job;
use crate::cli::failure;

/// Adds every report below a folder, by name: files `*.json`, also behind symbolic links, but nothing hidden (`.name`).
///
/// # Errors
///
/// A message: a folder cannot be read, or has no report. A batch that would leave out what it cannot see is not begun.
pub(super) fn collect(folder: &Path, jobs: &mut Vec<Job>) -> Result<(), String> {
    let (root, before): (Arc<Path>, usize) = (folder.into(), jobs.len());
    let walk = WalkDir::new(folder).min_depth(1).follow_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            // A link to a folder that it is in: all that is there is found without it.
            Err(error) if error.loop_ancestor().is_some() => continue,
            Err(error) => match unreadable(&error) {
                Some(message) => return Err(message),
                None => continue,
            },
        };
        let is_json =
            entry.path().extension().and_then(OsStr::to_str).is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if is_json && entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            jobs.push(Job::new(&root, relative));
        }
    }
    if jobs.len() == before { Err(format!("{} 里没有 *.json 文件", folder.display())) } else { Ok(()) }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Why a folder cannot be walked; nothing of a link that leads nowhere and is no report.
fn unreadable(error: &walkdir::Error) -> Option<String> {
    let path = error.path().unwrap_or(Path::new(""));
    let reason = error.io_error().map_or_else(|| error.to_string(), failure::reason);
    let is_dangling = path.is_symlink() && path.extension() != Some(OsStr::new("json"));
    (!is_dangling).then(|| format!("{} 读不了：{reason}", path.display()))
}
