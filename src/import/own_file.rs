//! Files of ours: the report's JSON is in them, and is taken as it is; what they show is read all the same, for someone
//! may have changed it since.

use std::collections::BTreeMap;

use super::imported::{Passage, Proof, Remark, Value};
use super::original::Place;
use super::recognise::{Placed, Recognised, folded, folded_label, likeness};
use crate::report::finding::Path;
use crate::report::model::{Figure, Report};

/// Every difference between the report in a file and what the file shows.
pub(super) fn differences(report: &Report, shown: &Recognised) -> Vec<Remark> {
    let mut differences = figures(report, shown);
    differences.extend(words(report, shown));
    differences.extend(heads(report, shown));
    differences
}

fn remark(place: &Place, message: String) -> Remark {
    let help = "取的是文件里附的数据；如果改过文件，请把改动写进年报";
    Remark { rule: "differs-from-data", is_error: true, place: place.clone(), message, help }
}

/// Values that are shown otherwise, or that can no longer be read.
fn figures(report: &Report, shown: &Recognised) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (id, value) in report.form().values() {
        let own = report.figure(id);
        let Some(proven) = shown.form.find(&value.path).and_then(|id| shown.values.get(&id)) else { continue };
        let place = proven.read.as_ref().map_or(Place::Whole, |read| read.place.clone());
        let cell = report.form().labels(id).address();
        match &proven.as_printed {
            Some(printed) if printed == own => {}
            Some(printed) => remarks.push(remark(&place, format!("{cell}：数据里是 {own}，文件里看到的是 {printed}"))),
            None => {
                let raw = proven.read.as_ref().map(|read| read.raw.as_str()).unwrap_or_default();
                let seen = if raw.is_empty() { "读不出来".to_owned() } else { format!("看到的是“{raw}”") };
                remarks.push(remark(&place, format!("{cell}：数据里是 {own}，文件里{seen}")));
            }
        }
    }
    remarks
}

/// Paragraphs that are only in the report, or only in what is shown.
fn words(report: &Report, shown: &Recognised) -> Vec<Remark> {
    let own = paragraphs(report);
    let seen: Vec<(String, &Placed)> = shown
        .places
        .iter()
        .filter(|(path, _)| is_words(path))
        .map(|(_, placed)| (folded_label(&placed.text), placed))
        .collect();
    let notes = shown.parts.figure_notes.values().map(|note| folded_label(note));
    let all_seen: String = seen.iter().map(|(text, _)| text.clone()).chain(notes).collect();
    let new = seen.iter().filter(|(text, _)| !own.iter().any(|(own, _)| own.contains(text.as_str())));
    let mut gone: Vec<&(String, String)> = own.iter().filter(|(text, _)| !all_seen.contains(text.as_str())).collect();
    let mut remarks = Vec::new();
    for (text, placed) in new {
        let alike = (0..gone.len()).max_by_key(|at| likeness(&gone[*at].0, text));
        if let Some(at) = alike.filter(|at| likeness(&gone[*at].0, text) >= ALIKE) {
            let (own, seen) = apart(&gone.remove(at).1, &placed.text);
            remarks.push(remark(&placed.place, format!("这一段改过：数据里是“{own}”，文件里看到的是“{seen}”")));
        } else {
            let beginning = beginning(&placed.text);
            remarks.push(remark(&placed.place, format!("这一段数据里没有：“{beginning}”")));
        }
    }
    for (_, words) in gone {
        let beginning = beginning(words);
        remarks.push(remark(&Place::Whole, format!("数据里有这一段，文件里没有看到：“{beginning}”")));
    }
    remarks
}

/// How alike two paragraphs are, of 1000, for one to be the other as it was before.
const ALIKE: u32 = 500;

