//! The report's own JSON that a PDF of ours has attached (ISO 32000-1, 7.11.4).

use lopdf::{Dictionary, Document, Object};

use super::super::limits;
use super::objects::{deref, dictionary};

/// How many nodes of the tree of names are looked at.
const MOST_NODES: usize = 256;

/// The JSON, byte for byte.
pub(super) fn data(document: &Document) -> Option<Vec<u8>> {
    let catalog = document.catalog().ok()?;
    let names = dictionary(document, catalog, b"Names").and_then(|names| dictionary(document, names, b"EmbeddedFiles"));
    // A tree whose branches lead back to it is left at some time.
    let mut open: Vec<&Dictionary> = names.into_iter().collect();
    for _ in 0..MOST_NODES {
        let node = open.pop()?;
        let array = |key: &[u8]| node.get_deref(key, document).ok().and_then(|it| it.as_array().ok());
        let dictionaries = |key| array(key).into_iter().flatten().filter_map(|it| deref(document, it)?.as_dict().ok());
        if let Some(data) = dictionaries(b"Names").take(MOST_NODES).find_map(|file| json(document, file)) {
            return Some(data);
        }
        open.extend(dictionaries(b"Kids").take(MOST_NODES));
    }
    None
}

/// A file's content, if it is JSON by its name and by how it begins.
fn json(document: &Document, file: &Dictionary) -> Option<Vec<u8>> {
    let is_json = |key: &[u8]| {
        let name = file.get_deref(key, document).ok().and_then(|it: &Object| it.as_str().ok());
        // A name is in one encoding or the other: in UTF-16 each letter is a pair with a zero.
        let letters = name.unwrap_or_default().iter().copied().filter(|byte| *byte != 0).collect::<Vec<u8>>();
        letters.to_ascii_lowercase().ends_with(b".json")
    };
    let stream = dictionary(document, file, b"EF")?.get_deref(b"F", document).ok()?.as_stream().ok()?;
    let content = stream.get_plain_content_with_limit(limits::PART).ok()?;
    ((is_json(b"UF") || is_json(b"F")) && content.trim_ascii_start().starts_with(b"{")).then_some(content)
}
