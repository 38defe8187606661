//! Words of right reports that no rule may tell of.

use serde_json::json;

use super::super::{Context, check};
use super::{told_in, with};

/// Each as it stands in reports for 2025: years of comparison and of plans, documents' dates, other regulations' numbers, doubled
/// characters of two words, marks where they belong.
const SENTENCES: &[&str] = &[
    // Documents and their numbers.
    "国办公开办函〔2021〕30号施行后，国办公开办函〔2019〕60号同时废止。",
    "按照《某市政府信息公开办法》（某政办〔2019〕60号）办理。",
    "严格执行《优化营商环境条例》（国务院令第722号）。",
    "《重大行政决策程序暂行条例》（国务院令第713号）与《政府信息公开条例》（国务院令第711号）一并学习。",
    "修订前的《中华人民共和国政府信息公开条例》（国务院令第492号）已经失效。",
    "依据国务院令第 711 号《中华人民共和国政府信息公开条例》答复。",
    // Years that are not the report's.
    "2024年以来，我局持续开展栏目整合。",
    "2024年，我局印发政务公开工作要点，2025年继续执行。",
    "2024年，我局被评为全市政务公开先进单位。",
    "2024年12月，我局按时报送了材料，公开了目录。",
    "已按时发布2024年度政府信息公开工作年度报告。",
    "2026年，我局将继续做好政府信息公开工作，进一步拓宽渠道。",
    "2026年全年计划开展两期培训。",
    "与2024年相比，办理效率明显提高。",
    "2024年全市第三方评估指出的问题已经整改。",
    "2023年至2025年，连续三年没有发生失泄密事件。",
    "2025年，我局认真贯彻落实条例。",
    // Periods that are not the statistics'.
    "2025年7月1日至9月30日，开展数据清理专项行动。",
    "征求意见的期限为2025年3月1日至3月31日。",
    "自2024年5月1日起至2026年4月30日，试行一窗受理。",
    "本报告所列数据的统计期限为2025年1月1日至12月31日。",
    "统计期限自2025年1月1日起，至2025年12月31日止。",
    "统计数据显示，2025年1月1日至6月30日访问量上升。",
    "统计期限为2025年1月1日至12月31日，上一报告期为2024年1月1日至12月31日。",
    "与上个报告期（2024年1月1日至2024年12月31日）相比，办理时间更短。",
    "统计期限为1月1日至12月31日（其中1月1日至6月30日为上半年）。",
    "统计期限为2025年1月1日至12月31日（上年为1月1日至6月30日）。",
    // Two words that meet in the same character.
    "公开的目的的确是方便群众。",
    "为了了解群众需求，除了了结存量事项，还增加了了然于胸的图解。",
    "以及及时回应关切，涉及及早办理的事项。",
    "所有有关单位，没有有效期的文件，其中中央文件居多。",
    "可以以电子邮件方式提出申请，予以以案释法的解读。",
    "针对对口帮扶工作，面对对外公开的要求。",
    "存在在线平台更新不及时的情况，现在在建的栏目较多。",
    "参与与会人员的讨论，给予与申请人同等的便利。",
    "让人人知晓、天天更新、一一答复、层层落实、常常提醒、等等。",
    "方方面面都做到明明白白、清清楚楚，件件有回音、事事有着落。",
    "政府信息公开工作工作人员的培训，推动政务公开公开透明。",
    "某市人民政府政府信息公开办公室负责。",
    "成为为民服务的窗口，作为为企业服务的平台。",
    "但是是否公开，应当依法审查；总和和平均值一并公布。",
    "提供多种申请渠道（含微信、客户端（下载见（附件）））。",
    // Marks and spaces where they belong.
    "公开为常态、不公开为例外……应公开尽公开。",
    "设立“我要看”“我要问”等栏目（含移动端）。",
    "网址为 www.example.gov.cn/xxgk/index_1.html，邮箱为 xx_gk@example.gov.cn。",
    "共 1,234 条，占 70.3%（上年为 65.1%），执行 GB/T 9704-2012(7.3)。",
    "推行“1+X”发布机制，最后 1 公里畅通。",
    "2025 年 1 月 20 日公布，共 39 条、2 件、1 次。",
    "主动公开 条例规定的信息，每 年度 末 更新 目录。",
    "二○○八年起施行，第十三条、第十四条另有规定。",
    "公开　电话：0000-1234567，办公时间8:30-12:00。",
    "问：如何申请？答：可以当面申请。",
    "全市人大代表建议办理结果公开率达到100%！",
    "一是健全制度，二是加强培训；三是强化考核。首先自查，其次互查。",
    "一是增强意识。二是完善机制。下一步，一是加强解读，二是优化平台。",
    "不一是必须线上办理，统一是为了方便；唯一是否公开由机关决定。",
];

