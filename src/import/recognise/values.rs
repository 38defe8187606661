//! The values of one row, each from its cell.

use super::cell::{text, value_text};
use super::columns::Columns;
use super::identify::Fit;
use super::number::Shown;
use super::shape::FormRow;
use super::sheet::Sheet;
use crate::import::original::{Cell, Place};
use crate::report::form::FigureId;

/// What was read for a value, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The form's value.
    pub id: FigureId,
    /// What its cell says.
    pub shown: Shown,
    /// The cell's words as they stand.
    pub raw: String,
    /// Where it stands.
    pub place: Place,
    /// How well row and column are known.
    pub fit: Fit,
    /// Why it cannot be taken, whatever the equations say.
    pub doubt: Option<Doubt>,
}

/// Why a number that is there is not surely its cell's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Its cell goes over others.
    Merged,
    /// Its row has fewer or more cells than there are heads.
    Count,
    /// The heads are not found.
    Heads,
    /// No equation is over its table, and its label is in other words.
    Label,
    /// Its row or table is there twice, with other values.
    Twice,
}

/// A row whose numbers may stand for more than one thing: fewer numbers than fields, or digits without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    /// The fields, from the left.
    pub ids: Vec<FigureId>,
    /// Every way to read it; none where a way leaves a field open.
    pub ways: Vec<Vec<Option<u64>>>,
    /// Whether every digit of it is there: then no field of it is lost.
    pub is_whole: bool,
    /// The words as they stand.
    pub raw: String,
    /// Where it stands.
    pub place: Place,
}

/// What was read of a row.
#[derive(Debug)]
pub(crate) enum RowRead {
    /// A value for each field, as far as there are cells.
    Fixed(Vec<Reading>),
    /// Several ways to read it.
    Open(Open),
}

/// A row that is known, and where its values begin.
pub(crate) struct Row<'a> {
    pub of: &'a FormRow,
    pub sheet: &'a Sheet,
    /// Its number in the grid.
    pub at: usize,
    /// The first column behind its label.
    pub from: usize,
    pub fit: Fit,
    /// How many numbers the fullest row of its table has.
    pub most: usize,
}

/// Reads a row.
pub(crate) fn read(row: &Row<'_>, columns: &Columns) -> RowRead {
    if let Some(readings) = under_heads(row, columns).or_else(|| in_order(row, columns)).or_else(|| all_zero(row)) {
        return RowRead::Fixed(readings);
    }
    match with_losses(row, columns) {
        Some(open) => RowRead::Open(open),
        None => RowRead::Fixed(doubtful(row, columns)),
    }
}

impl Row<'_> {
    /// The cells behind the label.
    fn area(&self) -> impl Iterator<Item = (&Cell, &Shown)> {
        self.sheet.row(self.at).filter(|(cell, _)| cell.column >= self.from)
    }

    /// The cells behind the label that are not blank.
    fn filled(&self) -> Vec<(&Cell, &Shown)> {
        self.area().filter(|(cell, _)| !value_text(cell).is_empty()).collect()
    }

    fn reading(&self, field: usize, cell: &Cell, shown: &Shown, fit: Fit) -> Reading {
        let is_own = cell.rowspan == 1 && cell.row == self.at;
        Reading {
            id: self.of.fields[field].id,
            shown: shown.clone(),
            raw: text(cell),
            place: cell.place.clone(),
            fit: fit.max(self.fit),
            doubt: (!is_own).then_some(Doubt::Merged),
        }
    }

    fn ids(&self) -> Vec<FigureId> {
        self.of.fields.iter().map(|field| field.id).collect()
    }

    fn place(&self) -> Place {
        self.sheet.place(self.at)
    }
}

