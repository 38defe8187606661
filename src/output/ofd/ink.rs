//! Where the outlines of a font's glyphs are.
//!
//! A face follows a glyph's outline each time it is asked for its box. Pages show each glyph many times, so every box
//! of a font is found once.

use std::collections::BTreeMap;

use super::millimetres::Millimetres;
use crate::length::Length;
use crate::page::font::Face;

/// The boxes of glyphs' outlines, each from its glyph's origin.
pub(super) struct Ink {
    boxes: BTreeMap<u16, [i16; 4]>,
    units_per_em: u16,
}

impl Ink {
    /// The boxes of some of a face's glyphs; what has no outline has none.
    pub(super) fn of(face: &Face, glyphs: impl IntoIterator<Item = u16>) -> Self {
        let boxes = glyphs.into_iter().filter_map(|glyph| Some((glyph, face.bounds(glyph)?)));
        Self { boxes: boxes.collect(), units_per_em: face.units_per_em() }
    }

    /// A glyph's box in a size, y upwards: left, bottom, right, top; a point at the origin if it has no outline.
    pub(super) fn bounds(&self, glyph: u16, size: Length) -> [Millimetres; 4] {
        let bounds = self.boxes.get(&glyph).copied().unwrap_or_default();
        bounds.map(|units| Millimetres::from(size.scale(units.into(), self.units_per_em.into())))
    }
}
