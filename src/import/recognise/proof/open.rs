//! Rows that may be read in more than one way: the ways that no equation rules out.

use std::collections::BTreeMap;

use super::Figures;
use crate::import::recognise::algebra::members;
use crate::import::recognise::identify::Fit;
use crate::import::recognise::number::Shown;
use crate::import::recognise::values::{Open, Reading};
use crate::report::form::{Equation, FigureId};

/// What the ways that are left say of a value.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    /// Every count it may be.
    pub readings: Vec<u64>,
    /// Where its row stands, and its words.
    pub reading: Reading,
}

/// How many steps the search for ways that fit each other may take.
const MOST_STEPS: usize = 20_000;

type Way = Vec<Option<u64>>;

/// Finds the ways to read open rows that fit what is known and each other, and adds the values that all of them agree
/// on to what is known, or derived.
pub(super) fn settle(figures: &mut Figures<'_>, opens: &[&Open]) -> BTreeMap<FigureId, Settled> {
    let mut ways: Vec<(&Open, Vec<Way>)> = opens.iter().map(|open| (*open, fitting(figures, open))).collect();
    // Rows with fewer ways first: they settle what the others may be.
    ways.sort_by_key(|(_, ways)| ways.len());
    let (opens, ways): (Vec<&Open>, Vec<Vec<Way>>) = ways.into_iter().unzip();
    let opens = &opens[..];
    let joint = search(figures, opens, &ways);
    let mut settled = BTreeMap::new();
    for (index, open) in opens.iter().enumerate() {
        let left = joint.as_ref().map_or(&ways[index], |joint| &joint[index]);
        for (field, id) in open.ids.iter().enumerate() {
            settled.insert(*id, of_field(open, field, *id, left));
            let mut counts: Vec<Option<u64>> = left.iter().map(|way| way[field]).collect();
            counts.dedup();
            let is_proved = joint.is_some() && every_column_holds(figures, opens, *id);
            if let ([Some(count)], true, None) = (&counts[..], is_proved, figures.count(*id)) {
                // What is read as it stands is weighed as any number that is read; what is lost is derived.
                if open.is_whole {
                    figures.known.insert(*id, *count);
                } else {
                    figures.derived.insert(*id, *count);
                }
            }
        }
    }
    settled
}

fn of_field(open: &Open, field: usize, id: FigureId, left: &[Way]) -> Settled {
    let mut readings: Vec<u64> = left.iter().filter_map(|way| way[field]).collect();
    readings.sort_unstable();
    readings.dedup();
    let shown = Shown::Words;
    let (raw, place) = (open.raw.clone(), open.place.clone());
    let reading = Reading { id, shown, raw, place, fit: Fit::Near, doubt: None };
    Settled { readings, reading }
}

fn own_equations(figures: &Figures<'_>, id: FigureId) -> Vec<usize> {
    let is_own = |equation: &Equation| members(equation).any(|member| member == id);
    figures.equations.iter().enumerate().filter(|(_, equation)| is_own(equation)).map(|(index, _)| index).collect()
}

/// Whether every equation over a value has all its values known or in rows that are being settled.
fn every_column_holds(figures: &Figures<'_>, opens: &[&Open], id: FigureId) -> bool {
    let is_there = |id: FigureId| figures.count(id).is_some() || opens.iter().any(|open| open.ids.contains(&id));
    own_equations(figures, id).into_iter().all(|index| members(figures.equations[index]).all(is_there))
}

/// The ways to read one row that fit what is known and the equations of the row itself, with what those add.
fn fitting(figures: &Figures<'_>, open: &Open) -> Vec<Way> {
    let fits_known = |way: &Way| {
        way.iter()
            .zip(&open.ids)
            .all(|(count, id)| count.is_none() || figures.count(*id).is_none_or(|known| *count == Some(known)))
    };
    let filled = |way: &Way| -> Way {
        way.iter().zip(&open.ids).map(|(count, id)| count.or_else(|| figures.count(*id))).collect()
    };
    let mut fitting = Vec::new();
    for way in open.ways.iter().filter(|way| fits_known(way)) {
        if let Some(way) = completed(figures, open, &filled(way)).filter(fits_known)
            && !fitting.contains(&way)
        {
            fitting.push(way);
        }
    }
    fitting
}

