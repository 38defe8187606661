//! What is proved of every value by the form's equations.
//!
//! A number that was read is *certain* or *checked* if every equation it takes part in holds, and if one of them would
//! fail were it another number; it is *derived* if it was not read and the equations allow no other; else it is
//! *doubtful*, or *missing*. Nothing is changed to make a sum come out.

mod derive;
mod open;

use std::collections::{BTreeMap, BTreeSet};

use super::algebra::{Checks, members};
use super::identify::Fit;
use super::number::Shown;
use super::table::TableRead;
use super::values::{Doubt, Reading};
use crate::report::form::{Equation, FigureId, Form, Value};
use crate::report::model::Figure;

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Its row and its column are known by the form's own words, and every equation it takes part in holds.
    Certain,
    /// Row or column are known by like words or by their order, and every equation it takes part in holds.
    Checked,
    /// It is not there, or cannot be read; the equations allow no other value.
    Derived,
    /// It is there, and an equation fails, or it can be read in more than one way, or may be another cell's.
    Doubtful,
    /// It is not there.
    Missing,
}

/// Why a value is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// What its cell looks like.
    Cell(Doubt),
    /// An equation it takes part in fails.
    Equation,
    /// No equation that is complete would notice if it were another.
    Unchecked,
    /// It can be read in these ways.
    Ways,
    /// It is no number.
    NoNumber,
    /// Its cell is blank.
    Blank,
    /// There is no cell for it.
    NoCell,
}

/// A value with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proven {
    /// How sure it is.
    pub proof: Proof,
    /// What it is taken for; none where it is doubtful or missing.
    pub figure: Option<Figure>,
    /// What its cell says, if that can be read in one way only, even if it is doubtful.
    pub as_printed: Option<Figure>,
    /// Every way to read a doubtful one.
    pub readings: Vec<String>,
    /// What the equations would allow for one that is not taken.
    pub allowed: Option<u64>,
    /// Why it is not taken.
    pub reason: Option<Reason>,
    /// Where it stands, as it was read.
    pub read: Option<Reading>,
}

/// What is known of the counts while they are being proved.
pub(crate) struct Figures<'a> {
    equations: Vec<&'a Equation>,
    /// The counts that were read and may be taken, if the equations hold.
    known: BTreeMap<FigureId, u64>,
    /// Those the equations give.
    derived: BTreeMap<FigureId, u64>,
    /// Of those, the blank cells for which they leave 0. That a cell is blank says the same by itself: so they stand
    /// for 0 where others are checked.
    blank_zeros: BTreeSet<FigureId>,
}

impl Figures<'_> {
    /// A count that was read or derived.
    fn count(&self, id: FigureId) -> Option<u64> {
        self.known.get(&id).or_else(|| self.derived.get(&id)).copied()
    }

    /// Whether an equation holds; none if a value of it is not known.
    fn holds(&self, equation: &Equation) -> Option<bool> {
        let sum = |side: &[FigureId]| side.iter().try_fold(0_u128, |sum, id| Some(sum + u128::from(self.count(*id)?)));
        Some(sum(&equation.sum)? == sum(&equation.equals)?)
    }

    /// Whether every equation over a value that can be weighed holds.
    fn all_hold(&self, id: FigureId) -> bool {
        let own = self.equations.iter().filter(|equation| members(equation).any(|member| member == id));
        own.into_iter().all(|equation| self.holds(equation) != Some(false))
    }
}

/// Proves every value of the form by what was read of its tables.
pub(crate) fn prove(form: &Form, tables: &[TableRead]) -> BTreeMap<FigureId, Proven> {
    let readings: BTreeMap<FigureId, Vec<&Reading>> = by_id(tables);
    let equations = form.equations.iter().collect();
    let known = known(form, &readings);
    let mut figures = Figures { equations, known, derived: BTreeMap::new(), blank_zeros: BTreeSet::new() };
    let opens: Vec<_> = tables.iter().flat_map(|table| &table.open).collect();
    derive::derive(&mut figures);
    let settled = open::settle(&mut figures, &opens);
    derive::derive(&mut figures);
    figures.blank_zeros = blank_zeros(&figures, &readings);
    let sure = Sure::new(&figures);
    let unread = unread_rows_beside_near_ones(form, tables);
    form.values()
        .map(|(id, value)| {
            let read = readings.get(&id).map_or(&[][..], Vec::as_slice);
            let is_counted = figures.equations.iter().any(|equation| members(equation).any(|member| member == id));
            let context = Context { form, figures: &figures, sure: &sure, settled: &settled };
            let proven = if is_counted {
                context.counted(id, read, unread.contains(&row_of(form, value)))
            } else {
                context.alone(id, read)
            };
            (id, proven)
        })
        .collect()
}

