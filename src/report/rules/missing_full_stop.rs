//! A paragraph without its end.

use super::{Context, Findings, Rule};
use crate::character::is_ideograph;
use crate::report::finding::Severity;
use crate::report::model::numbering;
use crate::report::model::{Block, Text};

/// A paragraph ends without a full stop, or with a mark that ends no sentence.
pub const MISSING_FULL_STOP: Rule = Rule {
    name: "missing-full-stop",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("missing_full_stop.md"),
    check,
};

/// The fewest characters of a paragraph that is surely no heading, caption or signature.
const FEWEST: usize = 30;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for narrative in context.report.narratives() {
        check_blocks(&narrative.blocks, findings);
    }
}

fn check_blocks(blocks: &[Block], findings: &mut Findings) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Led { text, .. } => check_end(text, findings),
            Block::Items(_) | Block::Exhibit(_) => {}
            Block::Subsection { content, .. } | Block::Unnumbered { content, .. } => check_blocks(content, findings),
        }
    }
}

fn check_end(text: &Text, findings: &mut Findings) {
    let Some(last) = text.text.chars().next_back() else { return };
    let place = text.text.len() - last.len_utf8()..text.text.len();
    let unfinished = matches!(last, '，' | '、' | ',');
    let is_open = is_ideograph(last) && is_prose(&text.text);
    if !(unfinished || is_open) {
        return;
    }
    let message = if unfinished {
        format!("这一段以“{last}”结尾，话没有说完")
    } else {
        format!("这一段结尾没有句号：“……{}”", tail(&text.text))
    };
    findings.push(findings.of_rule(text.path.clone(), message).at_text(place).help("请补上句号，或者把话写完"));
}

/// Whether a paragraph is one of sentences: it is long, and has a mark that headings have not.
fn is_prose(text: &str) -> bool {
    let heading = numbering::number_of(text).is_some() && !text.contains(['。', '；']);
    text.chars().count() >= FEWEST && text.contains(['，', '。', '；']) && !heading
}

fn tail(text: &str) -> &str {
    const SHOWN: usize = 8;
    let start = text.char_indices().rev().nth(SHOWN - 1).map_or(0, |(at, _)| at);
    &text[start..]
}
