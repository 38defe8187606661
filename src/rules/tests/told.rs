//! Words that a rule must tell of, and what it points at.

use serde_json::json;

use super::super::{Context, check};
use super::with;

/// The rule, and the words it points at.
#[track_caller]
fn tells(part: serde_json::Value, rule: &str, words: &str) {
    let report = with(part);
    let findings = check(&Context::new(&report, None));
    let finding = findings.iter().find(|finding| finding.rule == rule);
    let finding = finding.unwrap_or_else(|| panic!("{rule} {words}: {findings:#?}"));
    let text = report.texts().find(|text| text.path == finding.path).map_or(report.title(), |text| &text.text);
    let pointed = finding.words.clone().map_or("", |words| &text[words]);
    assert_eq!(pointed, words, "{finding:?}");
    let of_rule = findings.iter().filter(|finding| finding.rule == rule).count();
    assert_eq!(of_rule, 1, "{findings:#?}");
}

/// The same for one sentence.
#[track_caller]
fn sentence(sentence: &str, rule: &str, words: &str) {
    tells(json!({ "other_matters": [sentence] }), rule, words);
}

#[test]
fn citations() {
    let format = "outdated-format-citation";
    sentence("按照国办公开办函〔2019〕60号编制。", format, "国办公开办函〔2019〕60号");
    sentence("按照国办公开办函[2019] 60 号编制。", format, "国办公开办函[2019] 60 号");
    sentence("按照国办公开办函（２０１９）６０号编制。", format, "国办公开办函（２０１９）６０号");
    tells(
        json!({ "year": 2020, "other_matters": ["按照国办公开办函〔2021〕30号编制。"] }),
        format,
        "国办公开办函〔2021〕30号",
    );
    let decree = "wrong-decree-number";
    sentence(
        "根据《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第492号）编制。",
        decree,
        "国务院令第492号",
    );
    sentence("根据《政府信息公开条例》（国务院令第 771 号，以下简称《条例》）编制。", decree, "国务院令第 771 号");
    sentence("根据国务院令第七百一十号《中华人民共和国政府信息公开条例》编制。", decree, "国务院令第七百一十号");
    sentence("根据《条例》（国务院令492号）编制。", decree, "国务院令492号");
}

#[test]
fn periods_and_years() {
    let period = "wrong-period";
    sentence("本报告中所列数据的统计时限自2024年1月1日至2024年12月31日止。", period, "2024年1月1日至2024年12月31日");
    sentence("统计期限为2025年1月1日—2025年12月30日。", period, "2025年1月1日—2025年12月30日");
    sentence("统计数据从2024 年 1 月 1 日起到 12 月 31 日。", period, "2024 年 1 月 1 日起到 12 月 31 日");
    sentence("所列数据的统计期限自二〇二四年一月一日至十二月三十一日。", period, "二〇二四年一月一日至十二月三十一日");
    sentence("统计期限：2025年1月1日至2026年12月31日。", period, "2025年1月1日至2026年12月31日");
    sentence("统计期限：2025年1月1日~12月30日。", period, "2025年1月1日~12月30日");
    sentence("统计期限为1月1日至6月30日、7月1日至12月31日。", period, "1月1日至6月30日");
    for words in [
        "2024年1月1日起，截至2024年12月31日",
        "2024年1月1日起，截止2024年12月31日",
        "2024年1月1日0时至2024年12月31日",
        "2024年1月1日（含）至2024年12月31日",
        "2024年1月1日至同年12月31日",
        "2024年元月1日起、至12月31号",
        "二O二四年一月一日至二O二四年十二月三十一日",
    ] {
        sentence(&format!("本报告的统计期限为{words}。"), period, words);
    }
    sentence("统计期间为2024年1月1日至12月31日。", period, "2024年1月1日至12月31日");
    let year = "wrong-year";
    sentence("2024年，我局认真贯彻落实条例，健全工作机制。", year, "2024");
    sentence("（一）主动公开情况。2024年，全市主动公开政府信息。", year, "2024");
    sentence("2024年度，本局围绕中心工作，提高公开质量。", year, "2024");
    sentence("2026年，我局累计接受咨询。", year, "2026");
    sentence("现将2024年政府信息公开工作情况公布如下。", year, "2024");
    tells(json!({ "title": "某局2024年政府信息公开工作年度报告" }), year, "2024");
}

#[test]
fn blanks() {
    let blank = "unfilled-blank";
    for (text, words) in [
        ("主动公开信息  条。", "  条"),
        ("主动公开信息\u{3000}\u{3000}条、回应关切。", "\u{3000}\u{3000}条"),
        ("召开会议 次，组织培训。", " 次"),
        ("公开信息39条，  年增长明显。", "  年"),
        ("于 2026年 月 日公布。", " 月"),
        ("印发（某政办〔2025〕第 号）文件。", " 号"),
        ("联系人×××。", "×××"),
        ("全年培训XX次。", "XX"),
        ("收到申请__件。", "__"),
        ("收到申请＿＿件。", "＿＿"),
        ("某某办公室（待补充）负责。", "待补充"),
        ("在（  ）网站公布。", "（  ）"),
    ] {
        sentence(text, blank, words);
    }
}

#[test]
fn slips_of_typing() {
    let character = "doubled-character";
    sentence("提高公开的的质量。", character, "的的");
    sentence("进一步规范了了流程。", character, "了了");
    sentence("公开是是常态。", character, "是是");
    sentence("加强培训和和考核。", character, "和和");
    sentence("做好其其他工作。", character, "其其");
    sentence("认真开展开展自查。", character, "开展开展");
    let mark = "doubled-punctuation";
    sentence("积极回应关切。。", mark, "。。");
    sentence("围绕中心，，服务大局。", mark, "，，");
    sentence("健全制度，。", mark, "，。");
    sentence("健全制度；。另行通报。", mark, "；。");
    let width = "half-width-punctuation";
    sentence("围绕中心,服务大局。", width, ",");
    sentence("公开政府信息(含重点领域)。", width, "(");
    sentence("门户网站（www.example.gov.cn)等渠道,公开信息。", width, ",");
    sentence("落实责任;强化监督。", width, ";");
    let points = "misnumbered-enumeration";
    sentence("一是甲。三是乙。", points, "三是");
    sentence("一是甲。二是乙。二是丙。", points, "二是");
}

#[test]
fn what_is_missing() {
    let empty = "empty-problems";
    for words in ["无", "无。", "暂无。", "本年度政府信息公开工作不存在问题，没有需要改进的地方。", "略"]
    {
        tells(json!({ "problems_and_improvements": [words] }), empty, "");
    }
    tells(json!({ "other_matters": ["五、存在的主要问题及改进情况"] }), "repeated-section-heading", "");
    tells(json!({ "overview": ["总体情况", "（一）主动公开。"] }), "repeated-section-heading", "");
}
