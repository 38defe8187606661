//! Which cells a table's rows have, and over how many columns each goes (ISO/IEC 29500-1, 17.4).

use super::super::error::ReadError;
use super::super::grid::{Content, Slots};
use super::super::xml::Element;

/// A cell of a row.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    pub(super) content: &'a Element,
    pub(super) column: usize,
    pub(super) colspan: usize,
    /// Whether it goes on with the cell above it.
    pub(super) continues: bool,
}

/// The most columns that are believed of one cell; Word itself allows 63.
const MOST_COLUMNS: usize = 1000;

/// Whether a table places what is in it: it has one cell, or another table of several in a cell.
pub(super) fn is_layout(table: &Element) -> bool {
    has_one_cell(table) || table.children().any(holds_table)
}

fn has_one_cell(table: &Element) -> bool {
    rows(table).into_iter().map(|row| cells(row).len()).sum::<usize>() < 2
}

fn holds_table(element: &Element) -> bool {
    element.children().any(|child| (&*child.name == "tbl" && !has_one_cell(child)) || holds_table(child))
}

/// The rows of a table, those that were deleted left out.
pub(super) fn rows(table: &Element) -> Vec<&Element> {
    let mut rows = Vec::new();
    collect(table, "tr", &mut rows);
    rows.retain(|row| row.child("trPr").is_none_or(|properties| properties.child("del").is_none()));
    rows
}

/// The cells of a row, from left to right.
pub(super) fn cells(row: &Element) -> Vec<Cell<'_>> {
    let mut contents = Vec::new();
    collect(row, "tc", &mut contents);
    let properties = row.child("trPr").or_else(|| row.child("tblPrEx"));
    let before = properties.and_then(|properties| count(properties, "gridBefore")).unwrap_or(0);
    let mut cells: Vec<Cell> = Vec::with_capacity(contents.len());
    let mut column = before;
    for content in contents {
        let properties = content.child("tcPr");
        let colspan = properties.and_then(|properties| count(properties, "gridSpan")).unwrap_or(1).max(1);
        let merge = |name| properties.and_then(|it| it.child(name)).map(|it| it.attribute("val"));
        let goes_on = |merge: Option<Option<&str>>| merge.is_some_and(|value| value != Some("restart"));
        match cells.last_mut() {
            // What Word 97 wrote for a cell over several columns.
            Some(last) if goes_on(merge("hMerge")) => last.colspan += colspan,
            _ => cells.push(Cell { content, column, colspan, continues: goes_on(merge("vMerge")) }),
        }
        column += colspan;
    }
    cells
}

/// Puts a cell where it goes: under one that it goes on with, or by itself.
///
/// # Errors
/// If the grid would be larger than any table of a report.
pub(super) fn put(slots: &mut Slots, row: usize, cell: &Cell, lines: Vec<String>) -> Result<(), ReadError> {
    match above(slots, row, cell) {
        Some(above) => slots.extend_down(above),
        None => slots.put(row, cell.column, Content { rowspan: 1, colspan: cell.colspan, lines }).map(drop),
    }
}

/// The cell that a cell goes on with: it ends above it and begins in the same column.
fn above(slots: &Slots, row: usize, cell: &Cell) -> Option<usize> {
    let above = slots.at(row.checked_sub(1)?, cell.column).filter(|_| cell.continues)?;
    (slots.end_row(above) == row && slots.columns(above) == (cell.column, cell.colspan)).then_some(above)
}

fn count(properties: &Element, name: &str) -> Option<usize> {
    properties.value(name)?.parse().ok().map(|count: usize| count.min(MOST_COLUMNS))
}

/// The elements of a name in another, also in what stands around them: content controls, tracked changes.
fn collect<'a>(element: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
    for child in element.children() {
        match &*child.name {
            own if own == name => found.push(child),
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "AlternateContent" | "Choice" => {
                collect(child, name, found);
            }
            _ => {}
        }
    }
}
