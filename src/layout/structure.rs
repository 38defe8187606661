//! The logical structure of a document, in reading order.

use super::frame::{CellSpan, Element, ElementId, ElementKind, Scope};
use crate::document::{Cell, Role, Table};

/// The elements so far.
#[derive(Debug)]
pub(super) struct Structure {
    elements: Vec<Element>,
}

impl Structure {
    /// The document, still empty.
    pub const ROOT: ElementId = ElementId(0);

    pub fn new() -> Self {
        Self { elements: vec![Element { kind: ElementKind::Document, parent: None }] }
    }

    pub fn into_elements(self) -> Vec<Element> {
        self.elements
    }

    /// Adds an element at the end of another.
    pub fn add(&mut self, parent: ElementId, kind: ElementKind) -> ElementId {
        self.elements.push(Element { kind, parent: Some(parent) });
        ElementId(self.elements.len() - 1)
    }

    /// Adds the element of a stretch of text of a role: a heading, or part of a paragraph.
    pub fn add_text(&mut self, role: Role) -> ElementId {
        let kind = match role.style().outline_level {
            // The title is the first level.
            Some(level) => ElementKind::Heading(level + 1),
            None if role == Role::Title => ElementKind::Heading(1),
            None => ElementKind::Paragraph,
        };
        self.add(Self::ROOT, kind)
    }

    /// Adds a table's elements; returns those of its cells, in the table's order.
    pub fn add_table(&mut self, table: &Table) -> Vec<ElementId> {
        let kind = ElementKind::Table { caption: table.caption.clone(), summary: table.summary.clone() };
        let element = self.add(Self::ROOT, kind);
        let mut ids = vec![ElementId(0); table.cells.len()];
        let grid = Grid::of(table);
        for row in 0..table.rows {
            let row_element = self.add(element, ElementKind::Row);
            let mut cells: Vec<usize> = (0..table.cells.len()).filter(|index| table.cells[*index].row == row).collect();
            cells.sort_by_key(|index| table.cells[*index].column);
            for index in cells {
                // What heads a cell stands before it: above it, or to its left.
                let kind = cell_kind(&grid, index, &ids);
                ids[index] = self.add(row_element, kind);
            }
        }
        ids
    }
}

/// Which cell covers each place of a table.
struct Grid<'a> {
    table: &'a Table,
    cells: Vec<Option<usize>>,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Table) -> Self {
        let columns = table.columns.len();
        let mut cells = vec![None; table.rows * columns];
        for (index, cell) in table.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rowspan {
                let start = row * columns + cell.column;
                if let Some(places) = cells.get_mut(start..start + cell.colspan) {
                    places.fill(Some(index));
                }
            }
        }
        Self { table, cells }
    }

    /// The number of the cell in a place, and the cell.
    fn at(&self, row: usize, column: usize) -> Option<(usize, &'a Cell)> {
        let index = self.cells.get(row * self.table.columns.len() + column).copied().flatten()?;
        Some((index, &self.table.cells[index]))
    }
}

fn cell_kind(grid: &Grid<'_>, index: usize, ids: &[ElementId]) -> ElementKind {
    let cell = &grid.table.cells[index];
    let span = CellSpan { rows: cell.rowspan, columns: cell.colspan };
    let headers = |heads: Vec<usize>| heads.into_iter().map(|head| ids[head]).collect();
    match cell.role {
        Role::TableHead => {
            ElementKind::HeaderCell { scope: Scope::Column, span, headers: headers(column_heads(grid, cell)) }
        }
        Role::TableLabel => {
            ElementKind::HeaderCell { scope: Scope::Row, span, headers: headers(row_labels(grid, cell)) }
        }
        _ => {
            let heads = row_labels(grid, cell).into_iter().chain(column_heads(grid, cell)).collect();
            ElementKind::DataCell { span, headers: headers(heads) }
        }
    }
}

/// The labels to the left of a cell, outermost first.
fn row_labels(grid: &Grid<'_>, cell: &Cell) -> Vec<usize> {
    let beside = (0..cell.column).filter_map(|column| grid.at(cell.row, column));
    let mut labels: Vec<usize> =
        beside.filter(|(_, label)| label.role == Role::TableLabel).map(|(index, _)| index).collect();
    labels.dedup();
    labels
}

/// The heads above a cell, topmost first: the nearest run of heads upwards, past the figures between.
fn column_heads(grid: &Grid<'_>, cell: &Cell) -> Vec<usize> {
    let mut heads = Vec::new();
    let mut row = cell.row;
    while row > 0 {
        let Some((index, above)) = grid.at(row - 1, cell.column) else { break };
        match above.role {
            Role::TableHead => heads.push(index),
            _ if heads.is_empty() && cell.role != Role::TableHead => {}
            _ => break,
        }
        row = above.row;
    }
    heads.reverse();
    heads
}
