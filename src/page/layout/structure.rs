//! The logical structure of a document, in reading order.

use super::frame::{CellSpan, Element, ElementId, ElementKind};
use crate::page::document::{Cell, Heading, Role, Table};
use crate::report::finding::Path;

/// The elements so far.
#[derive(Debug)]
pub(super) struct Structure {
    elements: Vec<Element>,
    /// How many of them are header cells.
    header_cells: usize,
}

impl Structure {
    /// The document, still empty.
    pub const ROOT: ElementId = ElementId(0);

    pub fn new() -> Self {
        Self {
            elements: vec![Element { kind: ElementKind::Document, parent: None, path: Path::ROOT }],
            header_cells: 0,
        }
    }

    pub fn into_elements(self) -> Vec<Element> {
        self.elements
    }

    /// Adds an element at the end of another.
    pub fn add(&mut self, parent: ElementId, kind: ElementKind) -> ElementId {
        self.add_from(parent, kind, Path::ROOT)
    }

    /// Adds an element whose words, or whose figure, come from a place in the report.
    pub fn add_from(&mut self, parent: ElementId, kind: ElementKind, path: Path) -> ElementId {
        self.elements.push(Element { kind, parent: Some(parent), path });
        ElementId(self.elements.len() - 1)
    }

    /// Adds the element of a stretch of text of a role: a heading, or part of a paragraph.
    pub fn add_text(&mut self, role: Role, path: &Path) -> ElementId {
        let kind = match role.style().outline_level {
            // The title is the first level.
            Some(level) => ElementKind::Heading(level + 1),
            None if role == Role::Title => ElementKind::Heading(1),
            None => ElementKind::Paragraph,
        };
        self.add_from(Self::ROOT, kind, path.clone())
    }

    /// Adds a table's elements; returns those of its cells, in the table's order.
    pub fn add_table(&mut self, table: &Table) -> Vec<ElementId> {
        let kind = ElementKind::Table { caption: table.caption.clone(), summary: table.summary.clone() };
        let element = self.add(Self::ROOT, kind);
        let mut ids = vec![ElementId(0); table.cells.len()];
        let headings = table.headings();
        let mut section = element;
        for row in 0..table.rows {
            match row {
                0 if table.header_rows > 0 => section = self.add(element, ElementKind::TableHead),
                body if body == table.header_rows && body > 0 => section = self.add(element, ElementKind::TableBody),
                _ => {}
            }
            let row_element = self.add(section, ElementKind::Row);
            let mut cells: Vec<usize> = (0..table.cells.len()).filter(|index| table.cells[*index].row == row).collect();
            cells.sort_by_key(|index| table.cells[*index].column);
            for index in cells {
                // What heads a cell stands before it: above it, or to its left.
                let kind = cell_kind(&table.cells[index], &headings[index], self.header_cells + 1, &ids);
                self.header_cells += usize::from(matches!(kind, ElementKind::HeaderCell { .. }));
                let path = table.cells[index].path.clone().unwrap_or_default();
                ids[index] = self.add_from(row_element, kind, path);
            }
        }
        ids
    }
}

/// What a cell is, by its place among those that head others, and with the next number of a header cell.
fn cell_kind(cell: &Cell, heading: &Heading, number: usize, ids: &[ElementId]) -> ElementKind {
    let span = CellSpan { rows: cell.rowspan, columns: cell.colspan };
    let headers = heading.heads.iter().map(|head| ids[*head]).collect();
    match heading.scope {
        Some(scope) => ElementKind::HeaderCell { number, scope, span, headers },
        None => ElementKind::DataCell { span, headers },
    }
}
