//! Any report's prose with each of its numbers changed in turn: which changes are told, and by which rule.
//!
//! A number is taken as one of the tables' if it is counted as they count (件, 宗, 份 …), its sentence speaks of what
//! they count, and one of their figures, or a sum that reports tell, is the same. That is by values, and not by the
//! words that the rules read: what they do not see is missed here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use nianbao::report::form::ValueKind;
use nianbao::report::model::Report;
use nianbao::report::rules::{self, Context};
use serde_json::Value as Json;

/// By how much a number is changed.
const CHANGES: [i64; 3] = [1, 7, -1];

/// The units that the tables count by.
const UNITS: [&str; 9] = ["件", "宗", "份", "起", "条", "例", "次", "项", "部"];

/// What each table counts, by the beginning of its figures' names, as sentences name it.
const COUNTED: [(&[&str], &[&str]); 3] = [
    (&["proactive_disclosure."], &["规范性文件", "规章", "处罚决定", "许可决定"]),
    (&["review_and_litigation.", "litigation."], &["复议", "诉讼"]),
    (&[""], &["申请", "予以公开", "不予公开"]),
];

/// Sums that reports tell beside single figures.
const SUMS: [&str; 14] = [
    "received.with_carried_over",
    "organisation.received",
    "outcomes.refused",
    "outcomes.unavailable",
    "outcomes.not_processed",
    "outcomes.other",
    "litigation.total",
    "litigation.upheld",
    "litigation.corrected",
    "litigation.other",
    "litigation.pending",
    "company.received",
    "received.handled",
    "completed",
];

/// Words of sentences whose numbers no table has, or which leave open which it is; why they stay silent.
const BY_DESIGN: [(&str, &str); 16] = [
    ("收办", "which measure is left open"),
    ("承办", "which measure is left open"),
    ("约", "not exact"),
    ("左右", "not exact"),
    ("上年同期", "another year"),
    ("去年", "another year"),
    ("同比", "another year"),
    ("较上年", "another year"),
    ("下一步", "a plan"),
    ("计划", "a plan"),
    ("协助", "another organ's"),
    ("转办", "another organ's"),
    ("备案", "other work on documents"),
    ("清理", "other work on documents"),
    ("主动公开", "counts publications"),
    ("依申请公开信息", "counts documents"),
];

/// What became of the numbers of a report's prose.
#[derive(Default)]
pub struct Harness {
    /// Numbers with a unit.
    pub numbers: usize,
    /// Those that a table has.
    pub tied: usize,
    /// Changes that were told, by the rule that told them.
    pub found: BTreeMap<String, usize>,
    /// Changes that were not, by the first figure that has the number: the number and its sentence.
    pub missed: BTreeMap<String, BTreeSet<String>>,
    /// Changes that are not told by intention, by the reason.
    pub by_design: BTreeMap<&'static str, usize>,
    /// What is told of the report as it is: nothing, if it is right.
    pub alarms: Vec<String>,
}

impl Harness {
    /// Changes each number of a report in turn.
    ///
    /// The error is what is wrong with the report, if it cannot be read.
    pub fn of(json: &Json) -> Result<Self, String> {
        let right = Report::parse(json.to_string().as_bytes()).map_err(|findings| format!("{findings:?}"))?;
        let before = warnings(&right);
        let mut harness =
            Self { alarms: before.iter().map(|(_, message)| message.clone()).collect(), ..Self::default() };
        let figures = figures(&right);
        for (path, text) in texts(json) {
            for (place, value) in counts(&text) {
                harness.numbers += 1;
                let sentence = sentence(&text, &place);
                let words = words_of(&text, sentence);
                let names = figures.get(&value).into_iter().flatten();
                let Some(figure) = names.into_iter().find(|name| is_named(name, words)) else { continue };
                harness.tied += 1;
                for by in CHANGES.iter().filter(|by| value.checked_add_signed(**by).is_some_and(|new| new > 0)) {
                    let changed = changed(json, &path, &text, &place, value.saturating_add_signed(*by));
                    harness.note(&before, &changed, figure, sentence);
                }
            }
        }
        Ok(harness)
    }

    fn note(&mut self, before: &[(String, String)], changed: &Json, figure: &str, sentence: &str) {
        let Ok(report) = Report::parse(changed.to_string().as_bytes()) else { return };
        let told = warnings(&report)
            .into_iter()
            .find(|(rule, message)| !before.iter().any(|(other, words)| other == rule && words == message));
        let reason = BY_DESIGN.iter().find(|(word, _)| sentence.contains(word));
        match (told, reason) {
            (Some((rule, _)), _) => *self.found.entry(rule).or_default() += 1,
            (None, Some((_, reason))) => *self.by_design.entry(reason).or_default() += 1,
            (None, None) => drop(self.missed.entry(figure.to_owned()).or_default().insert(sentence.trim().to_owned())),
        }
    }
}

