//! The samples with each value of their tables one more in turn.

use std::collections::BTreeSet;

use nianbao::report::form::ValueKind;
use nianbao::report::model::Report;
use nianbao::report::rules::{self, Context};
use serde_json::Value as Json;

const SAMPLES: [(&str, &str, usize); 3] = [
    ("suqian-2023", include_str!("../../samples/suqian-2023.json"), 22),
    ("qinglan-2020", include_str!("../../samples/qinglan-2020.json"), 26),
    ("wugang-2025", include_str!("../../samples/wugang-2025.json"), 3),
];

/// What the prose of the samples says by words that leave nothing open, read by a person: the names of rows, and of the
/// columns it speaks of. 收办 in suqian-2023 may be several measures, and is none of them.
fn is_stated(sample: &str, path: &str) -> bool {
    match sample {
        "suqian-2023" | "qinglan-2020" => {
            let outcomes = ["granted", "partly_granted", "refused", "unavailable", "not_processed", "other"];
            let of_outcomes = path.strip_prefix("requests.outcomes.").is_some_and(|row| {
                outcomes.iter().any(|outcome| row.starts_with(&format!("{outcome}.")))
                    && row.rsplit('.').next() == Some("total")
            });
            let both = of_outcomes || path == "requests.carried_forward.total";
            let more = [
                "requests.received.total",
                "requests.carried_over.total",
                "requests.outcomes.total.total",
                "review_and_litigation.review.total",
                "review_and_litigation.litigation_direct.total",
                "review_and_litigation.litigation_after_review.total",
            ];
            both || sample == "qinglan-2020" && more.contains(&path)
        }
        _ => matches!(
            path,
            "requests.received.total"
                | "review_and_litigation.litigation_direct.total"
                | "review_and_litigation.litigation_after_review.total"
        ),
    }
}

/// The warnings of the prose's numbers: the rule, and the paths that take part.
fn warnings(json: &Json) -> BTreeSet<(String, Vec<String>)> {
    let report = Report::parse(json.to_string().as_bytes()).unwrap();
    let findings = rules::check(&Context::new(&report, None));
    let of_prose = findings.into_iter().filter(|finding| finding.rule.starts_with("prose-"));
    of_prose
        .map(|finding| (finding.rule.to_owned(), finding.related.iter().map(ToString::to_string).collect()))
        .collect()
}

#[test]
fn a_changed_value_that_the_prose_states_is_found() {
    for (name, sample, stated) in SAMPLES {
        let right: Json = serde_json::from_str(sample).unwrap();
        assert_eq!(warnings(&right), BTreeSet::new(), "{name}");
        let form = Report::parse(sample.as_bytes()).unwrap().form();
        let (mut changed, mut found) = (0, 0);
        for (_, value) in form.values().filter(|(_, value)| value.kind == ValueKind::Count) {
            let mut json = right.clone();
            let place = value.path.split('.').fold(&mut json, |node, key| &mut node[key]);
            *place = (place.as_u64().unwrap() + 1).into();
            let warnings = warnings(&json);
            let is_found = warnings.iter().any(|(_, paths)| paths.contains(&value.path));
            assert_eq!(is_found, is_stated(name, &value.path), "{name}: {}: {warnings:?}", value.path);
            assert!(warnings.len() <= 1, "{name}: {}: {warnings:?}", value.path);
            changed += 1;
            found += usize::from(is_found);
        }
        println!("{name}: {changed} values changed by one; the prose states {stated} of them, {found} are found");
        assert_eq!(found, stated, "{name}");
    }
}
