//! A grid as rows of distinct cells, each with what it says.

use super::cell::{text, value_text};
use super::fold;
use super::number::Shown;
use super::repeats;
use crate::import::original::{Cell, Grid, Place};

/// A grid that is being read.
pub(crate) struct Sheet {
    /// The grid; of a table that goes over several grids, all of them one below the other.
    pub grid: Grid,
    rows: Vec<Vec<usize>>,
    shown: Vec<Shown>,
    folded: Vec<String>,
}

impl Sheet {
    /// One grid.
    pub fn new(grid: &Grid) -> Self {
        let shown: Vec<Shown> = grid.cells.iter().map(|cell| Shown::of(&value_text(cell))).collect();
        let folded: Vec<String> = grid.cells.iter().map(|cell| fold::fold(&text(cell))).collect();
        let grid = repeats::joined(grid, &shown, &folded);
        let rows = grid.slots.iter().map(|slots| distinct(slots)).collect();
        Self { grid, rows, shown, folded }
    }

    /// Grids one below the other, if they have as many columns.
    pub fn stacked(grids: &[&Grid]) -> Option<Self> {
        let (first, rest) = grids.split_first()?;
        let width = |grid: &Grid| grid.slots.first().map_or(0, Vec::len);
        if rest.iter().any(|grid| width(grid) != width(first)) {
            return None;
        }
        let mut whole = (*first).clone();
        for grid in rest {
            let (rows, cells) = (whole.slots.len(), whole.cells.len());
            whole.cells.extend(grid.cells.iter().map(|cell| Cell { row: cell.row + rows, ..cell.clone() }));
            let shifted = |slots: &Vec<Option<usize>>| slots.iter().map(|slot| slot.map(|cell| cell + cells)).collect();
            whole.slots.extend(grid.slots.iter().map(shifted));
        }
        Some(Self::new(&whole))
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The cells that cover a row, from the left, each once.
    pub fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = (&Cell, &Shown)> {
        self.rows[row].iter().map(|index| (&self.grid.cells[*index], &self.shown[*index]))
    }

    /// The cells that cover a row, from the left, each once, with their folded words.
    pub fn folded_row(&self, row: usize) -> impl Iterator<Item = (&Cell, &str)> {
        self.rows[row].iter().map(|index| (&self.grid.cells[*index], self.folded[*index].as_str()))
    }

    /// Whether some cell that begins in this row is a number.
    pub fn has_number(&self, row: usize) -> bool {
        self.row(row).any(|(cell, shown)| cell.row == row && shown.is_number())
    }

    /// Whether no cell covers some slot of a row in these columns.
    pub fn has_gap(&self, row: usize, columns: std::ops::Range<usize>) -> bool {
        let slots = &self.grid.slots[row];
        columns.into_iter().any(|column| slots.get(column).is_none_or(Option::is_none))
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.grid.slots.first().map_or(0, Vec::len)
    }

    /// What a row says, cell by cell, for people.
    pub fn words(&self, row: usize) -> String {
        let own = self.row(row).filter(|(cell, _)| cell.row == row).map(|(cell, _)| text(cell));
        own.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Where a row stands.
    pub fn place(&self, row: usize) -> Place {
        let own = self.row(row).find(|(cell, _)| cell.row == row);
        own.or_else(|| self.row(row).next()).map_or_else(|| self.grid.place.clone(), |(cell, _)| cell.place.clone())
    }
}

fn distinct(slots: &[Option<usize>]) -> Vec<usize> {
    let mut cells = Vec::new();
    for cell in slots.iter().flatten() {
        if !cells.contains(cell) {
            cells.push(*cell);
        }
    }
    cells
}
