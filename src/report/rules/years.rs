//! The common way of the equations between two years.

use super::{Context, add_up};
use crate::report::finding::Path;
use crate::report::form::{FigureId, Labels, YearEquation};
use crate::report::model::Report;

/// An equation between two years that does not hold.
pub(super) struct Unequal<'r> {
    report: &'r Report,
    /// The report of the year before.
    pub previous: &'r Report,
    /// The equation.
    pub equation: &'r YearEquation,
    /// What the report says.
    pub told: i128,
    /// What last year's report comes to.
    pub before: i128,
    /// What the value is to be.
    pub expected: i128,
}

impl<'r> Unequal<'r> {
    /// The equation, if it can be told that it does not hold.
    fn of(equation: &'r YearEquation, report: &'r Report, previous: &'r Report) -> Option<Self> {
        let (told, expected) = (equation.told(report)?, equation.expected(report, previous)?);
        let unequal = Self { report, previous, equation, told, before: equation.left_by(previous)?, expected };
        (told != expected).then_some(unequal)
    }

    /// The form's words around the value.
    pub fn labels(&self) -> Labels<'r> {
        self.report.form().labels(self.equation.value)
    }

    /// Where the value stands.
    pub fn path(&self) -> Path {
        self.path_of(self.equation.value)
    }

    /// Where this year's terms stand.
    pub fn terms(&self) -> impl Iterator<Item = Path> {
        self.equation.add.iter().chain(&self.equation.subtract).map(|id| self.path_of(*id))
    }

    /// The sum of some of this year's terms.
    pub fn sum(&self, ids: &[FigureId]) -> u128 {
        add_up(self.report, ids)
    }

    fn path_of(&self, id: FigureId) -> Path {
        Path::from(self.report.form().value(id).path.clone())
    }
}

/// The equations of a rule that do not hold; none without the right report of the year before.
pub(super) fn unequal<'r>(context: &Context<'r>, rule: &'r str) -> impl Iterator<Item = Unequal<'r>> {
    let report = context.report;
    let previous = context.last_year();
    let equations = report.form().across_years(rule);
    equations.filter_map(move |equation| Unequal::of(equation, report, previous?))
}
