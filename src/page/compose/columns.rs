//! Columns wide enough for their figures.

use super::width;
use crate::length::Length;
use crate::page::document::{Cell, Role, Table};

/// The sizes a figure may be set in: 五号, and where the table has no room for it 小五, 六号, 小六, 七号, 八号.
const SIZES: [Length; 6] = [
    Length::milli(10_500),
    Length::pt(9),
    Length::milli(7_500),
    Length::milli(6_500),
    Length::milli(5_500),
    Length::pt(5),
];

/// The sizes below that, by half points, for figures of more digits than any count has: the columns still share their
/// widths.
fn least_sizes() -> impl Iterator<Item = Length> {
    (2..10).rev().map(|half_points| Length::milli(500 * half_points))
}

/// The size of heads and labels beside figures that are too long for 五号: 小五.
const SMALL: Length = Length::pt(9);

/// What office programs may add to a line of labels by rounding its characters' widths.
const SLACK: Length = Length::pt(1);

/// What office programs may lose of a cell's width by rounding its edges.
const ROUNDING: Length = Length::twips(2);

/// Sets the figures of a table in the largest size at which all of them fit.
///
/// Columns whose figures are too long for the form's width take what others can spare: first columns of figures, down
/// to what their own figures and heads need; then, where figures are smaller than 五号, the widest column of labels,
/// which are then set in 小五 and take no more lines than before. If that is not enough at any size, the size is what the
/// longest figure needs.
pub(super) fn fit_figures(table: &mut Table) {
    for size in SIZES.into_iter().chain(least_sizes()) {
        table.text_size = if size < SIZES[0] { SMALL } else { Role::TableLabel.style().size };
        if let Some(columns) = columns_for(table, size) {
            (table.columns, table.figure_size) = (columns, size);
            return;
        }
    }
    let largest = figures(table).map(|cell| largest_size(table, cell)).min();
    table.figure_size = largest.unwrap_or(SIZES[0]).min(SIZES[SIZES.len() - 1]);
}

/// The columns' widths at which all figures fit in a size; none if there is not width enough.
fn columns_for(table: &Table, size: Length) -> Option<Vec<Length>> {
    let fits = |cell: &Cell| cell.colspan == 1 || needed(cell, size) <= table.width_of(cell);
    if !figures(table).all(fits) {
        return None;
    }
    let least = least_widths(table, size);
    let mut columns = table.columns.clone();
    let mut lacking = Length::ZERO;
    for (column, least) in columns.iter_mut().zip(&least) {
        lacking += (*least - *column).max(Length::ZERO);
        *column = (*column).max(*least);
    }
    let labels = widest_label_column(table);
    let of_figures: Vec<usize> = (0..columns.len()).filter(|column| Some(*column) != labels).collect();
    for donors in [of_figures, labels.into_iter().collect()] {
        lacking -= take(&mut columns, &least, &donors, lacking);
    }
    (lacking == Length::ZERO).then_some(columns)
}

/// Takes a width from columns, from each by its share of what all of them can spare; returns how much could be taken.
fn take(columns: &mut [Length], least: &[Length], donors: &[usize], wanted: Length) -> Length {
    let spare = |columns: &[Length], column: usize| columns[column] - least[column];
    let all: Length = donors.iter().map(|column| spare(columns, *column)).sum();
    let taken = wanted.min(all);
    let (mut given, mut left) = (Length::ZERO, taken);
    for column in donors {
        let spare = spare(columns, *column);
        given += spare;
        // What is taken from the columns so far, rounded to whole twips, so that all of them give just what is taken.
        let reached = taken.to_twips() * given.to_twips() / all.to_twips().max(1);
        let part = Length::twips(reached) - (taken - left);
        columns[*column] -= part;
        left -= part;
    }
    taken
}

