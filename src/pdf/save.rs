//! Objects become bytes.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, SaveOptions};

use super::PdfError;

/// Writes the objects with compressed streams, object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
///
/// # Errors
/// If a stream cannot be compressed or the objects cannot be written.
pub(super) fn save(mut objects: Document) -> Result<Vec<u8>, PdfError> {
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && stream.dict.get(b"Filter").is_err()
        {
            let packed = deflate(&stream.content)?;
            stream.set_content(packed);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    objects.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

fn deflate(content: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), Compression::new(6));
    encoder.write_all(content)?;
    encoder.finish()
}

/// A hash of bytes that is the same on every machine and in every version: FNV-1a, 128 bits.
pub(super) fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> [u8; 16] {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    bytes.into_iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)).to_be_bytes()
}
