//! Archives (ZIP, ISO/IEC 21320-1): what Word files and OFD files are.

use std::error::Error;
use std::io::Write as _;

use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter};

use crate::deflate::{Packer, crc32};
use crate::page::font::FontFile;

/// Why an archive could not be written: for want of memory, as far as is known.
type Failure = Box<dyn Error + Send + Sync>;

/// 1980-01-01, in seconds since 1970.
const EPOCH: i64 = 315_532_800;

/// An archive being written.
///
/// Every entry has the earliest time that ZIP can say, and comes from the same system, whatever the one it is written
/// on.
pub(super) struct Archive(ZipArchiveWriter<Vec<u8>>);

impl Archive {
    /// An archive of nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(ZipArchiveWriter::new(Vec::with_capacity(bytes)))
    }

    /// Adds a file of text.
    ///
    /// # Errors
    /// If it cannot be packed.
    pub(super) fn add_text(&mut self, name: &str, text: &[u8], packer: &mut Packer) -> Result<(), Failure> {
        self.add(name, &[text], &packer.text(text)?)
    }

    /// Adds a font.
    ///
    /// # Errors
    /// If it cannot be packed.
    pub(super) fn add_font(&mut self, name: &str, font: &FontFile, packer: &mut Packer) -> Result<(), Failure> {
        self.add(name, &font.pieces(), &font.packed(packer)?)
    }

    /// Adds a file as it is.
    ///
    /// # Errors
    /// For want of memory.
    pub(super) fn add_stored(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.put(name, CompressionMethod::STORE, &[content], content)
    }

    /// Ends it.
    ///
    /// # Errors
    /// If there are more entries than ZIP knows.
    pub(super) fn finish(self) -> Result<Vec<u8>, Failure> {
        Ok(self.0.finish()?)
    }

    fn add(&mut self, name: &str, content: &[&[u8]], packed: &[u8]) -> Result<(), Failure> {
        self.put(name, CompressionMethod::DEFLATE, content, packed)
    }

    fn put(&mut self, name: &str, method: CompressionMethod, content: &[&[u8]], packed: &[u8]) -> Result<(), Failure> {
        let length: usize = content.iter().map(|piece| piece.len()).sum();
        let entry = self.0.new_file(name).compression_method(method);
        let (mut entry, _) = entry.last_modified(UtcDateTime::from_unix(EPOCH)).unix_permissions(0o644).start()?;
        entry.write_all(packed)?;
        entry.finish(DataDescriptorOutput::new(crc32(content), length as u64))?;
        Ok(())
    }
}
