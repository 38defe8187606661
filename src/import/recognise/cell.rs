//! What a cell says.

use crate::import::original::Cell;

/// A cell's words in one line.
pub(crate) fn text(cell: &Cell) -> String {
    cell.lines.iter().map(|line| line.trim()).collect()
}

/// A cell's words as a value is read of them: two lines are two numbers, never one.
pub(crate) fn value_text(cell: &Cell) -> String {
    let lines = cell.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
