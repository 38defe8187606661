//! Objects become bytes.

use lopdf::{Document, Object, SaveOptions, Stream};

use super::PdfError;
use crate::deflate::{Packer, zlib};

/// Writes the objects with compressed streams, object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
///
/// # Errors
/// If a stream cannot be compressed or the objects cannot be written.
pub(super) fn save(mut objects: Document, packer: &mut Packer) -> Result<Vec<u8>, PdfError> {
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && stream.dict.get(b"Filter").is_err()
        {
            let content = std::mem::take(&mut stream.content);
            put_packed(stream, &packer.text(&content)?, &[&content]);
        }
    }
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(4)
        .build();
    let mut bytes = Vec::new();
    objects.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Gives a stream its content, of some pieces, that has been packed by deflate.
pub(super) fn put_packed(stream: &mut Stream, packed: &[u8], content: &[&[u8]]) {
    stream.set_content(zlib(packed, content));
    stream.dict.set("Filter", "FlateDecode");
}
