//! Subsets of a face, as both writers embed them.

use std::collections::BTreeSet;

use super::{FaceId, Fonts};

/// A face cut down to some of its glyphs, which are numbered anew.
#[derive(Debug)]
pub struct Subset {
    /// A TrueType font program with outlines and metrics, but no names and no character map.
    pub program: Vec<u8>,
    /// The old numbers of its glyphs, in the order of their new ones; the first is .notdef.
    glyphs: Vec<u16>,
}

/// A face could not be cut down.
#[derive(Debug, thiserror::Error)]
#[error("{face} cannot be subset")]
pub struct SubsetError {
    /// The face's PostScript name.
    pub face: String,
    /// What the subsetter said.
    #[source]
    pub source: subsetter::Error,
}

impl Subset {
    /// A glyph's new number, if it is in the subset.
    pub fn glyph_id(&self, old: u16) -> Option<u16> {
        self.glyphs.binary_search(&old).ok().map(|new| new as u16)
    }

    /// How many glyphs the subset has.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether it has no glyph but .notdef.
    pub fn is_empty(&self) -> bool {
        self.glyphs.len() <= 1
    }
}

impl Fonts {
    /// Cuts a face down to the glyphs named and .notdef, numbered in the order of their old numbers.
    ///
    /// Glyphs that those are composed of may follow them.
    ///
    /// # Errors
    /// If the face's tables are damaged.
    pub fn subset(&self, face: FaceId, glyphs: &BTreeSet<u16>) -> Result<Subset, SubsetError> {
        let name = self.face(face).name().to_owned();
        let glyphs: Vec<u16> = BTreeSet::from([0]).union(glyphs).copied().collect();
        let remapper = subsetter::GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let program = subsetter::subset(self.face(face).program(), 0, &remapper)
            .map_err(|source| SubsetError { face: name, source })?;
        Ok(Subset { program, glyphs })
    }
}
