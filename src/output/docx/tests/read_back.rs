//! Word files as docx-rs reads them back.

use docx_rs::{DocumentChild, TableCellContent, TableChild, TableRowChild, read_docx};
use serde_json::json;

use super::*;

/// A cell as it was read: the columns it spans, whether it begins (`restart`) or goes on with a merge, its words.
type Read = (u64, Option<String>, String);

fn read_cell(cell: &docx_rs::TableCell) -> Read {
    let property = serde_json::to_value(&cell.property).unwrap();
    let words = cell.children.iter().map(|child| match child {
        TableCellContent::Paragraph(paragraph) => paragraph.raw_text().replace('\n', ""),
        _ => panic!("a cell holds more than paragraphs"),
    });
    let merge = property["verticalMerge"].as_str().map(str::to_owned);
    (property["gridSpan"].as_u64().unwrap_or(1), merge, words.collect())
}

fn read_tables(file: &[u8]) -> Vec<Vec<Vec<Read>>> {
    let cells =
        |row: &docx_rs::TableRow| row.cells.iter().map(|TableRowChild::TableCell(cell)| read_cell(cell)).collect();
    let rows = |table: &docx_rs::Table| table.rows.iter().map(|TableChild::TableRow(row)| cells(row)).collect();
    let document = read_docx(file).unwrap().document;
    let tables = document.children.iter().filter_map(|child| match child {
        DocumentChild::Table(table) => Some(rows(table)),
        _ => None,
    });
    tables.collect()
}

/// The cells of a row, as they should be read.
fn expected_row(table: &Table, row: usize) -> Vec<Read> {
    let mut cells: Vec<_> =
        table.cells.iter().filter(|cell| (cell.row..cell.row + cell.rowspan).contains(&row)).collect();
    cells.sort_by_key(|cell| cell.column);
    let read = |cell: &crate::page::document::Cell| {
        let begins = cell.row == row;
        let merge = (cell.rowspan > 1).then(|| if begins { "restart" } else { "continue" }.to_owned());
        (cell.colspan as u64, merge, if begins { cell.text() } else { String::new() })
    };
    cells.into_iter().map(read).collect()
}

#[test]
fn tables_spans_and_values_are_read_back() {
    for sample in SAMPLES {
        let document = self::sample(sample);
        let read = read_tables(&write(&document, Options::default()));
        let expected = tables(&document);
        assert_eq!(read.len(), expected.len());
        for (read, table) in read.iter().zip(expected) {
            let expected: Vec<_> = (0..table.rows).map(|row| expected_row(table, row)).collect();
            assert_eq!(json!(read), json!(expected));
        }
    }
}
