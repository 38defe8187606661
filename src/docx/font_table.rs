//! `word/fontTable.xml` (ISO/IEC 29500-1 §17.8.3): what is known of each font, and which part holds it.

use super::embed::Embedded;
use super::family::{Families, Family};
use super::xml::{Element, NAMESPACE_R, NAMESPACE_W};
use crate::font::FaceId;

/// Writes the part.
///
/// It describes every font that a run may name, whether or not one does.
pub(super) fn part(families: &Families, embedded: &[Embedded]) -> Vec<u8> {
    let mut fonts = Element::new("w:fonts");
    for (name, namespace) in [NAMESPACE_W, NAMESPACE_R] {
        fonts = fonts.with(name, namespace);
    }
    fonts.children(families.iter().map(|(face, family)| font(face, family, embedded))).into_part()
}

/// `w:font`.
fn font(face: FaceId, family: &Family, embedded: &[Embedded]) -> Element {
    let font = Element::new("w:font")
        .with("w:name", &family.name)
        .child(Element::val("w:altName", &family.alternatives))
        .child(Element::val("w:panose1", &family.panose))
        .child(Element::val("w:charset", family.charset))
        .child(Element::val("w:family", family.kind))
        .child(Element::val("w:pitch", family.pitch));
    match embedded.iter().position(|font| font.face == face) {
        Some(index) => font.child(
            Element::new("w:embedRegular")
                .with("r:id", relationship(index))
                .with("w:fontKey", &embedded[index].key)
                .with("w:subsetted", 1),
        ),
        None => font,
    }
}

/// The identifier of the relationship to an embedded font.
pub(super) fn relationship(index: usize) -> String {
    format!("rId{}", index + 1)
}
