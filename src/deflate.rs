//! Deflate (RFC 1951), by which both kinds of files pack what is in them.

use std::cell::RefCell;
use std::io;

use flate2::{Compress, Compression, FlushCompress};
#[cfg(any(test, feature = "pdf"))]
use libdeflater::Adler32;
#[cfg(any(feature = "docx", feature = "ofd"))]
use libdeflater::Crc;
use libdeflater::{CompressionLvl, Compressor};

/// How hard text is packed.
const TEXT: i32 = 6;

/// How hard outlines are packed: they are numbers without order, and a third less work costs one part in a hundred.
const OUTLINES: i32 = 1;

/// The largest buffer, in bytes, that is kept for the next piece: a thread may live long after its longest report.
const MOST_KEPT: usize = 4 << 20;

/// What a file is packed with; its memory serves one piece after another.
pub(crate) struct Packer {
    text: Compressor,
    outlines: Compressor,
    open: Compress,
    buffer: Vec<u8>,
}

thread_local! {
    static PACKER: RefCell<Packer> = RefCell::new(Packer::new());
}

/// Does some work with the thread's packer: making one ready takes more than a megabyte.
///
/// What is packed does not depend on what was packed before.
pub(crate) fn with_packer<T>(work: impl FnOnce(&mut Packer) -> T) -> T {
    PACKER.with_borrow_mut(work)
}

impl Packer {
    fn new() -> Self {
        let compressor =
            |level| Compressor::new(CompressionLvl::new(level).expect("libdeflate has levels from 0 to 12"));
        let open = Compress::new(Compression::new(TEXT as u32), false);
        Self { text: compressor(TEXT), outlines: compressor(OUTLINES), open, buffer: Vec::new() }
    }

    /// Packs text.
    ///
    /// # Errors
    /// If the library fails, which it does for want of memory alone.
    pub(crate) fn text(&mut self, content: &[u8]) -> io::Result<Vec<u8>> {
        pack(&mut self.text, &mut self.buffer, content)
    }

    /// Packs outlines of a font.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(crate) fn outlines(&mut self, content: &[u8]) -> io::Result<Vec<u8>> {
        pack(&mut self.outlines, &mut self.buffer, content)
    }

    /// Packs what something packed by itself is to follow: no block is the last one, and the end is that of a byte.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(crate) fn open(&mut self, content: &[u8]) -> io::Result<Vec<u8>> {
        // What cannot be made smaller takes nine bits a byte in a block of fixed codes (RFC 1951, 3.2.6), and five
        // bytes a block if it is stored; the end of a flush takes five more.
        let mut packed = Vec::with_capacity(content.len() + content.len() / 8 + 64);
        self.open.reset();
        self.open.compress_vec(content, &mut packed, FlushCompress::Sync)?;
        let is_whole = self.open.total_in() as usize == content.len() && packed.len() < packed.capacity();
        if is_whole { Ok(packed) } else { Err(io::Error::other("deflate needs more room than it may")) }
    }
}

fn pack(compressor: &mut Compressor, buffer: &mut Vec<u8>, content: &[u8]) -> io::Result<Vec<u8>> {
    let most = compressor.deflate_compress_bound(content.len());
    if buffer.len() < most {
        buffer.resize(most, 0);
    }
    let length = compressor.deflate_compress(content, buffer).map_err(io::Error::other)?;
    let packed = buffer[..length].to_vec();
    if buffer.len() > MOST_KEPT {
        *buffer = Vec::new();
    }
    Ok(packed)
}

/// Puts packed data into the form that PDF knows (zlib, RFC 1950); `content` is what they were before, in pieces.
#[cfg(any(test, feature = "pdf"))]
pub(crate) fn zlib(packed: &[u8], content: &[&[u8]]) -> Vec<u8> {
    // Deflate with a window of 32 KiB, and how hard it was packed, which nobody asks for.
    const HEADER: [u8; 2] = [0x78, 0x01];
    let mut checksum = Adler32::new();
    for piece in content {
        checksum.update(piece);
    }
    [&HEADER, packed, &checksum.sum().to_be_bytes()].concat()
}

/// The checksum that ZIP keeps of content, in pieces (ISO/IEC 21320-1; CRC-32 of ISO/IEC 13239).
#[cfg(any(feature = "docx", feature = "ofd"))]
pub(crate) fn crc32(content: &[&[u8]]) -> u32 {
    let mut checksum = Crc::new();
    for piece in content {
        checksum.update(piece);
    }
    checksum.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(packed: &[u8], length: usize) -> Vec<u8> {
        let mut content = vec![0; length + 1];
        let written = libdeflater::Decompressor::new().zlib_decompress(packed, &mut content).unwrap();
        content.truncate(written);
        content
    }

    /// Bytes in no order that any packing finds, and text.
    fn contents() -> [Vec<u8>; 4] {
        let noise = (0..70_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        [Vec::new(), b"a".to_vec(), "年报".repeat(30_000).into_bytes(), noise]
    }

    #[test]
    fn what_is_packed_in_one_piece_or_two_comes_out_as_it_was() {
        let mut packer = Packer::new();
        for front in contents() {
            assert_eq!(unpacked(&zlib(&packer.text(&front).unwrap(), &[&front]), front.len()), front);
            for end in contents() {
                let packed = [packer.open(&front).unwrap(), packer.outlines(&end).unwrap()].concat();
                let whole = [front.as_slice(), &end].concat();
                assert_eq!(unpacked(&zlib(&packed, &[&front, &end]), whole.len()), whole);
            }
        }
    }
}
