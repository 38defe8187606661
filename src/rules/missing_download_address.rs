//! No word on where the electronic version is.

use super::{Context, Findings, Rule, opening, words};
use crate::finding::Severity;

/// Nothing says where the report can be read or downloaded.
pub const MISSING_DOWNLOAD_ADDRESS: Rule = Rule {
    name: "missing-download-address",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_download_address.md"),
    check,
};

/// What an opening paragraph says of it.
const IN_OPENING: [&str; 8] = ["下载", "网址", "网站", "门户", "www.", "http:", "https:", ".gov.cn"];

/// What says it anywhere else: what can be had, and behind it, in its sentence, how.
const WHAT: [&str; 4] = ["报告", "年报", "电子版", "电子文本"];
const HOW: [&str; 6] = ["下载", "查阅", "查看", "查询", "公布", "网址"];

/// How many characters may stand between the two.
const REACH: usize = 30;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let opening = opening::words(context.report);
    let is_told =
        IN_OPENING.iter().any(|word| opening.contains(word)) || context.report.texts().any(|text| says_how(&text.text));
    if !is_told {
        let help = "请写明，如：本报告的电子版可在某市人民政府门户网站（www.example.gov.cn）下载";
        opening::lacks(context, findings, "电子版在哪里下载", help);
    }
}

/// Whether a text says how the report can be had.
fn says_how(text: &str) -> bool {
    let is_of_report = |(at, _): (usize, &str)| words::is_led_by(text, at, &WHAT, REACH, &['。']);
    HOW.iter().any(|how| text.match_indices(how).any(is_of_report))
}
