//! Reading inputs.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use nianbao::import::MAX_BYTES;

use super::failure;
use super::pictures::Pictures;

/// Where a report is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// `-`.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    pub fn new(typed: &Path) -> Self {
        if typed == Path::new("-") { Self::Stdin } else { Self::File(typed.to_owned()) }
    }

    /// The file it is, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// Its name as it was typed.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Where the pictures are that a report in it names.
    pub fn pictures(&self) -> Pictures {
        match self {
            Self::Stdin => Pictures::of_stream(),
            Self::File(path) => Pictures::beside(path),
        }
    }

    /// Its bytes, at most one more than a file may have: enough to see that it has too many.
    ///
    /// # Errors
    ///
    /// A message that names it and says why it cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, String> {
        let bytes = match self {
            Self::Stdin => read_bounded(io::stdin().lock()),
            Self::File(path) => open(path).and_then(read_bounded),
        };
        bytes.map_err(|error| format!("{self} 读不了：{}", failure::reason(&error)))
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("标准输入"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// Opens a file; a directory, which could be opened but not read, is an error at once.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

fn read_bounded(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
