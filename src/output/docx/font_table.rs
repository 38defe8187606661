//! `word/fontTable.xml` (ISO/IEC 29500-1 §17.8.3): what is known of each font, and which part holds it.

use super::embed::Embedded;
use super::family::{Families, Family};
use super::relationships::{Relation, Relationships};
use super::xml::{Element, NAMESPACE_R, NAMESPACE_W};

/// Writes the part, with its relationships to the fonts inside the file.
///
/// It describes every font that a run may name, whether or not one does.
pub(super) fn part(families: &Families, embedded: &[Embedded]) -> (Vec<u8>, Relationships) {
    let mut from_table = Relationships::default();
    let ids: Vec<String> =
        embedded.iter().map(|font| from_table.register(Relation::Font, font.target.clone())).collect();
    let mut fonts = Element::new("w:fonts");
    for (name, namespace) in [NAMESPACE_W, NAMESPACE_R] {
        fonts = fonts.with(name, namespace);
    }
    let inside = |face| embedded.iter().zip(&ids).find(|(font, _)| font.face == face);
    let fonts = fonts.children(families.iter().map(|(face, family)| font(family, inside(face))));
    (fonts.into_part(), from_table)
}

/// `w:font`, with the font inside the file and its relationship, if it is there.
fn font(family: &Family, inside: Option<(&Embedded, &String)>) -> Element {
    let embedded = inside.map(|(font, id)| {
        let reference = Element::new("w:embedRegular").with("r:id", id);
        reference.with("w:fontKey", &font.key).with("w:subsetted", 1)
    });
    Element::new("w:font")
        .with("w:name", &family.name)
        .child(Element::val("w:altName", &family.alternative))
        .child(Element::val("w:panose1", &family.panose))
        .child(Element::val("w:charset", family.charset))
        .child(Element::val("w:family", family.kind))
        .child(Element::val("w:pitch", family.pitch))
        .children(embedded)
}
