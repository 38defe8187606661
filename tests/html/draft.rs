//! Drafts: they say so first, and are not to be found.

use nianbao::Exporter;
use nianbao::output::html;
use serde_json::json;

use crate::support::bare;
use crate::support::made::empty_report_json;
use crate::support::markup::{parse, parse_fragment};

#[test]
fn a_draft_says_first_that_it_is_one() {
    let mut json = empty_report_json();
    json["overview"] = json!(["某\u{e001}情况。"]);
    json["requests"]["received"]["total"] = json!(1);
    let report = crate::support::report(&json.to_string());
    let exporter = Exporter::default();
    let findings = exporter.check(&report);
    let document = exporter.draft(&report, &findings);
    let master = exporter.master(&document);
    let [page, fragment] =
        [&html::FORMAT, &html::FRAGMENT].map(|format| String::from_utf8(master.write(format).unwrap()).unwrap());
    let page = parse(&page);
    assert!(page.the("title").text().starts_with("草稿："));
    let robots = page.named(&["meta"]).into_iter().find(|meta| meta.get("name") == Some("robots")).unwrap();
    assert_eq!(robots.get("content"), Some("noindex"));
    let mark = page.the("article").elements().next().unwrap();
    assert_eq!((mark.get("class"), mark.get("data-mark")), (Some("draft"), Some("草稿")));
    for root in [page, parse_fragment(&fragment)] {
        let article = root.the("article");
        assert!(article.elements().next().unwrap().text().starts_with("草稿：供核对用，不是正式文本"));
        let text = bare(&article.text());
        assert!(text.contains('※') && text.contains("个错误，") && text.contains("某〓情况"), "{text}");
    }
}

#[test]
fn a_report_is_not_called_a_draft() {
    let report = crate::support::report(crate::support::SAMPLES[1].1);
    for format in [&html::FORMAT, &html::FRAGMENT] {
        let markup = String::from_utf8(Exporter::default().write(format, &report).unwrap()).unwrap();
        assert!(!markup.contains("草稿") && !markup.contains("noindex"));
    }
}