/// A value's table and row.
fn row_of(form: &Form, value: &Value) -> (usize, usize) {
    (value.table, form.tables[value.table].cells[value.cell].row)
}

/// The rows of which nothing was read, in tables with a row that is known by like words alone: what is left over for
/// one of them may be the other's.
fn unread_rows_beside_near_ones(form: &Form, tables: &[TableRead]) -> BTreeSet<(usize, usize)> {
    let read = tables.iter().flat_map(|table| {
        let open = table.open.iter().flat_map(|open| open.ids.iter().copied());
        table.readings.iter().map(|reading| reading.id).chain(open)
    });
    let read: BTreeSet<(usize, usize)> = read.map(|id| row_of(form, form.value(id))).collect();
    let all = form.values().map(|(_, value)| row_of(form, value));
    all.filter(|(table, row)| tables[*table].has_near_rows && !read.contains(&(*table, *row))).collect()
}

fn by_id(tables: &[TableRead]) -> BTreeMap<FigureId, Vec<&Reading>> {
    let mut readings: BTreeMap<FigureId, Vec<&Reading>> = BTreeMap::new();
    for reading in tables.iter().flat_map(|table| &table.readings) {
        readings.entry(reading.id).or_default().push(reading);
    }
    readings
}

/// The counts that were read in one way only, and without doubt of whose they are.
fn known(form: &Form, readings: &BTreeMap<FigureId, Vec<&Reading>>) -> BTreeMap<FigureId, u64> {
    let count = |(id, read): (&FigureId, &Vec<&Reading>)| {
        let [reading] = read[..] else { return None };
        let is_count = matches!(reading.shown.figure(form.value(*id)), Some(Figure::Count(_)));
        let count = reading.shown.count().filter(|_| reading.doubt.is_none() && is_count)?;
        Some((*id, count))
    };
    readings.iter().filter_map(count).collect()
}

/// The cells that are there and blank, and for which the equations leave 0: both say the same.
fn blank_zeros(figures: &Figures<'_>, readings: &BTreeMap<FigureId, Vec<&Reading>>) -> BTreeSet<FigureId> {
    let is_blank = |id: &FigureId| {
        let [reading] = readings.get(id).map_or(&[][..], Vec::as_slice) else { return false };
        reading.shown == Shown::Blank && reading.doubt.is_none() && reading.fit < Fit::Near
    };
    let zeros = figures.derived.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id);
    zeros.filter(|id| is_blank(id) && figures.all_hold(*id)).collect()
}

/// The values that must be right, if no more than one was misread.
///
/// They are those whose error would show in some equation, or in a sum of equations, by itself; and all that follows
/// from them: the last value of an equation whose others are sure, and 0 for all of one side if the other comes to 0,
/// for no count is less.
struct Sure(BTreeSet<FigureId>);

impl Sure {
    fn new(figures: &Figures<'_>) -> Self {
        let holds = |equation: &&Equation| figures.holds(equation) == Some(true);
        let complete: Vec<&Equation> = figures.equations.iter().copied().filter(holds).collect();
        let is_unknown = |id: FigureId| !figures.known.contains_key(&id) && !figures.blank_zeros.contains(&id);
        let checks = Checks::new(&complete, is_unknown);
        let is_noticed = |id: &FigureId| figures.all_hold(*id) && checks.would_notice(&complete, *id);
        let noticed = figures.known.keys().copied().filter(is_noticed);
        let mut sure = Self(noticed.chain(figures.blank_zeros.iter().copied()).collect());
        loop {
            let follow = complete.iter().flat_map(|equation| sure.follow(figures, equation));
            let new: Vec<FigureId> = follow.filter(|id| figures.all_hold(*id)).collect();
            if new.is_empty() {
                return sure;
            }
            sure.0.extend(new);
        }
    }

    fn has(&self, id: FigureId) -> bool {
        self.0.contains(&id)
    }

