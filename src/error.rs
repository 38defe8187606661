//! What can go wrong when a report is written.

use crate::output::WriteError;
use crate::report::finding::Finding;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The report asks for what cannot be printed, such as a character that no face has.
    #[error("the report cannot be printed as it is: {} findings", .0.len())]
    Findings(Vec<Finding>),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}
