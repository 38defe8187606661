//! Pages become a PDF file.
//!
//! printpdf draws: text, rules, marked content. What it cannot say (structure tree, archival metadata, outline) is added to its
//! objects before they are written; everything that works around it is in this folder.

mod attachment;
mod content;
mod fonts;
mod marks;
mod metadata;
mod outline;
mod save;
mod structure;
mod text_string;

use printpdf::{Mm, PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use crate::deflate::with_packer;
use crate::font::{Fonts, SharedOutlines, SubsetError};
use crate::layout::Pages;

/// How a PDF is written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PdfOptions {
    /// Whether it carries the JSON it was made from, as PDF/A-3 allows; without it the file is PDF/A-2.
    pub data: bool,
    /// Whether its pages are made even in number, with an empty one at the end where need be, for printing on both sides.
    pub duplex: bool,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { data: true, duplex: false }
    }
}

/// Why a PDF could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// A face could not be cut down to the glyphs used.
    #[error(transparent)]
    Subset(#[from] SubsetError),
    /// printpdf refused what was to be drawn.
    #[error("printpdf: {0}")]
    Drawing(String),
    /// The objects that printpdf made are not those expected of it.
    #[error("the objects drawn cannot be completed")]
    Objects(#[from] lopdf::Error),
    /// The bytes could not be put together.
    #[error("the file cannot be put together")]
    Write(#[from] std::io::Error),
}

/// Writes pages as a tagged PDF 1.7 that meets PDF/A-3a (PDF/A-2a without data) and PDF/UA-1, with every face embedded as a subset.
///
/// The same pages give the same bytes. `outlines` is what the files of one document share.
///
/// # Errors
/// If a face cannot be cut down, or one of the libraries fails.
pub fn pdf(pages: &Pages, fonts: &Fonts, outlines: &SharedOutlines, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    let embedded = fonts::embed(pages, fonts, outlines)?;
    let mut drawing = PdfDocument::new(&pages.properties.title);
    for face in embedded.values() {
        drawing.resources.fonts.map.insert(face.id.clone(), face.font.clone());
    }
    let mut marks = marks::Marks::default();
    let mut drawn = Vec::with_capacity(pages.pages.len());
    for (index, page) in pages.pages.iter().enumerate() {
        let operations = content::draw_page(page, index, &embedded, &mut marks);
        drawn.push(PdfPage::new(Mm(content::SHEET.0), Mm(content::SHEET.1), operations));
    }
    if options.duplex && drawn.len() % 2 == 1 {
        drawn.push(PdfPage::new(Mm(content::SHEET.0), Mm(content::SHEET.1), Vec::new()));
    }
    drawing.with_pages(drawn);

    let mut warnings = Vec::new();
    let mut objects = drawing.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(refusal) = warnings.iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(PdfError::Drawing(format!("{refusal:?}")));
    }
    with_packer(|packer| fonts::put_programs(&mut objects, embedded, packer))?;
    metadata::add(&mut objects, pages, options)?;
    if options.data {
        attachment::add(&mut objects, pages)?;
    }
    structure::add(&mut objects, pages, &marks)?;
    outline::add(&mut objects, &pages.outline)?;
    with_packer(|packer| save::save(objects, packer))
}

#[cfg(test)]
mod tests;
