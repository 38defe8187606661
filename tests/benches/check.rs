//! How long it takes to read and check a report: `cargo bench --bench check`.

#![allow(clippy::unwrap_used, reason = "a bench is no part of the library")]

use nianbao::report::model::Report;

/// The samples: a bureau's report of a page of words, and a city's of seven.
const SAMPLES: [&str; 2] = ["wugang-2025", "suqian-2023"];

fn main() {
    divan::main();
}

fn json(name: &str) -> Vec<u8> {
    let path = format!("{}/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

/// What the library's `check` does.
#[divan::bench(args = SAMPLES)]
fn check(bencher: divan::Bencher<'_, '_>, name: &str) {
    let report = Report::parse(&json(name)).unwrap();
    bencher.bench(|| nianbao::check(divan::black_box(&report)));
}

/// The same from the JSON on.
#[divan::bench(args = SAMPLES)]
fn parse_and_check(bencher: divan::Bencher<'_, '_>, name: &str) {
    let json = json(name);
    bencher.bench(|| nianbao::check(&Report::parse(divan::black_box(&json)).unwrap()));
}
