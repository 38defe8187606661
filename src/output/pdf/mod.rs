//! Pages become a PDF file.
//!
//! printpdf draws: text, rules, marked content. What it cannot say (structure tree, archival metadata, outline) is
//! added to its objects before they are written; everything that works around it is in this folder.

mod attachment;
mod content;
mod fonts;
mod marks;
mod metadata;
mod outline;
mod pictures;
mod save;
mod structure;
mod text_string;

use printpdf::{Mm, PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use super::format::Writer;
use super::{Format, Supplies, WriteError, pages};
use crate::deflate::with_packer;
use crate::page::font::SubsetError;
use crate::page::layout::Pages;

/// PDF, for print and for archives.
pub static FORMAT: Format = Format {
    name: "pdf",
    label: "PDF",
    extension: "pdf",
    media_type: "application/pdf",
    is_default: true,
    with: None,
    writer: Writer::Pages(pdf),
};

/// Why a PDF could not be written.
#[derive(Debug, thiserror::Error)]
enum PdfError {
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

impl From<PdfError> for WriteError {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Subset(damaged) => damaged.into(),
            other => Self::Format { format: FORMAT.name, source: Box::new(other) },
        }
    }
}

/// Writes pages as a tagged PDF 1.7 that meets PDF/A-3a (PDF/A-2a without data) and PDF/UA-1, with every face embedded
/// as a subset.
///
/// The same pages give the same bytes.
///
/// # Errors
/// If a face cannot be cut down, or one of the libraries fails.
pub fn pdf(pages: &Pages, supplies: &Supplies<'_>) -> Result<Vec<u8>, WriteError> {
    Ok(write(pages, supplies)?)
}

fn write(pages: &Pages, supplies: &Supplies<'_>) -> Result<Vec<u8>, PdfError> {
    let options = supplies.options;
    let embedded = fonts::embed(pages, supplies.fonts, &supplies.outlines)?;
    let mut drawing = PdfDocument::new(&pages.properties.title);
    for face in embedded.values() {
        drawing.resources.fonts.map.insert(face.id.clone(), face.font.clone());
    }
    drawing.resources.xobjects.map.extend(pictures::of(pages));
    let mut pen = content::PdfPen::new(&embedded);
    pages::draw(pages, options.duplex, &mut pen);
    let (sheets, marks) = pen.finish();
    let (width, height) = content::SHEET;
    drawing.with_pages(sheets.into_iter().map(|drawn| PdfPage::new(Mm(width), Mm(height), drawn)).collect());

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
