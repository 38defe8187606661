//! A ZIP package (ISO/IEC 21320-1): its parts by name, each unpacked when asked for.

use std::cell::Cell;
use std::collections::BTreeMap;

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::error::ReadError;
use super::limits;
use crate::inflate::{crc32, inflate};

/// What a package that breaks the rules is called.
const DAMAGED: ReadError = ReadError::Damaged { what: "文件（压缩包）" };

/// Deflate makes nothing smaller than this part of what it was.
const MOST_PACKED: usize = 1032;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    /// By their names in small letters: the names of parts are the same in either case (ISO/IEC 29500-2, 6.2.2.3).
    parts: BTreeMap<String, Part>,
    /// How many bytes may yet be unpacked.
    budget: Cell<usize>,
}

struct Part {
    at: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    length: usize,
    crc: u32,
}

impl<'a> Package<'a> {
    /// Reads the directory of a package.
    ///
    /// # Errors
    /// If it is damaged, locked, or has more files than any report's.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| DAMAGED)?;
        let mut parts = BTreeMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| DAMAGED)? {
            if entry.flags().is_encrypted() {
                return Err(ReadError::Encrypted);
            }
            if parts.len() == limits::ENTRIES {
                return Err(ReadError::Limit { what: "压缩包里的文件太多" });
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            let part = Part {
                at: entry.wayfinder(),
                method: entry.compression_method(),
                length: usize::try_from(entry.uncompressed_size_hint()).unwrap_or(usize::MAX),
                crc: entry.crc32(),
            };
            parts.entry(name.trim_start_matches('/').to_ascii_lowercase()).or_insert(part);
        }
        Ok(Self { archive, parts, budget: Cell::new(limits::PARTS) })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_ascii_lowercase())
    }

    /// The names of all parts, in small letters and in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// A part, unpacked; `None` if the package has no part of this name.
    ///
    /// # Errors
    /// If it is damaged, or larger than any part of a report.
    pub(super) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(part) = self.parts.get(&name.to_ascii_lowercase()) else { return Ok(None) };
        let packed = self.archive.get_entry(part.at).map_err(|_| DAMAGED)?.data();
        let left = self.budget.get().checked_sub(part.length).filter(|_| part.length <= limits::PART);
        let left = left.ok_or(ReadError::Limit { what: "压缩包里的文件解开以后太大" })?;
        if part.length > packed.len().saturating_mul(MOST_PACKED) {
            return Err(DAMAGED);
        }
        self.budget.set(left);
        let content = match part.method {
            CompressionMethod::STORE => (packed.len() == part.length).then(|| packed.to_vec()),
            CompressionMethod::DEFLATE => inflate(packed, part.length),
            _ => None,
        };
        content.filter(|content| crc32(content) == part.crc).map(Some).ok_or(DAMAGED)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::zipped;
    use super::*;

    #[test]
    fn parts_are_found_by_name_in_either_case() {
        let bytes = zipped(&[("word/Document.xml", "<a/>"), ("b.txt", &"年".repeat(1000))]);
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("Word/document.xml").unwrap().unwrap(), b"<a/>");
        assert_eq!(package.part("b.txt").unwrap().unwrap().len(), 3000);
        assert!(package.has("B.TXT") && package.part("c").unwrap().is_none());
        assert_eq!(package.names().collect::<Vec<_>>(), ["b.txt", "word/document.xml"]);
    }

    #[test]
    fn a_part_that_lies_about_its_length_is_damaged() {
        let bytes = zipped(&[("a", &"0".repeat(100_000))]);
        let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        for length in [99_999_u32, 100_001, 30 << 20] {
            let mut lying = bytes.clone();
            lying[directory + 24..directory + 28].copy_from_slice(&length.to_le_bytes());
            assert_eq!(Package::open(&lying).unwrap().part("a"), Err(DAMAGED), "{length}");
        }
        let mut huge = bytes;
        huge[directory + 24..directory + 28].copy_from_slice(&(1_u32 << 30).to_le_bytes());
        assert!(matches!(Package::open(&huge).unwrap().part("a"), Err(ReadError::Limit { .. })));
    }

    #[test]
    fn a_damaged_part_and_a_torn_package_are_told() {
        let bytes = zipped(&[("a", &"0123456789".repeat(20))]);
        assert!(Package::open(&bytes[..bytes.len() - 30]).is_err());
        let mut damaged = bytes;
        damaged[40] ^= 0xFF;
        assert_eq!(Package::open(&damaged).unwrap().part("a"), Err(DAMAGED));
    }
}
