//! No contact.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, opening, words};
use crate::finding::Severity;

/// Nothing says whom a reader may ask.
pub const MISSING_CONTACT: Rule = Rule {
    name: "missing-contact",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_contact.md"),
    check,
};

/// What an opening paragraph calls it.
const WORDS: [&str; 6] = ["联系", "电话", "邮箱", "传真", "来函", "邮编"];

/// A telephone number or an address of mail, wherever it stands.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| words::pattern("#{3,4}~[-－—–]{1,2}~#{7,8}|[A-Za-z0-9._-]+@[A-Za-z0-9]"));

fn check(context: &Context<'_>, findings: &mut Findings) {
    let opening = opening::words(context.report);
    let is_named = WORDS.iter().any(|word| opening.contains(word));
    if !is_named && !context.report.texts().any(|text| ADDRESS.is_match(&text.text)) {
        opening::lacks(
            context,
            findings,
            "联系方式",
            "请写明，如：如对本报告有疑问，请与某局办公室联系，电话：0000-1234567",
        );
    }
}
