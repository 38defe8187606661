//! Subsets of a face, as both writers embed them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::outlines::{Outlines, SharedOutlines};
use super::sfnt::{FontFile, Tables};
use super::source::{Damaged, Source};
use super::{Face, FaceId, Fonts};
use crate::character::is_ideograph;

/// A face cut down to some of its glyphs, which are numbered anew: first .notdef and those of marks, letters and
/// digits, then those of ideographs.
///
/// So the outlines of the ideographs, nearly all there is in a font, are the same in files that differ in the other
/// glyphs.
#[derive(Debug)]
pub struct Subset<'a> {
    /// The new numbers of the glyphs, by their old ones.
    numbers: BTreeMap<u16, u16>,
    /// The tables that a font needs to be drawn from, but for the outlines.
    tables: Tables<'a>,
    /// The outlines before those of the ideographs, and these.
    first: Vec<u8>,
    shared: Arc<Outlines>,
}

/// A face could not be cut down: it is damaged.
#[derive(Debug, thiserror::Error)]
#[error("{face} cannot be cut down: its table {table} is damaged")]
pub struct SubsetError {
    /// The face's PostScript name.
    pub face: String,
    /// The table's tag.
    pub table: &'static str,
}

impl Fonts {
    /// Cuts a face down to the glyphs named, each with the character it is for, and .notdef.
    ///
    /// # Errors
    /// If the face's tables are damaged.
    pub fn subset(
        &self,
        face: FaceId,
        glyphs: &BTreeMap<u16, char>,
        outlines: &SharedOutlines,
    ) -> Result<Subset<'_>, SubsetError> {
        let original = self.face(face);
        let cut = Subset::new(original, glyphs, |bytes| outlines.of(face, bytes));
        cut.map_err(|table| SubsetError { face: original.name().to_owned(), table })
    }
}

impl<'a> Subset<'a> {
    fn new(
        face: &'a Face,
        glyphs: &BTreeMap<u16, char>,
        shared: impl FnOnce(Vec<u8>) -> Arc<Outlines>,
    ) -> Result<Self, Damaged> {
        let source = Source::new(face)?;
        let is_first = |(_, character): &(&u16, &char)| !is_ideograph(**character);
        let first: BTreeSet<u16> = glyphs.iter().filter(is_first).map(|(glyph, _)| *glyph).chain([0]).collect();
        let first = source.with_components(first)?;
        let rest = glyphs.keys().filter(|glyph| !first.contains(glyph)).copied().collect();
        let rest: Vec<u16> = source.with_components(rest)?.difference(&first).copied().collect();
        let order: Vec<u16> = first.iter().chain(&rest).copied().collect();
        let numbers = order.iter().zip(0..).map(|(old, new)| (*old, new)).collect();

        let mut offsets = Vec::with_capacity(order.len() + 1);
        let before = source.outlines(first.iter().copied(), &numbers, 0, &mut offsets)?;
        let after = source.outlines(rest.iter().copied(), &numbers, before.len(), &mut offsets)?;
        offsets.push((before.len() + after.len()) as u32);
        Ok(Self { numbers, tables: source.tables(&order, &offsets)?, first: before, shared: shared(after) })
    }

    /// A glyph's new number, if it is in the subset.
    pub fn glyph_id(&self, old: u16) -> Option<u16> {
        self.numbers.get(&old).copied()
    }

    /// The tables that a font needs to be drawn from, but for the outlines.
    #[cfg(feature = "office_fonts")]
    pub(super) fn tables(&self) -> &Tables<'a> {
        &self.tables
    }

    /// The subset as a font file with the tables given.
    pub(super) fn file(&self, tables: Tables<'_>) -> FontFile {
        FontFile::new(tables, &self.first, Arc::clone(&self.shared))
    }

    /// The subset as a font file for PDF, which needs neither names nor a character map (ISO 32000-1, 9.9).
    pub fn pdf_font(&self) -> FontFile {
        self.file(self.tables.clone())
    }
}