/// Each value under its head, if every number of the row is under one: a number that is not shows that the row or the
/// heads moved.
fn under_heads(row: &Row<'_>, columns: &Columns) -> Option<Vec<Reading>> {
    let located: Vec<(usize, std::ops::Range<usize>)> =
        columns.ranges.iter().enumerate().filter_map(|(field, range)| Some((field, range.clone()?))).collect();
    let first = located.first()?.1.start;
    let last = located.last()?.1.end;
    let in_order = located.windows(2).all(|pair| pair[0].1.end <= pair[1].1.start);
    if columns.is_ragged || !in_order || row.from > first || row.sheet.has_gap(row.at, first..last) {
        return None;
    }
    let mut readings = Vec::new();
    for (field, range) in &located {
        readings.push(under_head(row, *field, range)?);
    }
    for (cell, shown) in row.filled() {
        let is_under =
            located.iter().any(|(_, range)| cell.column < range.end && range.start < cell.column + cell.colspan);
        if !is_under {
            let field = lost_head(row, columns, &located, cell)?;
            readings.push(row.reading(field, cell, shown, Fit::Near));
        }
    }
    readings.sort_by_key(|reading| reading.id);
    Some(readings)
}

/// The one cell under a head that says something, else a blank one.
fn under_head(row: &Row<'_>, field: usize, range: &std::ops::Range<usize>) -> Option<Reading> {
    let is_under = |cell: &Cell| cell.column < range.end && range.start < cell.column + cell.colspan;
    let under: Vec<(&Cell, &Shown)> = row.area().filter(|(cell, _)| is_under(cell)).collect();
    let mut filled = under.iter().filter(|(cell, _)| !value_text(cell).is_empty());
    let (cell, shown) = match (filled.next(), filled.next()) {
        (Some(one), None) => one,
        (None, _) => under.first()?,
        // A number that was written into every place its cell goes over.
        (Some(one), Some(_)) if under.len() == range.len() && under.iter().all(|(_, shown)| *shown == one.1) => one,
        (Some(_), Some(_)) => return None,
    };
    let mut reading = row.reading(field, cell, shown, Fit::Exact);
    if cell.column < range.start || range.end < cell.column + cell.colspan {
        reading.doubt = Some(Doubt::Merged);
    }
    Some(reading)
}

/// The field of a column without a head: the only one that lacks between the fields on both sides, and only one column
/// there.
fn lost_head(
    row: &Row<'_>,
    columns: &Columns,
    located: &[(usize, std::ops::Range<usize>)],
    cell: &Cell,
) -> Option<usize> {
    let left = located.iter().rev().find(|(_, range)| range.end <= cell.column);
    let right = located.iter().find(|(_, range)| cell.column + cell.colspan <= range.start);
    let after = left.map_or(0, |(field, _)| field + 1);
    let before = right.map_or(columns.ranges.len(), |(field, _)| *field);
    let from = left.map_or(row.from, |(_, range)| range.end);
    let to = right.map_or(row.sheet.width(), |(_, range)| range.start);
    let others = row.area().filter(|(other, _)| other.column >= from && other.column < to).count();
    // At either end it must at least touch the heads.
    let touches =
        |range: &std::ops::Range<usize>| cell.column == range.end || cell.column + cell.colspan == range.start;
    let is_beside = left.is_some_and(|(_, range)| touches(range)) || right.is_some_and(|(_, range)| touches(range));
    (is_beside && before == after + 1 && others == 1).then_some(after)
}

/// The numbers in the order of the heads, if there are as many, or as many cells with blank ones among them.
fn in_order(row: &Row<'_>, columns: &Columns) -> Option<Vec<Reading>> {
    let sequence = columns.sequence.as_ref()?;
    let filled = row.filled();
    let is_whole = sequence.len() == row.of.fields.len();
    let is_short = !columns.is_ragged && row.most <= sequence.len();
    let readings = |cells: &[(&Cell, &Shown)]| {
        let pairs = sequence.iter().zip(cells);
        pairs.map(|(field, (cell, shown))| row.reading(*field, cell, shown, Fit::Ordered)).collect()
    };
    if (is_whole || is_short) && filled.len() == sequence.len() && no_cell_between_is_blank(row) {
        return Some(readings(&filled));
    }
    let cells = cells_of_fields(row)?;
    (is_whole && !filled.is_empty()).then(|| readings(&cells))
}

