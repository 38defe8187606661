//! Which rows stand on which page, and how high they are.

use std::ops::Range;

use super::LaidTable;
use crate::length::Length;

/// The part of a table that stands on one page.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::layout) struct Part {
    /// The table's rows it shows, in order: the header rows, if they are repeated, then a stretch of the table.
    pub rows: Vec<usize>,
    /// The height of each of those rows.
    pub heights: Vec<Length>,
    /// How many of them repeat what another part has shown.
    pub repeated: usize,
}

impl Part {
    /// From the top rule to the bottom rule.
    pub fn height(&self) -> Length {
        self.heights.iter().copied().sum()
    }
}

impl LaidTable<'_> {
    /// The whole table in one part.
    pub fn whole(&self) -> Part {
        self.part(0..self.table.rows)
    }

    /// The part with the table's rows from `start` on that fits a height: at least one row beyond the header rows, and as many more
    /// as there is room for.
    pub fn fitting(&self, start: usize, height: Length) -> Part {
        let first_body_row = start.max(self.table.header_rows);
        let mut part = self.part(start..(first_body_row + 1).min(self.table.rows));
        for end in first_body_row + 2..=self.table.rows {
            let longer = self.part(start..end);
            if longer.height() > height {
                break;
            }
            part = longer;
        }
        part
    }

    /// The rows of a part and their heights: each as high as its own cells need, the last row of a spanning cell as much higher as
    /// that cell lacks.
    fn part(&self, range: Range<usize>) -> Part {
        let repeated = if range.start >= self.table.header_rows { self.table.header_rows } else { 0 };
        let rows: Vec<usize> = (0..repeated).chain(range).collect();
        let mut heights = vec![self.table.row_height; rows.len()];
        for spanning in [false, true] {
            for cell in &self.cells {
                let Some(covered) = covered(&rows, cell.cell.row, cell.cell.rowspan) else { continue };
                if (covered.len() > 1) != spanning {
                    continue;
                }
                let last = covered.end - 1;
                let present: Length = heights[covered].iter().copied().sum();
                heights[last] += (cell.height() - present).max(Length::ZERO);
            }
        }
        Part { rows, heights, repeated }
    }
}

/// The rows of a part that a cell covers, as indices into the part's rows.
pub(super) fn covered(rows: &[usize], row: usize, rowspan: usize) -> Option<Range<usize>> {
    let start = rows.iter().position(|shown| (row..row + rowspan).contains(shown))?;
    let count = rows[start..].iter().take_while(|shown| (row..row + rowspan).contains(shown)).count();
    Some(start..start + count)
}
