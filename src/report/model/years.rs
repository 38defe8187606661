//! What last year's report leaves to this one's.

use super::{Figure, Report};
use crate::report::form::{FigureId, YearEquation};

impl YearEquation {
    /// What the values of last year's report come to; none if that is of an edition without them.
    pub(crate) fn left_by(&self, previous: &Report) -> Option<i128> {
        self.last_year.iter().map(|path| previous.figure_at(path).and_then(whole)).sum()
    }

    /// What its value in a report is to be; none if that cannot be told.
    pub(crate) fn expected(&self, report: &Report, previous: &Report) -> Option<i128> {
        let sum = |ids: &[FigureId]| ids.iter().map(|id| whole(report.figure(*id))).sum::<Option<i128>>();
        Some(self.left_by(previous)? + sum(&self.add)? - sum(&self.subtract)?)
    }

    /// What its value in a report is; none if that is no whole number.
    pub(crate) fn told(&self, report: &Report) -> Option<i128> {
        whole(report.figure(self.value))
    }
}

/// A figure as a whole number, in which no sum of a form's figures can overflow.
fn whole(figure: &Figure) -> Option<i128> {
    match figure {
        Figure::Count(count) => Some(i128::from(*count)),
        Figure::Change(change) => Some(i128::from(*change)),
        Figure::Amount(_) | Figure::Blank => None,
    }
}
