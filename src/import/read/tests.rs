//! What all readers' tests need, and how a file's kind is told.

use std::io::Write;

use super::*;

/// A package of parts.
pub(super) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn kind(bytes: &[u8]) -> Kind {
    read(bytes).unwrap().kind
}

fn told(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

#[test]
fn content_decides_what_reads_a_file() {
    assert_eq!(kind(b"<html><body><p>a"), Kind::Html);
    assert_eq!(kind("\u{feff}标题<table><tr><td>a</td></tr></table>".as_bytes()), Kind::Html);
    assert_eq!(kind(b"  {\"year\": 2025}"), Kind::Json);
    assert_eq!(kind("一、总体情况".as_bytes()), Kind::Text);
    assert_eq!(kind("3 < 5 <年报>".as_bytes()), Kind::Text);
    let body = "<w:document xmlns:w=\"w\"><w:body/></w:document>";
    assert_eq!(kind(&zipped(&[("word/document.xml", body)])), Kind::Word);
}

#[test]
fn what_no_reader_reads_is_called_by_its_name_with_what_to_do() {
    for (bytes, name, help) in [
        (b"{\\rtf1\\ansi}".to_vec(), "RTF", "另存为 .docx"),
        (b"MIME-Version: 1.0\r\n".to_vec(), "网页归档", "另存为 .docx"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "PNG", "原来的 Word 文件"),
        (b"\xFF\xD8\xFF\xE0".to_vec(), "JPEG", "原来的 Word 文件"),
        (zipped(&[("a.txt", "b")]), "zip 压缩包", "解开"),
        (b"Rar!\x1a\x07".to_vec(), "RAR", "解开"),
        (b"<?xml version='1.0'?><a>b</a>".to_vec(), "XML", "拿错"),
        (b"\x01\x02\x03\x04\0\0\x05".to_vec(), "认不出", "拿错"),
        (zipped(&[("OFD.xml", "<OFD/>")]), "OFD", "原来的 Word 文件"),
    ] {
        let told = told(&bytes);
        assert!(told.contains(name) && told.contains(help), "{told}");
    }
    assert_eq!(read(b" \n\t"), Err(ReadError::Empty));
}

#[test]
fn old_binary_files_are_told_apart() {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let compound = |name| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 504], &wide(name)].concat();
    assert!(told(&compound("WordDocument")).contains("旧版 Word 文件（.doc 或 .wps）"));
    assert_eq!(read(&compound("EncryptedPackage")), Err(ReadError::Encrypted));
}

#[test]
fn the_json_inside_an_ofd_file_of_ours_is_found() {
    let information = "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocInfo><ofd:Title>年报</ofd:Title></ofd:DocInfo>\
        </ofd:DocBody></ofd:OFD>";
    let bytes = zipped(&[("OFD.xml", information), ("Doc_0/Attachs/report.txt", "{\"year\": 2025}")]);
    let original = read(&bytes).unwrap();
    assert_eq!(original.data.as_deref(), Some(b"{\"year\": 2025}".as_slice()));
    assert_eq!((original.kind, original.title.as_deref()), (Kind::Ofd, Some("年报")));
}

/// What LibreOffice made of one document, in each format.
const FILES: [(&str, &[u8]); 6] = [
    ("docx", include_bytes!("../../../tests/import/files/small.docx")),
    ("html", include_bytes!("../../../tests/import/files/small.html")),
    ("pdf", include_bytes!("../../../tests/import/files/small.pdf")),
    ("xlsx", include_bytes!("../../../tests/import/files/small.xlsx")),
    ("xls", include_bytes!("../../../tests/import/files/small.xls")),
    ("ods", include_bytes!("../../../tests/import/files/small.ods")),
];

#[test]
fn files_of_libre_office_show_the_same_table() {
    let table = "  项目 | < | 申请人情况 | <\n  ^ | ^ | 自然人 | 商业企业\n  三、本年度办理结果 | （一）予以公开 | 3 | 0\n\
                 \u{20} ^ | （二）部分公开 | 1 | 1\n";
    for (name, bytes) in FILES {
        let shown = read(bytes).unwrap().to_string();
        assert!(shown.contains(table), "{name}:\n{shown}");
        for words in ["某局2025年政府信息公开工作年度报告", "一、总体情况", "二〇二六年一月二十日"]
        {
            assert!(shown.contains(words), "{name}: {words}\n{shown}");
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for (name, bytes) in FILES {
        for _ in 0..60 {
            let mut damaged = bytes.to_vec();
            for _ in 0..=random(8) {
                let at = random(damaged.len());
                damaged[at] = random(256) as u8;
            }
            damaged.truncate(damaged.len() - random(2) * random(damaged.len()));
            if let Err(error) = read(&damaged) {
                assert!(!error.to_string().is_empty(), "{name}");
            }
        }
    }
}
