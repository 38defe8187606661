//! One face.

use std::sync::OnceLock;

/// A face: a font program of TrueType outlines, and what is asked of it.
pub struct Face {
    name: &'static str,
    program: Program,
    parsed: OnceLock<Result<ttf_parser::Face<'static>, FaceError>>,
}

/// Where a face's bytes are.
pub(super) enum Program {
    /// As they are.
    Plain(&'static [u8]),
    /// Packed, to be unpacked when a character asks for the face.
    Packed(fn() -> &'static [u8]),
}

/// Why a face cannot be used.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum FaceError {
    /// It is no font program.
    #[error("{name} is no font: {reason}")]
    Damaged {
        /// The face's name.
        name: &'static str,
        /// What the reader said of it.
        reason: ttf_parser::FaceParsingError,
    },
}

impl Face {
    pub(super) const fn new(name: &'static str, program: Program) -> Self {
        Self { name, program, parsed: OnceLock::new() }
    }

    /// The face's PostScript name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The whole font program.
    pub fn program(&self) -> &'static [u8] {
        match self.program {
            Program::Plain(bytes) => bytes,
            Program::Packed(unpack) => unpack(),
        }
    }

    /// The glyph of a character, in the form that is right in Chinese text.
    ///
    /// With a variation selector, the form it chooses if the face has it. Quotation marks take the full-width form (U+FE01) where
    /// the face keeps one behind that selector.
    pub fn glyph_id(&self, character: char, selector: Option<char>) -> Option<u16> {
        let parsed = self.parsed();
        let chosen = selector.and_then(|selector| parsed.glyph_variation_index(character, selector));
        let full_width = || match character {
            '‘' | '’' | '“' | '”' => parsed.glyph_variation_index(character, '\u{fe01}'),
            _ => None,
        };
        chosen.or_else(full_width).or_else(|| parsed.glyph_index(character)).map(|glyph| glyph.0)
    }

    /// How far a glyph moves the pen, in units of the em.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.parsed().glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or_default()
    }

    /// How many units the em has.
    pub fn units_per_em(&self) -> u16 {
        self.parsed().units_per_em()
    }

    /// Its tables, read on first use.
    pub(crate) fn parsed(&self) -> &ttf_parser::Face<'static> {
        let parsed = self.parsed.get_or_init(|| {
            let damaged = |reason| FaceError::Damaged { name: self.name, reason };
            ttf_parser::Face::parse(self.program(), 0).map_err(damaged)
        });
        parsed.as_ref().expect("a bundled face is a font: proved by the tests of this module")
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Face").field(&self.name).finish()
    }
}
