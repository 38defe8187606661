//! An original as text: for looking at what a reader sees.

use std::fmt;

use super::original::{Block, Grid, Original};
use super::read::read;

/// What a file shows, as text: each paragraph with its place, its level as a heading and its number, each table's rows
/// with `|` between the cells and `/` between a cell's lines, and what was left out.
///
/// Where a cell goes over several columns or rows, `<` stands in the slots right of its first and `^` in those below.
///
/// # Errors
///
/// Why the file cannot be read, in Chinese, with what to do.
pub fn shown(bytes: &[u8]) -> Result<String, String> {
    read(bytes).map(|original| original.to_string()).map_err(|error| error.to_string())
}

impl fmt::Display for Original {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    write!(f, "{} ", paragraph.place)?;
                    paragraph.level.map_or(Ok(()), |level| write!(f, "[{level}] "))?;
                    paragraph.number.as_ref().map_or(Ok(()), |number| write!(f, "({number}) "))?;
                    writeln!(f, "{}", paragraph.text)?;
                }
                Block::Grid(grid) => write_grid(grid, f)?,
            }
        }
        self.notices.iter().try_for_each(|notice| writeln!(f, "! {}：{}", notice.place, notice.message))
    }
}

fn write_grid(grid: &Grid, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "{} {}×{}", grid.place, grid.slots.len(), grid.slots.first().map_or(0, Vec::len))?;
    for (row, slots) in grid.slots.iter().enumerate() {
        let text = |(column, slot): (usize, &Option<usize>)| match slot.map(|index| &grid.cells[index]) {
            None => "-".to_owned(),
            Some(cell) if cell.row < row => "^".to_owned(),
            Some(cell) if cell.column < column => "<".to_owned(),
            Some(cell) => cell.lines.join("/"),
        };
        let cells: Vec<String> = slots.iter().enumerate().map(text).collect();
        writeln!(f, "  {}", cells.join(" | "))?;
    }
    Ok(())
}
