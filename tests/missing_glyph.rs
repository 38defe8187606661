//! A character that no face has is refused by both writers, named with its number and place.

use nianbao::Error;
use nianbao::report::model::Report;
use nianbao::report::source::Source;
use serde_json::json;

use crate::support::made::empty_report_json;
use crate::support::report;

/// A writer of the library.
type Writer = fn(&Report) -> Result<Vec<u8>, Error>;

const WRITERS: [Writer; 2] = [nianbao::pdf, nianbao::docx];

#[test]
fn every_missing_character_is_named_with_its_place() {
    let mut json = empty_report_json();
    json["overview"] = json!(["情况如下。", { "heading": "公开\u{e000}情况", "content": ["很好😀，真好😀。"] }]);
    json["other_matters"] = json!([{ "items": ["甲", "乙\u{f0000}"] }]);
    let report = report(&json.to_string());
    for write in WRITERS {
        let Err(Error::Findings(findings)) = write(&report) else { panic!("written with empty boxes") };
        let told: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.path.as_str())).collect();
        let places = ["overview.1.heading", "overview.1.content.0", "other_matters.0.items.1"];
        assert_eq!(told, places.map(|path| ("missing-glyph", path)));
        for (finding, code) in findings.iter().zip(["（U+E000）", "（U+1F600）", "（U+F0000）"]) {
            assert!(finding.is_error() && finding.message.contains(code), "{}", finding.message);
        }
    }
}

#[test]
fn the_title_and_the_sign_off_are_looked_at_too() {
    let mut json = empty_report_json();
    json["agency"] = json!("某\u{e001}局");
    json["date"] = json!("2026-01-20");
    let report = report(&json.to_string());
    for write in WRITERS {
        let Err(Error::Findings(findings)) = write(&report) else { panic!("written with empty boxes") };
        let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["agency"], "once, where it can be mended");
    }
}

#[test]
fn the_first_of_a_text_is_pointed_at_and_the_others_are_named() {
    let mut json = empty_report_json();
    json["overview"] = json!(["（一）很\u{e000}好。真好😀\u{e000}🎉。"]);
    let json = json.to_string();
    let Err(Error::Findings(findings)) = nianbao::pdf(&report(&json)) else { panic!("written with empty boxes") };
    let [finding] = &findings[..] else { panic!("one finding: {findings:?}") };
    assert!(
        finding.message.ends_with("；另有 2 个字符也无法印出：“😀”（U+1F600）“🎉”（U+1F389）"),
        "{}",
        finding.message
    );
    assert_eq!(&json[Source::parse(json.as_bytes()).unwrap().span_of(finding)], "\u{e000}");
}

#[test]
fn rare_characters_are_there() {
    let mut json = empty_report_json();
    json["overview"] = json!(["𠮷、㐱、龘、镕、\u{2f00}、“〇”……"]);
    let report = report(&json.to_string());
    for write in WRITERS {
        assert!(write(&report).is_ok());
    }
}
