//! Every figure of the samples changed by one: what the equations' rules say of it.

use std::collections::{BTreeMap, BTreeSet};

use nianbao::report::form::{Equation, FigureId, Form};
use nianbao::report::model::{Figure, Report};
use nianbao::report::rules;
use serde_json::Value as Json;

use crate::support::{SAMPLES, report};

/// A finding or an equation as its rule and all values that take part.
type Told = BTreeSet<(String, BTreeSet<String>)>;

/// What the rules of the equations find.
fn told(report: &Report) -> Told {
    let of_equations = |name| rules::named(name).is_some_and(|rule| rule.group == "equations");
    let findings = nianbao::check(report).into_iter().filter(|finding| of_equations(finding.rule));
    let paths = |finding: &nianbao::report::finding::Finding| {
        std::iter::once(&finding.path).chain(&finding.related).map(ToString::to_string).collect()
    };
    findings.map(|finding| (finding.rule.to_owned(), paths(&finding))).collect()
}

/// The equations that a value is in.
fn equations_with(form: &Form, id: FigureId) -> Told {
    let ids = |equation: &Equation| [&equation.sum[..], &equation.equals[..]].concat();
    let with = form.equations.iter().filter(|equation| ids(equation).contains(&id));
    let paths = |equation: &Equation| ids(equation).iter().map(|id| form.value(*id).path.clone()).collect();
    with.map(|equation| (equation.rule.clone(), paths(equation))).collect()
}

/// The report with one figure one larger; decimals keep theirs.
fn changed(json: &Json, path: &str, figure: &Figure) -> Report {
    let mut json = json.clone();
    let place = path.split('.').fold(&mut json, |place, key| &mut place[key]);
    *place = match figure {
        Figure::Count(count) => (count + 1).into(),
        Figure::Change(change) => (change + 1).into(),
        Figure::Amount(amount) => format!("1{amount}").replacen("10", "1", usize::from(amount == "0")).into(),
        Figure::Blank => unreachable!("the samples are filled in"),
    };
    report(&json.to_string())
}

#[test]
fn a_figure_changed_by_one_is_told_by_exactly_the_equations_with_it() {
    for (name, text) in SAMPLES {
        let right = report(text);
        let json: Json = serde_json::from_str(text).unwrap();
        assert!(told(&right).is_empty(), "{name}");
        let (mut by_count, mut found): (BTreeMap<usize, usize>, usize) = (BTreeMap::new(), 0);
        let form = right.form();
        for (id, value) in form.values() {
            let expected = equations_with(form, id);
            let findings = told(&changed(&json, &value.path, right.figure(id)));
            assert_eq!(findings, expected, "{name}: {}", value.path);
            *by_count.entry(expected.len()).or_default() += 1;
            found += findings.len();
        }
        let values = form.values().count();
        let in_none = by_count.remove(&0).unwrap_or_default();
        println!(
            "{name}: {values} figures changed; {in_none} in no equation, {} found, by {found} findings",
            values - in_none
        );
        // 25 or 23 rows of table 三 with seven figures, 15 figures of table 四; most are in two equations.
        let expected = if form.edition == "2021" { (190, 372) } else { (176, 344) };
        assert_eq!((values - in_none, found), expected, "{name}");
    }
}
