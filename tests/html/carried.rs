//! The report's JSON inside page and fragment.

use encoding_rs::GBK;
use nianbao::Exporter;
use nianbao::output::html;
use nianbao::report::model::Report;
use proptest::prelude::*;

use super::{samples, without_data, written, written_as};
use crate::properties::cases;
use crate::support::made::any_report;
use crate::support::markup::{parse, parse_fragment};
use crate::support::report;

/// What a portal that keeps its pages in GBK gives out.
fn through_gbk(page: &str) -> String {
    let (bytes, _, has_lost) = GBK.encode(page);
    assert!(!has_lost, "a character of the page is not in GBK");
    let (text, has_errors) = GBK.decode_without_bom_handling(&bytes);
    assert!(!has_errors);
    text.into_owned()
}

#[test]
fn it_comes_back_byte_for_byte_in_any_encoding() {
    for (name, report) in samples() {
        let (_, page, fragment) = written(&report);
        for markup in [&page, &fragment] {
            assert_eq!(html::data(markup).as_deref(), Some(&*report.public_json()), "{name}");
            assert_eq!(html::data(&through_gbk(markup)).as_deref(), Some(&*report.public_json()), "{name} in GBK");
        }
        let pictures: usize = parse(&page).named(&["img"]).iter().map(|img| img.get("src").unwrap().len()).sum();
        assert!(
            (page.len() - pictures).max(fragment.len()) < 40_000,
            "{name}: {} and {} bytes",
            page.len(),
            fragment.len()
        );
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn it_comes_back_from_any_report(json in any_report()) {
        let report = report(&serde_json::to_string_pretty(&json.0).unwrap());
        let (_, page, fragment) = written(&report);
        for markup in [&page, &fragment] {
            let in_gbk = through_gbk(markup);
            for markup in [markup, &in_gbk] {
                let data = html::data(markup);
                prop_assert_eq!(data.as_deref(), Some(report.json()));
                prop_assert_eq!(&Report::parse(data.unwrap().as_bytes()).unwrap(), &report);
            }
        }
        prop_assert_eq!(parse(&through_gbk(&page)).text(), parse(&page).text(), "and the words do");
    }
}

#[test]
fn an_editor_may_change_all_else() {
    let (_, report) = samples().remove(1);
    let (_, _, fragment) = written(&report);
    let data = parse_fragment(&fragment).the("article").get("data-nianbao").unwrap().to_owned();
    let (head, tail) = data.split_at(200);
    for changed in [
        format!("<div class='editor'><ARTICLE data-nianbao='{data}' lang=zh-CN>"),
        format!("<article data-nianbao = \"{head}\r\n  {tail}\n\"><p>别的话</p>"),
    ] {
        assert_eq!(html::data(&changed).as_deref(), Some(report.json()), "{changed:.80}");
    }
    for lost in
        [fragment.replacen(&data[300..310], "", 1), fragment.replacen("data-nianbao", "data-x", 1), String::new()]
    {
        assert_eq!(html::data(&lost), None, "what is not whole is not taken");
    }
}

#[test]
fn it_is_left_out_if_that_is_asked_for() {
    let (_, report) = samples().remove(1);
    let (_, page, fragment) = written_as(&report, without_data());
    for markup in [page, fragment] {
        assert!(!markup.contains("data-nianbao"));
        assert_eq!(html::data(&markup), None);
    }
}

#[test]
fn reasons_of_what_was_let_stand_are_not_for_the_public() {
    let json = include_str!("../../samples/wugang-2025.json");
    let accept = r#""accept": [{ "finding": "missing-period", "at": "overview", "reason": "内部理由" }], "year""#;
    let report = report(&json.replacen("\"year\"", accept, 1));
    for (keeps_accept, is_kept) in [(false, false), (true, true)] {
        let exporter = Exporter { keeps_accept, ..Exporter::default() };
        for format in [&html::FORMAT, &html::FRAGMENT] {
            let markup = String::from_utf8(exporter.write(format, &report).unwrap()).unwrap();
            assert_eq!(html::data(&markup).unwrap().contains("内部理由"), is_kept);
        }
    }
}
