//! The document as a Word file (WordprocessingML, ISO/IEC 29500-1 and -2, transitional).
//!
//! docx-rs builds the body, the tables and the footers; a finishing pass puts what it writes into the order of the
//! schema and adds what it cannot say. The parts that hold no text of the report are written here. Word lays the pages
//! out by itself, from the same style sheet that the PDF is laid out by.

mod body;
mod cell_style;
mod data;
mod drawing;
mod embed;
mod finish;
mod font_table;
mod footer;
mod guid;
mod likely;
mod names;
mod order;
mod package;
mod paragraph;
mod properties;
mod raster;
mod relationships;
mod runs;
mod settings;
mod styles;
mod table;
mod watermark;
mod xml;

use std::error::Error;

use family::Families;
use finish::Parts;

use super::family;
use super::format::Writer;
use super::{Format, Supplies, WordFonts, WriteError};
use crate::page::document::{Block, Document, Table};
use crate::page::font::OfficeFontError;
use crate::page::layout::LayoutError;

/// Word, for editing and for offices that hand in Word files.
pub static FORMAT: Format = Format {
    name: "docx",
    label: "Word",
    extension: "docx",
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    is_default: true,
    with: None,
    writer: Writer::Settled(docx),
};

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
enum DocxError {
    /// A part came out of the builder otherwise than expected.
    #[error("the part {part} cannot be finished: {source}")]
    Part {
        /// The part's name in the package.
        part: &'static str,
        /// What the reader said.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// A font could not be made ready for embedding.
    #[error(transparent)]
    Font(#[from] OfficeFontError),
    /// A chart could not be drawn.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The package could not be put together.
    #[error("the package cannot be written")]
    Package(#[source] Box<dyn Error + Send + Sync>),
}

impl From<DocxError> for WriteError {
    fn from(error: DocxError) -> Self {
        match error {
            DocxError::Font(error) => error.into(),
            DocxError::Layout(error) => error.into(),
            other => Self::Format { format: FORMAT.name, source: Box::new(other) },
        }
    }
}

/// Writes a document as a Word file.
///
/// The same document gives the same bytes: dates come from the document, identifiers from the content.
///
/// # Errors
/// If a face is damaged; nothing in a document makes it fail.
pub fn docx(document: &Document, supplies: &Supplies<'_>) -> Result<Vec<u8>, WriteError> {
    Ok(write(document, supplies)?)
}

fn write(document: &Document, supplies: &Supplies<'_>) -> Result<Vec<u8>, DocxError> {
    let options = supplies.options;
    let families = Families::new(supplies.fonts);
    let mut package = package::Package::default();
    let figures = drawing::figures(document, supplies.fonts, &mut package)?;
    let built = body::build(document, &families, &figures, &mut package.from_document);
    let tables = tables(document);
    let embedded = embed::fonts(document, &families, &supplies.outlines, options.word_fonts)?;
    let mut headers = Vec::new();
    if let Some(text) = &document.watermark {
        headers.extend(watermark::references(&mut package.from_document));
        for ((target, _), part) in watermark::TARGETS.into_iter().zip(watermark::parts(text, &families)) {
            package.story(target, "header", part);
        }
    }
    let story = |part, xml: &[u8], parts: Parts<'_>| {
        finish::finish(xml, parts).map_err(|source| DocxError::Part { part, source })
    };
    let parts = Parts { tables: &tables, figures: &figures, headers: &headers };
    package.document(story("document.xml", &built.document, parts)?);
    for (target, footer) in footer::TARGETS.into_iter().zip(&built.footers) {
        package.story(target, "footer", story(target, footer, Parts::default())?);
    }
    if options.data {
        package.data(data::parts(&document.properties.data));
    }
    package.styles(styles::part(&families, &cell_style::smaller(&tables)));
    package.settings(settings::part(!embedded.is_empty()));
    package.properties(properties::parts(&document.properties));
    let (table, from_table) = font_table::part(&families, &embedded);
    package.fonts(table, &from_table, embedded);
    package.write().map_err(DocxError::Package)
}

/// The document's tables, in reading order.
fn tables(document: &Document) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            tables.push(table);
        }
    }
    tables
}

#[cfg(test)]
mod tests;
