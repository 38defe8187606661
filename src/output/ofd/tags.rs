//! What is printed where, for programs (GB/T 33190-2016, clause 16): the only structure that OFD knows.
//!
//! A tag names a figure by its path in the report, and a heading or a table's head by what it is; within it stand the
//! numbers of the objects that show it, and of their pages. An object that is split over two pages is named by two:
//!
//! ```xml
//! <Report xmlns="urn:x-nianbao:tags" xmlns:ofd="http://www.ofdspec.org/2016">
//!   <Heading Level="2" Path="overview"><ofd:ObjectRef PageRef="9">31</ofd:ObjectRef></Heading>
//!   <Table Name="三、收到和处理政府信息公开申请情况">
//!     <Head Scope="Column"><ofd:ObjectRef PageRef="52">60</ofd:ObjectRef></Head>
//!     <Figure Path="requests.received.enterprise"><ofd:ObjectRef PageRef="52">88</ofd:ObjectRef></Figure>
//!   </Table>
//! </Report>
//! ```

use super::NAMESPACE;
use super::page::Shown;
use crate::output::xml::Element;
use crate::page::layout::{self, ElementId, ElementKind, Scope};

/// The namespace of the tags, by which they are found among others.
const TAGS: &str = "urn:x-nianbao:tags";

/// The list of tag files, from the document's folder.
pub(super) const LIST: &str = "Tags/CustomTags.xml";
/// The tag file, in the list's folder.
pub(super) const FILE: &str = "Report.xml";

/// `CustomTags.xml`.
pub(super) fn list() -> Vec<u8> {
    let tag = Element::new("ofd:CustomTag").with("NameSpace", TAGS);
    let tag = tag.child(Element::new("ofd:FileLoc").text(FILE));
    Element::new("ofd:CustomTags").with("xmlns:ofd", NAMESPACE).child(tag).into_part()
}

/// The tag file.
pub(super) fn tags(structure: &[layout::Element], mut shown: Vec<Shown>) -> Vec<u8> {
    // In reading order; what is of one element stays as it was drawn.
    shown.sort_by_key(|shown| shown.element);
    let mut report = Element::new("Report").with("xmlns", TAGS).with("xmlns:ofd", NAMESPACE);
    let mut table: Option<Element> = None;
    for (index, element) in structure.iter().enumerate() {
        if stands_below_the_top(element) {
            report = report.children(table.take());
        }
        if let ElementKind::Table { caption, .. } = &element.kind {
            table = Some(Element::new("Table").with("Name", caption));
        }
        let Some(tag) = tag(element) else { continue };
        let tag = tag.children(references(&shown, index));
        match table.take() {
            Some(whole) => table = Some(whole.child(tag)),
            None => report = report.child(tag),
        }
    }
    report.children(table).into_part()
}

/// Whether an element ends a table before it.
fn stands_below_the_top(element: &layout::Element) -> bool {
    element.parent.is_some_and(|parent| parent.index() == 0)
}

/// The tag of an element, if it has one.
fn tag(element: &layout::Element) -> Option<Element> {
    let path = element.path.as_str();
    let from = |tag: Element| if path.is_empty() { tag } else { tag.with("Path", path) };
    match element.kind {
        ElementKind::Heading(level) => Some(from(Element::new("Heading").with("Level", level))),
        ElementKind::HeaderCell { scope, .. } => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            Some(from(Element::new("Head").with("Scope", scope)))
        }
        ElementKind::DataCell { .. } if !path.is_empty() => Some(from(Element::new("Figure"))),
        _ => None,
    }
}

/// The objects that show an element.
fn references(shown: &[Shown], element: usize) -> impl Iterator<Item = Element> {
    let start = shown.partition_point(|shown| index(shown.element) < element);
    shown[start..]
        .iter()
        .take_while(move |shown| index(shown.element) == element)
        .map(|shown| Element::new("ofd:ObjectRef").with("PageRef", shown.page).text(shown.object.to_string()))
}

fn index(element: ElementId) -> usize {
    element.index()
}
