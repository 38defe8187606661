//! What faces are for, and what a face must have for it.

use super::{Face, FaceError, FaceId};
use crate::page::document::Typeface;

/// What a face of the user's own is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceRole {
    /// 小标宋: the title.
    BiaoSong,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋: the text.
    FangSong,
    /// 宋体: tables and page numbers.
    Song,
    /// 生僻字: characters that no other face has.
    Rare,
    /// 西文: digits and Latin letters in text and tables.
    Latin,
}

impl FaceRole {
    /// Every role, in the order of the document.
    pub const ALL: [Self; 7] =
        [Self::BiaoSong, Self::Hei, Self::Kai, Self::FangSong, Self::Song, Self::Rare, Self::Latin];

    /// Its name in Chinese (`小标宋`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::BiaoSong => "小标宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::FangSong => "仿宋",
            Self::Song => "宋体",
            Self::Rare => "生僻字",
            Self::Latin => "西文",
        }
    }

    /// The role of a typeface's Chinese characters.
    pub const fn of(typeface: Typeface) -> Self {
        match typeface {
            Typeface::BiaoSong => Self::BiaoSong,
            Typeface::Hei => Self::Hei,
            Typeface::Kai => Self::Kai,
            Typeface::FangSong => Self::FangSong,
            Typeface::Song => Self::Song,
        }
    }

    /// The face that the program carries for it.
    pub const fn bundled(self) -> FaceId {
        match self {
            Self::BiaoSong => FaceId::BIAO_SONG,
            Self::Hei => FaceId::HEI,
            Self::Kai => FaceId::KAI,
            Self::FangSong => FaceId::FANG_SONG,
            Self::Song => FaceId::SONG,
            Self::Rare => FaceId::RARE,
            Self::Latin => FaceId::LATIN,
        }
    }

    /// Refuses a face that cannot be meant for the role: of a Chinese one it takes the commonest character, but of one
    /// for rare characters none.
    pub(super) fn accept(self, face: &Face) -> Result<(), FaceError> {
        let glyph = |character| face.glyph_id(character, None).ok_or(FaceError::Lacks(character));
        match self {
            Self::Rare => return Ok(()),
            Self::Latin => {}
            _ => return glyph('一').map(|_| ()),
        }
        for digit in '0'..='9' {
            if face.advance(glyph(digit)?) > face.units_per_em() / 2 {
                return Err(FaceError::WideDigits);
            }
        }
        Ok(())
    }
}
