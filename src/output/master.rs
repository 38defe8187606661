//! One document on its way into any number of formats.

use std::sync::OnceLock;

use super::format::Writer;
use super::{Beside, File, Format, Options, Supplies, WriteError};
use crate::page::document::Document;
use crate::page::font::Fonts;
use crate::page::layout::{Pages, layout, settle};

/// A document from which files of any format are made: what they have in common is made once, when the first asks for
/// it.
///
/// A file is the same, byte for byte, whichever others are made with it, but for what a page is told of
/// ([`Self::with_beside`]).
#[derive(Debug)]
pub struct Master<'a> {
    document: &'a Document,
    supplies: Supplies<'a>,
    pages: OnceLock<Pages>,
}

impl<'a> Master<'a> {
    /// A master of a document that is set in these faces.
    pub fn new(document: &'a Document, fonts: &'a Fonts, options: &'a Options) -> Self {
        Self { document, supplies: Supplies::new(fonts, options), pages: OnceLock::new() }
    }

    /// The same, where the report's other files are known that lie beside those it writes: a page then links to them.
    #[must_use]
    pub fn with_beside(mut self, files: Vec<Beside>) -> Self {
        self.supplies.beside = files;
        self
    }

    /// The document in a format that has one file for all of it.
    ///
    /// # Errors
    /// If a character has no face or a row no page, a face is damaged, or the writer fails; if the format has a file
    /// for each page ([`Format::is_by_page`]).
    pub fn write(&self, format: &Format) -> Result<Vec<u8>, WriteError> {
        match format.writer {
            Writer::Document(write) => write(self.document, &self.supplies),
            Writer::Settled(write) => write(&self.settled(), &self.supplies),
            Writer::Pages(write) => write(self.pages()?, &self.supplies),
            Writer::EachPage(_) => Err(WriteError::ByPage { format: format.name }),
        }
    }

    /// The document in a format: its one file, or one for each page, in order.
    ///
    /// # Errors
    /// If a character has no face or a row no page, a face is damaged, or the writer fails.
    pub fn files(&self, format: &Format) -> Result<Vec<File>, WriteError> {
        let written = match format.writer {
            Writer::EachPage(write) => write(self.pages()?, &self.supplies)?,
            Writer::Document(_) | Writer::Settled(_) | Writer::Pages(_) => vec![self.write(format)?],
        };
        Ok((1..).zip(written).map(|(page, bytes)| File { ending: format.ending(page), bytes }).collect())
    }

    /// The document with what its pages decided; as it is if it cannot be laid out, which whoever needs the pages says.
    fn settled(&self) -> Document {
        let mut document = self.document.clone();
        if let Ok(pages) = self.pages() {
            settle(&mut document, pages);
        }
        document
    }

    fn pages(&self) -> Result<&Pages, WriteError> {
        if let Some(pages) = self.pages.get() {
            return Ok(pages);
        }
        let pages = layout(self.document, self.supplies.fonts)?;
        Ok(self.pages.get_or_init(|| pages))
    }
}
