//! OFD, and SVG, of which each page is a file.

use std::fs;
use std::io::{BufRead as _, Read as _};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::{SUQIAN, WUGANG, code, directory, names, nianbao, read, run, stderr, stdout};

/// The pages of the sample that has six.
const PAGES: [&str; 6] = ["a-01.svg", "a-02.svg", "a-03.svg", "a-04.svg", "a-05.svg", "a-06.svg"];

#[test]
fn each_page_is_a_file_by_its_number() {
    let directory = directory(&[("a.json", WUGANG)]);
    let output = run(directory.path(), &["export", "a.json", "--to", "svg,ofd"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    let told: Vec<String> = ["a.ofd"].iter().chain(&PAGES).map(|name| format!("已生成 {name}")).collect();
    assert_eq!(stderr(&output).lines().collect::<Vec<_>>(), told);
    let mut expected = PAGES.to_vec();
    expected.extend(["a.json", "a.ofd"]);
    assert_eq!(names(directory.path()), expected);
    assert!(read(directory.path().join("a.ofd")).starts_with(b"PK\x03\x04"));
    for page in PAGES {
        let page = String::from_utf8(read(directory.path().join(page))).unwrap();
        assert!(page.starts_with("<svg ") && page.ends_with("</svg>\n"));
    }
}

#[test]
fn pages_left_by_a_longer_report_go_away_and_nothing_else_does() {
    let others = ["a-09.svg", "a-2025.svg", "a-1.svg", "b-01.svg"];
    let directory = directory(&[("a.json", WUGANG), ("a-07.svg", "old"), ("a-06.svg", "old"), ("a-05.svg", "old")]);
    for name in others.iter().chain(&["a-01.svg", "a-02.svg", "a-03.svg", "a-04.svg"]) {
        fs::write(directory.path().join(name), "old").unwrap();
    }
    assert_eq!(code(&run(directory.path(), &["export", "a.json", "--to", "svg"])), 0);
    for page in PAGES {
        assert_ne!(read(directory.path().join(page)), b"old", "{page}");
    }
    for other in others {
        assert_eq!(read(directory.path().join(other)), b"old", "{other}");
    }
    assert!(!directory.path().join("a-07.svg").exists());
}

#[test]
fn the_standard_output_takes_an_ofd_file_and_no_pages() {
    let directory = directory(&[("a.json", WUGANG)]);
    let output = run(directory.path(), &["export", "a.json", "--to", "ofd", "-o", "-"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(output.stdout.starts_with(b"PK\x03\x04"));
    let output = run(directory.path(), &["export", "a.json", "--to", "svg", "-o", "-"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert_eq!(stderr(&output), "错误：SVG 一页一个文件，不能写到标准输出，请用 -o 说明目录\n");
}

#[test]
fn an_archives_copy_says_so_and_has_the_data_as_text() {
    let directory = directory(&[("a.json", WUGANG)]);
    let parts = |arguments: &[&str]| {
        let arguments = [&["export", "a.json", "--to", "ofd", "-q"], arguments].concat();
        let output = run(directory.path(), &arguments);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        let file = fs::File::open(directory.path().join("a.ofd")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let mut entry = String::new();
        archive.by_name("OFD.xml").unwrap().read_to_string(&mut entry).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        (entry, names.iter().find(|name| name.contains("report.")).cloned())
    };
    let (entry, data) = parts(&[]);
    assert!(entry.contains("DocType=\"OFD\"") && data.as_deref() == Some("Doc_0/Attachs/report.json"));
    let (entry, data) = parts(&["--ofd", "archive"]);
    assert!(entry.contains("DocType=\"OFD-A\"") && data.as_deref() == Some("Doc_0/Attachs/report.txt"));
    assert_eq!(parts(&["--no-data"]).1, None);
    let output = run(directory.path(), &["export", "a.json", "--ofd", "a"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("--ofd <种类> 不能是“a”，可以是 plain、archive"), "{}", stderr(&output));
}

#[test]
fn a_page_covers_no_input() {
    let directory = directory(&[("a.json", WUGANG), ("a-03.svg", SUQIAN), ("a.svg", SUQIAN)]);
    let output = run(directory.path(), &["export", "a.json", "a-03.svg", "--to", "svg"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("由 a.json 生成的文件会盖掉输入 a-03.svg"), "{}", stderr(&output));
    let output = run(directory.path(), &["export", "a.json", "--to", "svg", "--log", "a-03.svg"]);
    assert!(code(&output) == 2 && stderr(&output).contains("会盖掉记录 a-03.svg"), "{}", stderr(&output));
    assert_eq!(names(directory.path()), ["a-03.svg", "a.json", "a.svg"]);
    let output = run(directory.path(), &["export", "a.json", "a.svg", "--to", "svg"]);
    assert!(stderr(&output).contains("a.json 和 a.svg 会写到同一个文件 a-01.svg"), "{}", stderr(&output));
    let output = run(directory.path(), &["export", "a.svg", "--to", "svg", "-q"]);
    assert_eq!(code(&output), 0, "no page of it is called as it is: {}", stderr(&output));
    assert_eq!(read(directory.path().join("a.svg")), SUQIAN.as_bytes());
}

#[test]
fn pages_that_are_there_are_not_made_again() {
    let directory = directory(&[]);
    fs::create_dir(directory.path().join("in")).unwrap();
    fs::write(directory.path().join("in/a.json"), WUGANG).unwrap();
    let export = |more: &[&str]| {
        let arguments = [&["export", "in", "-o", "out", "--to", "svg", "--changed", "--log", "log"], more].concat();
        assert_eq!(code(&run(directory.path(), &arguments)), 0);
        let log = fs::read_to_string(directory.path().join("log")).unwrap();
        let record: Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
        (record["status"].as_str().unwrap().to_owned(), record["files"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(export(&[]), ("written".to_owned(), 6));
    assert_eq!(export(&[]).0, "unchanged");
    fs::remove_file(directory.path().join("out/a-04.svg")).unwrap();
    assert_eq!(export(&[]).0, "written");
    fs::write(directory.path().join("out/a-07.svg"), "old").unwrap();
    assert_eq!(export(&[]).0, "written");
    assert!(!directory.path().join("out/a-07.svg").exists());
    assert_eq!(export(&[]).0, "unchanged");
    assert_eq!(export(&["--no-data"]).0, "written", "made by other options");
}

#[test]
fn a_stream_takes_pages_too() {
    let line = json!({ "name": "市/甲", "report": serde_json::from_str::<Value>(WUGANG).unwrap() }).to_string();
    let stream = |form: &str| {
        let directory = directory(&[]);
        let arguments = ["export", "--to", "svg,ofd", "-q", "--stream", form];
        let output = nianbao(directory.path()).args(arguments).stdin(&line).output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        output.stdout
    };
    let mut files = Vec::new();
    for entry in tar::Archive::new(stream("tar").as_slice()).entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.push((entry.path().unwrap().to_str().unwrap().to_owned(), bytes));
    }
    let told: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let pages = PAGES.map(|page| format!("市/甲{}", &page[1..]));
    assert_eq!(told, [&["市/甲.ofd"], &pages.each_ref().map(String::as_str)[..]].concat());
    let answer: Value = serde_json::from_str(&stream("jsonl").lines().next().unwrap().unwrap()).unwrap();
    let decoded = |text: &Value| base64::engine::general_purpose::STANDARD.decode(text.as_str().unwrap()).unwrap();
    assert_eq!(decoded(&answer["ofd"]), files[0].1);
    let pages: Vec<Vec<u8>> = answer["svg"].as_array().unwrap().iter().map(decoded).collect();
    assert_eq!(pages, files[1..].iter().map(|(_, bytes)| bytes.clone()).collect::<Vec<_>>());
}
