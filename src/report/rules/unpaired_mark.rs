//! Brackets, title marks and quotation marks without their other half.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;
use crate::report::model::numbering;

/// An opening mark is not closed in its paragraph, or a closing one was not opened.
pub const UNPAIRED_MARK: Rule = Rule {
    name: "unpaired-mark",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("unpaired_mark.md"),
    check,
};

/// How many pairs of marks there are.
const PAIRS: usize = 6;

/// Which pair a mark is of, and whether it opens; brackets of both widths are one pair, since mixing them is another
/// fault.
const fn mark(character: char) -> Option<(usize, bool)> {
    Some(match character {
        '《' => (0, true),
        '》' => (0, false),
        '“' => (1, true),
        '”' => (1, false),
        '（' | '(' => (2, true),
        '）' | ')' => (2, false),
        '〔' => (3, true),
        '〕' => (3, false),
        '【' => (4, true),
        '】' => (4, false),
        '「' => (5, true),
        '」' => (5, false),
        _ => return None,
    })
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places = unpaired(&text.text);
        let Some(first) = places.first() else { continue };
        let message = format!("“{}”没有成对：“{}”", &text.text[first.clone()], words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "请补上另一半，或者删去多余的一半");
    }
}

/// The marks that stand alone, in order.
fn unpaired(text: &str) -> Vec<Range<usize>> {
    let (mut opened, mut alone) = ([const { Vec::new() }; PAIRS], Vec::new());
    for (at, character) in text.char_indices() {
        let Some((pair, opens)) = mark(character) else { continue };
        let place = at..at + character.len_utf8();
        if opens {
            opened[pair].push(place);
        } else if opened[pair].pop().is_none() && !is_number(&text[..at]) {
            alone.push(place);
        }
    }
    alone.extend(opened.into_iter().flatten());
    alone.sort_by_key(|place| place.start);
    alone
}

/// 1） 一） before an item: such a bracket needs no other half.
fn is_number(before: &str) -> bool {
    let start = before
        .rfind(['。', '；', '，', '：', '、', ' '])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    numbering::number_of(&format!("（{}）", &before[start..])).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        unpaired(text).len()
    }

    #[test]
    fn marks_come_in_pairs() {
        for text in
            ["《条例》（试行）", "1）甲；2）乙。", "一）甲", "“甲‘乙’丙”", "（一)甲", "〔2021〕", "《甲〈乙〉丙》"]
        {
            assert_eq!(found(text), 0, "{text}");
        }
        for text in ["《条例", "条例》", "《条例》》", "“公开", "公开”", "“公开“", "（试行", "试行）", "〔2021号"]
        {
            assert!(found(text) > 0, "{text}");
        }
    }
}
