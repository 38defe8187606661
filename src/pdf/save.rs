//! Objects become bytes.

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Document, Object, SaveOptions};

use super::PdfError;

/// How hard streams are packed.
const LEVEL: i32 = 6;

/// How hard fonts are packed: outlines are numbers without order, and a third less work costs one part in a hundred.
const FONT_LEVEL: i32 = 1;

/// Writes the objects with compressed streams, object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
///
/// # Errors
/// If a stream cannot be compressed or the objects cannot be written.
pub(super) fn save(mut objects: Document) -> Result<Vec<u8>, PdfError> {
    let (mut compressor, mut font_compressor) = (compressor(LEVEL), compressor(FONT_LEVEL));
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && stream.dict.get(b"Filter").is_err()
        {
            let is_font = stream.dict.has(b"Length1");
            let packed = deflate(if is_font { &mut font_compressor } else { &mut compressor }, &stream.content)?;
            stream.set_content(packed);
            stream.dict.set("Filter", "FlateDecode");
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

fn compressor(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).expect("libdeflate has levels from 0 to 12"))
}

fn deflate(compressor: &mut Compressor, content: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut packed = vec![0; compressor.zlib_compress_bound(content.len())];
    let length = compressor.zlib_compress(content, &mut packed).map_err(std::io::Error::other)?;
    packed.truncate(length);
    Ok(packed)
}

/// A hash of bytes that is the same on every machine and in every version: FNV-1a, 128 bits, eight bytes at a time.
pub(super) fn fingerprint(bytes: &[u8]) -> [u8; 16] {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    let (words, rest) = bytes.as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain(rest.iter().map(|byte| u64::from(*byte)));
    words.fold(OFFSET, |hash, word| (hash ^ u128::from(word)).wrapping_mul(PRIME)).to_be_bytes()
}
