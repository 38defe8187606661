//! The text of the report inside the file.

use super::*;
use crate::page::document::{Cell, Paragraph};

#[test]
fn the_text_is_the_documents_character_for_character() {
    const ADDRESS: &str = "请见https://www.example.gov.cn/zwgk/xxgk/2025/index.html，或者www.a.gov.cn。";
    let mut documents: Vec<Document> = SAMPLES.iter().map(|sample| self::sample(sample)).collect();
    documents.push(fixture::report());
    for mut document in documents {
        document.blocks.push(fixture::text(Role::Body, ADDRESS));
        let body = Opened::new(write(&document, names())).root("word/document.xml");
        let written = body.all("w:p").into_iter().map(Node::words).filter(|words| !words.is_empty());
        assert_eq!(written.collect::<Vec<_>>(), texts(&document), "{}", document.properties.title);
    }
}

/// The text of every paragraph and every cell.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(title) => texts.push(title.lines.concat()),
            Block::Paragraph(paragraph) => texts.push(paragraph.text()),
            Block::List(items) => texts.extend(items.iter().map(Paragraph::text)),
            Block::Table(table) => texts.extend(table.cells.iter().map(Cell::text)),
            // The words of a chart are in its picture.
            Block::Figure(_) => {}
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn the_lines_of_the_title_are_one_paragraph() {
    let body = opened().root("word/document.xml");
    let title = body.first("w:p").unwrap();
    assert_eq!(title.val("w:pStyle"), Some("Title"));
    assert_eq!(title.all("w:br").len(), 1);
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
fn markup_and_control_characters_in_the_text_do_no_harm() {
    let mut document = fixture::report();
    document.blocks = vec![fixture::text(Role::Body, "甲<&>\"'\u{1}乙\t丙\u{ffff}")];
    let opened = Opened::new(write(&document, Options::default()));
    assert_eq!(opened.root("word/document.xml").words(), "甲<&>\"'乙 丙");
}
