//! The report's own JSON inside the file (ISO 19005-3, 6.8): any receiver can read the figures back exactly.

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::metadata::{catalog, date_string};
use super::{PdfError, text_string};
use crate::page::layout::Pages;

/// The attachment's name.
const NAME: &str = "report.json";

/// Adds the JSON, byte for byte, as an associated file of the document: `/AF` and the names tree `/EmbeddedFiles`.
///
/// # Errors
/// If printpdf's objects lack the catalogue.
pub(super) fn add(objects: &mut Document, pages: &Pages) -> Result<(), PdfError> {
    let data = pages.properties.data.as_bytes();
    let mut parameters = dictionary! { "Size" => data.len() as i64 };
    if let Some(date) = pages.properties.date {
        parameters.set("ModDate", Object::string_literal(date_string(date)));
    }
    let file = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/json",
        "Params" => parameters
    };
    let file = objects.add_object(Stream::new(file, data.to_vec()));
    let specification = objects.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(NAME),
        "UF" => text_string::object(NAME),
        "Desc" => text_string::object("年报数据"),
        // The document was made from it (ISO 19005-3, annex E).
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => file, "UF" => file }
    });
    let name = Object::String(NAME.as_bytes().to_vec(), StringFormat::Literal);
    let files = dictionary! { "Names" => vec![name, Object::Reference(specification)] };
    let catalog = catalog(objects)?;
    catalog.set("AF", vec![Object::Reference(specification)]);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
    Ok(())
}
