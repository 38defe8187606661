//! Why a file could not be written.

use crate::page::layout::LayoutError;

/// Why a document could not be written in some format.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// It could not be laid out.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// A face cannot be embedded.
    #[error("the face {face} cannot be embedded")]
    Face {
        /// Its PostScript name.
        face: String,
        /// The OpenType table that is damaged, where it is known which.
        table: Option<&'static str>,
        /// What the reader of the face said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// One file was asked for of a format that has one for each page.
    #[error("{format} has a file for each page")]
    ByPage {
        /// The format's name.
        format: &'static str,
    },
    /// The file could not be put together; no document is known to make this happen.
    #[error("the {format} file cannot be put together")]
    Format {
        /// The format's name.
        format: &'static str,
        /// What went wrong.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

#[cfg(feature = "embed")]
impl From<crate::page::font::SubsetError> for WriteError {
    fn from(damaged: crate::page::font::SubsetError) -> Self {
        Self::Face { face: damaged.face.clone(), table: Some(damaged.table), source: Box::new(damaged) }
    }
}

#[cfg(feature = "office_fonts")]
impl From<crate::page::font::OfficeFontError> for WriteError {
    fn from(error: crate::page::font::OfficeFontError) -> Self {
        use crate::page::font::OfficeFontError::{Subset, Tables};
        match error {
            Subset(damaged) => damaged.into(),
            Tables { face, source } => Self::Face { face, table: None, source },
        }
    }
}
