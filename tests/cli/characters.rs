//! Characters that look like others, scripts that are not set, faces for rare characters.

use crate::{code, directory, run, stderr, stdout};

const KANGXI: &str = include_str!("../cases/kangxi-radicals.json");
const TIBETAN: &str = include_str!("../cases/minority-tibetan.json");
const MONGOLIAN: &str = include_str!("../cases/minority-mongolian.json");
const RARE: &str = include_str!("../cases/rare-name-character.json");

#[test]
fn radicals_are_told_with_both_code_points_and_read_as_characters() {
    let directory = directory(&[("a.json", KANGXI)]);
    let output = run(directory.path(), &["check", "a.json", "--format", "short"]);
    let told = stdout(&output);
    assert!(told.contains("“⽂”（U+2F42）是康熙部首，已读作“文”（U+6587）"), "{told}");
    assert!(told.contains("prose-requests-received"), "the prose is read with the ordinary characters: {told}");
}

#[test]
fn radicals_in_a_name_make_no_other_organ() {
    let year_before = KANGXI.replace("2025", "2024").replace("2026", "2025").replace('⽂', "文");
    let directory = directory(&[("a.json", KANGXI), ("b.json", &year_before)]);
    let output = run(directory.path(), &["check", "a.json", "--previous", "b.json", "--format", "short"]);
    assert!(!stdout(&output).contains("wrong-previous"), "{}", stdout(&output));
}

#[test]
fn a_script_that_is_not_set_is_called_by_its_name_whatever_the_face_has() {
    for (report, script) in [(TIBETAN, "藏文"), (MONGOLIAN, "蒙古文")] {
        let directory = directory(&[("a.json", report)]);
        let output = run(directory.path(), &["check", "a.json"]);
        let told = stdout(&output);
        assert_eq!(code(&output), 1);
        assert!(told.contains("错误[unshaped-script]: 这里有") && told.contains(script), "{told}");
        assert!(told.contains("换字体没有用"), "{told}");
    }
}

#[test]
fn a_rare_character_asks_for_a_face_by_its_role() {
    let directory = directory(&[("a.json", RARE)]);
    let output = run(directory.path(), &["check", "a.json"]);
    let told = stdout(&output);
    assert!(told.contains("错误[missing-glyph]") && told.contains("--font 生僻字=字体文件"), "{told}");
    let explained = run(directory.path(), &["explain", "missing-glyph"]);
    assert!(stdout(&explained).contains("--font 生僻字=字体文件"));
    let explained = run(directory.path(), &["explain", "unshaped-script"]);
    assert!(stdout(&explained).contains("藏文"));
}

#[test]
fn a_face_of_rare_characters_stands_at_the_end_of_the_chain() {
    // A face that has U+31378 for the character that it maps to U+4E00.
    let mut font = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/GWKai-Regular.ttf")).unwrap();
    add_rare_character(&mut font);
    let directory = directory(&[("a.json", &RARE.replace('\u{300EE}', "一"))]);
    std::fs::write(directory.path().join("rare.ttf"), &font).unwrap();
    let output = run(directory.path(), &["export", "a.json", "--font=生僻字=rare.ttf"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let output = run(directory.path(), &["fonts", "--font=生僻字=rare.ttf"]);
    assert!(stdout(&output).contains("生僻字（后备）"), "{}", stdout(&output));
}

/// A font's big-endian number at a place.
fn number(font: &[u8], at: usize) -> usize {
    u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize
}

/// Where a font's map of characters is, and in it the table of all planes (format 12).
fn character_map(font: &[u8]) -> (usize, usize) {
    let record = (12..).step_by(16).find(|at| &font[*at..at + 4] == b"cmap").unwrap();
    let cmap = number(font, record + 8);
    let tables = usize::from(u16::from_be_bytes([font[cmap + 2], font[cmap + 3]]));
    let mut offsets = (0..tables).map(|table| cmap + number(font, cmap + 4 + table * 8 + 4));
    (cmap, offsets.find(|at| font[*at..at + 2] == [0, 12]).expect("the face has a table of all planes"))
}

/// Makes the last group of a face's map of characters map U+31378 alone.
fn add_rare_character(font: &mut [u8]) {
    let (_, table) = character_map(font);
    let last = table + 16 + (number(font, table + 12) - 1) * 12;
    let rare = 0x31378_u32.to_be_bytes();
    font[last..last + 4].copy_from_slice(&rare);
    font[last + 4..last + 8].copy_from_slice(&rare);
}

/// Leaves a face no character after 一.
fn cut_after_first_ideograph(font: &mut [u8]) {
    let (cmap, table) = character_map(font);
    let groups = (0..number(font, table + 12)).take_while(|group| number(font, table + 16 + group * 12) <= 0x4e00);
    let count = groups.count() as u32;
    font[table + 12..table + 16].copy_from_slice(&count.to_be_bytes());
    let last = table + 16 + (count as usize - 1) * 12;
    font[last + 4..last + 8].copy_from_slice(&0x4e00_u32.to_be_bytes());
    // This table alone, for Unicode of all planes.
    font[cmap + 2..cmap + 8].copy_from_slice(&[0, 1, 0, 3, 0, 10]);
    font[cmap + 8..cmap + 12].copy_from_slice(&((table - cmap) as u32).to_be_bytes());
}

#[test]
fn a_face_that_lacks_common_characters_is_told_at_export() {
    let whole = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/GWKai-Regular.ttf");
    let mut font = std::fs::read(whole).unwrap();
    cut_after_first_ideograph(&mut font);
    let directory = directory(&[("a.json", crate::WUGANG)]);
    std::fs::write(directory.path().join("few.ttf"), font).unwrap();
    let output = run(directory.path(), &["export", "a.json", "-q", &format!("--font=宋体={whole}")]);
    assert_eq!((code(&output), stderr(&output)), (0, ""), "a whole face has nothing said of it");
    let output = run(directory.path(), &["export", "a.json", "-q", "--to", "pdf", "--font=仿宋=few.ttf"]);
    let told = "警告：仿宋 的字体 few.ttf 缺 GB 2312 一级汉字 3755 个中的 3754 个（如 ";
    assert!(stderr(&output).starts_with(told), "{}", stderr(&output));
}
