//! Last year's report, to compare with or to begin from.

use std::path::Path;

use nianbao::finding::Finding;
use nianbao::model::Report;

use super::input::Input;

/// Reads last year's report.
///
/// # Errors
///
/// A message: the file cannot be read, or is no report.
pub(super) fn read(path: &Path) -> Result<Report, String> {
    let input = Input::new(path);
    let bytes = input.read()?;
    Report::parse(&bytes).map_err(|findings| no_report(&input, &findings))
}

fn no_report(input: &Input, findings: &[Finding]) -> String {
    let first = findings.first().map(|finding| finding.message.as_str()).unwrap_or_default();
    format!("上年年报 {input} 有 {} 处错误，不能用；第一处：{first}", findings.len())
}
