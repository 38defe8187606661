//! A table too high for a page: every page of it has its heads, the labels in force and closed rules.

use std::ops::Range;

use nianbao::length::Length;
use nianbao::page::document::{Block, Cell, Document, PageGeometry, Role, Table};
use nianbao::page::font::Fonts;
use nianbao::page::layout::{Content, Element, ElementKind, Page, Pages, Rule, layout};

use crate::support::{SAMPLES, bare, element, report, rules, runs};

/// Heights of rows at which table 三 breaks in different places.
const ROW_HEIGHTS: [i32; 4] = [24, 31, 40, 75];

/// A sample of nothing but its table 三, with rows of a height.
fn high_table(row_height: i32) -> (Table, Pages) {
    let mut document: Document = nianbao::page::compose::compose(&report(SAMPLES[0].1));
    document.blocks.retain(|block| matches!(block, Block::Table(table) if table.rows == 28));
    let [Block::Table(table)] = &mut document.blocks[..] else { panic!("there is one such table") };
    table.row_height = Length::pt(row_height);
    let table = table.clone();
    (table, layout(&document, &Fonts::bundled()).unwrap())
}

/// The rows whose figures stand on each page.
fn rows_by_page(pages: &Pages) -> Vec<Range<usize>> {
    let is_row = |element: &Element| element.kind == ElementKind::Row;
    let row_of = |index: usize| pages.structure[..index].iter().filter(|element| is_row(element)).count() - 1;
    let rows = |page: &Page| {
        let shown = runs(page).filter_map(|(_, content)| element(content)).map(row_of);
        let shown: Vec<usize> = shown.collect();
        *shown.iter().min().unwrap()..*shown.iter().max().unwrap() + 1
    };
    pages.pages.iter().map(rows).collect()
}

#[test]
fn every_row_is_on_one_page_and_none_is_lost() {
    for height in ROW_HEIGHTS {
        let (table, pages) = high_table(height);
        let rows = rows_by_page(&pages);
        assert!(rows.len() > 1, "rows of {height} pt do not break");
        assert_eq!((rows[0].start, rows.last().unwrap().end), (0, table.rows));
        assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start), "{rows:?}");
    }
}

#[test]
fn heads_and_the_labels_in_force_are_repeated_and_not_read_again() {
    let mut labels_seen = 0;
    for height in ROW_HEIGHTS {
        let (table, pages) = high_table(height);
        let rows = rows_by_page(&pages);
        for (page, rows) in pages.pages.iter().zip(&rows).skip(1) {
            let in_force = |cell: &&Cell| {
                let spans_in =
                    cell.role == Role::TableLabel && (cell.row + 1..cell.row + cell.rowspan).contains(&rows.start);
                cell.role == Role::TableHead || spans_in
            };
            let mut expected: Vec<String> =
                table.cells.iter().filter(in_force).map(|cell| bare(&cell.text())).collect();
            labels_seen += expected.len() - 10;
            let number =
                runs(page).filter(|(run, content)| *content == Content::Pagination && run.text().contains('—'));
            assert!(number.count() > 0, "a page has its number");
            let repeated: String = runs(page)
                .filter(|(run, content)| *content == Content::Pagination && run.baseline < text_area_foot())
                .map(|(run, _)| run.text())
                .collect();
            // Nothing but these, each once; the longest first, since 其他 is in 法人或其他组织, too.
            expected.sort_by_key(|words| std::cmp::Reverse(words.len()));
            let mut rest = bare(&repeated);
            for words in &expected {
                assert!(rest.contains(words.as_str()), "{words} is not repeated before rows {rows:?} of {height} pt");
                rest = rest.replacen(words.as_str(), "", 1);
            }
            assert_eq!(rest, "", "repeated before rows {rows:?} of {height} pt");
        }
    }
    assert!(labels_seen > 4, "no break was inside a label: {labels_seen}");
}

#[test]
fn rules_are_closed_at_both_sides_of_a_break() {
    for height in ROW_HEIGHTS {
        let (table, pages) = high_table(height);
        for page in &pages.pages {
            let level = |rule: &&Rule| rule.height == Length::ZERO;
            let top = rules(page).filter(level).map(|rule| rule.y).min().unwrap();
            let foot = rules(page).filter(level).map(|rule| rule.y).max().unwrap();
            let overhang = Table::RULE.half();
            for y in [top, foot] {
                let whole = |rule: &Rule| {
                    rule.y == y
                        && rule.x == PageGeometry::LEFT - overhang
                        && rule.width == PageGeometry::TEXT_WIDTH + overhang * 2
                };
                assert!(rules(page).any(whole), "no rule from edge to edge at {y:?}");
            }
            for x in [PageGeometry::LEFT, PageGeometry::LEFT + PageGeometry::TEXT_WIDTH] {
                let whole =
                    |rule: &Rule| rule.x == x && rule.y == top - overhang && rule.height == foot - top + overhang * 2;
                assert!(rules(page).any(whole), "no upright rule from top to foot at {x:?}");
            }
            assert!(foot <= text_area_foot());
            // All of its text stands between the two.
            let inside = |baseline: Length| top < baseline && baseline < foot;
            assert!(runs(page).filter(|(run, _)| run.baseline < text_area_foot()).all(|(run, _)| inside(run.baseline)));
        }
        assert_eq!(table.header_rows, 3);
    }
}

fn text_area_foot() -> Length {
    PageGeometry::TOP + PageGeometry::TEXT_HEIGHT
}
