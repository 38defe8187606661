//! What can go wrong when a report is written.

use crate::finding::Finding;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The report asks for what cannot be printed, such as a character that no face has.
    #[error("the report cannot be printed as it is: {} findings", .0.len())]
    Findings(Vec<Finding>),
    /// The program failed.
    #[error(transparent)]
    Program(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// What a writer says went wrong in the program.
    #[cfg(any(feature = "pdf", feature = "docx"))]
    pub(crate) fn program(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Program(Box::new(error))
    }
}
