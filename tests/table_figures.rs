//! Figures of any length stand whole inside their cells.

use std::collections::BTreeMap;

use nianbao::length::Length;
use nianbao::page::document::{Block, Role, Table};
use nianbao::page::layout::ElementKind;
use serde_json::json;

use crate::support::made::report_json;
use crate::support::{element, laid_out, report, runs};

/// A report whose values are all of so many digits, its totals as wrong as they are.
fn of_digits(digits: usize) -> String {
    report_json(|_| json!("9".repeat(digits))).to_string()
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

#[test]
fn figures_of_1_to_12_digits_are_in_one_piece_and_in_their_cells() {
    for digits in 1..=12 {
        let (document, pages) = laid_out(&report(&of_digits(digits)));
        // The cells of figures in the order of the structure: table after table, row after row.
        let mut widths = Vec::new();
        for table in tables(&document.blocks) {
            let mut cells: Vec<_> = table.cells.iter().filter(|cell| cell.role == Role::TableFigure).collect();
            cells.sort_by_key(|cell| (cell.row, cell.column));
            widths.extend(cells.into_iter().map(|cell| table.width_of(cell)));
        }
        let mut shown: BTreeMap<usize, Vec<(Length, String)>> = BTreeMap::new();
        for (run, content) in pages.pages.iter().flat_map(runs) {
            if let Some(index) = element(content)
                && matches!(&pages.structure[index].kind, ElementKind::DataCell { headers, .. } if !headers.is_empty())
            {
                shown.entry(index).or_default().push((run.width(), run.text()));
            }
        }
        assert_eq!(shown.len(), widths.len());
        for (runs, width) in shown.values().zip(widths) {
            let [(run_width, text)] = &runs[..] else { panic!("{runs:?} of {digits} digits is in pieces") };
            assert_eq!(text.len(), digits);
            assert!(*run_width + Length::pt(2) <= width, "{text} takes {run_width:?} of {width:?}");
        }
    }
}

#[test]
fn figures_as_long_as_those_of_a_province_keep_the_size_of_the_text_around_them() {
    let (document, _) = laid_out(&report(&of_digits(5)));
    let sizes: Vec<Length> = tables(&document.blocks).map(|table| table.figure_size).collect();
    assert_eq!(sizes, [Length::milli(10_500), Length::milli(10_500), Length::pt(9)]);
}
