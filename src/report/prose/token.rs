//! A text becomes words, numbers and punctuation, each with its place.

use std::ops::Range;

use super::lexicon::{self, Word};
use crate::numeral::{self, Limit, Numeral};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the lexicon.
    Word(Word),
    /// A whole number with its unit (12件), the unit by its first character.
    Count(Numeral, char),
    /// A percentage.
    Percent(Numeral),
    /// A year (2023年).
    Year(u64),
    /// A number without a unit that is counted by.
    Number,
    /// ，
    Comma,
    /// 、
    Pause,
    /// ；
    Semicolon,
    /// 。！？
    Stop,
    /// ：
    Colon,
    /// （
    Open,
    /// ）
    Close,
    /// Words that are not in the lexicon, as many as follow each other.
    Unknown,
}

/// The units that are counted by; of those that begin alike the longer first.
const UNITS: [&str; 25] = [
    "件（次）",
    "件次",
    "件",
    "条次",
    "条",
    "起",
    "份",
    "宗",
    "部",
    "篇",
    "例",
    "封",
    "期",
    "场次",
    "场",
    "人次",
    "人",
    "个",
    "次",
    "项",
    "名",
    "册",
    "家",
    "元",
    "万元",
];

/// The longest title or quotation that is skipped as one, in characters.
const LONGEST_QUOTATION: usize = 80;

/// Splits a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if next.is_whitespace() {
            at += next.len_utf8();
            continue;
        }
        let (kind, length) = read(text, at, next, &tokens);
        push(&mut tokens, kind, at..at + length);
        at += length;
    }
    tokens
}

/// Adds a token, unknown words to those before them.
fn push(tokens: &mut Vec<Token>, kind: Kind, range: Range<usize>) {
    match tokens.last_mut() {
        Some(last) if kind == Kind::Unknown && last.kind == Kind::Unknown => last.range.end = range.end,
        _ => tokens.push(Token { kind, range }),
    }
}

fn read(text: &str, at: usize, next: char, before: &[Token]) -> (Kind, usize) {
    let rest = &text[at..];
    if let Some(kind) = punctuation(next, &rest[next.len_utf8()..]) {
        return (kind, next.len_utf8());
    }
    if let Some((word, length)) = lexicon::longest(rest) {
        return (Kind::Word(word), length);
    }
    if let Some(percentage) = percentage_in_words(rest) {
        return percentage;
    }
    if let Some((numeral, length)) = numeral::read(rest) {
        return number(text, at, numeral, length, before);
    }
    let quoted = quotation(rest, next);
    let word = quoted.and_then(|end| word_in_quotation(&rest[next.len_utf8()..end]));
    (word.map_or(Kind::Unknown, Kind::Word), quoted.unwrap_or(next.len_utf8()))
}

/// The one word of the lexicon that a quotation is: “予以公开”81件.
fn word_in_quotation(quotation: &str) -> Option<Word> {
    let words = quotation.strip_suffix('”')?;
    lexicon::longest(words).filter(|(_, length)| *length == words.len()).map(|(word, _)| word)
}

fn punctuation(character: char, rest: &str) -> Option<Kind> {
    let digit_follows = || rest.starts_with(|next: char| next.is_ascii_digit());
    Some(match character {
        '，' => Kind::Comma,
        ',' if !digit_follows() => Kind::Comma,
        '、' => Kind::Pause,
        '；' | ';' => Kind::Semicolon,
        '。' | '！' | '？' | '!' | '?' => Kind::Stop,
        '：' => Kind::Colon,
        ':' if !digit_follows() => Kind::Colon,
        '（' | '(' => Kind::Open,
        '）' | ')' => Kind::Close,
        _ => return None,
    })
}

/// `百分之七十`.
fn percentage_in_words(rest: &str) -> Option<(Kind, usize)> {
    let (numeral, length) = numeral::read(rest.strip_prefix("百分之")?)?;
    Some((numeral.map_or(Kind::Unknown, Kind::Percent), "百分之".len() + length))
}