/// The least width of each column: what its figures and its heads need; for the widest column of labels what these need
/// in their size, for the others all of it.
fn least_widths(table: &Table, size: Length) -> Vec<Length> {
    let least = |column: usize| {
        let in_column = |cell: &&Cell| cell.column == column && cell.colspan == 1;
        let cells = table.cells.iter().filter(in_column);
        if !cells.clone().any(|cell| cell.role == Role::TableFigure) {
            let is_widest = widest_label_column(table) == Some(column);
            return if is_widest { label_width(table, column) } else { table.columns[column] };
        }
        let need = |cell: &Cell| match cell.role {
            Role::TableFigure => needed(cell, size),
            _ => needed_in_as_many_lines(table, cell),
        };
        cells.map(need).max().unwrap_or_default()
    };
    (0..table.columns.len()).map(least).collect()
}

/// The widest of the columns without figures, if there is one.
fn widest_label_column(table: &Table) -> Option<usize> {
    let has_figures =
        |column: usize| figures(table).any(|cell| (cell.column..cell.column + cell.colspan).contains(&column));
    (0..table.columns.len()).filter(|column| !has_figures(*column)).max_by_key(|column| table.columns[*column])
}

fn figures(table: &Table) -> impl Iterator<Item = &Cell> {
    table.cells.iter().filter(|cell| cell.role == Role::TableFigure)
}

/// The width, in whole twips, that a figure needs in a size.
fn needed(cell: &Cell, size: Length) -> Length {
    let ems = cell.lines.iter().map(|line| width::of(line)).max().unwrap_or_default();
    whole_twips(size.scale(ems, 1000) + Table::CELL_MARGIN_X * 2)
}

/// The width at which labels of the table's size take as many lines as they do in the form's width at their role's
/// size.
fn label_width(table: &Table, column: usize) -> Length {
    let labels = table.cells.iter().filter(|cell| cell.column == column && cell.colspan == 1);
    let beside = Table::CELL_MARGIN_X * 2 + labels.map(Table::left_indent_of).max().unwrap_or_default();
    let text = table.columns[column] - beside;
    let (size, of) = (table.text_size.to_milli(), Role::TableLabel.style().size.to_milli());
    let slack = if table.text_size < Role::TableLabel.style().size { SLACK } else { Length::ZERO };
    whole_twips(text.scale(size.into(), of.into()) + slack + beside).min(table.columns[column])
}

/// The width, in whole twips, at which a head takes no more lines than it does in the form's width.
fn needed_in_as_many_lines(table: &Table, cell: &Cell) -> Length {
    let characters = |text: &String| text.chars().count() as i32;
    let room = (table.width_of(cell) - Table::CELL_MARGIN_X * 2).to_milli();
    let in_a_line = (room / cell.role.style().size.to_milli()).max(1);
    let longest = cell.lines.iter().map(characters).max().unwrap_or_default();
    let lines = (longest + in_a_line - 1) / in_a_line;
    let evenly = if lines > 1 { (longest + lines - 1) / lines } else { longest };
    whole_twips(table.text_size * evenly + Table::CELL_MARGIN_X * 2)
}

/// A length rounded up to whole twips, and what office programs may lose of it.
fn whole_twips(length: Length) -> Length {
    Length::twips((length.to_milli() + 49) / 50) + ROUNDING
}

