//! Drafts: written whatever is wrong, and marked as such on every page.

use nianbao::Exporter;
use nianbao::output::{docx, pdf};
use nianbao::page::compose::compose_draft;
use nianbao::page::layout::{Content, Mark, layout};
use serde_json::json;

use crate::support::made::empty_report_json;
use crate::support::{SAMPLES, report, words};

#[test]
fn every_page_is_marked_under_its_text_and_outside_of_what_is_read() {
    let (report, exporter) = (report(SAMPLES[0].1), Exporter::default());
    let document = compose_draft(&report, &exporter.check(&report));
    let pages = layout(&document, &exporter.fonts).unwrap();
    assert!(pages.pages.len() > 2);
    for page in &pages.pages {
        let marks: Vec<usize> = (0..page.items.len())
            .filter(|index| matches!(page.items[*index].mark, Mark::Watermark(_)))
            .inspect(|index| assert_eq!(page.items[*index].content, Content::Pagination))
            .collect();
        assert_eq!(marks, [0, 1]);
    }
}

#[test]
fn what_no_face_has_is_a_gap_to_be_seen() {
    let mut json = empty_report_json();
    json["agency"] = json!("某\u{e001}局");
    json["date"] = json!("2026-01-20");
    json["overview"] = json!([{ "heading": "公开😀情况", "content": [{ "items": ["\u{f0000}"] }] }]);
    let (report, exporter) = (report(&json.to_string()), Exporter::default());
    let findings: Vec<_> =
        exporter.check(&report).into_iter().filter(nianbao::report::finding::Finding::is_error).collect();
    assert_eq!(findings.len(), 3);
    let document = exporter.draft(&report, &findings);
    assert_eq!(exporter.fonts.check(&document), []);
    let words = words(&document);
    for text in ["某〓局2025年", "公开〓情况", "1.〓", "（U+1F600）"] {
        assert!(words.contains(text), "{text}");
    }
    let master = exporter.master(&document);
    assert!(master.write(&pdf::FORMAT).unwrap().starts_with(b"%PDF-1.7"));
    assert!(master.write(&docx::FORMAT).unwrap().starts_with(b"PK"));
}
