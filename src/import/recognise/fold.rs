//! Words made comparable: what a typist, a program or a copier changes without meaning to is folded away.

use crate::character;
use crate::report::model::numbering::{self, NumberStyle};

/// A text without white space, punctuation and brackets, in ordinary half-width characters: `（三）不予公开` is
/// `三不予公开`.
pub(crate) fn fold(text: &str) -> String {
    let folded: String = text.chars().filter_map(folded_character).collect();
    if folded.contains("其它") { folded.replace("其它", "其他") } else { folded }
}

/// One character as it is compared; none for what says nothing.
pub(crate) fn folded_character(character: char) -> Option<char> {
    let ordinary = character::ordinary(character).unwrap_or(character);
    let half_width = match ordinary {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ordinary) - 0xfee0).unwrap_or(ordinary),
        other => other,
    };
    half_width.is_alphanumeric().then(|| half_width.to_ascii_lowercase())
}

/// The number a text begins with, and how it is written; look-alikes (⼀ for 一) are read as what they look like.
pub(crate) fn number_of(text: &str) -> Option<(NumberStyle, usize)> {
    numbering::number_of(&character::with_ordinary(text))
}

/// The text without the number it begins with (`1.`, `（三）`, `一、`).
pub(crate) fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    if number_of(text).is_none() {
        return text;
    }
    let end = match text.chars().next() {
        Some(open @ ('（' | '(')) => text[open.len_utf8()..].find(['）', ')']).map(|at| at + open.len_utf8()),
        Some('㈠'..='㈩' | '⑴'..='⒇') => Some(0),
        _ => text.find(['.', '．', '、']),
    };
    let mark = end.and_then(|end| Some(end + text[end..].chars().next()?.len_utf8()));
    mark.map_or(text, |mark| text[mark..].trim_start())
}

/// The text with the ordinary characters that its look-alikes stand for: names must be the same to the character.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|one| character::ordinary(one).unwrap_or(one)).collect()
}

/// A label as it is compared: folded, without its number, which may be spaced out (`（ 一 ） 予以公开`).
pub(crate) fn label(text: &str) -> String {
    if !text.contains(char::is_whitespace) {
        return fold(without_number(text));
    }
    let close: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    fold(without_number(&close))
}

/// The text without what stands in brackets: `（二）部分公开（区分处理的，……）` without the explanation.
pub(crate) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '（' | '(' | '【' | '[' | '〔' => depth += 1,
            '）' | ')' | '】' | ']' | '〕' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    kept
}

/// How alike two folded texts are, from 0 to 1000: Dice's coefficient over their pairs of neighbouring characters.
pub(crate) fn likeness(one: &str, other: &str) -> u32 {
    if one == other {
        return 1000;
    }
    let (mut first, mut second) = (pairs(one), pairs(other));
    let total = first.len() + second.len();
    if total == 0 {
        return 0;
    }
    first.sort_unstable();
    second.sort_unstable();
    let (mut common, mut at) = (0_usize, 0);
    for pair in &first {
        while second.get(at).is_some_and(|other| other < pair) {
            at += 1;
        }
        if second.get(at) == Some(pair) {
            common += 1;
            at += 1;
        }
    }
    u32::try_from(2000 * common / total).unwrap_or(1000)
}

fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_folded_away() {
        for (typed, folded) in [
            ("（三）不予公开", "三不予公开"),
            ("3. 危及“三安全 一稳定”", "3危及三安全一稳定"),
            ("其\u{a0}它", "其他"),
            ("⼆、上年结转", "二上年结转"),
            ("１、属于国家秘密", "1属于国家秘密"),
            ("本年收费金额(单位:万元)", "本年收费金额单位万元"),
        ] {
            assert_eq!(fold(typed), folded);
        }
    }

    #[test]
    fn a_label_is_compared_without_its_number_however_it_is_written() {
        for typed in [
            "1.属于国家秘密",
            "1、属于国家秘密",
            "（1）属于国家秘密",
            "⑴属于国家秘密",
            " 属于国家秘密",
            "1 . 属 于 国 家 秘 密",
            "( 1 ) 属于国家秘密",
        ] {
            assert_eq!(label(typed), "属于国家秘密", "{typed}");
        }
        assert_eq!(label("（三）不予公开"), "不予公开");
        assert_eq!(label("（\u{2F06}）部分公开"), "部分公开");
        assert_eq!(label("\u{2F00}、本年新收"), "本年新收");
        assert_eq!(label("三、本年度办理结果"), "本年度办理结果");
        assert_eq!(label(&without_brackets("部分公开（区分处理的）")), "部分公开");
    }

    #[test]
    fn likeness_counts_common_pairs() {
        assert_eq!(likeness("重复申请", "重复申请"), 1000);
        assert_eq!(likeness("其中重复申请", "重复申请"), 750);
        assert_eq!(likeness("规章", "其他"), 0);
        assert_eq!(likeness("", ""), 1000);
        assert_eq!(likeness("章", "他"), 0);
    }
}
