use super::*;

const KAI: &[u8] = include_bytes!("../../../fonts/GWKai-Regular.ttf");
const BIAO_SONG: &[u8] = include_bytes!("../../../fonts/GWBiaoSong-Regular.ttf");
const LATIN: &[u8] = include_bytes!("../../../fonts/LiberationSerif-Regular.ttf");

/// Where a table's record stands in the directory of a font file.
fn record(file: &[u8], tag: [u8; 4]) -> usize {
    (12..).step_by(16).find(|at| file[*at..at + 4] == tag).unwrap()
}

/// A font file that allows something else of embedding.
fn with_fs_type(fs_type: u16) -> Vec<u8> {
    let mut file = KAI.to_vec();
    let record = record(&file, *b"OS/2");
    let table = u32::from_be_bytes(file[record + 8..record + 12].try_into().unwrap()) as usize;
    file[table + 8..table + 10].copy_from_slice(&fs_type.to_be_bytes());
    file
}

#[test]
fn a_face_of_ones_own_comes_before_the_bundled_and_they_stay_behind_it() {
    let fonts = Fonts::bundled().with_face(FaceRole::FangSong, KAI).unwrap();
    let own = fonts.own(FaceRole::FangSong).unwrap();
    let face = |character| fonts.glyph(Typeface::FangSong, character, None).map(|glyph| glyph.face);
    assert_eq!(fonts.face(own).name(), "GWKai-Regular");
    assert_eq!(face('年'), Some(own));
    assert_eq!(face('1'), Some(FaceId::LATIN));
    assert_eq!(face('𠮷'), Some(FaceId::RARE));
    // This face has Latin dots and no more than them.
    assert_eq!(face('·'), Some(FaceId::SONG));
    assert_eq!(fonts.glyph(Typeface::Song, '年', None).unwrap().face, FaceId::SONG);
    assert_eq!(fonts.ids().count(), 8);
}

#[test]
fn one_face_in_two_roles_is_one() {
    let fonts = Fonts::bundled().with_face(FaceRole::FangSong, KAI).unwrap().with_face(FaceRole::Hei, KAI).unwrap();
    assert_eq!(fonts.own(FaceRole::FangSong), fonts.own(FaceRole::Hei));
    assert_eq!(fonts.ids().count(), 8);
}

#[test]
fn a_latin_face_of_ones_own_gives_the_digits() {
    let fonts = Fonts::bundled().with_face(FaceRole::Latin, LATIN).unwrap();
    let own = fonts.own(FaceRole::Latin);
    assert_eq!(fonts.glyph(Typeface::Song, '1', None).map(|glyph| glyph.face), own);
    assert!(fonts.is_latin(own.unwrap()));
    assert_eq!(fonts.glyph(Typeface::BiaoSong, '1', None).unwrap().face, FaceId::BIAO_SONG);
    let wide = Fonts::bundled().with_face(FaceRole::Latin, BIAO_SONG);
    assert_eq!(wide.unwrap_err(), FaceError::WideDigits);
    assert_eq!(Fonts::bundled().with_face(FaceRole::Hei, LATIN).unwrap_err(), FaceError::Lacks('一'));
}

#[test]
fn rights_are_kept() {
    let read = |fs_type| Fonts::bundled().with_face(FaceRole::Kai, with_fs_type(fs_type)).map(|_| ());
    for allowed in [0, 8] {
        assert_eq!(read(allowed), Ok(()));
    }
    for (fs_type, refused) in [
        (2, Embedding::Restricted),
        (4, Embedding::PreviewAndPrint),
        (0x108, Embedding::WholeOnly),
        (0x208, Embedding::BitmapsOnly),
        (6, Embedding::Unknown),
    ] {
        assert_eq!(read(fs_type), Err(FaceError::Rights(refused)));
    }
}

#[test]
fn what_is_no_font_with_truetype_outlines_is_refused() {
    let read = |file: &[u8]| Fonts::bundled().with_face(FaceRole::Kai, file).unwrap_err();
    let damaged = FaceError::Damaged(ttf_parser::FaceParsingError::UnknownMagic.to_string());
    assert_eq!((read(b""), read(b"%PDF-1.7")), (damaged.clone(), damaged));
    let mut file = KAI.to_vec();
    let at = record(&file, *b"glyf");
    // The directory stays in order: `glyg` stands where `glyf` did, and `CFF ` before everything.
    file[at..at + 4].copy_from_slice(b"glyg");
    assert_eq!(read(&file), FaceError::NoOutlines);
    file[12..16].copy_from_slice(b"CFF ");
    assert_eq!(read(&file), FaceError::CffOutlines);
    let mut file = KAI.to_vec();
    let at = record(&file, *b"loca");
    file[at..at + 4].copy_from_slice(b"locb");
    assert_eq!(read(&file), FaceError::UnreadableOutlines);
}

#[test]
fn the_first_face_of_a_collection_is_taken() {
    let header = b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10";
    let mut file = [header.as_slice(), KAI].concat();
    let count = u16::from_be_bytes(KAI[4..6].try_into().unwrap());
    for record in (0..usize::from(count)).map(|number| header.len() + 12 + 16 * number) {
        let offset = u32::from_be_bytes(file[record + 8..record + 12].try_into().unwrap()) + header.len() as u32;
        file[record + 8..record + 12].copy_from_slice(&offset.to_be_bytes());
    }
    let fonts = Fonts::bundled().with_face(FaceRole::Kai, file).unwrap();
    let own = fonts.own(FaceRole::Kai).unwrap();
    let glyph = fonts.face(own).glyph_id('楷', None).unwrap();
    let subset = fonts.subset(own, &[(glyph, '楷')].into(), &SharedOutlines::default()).unwrap();
    assert_eq!(subset.glyph_id(glyph), Some(1));
}