/// A number with what follows it: its unit, 年, 月 and 日, or a sign of percent.
fn number(text: &str, at: usize, numeral: Option<Numeral>, length: usize, before: &[Token]) -> (Kind, usize) {
    let after = text[at + length..].trim_start();
    let skipped = text.len() - at - after.len();
    let opaque = (Kind::Unknown, length);
    let Some(numeral) = numeral else { return opaque };
    if is_part_of_a_name(&text[..at]) {
        return opaque;
    }
    let follows = |suffix: &str| after.starts_with(suffix).then_some(skipped + suffix.len());
    if let Some(end) = ["%", "％"].into_iter().find_map(follows) {
        return (Kind::Percent(numeral), end);
    }
    if let Some(end) = ["年度", "年"].into_iter().find_map(follows) {
        return (year(numeral, &text[..at], &text[at + end..]), end);
    }
    if let Some(end) = follows("月") {
        return month(&text[at + end..], numeral.value, end);
    }
    let unit = UNITS.iter().find(|unit| after.starts_with(**unit)).filter(|_| numeral.decimals == 0);
    match unit {
        Some(unit) => count(numeral, unit, after, skipped, before, text),
        None if numeral.chinese => opaque,
        // 2025共收到: 年 is lost.
        None if is_year(numeral) && length == 4 => (Kind::Year(numeral.value), length),
        None => (Kind::Number, length),
    }
}

/// A year, or years that are counted: 近三年, 五年来.
fn year(numeral: Numeral, before: &str, after: &str) -> Kind {
    let spans = before.trim_end().ends_with(['近', '过', '前']) || after.starts_with(['来', '间', '内']);
    match numeral {
        _ if is_year(numeral) => Kind::Year(numeral.value),
        Numeral { value: 2..=50, decimals: 0, .. } if spans => Kind::Word(Word::PartOfYear),
        _ => Kind::Unknown,
    }
}

fn is_year(numeral: Numeral) -> bool {
    numeral.decimals == 0 && (1900..2100).contains(&numeral.value)
}

/// Whether a number after this belongs to a name: the 20 of 第20条, the 12 of AB12 or of 0375-12.
fn is_part_of_a_name(before: &str) -> bool {
    let last = before.chars().next_back();
    let joins = |last| matches!(last, '第' | '-' | '—' | '–' | '~' | '～' | '〔' | '[' | '.' | '．' | '/' | '+' | '×');
    last.is_some_and(|last| last.is_ascii_alphanumeric() || joins(last))
}

/// A month: nothing if it is the year's first or last day, else a part of the year.
fn month(rest: &str, month: u64, end: usize) -> (Kind, usize) {
    let part = Kind::Word(Word::PartOfYear);
    let digits = rest.trim_start();
    if month == 12 && digits.starts_with(['底', '末']) {
        return (Kind::Word(Word::Filler), end);
    }
    let Some((Some(day), length)) = numeral::read(digits) else { return (part, end) };
    let Some(after) = digits[length..].trim_start().strip_prefix('日') else { return (part, end) };
    let is_edge = matches!((month, day.value), (1, 1) | (12, 31));
    (if is_edge { Kind::Word(Word::Filler) } else { part }, end + rest.len() - after.len())
}

/// A number with its unit, approximate if what stands around it says so.
fn count(numeral: Numeral, unit: &str, after: &str, skipped: usize, before: &[Token], text: &str) -> (Kind, usize) {
    let rest = &after[unit.len()..];
    let suffix = AFTER.into_iter().find(|(suffix, _)| rest.starts_with(suffix));
    let words = |token: &Token| &text[token.range.clone()];
    let about = match before {
        [.., about @ Token { kind: Kind::Word(Word::About), .. }] => Some(words(about)),
        _ => None,
    };
    let prefixed = match before {
        _ if about.is_some() => true,
        [.., Token { kind: Kind::Number, .. }, to] => matches!(words(to), "至" | "到"),
        [.., Token { kind: Kind::Count(..), .. }, to] => matches!(words(to), "至" | "到"),
        _ => false,
    };
    // 20余件 is 20 to 29: as good as rounded.
    let rounded = numeral.approximate && suffix.is_none() && !prefixed;
    let slack = if rounded { numeral.slack.max(numeral.last_place()) } else { numeral.slack };
    let approximate = !rounded && (suffix.is_some() || prefixed);
    let unit_name = unit.chars().next().expect("no unit is empty");
    let end = skipped + unit.len() + suffix.map_or(0, |(suffix, _)| suffix.len());
    let limit = match (about, suffix) {
        (Some(about), _) => limit_of(about),
        (None, Some((_, limit))) => limit,
        (None, None) if rounded => Limit::NoLess,
        (None, None) => Limit::Itself,
    };
    (Kind::Count(Numeral { slack, approximate, limit, ..numeral }, unit_name), end)
}

