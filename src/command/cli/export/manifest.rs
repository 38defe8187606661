//! Which reports were made before, from what: `.nianbao-made` in the folder of the files.
//!
//! One line for each report made: a number over the program's version, the options, the bytes of the input and the
//! bytes of the files, a space, and the report's path below the folder that was named. Whoever asks computes the
//! number again from what lies there now: a file that was changed, cut short or taken away does not count as made.
//! Nothing is said in the files themselves, which stay what their report makes them, and their times are not looked
//! at: they change when files are copied.
//!
//! Lines are only added, each in one write at the end of the file, so several programs may use one folder. A line
//! that was cut off by a crash, or a missing one, makes a report be made again.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::command::cli::digest;
use crate::command::cli::failure;

/// The file's name.
const NAME: &str = ".nianbao-made";

/// What was made before, as far as it is on record.
pub(super) struct Manifest {
    path: PathBuf,
    file: File,
    /// The last number of each report, by a number for its path: 200,000 reports take 13 MB.
    made: HashMap<u128, u128>,
    /// What else decides on the bytes of the files.
    recipe: String,
}

impl Manifest {
    /// Opens the record of a folder, or begins it.
    ///
    /// # Errors
    ///
    /// A message: it cannot be read or written.
    pub fn open(folder: &Path, recipe: String) -> Result<Self, String> {
        let path = folder.join(NAME);
        let failed =
            |error: io::Error| format!("{} 读不了或写不了：{}", path.display(), failure::reason_at(&path, &error));
        std::fs::create_dir_all(folder).map_err(failed)?;
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path).map_err(failed)?;
        let made = read(&file).map_err(failed)?;
        // What another program was writing when it was killed must not run into our first line.
        file.write_all(b"\n").map_err(failed)?;
        Ok(Self { path, file, made, recipe })
    }

    /// Whether the files of a report are those that it would make.
    pub fn is_made(&self, name: &Path, input: &[u8], files: &[PathBuf]) -> bool {
        let Some(made) = self.made.get(&key(name)) else { return false };
        let found: io::Result<Vec<Vec<u8>>> = files.iter().map(std::fs::read).collect();
        found.is_ok_and(|found| self.number(input, found.iter().map(Vec::as_slice)) == *made)
    }

    /// Notes that a report's files were made.
    ///
    /// # Errors
    ///
    /// A message: it cannot be written.
    pub fn add<'a>(
        &'a self,
        name: &Path,
        input: &'a [u8],
        files: impl Iterator<Item = &'a [u8]>,
    ) -> Result<(), String> {
        let line = format!("{:032x} {}\n", self.number(input, files), name.display());
        let failed = |error| format!("{} 写不了：{}", self.path.display(), failure::reason(&error));
        (&self.file).write_all(line.as_bytes()).map_err(failed)
    }

    fn number<'a>(&'a self, input: &'a [u8], files: impl Iterator<Item = &'a [u8]>) -> u128 {
        let what = [env!("CARGO_PKG_VERSION").as_bytes(), self.recipe.as_bytes(), input];
        digest::short(what.into_iter().chain(files))
    }
}

/// A report by its path; names that are no Unicode are kept apart well enough by what stands in for them, since the
/// number must fit, too.
fn key(name: &Path) -> u128 {
    digest::short([name.to_string_lossy().as_bytes()])
}

fn read(file: &File) -> io::Result<HashMap<u128, u128>> {
    let mut made = HashMap::new();
    let (mut lines, mut line) = (BufReader::new(file), Vec::new());
    // No path is longer than this; whatever has longer lines is not ours.
    while lines.by_ref().take(1 << 16).read_until(b'\n', &mut line)? > 0 {
        let text = std::str::from_utf8(&line).unwrap_or_default().trim_end_matches('\n');
        if let Some((number, name)) = text.split_once(' ')
            && let Ok(number) = u128::from_str_radix(number, 16)
            && line.ends_with(b"\n")
        {
            made.insert(key(Path::new(name)), number);
        }
        line.clear();
    }
    Ok(made)
}
