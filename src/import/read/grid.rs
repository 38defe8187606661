//! Cells with spans become a grid in which every slot knows its cell.

use super::error::ReadError;
use super::limits;
use crate::import::original::{Cell, Grid, Place};

/// A grid as far as it is filled: cells are put where they go, in any order.
#[derive(Debug, Default)]
pub(super) struct Slots {
    cells: Vec<Spanning>,
    rows: Vec<Vec<Option<usize>>>,
    filled: usize,
    overlaps: usize,
}

/// A cell at its place.
#[derive(Debug)]
struct Spanning {
    row: usize,
    column: usize,
    rowspan: usize,
    colspan: usize,
    lines: Vec<String>,
    place: Option<Place>,
}

/// What two formats of three say of a cell: over how much it goes and what it says.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) rowspan: usize,
    pub(super) colspan: usize,
    pub(super) lines: Vec<String>,
}

impl Slots {
    /// Puts a cell; a slot that another covers already stays with that one, and is counted.
    ///
    /// # Errors
    /// If the grid would be larger than any table of a report.
    pub(super) fn put(&mut self, row: usize, column: usize, content: Content) -> Result<usize, ReadError> {
        let Content { rowspan, colspan, lines } = content;
        let (rowspan, colspan) = (rowspan.max(1), colspan.max(1));
        let index = self.cells.len();
        self.cells.push(Spanning { row, column, rowspan, colspan, lines, place: None });
        self.cover(index, row..row.saturating_add(rowspan))?;
        Ok(index)
    }

    /// Lets a cell go over one more row.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub(super) fn extend_down(&mut self, index: usize) -> Result<(), ReadError> {
        let cell = &mut self.cells[index];
        let row = cell.row + cell.rowspan;
        cell.rowspan += 1;
        self.cover(index, row..row + 1)
    }

    /// Adds lines to a cell.
    pub(super) fn append(&mut self, index: usize, lines: &[String]) {
        self.cells[index].lines.extend_from_slice(lines);
    }

    /// Says where a cell stands, where that is not its row and column.
    pub(super) fn set_place(&mut self, index: usize, place: Place) {
        self.cells[index].place = Some(place);
    }

    /// The cell that covers a slot.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<usize> {
        *self.rows.get(row)?.get(column)?
    }

    /// The column and the width of a cell.
    pub(super) fn columns(&self, index: usize) -> (usize, usize) {
        (self.cells[index].column, self.cells[index].colspan)
    }

    /// The height of a cell.
    pub(super) fn rowspan(&self, index: usize) -> usize {
        self.cells[index].rowspan
    }

    /// The row below a cell's last.
    pub(super) fn end_row(&self, index: usize) -> usize {
        self.cells[index].row + self.cells[index].rowspan
    }

    /// How many slots two cells claim.
    pub(super) fn overlaps(&self) -> usize {
        self.overlaps
    }

    fn cover(&mut self, index: usize, rows: std::ops::Range<usize>) -> Result<(), ReadError> {
        let (start, end) = (self.cells[index].column, self.cells[index].column + self.cells[index].colspan);
        self.filled = self.filled.saturating_add(rows.len().saturating_mul(end - start));
        if self.filled > limits::SLOTS || rows.end.saturating_mul(end) > limits::SLOTS.saturating_mul(8) {
            return Err(ReadError::Limit { what: "表格的格子太多" });
        }
        if self.rows.len() < rows.end {
            self.rows.resize_with(rows.end, Vec::new);
        }
        for row in &mut self.rows[rows] {
            if row.len() < end {
                row.resize(end, None);
            }
            for slot in &mut row[start..end] {
                if slot.is_some() {
                    self.overlaps += 1;
                } else {
                    *slot = Some(index);
                }
            }
        }
        Ok(())
    }

    /// The first row and the first column of each cell that has a slot: not its own where another covers that.
    fn first_slots(&self) -> (Vec<usize>, Vec<usize>) {
        let mut first: Vec<Option<(usize, usize)>> = vec![None; self.cells.len()];
        for (row, slots) in self.rows.iter().enumerate() {
            for (column, index) in slots.iter().enumerate().filter_map(|(column, slot)| Some((column, (*slot)?))) {
                let (first_row, first_column) = first[index].unwrap_or((row, column));
                first[index] = Some((first_row, first_column.min(column)));
            }
        }
        first.into_iter().flatten().unzip()
    }

    /// The grid: without rows and columns in which no cell begins, which nobody sees.
    ///
    /// # Errors
    /// If it is larger than any table of a report.
    pub(super) fn finish(self, table: usize, place: Place) -> Result<Grid, ReadError> {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width.saturating_mul(self.rows.len()) > limits::SLOTS.saturating_mul(4) {
            return Err(ReadError::Limit { what: "表格的格子太多" });
        }
        let (first_rows, first_columns) = self.first_slots();
        let rows = begun(self.rows.len(), first_rows);
        let columns = begun(width, first_columns);
        let slot = |row: usize, column: usize| self.rows[row].get(column).copied().flatten();
        let slots = rows.iter().map(|row| columns.iter().map(|column| slot(*row, *column)).collect()).collect();
        let (row_of, column_of) = (positions(&rows, self.rows.len()), positions(&columns, width));
        let seen = |cell: Spanning| {
            let (row, column) = (row_of[cell.row], column_of[cell.column]);
            let place = Place::Cell { table, row: row + 1, column: column + 1 };
            Cell {
                row,
                column,
                rowspan: row_of[cell.row + cell.rowspan] - row,
                colspan: column_of[cell.column + cell.colspan] - column,
                lines: cell.lines,
                place: cell.place.unwrap_or(place),
            }
        };
        Ok(Grid { cells: self.cells.into_iter().map(seen).collect(), slots, place })
    }
}

