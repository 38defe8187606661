//! A table of words.

use super::super::spaces::without_typed_gaps;
use super::super::width;
use crate::length::Length;
use crate::page::document::{Alignment, Cell, PageGeometry, Role, Table};
use crate::report::model::{self, Text};

/// A table under the line of its caption.
pub(super) fn compose(caption: &str, table: &model::Table) -> Table {
    let model::Table { head, rows, .. } = table;
    let heads = head.iter().enumerate();
    let heads = heads.map(|(column, text)| cell(0, column, Role::TableHead, std::slice::from_ref(text)));
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, texts)| cell(row + 1, column, role_of(texts), texts))
    });
    Table {
        caption: caption.to_owned(),
        summary: format!("{caption}，共{}行{}列", rows.len() + 1, head.len()),
        columns: widths(head, rows),
        rows: rows.len() + 1,
        row_height: ROW_HEIGHT,
        header_rows: 1,
        figure_size: Role::TableFigure.style().size,
        text_size: Role::TableLabel.style().size,
        cells: heads.chain(cells).collect(),
    }
}

/// The least height of a row: 7 mm.
const ROW_HEIGHT: Length = Length::twips(397);

/// Numbers are figures, all else is words.
fn role_of(texts: &[Text]) -> Role {
    let is_of_number = |character: char| character.is_ascii_digit() || "+-.,%".contains(character);
    let is_number = matches!(texts, [text] if text.text.chars().all(is_of_number));
    if is_number { Role::TableFigure } else { Role::TableLabel }
}

fn cell(row: usize, column: usize, role: Role, texts: &[Text]) -> Cell {
    Cell {
        row,
        column,
        rowspan: 1,
        colspan: 1,
        role,
        alignment: Alignment::Center,
        lines: texts.iter().map(|text| without_typed_gaps(&text.text).into_owned()).collect(),
        path: texts.first().map(|text| text.path.clone()),
    }
}

/// The longest cell of a column that still asks for more width, in thousandths of an em.
const LONGEST: i64 = 14_000;
/// What every column has at least, in thousandths of an em.
const LEAST: i64 = 3_000;

/// The columns' widths, by the longest of their cells: whole twips, together the width of the text area.
fn widths(head: &[Text], rows: &[Vec<Vec<Text>>]) -> Vec<Length> {
    let longest = |column: usize| {
        let texts = rows.iter().filter_map(|row| row.get(column)).flatten().chain(head.get(column));
        texts.map(|text| width::of(&text.text)).max().unwrap_or_default().clamp(LEAST, LONGEST)
    };
    let wanted: Vec<i64> = (0..head.len()).map(longest).collect();
    let (all, whole) = (wanted.iter().sum::<i64>().max(1), i64::from(PageGeometry::TEXT_WIDTH.to_twips()));
    let mut reached = 0;
    let mut edge = 0;
    let share = |wanted: &i64| {
        reached += wanted;
        let next = reached * whole / all;
        let width = Length::twips((next - edge) as i32);
        edge = next;
        width
    };
    wanted.iter().map(share).collect()
}
