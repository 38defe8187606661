//! The writers of the library.

use nianbao::document::Document;
use nianbao::docx::WordFonts;
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
    pub write: fn(&Exporter, &Document) -> Written,
}

/// Every writer.
pub(super) const WRITERS: [Writer; 2] = [
    Writer { target: Target::Pdf, extension: "pdf", write: Exporter::write_pdf },
    Writer { target: Target::Docx, extension: "docx", write: Exporter::write_docx },
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