#[test]
fn right_sentences_are_let_be() {
    for sentence in SENTENCES {
        let report = with(json!({ "other_matters": [sentence] }));
        assert_eq!(check(&Context::new(&report, None)), [], "{sentence}");
        // The same in a section that must tell of the year.
        let report = with(
            json!({ "problems_and_improvements": ["解读形式不够丰富，下一步将增加图文解读，组织专题培训。", sentence] }),
        );
        assert_eq!(check(&Context::new(&report, None)), [], "{sentence}");
    }
}

#[test]
fn right_openings_are_let_be() {
    for opening in [
        "本年度报告由某局编制，报告电子版可登录某市政府网站（http://www.example.gov.cn）查阅，所列数据统计期限为2025年1月1日至12月31日，联系地址：某路1号，邮编：000000。",
        "报告中数据统计的时间：2025年1月1日—12月31日。欢迎从门户网站下载。如有疑问请来函，传真：0000-1234567。",
        "统计时限为本年度。网址：www.example.gov.cn。咨询电话 0000 - 12345678。",
    ] {
        let mut part = json!({ "overview": [opening] });
        let aspects = ["主动公开", "依申请公开", "政府信息管理", "政务新媒体", "考核评议"];
        part["overview"]
            .as_array_mut()
            .unwrap()
            .extend(aspects.map(|heading| json!({ "heading": heading, "content": ["有序开展。"] })));
        let report = with(part);
        assert_eq!(check(&Context::new(&report, None)), [], "{opening}");
    }
}

/// A report with these words for its opening, and the other things that an opening must tell.
fn opened_with(words: &str) -> crate::model::Report {
    let rest = "电子版可登录某市政府网站（http://www.example.gov.cn）查阅，联系电话：0000-12345678。";
    with(json!({ "overview": [format!("{words}{rest}主动公开，依申请公开，政府信息管理，政务新媒体，监督保障。")] }))
}

#[test]
fn a_period_may_be_told_in_many_ways() {
    for period in [
        "本年度报告自2025年1月1日起，截止到2025年12月31日。",
        "本报告所列数据的时间为2025年1月1日起，截至2025年12月31日止。",
        "本报告反映2025年1月1日至同年12月31日的情况。",
        "本报告反映2025年1月1日至当年12月31日的情况。",
        "数据为2025年1月1日0时至2025年12月31日24时。",
        "数据为2025年1月1日（含）至12月31日（含）。",
        "数据为2025年1月1日— —2025年12月31日。",
        "数据为1月1日―12月31日。",
    ] {
        assert_eq!(told_in(&opened_with(period), "missing-period"), [""; 0], "{period}");
    }
    for period in [
        "数据为11月1日至12月31日。",
        "1月1日公布，此后每逢重要的政策文件出台都及时公开，直到12月31日。",
        "我局规范性文件自2025年1月1日起施行，有效期至2029年12月31日。",
        "某市政府信息公开办法自2025年1月1日起施行，2024年12月31日前的文件仍然有效。",
        "自2025年1月1日起施行的文件共三件，至12月31日均已公开。",
        "有效期为2025年1月1日至2029年12月31日。",
    ] {
        assert_eq!(told_in(&opened_with(period), "missing-period").len(), 1, "{period}");
    }
}
