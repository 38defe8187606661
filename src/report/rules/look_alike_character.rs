//! Characters that only look like those of the words.

use super::{Context, Findings, Rule};
use crate::character;
use crate::report::finding::Severity;

/// A radical or a compatibility ideograph stands where an ordinary character belongs; it was read as that.
pub const LOOK_ALIKE_CHARACTER: Rule = Rule {
    name: "look-alike-character",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("look_alike_character.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for look_alike in context.report.look_alikes() {
        let (typed, read) = (look_alike.typed, look_alike.read);
        let disguise = character::disguise(typed);
        let others = match look_alike.others {
            0 => String::new(),
            others => format!("；这段文字里另有 {others} 个这样的字符"),
        };
        let [typed_code, read_code] = [typed, read].map(u32::from);
        let message =
            format!("“{typed}”（U+{typed_code:04X}）是{disguise}，已读作“{read}”（U+{read_code:04X}）{others}");
        let finding = findings.of_rule(look_alike.path.clone(), message).at_character(typed);
        findings.push(finding.help("多半是从 PDF 复制来的，看着一样，却查找不到；请改成普通的汉字"));
    }
}
