//! The chunks of a PNG (ISO/IEC 15948, 5.3).

use super::header::PNG;

/// The content of its chunks `IDAT`, which is one stream.
pub(super) fn rows(png: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(png.len());
    let mut rest = png.strip_prefix(PNG).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let (Some(content), Some(next)) = (after.get(4..length + 4), after.get(length + 8..)) else { break };
        if after.starts_with(b"IDAT") {
            rows.extend_from_slice(content);
        }
        rest = next;
    }
    rows
}
