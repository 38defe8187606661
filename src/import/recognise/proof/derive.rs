//! The values that the equations leave no choice of.

use std::collections::{BTreeMap, BTreeSet};

use super::Figures;
use crate::import::recognise::algebra::members;
use crate::report::form::{Equation, FigureId};

/// Adds what follows from what is known until nothing more does: the only unknown of an equation; and 0 for all
/// unknowns of one side, if the rest of that side already comes to the other. What two equations say differently is not
/// added.
pub(super) fn derive(figures: &mut Figures<'_>) {
    let mut contradicted = BTreeSet::new();
    loop {
        let found = round(figures, &contradicted);
        if found.is_empty() {
            return;
        }
        for (id, counts) in found {
            match counts.iter().next() {
                Some(count) if counts.len() == 1 => {
                    figures.derived.insert(id, *count);
                }
                _ => {
                    contradicted.insert(id);
                }
            }
        }
    }
}

/// What equations say of values.
type Found = BTreeMap<FigureId, BTreeSet<u64>>;

fn round(figures: &Figures<'_>, contradicted: &BTreeSet<FigureId>) -> Found {
    let mut found = Found::new();
    for equation in &figures.equations {
        for (id, count) in follows(figures, equation) {
            if !contradicted.contains(&id) {
                found.entry(id).or_default().insert(count);
            }
        }
    }
    found
}

/// What one equation says of its unknown values.
fn follows(figures: &Figures<'_>, equation: &Equation) -> Vec<(FigureId, u64)> {
    let unknown =
        |side: &[FigureId]| side.iter().copied().filter(|id| figures.count(*id).is_none()).collect::<Vec<_>>();
    let sum = |side: &[FigureId]| side.iter().filter_map(|id| figures.count(*id)).map(u128::from).sum::<u128>();
    debug_assert!(members(equation).count() > 1, "an equation has two sides");
    let (left, right) = (unknown(&equation.sum), unknown(&equation.equals));
    let (unknown, own, other) = match (left.is_empty(), right.is_empty()) {
        (false, true) => (left, sum(&equation.sum), sum(&equation.equals)),
        (true, false) => (right, sum(&equation.equals), sum(&equation.sum)),
        _ => return Vec::new(),
    };
    let Some(rest) = other.checked_sub(own).and_then(|rest| u64::try_from(rest).ok()) else { return Vec::new() };
    match &unknown[..] {
        [id] => vec![(*id, rest)],
        ids if rest == 0 => ids.iter().map(|id| (*id, 0)).collect(),
        _ => Vec::new(),
    }
}
