//! No word on where the electronic version is.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::{Context, Findings, Rule, opening, words};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// Nothing says where the report can be read or downloaded.
pub const MISSING_DOWNLOAD_ADDRESS: Rule = Rule {
    name: "missing-download-address",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_download_address.md"),
    check,
};

/// What an address on the web holds.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| words::any_of(&["www.", "http:", "https:", ".gov.cn", ".cn/", ".com"]));

/// What can be had.
const WHAT: [&str; 5] = ["报告", "年报", "电子版", "电子文本", "本年度报告"];

/// Where, by its name: an address is better, but a site can be found by its name.
static WHERE: LazyLock<Regex> =
    LazyLock::new(|| words::any_of(&["网站", "门户", "公众号", "信息公开网", "政府网", "信息网", "平台", "专栏"]));

/// How it is had there.
static HOW: LazyLock<Regex> =
    LazyLock::new(|| words::any_of(&["下载", "查阅", "查看", "查询", "公布", "浏览", "获取", "全文"]));

/// How many characters may stand between what can be had and how.
const REACH: usize = 60;

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.report.texts().any(|text| says_where(&text.text)) {
        let help = "请写明，如：本报告的电子版可在某市人民政府门户网站（www.example.gov.cn）下载";
        opening::lacks(context, findings, "电子版在哪里下载", help);
    }
}

/// Whether a text says where the report can be had: an address on the web, or a site that has a name before it.
fn says_where(text: &str) -> bool {
    ADDRESS.is_match(text) || text.split(['。', '；']).any(names_site)
}

/// `本报告的电子版可在某市人民政府网站下载`; but not `可在网站（）下载`.
fn names_site(sentence: &str) -> bool {
    let is_of_report =
        |how: Match<'_>| how.as_str() == "下载" || words::is_led_by(sentence, how.start(), &WHAT, REACH, &['。']);
    let is_named = |site: Match<'_>| {
        let name =
            sentence[..site.start()].rsplit(['，', '在', '从', '由', '录', '（', '(']).next().unwrap_or_default();
        let name = name.trim_start_matches(['“', '"']).trim();
        name.chars().filter(|one| is_ideograph(*one)).count() >= 2
    };
    WHERE.find_iter(sentence).any(is_named) && HOW.find_iter(sentence).any(is_of_report)
}

#[cfg(test)]
mod tests {
    use super::says_where;

    #[test]
    fn a_site_needs_a_name_or_an_address() {
        for text in [
            "本报告的电子版可在某市人民政府门户网站下载。",
            "电子版可从“某某发布”公众号查看，也可见本报告全文。",
            "本报告可登录http://www.example.gov.cn查阅。",
        ] {
            assert!(says_where(text), "{text}");
        }
        for text in
            ["本报告可在网站下载。", "报告电子版请在下列地址下载：（具体网址）。", "加强门户网站建设。", "网址："]
        {
            assert!(!says_where(text), "{text}");
        }
    }
}
