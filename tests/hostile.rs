//! Values at the edge of what a report may say.

use nianbao::length::Length;
use nianbao::page::document::{Block, Document, PageGeometry, Table};
use nianbao::page::layout::{Pages, TextRun};
use nianbao::report::form::ValueKind;
use nianbao::report::model::Report;
use serde_json::json;

use crate::support::made::{empty_report_json, report_json};
use crate::support::{blocks_of, element, laid_out, lines, report, runs};

/// A report with the largest count there is in every cell, and an amount of 30 characters.
fn largest() -> Report {
    let figure = |kind| match kind {
        ValueKind::Amount => json!("1234567890123456789012345.6789"),
        _ => json!(u64::MAX),
    };
    report(&report_json(|value| figure(value.kind)).to_string())
}

/// Each run of a table with the left and right edge of its cell.
fn runs_in_cells<'a>(document: &Document, pages: &'a Pages) -> Vec<(&'a TextRun, Length, Length)> {
    let blocks = blocks_of(document, pages);
    let mut found = Vec::new();
    for (run, content) in pages.pages.iter().flat_map(runs) {
        let Some(index) = element(content) else { continue };
        let block = blocks[index].unwrap();
        let Block::Table(table) = &document.blocks[block] else { continue };
        let first = blocks.iter().position(|of| *of == Some(block)).unwrap();
        let cell = &table.cells[cell_at(table, index - first)];
        let left = PageGeometry::LEFT + table.columns[..cell.column].iter().copied().sum();
        found.push((run, left, left + table.width_of(cell)));
    }
    found
}

/// The cell of a table's element: the table is its first, then each row is followed by its cells from the left; before
/// the first row of heads and the first of the others stands their section.
fn cell_at(table: &Table, element: usize) -> usize {
    let mut next = 1;
    for row in 0..table.rows {
        let begins_section = table.header_rows > 0 && (row == 0 || row == table.header_rows);
        next += 1 + usize::from(begins_section);
        let mut cells: Vec<usize> = (0..table.cells.len()).filter(|index| table.cells[*index].row == row).collect();
        cells.sort_by_key(|index| table.cells[*index].column);
        if element < next + cells.len() {
            return cells[element - next];
        }
        next += cells.len();
    }
    panic!("the table has no element {element}")
}

#[test]
fn the_largest_counts_stay_in_their_cells() {
    let (document, pages) = laid_out(&largest());
    let runs = runs_in_cells(&document, &pages);
    let figures = runs.iter().filter(|(run, ..)| run.text() == u64::MAX.to_string()).count();
    let counts = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.cells.iter().filter(|cell| cell.text() == u64::MAX.to_string()).count()),
        _ => None,
    });
    assert_eq!(figures, counts.sum::<usize>(), "every one in one line");
    for (run, left, right) in runs {
        assert!(run.x >= left && run.x + run.width() <= right, "{} goes over its cell's edge", run.text());
    }
}

#[test]
fn the_largest_counts_are_written() {
    let report = largest();
    assert!(nianbao::pdf(&report).unwrap().starts_with(b"%PDF-1.7"));
    assert!(nianbao::docx(&report).unwrap().starts_with(b"PK"));
    assert!(!nianbao::check(&report).is_empty(), "nothing overflows in the sums, either");
}

#[test]
fn a_name_of_sixty_characters() {
    let mut json = empty_report_json();
    let name = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州".chars().cycle().take(59).chain(['局']).collect::<String>();
    json["agency"] = json!(name);
    json["date"] = json!("2026-01-20");
    let report = report(&json.to_string());
    let (_, pages) = laid_out(&report);
    let right = PageGeometry::LEFT + PageGeometry::TEXT_WIDTH;
    for (run, _) in pages.pages.iter().flat_map(runs) {
        assert!(run.x >= PageGeometry::LEFT && run.x + run.width() <= right, "{}", run.text());
    }
    assert!(nianbao::pdf(&report).is_ok() && nianbao::docx(&report).is_ok());
}

#[test]
fn two_hundred_pages_of_prose() {
    let mut json = empty_report_json();
    let paragraph =
        "全市共收到政府信息公开申请1234件，同比增长5.6%；“应公开、尽公开”已成常态（详见www.example.gov.cn）。";
    json["overview"] = vec![paragraph.repeat(22 * 28 / 50); 200].into();
    let report = report(&json.to_string());
    let (_, pages) = laid_out(&report);
    assert!(pages.pages.len() >= 200, "{}", pages.pages.len());
    let full = pages.pages.iter().filter(|page| lines(page).len() == 22).count();
    assert!(full >= 190, "only {full} pages are full");
    assert!(nianbao::pdf(&report).is_ok() && nianbao::docx(&report).is_ok());
}
