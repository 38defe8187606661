//! Headings and items out of their order.

use super::{Context, Findings, Rule};
use crate::report::finding::Severity;
use crate::report::model::numbering::{self, NumberStyle};
use crate::report::model::{Block, Text};

/// The numbers of headings, as they are printed, do not go up one by one within a section: one is left out or given
/// twice.
pub const MISNUMBERED_HEADING: Rule = Rule {
    name: "misnumbered-heading",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("misnumbered_heading.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for narrative in context.report.narratives() {
        let mut numbers = Numbers::default();
        numbers.read(&narrative.blocks, 1);
        for (text, fault) in numbers.faults {
            let finding = findings.of_rule(text.path.clone(), fault);
            findings.push(finding.help("请核对这一部分的序号；带标题的节和列表可以不写序号，由程序编号"));
        }
    }
}

/// The numbers of a section as they come.
#[derive(Default)]
struct Numbers<'r> {
    /// The last number of each style, with whether words without a number have come since.
    last: [Option<(usize, bool)>; 4],
    faults: Vec<(&'r Text, String)>,
}

impl<'r> Numbers<'r> {
    fn read(&mut self, blocks: &'r [Block], level: usize) {
        let mut before = 0;
        for block in blocks {
            match block {
                Block::Paragraph(text) => match numbering::number_of(&text.text) {
                    Some((style, number)) => self.numbered(text, style, number),
                    None => self.unnumbered(),
                },
                Block::Led { .. } | Block::Exhibit(_) => self.unnumbered(),
                Block::Unnumbered { content, .. } => {
                    self.unnumbered();
                    self.read(content, level + 1);
                }
                Block::Items(items) => self.read_items(items),
                Block::Subsection { heading, content } => {
                    // As it is printed: a number of its own, or the next.
                    let own = numbering::number_of(&heading.text);
                    let (style, number) = own.unwrap_or((numbering::style_of_level(level), before + 1));
                    before = number;
                    self.numbered(heading, style, number);
                    self.read(content, level + 1);
                }
            }
        }
    }

    /// A list begins anew, and its numbers go on from one of an item's own.
    fn read_items(&mut self, items: &'r [Text]) {
        let mut before = 0;
        self.last[NumberStyle::Arabic as usize] = None;
        for item in items {
            let (style, number) = numbering::number_of(&item.text).unwrap_or((NumberStyle::Arabic, before + 1));
            before = number;
            self.numbered(item, style, number);
        }
    }

    fn unnumbered(&mut self) {
        for last in self.last.iter_mut().flatten() {
            last.1 = true;
        }
    }

    fn numbered(&mut self, text: &'r Text, style: NumberStyle, number: usize) {
        let rank = style as usize;
        let last = self.last[rank].replace((number, false));
        self.last[rank + 1..].fill(None);
        let written = |number| numbering::written(style, number);
        let fault = match last {
            None if number != 1 => format!("序号从{}开始，前面没有{}", written(number), written(1)),
            // Another list under other words, or under another paragraph of the same kind.
            Some((_, since)) if number == 1 && (since || style >= NumberStyle::Arabic) => return,
            Some((last, _)) if number == last => format!("序号{}重复了", written(number)),
            Some((last, _)) if number > last + 1 => {
                format!("{}后面是{}，缺少{}", written(last), written(number), written(last + 1))
            }
            Some((last, _)) if number <= last => format!("{}后面是{}，次序不对", written(last), written(number)),
            _ => return,
        };
        self.faults.push((text, fault));
    }
}

#[cfg(test)]
mod tests {
    use crate::report::rules::tests::{told_in, with_section};

    fn faults(blocks: &serde_json::Value) -> Vec<String> {
        told_in(&with_section("problems_and_improvements", blocks), super::MISNUMBERED_HEADING.name)
    }

    #[test]
    fn numbers_that_items_have_of_their_own_go_up_too() {
        let items = |second: &str| faults(&serde_json::json!([{ "items": ["1.加强培训。", second] }])).len();
        assert_eq!((items("2.加强考核。"), items("加强考核。"), items("4.加强考核。")), (0, 0, 1));
    }

    #[test]
    fn numbers_go_up_one_by_one() {
        assert_eq!(faults(&serde_json::json!(["（一）甲。", "（二）乙。", "（二）丙。"])), ["序号（二）重复了"]);
        assert_eq!(faults(&serde_json::json!(["（一）甲。", "（三）乙。"])), ["（一）后面是（三），缺少（二）"]);
        assert_eq!(faults(&serde_json::json!(["（二）甲。", "（三）乙。"])), ["序号从（二）开始，前面没有（一）"]);
        assert_eq!(faults(&serde_json::json!(["1.甲。", "2.乙。", "4.丙。"])), ["2.后面是4.，缺少3."]);
        assert_eq!(
            faults(&serde_json::json!(["（一）甲。", "（二）乙。", "（一）丙。"])),
            ["（二）后面是（一），次序不对"]
        );
        let mixed = serde_json::json!(["（一）甲。", { "heading": "乙", "content": ["丙。"] }]);
        assert_eq!(faults(&mixed), ["序号（一）重复了"], "the program gives the heading its number");
    }

    #[test]
    fn lists_may_begin_anew() {
        let none: [&str; 0] = [];
        let nested = ["（一）甲。", "1.乙。", "2.丙。", "（二）丁。", "1.戊。", "2.己。"];
        assert_eq!(faults(&serde_json::json!(nested)), none);
        let parts = ["主要问题：", "（一）甲。", "（二）乙。", "改进措施：", "（一）丙。", "（二）丁。"];
        assert_eq!(faults(&serde_json::json!(parts)), none);
        assert_eq!(faults(&serde_json::json!(["1.甲。", "2.乙。", "1.丙。", "2.丁。"])), none);
        let lists = serde_json::json!([
            { "heading": "问题", "content": [{ "items": ["甲；", "乙。"] }] },
            { "heading": "措施", "content": [{ "items": ["丙；", "丁。"] }, "（1）戊。", "（2）己。"] }
        ]);
        assert_eq!(faults(&lists), none);
    }
}