/// What may stand behind a number that is not exact, and what it says of the number meant.
const AFTER: [(&str, Limit); 7] = [
    ("以上", Limit::NoLess),
    ("以下", Limit::NoMore),
    ("左右", Limit::Itself),
    ("以内", Limit::NoMore),
    ("上下", Limit::Itself),
    ("余", Limit::NoLess),
    ("多", Limit::NoLess),
];

/// What a word before a number (近, 超过) says of the number meant.
fn limit_of(about: &str) -> Limit {
    match about {
        "超" | "超过" | "突破" | "逾" | "高于" | "至少" => Limit::NoLess,
        "近" | "将近" | "接近" | "不到" | "不足" | "不超过" | "最多" | "低于" => Limit::NoMore,
        _ => Limit::Itself,
    }
}

/// How many bytes a title in 《》 or words in “” take, if they are closed soon.
fn quotation(rest: &str, open: char) -> Option<usize> {
    let close = match open {
        '《' => '》',
        '“' => '”',
        '〈' => '〉',
        '<' => '>',
        _ => return None,
    };
    let closed = rest.char_indices().take(LONGEST_QUOTATION).find(|(_, character)| *character == close);
    closed.map(|(at, _)| at + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |token: &Token| {
            let words = &text[token.range.clone()];
            match token.kind {
                Kind::Count(numeral, unit) => {
                    format!("{}{}{unit}", if numeral.approximate { "~" } else { "" }, numeral.value)
                }
                Kind::Percent(numeral) => format!("{}/{}%", numeral.value, numeral.decimals),
                Kind::Year(year) => format!("{year}年"),
                Kind::Word(Word::PartOfYear) => "(part)".to_owned(),
                Kind::Unknown => format!("?{words}"),
                Kind::Number => format!("#{words}"),
                _ => words.to_owned(),
            }
        };
        tokens(text).iter().map(show).collect()
    }

    #[test]
    fn numbers_take_their_units() {
        assert_eq!(shown("公开信息 39 条"), ["公开", "信息", "39条"]);
        assert_eq!(shown("约12件、13件左右、18万余条"), ["约", "~12件", "、", "~13件", "、", "180000条"]);
        assert_eq!(shown("5至10件"), ["#5", "至", "~10件"]);
        assert_eq!(shown("占百分之十，增长70.3%"), ["占", "10/0%", "，", "增长", "703/1%"]);
        assert_eq!(shown("三百四十九件"), ["349件"]);
    }

    #[test]
    fn what_only_looks_like_a_count_is_none() {
        assert_eq!(shown("第二十条第（五）项"), ["?第二十条第", "（", "?五", "）", "?项"]);
        assert_eq!(shown("〔2021〕30号"), ["?〔2021〕", "#30", "?号"]);
        assert_eq!(shown("0375—8122310件"), ["#0375", "?—8122310", "件"]);
        assert_eq!(shown("2.5件"), ["#2.5", "件"]);
        assert_eq!(shown("《2023年5件》收到"), ["?《2023年5件》", "收到"]);
    }

    #[test]
    fn dates_are_years_and_parts_of_years() {
        assert_eq!(shown("2025 年 1 月 1 日至12月31日"), ["2025年", "1 月 1 日", "至", "12月31日"]);
        assert_eq!(shown("截至6月30日、3月"), ["截至", "(part)", "、", "(part)"]);
        assert_eq!(shown("二〇二三年度"), ["2023年"]);
    }
}
