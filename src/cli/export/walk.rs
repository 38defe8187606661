//! The reports in a folder.

use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::plan::Job;
use crate::cli::failure;

/// Adds every report below a folder, by name: files `*.json`, also behind symbolic links, but no schemas (`*.schema.json`), and
/// nothing hidden (`.name`).
///
/// # Errors
///
/// A message: a folder cannot be read, or has no report. A batch that would leave out what it cannot see is not begun.
pub(super) fn collect(folder: &Path, jobs: &mut Vec<Job>) -> Result<(), String> {
    let (root, before): (Arc<Path>, usize) = (folder.into(), jobs.len());
    let walk = WalkDir::new(folder).min_depth(1).follow_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let (path, is_file) = match entry {
            Ok(entry) => (entry.path().to_owned(), entry.file_type().is_file()),
            // A link to a folder that it is in: all that is there is found without it.
            Err(error) if error.loop_ancestor().is_some() => continue,
            // A link that leads nowhere: if it should be a report, that is told when its turn comes.
            Err(error) if error.path().is_some_and(Path::is_symlink) => {
                (error.path().unwrap_or(folder).to_owned(), true)
            }
            Err(error) => return Err(unreadable(&error)),
        };
        if is_file && may_be_a_report(&path) {
            jobs.push(Job::new(&root, path.strip_prefix(folder).unwrap_or(&path)));
        }
    }
    if jobs.len() == before { Err(format!("{} 里没有年报（*.json）", folder.display())) } else { Ok(()) }
}

/// Whether a file is named as a report is, and not as the schema that an editor takes for reports beside it.
fn may_be_a_report(path: &Path) -> bool {
    let ends_in = |path: &Path, end| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
    ends_in(path, "json") && !path.file_stem().is_some_and(|stem| ends_in(Path::new(stem), "schema"))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn unreadable(error: &walkdir::Error) -> String {
    let reason = error.io_error().map_or_else(|| "符号链接绕成了圈".to_owned(), failure::reason);
    format!("{} 读不了：{reason}", error.path().unwrap_or(Path::new("")).display())
}
