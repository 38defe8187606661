//! Objects of a PDF as numbers and contents, references followed.

use lopdf::{Dictionary, Document, Object};

/// What an object refers to, or itself.
pub(super) fn deref<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// A number, if it is one that a page can use.
pub(super) fn number(document: &Document, object: &Object) -> Option<f64> {
    match deref(document, object)? {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)).filter(|number| number.is_finite()),
        _ => None,
    }
}

/// Numbers, as many as are asked for.
pub(super) fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f64; N]> {
    let array = deref(document, object)?.as_array().ok()?;
    let numbers: Vec<f64> = array.iter().filter_map(|object| number(document, object)).collect();
    numbers.try_into().ok()
}

/// The unpacked content of a stream in a dictionary; none if it is longer than it may be.
pub(super) fn stream(document: &Document, dictionary: &Dictionary, key: &[u8], most: usize) -> Option<Vec<u8>> {
    let stream = dictionary.get_deref(key, document).ok()?.as_stream().ok()?;
    stream.get_plain_content_with_limit(most).ok()
}

/// A dictionary in another.
pub(super) fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    of.get_deref(key, document).ok()?.as_dict().ok()
}
