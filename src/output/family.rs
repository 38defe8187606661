//! The typefaces by the names that the readers' offices know them by.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::page::document::Typeface;
use crate::page::font::{Face, FaceId, FaceRole, Fonts};

/// A typeface as WordprocessingML describes one (ISO/IEC 29500-1 §17.8.3).
#[derive(Debug, Clone)]
pub(super) struct Family {
    /// The name that runs and styles ask for.
    pub(super) name: Cow<'static, str>,
    /// What may stand in for it (`w:altName`, §17.8.3.1): one name, since not every program reads the list that the
    /// standard allows.
    pub(super) alternative: Cow<'static, str>,
    /// What it looks like (`w:panose1`).
    pub(super) panose: Cow<'static, str>,
    /// Its character set (`w:charset`): GB 2312 or Latin.
    pub(super) charset: &'static str,
    /// Its kind (`w:family`).
    pub(super) kind: &'static str,
    /// Whether its characters are all of one width (`w:pitch`).
    pub(super) pitch: &'static str,
}

const FANG_SONG: Family = Family {
    name: Cow::Borrowed("仿宋_GB2312"),
    alternative: Cow::Borrowed("仿宋"),
    panose: Cow::Borrowed("02010609030101010101"),
    charset: CHINESE,
    kind: "modern",
    pitch: "fixed",
};

const KAI: Family = Family { name: Cow::Borrowed("楷体_GB2312"), alternative: Cow::Borrowed("楷体"), ..FANG_SONG };

const BIAO_SONG: Family = Family {
    name: Cow::Borrowed("方正小标宋简体"),
    alternative: Cow::Borrowed("华文中宋"),
    panose: Cow::Borrowed("02010601030101010101"),
    charset: CHINESE,
    kind: "script",
    pitch: "variable",
};

const HEI: Family = Family {
    name: Cow::Borrowed("黑体"),
    alternative: Cow::Borrowed("SimHei"),
    panose: Cow::Borrowed("02010609060101010101"),
    ..FANG_SONG
};

const SONG: Family = Family {
    name: Cow::Borrowed("宋体"),
    alternative: Cow::Borrowed("SimSun"),
    panose: Cow::Borrowed("02010600030101010101"),
    charset: CHINESE,
    kind: "auto",
    pitch: "variable",
};

const LATIN: Family = Family {
    name: Cow::Borrowed("Times New Roman"),
    alternative: Cow::Borrowed("Liberation Serif"),
    panose: Cow::Borrowed("02020603050405020304"),
    charset: "00",
    kind: "roman",
    pitch: "variable",
};

const RARE: Family = Family {
    name: Cow::Borrowed("HanaMinB"),
    alternative: Cow::Borrowed("SimSun-ExtB"),
    panose: Cow::Borrowed("02010609060101010101"),
    ..SONG
};

/// Faces that come with Windows or Office, which readers therefore have, by their Chinese and their English names.
const AT_READERS: [&str; 18] = [
    "宋体",
    "SimSun",
    "新宋体",
    "NSimSun",
    "黑体",
    "SimHei",
    "仿宋",
    "FangSong",
    "楷体",
    "KaiTi",
    "微软雅黑",
    "Microsoft YaHei",
    "等线",
    "DengXian",
    "华文中宋",
    "STZhongsong",
    "Times New Roman",
    "Arial",
];

impl Family {
    /// Whether readers have the face, so that the file need not carry it.
    ///
    /// Nor should it: a program with several files open takes one face of a name for all of them, embedded or not
    /// ([MS-OI29500] 2.1.260, on §17.8), so that a subset of 宋体 in one would leave gaps in the others.
    pub(super) fn is_at_readers(&self) -> bool {
        AT_READERS.contains(&&*self.name)
    }
}

/// GB 2312 (ISO/IEC 29500-1 §17.8.3.2).
const CHINESE: &str = "86";

/// What each bundled face goes by where a face of the user's own has its name.
const SECOND_NAMES: [(FaceId, &str); 5] = [
    (FaceId::FANG_SONG, "公文仿宋"),
    (FaceId::KAI, "公文楷"),
    (FaceId::BIAO_SONG, "公文标宋"),
    (FaceId::HEI, "公文黑"),
    (FaceId::SONG, "公文宋"),
];

