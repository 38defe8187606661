//! The numbers that headings and items carry or are given: 一、 （一） 1. （1）.

use crate::numeral;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NumberStyle {
    /// 一、
    Section,
    /// （一）, ㈠
    Chinese,
    /// 1. １． 1、
    Arabic,
    /// （1）, ⑴
    Enclosed,
}

/// The style of the headings of a level from 1 under a section.
pub(crate) fn style_of_level(level: usize) -> NumberStyle {
    match level {
        1 => NumberStyle::Chinese,
        2 => NumberStyle::Arabic,
        _ => NumberStyle::Enclosed,
    }
}

/// A number as it stands before a heading or item.
pub(crate) fn written(style: NumberStyle, number: usize) -> String {
    match style {
        NumberStyle::Section => format!("{}、", numeral::chinese(number)),
        NumberStyle::Chinese => format!("（{}）", numeral::chinese(number)),
        NumberStyle::Arabic => format!("{number}."),
        NumberStyle::Enclosed => format!("（{number}）"),
    }
}

/// The number a text begins with, and how it is written.
pub(crate) fn number_of(text: &str) -> Option<(NumberStyle, usize)> {
    enclosed_number(text).or_else(|| marked_number(text))
}

/// （一）, (一), ㈠; （1）, (1), ⑴.
fn enclosed_number(text: &str) -> Option<(NumberStyle, usize)> {
    match text.chars().next()? {
        first @ '㈠'..='㈩' => return Some((NumberStyle::Chinese, first as usize - '㈠' as usize + 1)),
        first @ '⑴'..='⒇' => return Some((NumberStyle::Enclosed, first as usize - '⑴' as usize + 1)),
        _ => {}
    }
    let rest = text.strip_prefix(['（', '('])?;
    let (number, _) = rest.split_once(['）', ')'])?;
    let chinese = read_chinese(number).map(|number| (NumberStyle::Chinese, number));
    chinese.or_else(|| read_arabic(number).map(|number| (NumberStyle::Enclosed, number)))
}

/// 1. １． 1、 一、 — but not 1.5, nor a year.
fn marked_number(text: &str) -> Option<(NumberStyle, usize)> {
    let at = text.find(['.', '．', '、'])?;
    let (number, mark) = (&text[..at], text[at..].chars().next()?);
    let a_decimal = mark == '.' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit());
    if a_decimal {
        return None;
    }
    let chinese = read_chinese(number).filter(|_| mark == '、').map(|number| (NumberStyle::Section, number));
    chinese.or_else(|| read_arabic(number).map(|number| (NumberStyle::Arabic, number)))
}

/// A number of one or two digits, full-width ones too.
fn read_arabic(text: &str) -> Option<usize> {
    let short = (1..=2).contains(&text.chars().count()) && text.chars().all(|one| numeral::digit(one).is_some());
    short.then(|| numeral::whole(text)).flatten().map(|number| number as usize)
}

/// A number from 一 to 九十九, written as a heading's is.
fn read_chinese(text: &str) -> Option<usize> {
    let plausible = (1..=3).contains(&text.chars().count());
    let number = plausible.then(|| numeral::whole(text)).flatten()? as usize;
    ((1..100).contains(&number) && numeral::chinese(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for (text, style, number) in [
            ("一、总体", NumberStyle::Section, 1),
            ("（十二）总体", NumberStyle::Chinese, 12),
            ("(二)总体", NumberStyle::Chinese, 2),
            ("㈢总体", NumberStyle::Chinese, 3),
            ("１．总体", NumberStyle::Arabic, 1),
            ("10、总体", NumberStyle::Arabic, 10),
            ("（3）总体", NumberStyle::Enclosed, 3),
            ("⑵总体", NumberStyle::Enclosed, 2),
        ] {
            assert_eq!(number_of(text), Some((style, number)), "{text}");
        }
        for text in ["2025年开展", "1.5万件", "（以下简称条例）", "一是公开", "123、总体", ""] {
            assert_eq!(number_of(text), None, "{text}");
        }
    }
}
