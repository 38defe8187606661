//! Pages become an OFD file, the national fixed-layout format (GB/T 33190-2016).
//!
//! Every position is that of the pages, in millimetres from the sheet's top left corner. The fonts are subsets such as
//! the Word file has, so that one packing of the outlines serves all three files. A package is, in this order:
//!
//! ```text
//! OFD.xml                               what it is, and where the document is
//! Doc_0/Document.xml                    pages, outline, and where the parts below are
//! Doc_0/PublicRes.xml                   the fonts by their numbers
//! Doc_0/Res/font_1.ttf …
//! Doc_0/Pages/Page_0/Content.xml …      layers of objects
//! Doc_0/Attachs/Attachments.xml         and the report's JSON
//! Doc_0/Tags/CustomTags.xml             and which object shows which figure
//! ```

mod attachment;
mod document;
mod fonts;
mod ink;
mod millimetres;
mod outline;
mod page;
mod pictures;
mod tags;
mod text;

use std::error::Error;

use super::archive::Archive;
use super::format::Writer;
use super::{Format, Supplies, WriteError, pages};
use crate::deflate::with_packer;
use crate::fingerprint::fingerprint;
use crate::page::font::OfficeFontError;
use crate::page::layout::Pages;
use fonts::EmbeddedFonts;

/// OFD, for archives and offices that ask for the national format.
pub static FORMAT: Format = Format {
    name: "ofd",
    label: "OFD",
    extension: "ofd",
    media_type: "application/ofd",
    is_default: false,
    with: None,
    writer: Writer::Pages(ofd),
};

/// The namespace of the standard's elements.
const NAMESPACE: &str = "http://www.ofdspec.org/2016";

/// Why an OFD file could not be written.
#[derive(Debug, thiserror::Error)]
enum OfdError {
    /// A face could not be made ready for embedding.
    #[error(transparent)]
    Font(#[from] OfficeFontError),
    /// The package could not be put together.
    #[error("the package cannot be written")]
    Package(#[source] Box<dyn Error + Send + Sync>),
}

impl From<OfdError> for WriteError {
    fn from(error: OfdError) -> Self {
        match error {
            OfdError::Font(error) => error.into(),
            other @ OfdError::Package(_) => Self::Format { format: FORMAT.name, source: Box::new(other) },
        }
    }
}

/// Writes pages as an OFD file, or as one for archives (OFD-A, GB/T 42133-2022) if that is asked for.
///
/// The same pages give the same bytes.
///
/// # Errors
/// If a face is damaged; nothing in pages makes it fail.
pub fn ofd(pages: &Pages, supplies: &Supplies<'_>) -> Result<Vec<u8>, WriteError> {
    Ok(write(pages, supplies)?)
}

fn write(pages: &Pages, supplies: &Supplies<'_>) -> Result<Vec<u8>, OfdError> {
    let (options, properties) = (supplies.options, &pages.properties);
    let fonts = EmbeddedFonts::new(pages, supplies.fonts, &supplies.outlines)?;
    let mut pen = page::OfdPen::new(&fonts, pages.pictures.len());
    pages::draw(pages, options.duplex, &mut pen);
    let (sheets, shown, last_id) = pen.finish();
    let mut parts = Parts::default();
    parts.add(document::DOCUMENT, document::document(pages, &sheets, last_id, options.data));
    parts.add("Doc_0/PublicRes.xml", fonts.resources(pictures::resources(pages, &fonts)));
    parts.before_fonts = parts.texts.len();
    for (index, sheet) in sheets.into_iter().enumerate() {
        parts.add(&in_document(&document::page_part(index)), sheet.xml.into_bytes());
    }
    for (name, picture) in pictures::files(pages) {
        parts.add(&name, picture.to_vec());
    }
    if options.data {
        let (data, name) = (&properties.data, attachment::file_name(options.ofd));
        parts.add(&in_document(attachment::LIST), attachment::list(data, options.ofd));
        parts.add(&beside(attachment::LIST, name), data.as_bytes().to_vec());
    }
    parts.add(&in_document(tags::LIST), tags::list());
    parts.add(&beside(tags::LIST, tags::FILE), tags::tags(&pages.structure, shown));
    let entry = document::entry(properties, options.ofd, parts.identifier(&fonts));
    parts.write(&entry, &fonts).map_err(OfdError::Package)
}

/// A part's name in the package by its path from the document's folder.
fn in_document(path: &str) -> String {
    format!("Doc_0/{path}")
}

/// The name in the package of what lies beside a part.
fn beside(list: &str, name: &str) -> String {
    let folder = list.rsplit_once('/').map_or("", |(folder, _)| folder);
    in_document(&format!("{folder}/{name}"))
}

/// The parts of the package but the first and the fonts.
#[derive(Default)]
struct Parts {
    texts: Vec<(String, Vec<u8>)>,
    /// How many of them stand before the fonts.
    before_fonts: usize,
}

impl Parts {
    fn add(&mut self, name: &str, text: Vec<u8>) {
        self.texts.push((name.to_owned(), text));
    }

    /// `DocID`: a number for all that is in the package.
    fn identifier(&self, fonts: &EmbeddedFonts) -> u128 {
        let texts = self.texts.iter().map(|(_, text)| text.as_slice());
        let pieces: Vec<&[u8]> = texts.chain(fonts.files().flat_map(|(_, font)| font.pieces())).collect();
        fingerprint(&pieces)
    }

    fn write(&self, entry: &[u8], fonts: &EmbeddedFonts) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        let texts: usize = self.texts.iter().map(|(_, text)| text.len() / 4).sum();
        let outlines: usize = fonts.files().map(|(_, font)| font.len()).sum();
        let mut file = Archive::with_capacity(texts + outlines);
        let (before, after) = self.texts.split_at(self.before_fonts);
        with_packer(|packer| {
            file.add_text("OFD.xml", entry, packer)?;
            for (name, text) in before {
                file.add_text(name, text, packer)?;
            }
            for (name, font) in fonts.files() {
                file.add_font(&in_document(&format!("Res/{name}")), font, packer)?;
            }
            for (name, text) in after {
                file.add_text(name, text, packer)?;
            }
            file.finish()
        })
    }
}

#[cfg(test)]
mod tests;
