//! Which figures of the form a number in the prose may stand for.

use crate::report::form::{FigureId, Form};
use crate::report::prose::Measure;

/// Sums of figures, each of which a number of some measures (together, where there are several) may be; the first is
/// the most likely. None if the form has no figure for one of them, or the words leave open which it is.
pub(super) fn of_claim(form: &Form, measures: &[Measure]) -> Vec<Vec<FigureId>> {
    if let [measure] = measures {
        return form.measure(&measure.name()).to_vec();
    }
    let likeliest = |measure: &Measure| form.measure(&measure.name()).first().map(Vec::as_slice);
    let sum: Option<Vec<_>> = measures.iter().map(likeliest).collect();
    sum.map(|terms| terms.concat()).filter(|sum| !sum.is_empty()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::prose::{self, Receipt};

    /// A form says of every measure what it stands for, if only that it has no figure for it; so a row that an edition
    /// lacks is no oversight.
    #[test]
    fn every_form_answers_for_every_measure_and_no_other() {
        let read: BTreeSet<String> = prose::all_measures().into_iter().map(Measure::name).collect();
        for form in Form::editions().filter_map(Form::edition) {
            let told: BTreeSet<String> = form.measures().map(str::to_owned).collect();
            assert_eq!(told, read, "{}", form.edition);
        }
    }

    #[test]
    fn no_word_is_read_for_a_measure_that_no_form_has() {
        let is_undefined = |name: &str| name.ends_with(".undefined");
        for measure in prose::all_measures().into_iter().map(Measure::name).filter(|name| !is_undefined(name)) {
            let mut forms = Form::editions().filter_map(Form::edition);
            assert!(forms.any(|form| !form.measure(&measure).is_empty()), "{measure}");
        }
    }

    #[test]
    fn a_group_of_outcomes_is_all_its_rows() {
        for form in Form::editions().filter_map(Form::edition) {
            for group in ["refused", "unavailable", "not_processed"] {
                let path = format!("requests.outcomes.{group}.");
                let is_of_group =
                    |path_of: &str| path_of.starts_with(&path) && path_of.rsplit('.').next() == Some("total");
                let ids = form.values().filter(|(_, value)| is_of_group(&value.path)).map(|(id, _)| id);
                assert_eq!(form.measure(&format!("outcomes.{group}")), [ids.collect::<Vec<_>>()]);
            }
        }
    }

    #[test]
    fn several_measures_are_the_sum_of_the_likeliest() {
        let form = Form::edition("2021").unwrap();
        let id = |path| form.find(path).unwrap();
        let (received, over) = (id("requests.received.total"), id("requests.carried_over.total"));
        let accepted = Measure::Received(Receipt::Accepted);
        assert_eq!(of_claim(form, &[accepted]), [vec![received], vec![received, over]]);
        assert_eq!(of_claim(form, &[accepted, Measure::CarriedOver]), [vec![received, over]]);
        assert!(of_claim(form, &[accepted, Measure::Received(Receipt::Undefined)]).is_empty());
        assert!(of_claim(form, &[]).is_empty());
    }
}
