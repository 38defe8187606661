use base64::Engine as _;

use super::*;
use crate::report::finding::Finding;
use crate::report::model::{Block, Report, to_json};

const SONGYAN: &str = include_str!("../../../../samples/songyan-2025.json");
const PICTURE: &[u8] = include_bytes!("../../../../samples/pictures/reading-room.png");
const NAME: &str = "pictures/reading-room.png";

/// The sample with a section of its own in the place of 六.
fn with_section(section: &str) -> String {
    let last = "\"other_matters\": [";
    let at = SONGYAN.find(last).unwrap();
    format!("{}\"other_matters\": {section} }}", &SONGYAN[..at])
}

/// Each finding as `rule path`.
fn told_of(section: &str) -> Vec<String> {
    let findings = Report::parse(with_section(section).as_bytes()).err().unwrap_or_default();
    findings.iter().map(|finding| format!("{} {}", finding.rule, finding.path)).collect()
}

fn given(report: &mut Report) -> Vec<Finding> {
    report.give_pictures(|name| if name == NAME { Ok(PICTURE.to_vec()) } else { Err("没有找到".to_owned()) })
}

#[test]
fn pictures_and_charts_are_read_or_told_for_what_is_wrong() {
    let figures = r#""figures": ["requests.received.total", "requests.outcomes.total.total"]"#;
    assert_eq!(told_of(&format!(r#"[{{"chart": {{{figures}, "labels": ["甲", "乙"], "title": "题"}}}}]"#)), [""; 0]);
    assert_eq!(told_of(r#"[{"image": "a/b.png", "alt": "图"}]"#), [""; 0], "whether it is there is asked later");
    for (section, finding) in [
        (r#"[{"image": "a.png"}]"#.to_owned(), "missing-value other_matters.0.alt"),
        (r#"[{"alt": "图"}]"#.to_owned(), "missing-value other_matters.0.image"),
        (r#"[{"image": "", "alt": "图"}]"#.to_owned(), "empty-text other_matters.0.image"),
        (r#"[{"image": " ", "alt": "图"}]"#.to_owned(), "empty-text other_matters.0.image"),
        (r#"[{"image": 1, "alt": "图"}]"#.to_owned(), "not-a-text other_matters.0.image"),
        (r#"[{"image": "../a.png", "alt": "图"}]"#.to_owned(), "picture-outside-folder other_matters.0.image"),
        (r#"[{"image": "a.png", "alt": "图", "items": ["甲"]}]"#.to_owned(), "not-a-block other_matters.0"),
        (
            r#"[{"image": "data:image/png;base64,====", "alt": "图"}]"#.to_owned(),
            "damaged-picture other_matters.0.image",
        ),
        (
            r#"[{"image": "data:image/gif;base64,R0lGODlhAQAB", "alt": "图"}]"#.to_owned(),
            "not-a-picture other_matters.0.image",
        ),
        (r#"[{"table": {"head": ["甲"], "rows": [[[]]]}}]"#.to_owned(), "empty-content other_matters.0.table.rows.0.0"),
    ] {
        assert_eq!(told_of(&section), [finding], "{section}");
    }
}

#[test]
fn charts_that_cannot_be_drawn_are_told_for_what_is_wrong() {
    let figures = r#""figures": ["requests.received.total", "requests.outcomes.total.total"]"#;
    let chart = |members: &str| format!(r#"[{{"chart": {{{members}}}}}]"#);
    let fifteen = vec![r#""requests.received.other""#; 15].join(",");
    let long = "长".repeat(31);
    for (section, finding) in [
        (chart(r#""title": "题""#), "missing-value other_matters.0.chart.figures"),
        (chart(r#""figures": ["requests.total"]"#), "unknown-figure other_matters.0.chart.figures.0"),
        (chart(r#""figures": []"#), "empty-content other_matters.0.chart.figures"),
        (chart(&format!(r#"{figures}, "labels": ["甲"]"#)), "unfit-chart other_matters.0.chart"),
        (chart(&format!(r#"{figures}, "labels": ["甲", "{long}"]"#)), "unfit-chart other_matters.0.chart"),
        (chart(&format!(r#""figures": [{fifteen}]"#)), "unfit-chart other_matters.0.chart"),
        (
            chart(r#""figures": ["requests.received.total", "proactive_disclosure.fees.amount"]"#),
            "unfit-chart other_matters.0.chart",
        ),
        (
            chart(r#""series": [{"figures": ["requests.received.total"]}]"#),
            "missing-value other_matters.0.chart.series.0.label",
        ),
        (
            chart(&format!(
                r#""series": [{{"label": "甲", {figures}}}, {{"label": "乙", "figures": ["requests.received.other"]}}]"#
            )),
            "unfit-chart other_matters.0.chart",
        ),
        (chart(&format!(r#"{figures}, "series": []"#)), "unfit-chart other_matters.0.chart"),
    ] {
        assert_eq!(told_of(&section), [finding], "{section}");
    }
}

#[test]
fn changes_and_amounts_with_their_own_units_are_not_drawn() {
    use crate::report::form::ValueKind::{Amount, Change};
    let sample = include_str!("../../../../samples/qinglan-2020.json");
    let last = "\"other_matters\": [";
    let at = sample.find(last).unwrap() + last.len();
    let form = crate::report::form::Form::edition("2019").unwrap();
    let of_kind = |kind, unit: bool| {
        let is_it = |value: &&crate::report::form::Value| value.kind == kind && value.unit.is_some() == unit;
        form.values().map(|(_, value)| value).find(is_it).unwrap().path.clone()
    };
    for (path, message) in [(of_kind(Change, false), "有正有负"), (of_kind(Amount, false), "自己的单位")] {
        let block = format!("{{\"chart\": {{\"figures\": [\"{path}\"]}}}}, ");
        let json = [&sample[..at], &block, &sample[at..]].concat();
        let findings = Report::parse(json.as_bytes()).unwrap_err();
        assert!(findings[0].rule == "unfit-chart" && findings[0].message.contains(message), "{findings:?}");
    }
}

#[test]
fn a_report_with_exhibits_is_written_as_it_was_read() {
    let mut report = Report::parse(SONGYAN.as_bytes()).unwrap();
    assert_eq!(given(&mut report), []);
    assert_eq!(Report::parse(to_json(&report).as_bytes()).unwrap(), report);
    let made = Report::from_parts(&report.to_parts()).unwrap();
    assert_eq!(made, report);
    assert_eq!(made.missing_pictures(), [], "its pictures came along");
}

#[test]
fn pictures_are_asked_for_once_and_told_wherever_they_stand() {
    let block = |name: &str| format!(r#"{{"image": "{name}", "alt": "图"}}"#);
    let section = format!("[{}, {}, {}]", block("a.png"), block(NAME), block("a.png"));
    let mut report = Report::parse(with_section(&section).as_bytes()).unwrap();
    assert_eq!(report.picture_files(), [NAME, "a.png"]);
    assert_eq!(report.missing_pictures().len(), 4);
    let mut asked = Vec::new();
    let findings = report.give_pictures(|name| {
        asked.push(name.to_owned());
        if name == NAME { Ok(PICTURE.to_vec()) } else { Ok(b"GIF89a".to_vec()) }
    });
    assert_eq!(asked, [NAME, "a.png"]);
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.path.as_str())).collect();
    assert_eq!(told, [("not-a-picture", "other_matters.0.image"), ("not-a-picture", "other_matters.2.image")]);
    assert_eq!(report.missing_pictures(), [], "what was told is not told again");
}

#[test]
fn data_in_the_report_itself_are_read_with_it() {
    let data = base64::engine::general_purpose::STANDARD.encode(PICTURE);
    let bare = data.trim_end_matches('=');
    for written in [format!("data:image/png;base64,{data}"), data.clone(), bare.to_owned()] {
        let section = format!(r#"[{{"image": "{written}", "alt": "图"}}]"#);
        let report = Report::parse(with_section(&section).as_bytes()).unwrap();
        let Block::Exhibit(Exhibit::Picture { image, .. }) = &report.narrative("other_matters")[0] else { panic!() };
        assert!(image.file().is_none() && image.picture().is_some_and(|picture| picture.width() == 960));
        assert_eq!(report.missing_pictures().len(), 1, "the sample's own");
    }
}

#[test]
fn too_many_pictures_are_told_once() {
    let blocks = vec![r#"{"image": "a.png", "alt": "图"}"#; 70].join(",");
    assert_eq!(told_of(&format!("[{blocks}]")).len(), 1);
    assert!(told_of(&format!("[{blocks}]"))[0].starts_with("too-many-pictures other_matters."));
}

#[test]
fn every_word_of_an_exhibit_is_given_to_the_rules() {
    let report = Report::parse(SONGYAN.as_bytes()).unwrap();
    let words: Vec<&str> = report.texts().map(|text| text.text.as_str()).collect();
    for word in ["按申请人分", "结转下年", "行政许可和行政处罚", "政府信息公开申请办理情况（件）"]
    {
        assert!(words.contains(&word), "{word}");
    }
    assert!(words.iter().any(|word| word.starts_with("政府信息查阅点：左边")), "also what is not printed");
}
