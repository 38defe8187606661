//! A narrative section: subsections and items get their numbers, headings that run into their paragraph their style.

use crate::document::{self, Paragraph, Role, Span};
use crate::model::{Block, Text};

/// The longest first sentence, in characters, that is taken for a heading.
const LONGEST_HEADING: usize = 40;

pub(super) fn compose(blocks: &[Block], output: &mut Vec<document::Block>) {
    compose_level(blocks, 1, output);
}

fn compose_level(blocks: &[Block], level: usize, output: &mut Vec<document::Block>) {
    let mut number = 0;
    for block in blocks {
        match block {
            Block::Paragraph(text) => output.push(document::Block::Paragraph(compose_paragraph(text))),
            Block::Items(items) => output.push(document::Block::List(compose_items(items))),
            Block::Subsection { heading, content } => {
                number += 1;
                output.push(document::Block::Paragraph(compose_heading(heading, level, number)));
                compose_level(content, level + 1, output);
            }
        }
    }
}

fn compose_heading(heading: &Text, level: usize, number: usize) -> Paragraph {
    let role = match level {
        1 => Role::Heading2,
        2 => Role::Heading3,
        _ => Role::Heading4,
    };
    Paragraph::new(role, numbered(&heading.text, || heading_number(level, number)), heading.path.clone())
}

fn heading_number(level: usize, number: usize) -> String {
    match level {
        1 => format!("（{}）", chinese_numeral(number)),
        2 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

fn compose_items(items: &[Text]) -> Vec<Paragraph> {
    let item = |(index, text): (usize, &Text)| {
        let words = numbered(&text.text, || format!("{}.", index + 1));
        Paragraph::new(Role::Item, words, text.path.clone())
    };
    items.iter().enumerate().map(item).collect()
}

/// The text with its number before it, unless it already begins with one.
fn numbered(text: &str, number: impl Fn() -> String) -> String {
    if number_of(text).is_some() { text.to_owned() } else { number() + text }
}

fn compose_paragraph(text: &Text) -> Paragraph {
    let Some(sentence) = run_in_heading(&text.text) else {
        return Paragraph::new(Role::Body, &text.text, text.path.clone());
    };
    let (heading, rest) = text.text.split_at(sentence);
    if rest.is_empty() {
        return Paragraph::new(Role::Heading2, heading, text.path.clone());
    }
    let mut paragraph = Paragraph::new(Role::Body, rest, text.path.clone());
    paragraph.spans.insert(0, Span { role: Role::Heading2, text: heading.to_owned() });
    paragraph
}

/// The length in bytes of the heading that a paragraph numbered （一） begins with: its first sentence, or all of it if it has no full
/// stop and is as short as a heading.
fn run_in_heading(text: &str) -> Option<usize> {
    if number_of(text)? != NumberKind::Chinese {
        return None;
    }
    let end = text.find('。').map_or(text.len(), |stop| stop + '。'.len_utf8());
    (text[..end].chars().count() <= LONGEST_HEADING).then_some(end)
}

/// How a text that carries its own number writes it.
#[derive(Debug, PartialEq, Eq)]
enum NumberKind {
    /// （一）
    Chinese,
    /// 1. 1、 （1）
    Arabic,
}

/// The number a text begins with.
fn number_of(text: &str) -> Option<NumberKind> {
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let end = rest.find(['）', ')'])?;
        let number = &rest[..end];
        let all = |set: fn(char) -> bool| !number.is_empty() && number.chars().all(set);
        return if all(is_chinese_digit) {
            Some(NumberKind::Chinese)
        } else if all(|character| character.is_ascii_digit()) {
            Some(NumberKind::Arabic)
        } else {
            None
        };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut after = text[digits..].chars();
    let separator = after.next();
    let a_decimal = separator == Some('.') && after.next().is_some_and(|next| next.is_ascii_digit());
    let marks = matches!(separator, Some('.' | '．' | '、')) && !a_decimal;
    ((1..=2).contains(&digits) && marks).then_some(NumberKind::Arabic)
}

fn is_chinese_digit(character: char) -> bool {
    "一二三四五六七八九十百".contains(character)
}

/// A number from 1 in Chinese numerals; from 100 on, in Arabic ones.
fn chinese_numeral(number: usize) -> String {
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
    use crate::finding::Path;

    fn text(text: &str) -> Text {
        Text { text: text.to_owned(), path: Path::new("overview.0") }
    }

    #[test]
    fn numerals() {
        let numerals: Vec<String> = [1, 10, 11, 20, 25, 99, 100].map(chinese_numeral).into();
        assert_eq!(numerals, ["一", "十", "十一", "二十", "二十五", "九十九", "100"]);
    }

    #[test]
    fn a_text_that_carries_its_number_is_taken_as_it_stands() {
        assert_eq!(compose_heading(&text("主动公开情况"), 1, 2).text(), "（二）主动公开情况");
        assert_eq!(compose_heading(&text("（一）主动公开情况"), 1, 2).text(), "（一）主动公开情况");
        assert_eq!(compose_heading(&text("组织领导"), 2, 3).text(), "3.组织领导");
        assert_eq!(compose_heading(&text("组织领导"), 3, 3).text(), "（3）组织领导");
        let items = compose_items(&[text("深度不足；"), text("2.渠道不够；"), text("2025年开展；"), text("1.5万件；")]);
        let texts: Vec<String> = items.iter().map(Paragraph::text).collect();
        assert_eq!(texts, ["1.深度不足；", "2.渠道不够；", "3.2025年开展；", "4.1.5万件；"]);
    }

    #[test]
    fn the_first_sentence_after_a_chinese_number_is_a_heading() {
        let roles = |words: &str| -> Vec<(Role, String)> {
            compose_paragraph(&text(words)).spans.into_iter().map(|span| (span.role, span.text)).collect()
        };
        assert_eq!(
            roles("（一）主动公开方面。坚持公开。"),
            [(Role::Heading2, "（一）主动公开方面。".into()), (Role::Body, "坚持公开。".into())]
        );
        assert_eq!(roles("（一）主动公开情况"), [(Role::Heading2, "（一）主动公开情况".into())]);
        assert_eq!(roles("1.主动公开。坚持公开。"), [(Role::Body, "1.主动公开。坚持公开。".into())]);
        assert_eq!(roles("（以下简称条例）。"), [(Role::Body, "（以下简称条例）。".into())]);
        let long = format!("（一）{}。后。", "长".repeat(60));
        assert_eq!(roles(&long), [(Role::Body, long.clone())]);
    }
}
