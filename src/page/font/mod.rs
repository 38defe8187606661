//! The faces: which one has a character, how wide it is, and subsets of them.

mod bundled;
mod coverage;
mod embedding;
mod face;
mod glyphs;
#[cfg(feature = "embed")]
mod missing;
#[cfg(feature = "office_fonts")]
mod office;
mod outline;
#[cfg(feature = "embed")]
mod outlines;
mod role;
#[cfg(feature = "embed")]
mod sfnt;
#[cfg(feature = "embed")]
mod source;
#[cfg(feature = "embed")]
mod subset;

pub use embedding::Embedding;
pub use face::{EmBox, Face, FaceError};
#[cfg(feature = "office_fonts")]
pub use office::OfficeFontError;
pub use outline::Segment;
#[cfg(feature = "embed")]
pub use outlines::SharedOutlines;
pub use role::FaceRole;
#[cfg(feature = "embed")]
pub use sfnt::FontFile;
#[cfg(feature = "embed")]
pub use subset::{Subset, SubsetError};

use std::sync::Arc;

use crate::character::{is_latin, is_shared, is_symbol, script_to_shape};
use crate::length::Length;
use crate::page::document::Typeface;

/// The faces a document is set in, with their order of fallback.
///
/// Cheap to clone and to share between threads: a face of the user's own is kept once.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    /// The user's own faces by their roles; one face in two roles is the same twice.
    own: [Option<Arc<Face>>; FaceRole::ALL.len()],
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

    /// Every face that the program carries, in the order of their numbers.
    pub const BUNDLED: [Self; 7] =
        [Self::FANG_SONG, Self::KAI, Self::BIAO_SONG, Self::HEI, Self::SONG, Self::LATIN, Self::RARE];

    /// The user's own face in a role.
    const fn own(role: FaceRole) -> Self {
        Self(Self::BUNDLED.len() as u8 + role as u8)
    }
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
        Self { own: [const { None }; FaceRole::ALL.len()] }
    }

    /// These faces with one of the user's own in a role; those that the program carries stay behind it.
    ///
    /// Takes a font file as it is; of a collection (TTC), its first face. A face that was in the role gives way.
    ///
    /// # Errors
    /// If it is no font, may not be embedded, has no TrueType outlines, or lacks what its role is for.
    pub fn with_face(mut self, role: FaceRole, file: impl Into<Arc<[u8]>>) -> Result<Self, FaceError> {
        let face = Face::read(file.into())?;
        role.accept(&face)?;
        let known = self.own.iter().flatten().find(|own| own.program() == face.program()).cloned();
        self.own[role as usize] = Some(known.unwrap_or_else(|| Arc::new(face)));
        Ok(self)
    }

    /// A face.
    ///
    /// # Panics
    /// If the number is of a face of other [`Fonts`], which these have not.
    pub fn face(&self, id: FaceId) -> &Face {
        match usize::from(id.0).checked_sub(FaceId::BUNDLED.len()) {
            None => &bundled::FACES[usize::from(id.0)],
            Some(role) => self.own[role].as_deref().expect("numbers are given out by `own`, for faces that are there"),
        }
    }

    /// The user's own face in a role, if there is one; a face in two roles is that of the first.
    pub fn own(&self, role: FaceRole) -> Option<FaceId> {
        let face = self.own[role as usize].as_ref()?;
        let same = |role: &FaceRole| self.own[*role as usize].as_ref().is_some_and(|own| Arc::ptr_eq(own, face));
        FaceRole::ALL.into_iter().find(same).map(FaceId::own)
    }

    /// Every face, each once, those that the program carries first.
    pub fn ids(&self) -> impl Iterator<Item = FaceId> + '_ {
        let is_first = |role: &FaceRole| self.own(*role) == Some(FaceId::own(*role));
        FaceId::BUNDLED.into_iter().chain(FaceRole::ALL.into_iter().filter(is_first).map(FaceId::own))
    }

    /// Whether a face is for digits and Latin letters alone.
    pub fn is_latin(&self, id: FaceId) -> bool {
        // The last of the roles: a face that has another, too, is that other's.
        [FaceId::LATIN, FaceId::own(FaceRole::Latin)].contains(&id)
    }

    /// The glyph of a character set in a typeface, from the first face in its chain that has it; none if no face does,
    /// or if it is of a script whose letters must be joined or stacked, which is not done here.
    ///
    /// `selector` is the variation selector that follows the character, if one does.
    pub fn glyph(&self, typeface: Typeface, character: char, selector: Option<char>) -> Option<Glyph> {
        if script_to_shape(character).is_some() {
            return None;
        }
        if is_symbol(character)
            && let Some(symbol) = self.em_wide_symbol(typeface, character)
        {
            return Some(symbol);
        }
        self.chain(typeface, character).into_iter().flatten().find_map(|id| {
            let face = self.face(id);
            let glyph = face.glyph_id(character, selector)?;
            // Of the user's own faces, some have Latin punctuation in the place of Chinese.
            let fits = !face.is_own() || !is_shared(character) || face.advance(glyph) == face.units_per_em();
            fits.then_some(Glyph { face: id, id: glyph })
        })
    }

    /// A sign's glyph as wide as a Chinese character, from the first face that has it so: the 仿宋 has many half as wide,
    /// as in Latin text.
    fn em_wide_symbol(&self, typeface: Typeface, character: char) -> Option<Glyph> {
        let role = FaceRole::of(typeface);
        let faces = [self.own(role), Some(role.bundled()), Some(FaceId::SONG), Some(FaceId::KAI)];
        faces.into_iter().flatten().find_map(|id| {
            let face = self.face(id);
            let glyph = face.glyph_id(character, None)?;
            (face.advance(glyph) == face.units_per_em()).then_some(Glyph { face: id, id: glyph })
        })
    }

    /// How far a glyph moves the pen at a size.
    pub fn advance(&self, glyph: Glyph, size: Length) -> Length {
        let face = self.face(glyph.face);
        size.scale(i64::from(face.advance(glyph.id)), i64::from(face.units_per_em()))
    }

    /// How far right of the pen a combining mark is drawn so that it stands over the middle of the glyph before the
    /// pen.
    pub fn mark_shift(&self, mark: Glyph, base: Glyph, size: Length) -> Length {
        let face = self.face(mark.face);
        let middle = face.middle(mark.id).unwrap_or_default();
        -self.advance(base, size).half() - size.scale(middle.into(), face.units_per_em().into())
    }

    /// The faces that are asked for a character, in order.
    fn chain(&self, typeface: Typeface, character: char) -> [Option<FaceId>; 8] {
        let role = FaceRole::of(typeface);
        let (own, face) = (self.own(role), Some(role.bundled()));
        let [song, rare, kai] = [FaceId::SONG, FaceId::RARE, FaceId::KAI].map(Some);
        let own_rare = self.own(FaceRole::Rare);
        if is_latin(character) && !matches!(typeface, Typeface::BiaoSong | Typeface::Hei) {
            [self.own(FaceRole::Latin), Some(FaceId::LATIN), own, face, song, rare, kai, own_rare]
        } else if character == '·' {
            // Of the faces that the program carries, the name dot is one em wide in this alone.
            [own, song, face, song, rare, kai, own_rare, None]
        } else {
            [own, face, song, rare, kai, own_rare, None, None]
        }
    }
}

#[cfg(test)]
mod tests;