/// The warnings about the prose's numbers: the rule, and what it says.
fn warnings(report: &Report) -> Vec<(String, String)> {
    let findings = rules::check(&Context::new(report, None)).into_iter();
    let of_prose = findings.filter(|finding| finding.rule.starts_with("prose-"));
    of_prose.map(|finding| (finding.rule.to_owned(), finding.message)).collect()
}

/// The numbers that the tables have, above 1, each with the paths or the names of the figures that are it.
fn figures(report: &Report) -> BTreeMap<u64, Vec<String>> {
    let form = report.form();
    let count = |id| report.figure(id).to_string().parse::<u64>().ok();
    let values = form.values().filter(|(_, value)| value.kind == ValueKind::Count);
    let single = values.filter_map(|(id, value)| Some((count(id)?, value.path.clone())));
    let sums = SUMS.iter().flat_map(|name| form.measure(name).iter().map(move |ids| (ids, *name)));
    let sums =
        sums.filter_map(|(ids, name)| Some((ids.iter().map(|id| count(*id)).sum::<Option<u64>>()?, name.to_owned())));
    // Edition 2019 counts documents and decisions otherwise than reports tell them.
    let is_told = |name: &str| {
        !name.starts_with("proactive_disclosure.") || !form.measure("normative_documents.issued").is_empty()
    };
    let mut figures: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for (value, name) in single.chain(sums).filter(|(value, name)| *value > 1 && is_told(name)) {
        figures.entry(value).or_default().push(name);
    }
    figures
}

/// The report with a number of a text changed.
fn changed(json: &Json, path: &str, text: &str, place: &Range<usize>, value: u64) -> Json {
    let mut json = json.clone();
    if let Some(string) = json.pointer_mut(path) {
        *string = format!("{}{value}{}", &text[..place.start], &text[place.end..]).into();
    }
    json
}

/// The sentence around a number.
fn sentence<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    let start = text[..place.start].rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let end = text[place.end..].find(['。', '；']).map_or(text.len(), |at| place.end + at);
    &text[start..end]
}

/// A sentence, or its paragraph where it only goes on.
fn words_of<'t>(text: &'t str, sentence: &'t str) -> &'t str {
    let goes_on = ["其中", "办结", "答复", "结转"].iter().any(|word| sentence.trim().starts_with(word));
    if goes_on { text } else { sentence }
}

/// Whether words speak of what the table of a figure counts.
fn is_named(figure: &str, words: &str) -> bool {
    let of_table = |(starts, _): &&(&[&str], &[&str])| starts.iter().any(|start| figure.starts_with(start));
    COUNTED.iter().find(of_table).is_some_and(|(_, counted)| counted.iter().any(|word| words.contains(word)))
}

/// The counts of a text in digits, with their places.
fn counts(text: &str) -> Vec<(Range<usize>, u64)> {
    let (mut counts, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find(|one: char| one.is_ascii_digit()).map(|start| at + start) {
        let length = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + length;
        let is_whole = !text[..start].ends_with(['.', ',', '第', '-', '—', '〔']);
        if let (true, Ok(value)) = (is_whole, text[start..at].parse())
            && UNITS.iter().any(|unit| text[at..].trim_start().starts_with(unit))
        {
            counts.push((start..at, value));
        }
    }
    counts
}

/// The strings of the prose, by their JSON pointers.
fn texts(json: &Json) -> Vec<(String, String)> {
    const PROSE: [&str; 6] =
        ["preamble", "overview", "problems_and_improvements", "other_matters", "chapters", "tables"];
    let mut texts = Vec::new();
    for section in PROSE {
        collect(&json[section], &format!("/{section}"), &mut texts);
    }
    texts
}

fn collect(json: &Json, path: &str, texts: &mut Vec<(String, String)>) {
    match json {
        Json::String(text) => texts.push((path.to_owned(), text.clone())),
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, &format!("{path}/{at}"), texts));
        }
        Json::Object(members) => {
            let prose = members.iter().filter(|(key, _)| *key != "table" && *key != "chart" && *key != "image");
            prose.for_each(|(key, member)| collect(member, &format!("{path}/{key}"), texts));
        }
        _ => {}
    }
}
