//! Faces of the user's own.

use std::path::{Path, PathBuf};

use crate::{SUQIAN, code, directory, read, run, stderr, stdout};

fn bundled(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name)
}

fn chosen(role: &str, file: &Path) -> String {
    format!("--font={role}={}", file.display())
}

#[test]
fn every_face_is_listed_with_its_file_and_what_it_has() {
    let directory = directory(&[]);
    let kai = bundled("GWKai-Regular.ttf");
    let output = run(directory.path(), &["fonts", &chosen("小标宋", &kai)]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let rows: Vec<Vec<&str>> = stdout(&output).lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[1], ["小标宋", "公文楷", kai.to_str().unwrap(), "6763", "8105", "7978", "可安装"]);
    assert_eq!(rows[2][..3], ["小标宋（后备）", "公文标宋", "（随程序附带）"]);
    assert_eq!(rows.len(), 9);
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_the_reason_and_nothing_is_written() {
    let directory = directory(&[("a.json", SUQIAN), ("a.ttf", "no font")]);
    let latin = bundled("LiberationSerif-Regular.ttf");
    for (font, reason) in [
        ("--font=仿宋=a.ttf".to_owned(), "仿宋 的字体 a.ttf 不能用：不是字体文件"),
        ("--font=仿宋=b.ttf".to_owned(), "仿宋 的字体 b.ttf 读不了：没有这个文件"),
        (chosen("黑体", &latin), "里面没有“一”，不像是黑体字体"),
        (chosen("西文", &bundled("GWBiaoSong-Regular.ttf")), "数字比半个字还宽"),
        ("--font=仿宋".to_owned(), "--font 要写成 用途=文件"),
        ("--font=隶书=a.ttf".to_owned(), "--font 的用途不能是“隶书”，可以是 小标宋、黑体"),
    ] {
        for command in [&["export", "a.json", &font][..], &["check", "a.json", &font], &["fonts", &font]] {
            let output = run(directory.path(), command);
            assert_eq!((code(&output), stdout(&output)), (2, ""));
            assert!(stderr(&output).contains(reason), "{}", stderr(&output));
        }
    }
    assert_eq!(crate::names(directory.path()), ["a.json", "a.ttf"]);
}

#[test]
fn both_files_are_set_in_the_chosen_face() {
    let directory = directory(&[("a.json", SUQIAN)]);
    let export = |arguments: &[&str]| {
        assert_eq!(code(&run(directory.path(), &[&["export", "-q", "a.json"], arguments].concat())), 0);
        ["pdf", "docx"].map(|extension| read(directory.path().join("a").with_extension(extension)))
    };
    let font = chosen("仿宋", &bundled("GWKai-Regular.ttf"));
    let (usual, own) = (export(&[]), export(&[&font]));
    assert!(usual[0] != own[0] && usual[1] != own[1]);
    let [_, names] = export(&["--word-fonts", "names"]);
    assert!(names.len() < usual[1].len() / 4, "{} bytes with names only", names.len());
}

/// A font of which every glyph claims all outlines: cut down, it would be thousands of times as long.
fn overlapping() -> Vec<u8> {
    let mut font = std::fs::read(bundled("GWKai-Regular.ttf")).unwrap();
    let table = |font: &[u8], tag: &[u8]| {
        let record = (12..).step_by(16).find(|at| &font[*at..at + 4] == tag).unwrap();
        let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap());
        (number(record + 8) as usize, number(record + 12))
    };
    let ((loca, length), (_, outlines)) = (table(&font, b"loca"), table(&font, b"glyf"));
    for glyph in 0..length as usize / 4 {
        let offset = if glyph % 2 == 0 { 0 } else { outlines };
        font[loca + glyph * 4..][..4].copy_from_slice(&offset.to_be_bytes());
    }
    font
}

#[test]
fn a_font_that_would_grow_without_bound_is_refused_with_its_table() {
    let directory = directory(&[("a.json", SUQIAN)]);
    std::fs::write(directory.path().join("a.ttf"), overlapping()).unwrap();
    for target in ["pdf", "docx"] {
        let output = run(directory.path(), &["export", "a.json", "--to", target, "--font=楷体=a.ttf"]);
        let expected = format!("没能生成 {target} 文件：字体 GWKai-Regular 的 loca 表有错，不能嵌入");
        assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
        assert_eq!(code(&output), 2);
        assert!(!directory.path().join(format!("a.{target}")).exists());
    }
}
