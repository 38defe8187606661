//! No word on where the electronic version is.

use std::sync::LazyLock;

use regex::Regex;

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
static IN_OPENING: LazyLock<Regex> = LazyLock::new(|| words::pattern("下载|网址|网站|门户|www\\.|https?:|\\.gov\\.cn"));

/// What says it anywhere else.
static ANYWHERE: LazyLock<Regex> =
    LazyLock::new(|| words::pattern("(?:报告|年报|电子版|电子文本)[^。]{0,30}(?:下载|查阅|查看|查询|公布|网址)"));

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_told = IN_OPENING.is_match(&opening::words(context.report))
        || context.report.texts().any(|text| ANYWHERE.is_match(&text.text));
    if !is_told {
        let help = "请写明，如：本报告的电子版可在某市人民政府门户网站（www.example.gov.cn）下载";
        opening::lacks(context, findings, "电子版在哪里下载", help);
    }
}
