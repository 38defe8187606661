//! Text cut into runs, so that Word takes every character from the face that the PDF takes it from.
//!
//! Word chooses by the character between the faces of a run (ISO/IEC 29500-1 §17.3.2.26): ASCII from `w:ascii`, Chinese
//! characters from `w:eastAsia`, and what both scripts use (quotation marks, dashes, ·, ①, ≥) from `w:hAnsi` unless
//! `w:hint` says `eastAsia`.
//!
//! A run names a face only where the style's face lacks the character: text that names its own does not follow when an
//! office changes the style. LibreOffice takes shared marks as it took the character before, whatever the hint, so that
//! after Latin text they are narrower there; only those that the Latin face lacks (`3①`) name the Chinese one.

use super::family::Slots;
use super::xml::clean;
use crate::character::{Script, is_ignorable, is_variation_selector};
use crate::page::document::Typeface;
use crate::page::font::{FaceId, Fonts};

/// A stretch of text for which one `w:rFonts` is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The text.
    pub(super) text: String,
    /// How it differs from what its style says.
    pub(super) fonts: StretchFonts,
}

/// What a run says of its fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct StretchFonts {
    /// The face for all of it, if the style names another.
    pub(super) face: Option<FaceId>,
    /// Whether characters that belong to both scripts (“ ” ·) are set as Chinese here; `None` if there are none.
    pub(super) east_asian: Option<bool>,
}

impl StretchFonts {
    /// What is right for both, if anything is.
    fn joined(self, other: Self) -> Option<Self> {
        let agree = self.east_asian.is_none() || other.east_asian.is_none() || self.east_asian == other.east_asian;
        let joined = Self { face: self.face, east_asian: self.east_asian.or(other.east_asian) };
        (self.face == other.face && agree).then_some(joined)
    }
}

/// Cuts a text set in a typeface, in a style that names `slots`.
///
/// A character that no face has stays in the style's face: the reader's office may have it.
pub(super) fn stretches(fonts: &Fonts, typeface: Typeface, slots: Slots, text: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (character, face) in faces(fonts, typeface, text) {
        let needed = if is_ignorable(character) { None } else { face.map(|face| needed(character, face, slots)) };
        let is_latin = |character: char| Script::of(character) == Script::Latin;
        let after_latin = stretches.last().is_some_and(|last| last.text.ends_with(is_latin));
        let needed =
            needed.map(|needed| if after_latin { named_if_lost(needed, character, fonts, slots) } else { needed });
        match stretches.last_mut() {
            None => stretches.push(Stretch { text: character.into(), fonts: needed.unwrap_or_default() }),
            Some(last) => match needed.map_or(Some(last.fonts), |needed| last.fonts.joined(needed)) {
                Some(joined) => {
                    last.fonts = joined;
                    last.text.push(character);
                }
                None => stretches.push(Stretch { text: character.into(), fonts: needed.unwrap_or_default() }),
            },
        }
    }
    stretches
}

/// Every character of a text, fit for XML, with the face it comes from.
pub(super) fn faces<'a>(
    fonts: &'a Fonts,
    typeface: Typeface,
    text: &'a str,
) -> impl Iterator<Item = (char, Option<FaceId>)> + 'a {
    let mut characters = text.chars().filter_map(clean).peekable();
    std::iter::from_fn(move || {
        let character = characters.next()?;
        let selector = characters.peek().copied().filter(|next| is_variation_selector(*next));
        Some((character, fonts.glyph(typeface, character, selector).map(|glyph| glyph.face)))
    })
}

/// What a run after Latin text must say, for programs that go on with the Latin face at a shared mark: if that lacks
/// it, they would take it from anywhere.
fn named_if_lost(needed: StretchFonts, character: char, fonts: &Fonts, slots: Slots) -> StretchFonts {
    let is_lost = needed.east_asian == Some(true) && fonts.face(slots.latin).glyph_id(character, None).is_none();
    StretchFonts { face: needed.face.or(is_lost.then_some(slots.east_asian)), ..needed }
}

