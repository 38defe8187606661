//! The fonts that the file names, and those it carries.

use super::*;

#[test]
fn embedded_fonts_go_by_the_names_that_the_text_asks_for() {
    let opened = Opened::new(write(&fixture::report(), Options::default()));
    let table = opened.root("word/fontTable.xml");
    let embedded: Vec<&Node> = table.children.iter().filter(|font| font.first("w:embedRegular").is_some()).collect();
    let names: Vec<&str> = embedded.iter().map(|font| font.attributes["w:name"].as_str()).collect();
    // Besides the three, that of the rare character in the report.
    assert_eq!(names, ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "HanaMinB"]);
    for font in embedded {
        let part = opened.font(font);
        let face = ttf_parser::Face::parse(&part, 0).unwrap();
        let family = face.names().into_iter().find(|name| name.name_id == 1).and_then(|name| name.to_string());
        assert_eq!(family.as_ref(), Some(&font.attributes["w:name"]));
        if font.attributes["w:name"] != "HanaMinB" {
            let lacks: String =
                "0123456789 ，。、（）《》“”：；—".chars().filter(|c| face.glyph_index(*c).is_none()).collect();
            assert_eq!(lacks, "", "{family:?}");
        }
    }
}

#[test]
fn every_face_is_embedded_where_all_are_asked_for() {
    let all = Options { word_fonts: WordFonts::All, ..Options::default() };
    let table = Opened::new(write(&fixture::report(), all)).root("word/fontTable.xml");
    assert_eq!(table.all("w:embedRegular").len(), 7);
}

#[test]
fn one_name_stands_in_for_each_face() {
    let table = opened().root("word/fontTable.xml");
    for font in &table.children {
        let names = font.all("w:altName");
        assert_eq!(names.len(), 1);
        assert!(!names[0].attributes["w:val"].contains([',', ';']), "{:?}", names[0].attributes);
    }
}

#[test]
fn what_is_typed_later_has_its_face_though_the_report_does_not_have_it() {
    let mut document = fixture::report();
    document.blocks = vec![fixture::text(Role::Body, "正文。")];
    let opened = Opened::new(write(&document, Options::default()));
    let table = opened.root("word/fontTable.xml");
    for (name, typed) in [
        ("楷体_GB2312", "（三）基层标准化建设，对各期数据进行分类2项"),
        ("仿宋_GB2312", "面向企业和群众整理服务事项28项，发挥示范作用，请代表评议，满意率96.5%"),
    ] {
        let entry = table.children.iter().find(|font| font.attributes["w:name"] == name).unwrap();
        let font = opened.font(entry);
        let face = ttf_parser::Face::parse(&font, 0).unwrap();
        let lacking: String = typed.chars().filter(|character| face.glyph_index(*character).is_none()).collect();
        assert_eq!(lacking, "", "{name}");
    }
}

/// A figure, a date or a name that is corrected in Word must not fall back to another face.
#[test]
fn every_embedded_face_has_what_is_likely_to_be_typed() {
    let all = Options { word_fonts: WordFonts::All, ..Options::default() };
    let opened = Opened::new(write(&fixture::report(), all));
    let table = opened.root("word/fontTable.xml");
    let mut faces = 0;
    for font in table.children.iter().filter(|font| font.first("w:embedRegular").is_some()) {
        let name = font.attributes["w:name"].as_str();
        let part = opened.font(font);
        let face = ttf_parser::Face::parse(&part, 0).unwrap();
        let has = |character: char| face.glyph_index(character).is_some();
        let wanted = match name {
            "Times New Roman" => "0123456789.,-()%:/@ABCXYZabcxyz “”‘’—…·",
            // The face of rare characters alone.
            "HanaMinB" => continue,
            _ => "，。、；：？！（）〔〕《》“”‘’—…· ",
        };
        let lacking: String = wanted.chars().filter(|character| !has(*character)).collect();
        assert_eq!(lacking, "", "{name} lacks some");
        faces += 1;
    }
    assert_eq!(faces, 6);
}

#[test]
fn a_face_of_ones_own_goes_by_its_own_name_and_the_bundled_one_behind_it_by_another() {
    use crate::page::font::FaceRole;
    // Its file calls it 公文楷 and GW Kai.
    let kai = include_bytes!("../../../../fonts/GWKai-Regular.ttf").as_slice();
    let fonts = Fonts::bundled().with_face(FaceRole::FangSong, kai).unwrap();
    let opened = Opened::new(docx(&fixture::report(), &Supplies::new(&fonts, &Options::default())).unwrap());
    let body_text =
        style(&opened.root("word/styles.xml"), "BodyText").attribute("w:rFonts", "w:eastAsia").map(str::to_owned);
    assert_eq!(body_text.as_deref(), Some("公文楷"));
    let table = opened.root("word/fontTable.xml");
    let own = table.children.iter().find(|font| font.attributes["w:name"] == "公文楷").unwrap();
    assert!(own.first("w:embedRegular").is_some());
    assert_eq!(own.val("w:altName"), Some("仿宋_GB2312"));
    let fang_song = table.children.iter().find(|font| font.attributes["w:name"] == "仿宋_GB2312").unwrap();
    assert!(fang_song.first("w:embedRegular").is_none(), "nothing is left for the bundled face");
    let names: std::collections::BTreeSet<&String> =
        table.children.iter().map(|font| &font.attributes["w:name"]).collect();
    assert_eq!(names.len(), table.children.len());
}

#[test]
fn fonts_that_are_only_named_take_no_room() {
    let opened = opened();
    assert!(opened.parts.keys().all(|name| !name.contains("fonts/")));
    assert!(!opened.xml("word/settings.xml").contains("embedTrueTypeFonts"));
    assert_eq!(opened.root("word/fontTable.xml").children.len(), 7);
}
