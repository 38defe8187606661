//! Which row of a grid is which row of the form.
//!
//! A row is known by its own label, wherever it stands: rows that changed places are still known. A label in other
//! words is taken for the form's row it is most like only between neighbours that are known, and only if no row of
//! numbers is left over that it might be taken for instead: no equation would notice two rows that changed places.

use super::cell::text;
use super::fold;
use super::number::Shown;
use super::shape::{FormRow, Shape};
use super::sheet::Sheet;
use crate::import::original::Cell;

/// How well a label or a head is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// By the form's own words.
    Exact,
    /// The row by the form's own words, the column by its place among all of the row's heads.
    Ordered,
    /// By words like the form's, or by its place among others that are known.
    Near,
}

/// A row that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The row of the grid.
    pub row: usize,
    /// The index of the form's row.
    pub form_row: usize,
    /// The column of its label.
    pub label_column: usize,
    /// How well it is known.
    pub fit: Fit,
    /// Its label, if it is not as the form prints it.
    pub other_words: Option<String>,
}

/// The rows of a grid.
pub(crate) struct Rows {
    /// Those that are known, in the order of the grid.
    pub known: Vec<Known>,
    /// Those between or beside them that have numbers and are not known.
    pub strays: Vec<usize>,
}

/// The least likeness of a label between known neighbours.
const LIKE: u32 = 550;
/// The likeness from which a label is known wherever between its neighbours it stands.
const VERY_LIKE: u32 = 800;
/// How much less like every other row of the form must be.
const MARGIN: u32 = 150;
/// Labels shorter than this are known by exact words only.
const SHORT: usize = 4;

/// Finds the form's rows in a grid.
pub(crate) fn identify(shape: &Shape<'_>, sheet: &Sheet) -> Rows {
    let mut known: Vec<Known> = (0..sheet.height()).filter_map(|row| exact(shape, sheet, row)).collect();
    drop_unsure_short_ones(shape, &mut known);
    let near: Vec<Known> = (0..sheet.height()).filter_map(|row| near(shape, sheet, row, &known)).collect();
    let strays = strays(sheet, &known, &near);
    // With numbers left over, a label in other words may be any row's.
    if strays.is_empty() && is_one_to_one(&near) {
        known.extend(near);
    }
    known.sort_by_key(|one| one.row);
    let strays = strays_of(sheet, &known);
    Rows { known, strays }
}

fn strays(sheet: &Sheet, known: &[Known], near: &[Known]) -> Vec<usize> {
    let all: Vec<Known> = known.iter().chain(near).cloned().collect();
    strays_of(sheet, &all)
}

/// The rows with numbers that are not known, from the first known one on, or right above it.
fn strays_of(sheet: &Sheet, known: &[Known]) -> Vec<usize> {
    let (Some(first), Some(last)) = (known.iter().map(|one| one.row).min(), known.iter().map(|one| one.row).max())
    else {
        return Vec::new();
    };
    let is_known = |row: usize| known.iter().any(|one| one.row == row);
    let around = first.saturating_sub(1)..(last + 2).min(sheet.height());
    around.filter(|row| !is_known(*row) && sheet.has_number(*row)).collect()
}

fn is_one_to_one(near: &[Known]) -> bool {
    let mut rows: Vec<usize> = near.iter().map(|one| one.form_row).collect();
    rows.sort_unstable();
    rows.windows(2).all(|pair| pair[0] != pair[1])
}

/// The cells of a row that may be its own label: words, before its first number, of this row alone, with something
/// that is no word behind them.
fn labels(sheet: &Sheet, row: usize) -> Vec<&Cell> {
    let last_value = sheet.row(row).filter(|(_, shown)| **shown != Shown::Words).map(|(cell, _)| cell.column).max();
    let before = sheet.row(row).take_while(|(cell, shown)| cell.row < row || !shown.is_number() || cell.column == 0);
    before
        .filter(|(cell, shown)| cell.row == row && cell.rowspan == 1 && **shown == Shown::Words)
        .filter(|(cell, _)| last_value.is_some_and(|last| cell.column < last))
        .map(|(cell, _)| cell)
        .collect()
}

