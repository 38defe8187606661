//! The common way of the equations (勾稽关系).

use super::{Findings, add_up};
use crate::report::finding::Path;
use crate::report::form::{Equation, FigureId, Form, Labels};
use crate::report::model::Report;

/// An equation that does not hold.
pub(super) struct Unequal<'r> {
    form: &'r Form,
    equation: &'r Equation,
    /// What the left side adds up to.
    pub sum: u128,
    /// What the right side adds up to.
    pub equals: u128,
}

impl Unequal<'_> {
    /// The form's words around the first value of the right side: the total, where there is one.
    pub fn labels(&self) -> Labels<'_> {
        self.form.labels(self.equation.equals[0])
    }

    /// The form's words around the values of the left side.
    pub fn terms(&self) -> impl Iterator<Item = Labels<'_>> {
        self.equation.sum.iter().map(|id| self.form.labels(*id))
    }

    /// `应当相等，相差 1 件`.
    pub fn difference(&self) -> String {
        format!("应当相等，相差 {} 件", self.sum.abs_diff(self.equals))
    }
}

/// Adds a finding for every equation of a rule that does not hold, in the words of `describe`.
///
/// The finding is about the first value of the right side; all other values of the equation take part.
pub(super) fn check(report: &Report, findings: &mut Findings, rule: &str, describe: impl Fn(&Unequal<'_>) -> String) {
    let form = report.form();
    for equation in form.equations(rule) {
        let (sum, equals) = (add_up(report, &equation.sum), add_up(report, &equation.equals));
        if sum == equals {
            continue;
        }
        let message = describe(&Unequal { form, equation, sum, equals });
        let path = |id: &FigureId| Path::from(form.value(*id).path.clone());
        let finding = findings.of_rule(path(&equation.equals[0]), message);
        let related = equation.equals[1..].iter().chain(&equation.sum).map(path);
        findings.push(finding.related(related).help("请核对有关各格的数，改正填错的一格"));
    }
}

/// The innermost head of a value's column (`商业企业`).
pub(super) fn column<'a>(labels: &Labels<'a>) -> &'a str {
    labels.column.last().copied().unwrap_or_default()
}
