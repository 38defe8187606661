//! What is bound together though a line might break inside it: a number and its unit, a date, a telephone number, a
//! document's number.
//!
//! `2025年` and `1.5万元` are read as one word each; a line is parted inside such a word only where it would be torn apart
//! otherwise. `0375—8122310` is dialled as one number and is never parted.

use super::Break;

/// Measure words and units that follow a figure, and what multiplies it.
const UNITS: &str = "万亿千百年月日号时分秒天周季期届岁度件条个项次份篇则页章节款类种批宗例起桩家户人名位处所座台套部册本张幅段\
                     片版字集场轮回遍趟组队站点门科间栋辆艘架只枚支块笔元角美米公平立亩顷吨克千毫升倍成折级层步环维";

/// Units that a multiplier goes before: 1.5万元, 3亿次.
const MULTIPLIERS: &str = "百千万亿";

/// What an ordinal number begins with.
const ORDINAL: char = '第';

/// The dashes that join the parts of a telephone number.
const PHONE_DASHES: &str = "-—–－";

/// How many digits an area code may have, and a part of a number behind it; how many both have at the least.
const AREA_CODE: std::ops::RangeInclusive<usize> = 3..=4;
const PHONE_PART: std::ops::RangeInclusive<usize> = 3..=8;
const PHONE: usize = 10;

/// How far a line may break before each character of a text, by what the character is bound to.
pub(super) fn bounds(text: &[char]) -> Vec<Break> {
    let mut bounds = vec![Break::Allowed; text.len()];
    let mut at = 0;
    while at < text.len() {
        let run = digits(text, at);
        if run == 0 {
            at += 1;
            continue;
        }
        bind_number(text, at, &mut bounds);
        at += bind_phone(text, at, &mut bounds).unwrap_or(run);
    }
    for (opened, _) in text.iter().enumerate().filter(|(_, character)| **character == '〔') {
        bind_document_number(text, opened, &mut bounds);
    }
    bounds
}

/// How many ASCII digits stand from a place on.
fn digits(text: &[char], from: usize) -> usize {
    text[from..].iter().take_while(|character| character.is_ascii_digit()).count()
}

/// Binds the number that has a stretch of digits at `start` to what is before and behind it: 第711号, 12月31日, 1.5万元,
/// 70.3%以上.
fn bind_number(text: &[char], start: usize, bounds: &mut [Break]) {
    let end = start + digits(text, start);
    let unit = text.get(end).copied().filter(|unit| UNITS.contains(*unit));
    let next = text.get(end + 1).copied();
    let goes_on_by_day = unit == Some('月') && next.is_some_and(|next| next.is_ascii_digit());
    if unit.is_some() {
        bounds[end] = if goes_on_by_day { Break::LastResort } else { Break::Reluctant };
    }
    if unit.is_some_and(|unit| MULTIPLIERS.contains(unit)) && next.is_some_and(|next| UNITS.contains(next)) {
        bounds[end + 1] = Break::Reluctant;
    }
    let before = start.checked_sub(1).map(|before| text[before]);
    if before == Some('年') && unit == Some('月') {
        bounds[start] = Break::Reluctant;
    }
    // What is left of 第 or of 12月 at a line's end is a stump: more white is better.
    if before == Some(ORDINAL) || before == Some('月') && unit == Some('日') {
        bounds[start] = Break::LastResort;
        if unit.is_some() {
            bounds[end] = Break::LastResort;
        }
    }
}

/// Binds the telephone number that begins at `start`, if one does; returns its length.
///
/// It is told by its digits: an area code, bracketed or before a dash, and a number, ten digits or more together.
fn bind_phone(text: &[char], start: usize, bounds: &mut [Break]) -> Option<usize> {
    let area = digits(text, start);
    let mut end = start + area;
    let mut count = area;
    let is_bracketed = matches!(text.get(end), Some('）' | ')')) && start > 0 && matches!(text[start - 1], '（' | '(');
    if !AREA_CODE.contains(&area) {
        return None;
    }
    loop {
        let dashes = text[end..].iter().take_while(|character| PHONE_DASHES.contains(**character)).count();
        let joined = if is_bracketed && end == start + area { 1 } else { dashes };
        let part = text.get(end + joined..).map_or(0, |_| digits(text, end + joined));
        if joined == 0 || joined > 2 || !PHONE_PART.contains(&part) {
            break;
        }
        end += joined + part;
        count += part;
    }
    if count < PHONE || end == start + area {
        return None;
    }
    bounds[start + 1..end].fill(Break::Forbidden);
    Some(end - start)
}

/// Binds a document's number (发文字号), 国办公开办函〔2021〕30号, whose year stands in brackets opened at a place.
fn bind_document_number(text: &[char], opened: usize, bounds: &mut [Break]) {
    let year = digits(text, opened + 1);
    let closed = opened + 1 + year;
    if year == 0 || text.get(closed) != Some(&'〕') {
        return;
    }
    bounds[opened] = Break::LastResort;
    let number = closed + 1;
    let count = text.get(number..).map_or(0, |_| digits(text, number));
    if count > 0 {
        bounds[number] = Break::Forbidden;
        if text.get(number + count) == Some(&'号') {
            bounds[number + count] = Break::Forbidden;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `¦` where a line rather does not break, `†` where it does as a last resort and `_` where it never
    /// does.
    fn bound(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let marked = characters.iter().zip(bounds(&characters)).map(|(character, bound)| match bound {
            Break::Allowed => character.to_string(),
            Break::Reluctant => format!("¦{character}"),
            Break::LastResort => format!("†{character}"),
            Break::Forbidden => format!("_{character}"),
        });
        marked.collect()
    }

    #[test]
    fn numbers_stay_with_their_units_and_dates_in_one() {
        assert_eq!(bound("共1234件，收费1.5万元"), "共1234¦件，收费1.5¦万¦元");
        assert_eq!(bound("2025年1月1日至12月31日"), "2025¦年¦1†月†1†日至12†月†31†日");
        assert_eq!(bound("国务院令第711号"), "国务院令第†711†号");
        assert_eq!(bound("增长70.3%以上，2处和3"), "增长70.3%以上，2¦处和3");
    }

    #[test]
    fn a_telephone_number_is_one() {
        assert_eq!(bound("0375—8122310。"), "0_3_7_5_—_8_1_2_2_3_1_0。");
        assert_eq!(bound("（0375）8122310"), "（0_3_7_5_）_8_1_2_2_3_1_0");
        assert_eq!(bound("400-800-1234"), "4_0_0_-_8_0_0_-_1_2_3_4");
        for text in ["2024-2025", "1234567", "2025-01-20", "100—200", "（2021）"] {
            assert_eq!(bound(text), text);
        }
    }

    #[test]
    fn a_documents_number_parts_before_its_year_as_a_last_resort() {
        assert_eq!(bound("国办发〔2021〕30号"), "国办发†〔2021〕_30_号");
        assert_eq!(bound("〔一〕和〔3"), "〔一〕和〔3");
    }
}
