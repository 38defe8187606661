//! Spans that a program opened: it wrote the words of a cell into every place that the cell went over.
//!
//! Two neighbours of the form never say the same in words, so words that are there again beside themselves are one
//! cell. Numbers are left as they are: neighbours may well be equal.

use super::number::Shown;
use crate::import::original::Grid;

/// The grid with words that are repeated side by side, or one below the other, as one cell each; of every cell is given
/// what it shows, and its words folded.
pub(crate) fn joined(grid: &Grid, shown: &[Shown], folded: &[String]) -> Grid {
    let mut joining = Joining { grid: grid.clone(), shown, folded };
    joining.sideways();
    joining.downwards();
    joining.grid
}

struct Joining<'a> {
    grid: Grid,
    shown: &'a [Shown],
    folded: &'a [String],
}

impl Joining<'_> {
    fn is_words(&self, cell: usize) -> bool {
        self.shown[cell] == Shown::Words && !self.folded[cell].is_empty()
    }

    fn is_same(&self, one: usize, other: usize) -> bool {
        one != other && self.is_words(one) && self.is_words(other) && self.folded[one] == self.folded[other]
    }

    fn sideways(&mut self) {
        for row in 0..self.grid.slots.len() {
            for column in 1..self.grid.slots[row].len() {
                let pair = (self.grid.slots[row][column - 1], self.grid.slots[row][column]);
                let (Some(left), Some(right)) = pair else { continue };
                let is_level = self.grid.cells[left].row == row
                    && self.grid.cells[right].row == row
                    && self.grid.cells[left].rowspan == self.grid.cells[right].rowspan;
                if is_level && self.is_same(left, right) {
                    self.grid.cells[left].colspan += self.grid.cells[right].colspan;
                    self.replace(right, left);
                }
            }
        }
    }

    fn downwards(&mut self) {
        // Rows that lack cells do not stand under each other.
        let is_full = |row: &[Option<usize>]| row.iter().all(Option::is_some);
        let full: Vec<bool> = self.grid.slots.iter().map(|row| is_full(row)).collect();
        for row in (1..self.grid.slots.len()).filter(|row| full[*row] && full[*row - 1]) {
            let label = self.own_label(row);
            for column in 0..self.grid.slots[row].len() {
                let (Some(upper), Some(lower)) = (self.slot(row - 1, column), self.grid.slots[row][column]) else {
                    continue;
                };
                let (above, below) = (&self.grid.cells[upper], &self.grid.cells[lower]);
                let is_below = above.row + above.rowspan == row
                    && below.row == row
                    && (above.column, above.colspan) == (below.column, below.colspan);
                // A row that is there twice has its own label twice.
                if is_below && label != Some(lower) && self.is_same(upper, lower) {
                    self.grid.cells[upper].rowspan += self.grid.cells[lower].rowspan;
                    self.replace(lower, upper);
                }
            }
        }
    }

    fn slot(&self, row: usize, column: usize) -> Option<usize> {
        self.grid.slots[row].get(column).copied().flatten()
    }

    /// The last words of a row before its first number; none in a row without numbers.
    fn own_label(&self, row: usize) -> Option<usize> {
        let cells: Vec<usize> = self.grid.slots[row].iter().flatten().copied().collect();
        let first_number = cells.iter().position(|cell| self.shown[*cell].is_number())?;
        cells[..first_number].iter().rev().copied().find(|cell| self.is_words(*cell))
    }

    fn replace(&mut self, cell: usize, by: usize) {
        for slot in self.grid.slots.iter_mut().flatten().filter(|slot| **slot == Some(cell)) {
            *slot = Some(by);
        }
    }
}
