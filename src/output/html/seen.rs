//! Tables as a page can show them.
//!
//! A form's grid may have more columns than anybody sees: where the edges of cells differ from row to row, a column can
//! be one in which no cell begins. A PDF or a Word file needs it for the edges' places. In HTML such a column is an
//! error (4.9.12.1, a table model error), and whoever copies the table gets a column of repetitions.

use std::borrow::Cow;

use crate::page::document::Table;

/// A table without the columns in which no cell begins: each is part of the column at its left.
pub(super) fn seen(table: &Table) -> Cow<'_, Table> {
    let begins = |column: usize| table.cells.iter().any(|cell| cell.column == column);
    let mut columns = Vec::with_capacity(table.columns.len());
    // How many columns are seen to the left of each edge.
    let mut edges = Vec::with_capacity(table.columns.len() + 1);
    for (column, width) in table.columns.iter().enumerate() {
        edges.push(columns.len());
        match columns.last_mut() {
            Some(last) if !begins(column) => *last += *width,
            _ => columns.push(*width),
        }
    }
    edges.push(columns.len());
    if columns.len() == table.columns.len() {
        return Cow::Borrowed(table);
    }
    let mut merged = Table { columns, ..table.clone() };
    for cell in &mut merged.cells {
        let end = edges[cell.column + cell.colspan];
        cell.column = edges[cell.column];
        cell.colspan = end - cell.column;
    }
    Cow::Owned(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::compose::compose;
    use crate::page::document::Block;
    use crate::report::model::Report;

    fn tables(json: &[u8]) -> Vec<Table> {
        let document = compose(&Report::parse(json).unwrap());
        let tables = document.blocks.into_iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }

    #[test]
    fn in_every_column_a_cell_begins_and_the_grid_still_tiles() {
        let mut merged = 0;
        for table in tables(include_bytes!("../../../samples/qinglan-2020.json")) {
            let seen = seen(&table);
            merged += table.columns.len() - seen.columns.len();
            assert_eq!(
                seen.columns.iter().copied().sum::<crate::length::Length>(),
                table.columns.iter().copied().sum()
            );
            let mut covered = vec![0; seen.columns.len() * seen.rows];
            for cell in &seen.cells {
                for row in cell.row..cell.row + cell.rowspan {
                    for column in cell.column..cell.column + cell.colspan {
                        covered[row * seen.columns.len() + column] += 1;
                    }
                }
            }
            assert!(covered.iter().all(|times| *times == 1), "{}: {covered:?}", table.caption);
            let begins = |column| seen.cells.iter().any(|cell| cell.column == column);
            assert!((0..seen.columns.len()).all(begins), "{}", table.caption);
            let widths = |table: &Table| {
                let width = |cell: &crate::page::document::Cell| {
                    table.columns[cell.column..cell.column + cell.colspan].iter().copied().sum()
                };
                table.cells.iter().map(width).collect::<Vec<crate::length::Length>>()
            };
            assert_eq!(widths(&seen), widths(&table), "no cell is wider or narrower");
        }
        assert!(merged > 0, "the form of 2019 has such columns");
    }

    #[test]
    fn a_table_with_a_cell_in_every_column_is_left_alone() {
        for table in tables(include_bytes!("../../../samples/suqian-2023.json")) {
            assert!(matches!(seen(&table), Cow::Borrowed(_)), "{}", table.caption);
        }
    }
}
