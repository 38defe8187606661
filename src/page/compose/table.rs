//! A section's table: the form's cells with the report's figures in them.
//!
//! Where figures are too long for the form's columns, [`columns`] shares the width out anew.

use super::{columns, notes};
use crate::length::Length;
use crate::page::document::{Alignment, Cell, PageGeometry, Role, Table};
use crate::report::finding::Path;
use crate::report::form::{self, CellContent, LabelAlignment, Section};
use crate::report::model::Report;

pub(super) fn compose(report: &Report, section: &Section) -> Option<Table> {
    let form = report.form().table(&section.id)?;
    let mut table = Table {
        caption: section.heading.clone(),
        summary: summary_of(form, section),
        columns: column_widths(form),
        rows: form.rows,
        row_height: tenths_of_millimetre(form.row_height),
        header_rows: form.header_rows,
        figure_size: Role::TableFigure.style().size,
        text_size: Role::TableLabel.style().size,
        cells: form.cells.iter().map(|cell| compose_cell(report, form, cell)).collect(),
    };
    columns::fit_figures(&mut table);
    Some(table)
}

/// What the table shows, for readers who do not see it.
fn summary_of(form: &form::Table, section: &Section) -> String {
    let name = section.heading.split_once('、').map_or(section.heading.as_str(), |(_, name)| name);
    format!("{name}统计表，共{}行{}列", form.rows, form.columns)
}

fn compose_cell(report: &Report, table: &form::Table, cell: &form::Cell) -> Cell {
    let (role, lines, path) = match &cell.content {
        CellContent::Header(wording) => (Role::TableHead, wording.lines.clone(), None),
        CellContent::Label(wording) => (Role::TableLabel, wording.lines.clone(), None),
        CellContent::Value(id) => {
            let path = Path::from(report.form().value(*id).path.clone());
            let mark = notes::mark_of(report, *id).unwrap_or_default();
            (Role::TableFigure, vec![format!("{}{mark}", report.figure(*id))], Some(path))
        }
    };
    let left = role == Role::TableLabel && cell.rowspan == 1 && table.label_alignment == LabelAlignment::Left;
    let alignment = if left { Alignment::Left } else { Alignment::Center };
    Cell {
        row: cell.row,
        column: cell.column,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        role,
        alignment,
        lines,
        path,
    }
}

/// The columns' widths: each edge is rounded to a whole twip, so that the widths add up and both files have the same.
fn column_widths(form: &form::Table) -> Vec<Length> {
    let total: u32 = form.column_widths.iter().map(|width| u32::from(*width)).sum();
    let text_width = PageGeometry::TEXT_WIDTH.to_twips() as u32;
    let mut reached = 0;
    let mut edge = 0;
    let mut widths = Vec::with_capacity(form.columns);
    for width in &form.column_widths {
        reached += u32::from(*width);
        let next = (reached * text_width + total / 2) / total;
        widths.push(Length::twips((next - edge) as i32));
        edge = next;
    }
    widths
}

/// Rounded up to whole twips, so that both files have the same height.
fn tenths_of_millimetre(tenths: u16) -> Length {
    // 254 tenths of a millimetre are an inch, of 1440 twips.
    Length::twips((i32::from(tenths) * 1440 + 253) / 254)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_of_a_millimetre_are_points() {
        assert_eq!(tenths_of_millimetre(254), Length::pt(72));
        assert_eq!(tenths_of_millimetre(62), Length::twips(352));
    }
}
