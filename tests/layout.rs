//! The pages of the samples.

use nianbao::length::Length;
use nianbao::page::document::{Block, PageGeometry, Table};
use nianbao::page::layout::ElementKind;

use crate::support::dump::dump;
use crate::support::{SAMPLES, element, laid_out, plain_samples, report, rules, runs};

#[test]
fn the_pages_of_the_samples() {
    for (name, json) in SAMPLES {
        let (_, pages) = laid_out(&report(json));
        insta::assert_snapshot!(name, dump(&pages));
    }
}

#[test]
fn every_table_of_the_samples_is_whole_on_one_page() {
    for (name, json) in plain_samples() {
        let (_, pages) = laid_out(&report(json));
        // Every cell's row's table.
        let table_of = |mut index: usize| loop {
            match pages.structure[index].kind {
                ElementKind::Table { .. } => return Some(index),
                _ => index = pages.structure[index].parent?.index(),
            }
        };
        let mut stands_on = std::collections::BTreeMap::new();
        for (number, page) in pages.pages.iter().enumerate() {
            for table in runs(page).filter_map(|(_, content)| table_of(element(content)?)) {
                let first = *stands_on.entry(table).or_insert(number);
                assert_eq!(first, number, "{name}: a table goes on from page {first} to page {number}");
            }
        }
        assert_eq!(stands_on.len(), 3, "{name}");
    }
}

#[test]
fn a_heading_below_a_table_stands_off_its_last_rule_but_not_off_the_top_of_a_page() {
    for (name, json) in plain_samples() {
        let (document, pages) = laid_out(&report(json));
        let at_the_top = |block: &Block| match block {
            Block::Paragraph(heading) if heading.starts_page => Some(heading.space_before),
            _ => None,
        };
        let mut spaces = document.blocks.iter().filter_map(at_the_top).peekable();
        assert!(spaces.peek().is_some() && spaces.all(|space| space == Length::ZERO), "{name}");
        let section = |number: &str| pages.outline.iter().find(|entry| entry.text.starts_with(number)).unwrap();
        let problems = section("五、");
        let above = rules(&pages.pages[problems.page]).map(|rule| rule.y).filter(|y| *y < problems.y);
        let gap = problems.y - above.max().unwrap();
        assert!(gap >= Table::SPACE_AFTER && gap < Table::SPACE_AFTER + PageGeometry::LINE_PITCH, "{name}: {gap:?}");
        let from_the_top = problems.y - PageGeometry::TOP;
        assert_eq!(
            from_the_top.to_milli() % PageGeometry::LINE_PITCH.to_milli(),
            0,
            "{name}: back on the grid of lines"
        );
        assert_eq!(section("三、").y, PageGeometry::TOP, "{name}");
    }
}
