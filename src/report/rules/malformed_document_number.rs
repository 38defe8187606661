//! Document numbers not written as the standard has them.

use std::ops::Range;

use super::{Context, Findings, Rule};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// A document number (发文字号) has its year in other brackets than 〔〕, a letter for a digit, or 第 before its number.
pub const MALFORMED_DOCUMENT_NUMBER: Rule = Rule {
    name: "malformed-document-number",
    group: "citations",
    severity: Severity::Warning,
    docs: include_str!("malformed_document_number.md"),
    check,
};

/// The brackets that stand for 〔 and 〕, those themselves first.
const OPEN: [char; 6] = ['〔', '[', '（', '(', '【', '［'];
const CLOSE: [char; 6] = ['〕', ']', '）', ')', '】', '］'];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        for number in numbers(&text.text).filter(|number| !number.is_right()) {
            let written = &text.text[number.place.clone()];
            let right = number.right();
            let finding = findings.of_rule(text.path.clone(), format!("文号“{written}”的写法不对，应当是“{right}”"));
            let help = "发文字号的年份用六角括号〔〕括起来，序号用阿拉伯数字，不加“第”";
            findings.push(finding.at_text(number.place).help(help));
        }
    }
}

/// A document number as it is written, from the bracket to 号.
struct DocumentNumber<'t> {
    place: Range<usize>,
    brackets: (char, char),
    year: &'t str,
    /// What stands between the brackets and 号, without blanks.
    serial: String,
}

impl DocumentNumber<'_> {
    fn is_right(&self) -> bool {
        self.brackets == ('〔', '〕') && (self.year.to_owned() + &self.serial).bytes().all(|byte| byte.is_ascii_digit())
    }

    fn right(&self) -> String {
        format!("〔{}〕{}号", as_digits(self.year), as_digits(self.serial.trim_start_matches('第')))
    }
}

/// Digits in half width, and for the letters that are typed for them.
fn as_digits(text: &str) -> String {
    let digit = |character: char| match character {
        'O' | 'o' | '〇' | '○' => '0',
        'l' | 'I' => '1',
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character),
        _ => character,
    };
    text.chars().map(digit).collect()
}

/// The document numbers of a text: a bracket behind the issuer's characters, a year, a bracket, a number, 号.
fn numbers(text: &str) -> impl Iterator<Item = DocumentNumber<'_>> {
    text.match_indices(OPEN).filter_map(|(at, open)| {
        let issued = text[..at].trim_end().chars().next_back().is_some_and(is_ideograph);
        let inside = at + open.len();
        let year = text[inside..].split(CLOSE).next()?;
        let after = inside + year.len();
        let close = text[after..].chars().next()?;
        let rest = &text[after + close.len_utf8()..];
        let serial = rest.split('号').next().filter(|serial| serial.chars().count() <= 7)?;
        let end = after + close.len_utf8() + serial.len();
        let is_number = is_year(year) && is_serial(serial) && text[end..].starts_with('号');
        let brackets = (open.chars().next()?, close);
        let serial: String = serial.chars().filter(|one| !one.is_whitespace()).collect();
        (issued && is_number).then(|| DocumentNumber {
            place: at..end + '号'.len_utf8(),
            brackets,
            year: year.trim(),
            serial,
        })
    })
}

fn is_year(text: &str) -> bool {
    let digits = as_digits(text.trim());
    digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_serial(text: &str) -> bool {
    let digits = as_digits(text.trim().trim_start_matches('第').trim());
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_one_way() {
        let wrong = |text: &str| numbers(text).filter(|number| !number.is_right()).map(|number| number.right()).next();
        for text in [
            "国办公开办函[2021]30号",
            "国办公开办函（2021）30号",
            "某政办【2021】 30 号",
            "某政办〔2021〕3O号",
            "某政〔２０２１〕第30号",
        ] {
            assert_eq!(wrong(text).as_deref(), Some("〔2021〕30号"), "{text}");
        }
        for text in ["某政办〔2021〕30号", "（2021）第3条", "统计（2021年）", "（2021）", "〔2021〕 30 号"]
        {
            assert_eq!(wrong(text), None, "{text}");
        }
    }
}
