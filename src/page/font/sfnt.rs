//! Font files (OpenType, "Organization of an OpenType font").

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::outlines::Outlines;

/// A table's name.
pub(super) type Tag = [u8; 4];

/// The tables of a font but its outlines.
pub(super) type Tables<'a> = BTreeMap<Tag, Cow<'a, [u8]>>;

/// A font file of TrueType outlines in two pieces, of which fonts that differ in the first may share the second.
#[derive(Debug, Clone)]
pub struct FontFile {
    front: Vec<u8>,
    outlines: Arc<Outlines>,
}

/// The length of the header.
const HEADER: usize = 12;
/// The length of a table's record in the directory.
const RECORD: usize = 16;
/// Where `checkSumAdjustment` is in `head`.
const ADJUSTMENT: std::ops::Range<usize> = 8..12;

/// Where a table is, and its checksum.
struct Record {
    checksum: u32,
    offset: usize,
    length: usize,
}

impl FontFile {
    /// Puts tables together, `head` among them, with the outlines (`glyf`) behind all others: those of `first` and
    /// those that may be shared.
    ///
    /// The length of `first` is a multiple of four, so that what it is followed by adds the same to the checksums
    /// everywhere.
    pub(super) fn new(mut tables: Tables<'_>, first: &[u8], outlines: Arc<Outlines>) -> Self {
        debug_assert!(first.len().is_multiple_of(4), "the checksums are of whole words");
        if let Some(head) = tables.get_mut(b"head") {
            head.to_mut()[ADJUSTMENT].fill(0);
        }
        let directory = directory(&tables, first, outlines.bytes());
        let mut front = written(&directory);
        let sum = directory.values().map(|record| record.checksum).fold(checksum(&front), u32::wrapping_add);
        for table in tables.values() {
            front.extend_from_slice(table);
            front.resize(front.len().next_multiple_of(4), 0);
        }
        front.extend_from_slice(first);
        if let Some(head) = directory.get(b"head") {
            let adjustment = 0xb1b0_afba_u32.wrapping_sub(sum);
            front[head.offset..][ADJUSTMENT].copy_from_slice(&adjustment.to_be_bytes());
        }
        Self { front, outlines }
    }

    /// Its two pieces; the second is empty of fonts without ideographs.
    pub fn pieces(&self) -> [&[u8]; 2] {
        [&self.front, self.outlines.bytes()]
    }

    /// How many bytes it has.
    #[allow(clippy::len_without_is_empty, reason = "a font file is never empty")]
    pub fn len(&self) -> usize {
        self.pieces().iter().map(|piece| piece.len()).sum()
    }

    /// The first of its two pieces.
    #[cfg(feature = "docx")]
    pub(crate) fn front_mut(&mut self) -> &mut [u8] {
        &mut self.front
    }

    /// It packed, by deflate.
    ///
    /// # Errors
    /// If the packing fails.
    #[cfg_attr(not(any(feature = "pdf", feature = "docx", feature = "ofd")), allow(dead_code))]
    pub(crate) fn packed(&self, packer: &mut crate::deflate::Packer) -> std::io::Result<Vec<u8>> {
        if self.outlines.bytes().is_empty() {
            return packer.outlines(&self.front);
        }
        Ok([packer.open(&self.front)?.as_slice(), self.outlines.packed(packer)?].concat())
    }
}

/// Where the tables are to be, one after another in the order of their tags, and the outlines last.
fn directory(tables: &Tables<'_>, first: &[u8], others: &[u8]) -> BTreeMap<Tag, Record> {
    let mut directory = BTreeMap::new();
    let mut offset = HEADER + RECORD * (tables.len() + 1);
    for (tag, table) in tables {
        directory.insert(*tag, Record { checksum: checksum(table), offset, length: table.len() });
        offset += table.len().next_multiple_of(4);
    }
    let checksum = checksum(first).wrapping_add(checksum(others));
    directory.insert(*b"glyf", Record { checksum, offset, length: first.len() + others.len() });
    directory
}

/// The header, with the kind of the outlines and four numbers that searches begin with, and the directory.
fn written(directory: &BTreeMap<Tag, Record>) -> Vec<u8> {
    let count = directory.len() as u16;
    let power = count.ilog2() as u16;
    let range = RECORD as u16 * (1 << power);
    let searches = [count, range, power, RECORD as u16 * count - range];
    let mut front = vec![0, 1, 0, 0];
    front.extend(searches.iter().flat_map(|number| number.to_be_bytes()));
    for (tag, Record { checksum, offset, length }) in directory {
        front.extend(tag);
        front.extend([*checksum, *offset as u32, *length as u32].iter().flat_map(|number| number.to_be_bytes()));
    }
    front
}

/// The sum of the big-endian words, the last filled up with zeros.
fn checksum(table: &[u8]) -> u32 {
    let (words, rest) = table.as_chunks();
    let mut last = [0; 4];
    last[..rest.len()].copy_from_slice(rest);
    words.iter().fold(u32::from_be_bytes(last), |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)))
}
