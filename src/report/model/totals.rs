//! Totals that were left out.

use super::Figure;
use super::object::Reading;
use crate::report::finding::{Finding, Path};
use crate::report::form::{Equation, FigureId, Form};

/// A report's values with every total that was left out computed through the form's equations.
///
/// Which of two equations gives a total does not matter: the other is checked like any.
pub(super) fn complete(reading: &mut Reading<'_>, form: &Form, mut values: Vec<Option<Figure>>) -> Vec<Option<Figure>> {
    let mut overflowed = Vec::new();
    loop {
        let mut changed = false;
        for equation in &form.equations {
            let Some((total, terms)) = computable(equation, &values) else { continue };
            if overflowed.contains(&total) {
                continue;
            }
            changed = true;
            match terms.iter().try_fold(0_u64, |sum, term| sum.checked_add(*term)) {
                Some(sum) => values[total.index()] = Some(Figure::Count(sum)),
                None => overflowed.push(total),
            }
        }
        if !changed {
            break;
        }
    }
    for id in &overflowed {
        let message = format!("{}：各项之和太大，超过 {}", form.labels(*id), u64::MAX);
        let finding = Finding::error("total-overflow", path_of(form, *id), message);
        reading.push(finding.help("请检查各项的数目，是不是多写了几位"));
    }
    if reading.is_clean() {
        tell_missing(reading, form, &values);
    }
    values
}

/// The total of an equation that lacks only it, and the terms that make it.
fn computable(equation: &Equation, values: &[Option<Figure>]) -> Option<(FigureId, Vec<u64>)> {
    let [total] = equation.equals[..] else { return None };
    if values[total.index()].is_some() {
        return None;
    }
    let term = |id: &FigureId| match values[id.index()] {
        Some(Figure::Count(count)) => Some(count),
        _ => None,
    };
    Some((total, equation.sum.iter().map(term).collect::<Option<_>>()?))
}

/// A total that no equation could give, though nothing else is wrong.
fn tell_missing(reading: &mut Reading<'_>, form: &Form, values: &[Option<Figure>]) {
    for (id, _) in form.values().filter(|(id, _)| values[id.index()].is_none()) {
        let message = format!("没有填：{}", form.labels(id));
        reading.missing(path_of(form, id), &message, "这一格算不出来，请填写");
    }
}

fn path_of(form: &Form, id: FigureId) -> Path {
    Path::from(form.value(id).path.clone())
}
