//! The pictures of the pages (GB/T 33190-2016, 7.9): files among the resources, numbered after the fonts.

use super::fonts::EmbeddedFonts;
use super::in_document;
use crate::output::xml::Element;
use crate::page::layout::Pages;
use crate::picture::{Encoding, Picture};

/// A picture's number in the document, by its index among the pictures of the pages.
pub(super) fn id(fonts: &EmbeddedFonts, index: usize) -> u32 {
    fonts.last_id() + 1 + index as u32
}

/// `MultiMedias`; none without pictures.
pub(super) fn resources(pages: &Pages, fonts: &EmbeddedFonts) -> Option<Element> {
    let media = |(index, picture): (usize, &Picture)| {
        Element::new("ofd:MultiMedia")
            .with("ID", id(fonts, index))
            .with("Type", "Image")
            .with("Format", kind(picture).0)
            .child(Element::new("ofd:MediaFile").text(file_name(index, picture)))
    };
    let all = pages.pictures.iter().map(|picture| &**picture).enumerate().map(media);
    (!pages.pictures.is_empty()).then(|| Element::new("ofd:MultiMedias").children(all))
}

/// Each picture with the name of its part.
pub(super) fn files(pages: &Pages) -> impl Iterator<Item = (String, &[u8])> {
    let file = |(index, picture)| (in_document(&format!("Res/{}", file_name(index, picture))), picture.bytes());
    pages.pictures.iter().map(|picture| &**picture).enumerate().map(file)
}

fn file_name(index: usize, picture: &Picture) -> String {
    format!("image_{}.{}", index + 1, kind(picture).1)
}

/// The name of a picture's format, and how its file's name ends.
fn kind(picture: &Picture) -> (&'static str, &'static str) {
    match picture.encoding() {
        Encoding::Jpeg => ("JPEG", "jpg"),
        Encoding::Png => ("PNG", "png"),
    }
}
