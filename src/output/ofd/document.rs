//! What the package says of itself: `OFD.xml` (GB/T 33190-2016, 7.4) and `Document.xml` (7.5).

use super::attachment;
use super::page::Sheet;
use super::{NAMESPACE, outline};
use crate::output::OfdKind;
use crate::output::xml::Element;
use crate::page::document::Properties;
use crate::page::layout::Pages;

/// The name of the document's part, which all others are found from.
pub(super) const DOCUMENT: &str = "Doc_0/Document.xml";

/// The part of a page by its index, from the document's folder.
pub(super) fn page_part(index: usize) -> String {
    format!("Pages/Page_{index}/Content.xml")
}

/// `OFD.xml`; the identifier is a number for the content.
pub(super) fn entry(properties: &Properties, kind: OfdKind, identifier: u128) -> Vec<u8> {
    let version = match kind {
        OfdKind::Plain => "OFD",
        OfdKind::Archive => "OFD-A",
    };
    Element::new("ofd:OFD")
        .with("xmlns:ofd", NAMESPACE)
        .with("Version", "1.0")
        .with("DocType", version)
        .child(
            Element::new("ofd:DocBody")
                .child(information(properties, identifier))
                .child(Element::new("ofd:DocRoot").text(DOCUMENT)),
        )
        .into_part()
}

/// `DocInfo`; its dates are the day of signing, or there are none.
fn information(properties: &Properties, identifier: u128) -> Element {
    let mut information = Element::new("ofd:DocInfo")
        .child(said("DocID", format!("{identifier:032x}")))
        .child(said("Title", &properties.title))
        .child(said("Author", &properties.agency));
    if let Some(date) = properties.date {
        information = information.children(["CreationDate", "ModDate"].map(|name| said(name, date.to_string())));
    }
    let custom = |name: &str, value: String| Element::new("ofd:CustomData").with("Name", name).text(value);
    information
        .child(said("DocUsage", "Normal"))
        .child(said("Creator", env!("CARGO_PKG_NAME")))
        .child(said("CreatorVersion", env!("CARGO_PKG_VERSION")))
        .child(
            Element::new("ofd:CustomDatas")
                .child(custom("年份", properties.year.to_string()))
                .child(custom("机关", properties.agency.clone())),
        )
}

/// `Document.xml`: A4 pages, the outline shown beside them, and where all other parts are.
pub(super) fn document(pages: &Pages, sheets: &[Sheet], max_id: u32, has_data: bool) -> Vec<u8> {
    let page = |(index, sheet): (usize, &Sheet)| {
        Element::new("ofd:Page").with("ID", sheet.id).with("BaseLoc", page_part(index))
    };
    let common = Element::new("ofd:CommonData")
        .child(said("MaxUnitID", max_id.to_string()))
        .child(Element::new("ofd:PageArea").child(said("PhysicalBox", "0 0 210 297")))
        .child(said("PublicRes", "PublicRes.xml"));
    let preferences =
        Element::new("ofd:VPreferences").child(said("PageMode", "UseOutlines")).child(said("TabDisplay", "DocTitle"));
    let attachments = has_data.then(|| said("Attachments", attachment::LIST));
    Element::new("ofd:Document")
        .with("xmlns:ofd", NAMESPACE)
        .child(common)
        .child(Element::new("ofd:Pages").children(sheets.iter().enumerate().map(page)))
        .children(outline::element(&pages.outline, sheets))
        .child(preferences)
        .child(said("CustomTags", "Tags/CustomTags.xml"))
        .children(attachments)
        .into_part()
}

/// An element that says one thing.
fn said(name: &str, value: impl Into<String>) -> Element {
    Element::new(format!("ofd:{name}")).text(value)
}
