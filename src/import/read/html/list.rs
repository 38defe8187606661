//! The number that a browser puts before an item of an ordered list.

use super::dom::Tag;
use super::hidden::declarations;
use crate::import::read::numbering::Style;

/// An ordered list as far as it is read.
#[derive(Debug)]
pub(super) struct Counter {
    next: i64,
    style: Option<Style>,
}

impl Counter {
    /// The counter of a list; none for one without numbers.
    pub(super) fn of(list: &Tag) -> Option<Self> {
        (list.name() == "ol").then(|| Self { next: integer(list, "start").unwrap_or(1), style: style(list) })
    }

    /// The number of the item that comes next.
    pub(super) fn number(&mut self, item: &Tag) -> Option<String> {
        let number = integer(item, "value").unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let style = self.style?;
        let mark = if style.is_chinese() { '、' } else { '.' };
        Some(format!("{}{mark}", style.write(usize::try_from(number).ok()?)?))
    }
}

fn integer(tag: &Tag, name: &str) -> Option<i64> {
    tag.attribute(name)?.trim().parse().ok().filter(|number: &i64| number.unsigned_abs() < 1_000_000)
}

/// What a list shows before its items.
enum Mark {
    Number(Style),
    None,
}

fn style(list: &Tag) -> Option<Style> {
    let by_style = list.attribute("style").and_then(|style| {
        let mut declarations = declarations(style);
        let value = declarations.find(|(name, _)| name.starts_with("list-style"))?.1;
        value.split_whitespace().find_map(named)
    });
    match by_style {
        Some(Mark::Number(style)) => return Some(style),
        Some(Mark::None) => return None,
        None => {}
    }
    Some(match list.attribute("type") {
        Some("a") => Style::LowerLetter,
        Some("A") => Style::UpperLetter,
        Some("i") => Style::LowerRoman,
        Some("I") => Style::UpperRoman,
        _ => Style::Decimal,
    })
}

/// A style of lists by its name in CSS Counter Styles 3.
fn named(name: &str) -> Option<Mark> {
    Some(Mark::Number(match name {
        "none" | "disc" | "circle" | "square" => return Some(Mark::None),
        "decimal" => Style::Decimal,
        "lower-alpha" | "lower-latin" => Style::LowerLetter,
        "upper-alpha" | "upper-latin" => Style::UpperLetter,
        "lower-roman" => Style::LowerRoman,
        "upper-roman" => Style::UpperRoman,
        "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => Style::Chinese,
        "cjk-decimal" => Style::ChineseDigits,
        "cjk-heavenly-stem" => Style::HeavenlyStems,
        _ => return None,
    }))
}
