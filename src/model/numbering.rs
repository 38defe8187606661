//! The numbers that headings and items carry or are given: 一、 （一） 1. （1）.

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
        NumberStyle::Section => format!("{}、", chinese_numeral(number)),
        NumberStyle::Chinese => format!("（{}）", chinese_numeral(number)),
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
    let digit = |character: char| match character {
        '０'..='９' => Some(character as usize - '０' as usize),
        other => other.to_digit(10).map(|digit| digit as usize),
    };
    let short = (1..=2).contains(&text.chars().count());
    let read = |number: usize, character| Some(number * 10 + digit(character)?);
    short.then(|| text.chars().try_fold(0, read)).flatten()
}

/// A number from 一 to 九十九.
pub(crate) fn read_chinese(text: &str) -> Option<usize> {
    let plausible = (1..=3).contains(&text.chars().count());
    (1..100).find(|number| plausible && chinese_numeral(*number) == text)
}

/// A number from 1 in Chinese numerals; from 100 on, in Arabic ones.
pub(crate) fn chinese_numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let numerals: Vec<String> = [1, 10, 11, 20, 25, 99, 100].map(chinese_numeral).into();
        assert_eq!(numerals, ["一", "十", "十一", "二十", "二十五", "九十九", "100"]);
        assert!((1..100).all(|number| read_chinese(&chinese_numeral(number)) == Some(number)));
    }

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
