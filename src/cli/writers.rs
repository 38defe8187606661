//! The writers of the library.

use nianbao::date::Date;
use nianbao::document::Document;
use nianbao::docx::WordFonts;
use nianbao::font::SharedOutlines;
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
    /// Gives the file's bytes; what it shares with the document's other file is kept.
    pub write: fn(&Exporter, &Document, &SharedOutlines) -> Written,
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
/// A message: a font file or the date asked for cannot be used.
pub(super) fn exporter(asked: &Export) -> Result<Exporter, String> {
    let (fonts, made_on) = (faces::load(&asked.faces)?, made_on()?);
    let mut exporter = Exporter { fonts, made_on, ..Exporter::default() };
    exporter.pdf.data = !asked.no_data;
    exporter.pdf.duplex = asked.duplex;
    exporter.docx.data = !asked.no_data;
    exporter.docx.fonts = match asked.word_fonts {
        args::WordFonts::Embed => WordFonts::Embed,
        args::WordFonts::Names => WordFonts::Names,
    };
    Ok(exporter)
}

/// The day that reproducible builds ask for (`SOURCE_DATE_EPOCH`, in seconds since 1970), if they do.
///
/// # Errors
///
/// A message: it is no such number.
fn made_on() -> Result<Option<Date>, String> {
    let Some(asked) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|asked| !asked.is_empty()) else { return Ok(None) };
    let date = asked.to_str().and_then(|text| text.parse().ok()).and_then(Date::in_china_at);
    let refused = || format!("环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，写的是“{}”", asked.display());
    date.map(Some).ok_or_else(refused)
}
