//! Word files written, opened again and compared with what they were written from.

mod fixture;
mod opened;
mod read_back;
mod tables;

use super::*;
use crate::document::{Paragraph, Role};
use crate::length::Length;
use opened::{Node, Opened};

fn write(document: &Document, options: DocxOptions) -> Vec<u8> {
    docx(document, &Fonts::bundled(), &SharedOutlines::default(), &options).unwrap()
}

/// Without fonts.
fn names() -> DocxOptions {
    DocxOptions { fonts: WordFonts::Names, ..DocxOptions::default() }
}

/// The report, written without fonts and opened again.
fn opened() -> Opened {
    Opened::new(write(&fixture::report(), names()))
}

/// The style with an identifier.
fn style<'a>(styles: &'a Node, id: &str) -> &'a Node {
    styles.children.iter().find(|style| style.attributes.get("w:styleId").is_some_and(|own| own == id)).unwrap()
}

#[test]
fn the_same_document_gives_the_same_bytes_in_any_thread() {
    let write = || write(&fixture::report(), DocxOptions::default());
    let first = write();
    std::thread::scope(|scope| {
        for thread in [scope.spawn(write), scope.spawn(write)] {
            assert!(thread.join().unwrap() == first);
        }
    });
}

#[test]
fn the_words_are_the_documents_in_its_order() {
    let body = opened().root("word/document.xml");
    let mut expected = Vec::new();
    for block in &fixture::report().blocks {
        match block {
            Block::Title(title) => expected.push(title.lines.concat()),
            Block::Paragraph(paragraph) => expected.push(paragraph.text()),
            Block::List(items) => expected.extend(items.iter().map(Paragraph::text)),
            Block::Table(table) => expected.extend(table.cells.iter().map(crate::document::Cell::text)),
        }
    }
    let written = body.all("w:p").into_iter().map(Node::words).filter(|words| !words.is_empty());
    assert_eq!(written.collect::<Vec<_>>(), expected);
}

#[test]
fn the_lines_of_the_title_are_one_paragraph() {
    let body = opened().root("word/document.xml");
    let title = body.first("w:p").unwrap();
    assert_eq!(title.val("w:pStyle"), Some("Title"));
    assert_eq!(title.all("w:br").len(), 1);
}

#[test]
fn headings_are_of_words_own_styles_with_their_outline_levels() {
    let opened = opened();
    let (body, styles) = (opened.root("word/document.xml"), opened.root("word/styles.xml"));
    for (words, id, level) in [
        ("一、总体情况", "Heading1", "0"),
        ("（二）依申请公开", "Heading2", "1"),
        ("1.收到申请", "Heading3", "2"),
        ("（1）办理情况", "Heading4", "3"),
    ] {
        let heading = body.all("w:p").into_iter().find(|paragraph| paragraph.words() == words).unwrap();
        assert_eq!(heading.val("w:pStyle"), Some(id));
        let style = style(&styles, id);
        assert_eq!(style.val("w:outlineLvl"), Some(level));
        assert_eq!(style.val("w:name"), Some(format!("heading {}", &id[7..]).as_str()));
        assert!(style.first("w:keepNext").is_some());
    }
}

#[test]
fn a_heading_that_runs_into_its_paragraph_is_of_the_linked_style() {
    let opened = opened();
    let body = opened.root("word/document.xml");
    let runs = body.all("w:r");
    let run_in = runs.iter().find(|run| run.words() == "（一）主动公开方面。").unwrap();
    assert_eq!(run_in.val("w:rStyle"), Some("Heading2Char"));
    let styles = opened.root("word/styles.xml");
    assert_eq!(style(&styles, "Heading2").val("w:link"), Some("Heading2Char"));
    assert_eq!(style(&styles, "Heading2Char").attribute("w:rFonts", "w:eastAsia"), Some("楷体_GB2312"));
}

#[test]
fn the_text_is_set_28_characters_a_line_and_22_lines_a_page() {
    let opened = opened();
    let styles = opened.root("word/styles.xml");
    let text = style(&styles, "BodyText");
    let indent = &text.first("w:ind").unwrap().attributes;
    assert_eq!((indent["w:firstLineChars"].as_str(), indent["w:firstLine"].as_str()), ("200", "640"));
    assert_eq!(text.first("w:rPr").unwrap().val("w:spacing"), Some("-5"));
    let spacing = &text.first("w:spacing").unwrap().attributes;
    assert_eq!((spacing["w:line"].as_str(), spacing["w:lineRule"].as_str()), ("579", "exact"));
    assert_eq!(style(&styles, "Title").attribute("w:spacing", "w:after"), Some("579"));
    let body = opened.root("word/document.xml");
    let grid = &body.first("w:docGrid").unwrap().attributes;
    assert_eq!((grid["w:type"].as_str(), grid["w:linePitch"].as_str()), ("lines", "579"));
}

