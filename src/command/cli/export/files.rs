//! Writing the files of one report: all of them or none.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::command::cli::failure;

/// How the names of files begin that are not done; one is left behind only if the program is killed.
pub(super) const UNFINISHED: &str = ".nianbao-";

/// Writes files that belong together, each whole or not at all.
///
/// All are written beside their places first and then put there by renaming, so that no reader ever sees half a
/// file, and no old file beside a new one but in the moment between two renames. Where the file system can lock a
/// folder, two programs that write the same files take turns. Of the older files, those that no new one takes the place
/// of go away: pages of a report that was longer.
///
/// # Errors
///
/// A message that names the file and says why it cannot be written; none of them was then put in its place, unless
/// the last step of the second failed after that of the first.
pub(in crate::command::cli) fn write(files: &[(PathBuf, Vec<u8>)], older: &[PathBuf]) -> Result<(), String> {
    let failed =
        |path: &Path, error: &io::Error| format!("{} 写不了：{}", path.display(), failure::reason_at(path, error));
    let mut finished = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        finished.push((path, write_beside(path, bytes).map_err(|error| failed(path, &error))?));
    }
    let _turn = files.first().and_then(|(path, _)| lock(folder_of(path)));
    for (path, file) in finished {
        file.persist(path).map_err(|error| failed(path, &error.error))?;
    }
    let is_new = |older: &PathBuf| files.iter().any(|(path, _)| path == older);
    for path in older.iter().filter(|older| !is_new(older) && older.exists()) {
        let gone = std::fs::remove_file(path);
        gone.map_err(|error| format!("{} 是多出来的旧页，删不掉：{}", path.display(), failure::reason(&error)))?;
    }
    Ok(())
}

/// Writes a temporary file in the same folder as a file to be; it goes away by itself unless it is put there.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new file: what the umask leaves of it. A temporary file is otherwise its owner's only.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Keeps other programs like this one from putting files into a folder, as long as the handle is kept; nothing
/// where there are no such locks.
fn lock(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}
