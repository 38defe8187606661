//! The record of a batch: JSON Lines, one report a line, in the order of the inputs.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::command::cli::failure;

/// A record that is being written.
pub(super) struct Log {
    path: PathBuf,
    file: File,
}

impl Log {
    /// Begins a record in place of an older one.
    ///
    /// # Errors
    ///
    /// A message: it cannot be written.
    pub fn create(path: &Path) -> Result<Self, String> {
        let failed = |error: io::Error| format!("{} 写不了：{}", path.display(), failure::reason_at(path, &error));
        Ok(Self { file: File::create(path).map_err(failed)?, path: path.to_owned() })
    }

    /// Adds a line, whole and at once: what was done is on record even if the program is killed.
    ///
    /// # Errors
    ///
    /// A message: it cannot be written.
    pub fn add(&mut self, record: &impl Serialize) -> Result<(), String> {
        let line = serde_json::to_vec(record).map_err(io::Error::from).and_then(|mut line| {
            line.push(b'\n');
            self.file.write_all(&line)
        });
        line.map_err(|error| format!("{} 写不了：{}", self.path.display(), failure::reason(&error)))
    }
}
