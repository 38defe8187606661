//! The reports in a folder.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::command::cli::failure;

/// Gives every report below a folder, as its path from there, by name: files `*.json`, also behind symbolic links,
/// but no schemas (`*.schema.json`) and no accounts (`*.import.json`), and nothing hidden (`.name`); and the documents
/// beside them, but none that is named as a report is: it was made of that.
///
/// # Errors
///
/// A message: a folder cannot be read, or has no report. A batch that would leave out what it cannot see is not begun.
pub(in crate::command::cli) fn each_report(folder: &Path, mut give: impl FnMut(&Path)) -> Result<(), String> {
    let mut is_empty = true;
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
            give(path.strip_prefix(folder).unwrap_or(&path));
            is_empty = false;
        }
    }
    if is_empty {
        Err(format!("{} 里没有年报（JSON、Word、网页、表格、PDF 或文本）", folder.display()))
    } else {
        Ok(())
    }
}

/// What documents are named, those first that say most of a report; at the end what is named only to be told that it
/// cannot be read.
const DOCUMENTS: [&str; 16] =
    ["docx", "xlsx", "html", "htm", "ods", "xls", "ofd", "pdf", "txt", "md", "doc", "wps", "et", "rtf", "mht", "odt"];

/// Whether a file is named as a report is, and not as the schema that an editor takes for reports beside it.
fn may_be_a_report(path: &Path) -> bool {
    if ends_in(path, "json") {
        let is_other = |stem: &Path| ends_in(stem, "schema") || ends_in(stem, "import");
        return !path.file_stem().is_some_and(|stem| is_other(Path::new(stem)));
    }
    is_document(path)
}

fn ends_in(path: &Path, end: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end))
}

/// Whether a file is named as a document is, and no file of the same name says more.
pub(in crate::command::cli) fn is_document(path: &Path) -> bool {
    let Some(rank) = DOCUMENTS.iter().position(|end| ends_in(path, end)) else { return false };
    let mut better = ["json"].iter().chain(&DOCUMENTS[..rank]);
    let is_plain = ends_in(path, "txt") || ends_in(path, "md");
    !better.any(|end| path.with_extension(end).is_file()) && (!is_plain || speaks_of_disclosure(path))
}

/// Whether a text speaks of what a report is about: folders hold many other texts.
fn speaks_of_disclosure(path: &Path) -> bool {
    const SUBJECT: &str = "信息公开";
    let Ok(bytes) = std::fs::read(path) else { return false };
    let (in_gbk, ..) = encoding_rs::GBK.encode(SUBJECT);
    let has = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    has(SUBJECT.as_bytes()) || has(&in_gbk)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn unreadable(error: &walkdir::Error) -> String {
    let reason = error.io_error().map_or_else(|| "符号链接绕成了圈".to_owned(), failure::reason);
    format!("{} 读不了：{reason}", error.path().unwrap_or(Path::new("")).display())
}
