use super::*;

fn font(face: FaceId, text: &str) -> Vec<u8> {
    let (characters, outlines) = (text.chars().collect(), SharedOutlines::default());
    Fonts::bundled().office_font(face, &characters, "仿宋_GB2312", &outlines).unwrap().pieces().concat()
}

#[test]
fn it_maps_every_character_to_the_outline_that_the_pdf_shows() {
    let fonts = Fonts::bundled();
    for id in FaceId::BUNDLED {
        let text = if id == FaceId::RARE { "𠮷𬺓" } else { "0Az“”‘’—·" };
        let bytes = font(id, text);
        let (new, old) = (ttf_parser::Face::parse(&bytes, 0).unwrap(), fonts.face(id));
        for character in text.chars() {
            let Some(glyph) = old.glyph_id(character, None) else { continue };
            let mapped = new.glyph_index(character).unwrap_or_else(|| panic!("{id:?} lost {character}"));
            let was = ttf_parser::GlyphId(glyph);
            assert_eq!(new.glyph_hor_advance(mapped), old.parsed().glyph_hor_advance(was), "{id:?} {character}");
            assert_eq!(new.glyph_bounding_box(mapped), old.parsed().glyph_bounding_box(was), "{id:?} {character}");
        }
    }
}

#[test]
fn quotation_marks_of_the_text_face_are_one_em_wide() {
    let bytes = font(FaceId::FANG_SONG, "“");
    let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
    let quote = face.glyph_index('“').unwrap();
    assert_eq!(face.glyph_hor_advance(quote), Some(face.units_per_em()));
}

