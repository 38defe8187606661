//! Our own files: the data in them is taken, and what was changed since is told.

use std::io::{Cursor, Read as _, Write as _};

use nianbao::Exporter;
use nianbao::import::Proof;
use nianbao::output::Options;
use nianbao::report::model::Report;

use super::{SAMPLES, count, import, wrong};

/// The Word file of a report, with its own JSON or without.
fn word(report: &Report, with_data: bool) -> Vec<u8> {
    let exporter = Exporter { options: Options { data: with_data, ..Options::default() }, ..Exporter::default() };
    exporter.write(&nianbao::output::docx::FORMAT, report).unwrap()
}

/// A Word file whose text a person changed.
fn edited(docx: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (from, to) in changes {
                assert!(text.contains(from), "{from}");
                text = text.replacen(from, to, 1);
            }
            bytes = text.into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn our_word_file_is_taken_exactly() {
    for (name, json) in SAMPLES {
        let report = Report::parse(json.as_bytes()).unwrap();
        let imported = import(&word(&report, true));
        assert!(imported.has_data, "{name}");
        assert_eq!(imported.json.trim(), report.public_json().trim(), "{name}");
        assert!(imported.remarks.is_empty() && !imported.is_open(), "{name}: {:#?}", imported.remarks);
        let placed = imported.values.iter().filter(|value| value.place.is_some()).count();
        assert_eq!(placed, imported.values.len(), "{name}");
    }
}

#[test]
fn our_files_of_every_kind_are_taken_exactly_and_nothing_is_told() {
    use nianbao::output::{docx, html, ofd, pdf};
    let kinds = [&docx::FORMAT, &pdf::FORMAT, &html::FORMAT, &ofd::FORMAT];
    for (name, json) in SAMPLES {
        let report = Report::parse(json.as_bytes()).unwrap();
        let exporter = Exporter::default();
        let document = exporter.document(&report).unwrap();
        for kind in kinds {
            let imported = import(&exporter.master(&document).write(kind).unwrap());
            assert!(imported.has_data && !imported.is_open(), "{name} {}", kind.name);
            assert_eq!(imported.json.trim(), report.public_json().trim(), "{name} {}", kind.name);
            assert!(imported.remarks.is_empty(), "{name} {}: {:#?}", kind.name, imported.remarks);
        }
    }
}

#[test]
fn a_word_file_without_data_is_read_with_certainty() {
    for (name, json) in SAMPLES {
        let report = Report::parse(json.as_bytes()).unwrap();
        let imported = import(&word(&report, false));
        assert!(!imported.has_data, "{name}");
        assert_eq!(wrong(&imported, &report), [], "{name}");
        assert_eq!(count(&imported, Proof::Certain), imported.values.len(), "{name}: {:#?}", imported.in_words());
        let again = Report::parse(imported.json.as_bytes()).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!((again.agency(), again.year(), again.date()), (report.agency(), report.year(), report.date()));
        assert!(imported.unread.is_empty(), "{name}: {:#?}", imported.unread);
    }
}

#[test]
fn what_was_changed_since_is_told() {
    let (_, json) = SAMPLES[2];
    let report = Report::parse(json.as_bytes()).unwrap();
    let docx = word(&report, true);
    let changed = edited(
        &docx,
        &[
            (">3402<", ">3403<"),
            (">118<", ">119<"),
            (">59237.2449<", ">59237.2448<"),
            ("坚持公开为常态", "坚持以公开为常态"),
        ],
    );
    let imported = import(&changed);
    assert_eq!(imported.json.trim(), report.public_json().trim(), "the data are taken");
    let told: Vec<&str> = imported.remarks.iter().map(|remark| remark.message.as_str()).collect();
    for expected in ["数据里是 3402，文件里看到的是 3403", "数据里是 118，文件里看到的是 119", "59237.2448"]
    {
        assert!(told.iter().any(|told| told.contains(expected)), "{expected}: {told:#?}");
    }
    let words = told.iter().find(|told| told.contains("这一段改过")).unwrap();
    assert!(words.contains("坚持公开为常态") && words.contains("坚持以公开为常态"), "{words}");
    assert!(imported.is_open() && told.len() == 4, "{told:#?}");
}
