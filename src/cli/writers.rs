//! The writers of the library.

use nianbao::Error;
use nianbao::model::Report;
use nianbao::pdf::PdfOptions;

use super::args::{Export, Target};

/// A kind of file and what writes it.
pub(super) struct Writer {
    pub target: Target,
    /// The end of the file's name.
    pub extension: &'static str,
    /// Gives the file's bytes.
    pub write: fn(&Report, &Export) -> Result<Vec<u8>, Error>,
}

/// Every writer.
pub(super) const WRITERS: [Writer; 2] = [
    Writer { target: Target::Pdf, extension: "pdf", write: write_pdf },
    Writer { target: Target::Docx, extension: "docx", write: |report, _| nianbao::docx(report) },
];

fn write_pdf(report: &Report, asked: &Export) -> Result<Vec<u8>, Error> {
    let mut options = PdfOptions::default();
    options.data = !asked.no_data;
    options.duplex = asked.duplex;
    nianbao::pdf_with(report, &options)
}