/// What a run must say for a character to come from a face.
fn needed(character: char, face: FaceId, slots: Slots) -> StretchFonts {
    let unless = |slot| (face != slot).then_some(face);
    match Script::of(character) {
        Script::Chinese => StretchFonts { face: unless(slots.east_asian), east_asian: None },
        Script::Latin => StretchFonts { face: unless(slots.latin), east_asian: Some(false) },
        Script::Either if face != slots.east_asian && face == slots.latin => {
            StretchFonts { face: None, east_asian: Some(false) }
        }
        Script::Either => StretchFonts { face: unless(slots.east_asian), east_asian: Some(true) },
    }
}

#[cfg(test)]
mod tests {
    use super::super::family::Families;
    use super::*;

    fn cut(typeface: Typeface, text: &str) -> Vec<(String, Option<FaceId>, Option<bool>)> {
        let fonts = Fonts::bundled();
        let stretches = stretches(&fonts, typeface, Families::new(&fonts).slots(typeface), text);
        assert_eq!(stretches.iter().map(|stretch| stretch.text.as_str()).collect::<String>(), text);
        stretches.into_iter().map(|stretch| (stretch.text, stretch.fonts.face, stretch.fonts.east_asian)).collect()
    }

    fn piece(text: &str, face: Option<FaceId>, east_asian: Option<bool>) -> (String, Option<FaceId>, Option<bool>) {
        (text.to_owned(), face, east_asian)
    }

    #[test]
    fn a_mark_that_the_latin_face_lacks_names_the_chinese_one_after_latin_text() {
        assert_eq!(
            cut(Typeface::Song, "3①其中“甲”4“乙”"),
            [
                piece("3", None, Some(false)),
                piece("①", Some(FaceId::SONG), Some(true)),
                piece("其中“甲”", None, Some(true)),
                piece("4", None, Some(false)),
                piece("“乙”", None, Some(true)),
            ]
        );
        assert_eq!(cut(Typeface::Song, "3件①"), [piece("3件", None, Some(false)), piece("①", None, Some(true))]);
    }

    #[test]
    fn plain_text_is_one_run() {
        assert_eq!(cut(Typeface::FangSong, "总体情况，如下。"), [piece("总体情况，如下。", None, None)]);
    }

    #[test]
    fn quotation_marks_and_dashes_among_chinese_are_chinese() {
        assert_eq!(
            cut(Typeface::FangSong, "“一网通办”——共2件"),
            [piece("“一网通办”——共", None, Some(true)), piece("2件", None, Some(false))]
        );
    }

    #[test]
    fn characters_the_face_lacks_name_the_one_that_has_them() {
        let pieces = cut(Typeface::FangSong, "阿·𠮷田é①");
        assert_eq!(
            pieces,
            [
                piece("阿", None, None),
                piece("·", Some(FaceId::SONG), Some(true)),
                piece("𠮷", Some(FaceId::RARE), None),
                piece("田é", None, Some(false)),
                piece("①", Some(FaceId::SONG), Some(true)),
            ]
        );
    }

    #[test]
    fn quotation_marks_after_latin_are_chinese_and_name_no_face() {
        assert_eq!(
            cut(Typeface::FangSong, "“1+X”会"),
            [piece("“", None, Some(true)), piece("1+X", None, Some(false)), piece("”会", None, Some(true))]
        );
    }

    #[test]
    fn digits_of_a_title_need_no_run_of_their_own_face() {
        assert_eq!(cut(Typeface::BiaoSong, "2025年"), [piece("2025年", None, Some(false))]);
    }

    #[test]
    fn characters_that_show_nothing_stay_where_they_are() {
        assert_eq!(cut(Typeface::FangSong, "葛\u{e0100}城\u{200b}市"), [piece("葛\u{e0100}城\u{200b}市", None, None)]);
    }
}