#[test]
fn fonts_are_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Fonts>();
}

#[test]
fn every_bundled_face_is_a_font_that_may_be_embedded() {
    let fonts = Fonts::bundled();
    for id in FaceId::BUNDLED {
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

#[test]
#[cfg(feature = "office_fonts")]
fn fonts_that_differ_in_marks_and_letters_share_the_outlines_of_ideographs() {
    let fonts = Fonts::bundled();
    for id in [FaceId::FANG_SONG, FaceId::KAI, FaceId::SONG] {
        let outlines = SharedOutlines::default();
        let glyph = |character| (fonts.face(id).glyph_id(character, None).unwrap(), character);
        let of_pdf = fonts.subset(id, &"年报，".chars().map(glyph).collect(), &outlines).unwrap().pdf_font();
        let office = |text: &str| fonts.office_font(id, &text.chars().collect(), "仿宋", &outlines).unwrap();
        let [_, shown] = of_pdf.pieces();
        assert!(!shown.is_empty());
        assert!(std::ptr::eq(shown, office("年报，。；“”0189Az").pieces()[1]), "{id:?}");
        assert_ne!(shown, office("年度报告，").pieces()[1], "{id:?}");
    }
}

#[test]
fn a_subset_for_pdf_has_the_outlines_and_the_checksum_of_a_font() {
    let fonts = Fonts::bundled();
    for id in FaceId::BUNDLED {
        let glyphs = "年报告，。“”é1𠮷".chars().filter_map(|one| Some((fonts.face(id).glyph_id(one, None)?, one)));
        let glyphs: std::collections::BTreeMap<u16, char> = glyphs.collect();
        let subset = fonts.subset(id, &glyphs, &SharedOutlines::default()).unwrap();
        let file = subset.pdf_font();
        let bytes = file.pieces().concat();
        assert_eq!(bytes.len(), file.len());
        let words = bytes.as_chunks().0.iter().map(|word| u32::from_be_bytes(*word));
        assert_eq!(words.fold(0, u32::wrapping_add), 0xb1b0_afba, "{id:?}");
        let new = ttf_parser::Face::parse(&bytes, 0).unwrap();
        for old in glyphs.keys() {
            let glyph = ttf_parser::GlyphId(subset.glyph_id(*old).unwrap());
            let was = fonts.face(id).parsed().glyph_bounding_box(ttf_parser::GlyphId(*old));
            assert_eq!(new.glyph_bounding_box(glyph), was, "{id:?} {old}");
        }
    }
}

#[test]
fn signs_in_chinese_text_are_as_wide_as_its_characters() {
    let fonts = Fonts::bundled();
    for typeface in [Typeface::FangSong, Typeface::Kai, Typeface::Hei, Typeface::BiaoSong, Typeface::Song] {
        for sign in "№■□▲△◆◇●○★→←±×÷≥≤≈√∞§".chars() {
            let glyph = fonts.glyph(typeface, sign, None).unwrap();
            assert_eq!(fonts.advance(glyph, Length::pt(16)), Length::pt(16), "{sign} of {typeface:?}");
        }
    }
    assert_eq!(fonts.glyph(Typeface::FangSong, '℃', None).unwrap().face, FaceId::FANG_SONG, "no need of another face");
}

/// A font file whose names are these: number of the name, language as Windows numbers it, name.
fn with_names(names: &[(u16, u16, &str)], is_bold: bool) -> Vec<u8> {
    let mut file = KAI.to_vec();
    let utf_16 = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut table: Vec<u8> = [0, names.len() as u16, 6 + 12 * names.len() as u16].map(u16::to_be_bytes).concat();
    let mut texts = Vec::new();
    for (id, language, name) in names {
        let text = utf_16(name);
        let fields = [3, 1, *language, *id, text.len() as u16, texts.len() as u16];
        table.extend(fields.map(u16::to_be_bytes).concat());
        texts.extend(text);
    }
    table.extend(texts);
    let at = record(&file, *b"name");
    let place = [file.len() as u32, table.len() as u32].map(u32::to_be_bytes).concat();
    file[at + 8..at + 16].copy_from_slice(&place);
    file.extend(table);
    if is_bold {
        let record = record(&file, *b"OS/2");
        let selection = number_at(&file, record + 8) + 62;
        file[selection + 1] |= 1 << 5;
    }
    file
}

fn number_at(file: &[u8], at: usize) -> usize {
    u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize
}

/// English (United States) and Chinese (China).
const LANGUAGES: [u16; 2] = [0x0409, 0x0804];

#[test]
fn a_face_goes_by_the_names_of_its_family_in_chinese_first_and_each_once() {
    let [english, chinese] = LANGUAGES;
    let names =
        [(1, english, "Kai"), (1, chinese, "楷"), (1, 0x0c04, "Kai"), (1, 0x0404, ""), (4, english, "Kai Bold")];
    let families = |file| {
        Fonts::bundled()
            .with_face(FaceRole::Kai, file)
            .map(|fonts| fonts.face(fonts.own(FaceRole::Kai).unwrap()).families())
    };
    assert_eq!(families(with_names(&names, false)).unwrap(), ["楷", "Kai"]);
    // A bold face of a family would be taken for its upright one by the family's name.
    assert_eq!(families(with_names(&names, true)).unwrap(), ["Kai Bold"]);
}
