//! A report to be filled in.

use std::collections::BTreeMap;

use super::{Block, Figure, Report, ReportParts, own_words};
use crate::report::form::{Form, YearEquation};

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
/// What last year's report settles is filled in: 上年结转 is its 结转下年度, in edition 2019 also 上一年项目数量. Its words are
/// kept, to be rewritten: preamble, sections, headings and chapters of the organ's own, words beside the tables; only
/// the period of the figures is this year's.
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
    // What this year adds to or takes from is not settled by last year alone.
    let settled = form.across_years.iter().filter(|equation| equation.add.is_empty() && equation.subtract.is_empty());
    let figure = |equation: &YearEquation| {
        let value = form.value(equation.value);
        let count = u64::try_from(equation.left_by(previous?)?).ok().filter(|_| !value.is_total)?;
        Some((value.path.clone(), Figure::Count(count)))
    };
    let mut parts = ReportParts {
        year,
        agency: agency.to_owned(),
        figures: settled.filter_map(figure).collect(),
        narratives: narratives(form, year),
        ..ReportParts::default()
    };
    if let Some(previous) = previous {
        keep_words(previous, &mut parts);
    }
    Ok(parts.to_json())
}

/// Puts the words of last year's report in the places of this year's.
fn keep_words(previous: &Report, parts: &mut ReportParts) {
    let last = previous.to_parts();
    let (old, new) = (previous.year(), parts.year);
    // What must be told before the first section may stand in it.
    if !last.narratives.contains_key(own_words::PREAMBLE) {
        parts.narratives.remove(own_words::PREAMBLE);
    }
    let told = last.narratives.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    let renewed = told.map(|(id, blocks)| (id, blocks.iter().map(|block| in_period(block, old, new)).collect()));
    parts.narratives.extend(renewed);
    parts.headings = last.headings;
    parts.signed = last.signed;
}

/// A block with another year's first and last day for those of one year.
fn in_period(block: &Block<String>, old: u16, new: u16) -> Block<String> {
    block.map(&mut |text: &String| {
        let days = ["年1月1日", "年12月31日"];
        days.iter().fold(text.clone(), |text, day| text.replace(&format!("{old}{day}"), &format!("{new}{day}")))
    })
}

/// What a report must tell before its first section, and each section with the headings that its form expects.
fn narratives(form: &Form, year: u16) -> BTreeMap<String, Vec<Block<String>>> {
    let Form { notice, decree, .. } = form;
    let opening = format!(
        "本报告根据《中华人民共和国政府信息公开条例》（{decree}）和{notice}的要求编制。\
         所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\
         本报告的电子版可在＿＿网站（网址：＿＿）下载。如有疑问，请与＿＿联系，地址：＿＿，电话：＿＿。"
    );
    let preamble = (own_words::PREAMBLE.to_owned(), vec![Block::Paragraph(opening)]);
    let sections = form.sections.iter().map(|section| {
        let headings = section.aspects.iter().map(|aspect| &aspect.heading);
        let subsections =
            headings.map(|heading| Block::Subsection { heading: format!("{heading}情况"), content: Vec::new() });
        (section.id.clone(), subsections.collect())
    });
    [preamble].into_iter().chain(sections).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::*;
    use crate::report::finding::Path;

    const SUQIAN: &str = include_str!("../../../samples/suqian-2023.json");

    #[test]
    fn a_skeleton_lacks_values_and_nothing_else() {
        for year in [2019, 2020, 2021, 2026] {
            let text = skeleton(year, "某市“某”局\\", None).unwrap();
            let findings = Report::parse(text.as_bytes()).unwrap_err();
            assert!(findings.iter().all(|finding| finding.rule == "missing-value"), "{findings:#?}");
            let form = Form::for_year(year).unwrap();
            assert_eq!(findings.len(), form.tables.len() + 5 + 2, "{year}: the tables, five aspects, two sections");
            let cells: usize = findings.iter().map(|finding| finding.related.len()).sum();
            let values = form.values().filter(|(_, value)| !value.is_total).count();
            assert_eq!(cells + form.tables.len(), values, "{year}: each value is among its table's");
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
        let blank = |path: &Path| path.as_str().starts_with("requests.carried_over");
        assert!(!filled.iter().any(|finding| blank(&finding.path) || finding.related.iter().any(blank)));
    }

    #[test]
    fn last_years_words_are_kept_and_its_figures_are_not() {
        let qiyun = Report::parse(include_bytes!("../../../samples/qiyun-2025.json")).unwrap();
        let text = skeleton(2026, "栖云县文化和旅游局", Some(&qiyun)).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        let period = json["preamble"][1].as_str().unwrap();
        assert!(period.contains("2026年1月1日起至2026年12月31日") && period.contains("电话：0000-6012345"), "{period}");
        assert_eq!(json["headings"]["problems_and_improvements"], "五、政府信息公开工作存在的主要问题及整改措施");
        assert_eq!(json["chapters"]["after"][0]["heading"], "七、附则");
        assert_eq!(json["overview"][2]["content"][0]["heading"], "动态管理");
        assert!(json["tables"]["proactive_disclosure"].get("figure_notes").is_none() && json.get("date").is_none());
        assert_eq!(json["proactive_disclosure"]["normative_documents"]["issued"], Json::Null);
        let findings = Report::parse(text.as_bytes()).unwrap_err();
        assert!(findings.iter().all(|finding| finding.rule == "missing-value"), "{findings:#?}");
    }

    #[test]
    fn only_last_years_report_is_taken() {
        let previous = Report::parse(SUQIAN.as_bytes()).unwrap();
        assert!(matches!(skeleton(2025, "宿迁市", Some(&previous)), Err(SkeletonError::Previous { year: 2023, .. })));
        assert!(matches!(skeleton(2024, "宿迁", Some(&previous)), Err(SkeletonError::Previous { .. })));
        assert!(matches!(skeleton(2018, "宿迁市", None), Err(SkeletonError::Year(2018))));
    }
}
