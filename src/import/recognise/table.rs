//! One table of the form, read from a grid.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::value_text;
use super::columns;
use super::identify::{self, Fit, Known};
use super::number::Shown;
use super::shape::Shape;
use super::sheet::Sheet;
use super::values::{self, Doubt, Open, Reading, Row, RowRead};
use crate::import::original::Place;
use crate::report::form::FigureId;

/// What was read of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableRead {
    /// The values that have a cell.
    pub readings: Vec<Reading>,
    /// The rows that may be read in more than one way.
    pub open: Vec<Open>,
    /// Rows of numbers that are no row of the form.
    pub strays: Vec<(Place, String)>,
    /// Rows whose label is in other words: where, their label, and the form's.
    pub other_words: Vec<(Place, String, String)>,
    /// Whether a row is known by a label that is only like the form's.
    pub has_near_rows: bool,
}

/// Reads a table of the form from a grid that shows it.
pub(crate) fn read(shape: &Shape<'_>, sheet: &Sheet) -> TableRead {
    let rows = identify_rows(shape, sheet);
    let is_known = |row: usize| rows.known.iter().any(|known| known.row == row);
    let is_head = |row: usize| !is_known(row) && !sheet.has_number(row);
    let filled = |known: &Known| {
        sheet
            .row(known.row)
            .filter(|(cell, _)| cell.column > known.label_column && !value_text(cell).is_empty())
            .count()
    };
    let most = rows.known.iter().map(filled).max().unwrap_or_default();
    let mut read = TableRead { strays: strays(sheet, &rows), ..TableRead::default() };
    for known in &rows.known {
        let form_row = &shape.rows[known.form_row];
        let columns = columns::find(form_row, sheet, known.row, &is_head);
        let from = if form_row.names.is_empty() { 0 } else { known.label_column + 1 };
        let row = Row { of: form_row, sheet, at: known.row, from, fit: known.fit, most };
        match values::read(&row, &columns) {
            RowRead::Fixed(readings) => read.readings.extend(readings),
            RowRead::Open(open) => read.open.push(open),
        }
        read.has_near_rows |= known.fit == Fit::Near;
        if let Some(words) = &known.other_words {
            read.other_words.push((sheet.place(known.row), words.clone(), form_row.label.clone()));
        }
    }
    read.settle_twice();
    if !shape.has_equations() {
        read.trust_only_exact();
    }
    read
}

fn strays(sheet: &Sheet, rows: &identify::Rows) -> Vec<(Place, String)> {
    rows.strays.iter().map(|row| (sheet.place(*row), sheet.words(*row))).collect()
}

/// The known rows of a table; of one without labels the only row of numbers below its heads.
fn identify_rows(shape: &Shape<'_>, sheet: &Sheet) -> identify::Rows {
    if !shape.rows.iter().all(|row| row.names.is_empty()) {
        return identify::identify(shape, sheet);
    }
    let heads = |row: usize| {
        let own = sheet.row(row).map(|(cell, _)| super::fold::fold(&super::cell::text(cell)));
        own.filter(|words| shape.words.contains(words)).count() > 1
    };
    let last_head = (0..sheet.height()).rev().find(|row| !sheet.has_number(*row) && heads(*row));
    let below: Vec<usize> = last_head.map_or(Vec::new(), |last| {
        let filled = |row: &usize| sheet.row(*row).any(|(cell, _)| cell.row == *row && !value_text(cell).is_empty());
        (last + 1..sheet.height()).filter(filled).take_while(|row| is_of_values(sheet, *row)).collect()
    });
    let known = |row: &usize| Known { row: *row, form_row: 0, label_column: 0, fit: Fit::Exact, other_words: None };
    match &below[..] {
        [row] => identify::Rows { known: vec![known(row)], strays: Vec::new() },
        _ => identify::Rows { known: below.iter().map(known).collect(), strays: Vec::new() },
    }
}

/// Whether a row is of numbers and blanks alone.
fn is_of_values(sheet: &Sheet, row: usize) -> bool {
    let own: Vec<&Shown> = sheet.row(row).map(|(_, shown)| shown).collect();
    let numbers = own.iter().filter(|shown| shown.is_number()).count();
    numbers * 2 > own.len()
}

impl TableRead {
    /// Of values that are there twice keeps one, if both say the same; else both are doubtful.
    fn settle_twice(&mut self) {
        let mut by_id: BTreeMap<FigureId, Vec<Reading>> = BTreeMap::new();
        for reading in self.readings.drain(..) {
            by_id.entry(reading.id).or_default().push(reading);
        }
        for (_, mut readings) in by_id {
            let is_same = readings.windows(2).all(|pair| pair[0].shown == pair[1].shown);
            if is_same {
                readings.sort_by_key(|reading| (reading.doubt.is_some(), reading.fit));
                readings.truncate(1);
            } else {
                for reading in &mut readings {
                    reading.doubt = Some(Doubt::Twice);
                }
            }
            self.readings.extend(readings);
        }
        let open: Vec<Open> = std::mem::take(&mut self.open);
        for one in open {
            let is_twice = self.readings.iter().any(|reading| one.ids.contains(&reading.id))
                || self.open.iter().any(|other| other.ids == one.ids);
            if is_twice {
                self.doubt_twice(&one.ids);
            } else {
                self.open.push(one);
            }
        }
    }

    fn doubt_twice(&mut self, ids: &[FigureId]) {
        self.open.retain(|other| other.ids != ids);
        let own = self.readings.iter_mut().filter(|reading| ids.contains(&reading.id));
        for reading in own {
            reading.doubt = Some(Doubt::Twice);
        }
    }

    /// Without equations nothing would show that a value is another's: rows must be known by the form's own words.
    fn trust_only_exact(&mut self) {
        for reading in &mut self.readings {
            if reading.fit == Fit::Near && reading.doubt.is_none() {
                reading.doubt = Some(Doubt::Label);
            }
        }
        self.open.clear();
    }

    /// Whether some value is in both.
    pub fn shares_rows_with(&self, other: &Self) -> bool {
        let ids = |read: &Self| -> BTreeSet<FigureId> {
            let open = read.open.iter().flat_map(|open| open.ids.iter().copied());
            read.readings.iter().map(|reading| reading.id).chain(open).collect()
        };
        !ids(self).is_disjoint(&ids(other))
    }

    /// Joins what a second table of the same kind says.
    pub fn join(&mut self, other: Self) {
        self.readings.extend(other.readings);
        self.open.extend(other.open);
        self.strays.extend(other.strays);
        self.other_words.extend(other.other_words);
        self.has_near_rows |= other.has_near_rows;
        self.settle_twice();
    }
}
