//! The document as a Word file (WordprocessingML, ISO/IEC 29500-1 and -2, transitional).
//!
//! docx-rs builds the body, the tables and the footers; a finishing pass puts what it writes into the order of the schema and adds what it
//! cannot say. The parts that hold no text of the report are written here. Word lays the pages out by itself, from the same style
//! sheet that the PDF is laid out by.

mod body;
mod data;
mod embed;
mod family;
mod finish;
mod font_table;
mod footer;
mod guid;
mod names;
mod order;
mod package;
mod properties;
mod runs;
mod settings;
mod styles;
mod table;
mod watermark;
mod xml;

use std::error::Error;

use family::Families;

use crate::document::{Block, Document, Table};
use crate::font::{Fonts, OfficeFontError, SharedOutlines};

/// What can be asked of a Word file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocxOptions {
    /// How it provides for its fonts.
    pub fonts: WordFonts,
    /// Whether it carries the JSON it was made from.
    pub data: bool,
}

impl Default for DocxOptions {
    fn default() -> Self {
        Self { fonts: WordFonts::Embed, data: true }
    }
}

/// How a Word file provides for its fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum WordFonts {
    /// It carries subsets of them, so that it looks the same where they are not installed.
    #[default]
    Embed,
    /// It names them only: a small file, for offices that have them all.
    Names,
}

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
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
    /// The package could not be put together.
    #[error("the package cannot be written")]
    Package(#[source] Box<dyn Error + Send + Sync>),
}

/// Writes a document as a Word file.
///
/// The same document gives the same bytes: dates come from the document, identifiers from the content. `outlines` is what the files of
/// one document share.
///
/// # Errors
/// If a bundled face is damaged; nothing in a document makes it fail.
pub fn docx(
    document: &Document,
    fonts: &Fonts,
    outlines: &SharedOutlines,
    options: &DocxOptions,
) -> Result<Vec<u8>, DocxError> {
    let families = Families::new(fonts);
    let built = body::build(document, &families);
    let tables = tables(document);
    let embedded = match options.fonts {
        WordFonts::Embed => embed::fonts(document, &families, outlines)?,
        WordFonts::Names => Vec::new(),
    };
    let references = watermark::references();
    let headers = if document.watermark.is_some() { references.as_slice() } else { &[] };
    let story = |part, xml: &[u8], tables: &[_]| {
        finish::finish(xml, tables, headers).map_err(|source| DocxError::Part { part, source })
    };
    let mut package = package::Package::default();
    if options.data {
        package.data(data::parts(&document.properties.data));
    }
    if let Some(text) = &document.watermark {
        package.headers(watermark::parts(text, &families));
    }
    package.document(story("word/document.xml", &built.document, &tables)?);
    for (part, footer) in footer::PARTS.into_iter().zip(&built.footers) {
        package.footer(part, story(part, footer, &[])?);
    }
    package.styles(styles::part(&families));
    package.settings(settings::part(!embedded.is_empty()));
    package.properties(properties::parts(&document.properties));
    package.fonts(font_table::part(&families, &embedded), embedded);
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
