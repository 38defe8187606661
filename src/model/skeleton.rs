//! A report to be filled in.

use serde_json::{Map, Value as Json, json};

use super::{Figure, Report};
use crate::form::{Content, Form, Section, Value};

/// How wide a line may be that holds a whole object, in characters.
const WIDTH: usize = 160;

/// Why there is no skeleton.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SkeletonError {
    /// No edition of the form is for the year.
    #[error("no edition of the form is for {0}")]
    Year(u16),
    /// Last year's report is of another agency or year.
    #[error("the report of {agency} for {year} is not that of the year before")]
    Previous {
        /// The agency of the report that was given.
        agency: String,
        /// Its year.
        year: u16,
    },
}

/// The JSON of a report with everything that must be filled in left `null`; totals are left out.
///
/// What last year's report settles is filled in: 上年结转 is its 结转下年度, in edition 2019 also 上一年项目数量.
///
/// # Errors
///
/// The year has no form, or the previous report is not that of the same agency for the year before.
pub fn skeleton(year: u16, agency: &str, previous: Option<&Report>) -> Result<String, SkeletonError> {
    let form = Form::for_year(year).ok_or(SkeletonError::Year(year))?;
    if let Some(other) = previous.filter(|other| other.agency() != agency || other.year().checked_add(1) != Some(year))
    {
        return Err(SkeletonError::Previous { agency: other.agency().to_owned(), year: other.year() });
    }
    let mut report = json!({ "year": year, "agency": agency });
    for section in &form.sections {
        report[&section.id] = match section.content {
            Content::Table => json!({}),
            Content::Narrative => narrative(form, section, year),
        };
    }
    for (_, value) in form.values().filter(|(_, value)| !value.is_total) {
        let place = value.path.split('.').fold(&mut report, |place, key| &mut place[key]);
        *place = previous.and_then(|previous| carried(previous, value)).map_or(Json::Null, Json::from);
    }
    let mut text = String::new();
    write(&report, 0, &mut text);
    text.push('\n');
    Ok(text)
}

/// What last year's report says of a value.
fn carried(previous: &Report, value: &Value) -> Option<u64> {
    let count = |path: &str| match previous.figure_at(path)? {
        Figure::Count(count) => Some(*count),
        _ => None,
    };
    if let Some(column) = value.path.strip_prefix("requests.carried_over.") {
        return count(&format!("requests.carried_forward.{column}"));
    }
    let row = value.path.strip_suffix(".previous_items")?;
    match previous.figure_at(&format!("{row}.change"))? {
        Figure::Change(change) => count(&value.path)?.checked_add_signed(*change),
        _ => None,
    }
}

/// The section with the headings its form expects; the first opens with what a report must tell.
fn narrative(form: &Form, section: &Section, year: u16) -> Json {
    if section.expected_headings.is_empty() {
        return Json::Null;
    }
    let notice = form.authority.split(' ').next().unwrap_or_default();
    let opening = format!(
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和{notice}的要求编制。所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\
         本报告的电子版可在＿＿网站（网址：＿＿）下载。如有疑问，请与＿＿联系，地址：＿＿，电话：＿＿。"
    );
    let headings = section.expected_headings.iter();
    let subsections = headings.map(|heading| json!({ "heading": format!("{heading}情况"), "content": null }));
    Json::Array([Json::String(opening)].into_iter().chain(subsections).collect())
}

/// Writes JSON as a person would: an object of plain values on one line, as far as it fits.
fn write(value: &Json, indent: usize, text: &mut String) {
    match value {
        Json::Object(members) if !is_plain(members) || value.to_string().chars().count() > WIDTH => {
            let members = members.iter().map(|(key, member)| (Some(key), member));
            write_lines(members, ('{', '}'), indent, text);
        }
        Json::Object(members) => {
            let members: Vec<String> = members.iter().map(|(key, member)| format!("\"{key}\": {member}")).collect();
            text.extend(["{ ", &members.join(", "), " }"]);
        }
        Json::Array(elements) => write_lines(elements.iter().map(|element| (None, element)), ('[', ']'), indent, text),
        plain => text.push_str(&plain.to_string()),
    }
}

fn is_plain(members: &Map<String, Json>) -> bool {
    !members.values().any(|member| member.is_object() || member.is_array())
}

fn write_lines<'j>(
    members: impl Iterator<Item = (Option<&'j String>, &'j Json)>,
    (open, close): (char, char),
    indent: usize,
    text: &mut String,
) {
    text.push(open);
    for (number, (key, member)) in members.enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(indent + 1));
        if let Some(key) = key {
            text.extend(["\"", key, "\": "]);
        }
        write(member, indent + 1, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(indent));
    text.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUQIAN: &str = include_str!("../../samples/suqian-2023.json");

    #[test]
    fn a_skeleton_lacks_values_and_nothing_else() {
        for year in [2019, 2020, 2021, 2026] {
            let text = skeleton(year, "某市“某”局\\", None).unwrap();
            let findings = Report::parse(text.as_bytes()).unwrap_err();
            assert!(findings.iter().all(|finding| finding.rule == "missing-value"), "{findings:#?}");
            let form = Form::for_year(year).unwrap();
            let values = form.values().filter(|(_, value)| !value.is_total).count();
            assert_eq!(findings.len(), values + 5 + 2, "{year}: each value, five aspects, two sections");
            assert!(text.lines().count() < 90, "{text}");
        }
    }

    #[test]
    fn what_last_year_settles_is_filled_in() {
        let previous = Report::parse(SUQIAN.as_bytes()).unwrap();
        let text = skeleton(2024, "宿迁市", Some(&previous)).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(json["requests"]["carried_over"]["natural_person"], 118);
        assert_eq!(json["requests"]["carried_over"]["enterprise"], 3);
        assert_eq!(json["requests"]["received"]["enterprise"], Json::Null);
        assert!(json["requests"]["carried_over"].get("total").is_none());
        let filled = Report::parse(text.as_bytes()).unwrap_err();
        assert_eq!(
            filled.iter().filter(|finding| finding.path.as_str().starts_with("requests.carried_over")).count(),
            0
        );
    }

    #[test]
    fn only_last_years_report_is_taken() {
        let previous = Report::parse(SUQIAN.as_bytes()).unwrap();
        assert!(matches!(skeleton(2025, "宿迁市", Some(&previous)), Err(SkeletonError::Previous { year: 2023, .. })));
        assert!(matches!(skeleton(2024, "宿迁", Some(&previous)), Err(SkeletonError::Previous { .. })));
        assert!(matches!(skeleton(2018, "宿迁市", None), Err(SkeletonError::Year(2018))));
    }
}