/// The longest name Word takes, in UTF-16 units; longer ones are cut off.
const LONGEST_NAME: usize = 31;

/// The family that a bundled face stands for.
const fn of_bundled(face: FaceId) -> Family {
    match face {
        FaceId::FANG_SONG => FANG_SONG,
        FaceId::KAI => KAI,
        FaceId::BIAO_SONG => BIAO_SONG,
        FaceId::HEI => HEI,
        FaceId::SONG => SONG,
        FaceId::LATIN => LATIN,
        _ => RARE,
    }
}

/// The families of all faces, each with a name of its own, and the faces themselves.
pub(super) struct Families<'a> {
    pub(super) fonts: &'a Fonts,
    families: BTreeMap<FaceId, Family>,
}

impl<'a> Families<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let mut families = Self { fonts, families: BTreeMap::new() };
        // The user's own first: an office that has them knows them by these names.
        for role in FaceRole::ALL {
            if let Some(face) = fonts.own(role).filter(|face| !families.families.contains_key(face)) {
                let family = families.of_own(role, fonts.face(face));
                families.families.insert(face, family);
            }
        }
        for face in FaceId::BUNDLED {
            let mut family = of_bundled(face);
            if families.is_taken(&family.name)
                && let Some((_, second)) = SECOND_NAMES.iter().find(|(of, _)| *of == face)
            {
                family.name = Cow::Borrowed(second);
            }
            families.families.insert(face, family);
        }
        families
    }

    /// The family of a face.
    pub(super) fn of(&self, face: FaceId) -> &Family {
        &self.families[&face]
    }

    /// Every face that a run may name, with its family.
    pub(super) fn iter(&self) -> impl Iterator<Item = (FaceId, &Family)> {
        self.families.iter().map(|(face, family)| (*face, family))
    }

    /// The faces of a typeface: those that its digits and its Chinese characters come from.
    pub(super) fn slots(&self, typeface: Typeface) -> Slots {
        let face = |character| self.fonts.glyph(typeface, character, None).map_or(FaceId::SONG, |glyph| glyph.face);
        Slots { latin: face('0'), east_asian: face('年') }
    }

    fn is_taken(&self, name: &str) -> bool {
        self.families.values().any(|family| family.name == name)
    }

    /// A face of the user's own, by the name in its file: an office that has it installed finds it by that.
    ///
    /// The official name stands behind it. A name that Word would cut off, or that another face has, is not taken.
    fn of_own(&self, role: FaceRole, face: &Face) -> Family {
        let like = of_bundled(role.bundled());
        let fits = |name: &String| name.encode_utf16().count() <= LONGEST_NAME && !name.contains([',', ';']);
        let mut names: Vec<String> = face.families().into_iter().filter(fits).collect();
        let first = names.iter().position(|name| !self.is_taken(name));
        let name = first.map_or_else(|| format!("公文自备{}", role.name()), |first| names.remove(first));
        let alternative = if *name == *like.name { like.alternative } else { like.name };
        Family { name: name.into(), alternative, ..of_bundled(role.bundled()) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_a_name_of_its_own_that_word_takes() {
        let (fonts, bundled) = (Fonts::bundled(), FaceId::BUNDLED);
        let families = Families::new(&fonts);
        let names: std::collections::BTreeSet<&str> = bundled.iter().map(|face| &*families.of(*face).name).collect();
        assert_eq!(names.len(), FaceId::BUNDLED.len());
        // Longer names are cut off.
        assert!(names.iter().all(|name| name.chars().count() <= 31));
    }

    #[test]
    fn digits_of_titles_and_of_first_headings_come_from_their_own_face() {
        let fonts = Fonts::bundled();
        let families = Families::new(&fonts);
        let slots = |typeface| families.slots(typeface);
        assert_eq!(slots(Typeface::FangSong), Slots { latin: FaceId::LATIN, east_asian: FaceId::FANG_SONG });
        assert_eq!(slots(Typeface::Song), Slots { latin: FaceId::LATIN, east_asian: FaceId::SONG });
        assert_eq!(slots(Typeface::BiaoSong), Slots { latin: FaceId::BIAO_SONG, east_asian: FaceId::BIAO_SONG });
        assert_eq!(slots(Typeface::Hei), Slots { latin: FaceId::HEI, east_asian: FaceId::HEI });
    }
}
