//! Where a finding's value stands, as a reader of the printed report would say it.

use crate::report::finding::Path;
use crate::report::model::{Narrative, Report};

/// The place of a path in the form's words: `表三 · 一 · 总计`, `一、总体情况第2段`; none where there is nothing to say.
pub(super) fn of(report: &Report, path: &Path) -> Option<String> {
    let form = report.form();
    let written = path.as_str();
    if let Some(figure) = form.find(written) {
        return Some(form.labels(figure).address());
    }
    if let Some(name) = NAMES.iter().find(|(key, _)| *key == written).map(|(_, name)| *name) {
        return Some(name.to_owned());
    }
    let of_words = report.narratives().iter().find(|narrative| is_within(written, &narrative.section));
    if let Some(narrative) = of_words {
        let number = narrative.texts().iter().position(|text| text.path == *path);
        let number = number.map_or(String::new(), |number| format!("第{}段", number + 1));
        return Some(format!("{}{number}", name_of(report, narrative)));
    }
    let section = form.sections.iter().find(|section| is_within(written, &section.id))?;
    Some(section.heading.clone())
}

/// What the keys beside the sections are called.
const NAMES: [(&str, &str); 5] =
    [("year", "年份"), ("agency", "机关名称"), ("title", "标题"), ("date", "成文日期"), ("form", "格式")];

/// Whether a path is another, or leads through it.
fn is_within(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What a section, or a place for the organ's own words, is called.
fn name_of(report: &Report, narrative: &Narrative) -> String {
    let id = narrative.section.as_str();
    let sections = &report.form().sections;
    if let Some(section) = sections.iter().find(|section| section.id == id) {
        return section.heading.clone();
    }
    if let Some(heading) = report.own_headings().get(id) {
        return heading.text.clone();
    }
    let beside = sections.iter().find(|section| is_within(id, &format!("tables.{}", section.id)));
    beside.map_or_else(|| "正文前的说明".to_owned(), |section| format!("表{}前后的文字", section.number()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_in_the_words_of_the_form() {
        let report = Report::parse(include_bytes!("../../../../samples/qiyun-2025.json")).unwrap();
        let place = |path: &'static str| of(&report, &Path::new(path));
        assert_eq!(place("requests.received.total").as_deref(), Some("表三 · 一 · 总计"));
        assert_eq!(place("preamble.1").as_deref(), Some("正文前的说明第2段"));
        assert_eq!(place("overview.0.heading").as_deref(), Some("一、总体情况第1段"));
        assert_eq!(place("tables.requests.notes.0").as_deref(), Some("表三前后的文字第1段"));
        assert_eq!(place("chapters.after.0.content.0").as_deref(), Some("七、附则第1段"));
        assert_eq!(place("agency").as_deref(), Some("机关名称"));
        assert_eq!(place("requests").as_deref(), Some("三、收到和处理政府信息公开申请情况"));
        assert_eq!(place("unknown.key"), None);
    }
}
