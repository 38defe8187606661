use super::*;

#[test]
fn every_bundled_face_is_a_font_that_may_be_embedded() {
    let fonts = Fonts::bundled();
    for id in FaceId::ALL {
        let face = fonts.face(id).parsed();
        assert!(face.tables().glyf.is_some(), "{id:?} has no TrueType outlines");
        assert_ne!(face.permissions(), Some(ttf_parser::Permissions::Restricted), "{id:?}");
        let name = face
            .names()
            .into_iter()
            .find(|name| name.name_id == 6 && name.is_unicode())
            .and_then(|name| name.to_string());
        assert_eq!(name.as_deref(), Some(fonts.face(id).name()));
    }
}

#[test]
fn every_character_of_the_common_sets_has_a_glyph() {
    let fonts = Fonts::bundled();
    let all: String = ('\u{4e00}'..='\u{9fa5}')
        .chain(' '..='~')
        .chain("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·￥％".chars())
        .collect();
    for typeface in [Typeface::FangSong, Typeface::Kai, Typeface::BiaoSong, Typeface::Hei, Typeface::Song] {
        assert_eq!(fonts.missing(typeface, &all).collect::<String>(), "", "{typeface:?}");
    }
}

#[test]
fn rare_characters_of_every_plane_come_from_the_last_face() {
    let fonts = Fonts::bundled();
    let face = |character| fonts.glyph(Typeface::FangSong, character, None).map(|glyph| glyph.face);
    assert_eq!(face('龘'), Some(FaceId::FANG_SONG));
    assert_eq!(face('①'), Some(FaceId::SONG));
    assert_eq!(face('𠮷'), Some(FaceId::RARE));
    for character in ['㐀', '𬸣', '⼀', '〇'] {
        assert!(face(character).is_some(), "{character}");
    }
    for character in ['😀', '\u{e000}', '\u{f0000}'] {
        assert_eq!(face(character), None, "{character}");
    }
}

#[test]
fn punctuation_is_one_em_wide_in_chinese_text() {
    let fonts = Fonts::bundled();
    for typeface in [Typeface::FangSong, Typeface::Kai, Typeface::BiaoSong, Typeface::Hei, Typeface::Song] {
        for character in "“”‘’—…·，。《》（）〔〕".chars() {
            let glyph = fonts.glyph(typeface, character, None).unwrap();
            assert_eq!(fonts.advance(glyph, Length::pt(16)), Length::pt(16), "{character} {typeface:?}");
        }
    }
}

#[test]
fn digits_are_half_an_em_but_in_the_title_and_first_headings() {
    let fonts = Fonts::bundled();
    for typeface in [Typeface::FangSong, Typeface::Kai, Typeface::Song] {
        for digit in '0'..='9' {
            let glyph = fonts.glyph(typeface, digit, None).unwrap();
            assert_eq!((glyph.face, fonts.advance(glyph, Length::pt(16))), (FaceId::LATIN, Length::pt(8)));
        }
    }
    assert_eq!(fonts.glyph(Typeface::BiaoSong, '2', None).unwrap().face, FaceId::BIAO_SONG);
}