#[test]
fn characters_of_both_scripts_are_told_to_be_chinese_and_rare_ones_name_their_face() {
    let body = opened().root("word/document.xml");
    let run = |text: &str| body.all("w:r").into_iter().find(|run| run.words().contains(text)).unwrap();
    assert_eq!(run("“应公开").attribute("w:rFonts", "w:hint"), Some("eastAsia"));
    assert_eq!(run("2025").first("w:rFonts").map(|fonts| &fonts.attributes), None);
    for (text, name) in [("·", "宋体"), ("𠮷", "HanaMinB")] {
        let run = run(text);
        assert_eq!(run.words(), text);
        for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
            assert_eq!(run.attribute("w:rFonts", slot), Some(name));
        }
    }
}

#[test]
fn page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() {
    let opened = opened();
    let body = opened.root("word/document.xml");
    let relationships = opened.root("word/_rels/document.xml.rels");
    let styles = opened.root("word/styles.xml");
    assert!(opened.root("word/settings.xml").first("w:evenAndOddHeaders").is_some());
    for (kind, alignment, inset) in [("default", "right", "w:right"), ("even", "left", "w:left")] {
        let references = body.all("w:footerReference");
        let reference = references.into_iter().find(|reference| reference.attributes["w:type"] == kind).unwrap();
        let is_target = |relationship: &&Node| relationship.attributes["Id"] == reference.attributes["r:id"];
        let target = &relationships.children.iter().find(is_target).unwrap().attributes["Target"];
        let footer = opened.root(&format!("word/{target}"));
        assert_eq!(footer.words(), "— 1 —");
        assert_eq!(footer.text_of("w:instrText").map(str::trim), Some("PAGE"));
        let field = footer.all("w:r").into_iter().filter(|run| run.first("w:fldChar").is_some());
        assert_eq!(field.count(), 3);
        let style = style(&styles, footer.val("w:pStyle").unwrap());
        assert_eq!(style.val("w:jc"), Some(alignment));
        assert_eq!(style.attribute("w:ind", inset), Some("280"));
    }
}

#[test]
fn signs_off_from_the_right_edge() {
    let body = opened().root("word/document.xml");
    let date = body.all("w:p").into_iter().find(|paragraph| paragraph.words() == "2026年1月20日").unwrap();
    assert_eq!(date.val("w:pStyle"), Some("Date"));
    assert_eq!(date.attribute("w:ind", "w:right"), Some("1280"));
}

#[test]
fn a_heading_may_stay_off_what_is_above_it() {
    let mut document = fixture::report();
    for block in &mut document.blocks {
        if let Block::Paragraph(paragraph) = block
            && paragraph.text() == "五、存在的主要问题及改进情况"
        {
            paragraph.space_before = Length::twips(200);
        }
    }
    let body = Opened::new(write(&document, names())).root("word/document.xml");
    let spaced = body.all("w:p").into_iter().filter(|paragraph| paragraph.attribute("w:spacing", "w:before").is_some());
    let spaced: Vec<_> =
        spaced.map(|paragraph| (paragraph.words(), paragraph.attribute("w:spacing", "w:before"))).collect();
    assert_eq!(spaced, [("五、存在的主要问题及改进情况".to_owned(), Some("200"))]);
}

#[test]
fn what_docx_rs_leaves_behind_is_gone() {
    let opened = opened();
    for part in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
        let xml = opened.xml(part);
        for fault in ["w14:", "mc:", "<w:rPr/>", "<w:pPr/>", "<w:tblBorders", "w:dirty"] {
            assert!(!xml.contains(fault), "{fault} in {part}");
        }
        assert_eq!(xml.matches("<?xml").count(), 1);
    }
}

#[test]
fn dates_are_those_of_the_signing_or_none() {
    let mut document = fixture::report();
    let core = |document: &Document| {
        let opened = Opened::new(write(document, names()));
        opened.root("docProps/core.xml")
    };
    let dated = core(&document);
    assert_eq!(dated.text_of("dc:title"), Some("青川市数据局2025年政府信息公开工作年度报告"));
    assert_eq!(dated.text_of("dcterms:created"), Some("2026-01-20T00:00:00Z"));
    document.properties.date = None;
    assert!(core(&document).first("dcterms:created").is_none());
}

#[test]
fn embedded_fonts_go_by_the_names_that_the_text_asks_for() {
    let opened = Opened::new(write(&fixture::report(), DocxOptions::default()));
    let table = opened.root("word/fontTable.xml");
    let relationships = opened.root("word/_rels/fontTable.xml.rels");
    let embedded: Vec<&Node> = table.children.iter().filter(|font| font.first("w:embedRegular").is_some()).collect();
    // The report uses all seven faces.
    assert_eq!(embedded.len(), 7);
    for font in embedded {
        let reference = font.first("w:embedRegular").unwrap();
        let is_target = |relationship: &&Node| relationship.attributes["Id"] == reference.attributes["r:id"];
        let target = &relationships.children.iter().find(is_target).unwrap().attributes["Target"];
        let mut part = opened.parts[&format!("word/{target}")].clone();
        let key: String = reference.attributes["w:fontKey"].chars().filter(char::is_ascii_hexdigit).collect();
        let key = u128::from_str_radix(&key, 16).unwrap().to_le_bytes();
        part.iter_mut().take(32).zip(key.iter().cycle()).for_each(|(byte, key)| *byte ^= key);
        let face = ttf_parser::Face::parse(&part, 0).unwrap();
        let family = face.names().into_iter().find(|name| name.name_id == 1).and_then(|name| name.to_string());
        assert_eq!(family.as_ref(), Some(&font.attributes["w:name"]));
    }
}