/// Which of a number of rows or columns a cell begins in.
fn begun(count: usize, starts: Vec<usize>) -> Vec<usize> {
    let mut is_begun = vec![false; count];
    for start in starts {
        is_begun[start] = true;
    }
    (0..count).filter(|at| is_begun[*at]).collect()
}

/// For each old row or column, and the end, how many of those that stay are before it.
fn positions(kept: &[usize], count: usize) -> Vec<usize> {
    (0..=count).map(|old| kept.partition_point(|kept| *kept < old)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(rowspan: usize, colspan: usize, text: &str) -> Content {
        Content { rowspan, colspan, lines: vec![text.to_owned()] }
    }

    #[test]
    fn every_slot_knows_its_cell_and_empty_columns_go() {
        let mut slots = Slots::default();
        slots.put(0, 0, cell(2, 1, "甲")).unwrap();
        slots.put(0, 1, cell(1, 3, "乙")).unwrap();
        slots.put(1, 1, cell(1, 2, "丙")).unwrap();
        slots.put(1, 3, cell(1, 1, "丁")).unwrap();
        let grid = slots.finish(1, Place::Table(1)).unwrap();
        assert_eq!(grid.slots, [[Some(0), Some(1), Some(1)], [Some(0), Some(2), Some(3)]]);
        assert_eq!((grid.cells[1].colspan, grid.cells[2].colspan, grid.cells[3].column), (2, 1, 2));
        assert_eq!(grid.cells[3].place, Place::Cell { table: 1, row: 2, column: 3 });
    }

    #[test]
    fn a_slot_claimed_twice_stays_with_the_first() {
        let mut slots = Slots::default();
        slots.put(0, 0, cell(2, 2, "甲")).unwrap();
        slots.put(1, 1, cell(1, 2, "乙")).unwrap();
        assert_eq!(slots.overlaps(), 1);
        let grid = slots.finish(1, Place::Table(1)).unwrap();
        // Nothing begins in the second column, which is no column then.
        assert_eq!(grid.slots, [[Some(0), None], [Some(0), Some(1)]]);
    }

    #[test]
    fn a_grid_out_of_all_proportion_is_refused() {
        let limit = Err(ReadError::Limit { what: "表格的格子太多" });
        assert_eq!(Slots::default().put(0, 0, cell(65_534, 1000, "")), limit);
        assert_eq!(Slots::default().put(1 << 40, 0, cell(1, 1, "")), limit);
        assert_eq!(Slots::default().put(usize::MAX, 1, cell(2, 1, "")), limit);
        let mut staircase = Slots::default();
        let filled: Result<Vec<_>, _> = (0..2000).map(|step| staircase.put(step, step, cell(1, 1, ""))).collect();
        assert!(filled.and_then(|_| staircase.finish(1, Place::Whole)).is_err());
    }
}