/// The cells behind the label, blank ones too, if there is one for each field; what a program adds behind for spans is
/// blank.
fn cells_of_fields<'r>(row: &'r Row<'_>) -> Option<Vec<(&'r Cell, &'r Shown)>> {
    let mut cells: Vec<(&Cell, &Shown)> = row.area().collect();
    let fields = row.of.fields.len();
    while cells.len() > fields && cells.pop_if(|(cell, _)| value_text(cell).is_empty()).is_some() {}
    let is_single = cells.iter().all(|(cell, _)| cell.colspan == 1 && cell.rowspan == 1);
    let has_no_gap = cells.windows(2).all(|pair| pair[0].0.column + 1 == pair[1].0.column);
    (fields > 1 && cells.len() == fields && is_single && has_no_gap).then_some(cells)
}

/// Whether what is blank stands before all numbers or behind them, as what spans leave.
fn no_cell_between_is_blank(row: &Row<'_>) -> bool {
    let filled = |(cell, _): &(&Cell, &Shown)| !value_text(cell).is_empty();
    let cells: Vec<(&Cell, &Shown)> = row.area().collect();
    let first = cells.iter().position(filled).unwrap_or_default();
    let last = cells.iter().rposition(filled).unwrap_or_default();
    cells.is_empty() || cells[first..=last].iter().all(filled)
}

/// As many zeros as there are fields: whatever the order of the columns is, each is 0.
fn all_zero(row: &Row<'_>) -> Option<Vec<Reading>> {
    let filled = row.filled();
    let fields = row.of.fields.len();
    let is_zero = fields > 1 && filled.len() == fields && filled.iter().all(|(_, shown)| shown.count() == Some(0));
    let readings =
        || filled.iter().enumerate().map(|(field, (cell, shown))| row.reading(field, cell, shown, Fit::Near));
    is_zero.then(|| readings().collect())
}

/// How many fields a row may have lost for the ways to read it to be looked at.
const MOST_LOST: usize = 2;

/// Every way in which the numbers of a row that has too few may stand for fields in their order.
fn with_losses(row: &Row<'_>, columns: &Columns) -> Option<Open> {
    let fields = row.of.fields.len();
    let sequence = columns.sequence.clone()?;
    let numbers: Option<Vec<u64>> = row.filled().iter().map(|(_, shown)| shown.count()).collect();
    let numbers = numbers.filter(|numbers| !numbers.is_empty() && numbers.len() < sequence.len())?;
    let is_single = row.filled().iter().all(|(cell, _)| cell.rowspan == 1 && cell.colspan == 1);
    if sequence.len() - numbers.len() > MOST_LOST || !is_single || fields < 3 {
        return None;
    }
    let ways = choose(&sequence, numbers.len()).into_iter().map(|chosen| {
        let mut way = vec![None; fields];
        for (field, number) in chosen.into_iter().zip(&numbers) {
            way[field] = Some(*number);
        }
        way
    });
    let ways = ways.collect();
    Some(Open { ids: row.ids(), ways, is_whole: false, raw: row.sheet.words(row.at), place: row.place() })
}

/// Every choice of so many elements, in their order.
fn choose(from: &[usize], count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = from.split_first() else { return Vec::new() };
    let with = choose(rest, count - 1).into_iter().map(|mut chosen| {
        chosen.insert(0, *first);
        chosen
    });
    with.chain(choose(rest, count)).collect()
}

/// What can be told of a row that cannot be read: its numbers in their order, each with a doubt.
fn doubtful(row: &Row<'_>, columns: &Columns) -> Vec<Reading> {
    let doubt = if columns.sequence.is_some() { Doubt::Count } else { Doubt::Heads };
    let filled = row.filled();
    let is_full = filled.len() == row.of.fields.len();
    let reading = |field: usize| {
        let cell = filled.get(field).filter(|_| is_full);
        let (shown, raw) =
            cell.map_or((Shown::Words, row.sheet.words(row.at)), |(cell, shown)| ((*shown).clone(), text(cell)));
        let id = row.of.fields[field].id;
        let place = cell.map_or_else(|| row.place(), |(cell, _)| cell.place.clone());
        Reading { id, shown, raw, place, fit: Fit::Near, doubt: Some(doubt) }
    };
    (0..row.of.fields.len()).map(reading).collect()
}
