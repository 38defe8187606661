//! A draft: a report in spite of what is wrong with it, marked on every page, with the findings at its end.

mod place;

use std::collections::BTreeSet;

use crate::page::document::{Block, Cell, Document, Paragraph, Role};
use crate::report::finding::{Finding, Path, Severity};
use crate::report::model::{Report, fault};

/// What stands across every page.
const MARK: &str = "草稿";

/// What stands in a cell of a table behind a figure that something is wrong with, or in the place of one that is not
/// filled in.
const FLAG: &str = "※";

/// Sets a report out as a draft: the document it would be, with the cells at fault marked ※, and the findings on a page
/// after its end.
pub fn compose_draft(report: &Report, findings: &[Finding]) -> Document {
    let mut document = super::compose(report);
    document.watermark = Some(MARK.to_owned());
    let is_flagged = flag_cells(&mut document, findings);
    let mut heading = Paragraph::new(Role::Heading1, heading(findings), Path::ROOT);
    heading.starts_page = true;
    document.blocks.push(Block::Paragraph(heading));
    if is_flagged {
        let legend = format!("表中标{FLAG}的格没有填，或者与下面的问题有关。");
        document.blocks.push(Block::Paragraph(Paragraph::new(Role::Finding, legend, Path::ROOT)));
    }
    let lines = findings.iter().enumerate().map(|(index, finding)| line(report, index + 1, finding));
    document.blocks.extend(lines);
    document
}

/// Marks the cells of figures that are blank or that a finding is about; whether there are any.
///
/// Of an equation's terms only the first that the finding names is marked: any of them may be the wrong one.
fn flag_cells(document: &mut Document, findings: &[Finding]) -> bool {
    let of_reading = findings.iter().filter(|finding| is_of_reading(finding)).flat_map(|finding| &finding.related);
    let at_fault: BTreeSet<&Path> = findings.iter().map(|finding| &finding.path).chain(of_reading).collect();
    let tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(&mut table.cells),
        _ => None,
    });
    let is_at_fault = |cell: &&mut Cell| {
        let is_blank = || cell.text().is_empty();
        cell.role == Role::TableFigure && (is_blank() || cell.path.as_ref().is_some_and(|path| at_fault.contains(path)))
    };
    let mut is_flagged = false;
    for cell in tables.flatten().filter(is_at_fault) {
        cell.lines = vec![format!("{}{FLAG}", cell.text())];
        is_flagged = true;
    }
    is_flagged
}

/// Whether a finding says that cells could not be read: then those that it names besides are at fault as the first is.
fn is_of_reading(finding: &Finding) -> bool {
    fault(finding.rule).is_some()
}

fn heading(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    match (errors, findings.len() - errors) {
        (0, 0) => "草稿：没有查出问题".to_owned(),
        (errors, warnings) => format!("草稿：{errors} 个错误，{warnings} 个警告"),
    }
}

/// A finding with its number, its place in the form's words and what to do about it.
fn line(report: &Report, number: usize, finding: &Finding) -> Block {
    let kind = match finding.severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    };
    let place = place::of(report, &finding.path).map_or(String::new(), |place| format!("（{place}）"));
    let help = finding.help.as_ref().map_or(String::new(), |help| format!("。办法：{help}"));
    let text = format!("{number}.{kind}{place}：{}{help}。", finding.message);
    Block::Paragraph(Paragraph::new(Role::Finding, text, finding.path.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_on_a_page_of_their_own_after_the_end() {
        let report = Report::parse(include_bytes!("../../../../samples/wugang-2025.json")).unwrap();
        let error = Finding::error("a-fault", Path::new("overview.0"), "不对").help("请改正");
        let warning = Finding::warning("a-doubt", Path::ROOT, "可疑");
        let blocks = crate::page::compose::compose(&report).blocks.len();
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
                (false, "1.错误（一、总体情况第1段）：不对。办法：请改正。".to_owned()),
                (false, "2.警告：可疑。".to_owned())
            ]
        );
    }
}
