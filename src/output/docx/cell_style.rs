//! How a cell's text is set: a paragraph style for each kind of text and each size that a report's tables need.

use std::collections::BTreeSet;

use super::names;
use crate::length::Length;
use crate::page::document::{Alignment, Cell, Role, Table};

/// The style of a cell's paragraph.
///
/// Where long figures make a table smaller its text has a style of its own, built on the usual one: who restyles 表格数字
/// restyles them all, and nothing is said of a size in the cells themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellStyle {
    role: Role,
    is_left: bool,
    /// The size of its text, where it is not the role's.
    size: Option<Length>,
}

impl CellStyle {
    /// The style of a cell's paragraph.
    pub(super) fn of(table: &Table, cell: &Cell) -> Self {
        let size = table.size_of(cell);
        Self {
            role: cell.role,
            is_left: cell.role == Role::TableLabel && cell.alignment == Alignment::Left,
            size: (size != cell.role.style().size).then_some(size),
        }
    }

    /// `w:styleId`.
    pub(super) fn id(self) -> String {
        match self.size {
            Some(size) => format!("{}{}", self.base().0, size.to_twips() / 10),
            None => self.base().0.to_owned(),
        }
    }

    /// `w:name`.
    pub(super) fn name(self) -> String {
        let name = self.base().1;
        self.size.map_or_else(|| name.to_owned(), |size| format!("{name} {} 磅", f64::from(size.to_milli()) / 1000.0))
    }

    /// The identifier and the name of the style of the usual size.
    pub(super) fn base(self) -> (&'static str, &'static str) {
        let usual = names::style(self.role);
        if self.is_left { names::TABLE_LABEL_LEFT } else { (usual.id, usual.name) }
    }

    /// The size of its text, where it is not the role's.
    pub(super) const fn size(self) -> Option<Length> {
        self.size
    }

    /// Where its lines stand.
    pub(super) const fn alignment(self) -> Alignment {
        if self.is_left { Alignment::Left } else { self.role.style().alignment }
    }
}

/// The styles of other than the usual size that tables need.
pub(super) fn smaller(tables: &[&Table]) -> BTreeSet<CellStyle> {
    let cells = tables.iter().flat_map(|table| table.cells.iter().map(|cell| CellStyle::of(table, cell)));
    cells.filter(|style| style.size.is_some()).collect()
}
