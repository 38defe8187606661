//! Words that a rule must tell of, and what it points at.

use serde_json::json;

use super::super::{Context, check};
use super::{told_in, with};

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
    sentence("二〇二四年，我局认真贯彻落实条例。", year, "二〇二四");
    sentence("根据条例要求，编制2024年政府信息公开工作年度报告。", year, "2024");
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
    sentence("认真开展开展自查。", "repeated-words", "开展开展");
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

#[test]
fn last_years_year_left_standing() {
    let year = "wrong-year";
    for words in [
        "2024年，全区主动公开政府信息120条。",
        "2024年，某局主动公开政府信息120条。",
        "（一）主动公开。2024年，及时更新栏目内容。",
        "2024年，未收取信息处理费。",
        "现将2024年度政府信息公开工作年度报告公布如下。",
        "截至2024年12月31日，我局公开政府信息120条。",
        "我局2024年政府信息公开工作取得了一定成效。",
        "一是2024年，我局加强了培训。",
    ] {
        sentence(words, year, "2024");
    }
}

#[test]
fn damage_of_the_way() {
    for (words, rule, place) in [
        ("公开信息锟斤拷12条。", "garbled-text", "锟斤拷"),
        ("公开鏀垮簻淇℃伅12条。", "garbled-text", "鏀垮簻"),
        ("公开????信息12条。", "garbled-text", "????"),
        ("公开æ”¿åºœ信息12条。", "garbled-text", "æ”¿"),
        ("公开信息_x000D_12条。", "program-rest", "_x000D_"),
        ("公开信息undefined条。", "program-rest", "undefined"),
        ("公开信息NaN条。", "program-rest", "NaN"),
        ("增长#DIV/0!。", "program-rest", "#DIV/0!"),
        ("支出1.2E+05元。", "program-rest", "1.2E+05"),
        ("2025.0年公开信息12条。", "program-rest", "2025.0"),
        ("公开信息%s条。", "program-rest", "%s"),
        ("公开&nbsp;信息12条。", "markup-rest", "&nbsp;"),
        ("公开<br/>信息12条。", "markup-rest", "<br/>"),
        ("公开信息\\n12条。", "markup-rest", "\\n"),
        ("公开**信息**12条。", "markup-rest", "**"),
    ] {
        let report = with(json!({ "other_matters": ["本年度没有收取信息处理费。", words] }));
        let findings = check(&Context::new(&report, None));
        let finding = findings.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{words}"));
        assert_eq!(finding.words.clone().map(|place| &words[place]), Some(place), "{words}");
    }
}

#[test]
fn slips_of_marks_and_words() {
    for (words, rule, place) in [
        ("加强审核审核把关。", "repeated-words", "审核审核"),
        ("做好监督保障保障工作。", "repeated-words", "保障保障"),
        ("公开信息148件件。", "repeated-words", "件件"),
        ("我县县政府网站全面更新。", "repeated-words", "县县"),
        ("按时更新各个栏目的内容，按时更新各个栏目的内容。", "repeated-words", "按时更新各个栏目的内容"),
        ("公开 信息及时准确。", "spaced-words", " "),
        ("执行《条例的规定。", "unpaired-mark", "《"),
        ("执行《条例》》的规定。", "unpaired-mark", "》"),
        ("设立“政策解读栏目。", "unpaired-mark", "“"),
        ("公开信息（含重点领域。", "unpaired-mark", "（"),
        ("设立\"政策解读\"栏目。", "straight-quotes", "\""),
        ("执行〈某市信息公开办法〉的规定。", "wrong-title-marks", "〈某市信息公开办法〉"),
        ("执行‹某市信息公开办法›的规定。", "wrong-title-marks", "‹某市信息公开办法›"),
        ("2025共收到申请0件。", "incomplete-date", "2025"),
        ("统计期限为2025年1月1日至12月31止。", "incomplete-date", "31"),
        ("按照某政办[2025]30号执行。", "malformed-document-number", "[2025]30号"),
        ("按照某政办（2025）30号执行。", "malformed-document-number", "（2025）30号"),
        ("按照某政办【2025】30号执行。", "malformed-document-number", "【2025】30号"),
        ("按照某政办〔2025〕3O号执行。", "malformed-document-number", "〔2025〕3O号"),
        ("按照《某某年度报告格式》（国办公开函〔2021〕30号）编制。", "wrong-notice-number", "国办公开函"),
        ("联系电话：。", "unfilled-blank", "电话："),
        ("网址为（具体网址）。", "unfilled-blank", "（具体网址）"),
        ("政府信息公开工作有序推进，制度不断完善，渠道不断拓宽，解读更加丰富", "missing-full-stop", "富"),
        ("政府信息公开工作有序推进，", "missing-full-stop", "，"),
    ] {
        let report = with(json!({ "other_matters": ["本年度没有收取信息处理费。", words] }));
        let findings = check(&Context::new(&report, None));
        let finding = findings.iter().find(|finding| finding.rule == rule);
        let finding = finding.unwrap_or_else(|| panic!("{rule}: {words}: {findings:#?}"));
        assert_eq!(finding.words.clone().map(|place| &words[place]), Some(place), "{words}");
    }
}

#[test]
fn one_slip_is_told_once() {
    let report = with(json!({ "problems_and_improvements": ["一是甲甲甲问题较多。三是乙。三是丙。四是丁。"] }));
    assert_eq!(told_in(&report, "misnumbered-enumeration").len(), 1);
    let report = with(json!({ "problems_and_improvements": ["公开不够及时，下一步加强培训。"] }));
    assert_eq!(told_in(&report, "empty-problems"), [""; 0]);
}
