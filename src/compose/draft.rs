//! A draft: a report in spite of what is wrong with it, marked on every page, with the findings at its end.

use crate::document::{Block, Document, Paragraph, Role};
use crate::finding::{Finding, Path, Severity};
use crate::model::Report;

/// What stands across every page.
const MARK: &str = "草稿";

/// Sets a report out as a draft: the document it would be, with the findings on a page after its end.
pub fn compose_draft(report: &Report, findings: &[Finding]) -> Document {
    let mut document = super::compose(report);
    document.watermark = Some(MARK.to_owned());
    let mut heading = Paragraph::new(Role::Heading1, heading(findings), Path::ROOT);
    heading.starts_page = true;
    document.blocks.push(Block::Paragraph(heading));
    document.blocks.extend(findings.iter().enumerate().map(|(index, finding)| line(index + 1, finding)));
    document
}

fn heading(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    match (errors, findings.len() - errors) {
        (0, 0) => "草稿：没有查出问题".to_owned(),
        (errors, warnings) => format!("草稿：{errors} 个错误，{warnings} 个警告"),
    }
}

/// A finding with its number, its place in the JSON and what to do about it.
fn line(number: usize, finding: &Finding) -> Block {
    let kind = match finding.severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    };
    let place = if finding.path == Path::ROOT { String::new() } else { format!("（{}）", finding.path) };
    let help = finding.help.as_ref().map_or(String::new(), |help| format!("。办法：{help}"));
    let text = format!("{number}.{kind}{place}：{}{help}。", finding.message);
    Block::Paragraph(Paragraph::new(Role::Finding, text, finding.path.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_on_a_page_of_their_own_after_the_end() {
        let report = Report::parse(include_bytes!("../../samples/wugang-2025.json")).unwrap();
        let error = Finding::error("a-fault", Path::new("overview.0"), "不对").help("请改正");
        let warning = Finding::warning("a-doubt", Path::ROOT, "可疑");
        let blocks = super::super::compose(&report).blocks.len();
        let draft = compose_draft(&report, &[error, warning]);
        assert_eq!(draft.watermark.as_deref(), Some("草稿"));
        let added = draft.blocks[blocks..].iter().map(|block| match block {
            Block::Paragraph(paragraph) => (paragraph.starts_page, paragraph.text()),
            _ => panic!("not a paragraph"),
        });
        assert_eq!(
            added.collect::<Vec<_>>(),
            [
                (true, "草稿：1 个错误，1 个警告".to_owned()),
                (false, "1.错误（overview.0）：不对。办法：请改正。".to_owned()),
                (false, "2.警告：可疑。".to_owned())
            ]
        );
    }
}