fn exact(shape: &Shape<'_>, sheet: &Sheet, row: usize) -> Option<Known> {
    labels(sheet, row).into_iter().find_map(|cell| {
        let label = fold::label(&text(cell));
        let form_row = shape.rows.iter().position(|form_row| form_row.names.contains(&label))?;
        Some(found(shape, row, form_row, cell, Fit::Exact))
    })
}

fn found(shape: &Shape<'_>, row: usize, form_row: usize, cell: &Cell, fit: Fit) -> Known {
    let official = &shape.rows[form_row].label;
    let typed = text(cell);
    let is_official = fold::label(&typed) == fold::label(official);
    let other_words = (!is_official).then_some(typed);
    Known { row, form_row, label_column: cell.column + cell.colspan - 1, fit, other_words }
}

/// Drops rows known by a word as short as 其他 that stand beside no known neighbour.
fn drop_unsure_short_ones(shape: &Shape<'_>, known: &mut Vec<Known>) {
    let is_short = |one: &Known| shape.rows[one.form_row].names.iter().all(|name| name.chars().count() < 3);
    let all = known.clone();
    let stands_right = |at: usize| {
        let one = &all[at];
        let before = at.checked_sub(1).map(|at| all[at].form_row);
        let after = all.get(at + 1).map(|one| one.form_row);
        let follows = before.is_some_and(|before| before + 1 == one.form_row);
        let precedes = after.is_some_and(|after| one.form_row + 1 == after);
        follows || precedes
    };
    let mut at = 0;
    known.retain(|one| {
        at += 1;
        !is_short(one) || stands_right(at - 1)
    });
}

/// A row whose label is like that of a form's row which is not known yet, at a place where it belongs.
fn near(shape: &Shape<'_>, sheet: &Sheet, row: usize, known: &[Known]) -> Option<Known> {
    if known.iter().any(|one| one.row == row) {
        return None;
    }
    let cell = labels(sheet, row).pop()?;
    let label = fold::label(&text(cell));
    if label.chars().count() < SHORT {
        return None;
    }
    let likeness =
        |form_row: &FormRow| form_row.names.iter().map(|name| fold::likeness(name, &label)).max().unwrap_or_default();
    let mut ranked: Vec<(u32, usize)> = shape.rows.iter().map(likeness).zip(0..).collect();
    ranked.sort_by_key(|(likeness, form_row)| (std::cmp::Reverse(*likeness), *form_row));
    let [(best, form_row), (second, _)] = ranked[..2] else { return None };
    let is_free = known.iter().all(|one| one.form_row != form_row);
    let is_clear = best >= second + MARGIN && !holds_another_label(shape, &label, form_row);
    let is_like = if best >= VERY_LIKE {
        is_between(known, row, form_row)
    } else {
        best >= LIKE && is_beside(known, row, form_row)
    };
    (is_free && is_clear && is_like).then(|| found(shape, row, form_row, cell, Fit::Near))
}

/// Whether a label has another row's whole label in it: two labels that ran together.
fn holds_another_label(shape: &Shape<'_>, label: &str, own: usize) -> bool {
    let is_held = |name: &String| name.chars().count() >= SHORT && label.contains(name.as_str());
    shape.rows.iter().enumerate().any(|(index, row)| index != own && row.names.iter().any(is_held))
}

/// The known rows before and after a row.
fn neighbours(known: &[Known], row: usize) -> [Option<&Known>; 2] {
    let before = known.iter().filter(|one| one.row < row).max_by_key(|one| one.row);
    let after = known.iter().filter(|one| one.row > row).min_by_key(|one| one.row);
    [before, after]
}

fn is_between(known: &[Known], row: usize, form_row: usize) -> bool {
    let [before, after] = neighbours(known, row);
    before.is_none_or(|before| before.form_row < form_row) && after.is_none_or(|after| form_row < after.form_row)
}

/// Whether the neighbours right before and right after are the form's.
fn is_beside(known: &[Known], row: usize, form_row: usize) -> bool {
    let [before, after] = neighbours(known, row);
    let follows = before.is_some_and(|before| before.form_row + 1 == form_row && before.row + 1 == row);
    let precedes = after.is_some_and(|after| form_row + 1 == after.form_row && row + 1 == after.row);
    follows && precedes
}
