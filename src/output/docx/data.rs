//! The report's own JSON inside the file, as a custom XML part (ISO/IEC 29500-1 §15.2.5 and §15.2.6, §22.5): any
//! receiver can read the figures back exactly.

use super::guid;
use super::xml::{DECLARATION, Element};
use crate::fingerprint::fingerprint;

/// The namespace of the part, by which it is found among others.
pub(super) const NAMESPACE: &str = "urn:x-nianbao:report";

/// `customXml/item1.xml`: one element `report` with the JSON as its text, and its properties,
/// `customXml/itemProps1.xml`.
pub(super) fn parts(json: &str) -> [Vec<u8>; 2] {
    let item = format!("{DECLARATION}<report xmlns=\"{NAMESPACE}\">{}</report>", escaped(json));
    let properties = Element::new("ds:datastoreItem")
        .with("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
        .with("ds:itemID", guid::text(fingerprint(&[item.as_bytes()])))
        .child(Element::new("ds:schemaRefs").child(Element::new("ds:schemaRef").with("ds:uri", NAMESPACE)));
    [item.into_bytes(), properties.into_part()]
}

/// JSON as the text of an element, from which every reader of XML gets it back character for character.
///
/// The two characters that XML forbids and JSON allows can stand in strings only, where their escapes mean the same.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 8);
    for character in json.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            // Otherwise read as a line feed (XML 1.0, 2.11).
            '\r' => text.push_str("&#13;"),
            '\u{fffe}' => text.push_str("\\ufffe"),
            '\u{ffff}' => text.push_str("\\uffff"),
            other => text.push(other),
        }
    }
    text
}
