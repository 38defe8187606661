//! A table becomes parts, one for each page it stands on.

mod draw;
mod rows;

pub(super) use draw::draw;
pub(super) use rows::Part;

use super::LayoutError;
use super::line::Line;
use super::paragraph::set;
use super::shape::shape;
use crate::length::Length;
use crate::page::document::{Alignment, Cell, Style, Table};
use crate::page::font::Fonts;
use crate::report::finding::Path;

/// A table whose cells' lines are set, not yet divided among pages.
#[derive(Debug)]
pub(super) struct LaidTable<'a> {
    /// The table.
    pub table: &'a Table,
    /// Its cells, in the table's order.
    pub cells: Vec<LaidCell<'a>>,
    /// The least height of a row.
    pub row_height: Length,
    /// The left edge of each column, and the right edge of the last, from the table's left edge.
    pub edges: Vec<Length>,
}

/// A cell with its lines.
#[derive(Debug)]
pub(super) struct LaidCell<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// Its lines, from the left edge of its text.
    pub lines: Vec<Line>,
    /// How it is set.
    pub style: Style,
}

impl<'a> LaidTable<'a> {
    /// Sets the lines of every cell.
    ///
    /// # Errors
    /// The first character that no face has.
    pub fn new(table: &'a Table, fonts: &Fonts) -> Result<Self, LayoutError> {
        let cells = table.cells.iter().map(|cell| LaidCell::new(table, cell, fonts)).collect::<Result<_, _>>()?;
        let mut edges = vec![Length::ZERO];
        for width in &table.columns {
            edges.push(edges[edges.len() - 1] + *width);
        }
        Ok(Self { table, cells, row_height: table.row_height, edges })
    }
}

impl<'a> LaidCell<'a> {
    fn new(table: &Table, cell: &'a Cell, fonts: &Fonts) -> Result<Self, LayoutError> {
        let style = Style { alignment: cell.alignment, size: table.size_of(cell), ..cell.role.style() };
        let width = table.width_of(cell) - Table::CELL_MARGIN_X * 2 - Table::left_indent_of(cell);
        let path = cell.path.as_ref().unwrap_or(&Path::ROOT);
        let mut lines = Vec::new();
        for line in &cell.lines {
            let clusters = shape(line, 0, cell.role, style.size, fonts, path)?;
            lines.extend(set(&clusters, &style, width, Length::ZERO));
        }
        debug_assert_ne!(style.alignment, Alignment::Justified, "a cell's lines are not stretched");
        Ok(Self { cell, lines, style })
    }

    /// The height of its lines.
    pub fn text_height(&self) -> Length {
        self.style.line_pitch * self.lines.len() as i32
    }

    /// The height it needs from edge to edge, half a rule at each included.
    fn height(&self) -> Length {
        self.text_height() + Table::CELL_MARGIN_Y * 2 + Table::RULE
    }
}
