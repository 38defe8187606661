//! From what offices have to a report: last year's Word file, the portal's page, a sheet, a PDF, a text.
//!
//! A reader (`read`) turns a file into an `original`: paragraphs and grids, each with its place; it knows nothing of
//! reports. `recognise` finds the form's tables and sections in an original; it knows nothing of file formats. A value
//! is taken only with its place and its proof; what is doubtful is told, never filled in.

mod account;
mod bring_in;
mod imported;
pub(crate) mod original;
mod own_file;
pub(crate) mod read;
mod recognise;
mod shown;

pub use imported::{Imported, Passage, Proof, REMARKS, Remark, Value};
pub use original::Place;
pub use shown::shown;

/// The most bytes of a file that is read.
pub const MAX_BYTES: usize = read::MAX_BYTES;

/// How a file is brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is filled in that the file does not have.
    pub fill: Fill,
}

/// What is filled in that a file does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// What the form's equations leave no choice of.
    #[default]
    Derived,
    /// Nothing.
    None,
}

/// Why there is nothing to bring in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The file cannot be read: what it is, and what to do.
    #[error("{0}")]
    Unreadable(String),
    /// It can be read, and shows no report.
    #[error("没有找到年报：文件里没有年报的表，也没有年报的各个部分；请检查文件是不是拿错了")]
    NoReport,
}

/// Brings a report in: from a file of any kind, by what is in it and not by its name.
///
/// # Errors
/// If the file cannot be read, or shows no report.
pub fn import(bytes: &[u8], options: Options) -> Result<Imported, ImportError> {
    let original = read::read(bytes).map_err(|error| ImportError::Unreadable(error.to_string()))?;
    bring_in::bring_in(&original, options)
}
