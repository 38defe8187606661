//! What never stands at the edge of a page, or alone on one.

use serde_json::json;

use crate::support::made::empty_report_json;
use crate::support::{laid_out, lines, report};

/// The pages' lines of a report with so many paragraphs before its end.
fn pages_with(count: usize, overview: &serde_json::Value) -> Vec<Vec<String>> {
    let mut json = empty_report_json();
    json["date"] = json!("2026-01-20");
    json["overview"] = overview.clone();
    json["other_matters"] = json!(vec!["结束。"; count]);
    let (_, pages) = laid_out(&report(&json.to_string()));
    pages.pages.iter().map(|page| lines(page).iter().map(crate::support::TextLine::text).collect()).collect()
}

#[test]
fn a_sign_off_is_whole_and_never_alone_on_a_page() {
    for count in 1..30 {
        let pages = pages_with(count, &json!(["总体情况。"]));
        let last = pages.last().unwrap();
        let name = last.iter().position(|line| line == "某某市某某局").unwrap();
        assert!(name > 0, "{count}: the name begins the page");
        assert_eq!(last[name + 1], "2026年1月20日", "{count}");
    }
}

#[test]
fn a_run_of_headings_longer_than_a_page_fills_pages() {
    let headings: Vec<String> = (1..=60).map(|number| format!("（一）标题{number}")).collect();
    let pages = pages_with(1, &json!(headings));
    // Sixty headings and the lines of the title, 22 a page, and the pages of the tables and the end.
    assert!(pages.len() <= 8, "{} pages", pages.len());
}