/// A way with what the row's own equations add to it; none if one of them fails.
fn completed(figures: &Figures<'_>, open: &Open, way: &Way) -> Option<Way> {
    let mut way = way.clone();
    let place = |id: &FigureId| open.ids.iter().position(|own| own == id);
    for equation in &figures.equations {
        let Some(sum) = equation.sum.iter().map(place).collect::<Option<Vec<usize>>>() else { continue };
        let Some(equals) = equation.equals.iter().map(place).collect::<Option<Vec<usize>>>() else { continue };
        let total = |way: &Way, side: &[usize]| side.iter().filter_map(|at| way[*at]).map(u128::from).sum::<u128>();
        let lacking = |side: &[usize]| side.iter().copied().filter(|at| way[*at].is_none()).collect::<Vec<_>>();
        let (left, right) = (total(&way, &sum), total(&way, &equals));
        match (&lacking(&sum)[..], &lacking(&equals)[..]) {
            ([], []) if left != right => return None,
            ([], []) => {}
            ([one], []) => way[*one] = Some(u64::try_from(right.checked_sub(left)?).ok()?),
            ([], [one]) => way[*one] = Some(u64::try_from(left.checked_sub(right)?).ok()?),
            (_, []) if left > right => return None,
            _ => {}
        }
    }
    Some(way)
}

/// For each row the ways that are part of some choice for all rows that every equation allows; none if there are too
/// many choices to look at, or no choice at all.
fn search(figures: &Figures<'_>, opens: &[&Open], ways: &[Vec<Way>]) -> Option<Vec<Vec<Way>>> {
    let mut search =
        Search { figures, opens, ways, chosen: Vec::new(), kept: Vec::new(), steps: 0, at: BTreeMap::new() };
    search.kept = ways.iter().map(|ways| vec![false; ways.len()]).collect();
    for (row, open) in opens.iter().enumerate() {
        search.at.extend(open.ids.iter().enumerate().map(|(field, id)| (*id, (row, field))));
    }
    search.descend();
    if search.steps > MOST_STEPS || search.kept.iter().any(|kept| !kept.contains(&true)) {
        return None;
    }
    let left = ways
        .iter()
        .zip(&search.kept)
        .map(|(ways, kept)| ways.iter().zip(kept).filter(|(_, kept)| **kept).map(|(way, _)| way.clone()).collect());
    Some(left.collect())
}

struct Search<'a> {
    figures: &'a Figures<'a>,
    opens: &'a [&'a Open],
    ways: &'a [Vec<Way>],
    chosen: Vec<usize>,
    kept: Vec<Vec<bool>>,
    steps: usize,
    /// The row and field of each value that is open.
    at: BTreeMap<FigureId, (usize, usize)>,
}

impl Search<'_> {
    fn descend(&mut self) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let row = self.chosen.len();
        if row == self.opens.len() {
            for (row, way) in self.chosen.iter().enumerate() {
                self.kept[row][*way] = true;
            }
            return;
        }
        for way in 0..self.ways[row].len() {
            self.chosen.push(way);
            if self.is_allowed() {
                self.descend();
            }
            self.chosen.pop();
        }
    }

    /// Whether no equation over the row chosen last fails.
    fn is_allowed(&self) -> bool {
        let last = &self.opens[self.chosen.len() - 1].ids;
        let touches = |equation: &&&Equation| members(equation).any(|id| last.contains(&id));
        self.figures.equations.iter().filter(touches).all(|equation| self.may_hold(equation))
    }

    /// Whether an equation holds, or may still hold when its other rows are chosen.
    fn may_hold(&self, equation: &Equation) -> bool {
        let side = |side: &[FigureId]| {
            let counts = side.iter().map(|id| self.count(*id));
            counts.fold((0_u128, true), |(sum, whole), count| {
                (sum + u128::from(count.unwrap_or_default()), whole && count.is_some())
            })
        };
        let ((left, left_is_whole), (right, right_is_whole)) = (side(&equation.sum), side(&equation.equals));
        match (left_is_whole, right_is_whole) {
            (true, true) => left == right,
            (true, false) => left >= right,
            (false, true) => left <= right,
            (false, false) => true,
        }
    }

    fn count(&self, id: FigureId) -> Option<u64> {
        let of_way = || {
            let (row, field) = self.at.get(&id)?;
            self.ways[*row][*self.chosen.get(*row)?][*field]
        };
        self.figures.count(id).or_else(of_way)
    }
}
