//! Files of all kinds brought in: whatever is taken is right, and what is not is told.

mod files;
mod pages;
mod wugang;

use nianbao::import::{Imported, Options, Proof};
use nianbao::report::model::Report;

/// The sample reports by their names.
pub const SAMPLES: [(&str, &str); 4] = [
    ("qinglan-2020", include_str!("../../samples/qinglan-2020.json")),
    ("qiyun-2025", include_str!("../../samples/qiyun-2025.json")),
    ("suqian-2023", include_str!("../../samples/suqian-2023.json")),
    ("wugang-2025", include_str!("../../samples/wugang-2025.json")),
];

/// A file brought in that can be.
pub fn import(bytes: &[u8]) -> Imported {
    nianbao::import::import(bytes, Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The values that were taken and are not the report's, with their proof.
pub fn wrong(imported: &Imported, report: &Report) -> Vec<(String, Proof, String)> {
    let is_wrong = |value: &&nianbao::import::Value| {
        let truth = report.figure_at(value.path.as_str()).map(ToString::to_string);
        value.figure.is_some() && value.figure != truth
    };
    let wrong = imported.values.iter().filter(is_wrong);
    wrong.map(|value| (value.cell.clone(), value.proof, value.figure.clone().unwrap())).collect()
}

/// How many values have a proof.
pub fn count(imported: &Imported, proof: Proof) -> usize {
    imported.values.iter().filter(|value| value.proof == proof).count()
}