/// Where two texts differ: each from a little before the first difference to a little behind the last.
fn apart(one: &str, other: &str) -> (String, String) {
    const BESIDE: usize = 8;
    const LONGEST: usize = 40;
    let (one, other): (Vec<char>, Vec<char>) = (one.trim().chars().collect(), other.trim().chars().collect());
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let shorter = one.len().min(other.len()) - before;
    let behind = one.iter().rev().zip(other.iter().rev()).take(shorter).take_while(|(one, other)| one == other).count();
    let part = |text: &[char]| {
        let (from, to) = (before.saturating_sub(BESIDE), (text.len() - behind + BESIDE).min(text.len()));
        let cut = to.min(from + LONGEST);
        let words: String = text[from..cut].iter().collect();
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        format!("{}{words}{}", dots(from > 0), dots(cut < text.len()))
    };
    (part(&one), part(&other))
}

/// The words of a report as they are printed, folded and as they are: a lead and what follows it in one paragraph.
fn paragraphs(report: &Report) -> Vec<(String, String)> {
    let mut words: Vec<String> = Vec::new();
    let mut follows_lead = false;
    for text in report.texts().filter(|text| !is_in_table(&text.path)) {
        match words.last_mut().filter(|_| follows_lead) {
            Some(lead) => lead.push_str(&text.text),
            None => words.push(text.text.clone()),
        }
        follows_lead = text.path.segments().last() == Some("lead");
    }
    words.extend(report.own_headings().values().map(|heading| heading.text.clone()));
    words.extend(report.figure_notes().iter().map(|note| note.note.text.clone()));
    words.into_iter().map(|text| (folded_label(&text), text)).filter(|(text, _)| !text.is_empty()).collect()
}

/// Whether a path is that of a cell or caption of a table amid the words.
fn is_in_table(path: &Path) -> bool {
    path.segments().skip(1).any(|segment| segment == "table")
}

fn is_words(path: &Path) -> bool {
    !matches!(path.as_str(), "agency" | "date") && !is_in_table(path)
}

/// Title, organ, year and date.
fn heads(report: &Report, shown: &Recognised) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let parts = &shown.parts;
    if shown.has_year && parts.year != report.year() {
        remarks.push(remark(&Place::Whole, format!("年份：数据里是 {}，标题里是 {}", report.year(), parts.year)));
    }
    if !parts.agency.is_empty() && folded(&parts.agency) != folded(report.agency()) {
        let message = format!("机关：数据里是“{}”，文件里看到的是“{}”", report.agency(), parts.agency);
        remarks.push(remark(&Place::Whole, message));
    }
    if parts.date != report.date() {
        let written =
            |date: Option<crate::date::Date>| date.map_or_else(|| "没有".to_owned(), crate::date::Date::in_chinese);
        let message = format!("成文日期：数据里是 {}，文件里看到的是 {}", written(report.date()), written(parts.date));
        remarks.push(remark(&Place::Whole, message));
    }
    remarks
}

fn beginning(text: &str) -> String {
    const LONGEST: usize = 24;
    let short: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST { short + "…" } else { short }
}

/// Every value as the report in the file has it, with the place where the file shows it.
pub(super) fn values(report: &Report, shown: &Recognised) -> Vec<Value> {
    let value = |(id, value): (crate::report::form::FigureId, &crate::report::form::Value)| {
        let read =
            shown.form.find(&value.path).and_then(|id| shown.values.get(&id)).and_then(|proven| proven.read.clone());
        let figure = report.figure(id);
        Value {
            path: Path::from(value.path.clone()),
            cell: report.form().labels(id).address(),
            proof: if *figure == Figure::Blank { Proof::Missing } else { Proof::Certain },
            figure: (*figure != Figure::Blank).then(|| figure.to_string()),
            raw: read.as_ref().map(|read| read.raw.clone()),
            place: read.map(|read| read.place),
            readings: Vec::new(),
            allowed: None,
            reason: None,
            is_ambiguous: false,
        }
    };
    report.form().values().map(value).collect()
}

/// Where the words of a report stand in the file that shows them.
pub(super) fn passages(report: &Report, shown: &Recognised) -> BTreeMap<Path, Passage> {
    let find = |text: &str| {
        let text = folded_label(text);
        let found = shown.places.iter().find(|(_, placed)| folded_label(&placed.text) == text);
        found.map(|(_, placed)| Passage { text: placed.text.clone(), place: placed.place.clone() })
    };
    report.texts().filter_map(|text| Some((text.path.clone(), find(&text.text)?))).collect()
}
