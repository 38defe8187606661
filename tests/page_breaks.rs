//! What never stands at the edge of a page, or alone on one.

use nianbao::page::document::{Block, Document, PageGeometry, Table};
use nianbao::page::font::Fonts;
use nianbao::page::layout::{Pages, layout, settle};
use serde_json::json;

use crate::support::made::empty_report_json;
use crate::support::{laid_out, lines, report, rules};

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

/// The text of a paragraph of so many full lines.
fn lines_of_text(count: usize) -> String {
    "公开".repeat(13) + &"信息".repeat(14 * (count - 1))
}

#[test]
fn a_sign_off_draws_two_lines_of_a_long_paragraph_with_it() {
    let mut drawn = 0;
    for filled in 0..22 {
        let mut json = empty_report_json();
        json["date"] = json!("2026-01-20");
        let mut paragraphs = vec!["结束。".to_owned(); filled];
        paragraphs.push(lines_of_text(10));
        json["other_matters"] = json!(paragraphs);
        let (_, pages) = laid_out(&report(&json.to_string()));
        let [.., before, last] = &pages.pages[..] else { panic!() };
        let text = |page| lines(page).iter().map(crate::support::TextLine::text).collect::<Vec<_>>();
        let foot = lines(before).last().unwrap().baseline;
        let (before, last) = (text(before), text(last));
        let name = last.iter().position(|line| line == "某某市某某局").unwrap();
        if last[0].contains("信息") && before.last().unwrap().contains("信息") {
            drawn += 1;
            assert!((2..=8).contains(&name), "{filled}: {name} lines above the name");
            let most_open = PageGeometry::LINE_PITCH * 5;
            assert!(foot > PageGeometry::TOP + PageGeometry::TEXT_HEIGHT - most_open, "{filled}: {foot:?}");
        }
    }
    assert!(drawn > 4, "{drawn}");
}

#[test]
fn a_paragraph_has_two_lines_on_either_side_of_a_page_break() {
    let mut parted = 0;
    for (filled, length) in (0..22).flat_map(|filled| (2..7).map(move |length| (filled, length))) {
        let mut overview = vec!["开头。".to_owned(); filled];
        overview.extend(vec![lines_of_text(length); 3]);
        let pages = pages_with(1, &json!(overview));
        for pair in pages.windows(2) {
            let is_of = |line: &&String| line.contains("信息信息");
            if pair[1].first().is_some_and(|line| line.starts_with("信息")) {
                parted += 1;
                let after = pair[1].iter().take_while(|line| line.starts_with("信息")).count();
                assert!(length >= 4 && after >= 2, "{filled} {length}: {after} lines after the break");
                let before = pair[0].iter().rev().take_while(is_of).count() + 1;
                assert!(before >= 2, "{filled} {length}");
            }
        }
    }
    assert!(parted > 10, "{parted}");
}

/// A report whose overview fills so many lines, its document and its pages.
fn with_overview_of(lines: usize) -> (Document, Pages) {
    let mut json = empty_report_json();
    json["overview"] = json!(vec!["情况。"; lines]);
    laid_out(&report(&json.to_string()))
}

fn first_table(document: &Document) -> &Table {
    document.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).unwrap()
}

#[test]
fn a_tables_rows_are_set_closer_where_that_keeps_it_on_its_page() {
    let mut closer = Vec::new();
    for lines in 1..20 {
        let (mut document, pages) = with_overview_of(lines);
        let form = first_table(&document).row_height;
        settle(&mut document, &pages);
        let settled = first_table(&document).row_height;
        let page = pages.outline.iter().find(|entry| entry.text.starts_with("二、")).unwrap().page;
        if settled != form {
            assert_eq!((settled, page), (Table::CLOSE_ROW, 0), "{lines}");
            assert!(rules(&pages.pages[0]).count() > 0, "the table is on its heading's page");
            closer.push(lines);
        }
    }
    assert!(!closer.is_empty() && closer.len() < 6, "{closer:?}");
}

#[test]
fn what_is_settled_is_settled_once() {
    for lines in [1, 8, 9, 10, 15] {
        let (mut document, pages) = with_overview_of(lines);
        settle(&mut document, &pages);
        let (once, again) = (format!("{document:?}"), layout(&document, &Fonts::bundled()).unwrap());
        assert_eq!(format!("{again:?}"), format!("{pages:?}"), "the settled document has the same pages");
        settle(&mut document, &again);
        assert_eq!(format!("{document:?}"), once);
    }
}

/// The pages, counted from 0, of table 三's last row and of the note under it, of so many characters.
fn pages_of_table_and_note(length: usize) -> (usize, usize) {
    let mut json = empty_report_json();
    json["tables"] = json!({ "requests": { "notes": ["信".repeat(length)] } });
    let (_, pages) = laid_out(&report(&json.to_string()));
    let page_of = |words: &str| {
        let holds = |page| lines(page).iter().any(|line| line.text().contains(words));
        pages.pages.iter().position(holds).unwrap()
    };
    (page_of("结转下年度继续办理"), page_of("注：信"))
}

#[test]
fn a_note_of_a_line_stands_under_its_table_on_its_page() {
    for length in [1, 20, 39] {
        let (table, note) = pages_of_table_and_note(length);
        assert_eq!(table, note, "{length}");
    }
    let (table, note) = pages_of_table_and_note(400);
    assert_eq!(table + 1, note, "what no page holds with its table goes to the next");
}
