//! Which columns of a grid are which fields of a row.
//!
//! A field is known by the head over it. Where the heads do not stand over the numbers (cells lost, spans lost, rows
//! that begin further left), only the order of the heads is used; where a head is lost, the column between two that are
//! known.

use std::ops::Range;

use super::shape::{Field, FormRow};
use super::sheet::Sheet;
use crate::import::original::Cell;

/// Where the heads of a row's fields are.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// The columns of the head of each field; none where it is not found, or more than once.
    pub ranges: Vec<Option<Range<usize>>>,
    /// The fields whose heads are found, in the order in which they stand; none if that is not the form's order.
    pub sequence: Option<Vec<usize>>,
    /// Whether the rows of heads have slots without a cell: then a head may stand over another's column.
    pub is_ragged: bool,
}

/// Finds the heads of a form's row over a row of the grid, in the nearest rows above that are no row of values.
pub(crate) fn find(form_row: &FormRow, sheet: &Sheet, row: usize, is_head: &dyn Fn(usize) -> bool) -> Columns {
    let Some(run) = nearest_heads(form_row, sheet, row, is_head) else { return Columns::default() };
    let mut heads: Vec<Head<'_>> = run.clone().flat_map(|row| sheet.folded_row(row)).collect();
    heads.sort_by_key(|(cell, _)| (cell.row, cell.column));
    heads.dedup_by_key(|(cell, _)| (cell.row, cell.column));
    let ranges: Vec<Option<Range<usize>>> =
        form_row.fields.iter().map(|field| range(form_row, field, &heads)).collect();
    let leaves = leaves(form_row, &heads);
    let begin = leaves.iter().map(|(cell, _)| cell.column).min().unwrap_or_default();
    let end = leaves.iter().map(|(cell, _)| cell.column + cell.colspan).max().unwrap_or_default();
    let is_ragged = run.into_iter().any(|row| sheet.has_gap(row, begin..end));
    Columns { ranges, sequence: sequence(form_row, leaves), is_ragged }
}

/// The nearest rows above that have heads of the row's fields.
fn nearest_heads(
    form_row: &FormRow,
    sheet: &Sheet,
    row: usize,
    is_head: &dyn Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let has_leaf =
        |row: usize| sheet.folded_row(row).any(|(cell, folded)| cell.row == row && is_leaf(form_row, folded));
    let last = (0..row).rev().find(|row| is_head(*row) && has_leaf(*row))?;
    let first = (0..=last).rev().take_while(|row| is_head(*row)).last()?;
    Some(first..last + 1)
}

/// A cell over the values, and its folded words.
type Head<'s> = (&'s Cell, &'s str);

fn is_leaf(form_row: &FormRow, folded: &str) -> bool {
    form_row.fields.iter().any(|field| field.is_under(folded))
}

fn leaves<'s>(form_row: &FormRow, heads: &[Head<'s>]) -> Vec<Head<'s>> {
    heads.iter().copied().filter(|(_, folded)| is_leaf(form_row, folded)).collect()
}

/// The columns of a field's head: the one cell that says so; of several the one under the head that is over it.
fn range(form_row: &FormRow, field: &Field, heads: &[Head<'_>]) -> Option<Range<usize>> {
    let own = heads.iter().filter(|(_, folded)| field.is_under(folded));
    let mut found: Vec<&Cell> = own.map(|(cell, _)| *cell).collect();
    let is_shared = form_row.fields.iter().filter(|other| other.heads == field.heads).count() > 1;
    if is_shared {
        let parent = field.parent.as_ref()?;
        let is_over = |cell: &Cell| {
            heads.iter().any(|(over, folded)| {
                over.row < cell.row
                    && over.column <= cell.column
                    && cell.column + cell.colspan <= over.column + over.colspan
                    && folded == parent
            })
        };
        found.retain(|cell| is_over(cell));
    }
    let [cell] = found[..] else { return None };
    Some(cell.column..cell.column + cell.colspan)
}

/// The fields of the heads from the left, if they can be told from their order alone.
fn sequence(form_row: &FormRow, leaves: Vec<Head<'_>>) -> Option<Vec<usize>> {
    if is_read_row_by_row(form_row, &leaves) {
        return Some((0..form_row.fields.len()).collect());
    }
    from_the_left(form_row, leaves)
}

/// Whether the heads, read row by row, are those of the form, each once and in its order: without spans, the heads of
/// the second row stand anywhere below those of the first.
fn is_read_row_by_row(form_row: &FormRow, leaves: &[Head<'_>]) -> bool {
    let mut fields: Vec<usize> = (0..form_row.fields.len()).collect();
    fields.sort_by_key(|field| (form_row.fields[*field].head_row, *field));
    fields.len() == leaves.len()
        && fields.iter().zip(leaves).all(|(field, (_, folded))| form_row.fields[*field].is_under(folded))
}

fn from_the_left(form_row: &FormRow, mut leaves: Vec<Head<'_>>) -> Option<Vec<usize>> {
    leaves.sort_by_key(|(cell, _)| (cell.column, cell.row));
    let names: Vec<&str> = leaves.iter().map(|(_, folded)| *folded).collect();
    let fits = |field: usize, name: &str| form_row.fields[field].is_under(name);
    let count = form_row.fields.len();
    let mut earliest = Vec::new();
    for name in &names {
        let from = earliest.last().map_or(0, |last| last + 1);
        earliest.push((from..count).find(|field| fits(*field, name))?);
    }
    let mut latest = Vec::new();
    for name in names.iter().rev() {
        let to = latest.last().map_or(count, |last| *last);
        latest.push((0..to).rev().find(|field| fits(*field, name))?);
    }
    latest.reverse();
    (!names.is_empty() && earliest == latest).then_some(earliest)
}
