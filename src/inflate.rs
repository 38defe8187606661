//! Deflate (RFC 1951) undone: what is packed says how long it is, and is never given more room than that.

use libdeflater::Decompressor;

/// What was packed; none if it is damaged, or of another length than it says.
pub(crate) fn inflate(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut content = vec![0; length];
    let written = Decompressor::new().deflate_decompress(packed, &mut content).ok()?;
    (written == length).then_some(content)
}

/// The checksum that ZIP keeps of content.
pub(crate) fn crc32(content: &[u8]) -> u32 {
    libdeflater::crc32(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five letters in a stored block (RFC 1951, 3.2.4).
    const PACKED: &[u8] = b"\x01\x05\x00\xfa\xffhello";

    #[test]
    fn what_is_as_long_as_it_says_comes_out() {
        assert_eq!(inflate(PACKED, 5).as_deref(), Some(b"hello".as_slice()));
        assert_eq!(crc32(b"hello"), 0x3610_A686);
    }

    #[test]
    fn what_lies_about_its_length_or_is_damaged_does_not() {
        assert_eq!(inflate(PACKED, 4), None);
        assert_eq!(inflate(PACKED, 6), None);
        assert_eq!(inflate(&PACKED[..7], 5), None);
    }
}
