//! The writers of the library.

use nianbao::Error;
use nianbao::model::Report;

use super::args::Target;

/// A kind of file and what writes it.
pub(super) struct Writer {
    pub target: Target,
    /// The end of the file's name.
    pub extension: &'static str,
    /// Gives the file's bytes.
    pub write: fn(&Report) -> Result<Vec<u8>, Error>,
}

/// Every writer.
pub(super) const WRITERS: [Writer; 2] = [
    Writer { target: Target::Pdf, extension: "pdf", write: nianbao::pdf },
    Writer { target: Target::Docx, extension: "docx", write: nianbao::docx },
];
