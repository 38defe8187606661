//! The writers of the library.

use nianbao::docx::WordFonts;
use nianbao::finding::Finding;
use nianbao::model::Report;
use nianbao::{Error, Exporter};

use super::args::{self, Export, Target};
use super::faces;

/// A file's bytes, or why there are none.
type Written = Result<Vec<u8>, Error>;

/// A kind of file and what writes it.
pub(super) struct Writer {
    pub target: Target,
    /// The end of the file's name.
    pub extension: &'static str,
    /// Gives the file's bytes.
    pub write: fn(&Exporter, &Report) -> Written,
    /// Gives the bytes of the file's draft, with the findings in it.
    pub write_draft: fn(&Exporter, &Report, &[Finding]) -> Written,
}

/// Every writer.
pub(super) const WRITERS: [Writer; 2] = [
    Writer { target: Target::Pdf, extension: "pdf", write: Exporter::pdf, write_draft: Exporter::pdf_draft },
    Writer { target: Target::Docx, extension: "docx", write: Exporter::docx, write_draft: Exporter::docx_draft },
];

/// What writes the files as they are asked for.
///
/// # Errors
///
/// A message: a font file cannot be used.
pub(super) fn exporter(asked: &Export) -> Result<Exporter, String> {
    let mut exporter = Exporter { fonts: faces::load(&asked.faces)?, ..Exporter::default() };
    exporter.pdf.data = !asked.no_data;
    exporter.pdf.duplex = asked.duplex;
    exporter.docx.data = !asked.no_data;
    exporter.docx.fonts = match asked.word_fonts {
        args::WordFonts::Embed => WordFonts::Embed,
        args::WordFonts::Names => WordFonts::Names,
    };
    Ok(exporter)
}
