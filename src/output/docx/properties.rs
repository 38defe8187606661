//! `docProps/core.xml` (ISO/IEC 29500-2 §11), `docProps/app.xml` and `docProps/custom.xml` (ISO/IEC 29500-1 §22.2 and
//! §22.3).

use super::xml::Element;
use crate::page::document::Properties;

/// Everything that the document says of itself: core, extended and custom properties.
pub(super) fn parts(properties: &Properties) -> [Vec<u8>; 3] {
    [core(properties), app(properties), custom(properties)]
}

/// Writes what the document says of itself; its dates are that of its signing, or none.
fn core(properties: &Properties) -> Vec<u8> {
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
fn app(properties: &Properties) -> Vec<u8> {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(Element::new("Application").text(env!("CARGO_PKG_NAME")))
        .child(Element::new("Company").text(&properties.agency))
        .into_part()
}

/// Writes what no standard property is for: the year, and the organ by that name.
fn custom(properties: &Properties) -> Vec<u8> {
    // The one set of properties there is for these; their numbers begin with 2 (§22.3.2.2).
    let property = |number: u8, name: &str, value: Element| {
        Element::new("property")
            .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
            .with("pid", number)
            .with("name", name)
            .child(value)
    };
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
        .with("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
        .child(property(2, "年份", Element::new("vt:i4").text(properties.year.to_string())))
        .child(property(3, "机关", Element::new("vt:lpwstr").text(&properties.agency)))
        .into_part()
}
