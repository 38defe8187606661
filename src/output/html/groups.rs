//! Groups of rows and columns: what heads in the midst of a table, and over several columns or rows, are the heads of.
//!
//! Table 三 has the columns of its labels, and those of 法人或其他组织; its third label, 三、本年度办理结果, spans a group of
//! rows, 一 and 二 before it share one. In table 二 each of its heads over the whole width begins a group.

use std::ops::Range;

use crate::page::document::{Role, Table};

/// How a table's rows and columns are grouped.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Groups {
    /// The rows below the header rows (`tbody`), in order.
    pub(super) rows: Vec<Range<usize>>,
    /// The columns (`colgroup`), in order.
    pub(super) columns: Vec<Range<usize>>,
}

impl Groups {
    pub(super) fn of(table: &Table) -> Self {
        Self { rows: row_groups(table), columns: column_groups(table) }
    }
}

/// Groups that no cell reaches out of: several rows that a cell holds together are one, and so are the rows between
/// such; a head that follows figures begins another.
fn row_groups(table: &Table) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for rows in pieces(table) {
        let begins = rows.len() > 1 || has_head(table, rows.start) && !has_head(table, rows.start.saturating_sub(1));
        match groups.last_mut() {
            Some(group) if !begins && !is_held(table, group) => group.end = rows.end,
            _ => groups.push(rows),
        }
    }
    groups
}

/// The rows below the header rows, in the smallest pieces that no cell reaches out of.
fn pieces(table: &Table) -> Vec<Range<usize>> {
    let is_crossed = |edge: usize| table.cells.iter().any(|cell| cell.row < edge && edge < cell.row + cell.rowspan);
    let mut start = table.header_rows;
    let edges = (table.header_rows + 1..=table.rows).filter(|edge| !is_crossed(*edge));
    edges.map(|edge| std::mem::replace(&mut start, edge)..edge).collect()
}

/// Whether a cell holds several rows of a group together.
fn is_held(table: &Table, group: &Range<usize>) -> bool {
    table.cells.iter().any(|cell| group.contains(&cell.row) && cell.rowspan > 1)
}

fn has_head(table: &Table, row: usize) -> bool {
    table.cells.iter().any(|cell| cell.row == row && cell.role == Role::TableHead)
}

/// The columns below the innermost heads that span several but not all, and the columns between.
fn column_groups(table: &Table) -> Vec<Range<usize>> {
    let heads = table.cells.iter().filter(|cell| cell.role == Role::TableHead);
    let spanned = heads.map(|head| head.column..head.column + head.colspan);
    let mut spanned: Vec<Range<usize>> =
        spanned.filter(|columns| (2..table.columns.len()).contains(&columns.len())).collect();
    spanned.sort_by_key(|columns| (columns.len(), columns.start));
    let mut groups: Vec<Range<usize>> = Vec::new();
    for columns in spanned {
        if groups.iter().all(|group| group.end <= columns.start || columns.end <= group.start) {
            groups.push(columns);
        }
    }
    groups.sort_by_key(|group| group.start);
    with_gaps(&groups, table.columns.len())
}

/// Some columns in order, and between them all others.
fn with_gaps(groups: &[Range<usize>], columns: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut reached = 0;
    for group in groups.iter().cloned().chain(std::iter::once(columns..columns)) {
        if reached < group.start {
            all.push(reached..group.start);
        }
        reached = group.end;
        all.extend(Some(group).filter(|group| !group.is_empty()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::compose::compose;
    use crate::page::document::Block;
    use crate::report::model::Report;

    fn groups(json: &[u8]) -> Vec<Groups> {
        let document = compose(&Report::parse(json).unwrap());
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(Groups::of(table)),
            _ => None,
        });
        tables.collect()
    }

    #[test]
    fn the_tables_of_the_form_are_grouped_by_their_heads_and_labels() {
        let [two, three, four] = &groups(include_bytes!("../../../samples/suqian-2023.json"))[..] else { panic!() };
        assert_eq!((&two.rows[..], &two.columns[..]), (&[0..4, 4..7, 7..11, 11..14][..], &[0..1, 1..4][..]));
        assert_eq!((&three.rows[..], &three.columns[..]), (&[3..5, 5..27, 27..28][..], &[0..3, 3..4, 4..9, 9..10][..]));
        assert_eq!((&four.rows[..], &four.columns[..]), (std::slice::from_ref(&(3..4)), &[0..5, 5..10, 10..15][..]));
    }

    #[test]
    fn every_row_and_column_is_in_one_group() {
        let samples = [
            include_bytes!("../../../samples/qinglan-2020.json").as_slice(),
            include_bytes!("../../../samples/qiyun-2025.json"),
        ];
        for groups in samples.into_iter().flat_map(groups) {
            for ranges in [&groups.rows, &groups.columns] {
                assert!(
                    ranges.windows(2).all(|pair| pair[0].end == pair[1].start && !pair[0].is_empty()),
                    "{groups:?}"
                );
            }
            assert_eq!(groups.columns[0].start, 0);
        }
        assert_eq!(with_gaps(&[], 3), std::slice::from_ref(&(0..3)));
        assert_eq!(with_gaps(std::slice::from_ref(&(1..2)), 3), [0..1, 1..2, 2..3]);
    }
}
