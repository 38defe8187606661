//! Inputs that once went wrong, each with what is right.

use std::path::{Path, PathBuf};

use crate::{code, directory, names, run, stderr, stdout};

const DAMAGED: &str = include_str!("../cases/damaged-and-foreign-text.json");
const UNSHAPED: &str = include_str!("../cases/own-face-unshaped.json");
const VARIABLE: &str = include_str!("../cases/variable-font-thin.json");
const ADDRESS: &str = include_str!("../cases/zwsp-in-web-address.json");

#[test]
fn every_kind_of_damage_is_told_with_its_place() {
    let directory = directory(&[("a.json", DAMAGED)]);
    let output = run(directory.path(), &["check", "a.json", "--format", "json", "-q"]);
    let records: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<(&str, &str)> =
        records.iter().map(|record| (record["rule"].as_str().unwrap(), record["path"].as_str().unwrap())).collect();
    let at = |text: usize| format!("overview.1.content.{text}");
    let expected = [
        ("garbled-text", at(0)),
        ("garbled-text", at(1)),
        ("program-rest", at(2)),
        ("markup-rest", at(2)),
        ("program-rest", at(3)),
        ("markup-rest", at(4)),
        ("program-rest", at(4)),
    ];
    let expected: Vec<(&str, &str)> = expected.iter().map(|(rule, path)| (*rule, path.as_str())).collect();
    assert_eq!(told, expected, "{}", stdout(&output));
    let last = records.last().unwrap()["message"].as_str().unwrap();
    assert!(last.contains("1.2E+05") && last.contains("另有 1 处"), "2025.0 is the other: {last}");
}

/// The bytes of a bundled face.
fn face() -> Vec<u8> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/GWKai-Regular.ttf");
    std::fs::read(path).unwrap()
}

/// A font's big-endian number at a place.
fn number(font: &[u8], at: usize) -> usize {
    u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize
}

/// Where the record of a table is in a font's directory.
fn record(font: &[u8], tag: &[u8]) -> usize {
    (12..).step_by(16).find(|at| &font[*at..at + 4] == tag).unwrap()
}

/// A face that has all Arabic letters, each drawn as the first glyph behind Cyrillic.
fn with_arabic_letters() -> Vec<u8> {
    let mut font = face();
    let cmap = number(&font, record(&font, b"cmap") + 8);
    let tables = usize::from(font[cmap + 3]);
    let mut tables = (0..tables).map(|at| cmap + number(&font, cmap + 4 + at * 8 + 4));
    let table = tables.find(|at| font[*at..at + 2] == [0, 12]);
    let table = table.expect("the face has a table of all planes");
    let group = (table + 16..).step_by(12).find(|at| number(&font, *at) > 0x6ff).unwrap();
    font[group..group + 4].copy_from_slice(&0x600_u32.to_be_bytes());
    font[group + 4..group + 8].copy_from_slice(&0x6ff_u32.to_be_bytes());
    font
}

#[test]
fn a_face_that_has_the_letters_does_not_shape_them() {
    let directory = directory(&[("a.json", UNSHAPED)]);
    std::fs::write(directory.path().join("own.ttf"), with_arabic_letters()).unwrap();
    for font in ["--font=仿宋=own.ttf", "--font=生僻字=own.ttf"] {
        let output = run(directory.path(), &["export", "a.json", font]);
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        let told = stderr(&output);
        assert!(told.contains("错误[unshaped-script]") && told.contains("维吾尔文"), "{told}");
    }
    assert_eq!(names(directory.path()), ["a.json", "own.ttf"], "nothing is written");
}

/// A face with an axis of weight from 100, which it has by itself, to 900.
fn variable() -> Vec<u8> {
    let mut font = face();
    let mut table = vec![0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8];
    table.extend(b"wght");
    for value in [100_u32, 100, 900] {
        table.extend((value << 16).to_be_bytes());
    }
    table.extend([0, 0, 1, 0]);
    font.resize(font.len().next_multiple_of(4), 0);
    let at = record(&font, b"gasp");
    let (offset, length) = (font.len() as u32, table.len() as u32);
    font[at..at + 4].copy_from_slice(b"fvar");
    font[at + 8..at + 12].copy_from_slice(&offset.to_be_bytes());
    font[at + 12..at + 16].copy_from_slice(&length.to_be_bytes());
    font.extend(table);
    font
}

#[test]
fn a_variable_face_is_refused_before_anything_is_written() {
    let directory = directory(&[("a.json", VARIABLE)]);
    std::fs::write(directory.path().join("own.ttf"), variable()).unwrap();
    for command in [&["export", "a.json"][..], &["check", "a.json"], &["fonts"]] {
        let output = run(directory.path(), &[command, &["--font=仿宋=own.ttf"]].concat());
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        let told = "仿宋 的字体 own.ttf 不能用：是可变字体";
        assert!(stderr(&output).contains(told) && stderr(&output).contains("静态的常规体"), "{}", stderr(&output));
    }
    assert_eq!(names(directory.path()), ["a.json", "own.ttf"]);
}

#[test]
fn a_web_address_can_be_copied_out_of_the_word_file() {
    let directory = directory(&[("a.json", ADDRESS)]);
    assert_eq!(code(&run(directory.path(), &["export", "a.json", "-q", "--to", "docx"])), 0);
    let document = std::fs::File::open(directory.path().join("a.docx")).unwrap();
    let mut archive = zip::ZipArchive::new(document).unwrap();
    let text = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    let words: String = text.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
    assert!(words.contains("https://www.example.gov.cn/zwgk/xxgk/2025/index.html"), "{words}");
    assert!(!words.contains('\u{200b}'));
}