    /// The values of an equation that holds which are right because others are.
    fn follow(&self, figures: &Figures<'_>, equation: &Equation) -> Vec<FigureId> {
        let unsure: Vec<FigureId> = members(equation).filter(|id| !self.has(*id)).collect();
        let is_sure = |side: &[FigureId]| side.iter().all(|id| self.has(*id));
        let is_zero = members(equation).all(|id| figures.count(id) == Some(0));
        let is_one_sided = is_sure(&equation.sum) || is_sure(&equation.equals);
        if unsure.len() == 1 || is_zero && is_one_sided { unsure } else { Vec::new() }
    }
}

/// What a value's proof looks at.
struct Context<'a> {
    form: &'a Form,
    figures: &'a Figures<'a>,
    sure: &'a Sure,
    settled: &'a BTreeMap<FigureId, open::Settled>,
}

impl Context<'_> {
    /// A value that no equation is over: it is what its cell says, where row and column are known by the form's words.
    fn alone(&self, id: FigureId, read: &[&Reading]) -> Proven {
        let [reading] = read else { return self.not_taken(id, read) };
        let figure = reading.shown.figure(self.form.value(id));
        match figure {
            Some(figure) if reading.doubt.is_none() && reading.fit == Fit::Exact => taken(Proof::Certain, figure, read),
            Some(figure) if reading.doubt.is_none() => taken(Proof::Checked, figure, read),
            _ => self.not_taken(id, read),
        }
    }

    /// A value that takes part in equations.
    fn counted(&self, id: FigureId, read: &[&Reading], may_be_another: bool) -> Proven {
        if let Some(count) = self.figures.known.get(&id).filter(|_| self.sure.has(id)) {
            let is_exact = read.first().is_some_and(|reading| reading.fit == Fit::Exact);
            let proof = if is_exact { Proof::Certain } else { Proof::Checked };
            let settled = self.settled.get(&id).map(|settled| &settled.reading);
            let read: Vec<&Reading> = read.iter().copied().chain(settled).collect();
            return taken(proof, Figure::Count(*count), &read);
        }
        let Some(count) = self.figures.derived.get(&id) else { return self.not_taken(id, read) };
        if self.figures.blank_zeros.contains(&id) || self.sure.has(id) && !may_be_another {
            let settled = self.settled.get(&id);
            let read: Vec<&Reading> = read.iter().copied().chain(settled.map(|settled| &settled.reading)).collect();
            return taken(Proof::Derived, Figure::Count(*count), &read);
        }
        self.not_taken(id, read)
    }

    fn not_taken(&self, id: FigureId, read: &[&Reading]) -> Proven {
        let value = self.form.value(id);
        let settled = self.settled.get(&id);
        let mut readings: Vec<String> =
            read.iter().filter_map(|reading| reading.shown.figure(value)).map(|figure| figure.to_string()).collect();
        readings.extend(settled.iter().flat_map(|settled| settled.readings.iter().map(ToString::to_string)));
        readings.dedup();
        let reason = self.reason(id, read);
        let is_there = !readings.is_empty() || matches!(reason, Reason::NoNumber | Reason::Ways);
        let printed = match read {
            [reading] if !matches!(reason, Reason::Cell(_)) => reading.shown.figure(value),
            _ => None,
        };
        Proven {
            proof: if is_there { Proof::Doubtful } else { Proof::Missing },
            figure: None,
            as_printed: printed,
            readings,
            allowed: self.figures.derived.get(&id).copied(),
            reason: Some(reason),
            read: read.first().copied().cloned().or_else(|| settled.map(|settled| settled.reading.clone())),
        }
    }

    fn reason(&self, id: FigureId, read: &[&Reading]) -> Reason {
        let Some(reading) = read.first() else {
            return if self.settled.contains_key(&id) { Reason::Ways } else { Reason::NoCell };
        };
        match (&reading.doubt, &reading.shown) {
            (Some(doubt), _) => Reason::Cell(*doubt),
            (None, Shown::Blank) => Reason::Blank,
            (None, Shown::Words) => Reason::NoNumber,
            (None, Shown::Number { .. }) if reading.shown.figure(self.form.value(id)).is_none() => Reason::NoNumber,
            (None, Shown::Number { .. }) if !self.figures.all_hold(id) => Reason::Equation,
            (None, Shown::Number { .. }) => Reason::Unchecked,
        }
    }
}

fn taken(proof: Proof, figure: Figure, read: &[&Reading]) -> Proven {
    let read = read.first().copied().cloned();
    let as_printed = Some(figure.clone());
    Proven { proof, figure: Some(figure), as_printed, readings: Vec::new(), allowed: None, reason: None, read }
}