/// The largest size at which a figure fits its cell.
fn largest_size(table: &Table, cell: &Cell) -> Length {
    // A twip more, since sizes that are not in the list are rounded, too.
    let room = table.width_of(cell) - Table::CELL_MARGIN_X * 2 - ROUNDING - Length::twips(1);
    let ems = width::of(&cell.text()).max(1);
    Length::milli((i64::from(room.to_milli()) * 1000 / ems) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::{Alignment, PageGeometry};

    /// A table of a row of labels' heads and a row of figures below: a column of labels 100 pt wide, then figures in
    /// columns of 30 pt.
    fn table(figures: &[&str]) -> Table {
        let cell = |row, column, role, text: &str| Cell {
            row,
            column,
            rowspan: 1,
            colspan: 1,
            role,
            alignment: Alignment::Center,
            lines: vec![text.to_owned()],
            path: None,
        };
        let mut cells = vec![cell(0, 0, Role::TableLabel, "行"), cell(1, 0, Role::TableLabel, "行")];
        for (index, figure) in figures.iter().enumerate() {
            cells.push(cell(0, index + 1, Role::TableHead, "列头"));
            cells.push(cell(1, index + 1, Role::TableFigure, figure));
        }
        let mut columns = vec![Length::pt(100)];
        columns.extend(figures.iter().map(|_| Length::pt(30)));
        Table {
            caption: String::new(),
            summary: String::new(),
            columns,
            rows: 2,
            row_height: PageGeometry::LINE_PITCH,
            header_rows: 1,
            figure_size: SIZES[0],
            text_size: SIZES[0],
            cells,
        }
    }

    fn fitted(figures: &[&str]) -> Table {
        let mut table = table(figures);
        let width: Length = table.columns.iter().copied().sum();
        fit_figures(&mut table);
        assert_eq!(table.columns.iter().copied().sum::<Length>(), width, "the table is as wide as before");
        for cell in super::figures(&table) {
            assert!(needed(cell, table.figure_size) <= table.width_of(cell), "{} fits", cell.text());
        }
        table
    }

    #[test]
    fn figures_that_fit_leave_the_columns_as_they_are() {
        let table = fitted(&["0", "1234"]);
        assert_eq!(
            (table.columns, table.figure_size),
            (vec![Length::pt(100), Length::pt(30), Length::pt(30)], SIZES[0])
        );
    }

    #[test]
    fn a_long_figure_takes_first_what_other_figures_can_spare() {
        let table = fitted(&["123456", "0", "0"]);
        assert_eq!(table.figure_size, SIZES[0]);
        assert_eq!(table.columns[0], Length::pt(100));
        assert_eq!(table.columns[1], Length::twips(712), "6 digits of 5.25 pt, the margins and a hair");
        assert_eq!(table.columns[2..], [Length::twips(544), Length::twips(544)]);
    }

    #[test]
    fn then_figures_and_labels_get_smaller_and_the_labels_give_up_some_room() {
        let table = fitted(&["1234567", "1234567"]);
        assert_eq!((table.figure_size, table.text_size), (SMALL, SMALL));
        assert_eq!(table.columns, [1776, 712, 712].map(Length::twips));
    }

    #[test]
    fn then_figures_get_smaller_until_the_longest_fits() {
        assert_eq!(fitted(&["12345678"; 3]).figure_size, Length::milli(7_500));
        for digits in 1..=12 {
            fitted(&["9".repeat(digits).as_str(); 6]);
        }
        assert!(fitted(&["99999999999999999999"; 6]).figure_size < Length::pt(5));
    }

    #[test]
    fn the_largest_size_is_what_the_cell_has_room_for() {
        let mut table = table(&["123456", "0"]);
        let figure = |table: &Table, text: &str| {
            let mut cell = super::figures(table).next().unwrap().clone();
            cell.lines = vec![text.to_owned()];
            cell
        };
        // 30 pt but for two margins of 2 pt, 2 twips that rounding may take, and one for the size: 25.85 pt for 3 em.
        assert_eq!(largest_size(&table, &figure(&table, "123456")), Length::milli(8_616));
        assert_eq!(
            largest_size(&table, &figure(&table, "")),
            Length::milli(25_850_000),
            "nothing is as wide as nothing"
        );
        let mut wide = figure(&table, "123456");
        wide.colspan = 2;
        assert_eq!(largest_size(&table, &wide), Length::milli(18_616));
        // What no shared widths hold is as large as its own cell allows.
        table.cells.retain(|cell| cell.role != Role::TableHead);
        table.cells.last_mut().unwrap().colspan = 2;
        table.cells.last_mut().unwrap().lines = vec!["9".repeat(120)];
        table.columns.push(Length::pt(30));
        fit_figures(&mut table);
        assert_eq!(table.figure_size, Length::milli(930));
    }
}
