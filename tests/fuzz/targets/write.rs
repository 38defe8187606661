//! A sample with edits → both files: whatever is a report is written, or refused by findings.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use nianbao::report::model::Report;
use serde_json::{Value, json};

const SAMPLES: [&str; 2] =
    [include_str!("../../../samples/wugang-2025.json"), include_str!("../../../samples/suqian-2023.json")];

/// A change to one value of a report.
#[derive(Arbitrary, Debug)]
enum Edit {
    /// Other words.
    Words(u16, String),
    /// Words put before those there are.
    Before(u16, String),
    /// Another count.
    Count(u16, u64),
    /// An amount.
    Amount(u16, u32, u16),
    /// Words said many times.
    Repeat(u16, u8),
    /// A subsection in place of a paragraph.
    Subsection(u16, String),
    /// A list in place of a paragraph.
    Items(u16, Vec<String>),
}

impl Edit {
    fn apply(self, report: &mut Value) {
        match self {
            Self::Words(at, text) => words(report, at, |_| text.into()),
            Self::Before(at, text) => words(report, at, |old| format!("{text}{old}").into()),
            Self::Repeat(at, times) => words(report, at, |old| old.repeat(usize::from(times)).into()),
            Self::Subsection(at, heading) => words(report, at, |old| json!({ "heading": heading, "content": [old] })),
            Self::Items(at, items) => words(report, at, |_| json!({ "items": items })),
            Self::Count(at, count) => number(report, at, count.into()),
            Self::Amount(at, whole, part) => number(report, at, format!("{whole}.{part}").into()),
        }
    }
}

/// Changes one of the texts of a report.
fn words(report: &mut Value, at: u16, change: impl FnOnce(&str) -> Value) {
    replace(report, at, Value::is_string, |old| change(old.as_str().unwrap_or_default()));
}

fn number(report: &mut Value, at: u16, new: Value) {
    replace(report, at, Value::is_number, |_| new);
}

/// Replaces one of the values of a kind, if there is one.
fn replace(report: &mut Value, at: u16, kind: fn(&Value) -> bool, change: impl FnOnce(&Value) -> Value) {
    let mut places = Vec::new();
    collect(report, &mut String::new(), kind, &mut places);
    if let Some(place) = places.get(usize::from(at) % places.len().max(1)) {
        let old = report.pointer_mut(place).expect("the place was found in this report");
        *old = change(old);
    }
}

fn collect(value: &Value, at: &mut String, kind: fn(&Value) -> bool, places: &mut Vec<String>) {
    let length = at.len();
    let mut inside = |key: &str, value: &Value| {
        at.push('/');
        at.push_str(key);
        collect(value, at, kind, places);
        at.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| inside(key, value)),
        Value::Array(elements) => elements.iter().enumerate().for_each(|(key, value)| inside(&key.to_string(), value)),
        _ if kind(value) => places.push(at.clone()),
        _ => {}
    }
}

fuzz_target!(|input: (bool, Vec<Edit>)| {
    let (other, edits) = input;
    let mut json = serde_json::from_str(SAMPLES[usize::from(other)]).expect("the samples are JSON");
    edits.into_iter().take(20).for_each(|edit| edit.apply(&mut json));
    let Ok(report) = Report::parse(json.to_string().as_bytes()) else { return };
    let files = [nianbao::pdf(&report), nianbao::docx(&report)];
    for (file, start) in files.into_iter().zip([&b"%PDF-1.7"[..], b"PK"]) {
        match file {
            Ok(bytes) => assert!(bytes.starts_with(start)),
            Err(nianbao::Error::Findings(findings)) => assert!(!findings.is_empty()),
            Err(error) => panic!("{error}: {error:?}"),
        }
    }
});
