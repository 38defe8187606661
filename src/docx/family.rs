//! The typefaces by the names that the readers' offices know them by.

use crate::document::Typeface;
use crate::font::{FaceId, Fonts};

/// A typeface as WordprocessingML describes one (ISO/IEC 29500-1 §17.8.3).
pub(super) struct Family {
    /// The name that runs and styles ask for.
    pub(super) name: &'static str,
    /// What may stand in for it (`w:altName`).
    pub(super) alternatives: &'static str,
    /// What it looks like (`w:panose1`).
    pub(super) panose: &'static str,
    /// Its character set (`w:charset`): GB 2312 or Latin.
    pub(super) charset: &'static str,
    /// Its kind (`w:family`).
    pub(super) kind: &'static str,
    /// Whether its characters are all of one width (`w:pitch`).
    pub(super) pitch: &'static str,
}

const FANG_SONG: Family = Family {
    name: "仿宋_GB2312",
    alternatives: "仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong",
    panose: "02010609030101010101",
    charset: CHINESE,
    kind: "modern",
    pitch: "fixed",
};

const KAI: Family =
    Family { name: "楷体_GB2312", alternatives: "楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti", ..FANG_SONG };

const BIAO_SONG: Family = Family {
    name: "方正小标宋简体",
    alternatives: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong",
    panose: "02010601030101010101",
    charset: CHINESE,
    kind: "script",
    pitch: "variable",
};

const HEI: Family =
    Family { name: "黑体", alternatives: "SimHei,华文黑体,STHeiti", panose: "02010609060101010101", ..FANG_SONG };

const SONG: Family = Family {
    name: "宋体",
    alternatives: "SimSun,华文宋体,STSong",
    panose: "02010600030101010101",
    charset: CHINESE,
    kind: "auto",
    pitch: "variable",
};

const LATIN: Family = Family {
    name: "Times New Roman",
    alternatives: "Liberation Serif",
    panose: "02020603050405020304",
    charset: "00",
    kind: "roman",
    pitch: "variable",
};

const RARE: Family =
    Family { name: "HanaMinB", alternatives: "SimSun-ExtB,宋体-ExtB", panose: "02010609060101010101", ..SONG };

/// GB 2312 (ISO/IEC 29500-1 §17.8.3.2).
const CHINESE: &str = "86";

impl Family {
    /// The family a face stands for.
    pub(super) const fn of(face: FaceId) -> &'static Self {
        match face {
            FaceId::FANG_SONG => &FANG_SONG,
            FaceId::KAI => &KAI,
            FaceId::BIAO_SONG => &BIAO_SONG,
            FaceId::HEI => &HEI,
            FaceId::SONG => &SONG,
            FaceId::LATIN => &LATIN,
            _ => &RARE,
        }
    }
}

/// The faces that a style names: one for Latin text, one for Chinese (`w:rFonts`, ISO/IEC 29500-1 §17.3.2.26).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slots {
    /// `w:ascii` and `w:hAnsi`.
    pub(super) latin: FaceId,
    /// `w:eastAsia`.
    pub(super) east_asian: FaceId,
}

impl Slots {
    /// Those of a typeface: the faces that its digits and its Chinese characters come from.
    pub(super) fn of(typeface: Typeface, fonts: &Fonts) -> Self {
        let face = |character| fonts.glyph(typeface, character, None).map_or(FaceId::SONG, |glyph| glyph.face);
        Self { latin: face('0'), east_asian: face('年') }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_a_name_of_its_own_that_word_takes() {
        let names: std::collections::BTreeSet<&str> = FaceId::ALL.map(|face| Family::of(face).name).into();
        assert_eq!(names.len(), FaceId::ALL.len());
        // Longer names are cut off.
        assert!(names.iter().all(|name| name.chars().count() <= 31));
    }

    #[test]
    fn digits_of_titles_and_of_first_headings_come_from_their_own_face() {
        let fonts = Fonts::bundled();
        let slots = |typeface| Slots::of(typeface, &fonts);
        assert_eq!(slots(Typeface::FangSong), Slots { latin: FaceId::LATIN, east_asian: FaceId::FANG_SONG });
        assert_eq!(slots(Typeface::Song), Slots { latin: FaceId::LATIN, east_asian: FaceId::SONG });
        assert_eq!(slots(Typeface::BiaoSong), Slots { latin: FaceId::BIAO_SONG, east_asian: FaceId::BIAO_SONG });
        assert_eq!(slots(Typeface::Hei), Slots { latin: FaceId::HEI, east_asian: FaceId::HEI });
    }
}
