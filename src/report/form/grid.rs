//! The proof that a table's cells tile its grid.

use super::Table;

/// How a table's cells fail to tile its grid.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GridError {
    /// A cell reaches past the last row or column.
    #[error("the cell at {row},{column} reaches out of the grid")]
    Outside {
        /// The cell's row.
        row: usize,
        /// The cell's column.
        column: usize,
    },
    /// Two cells cover the same place.
    #[error("two cells cover {row},{column}")]
    Overlap {
        /// The place's row.
        row: usize,
        /// The place's column.
        column: usize,
    },
    /// No cell covers a place.
    #[error("no cell covers {row},{column}")]
    Gap {
        /// The place's row.
        row: usize,
        /// The place's column.
        column: usize,
    },
    /// The number of widths is not the number of columns, or they do not add up to 156 mm.
    #[error("the column widths do not make up the width of the text area")]
    Widths,
}

/// The width of the text area (版心) in tenths of a millimetre (GB/T 9704-2012, 5.2.1).
const TEXT_AREA_WIDTH: u16 = 1560;

impl Table {
    /// Checks that the cells cover every place of the grid exactly once.
    ///
    /// # Errors
    /// The first place or cell that is not so.
    pub fn check_tiling(&self) -> Result<(), GridError> {
        if self.column_widths.len() != self.columns || self.column_widths.iter().sum::<u16>() != TEXT_AREA_WIDTH {
            return Err(GridError::Widths);
        }
        let mut covered = vec![false; self.rows * self.columns];
        for cell in &self.cells {
            if cell.row + cell.rowspan > self.rows || cell.column + cell.colspan > self.columns {
                return Err(GridError::Outside { row: cell.row, column: cell.column });
            }
            for row in cell.row..cell.row + cell.rowspan {
                for column in cell.column..cell.column + cell.colspan {
                    if std::mem::replace(&mut covered[row * self.columns + column], true) {
                        return Err(GridError::Overlap { row, column });
                    }
                }
            }
        }
        match covered.iter().position(|covered| !covered) {
            Some(gap) => Err(GridError::Gap { row: gap / self.columns, column: gap % self.columns }),
            None => Ok(()),
        }
    }
}
