//! Figures by a form: a value at each of its paths, and all of them made to satisfy its equations.

use nianbao::report::form::{FigureId, Form, Value};
use serde_json::{Map, Value as Json, json};

/// An object with a figure for each value of the form.
pub fn filled(form: &Form, mut figure: impl FnMut(&Value) -> Json) -> Json {
    let mut report = Json::Object(Map::new());
    for (_, value) in form.values() {
        set(&mut report, &value.path, figure(value));
    }
    report
}

/// Puts a value at a path of keys joined by full stops, with all objects on the way.
pub fn set(json: &mut Json, path: &str, value: Json) {
    let mut place = json;
    for key in path.split('.') {
        place = &mut place[key];
    }
    *place = value;
}

/// The count at a path.
pub fn count(json: &Json, path: &str) -> u64 {
    path.split('.').fold(json, |place, key| &place[key]).as_u64().expect("the form has a count at this path")
}

/// Changes the totals, and what was received and carried over, so that every equation holds.
pub fn add_up(form: &Form, report: &mut Json) {
    let path = |id: &FigureId| form.value(*id).path.as_str();
    let total = |report: &Json, ids: &[FigureId]| ids.iter().map(|id| count(report, path(id))).sum::<u64>();
    for rule in ["requests-outcomes", "requests-balance", "requests-applicants", "review-and-litigation-total"] {
        for equation in form.equations(rule) {
            if let [received, carried_over] = equation.sum[..] {
                let all = total(report, &equation.equals);
                let carried = count(report, path(&carried_over)).min(all);
                set(report, path(&carried_over), json!(carried));
                set(report, path(&received), json!(all - carried));
            } else {
                let sum = total(report, &equation.sum);
                set(report, path(&equation.equals[0]), json!(sum));
            }
        }
    }
}
