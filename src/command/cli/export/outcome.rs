//! What came of one report.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::command::cli::Status;
use crate::command::cli::inspection::Tally;

/// How the work on a report ended.
#[derive(Debug)]
pub(super) enum Ending {
    /// Its files were written.
    Written(Vec<Made>),
    /// Its files are there already.
    Unchanged,
    /// It has errors; nothing was written.
    Refused {
        /// Whether files that were made earlier lie where its own would.
        leaves_older: bool,
    },
    /// It could not be read or written, and why.
    Failed(String),
    /// The program was asked to stop before its turn.
    Stopped,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub(super) struct Made {
    #[serde(serialize_with = "as_shown")]
    pub path: PathBuf,
    pub bytes: usize,
}

/// A path as it is shown: what of it is no Unicode, as names unpacked from an archive of another system may be, becomes
/// U+FFFD.
fn as_shown<S: serde::Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

/// What came of one report, with all that is told of it.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The report's name as it is shown.
    pub input: String,
    pub ending: Ending,
    pub tally: Tally,
    /// The rule of its first error.
    pub rule: Option<&'static str>,
    /// Its findings for a person.
    pub told: Vec<String>,
    /// Its findings for the log, each a JSON object.
    pub findings: Vec<Box<RawValue>>,
    pub milliseconds: u128,
}

impl Outcome {
    /// What it means for the whole command.
    pub fn status(&self) -> Status {
        match self.ending {
            Ending::Written(_) | Ending::Unchanged => Status::Done,
            Ending::Refused { .. } => Status::Findings,
            Ending::Failed(_) | Ending::Stopped => Status::Failed,
        }
    }

    /// What the log says of it.
    pub fn record(&self) -> Record<'_> {
        let Self { input, ending, tally, findings, milliseconds, .. } = self;
        let (status, files, error) = match ending {
            Ending::Written(files) => ("written", files.as_slice(), None),
            Ending::Unchanged => ("unchanged", [].as_slice(), None),
            Ending::Refused { .. } => ("refused", [].as_slice(), None),
            Ending::Failed(error) => ("failed", [].as_slice(), Some(error.as_str())),
            Ending::Stopped => ("stopped", [].as_slice(), None),
        };
        let Tally { errors, warnings } = *tally;
        Record { input, status, files, error, errors, warnings, findings, milliseconds: Some(*milliseconds) }
    }
}

/// The stable form for programs: README.md describes it.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    input: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "<[Made]>::is_empty")]
    files: &'a [Made],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "<[Box<RawValue>]>::is_empty")]
    findings: &'a [Box<RawValue>],
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<u128>,
}

impl Record<'_> {
    /// Without the time it took, for what must be the same each time.
    pub fn timeless(self) -> Self {
        Self { milliseconds: None, ..self }
    }
}
