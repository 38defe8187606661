//! A table as docx-rs builds it (`w:tbl`, ISO/IEC 29500-1 §17.4.37).
//!
//! Every place of the grid belongs to a cell: a label over several rows is one cell that begins a vertical merge and
//! empty ones that continue it, as Word itself writes it. Cells that are left out instead come back when the file is
//! converted.

use docx_rs::{AlignmentType, TableCell, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType};

use super::cell_style::CellStyle;
use super::family::Families;
use super::names;
use super::paragraph::{lines, styled, with_runs};
use crate::length::Length;
use crate::page::document::{Alignment, Cell, PageGeometry, Table, keep};

/// Builds a table; the finishing pass adds its header rows and its description.
pub(super) fn build(table: &Table, families: &Families) -> docx_rs::Table {
    let kept = rows_kept_with_next(table);
    let rows = (0..table.rows).map(|row| self::row(table, row, kept, families)).collect();
    let grid: Vec<usize> = table.columns.iter().map(|width| width.to_twips() as usize).collect();
    let width = grid.iter().sum();
    // Its borders and cell margins are the style's.
    docx_rs::Table::without_borders(rows)
        .style(names::TABLE.0)
        .set_grid(grid)
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// A row, at least as high as the table says and never broken over pages; so many from the top are kept with the next.
///
/// The height that it asks for (`w:trHeight`, §17.4.80) is without the rule, which office programs add to it: so rows
/// are as far apart as the table says.
fn row(table: &Table, row: usize, kept: usize, families: &Families) -> TableRow {
    let mut cells: Vec<&Cell> =
        table.cells.iter().filter(|cell| (cell.row..cell.row + cell.rowspan).contains(&row)).collect();
    cells.sort_by_key(|cell| cell.column);
    let cells = cells.into_iter().map(|cell| self::cell(table, cell, (row, row < kept), families)).collect();
    TableRow::new(cells).row_height((table.row_height - Table::RULE).to_twips() as f32).cant_split()
}

/// What a cell shows in one of the rows that it spans, and whether that is kept with the next.
fn cell(table: &Table, cell: &Cell, (row, is_kept): (usize, bool), families: &Families) -> TableCell {
    let width = table.width_of(cell).to_twips() as usize;
    let mut built = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if cell.colspan > 1 {
        built = built.grid_span(cell.colspan);
    }
    if cell.rowspan > 1 {
        let merge = if row == cell.row { VMergeType::Restart } else { VMergeType::Continue };
        built = built.vertical_merge(merge);
    }
    built.add_paragraph(paragraph(table, cell, (row, is_kept), families))
}

/// The paragraph of a cell in one of its rows: it has text in the first of them only.
fn paragraph(table: &Table, cell: &Cell, (row, is_kept): (usize, bool), families: &Families) -> docx_rs::Paragraph {
    let style = CellStyle::of(table, cell);
    let mut paragraph = styled(&style.id());
    if is_kept {
        paragraph = paragraph.keep_next(true);
    }
    if row > cell.row {
        return paragraph;
    }
    if cell.alignment != style.alignment() {
        paragraph = paragraph.align(justification(cell.alignment));
    }
    with_runs(paragraph, lines(cell.role, &cell.lines, families))
}

/// How many rows from the top are kept with the row after them (`w:keepNext`, §17.3.1.15).
///
/// All but the last, so that a table which fits on a page stays whole; of a longer one only its header rows: the
/// standard does not say what becomes of rows that cannot all be kept together, and LibreOffice then leaves the heading
/// above alone on its page.
fn rows_kept_with_next(table: &Table) -> usize {
    let height: Length = (0..table.rows).map(|row| row_height(table, row)).sum();
    if keep::stays_whole(height, PageGeometry::LINE_PITCH) { table.rows.saturating_sub(1) } else { table.header_rows }
}

/// How high a row is if no line of its text is broken again.
fn row_height(table: &Table, row: usize) -> Length {
    let in_row = table.cells.iter().filter(|cell| cell.row == row && cell.rowspan == 1);
    let height =
        |cell: &Cell| cell.role.style().line_pitch * cell.lines.len() as i32 + Table::CELL_MARGIN_Y * 2 + Table::RULE;
    in_row.map(height).fold(table.row_height, Length::max)
}

fn justification(alignment: Alignment) -> AlignmentType {
    match alignment {
        Alignment::Justified => AlignmentType::Both,
        Alignment::Left => AlignmentType::Left,
        Alignment::Center => AlignmentType::Center,
        Alignment::Right => AlignmentType::Right,
    }
}
