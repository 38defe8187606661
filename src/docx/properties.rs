//! `docProps/core.xml` (ISO/IEC 29500-2 §11) and `docProps/app.xml` (ISO/IEC 29500-1 §22.2).

use super::xml::Element;
use crate::document::Properties;

/// Writes what the document says of itself; its dates are that of its signing, or none.
pub(super) fn core(properties: &Properties) -> Vec<u8> {
    let mut core = Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(&properties.title))
        .child(Element::new("dc:creator").text(&properties.agency))
        .child(Element::new("dc:language").text("zh-CN"));
    if let Some(date) = properties.date {
        let time = format!("{date}T00:00:00Z");
        let dated = |name| Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&time);
        core = core.children(["dcterms:created", "dcterms:modified"].map(dated));
    }
    core.into_part()
}

/// Writes what wrote the file, and for whom.
pub(super) fn app(properties: &Properties) -> Vec<u8> {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(Element::new("Application").text(env!("CARGO_PKG_NAME")))
        .child(Element::new("Company").text(&properties.agency))
        .into_part()
}
