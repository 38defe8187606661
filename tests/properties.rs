//! What holds of every report: made at random, figures by the equations, words as reports have them.

use nianbao::page::document::{Block, PageGeometry, kinsoku};
use nianbao::page::layout::{Content, ElementKind, Page, Pages};
use nianbao::report::finding::Finding;
use nianbao::report::model::{Report, to_json};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::support::made::any_report;
use crate::support::{bare, blocks_of, element, laid_out, lines, report, runs, words};

/// Few, so that a run stays short; `PROPTEST_CASES` asks for more.
pub fn cases(few: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = few;
    }
    config.failure_persistence = Some(Box::new(FileFailurePersistence::Off));
    config
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_right_report_becomes_right_pages(json in any_report()) {
        let report = report(&json.0.to_string());
        // Words at random lack what a rule looks for, which is a warning; the figures are right.
        prop_assert!(!nianbao::check(&report).iter().any(Finding::is_error));
        let (document, pages) = laid_out(&report);
        nothing_stands_outside_the_text_area(&pages)?;
        prop_assert_eq!(text_of(&pages), bare(&words(&document)));
        for page in &pages.pages {
            prop_assert!(lines_of_text(&pages, page) <= 22);
        }
        let blocks = blocks_of(&document, &pages);
        no_line_begins_or_ends_with_what_it_may_not(&blocks, &pages)?;
        for pair in pages.pages.windows(2) {
            no_heading_stands_alone(&document.blocks, &blocks, &pair[0], &pair[1])?;
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_right_report_becomes_both_files(json in any_report()) {
        let report = report(&json.0.to_string());
        prop_assert!(nianbao::pdf(&report).unwrap().starts_with(b"%PDF-1.7"));
        prop_assert!(nianbao::docx(&report).unwrap().starts_with(b"PK"));
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_report_that_was_written_is_read_the_same(json in any_report()) {
        let report = report(&json.0.to_string());
        let written = to_json(&report);
        let read = Report::parse(written.as_bytes()).unwrap();
        prop_assert_eq!(&read, &report);
        prop_assert_eq!(to_json(&read), written, "and what it is written as stays the same");
        prop_assert_eq!(&Report::from_parts(&report.to_parts()).unwrap(), &report);
    }
}

fn nothing_stands_outside_the_text_area(pages: &Pages) -> Result<(), TestCaseError> {
    let right = PageGeometry::LEFT + PageGeometry::TEXT_WIDTH;
    let foot = PageGeometry::TOP + PageGeometry::TEXT_HEIGHT;
    for (run, content) in pages.pages.iter().flat_map(runs) {
        prop_assert!(run.x >= PageGeometry::LEFT && run.x + run.width() <= right, "{:?} {}", run.x, run.text());
        let (ascent, descent) = (run.size.scale(880, 1000), run.size.scale(120, 1000));
        let above = run.baseline - ascent >= PageGeometry::TOP && run.baseline + descent <= foot;
        prop_assert!(above || content == Content::Pagination, "{:?} {}", run.baseline, run.text());
    }
    Ok(())
}

/// What is read, in the order it is drawn.
fn text_of(pages: &Pages) -> String {
    let read = pages.pages.iter().flat_map(runs).filter(|(_, content)| element(*content).is_some());
    bare(&read.map(|(run, _)| run.text()).collect::<String>())
}

/// Of lines that a paragraph goes on in, since how it begins is its author's choice.
fn no_line_begins_or_ends_with_what_it_may_not(blocks: &[Option<usize>], pages: &Pages) -> Result<(), TestCaseError> {
    // Each item of a list is an element by itself; a heading and the paragraph it runs into are of one block.
    let paragraph = |content: Content| {
        let index = element(content).unwrap();
        (blocks[index], (pages.structure[index].kind == ElementKind::ItemBody).then_some(index))
    };
    let all = pages.pages.iter().flat_map(lines).filter(|line| !in_table(pages, line.runs[0].1)).collect::<Vec<_>>();
    for pair in all.windows(2) {
        let (before, after) = (pair[0].text(), pair[1].text());
        if paragraph(pair[0].runs[0].1) == paragraph(pair[1].runs[0].1) {
            prop_assert!(!before.ends_with(kinsoku::forbids_line_end), "{before}");
            prop_assert!(!after.starts_with(kinsoku::forbids_line_start), "{after}");
        }
    }
    Ok(())
}

fn in_table(pages: &Pages, content: Content) -> bool {
    let kind = element(content).map(|index| &pages.structure[index].kind);
    matches!(kind, Some(ElementKind::HeaderCell { .. } | ElementKind::DataCell { .. }))
}

fn lines_of_text(pages: &Pages, page: &Page) -> usize {
    lines(page).iter().filter(|line| !in_table(pages, line.runs[0].1)).count()
}

/// A page's last line is of no heading, but of a paragraph, into which one may run.
fn no_heading_stands_alone(
    document: &[Block],
    blocks: &[Option<usize>],
    page: &Page,
    next: &Page,
) -> Result<(), TestCaseError> {
    let block = |content: Content| element(content).and_then(|index| blocks[index]);
    let (page, next) = (lines(page), lines(next));
    let last = page.last().unwrap();
    let before = block(last.runs.last().unwrap().1).unwrap();
    let is_heading = matches!(&document[before], Block::Paragraph(paragraph) if paragraph.role.is_heading());
    prop_assert!(!is_heading, "{} stands alone before {}", last.text(), next[0].text());
    Ok(())
}