#[test]
fn a_face_of_ones_own_goes_by_its_own_name_and_the_bundled_one_behind_it_by_another() {
    use crate::font::FaceRole;
    // Its file calls it 公文楷 and GW Kai.
    let kai = include_bytes!("../../../fonts/GWKai-Regular.ttf").as_slice();
    let fonts = Fonts::bundled().with_face(FaceRole::FangSong, kai).unwrap();
    let opened =
        Opened::new(docx(&fixture::report(), &fonts, &SharedOutlines::default(), &DocxOptions::default()).unwrap());
    let body_text =
        style(&opened.root("word/styles.xml"), "BodyText").attribute("w:rFonts", "w:eastAsia").map(str::to_owned);
    assert_eq!(body_text.as_deref(), Some("公文楷"));
    let table = opened.root("word/fontTable.xml");
    let own = table.children.iter().find(|font| font.attributes["w:name"] == "公文楷").unwrap();
    assert!(own.first("w:embedRegular").is_some());
    assert_eq!(own.val("w:altName"), Some("GW Kai,仿宋_GB2312,仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong"));
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

#[test]
fn markup_and_control_characters_in_the_text_do_no_harm() {
    let mut document = fixture::report();
    document.blocks = vec![fixture::text(Role::Body, "甲<&>\"'\u{1}乙\t丙\u{ffff}")];
    let opened = Opened::new(write(&document, DocxOptions::default()));
    assert_eq!(opened.root("word/document.xml").words(), "甲<&>\"'乙 丙");
}

#[test]
fn the_data_come_out_as_they_went_in() {
    let mut document = fixture::report();
    let json = "{\r\n\t\"agency\": \"甲<&>]]>\u{a0}乙\", \"n\": 59237.2449}\n";
    document.properties.data = json.into();
    let opened = Opened::new(write(&document, names()));
    let item = opened.root("customXml/item1.xml");
    assert_eq!((item.name.as_str(), item.attributes["xmlns"].as_str()), ("report", data::NAMESPACE));
    assert_eq!(item.text_of("report"), Some(json));
    let relationships = opened.root("word/_rels/document.xml.rels");
    assert!(relationships.children.iter().any(|each| each.attributes["Target"] == "../customXml/item1.xml"));
    let properties = opened.root("customXml/itemProps1.xml");
    assert_eq!(properties.attribute("ds:schemaRef", "ds:uri"), Some(data::NAMESPACE));
}

#[test]
fn without_data_no_part_holds_them() {
    let opened = Opened::new(write(&fixture::report(), DocxOptions { data: false, ..names() }));
    assert!(opened.parts.keys().all(|name| !name.contains("customXml")));
    assert!(!opened.xml("word/_rels/document.xml.rels").contains("customXml"));
}

#[test]
fn year_and_organ_are_properties() {
    let opened = opened();
    let custom = opened.root("docProps/custom.xml");
    assert_eq!((custom.text_of("vt:i4"), custom.text_of("vt:lpwstr")), (Some("2025"), Some("青川市数据局")));
    assert_eq!(opened.root("docProps/core.xml").text_of("dc:creator"), Some("青川市数据局"));
}

#[test]
fn a_draft_has_its_mark_in_the_headers_of_odd_and_even_pages() {
    let mut document = fixture::report();
    assert!(opened().root("word/document.xml").first("w:headerReference").is_none());
    document.watermark = Some("草稿".to_owned());
    let opened = Opened::new(write(&document, names()));
    let relationships = opened.root("word/_rels/document.xml.rels");
    let body = opened.root("word/document.xml");
    let references = body.all("w:headerReference");
    assert_eq!(
        references.iter().map(|each| each.attributes["w:type"].as_str()).collect::<Vec<_>>(),
        ["default", "even"]
    );
    for reference in references {
        let is_target = |relationship: &&Node| relationship.attributes["Id"] == reference.attributes["r:id"];
        let target = &relationships.children.iter().find(is_target).unwrap().attributes["Target"];
        let shape = opened.root(&format!("word/{target}"));
        assert_eq!(shape.attribute("v:shape", "fillcolor"), Some("#d9d9d9"));
        let words = shape.all("v:textpath").into_iter().find_map(|path| path.attributes.get("string"));
        assert_eq!(words.map(String::as_str), Some("草稿"));
    }
}
