//! What the file says of itself, for archives and readers: PDF/A-2a or 3a (ISO 19005-2, -3) and PDF/UA-1 (ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::{PdfError, text_string};
use crate::date::Date;
use crate::fingerprint::fingerprint;
use crate::output::Options;
use crate::page::layout::Pages;

/// An sRGB profile of the ICC (v4): what DeviceGray is seen by (ISO 19005-2, 6.2.3).
const SRGB: &[u8] = include_bytes!("srgb.icc");

/// Name and version of this program.
const PRODUCER: &str = concat!("nianbao ", env!("CARGO_PKG_VERSION"));

/// Adds the XMP packet, the document information, the output intent and the catalogue's entries.
///
/// # Errors
/// If printpdf's objects lack a catalogue or an information dictionary.
pub(super) fn add(objects: &mut Document, pages: &Pages, options: &Options) -> Result<(), PdfError> {
    objects.version = "1.7".into();
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(pages, options).into_bytes());
    let metadata = objects.add_object(xmp.with_compression(false));
    let profile = objects.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let information = objects.trailer.get(b"Info")?.as_reference()?;
    objects.objects.insert(information, Object::Dictionary(information_of(pages)));
    let intent = output_intent(profile);
    let catalog = catalog(objects)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", viewer_preferences());
    catalog.set("PageMode", "UseOutlines");
    mark_boxes(objects)?;
    // The same for both halves: the file has not been changed since it was made.
    let id = Object::String(identifier(objects, pages), StringFormat::Hexadecimal);
    objects.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// `ViewerPreferences` (ISO 32000-1, 12.2): the title shown, and printed as large as it is (the margins are prescribed)
/// on both sides of the sheet (GB/T 9704-2012, 6.1).
fn viewer_preferences() -> Dictionary {
    dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None", "Duplex" => "DuplexFlipLongEdge" }
}

/// The document's catalogue.
pub(super) fn catalog(objects: &mut Document) -> Result<&mut Dictionary, PdfError> {
    let root = objects.trailer.get(b"Root")?.as_reference()?;
    Ok(objects.get_object_mut(root)?.as_dict_mut()?)
}

/// `GTS_PDFA1`, the output intent of PDF/A (printpdf writes that of PDF/X alone).
fn output_intent(profile: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile
    }
}

/// `BleedBox`: the sheet itself, as for printpdf's `TrimBox`, since nothing is drawn to its edge.
fn mark_boxes(objects: &mut Document) -> Result<(), PdfError> {
    for page in objects.page_iter().collect::<Vec<_>>() {
        let page = objects.get_object_mut(page)?.as_dict_mut()?;
        let sheet = page.get(b"MediaBox")?.clone();
        page.set("BleedBox", sheet);
        page.remove(b"Annots");
    }
    Ok(())
}

fn information_of(pages: &Pages) -> Dictionary {
    let mut information = dictionary! {
        "Title" => text_string::object(&pages.properties.title),
        "Author" => text_string::object(&pages.properties.agency),
        "Producer" => Object::string_literal(PRODUCER)
    };
    if let Some(date) = pages.properties.date {
        let date = date_string(date);
        information.set("CreationDate", Object::string_literal(date.clone()));
        information.set("ModDate", Object::string_literal(date));
    }
    information
}

/// A day as a date string (ISO 32000-1, 7.9.4), in the time of China.
pub(super) fn date_string(date: Date) -> String {
    format!("D:{:04}{:02}{:02}000000+08'00'", date.year(), date.month(), date.day())
}

/// The XMP packet: the information dictionary again, and the standards met (ISO 19005-2, 6.6.4; ISO 14289-1, clause 5).
///
/// PDF/A knows no properties of PDF/UA, so their schema is described beside them.
fn xmp(pages: &Pages, options: &Options) -> String {
    let title = escape(&pages.properties.title);
    let agency = escape(&pages.properties.agency);
    let dates = pages.properties.date.map_or(String::new(), |date| {
        format!(
            "<xmp:CreateDate>{date}T00:00:00+08:00</xmp:CreateDate>\
             <xmp:ModifyDate>{date}T00:00:00+08:00</xmp:ModifyDate>"
        )
    });
    format!(
        include_str!("metadata.xmp"),
        title = title,
        agency = agency,
        dates = dates,
        producer = PRODUCER,
        part = if options.data { 3 } else { 2 }
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A file identifier that is the same for the same pages (ISO 32000-1, 14.4).
fn identifier(objects: &Document, pages: &Pages) -> Vec<u8> {
    let properties = &pages.properties;
    let mut all = [PRODUCER, &properties.title, &properties.agency, &properties.data].concat().into_bytes();
    for page in objects.page_iter() {
        all.extend(objects.get_page_content(page));
    }
    fingerprint(&[&all]).to_be_bytes().to_vec()
}
