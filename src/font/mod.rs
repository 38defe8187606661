//! The faces: which one has a character, how wide it is, and subsets of them.

mod bundled;
mod coverage;
mod face;
#[cfg(feature = "docx")]
mod office;
#[cfg(any(feature = "pdf", feature = "docx"))]
mod subset;

pub use face::{Face, FaceError};
#[cfg(feature = "docx")]
pub use office::OfficeFontError;
#[cfg(any(feature = "pdf", feature = "docx"))]
pub use subset::{Subset, SubsetError};

use crate::document::Typeface;
use crate::length::Length;

/// The faces a document is set in, with their order of fallback.
#[derive(Debug)]
pub struct Fonts {
    faces: &'static [Face],
}

/// One face of [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u8);

impl FaceId {
    /// 仿宋: the text.
    pub const FANG_SONG: Self = Self(0);
    /// 楷体: headings of the second level.
    pub const KAI: Self = Self(1);
    /// 小标宋: the title.
    pub const BIAO_SONG: Self = Self(2);
    /// 黑体: headings of the first level.
    pub const HEI: Self = Self(3);
    /// 宋体: tables, page numbers, and whatever another face lacks.
    pub const SONG: Self = Self(4);
    /// Digits and Latin letters.
    pub const LATIN: Self = Self(5);
    /// Rare characters.
    pub const RARE: Self = Self(6);

    /// Every face, in the order of their numbers.
    pub const ALL: [Self; 7] =
        [Self::FANG_SONG, Self::KAI, Self::BIAO_SONG, Self::HEI, Self::SONG, Self::LATIN, Self::RARE];
}

/// A character's glyph in the face that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The face.
    pub face: FaceId,
    /// The glyph's number in that face.
    pub id: u16,
}

impl Fonts {
    /// The faces compiled into the program.
    pub const fn bundled() -> Self {
        Self { faces: &bundled::FACES }
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &'static Face {
        &self.faces[usize::from(id.0)]
    }

    /// The glyph of a character set in a typeface, from the first face in its chain that has it; none if no face does.
    ///
    /// `selector` is the variation selector that follows the character, if one does.
    pub fn glyph(&self, typeface: Typeface, character: char, selector: Option<char>) -> Option<Glyph> {
        chain(typeface, character).into_iter().find_map(|face| {
            let id = self.face(face).glyph_id(character, selector)?;
            Some(Glyph { face, id })
        })
    }

    /// How far a glyph moves the pen at a size.
    pub fn advance(&self, glyph: Glyph, size: Length) -> Length {
        let face = self.face(glyph.face);
        size.scale(i64::from(face.advance(glyph.id)), i64::from(face.units_per_em()))
    }
}

/// The faces that are asked for a character, in order.
fn chain(typeface: Typeface, character: char) -> [FaceId; 5] {
    let own = match typeface {
        Typeface::FangSong => FaceId::FANG_SONG,
        Typeface::Kai => FaceId::KAI,
        Typeface::BiaoSong => FaceId::BIAO_SONG,
        Typeface::Hei => FaceId::HEI,
        Typeface::Song => FaceId::SONG,
    };
    let text_face = !matches!(typeface, Typeface::BiaoSong | Typeface::Hei);
    let first = if is_latin(character) && text_face {
        FaceId::LATIN
    } else if character == '·' {
        // The name dot is one em wide in this face alone.
        FaceId::SONG
    } else {
        own
    };
    [first, own, FaceId::SONG, FaceId::RARE, FaceId::KAI]
}

/// Whether a character belongs to Latin text: ASCII and the letters with accents, but not the signs among them (× ÷).
fn is_latin(character: char) -> bool {
    match character {
        ' '..='~' | '\u{a0}' => true,
        '\u{c0}'..='\u{24f}' => !matches!(character, '×' | '÷'),
        _ => false,
    }
}

/// Whether a character shows nothing and takes no room wherever it stands (Unicode's Default_Ignorable_Code_Point, as far as text
/// of reports can hold it).
pub fn is_ignorable(character: char) -> bool {
    is_variation_selector(character)
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a character chooses a form of the one before it.
pub fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests;