#[test]
fn it_goes_by_the_family_name_alone_and_keeps_the_rights() {
    let bytes = font(FaceId::FANG_SONG, "年报");
    let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
    let names = |id| {
        let named = face.names().into_iter().filter(move |name| name.name_id == id);
        named.filter_map(|name| name.to_string()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names(1), BTreeSet::from(["仿宋_GB2312".to_owned()]));
    assert_eq!(names(4), names(1));
    assert_eq!(names(0), BTreeSet::from(["Copyright 2023 JadeFoci".to_owned()]));
    assert!(names(13).iter().all(|text| text.contains("SIL Open Font License")) && !names(13).is_empty());
}

#[test]
fn it_allows_what_the_original_allows_and_says_what_it_holds() {
    let fonts = Fonts::bundled();
    for id in FaceId::BUNDLED {
        let bytes = font(id, "1年，𠮷");
        let (new, old) = (FontRef::new(&bytes).unwrap(), FontRef::new(fonts.face(id).program()).unwrap());
        let (new, old) = (new.os2().unwrap(), old.os2().unwrap());
        assert_eq!(new.fs_type(), old.fs_type(), "{id:?}");
        assert!(matches!(new.fs_type(), 0 | 8), "{id:?}");
    }
    let bytes = font(FaceId::SONG, "1年，");
    let os2: Os2 = FontRef::new(&bytes).unwrap().os2().unwrap().to_owned_table();
    assert_eq!((os2.us_first_char_index, os2.us_last_char_index), (0x31, 0xff0c));
    assert_eq!(
        [os2.ul_unicode_range_1, os2.ul_unicode_range_2, os2.ul_unicode_range_3],
        [1, 1 << (59 - 32), 1 << (68 - 64)]
    );
}

#[test]
fn its_checksum_is_right() {
    let bytes = font(FaceId::KAI, "楷体");
    let words = bytes.chunks_exact(4).map(|word| u32::from_be_bytes(word.try_into().unwrap()));
    assert_eq!(words.fold(0, u32::wrapping_add), 0xb1b0_afba);
}

#[test]
fn chinese_faces_ask_for_lines_of_one_em() {
    for id in [FaceId::FANG_SONG, FaceId::KAI, FaceId::BIAO_SONG, FaceId::HEI, FaceId::SONG] {
        let bytes = font(id, "年");
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        assert_eq!(i32::from(face.ascender()) - i32::from(face.descender()), i32::from(face.units_per_em()));
        assert_eq!(face.line_gap(), 0);
    }
}

/// The face with an em-wide space and a narrower .notdef, as some have: the space is then the last glyph with an
/// advance of its own.
fn with_a_wide_space() -> Vec<u8> {
    let fonts = Fonts::bundled();
    let face = fonts.face(FaceId::KAI);
    let (mut file, em) = (face.program().to_vec(), face.units_per_em());
    let hmtx = face.parsed().raw_face().table(ttf_parser::Tag::from_bytes(b"hmtx")).unwrap();
    let start = hmtx.as_ptr() as usize - face.program().as_ptr() as usize;
    for (glyph, advance) in [(0, em / 2), (face.glyph_id(' ', None).unwrap(), em)] {
        file[start + usize::from(glyph) * 4..][..2].copy_from_slice(&advance.to_be_bytes());
    }
    file
}

#[test]
fn a_space_is_a_quarter_of_an_em_wide_and_changes_no_other_glyph() {
    use crate::page::font::FaceRole;
    let own = Fonts::bundled().with_face(FaceRole::FangSong, with_a_wide_space()).unwrap();
    let faces = [(own.own(FaceRole::FangSong).unwrap(), &own), (FaceId::KAI, &own), (FaceId::SONG, &own)];
    for (id, fonts) in faces {
        for text in [" 年报", " ，年报", " 1A年"] {
            let outlines = SharedOutlines::default();
            let font = fonts.office_font(id, &text.chars().collect(), "仿宋", &outlines).unwrap().pieces().concat();
            let (new, old) = (ttf_parser::Face::parse(&font, 0).unwrap(), fonts.face(id));
            let advance = |character| new.glyph_hor_advance(new.glyph_index(character).unwrap());
            assert_eq!(advance(' '), Some(old.units_per_em() / 4), "{id:?} {text}");
            for character in text.chars().filter(|character| *character != ' ') {
                let was = old.advance(old.glyph_id(character, None).unwrap());
                assert_eq!(advance(character), Some(was), "{id:?} {text} {character}");
            }
        }
    }
}

#[test]
fn a_space_that_shares_its_glyph_with_the_ideographic_one_stays_as_it_is() {
    let space = GlyphId::new(1);
    let mappings: BTreeMap<char, GlyphId> = [(' ', space), ('\u{a0}', space), ('年', GlyphId::new(2))].into();
    let table =
        || Hmtx { h_metrics: vec![LongMetric::new(500, 0), LongMetric::new(1000, 0)], left_side_bearings: vec![7] };
    let em_box = Some(EmBox { ascent: 880, descent: 120 });
    let advances = |table: Hmtx| table.h_metrics.iter().map(|metric| metric.advance).collect::<Vec<_>>();
    assert_eq!(advances(hmtx(table(), &mappings, em_box)), [500, 250, 1000]);
    let shared = mappings.into_iter().chain([('\u{3000}', space)]).collect();
    assert_eq!(advances(hmtx(table(), &shared, em_box)), [500, 1000]);
}

#[test]
fn a_character_that_the_font_has_not_is_an_empty_box() {
    for id in [FaceId::FANG_SONG, FaceId::KAI, FaceId::BIAO_SONG, FaceId::HEI, FaceId::SONG] {
        let bytes = font(id, "年");
        let font = FontRef::new(&bytes).unwrap();
        let (loca, glyf) = (font.loca(None).unwrap(), font.glyf().unwrap());
        let Some(write_fonts::read::tables::glyf::Glyph::Simple(frame)) = loca.get_glyf(0_u32.into(), &glyf).unwrap()
        else {
            panic!("{id:?} has no frame");
        };
        assert_eq!((frame.number_of_contours(), frame.num_points()), (2, 8), "{id:?}");
    }
}
