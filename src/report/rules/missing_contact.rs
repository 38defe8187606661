//! No contact.

use super::{Context, Findings, Rule, opening};
use crate::numeral;
use crate::report::finding::Severity;

/// Nothing says whom a reader may ask.
pub const MISSING_CONTACT: Rule = Rule {
    name: "missing-contact",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_contact.md"),
    check,
};

/// What a postal address is made of: a road or a place in it, and a number.
const ROADS: [&str; 9] = ["路", "街", "道", "巷", "大厦", "大楼", "中心", "广场", "村"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.report.texts().any(|text| tells_contact(&text.text)) {
        let help = "请写明号码或地址，如：如对本报告有疑问，请与某局办公室联系，电话：0000-1234567";
        opening::lacks(context, findings, "联系方式", help);
    }
}

/// Whether a text holds a telephone number, an address of mail, or an address of a house.
fn tells_contact(text: &str) -> bool {
    is_mail(text) || has_telephone(text) || has_address(text)
}

fn is_mail(text: &str) -> bool {
    text.match_indices(['@', '＠']).any(|(at, sign)| {
        let before = text[..at].chars().next_back().is_some_and(|one| one.is_ascii_alphanumeric());
        before && text[at + sign.len()..].starts_with(|one: char| one.is_ascii_alphanumeric())
    })
}

/// Seven digits or more that belong together: 0375-8122310, 12345678, 0375—812 2310; or the five of a public line
/// (12345).
fn has_telephone(text: &str) -> bool {
    const FEWEST: usize = 7;
    let joins = |one: char| matches!(one, '-' | '－' | '—' | '–' | '―' | '(' | ')' | ' ' | '（' | '）');
    let is_part = |one: char| numeral::digit(one).is_some() || joins(one);
    let long = text.split_inclusive(|one: char| !is_part(one)).any(|part| {
        let digits = part.chars().filter(|one| numeral::digit(*one).is_some()).count();
        let counts = || part.ends_with(|end: char| "条次人件元万年月日个篇份项号".contains(end));
        (FEWEST..=4 * FEWEST).contains(&digits) && !counts() && !are_years(part)
    });
    let is_called = |(at, _): (usize, &str)| {
        let after = text[at..].chars().skip(2).take(6);
        after.filter(|one| numeral::digit(*one).is_some()).count() >= 5
    };
    long || ["电话", "热线", "致电"].iter().any(|word| text.match_indices(word).any(is_called))
}

/// 2024—2025
fn are_years(part: &str) -> bool {
    let numbers: Vec<String> = part
        .split(|one: char| numeral::digit(one).is_none())
        .filter(|digits| !digits.is_empty())
        .map(str::to_owned)
        .collect();
    numbers.iter().all(|number| number.len() == 4 && number.starts_with("20"))
}

/// `地址：某路1号`.
fn has_address(text: &str) -> bool {
    text.match_indices("地址").any(|(at, word)| {
        let rest: String = text[at + word.len()..].chars().take_while(|one| !"。；".contains(*one)).take(40).collect();
        !rest.contains("http") && !rest.contains("www") && ROADS.iter().any(|road| rest.contains(road))
    })
}

#[cfg(test)]
mod tests {
    use super::tells_contact;

    #[test]
    fn a_number_or_an_address_is_a_contact_and_a_word_is_none() {
        for text in [
            "电话：0375—8122310",
            "电话 0000 - 12345678",
            "邮箱 xx_gk@example.gov.cn",
            "联系地址：某路1号，邮编：000000",
            "可拨打12345热线，热线12345",
            "传真：（0375）812 2310",
        ] {
            assert!(tells_contact(text), "{text}");
        }
        for text in [
            "联系电话：。",
            "请与我局办公室联系（联系电话：  ）。",
            "2025年1月1日至12月31日",
            "网址为www.example.gov.cn",
            "收到来函3件",
        ] {
            assert!(!tells_contact(text), "{text}");
        }
    }
}
