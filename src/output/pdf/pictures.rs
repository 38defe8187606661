//! Pictures as image objects (ISO 32000-1, 8.9.5): what they are packed by is what the file packs them by.

use std::collections::BTreeMap;

use printpdf::xobject::{ExternalStream, ExternalXObject};
use printpdf::{DictItem, XObject, XObjectId};

use crate::page::layout::Pages;
use crate::picture::{Encoding, Picture};

/// A picture's name in the pages' resources, by its number.
pub(super) fn name(picture: usize) -> String {
    format!("P{picture}")
}

/// The pictures of pages, by their names.
pub(super) fn of(pages: &Pages) -> impl Iterator<Item = (XObjectId, XObject)> + '_ {
    pages.pictures.iter().enumerate().map(|(number, picture)| {
        let stream = ExternalStream { dict: dictionary(picture), content: content(picture), compress: false };
        let external = ExternalXObject { stream, width: None, height: None, dpi: None };
        (XObjectId(name(number)), XObject::External(external))
    })
}

/// The data: a JPEG as it is; of a PNG its rows.
fn content(picture: &Picture) -> Vec<u8> {
    match picture.encoding() {
        Encoding::Jpeg => picture.bytes().to_vec(),
        Encoding::Png => picture.packed_rows(),
    }
}

/// The image dictionary; the colours are those of the output intent, sRGB, or grey (ISO 19005-2, 6.2.4.3).
fn dictionary(picture: &Picture) -> BTreeMap<String, DictItem> {
    let name = |name: &str| DictItem::Name(name.into());
    let (space, samples) = if picture.is_grey() { ("DeviceGray", 1) } else { ("DeviceRGB", 3) };
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width().into())),
        ("Height", DictItem::Int(picture.height().into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    match picture.encoding() {
        Encoding::Jpeg => entries.push(("Filter", name("DCTDecode"))),
        Encoding::Png => {
            // Predictor 15: each row says its own, as in PNG (ISO 32000-1, 7.4.4.4).
            let rows =
                [("Predictor", 15), ("Colors", samples), ("BitsPerComponent", 8), ("Columns", picture.width().into())];
            let rows = rows.map(|(key, value)| (key.to_owned(), DictItem::Int(value)));
            entries.push(("Filter", name("FlateDecode")));
            entries.push(("DecodeParms", DictItem::Dict { map: BTreeMap::from(rows) }));
        }
    }
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
