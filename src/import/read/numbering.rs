//! Numbers that programs put before paragraphs: how each style writes them.

use crate::numeral;

/// How numbers are written (ISO/IEC 29500-1, 17.18.59; CSS Counter Styles 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 1, 2
    Decimal,
    /// 01, 02
    DecimalZero,
    /// １, ２
    FullWidth,
    /// ①, ②
    Circled,
    /// ⑴, ⑵
    Parenthesised,
    /// ⒈, ⒉
    Stopped,
    /// a, b
    LowerLetter,
    /// A, B
    UpperLetter,
    /// i, ii
    LowerRoman,
    /// I, II
    UpperRoman,
    /// 一, 十一
    Chinese,
    /// 一, 一一: a Chinese digit for each digit
    ChineseDigits,
    /// 壹, 贰
    ChineseLegal,
    /// 甲, 乙
    HeavenlyStems,
    /// 子, 丑
    EarthlyBranches,
}

impl Style {
    /// Whether it is written in Chinese characters.
    pub(super) fn is_chinese(self) -> bool {
        matches!(
            self,
            Self::Chinese | Self::ChineseDigits | Self::ChineseLegal | Self::HeavenlyStems | Self::EarthlyBranches
        )
    }

    /// A number in this style; none where it has no such number.
    pub(super) fn write(self, number: usize) -> Option<String> {
        let from = |first: char, most: usize| {
            let step = u32::try_from(number.checked_sub(1)?).ok()?;
            (number <= most).then(|| char::from_u32(u32::from(first) + step)).flatten().map(String::from)
        };
        let of = |characters: &str| characters.chars().nth(number.checked_sub(1)?).map(String::from);
        match self {
            Self::Decimal => Some(number.to_string()),
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(by_digit(number, "０１２３４５６７８９")),
            Self::Circled => from('①', 20),
            Self::Parenthesised => from('⑴', 20),
            Self::Stopped => from('⒈', 20),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).map(|letters| letters.to_uppercase()),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::UpperRoman => roman(number),
            Self::Chinese => (1..100).contains(&number).then(|| numeral::chinese(number)),
            Self::ChineseDigits => Some(by_digit(number, "〇一二三四五六七八九")),
            Self::ChineseLegal => (1..100).contains(&number).then(|| legal(number)),
            Self::HeavenlyStems => of("甲乙丙丁戊己庚辛壬癸"),
            Self::EarthlyBranches => of("子丑寅卯辰巳午未申酉戌亥"),
        }
    }
}

fn by_digit(number: usize, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// a to z, then aa to zz.
fn letters(number: usize) -> Option<String> {
    let step = number.checked_sub(1)?;
    let letter = char::from(b'a' + u8::try_from(step % 26).ok()?);
    let times = step / 26 + 1;
    (times <= 10).then(|| std::iter::repeat_n(letter, times).collect())
}

fn roman(number: usize) -> Option<String> {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let (mut rest, mut roman) = (number, String::new());
    for (value, sign) in SIGNS {
        roman.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    Some(roman)
}

/// The Chinese numerals of documents that nobody may change.
fn legal(number: usize) -> String {
    let stronger = |character| {
        let at = "一二三四五六七八九十百千".chars().position(|usual| usual == character);
        at.and_then(|at| "壹贰叁肆伍陆柒捌玖拾佰仟".chars().nth(at)).unwrap_or(character)
    };
    let text: String = numeral::chinese(number).chars().map(stronger).collect();
    if text.starts_with('拾') { format!("壹{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_writes_its_numbers() {
        for (style, number, text) in [
            (Style::Decimal, 10, Some("10")),
            (Style::DecimalZero, 3, Some("03")),
            (Style::FullWidth, 12, Some("１２")),
            (Style::Circled, 20, Some("⑳")),
            (Style::Circled, 21, None),
            (Style::Parenthesised, 2, Some("⑵")),
            (Style::Stopped, 3, Some("⒊")),
            (Style::LowerLetter, 28, Some("bb")),
            (Style::UpperLetter, 3, Some("C")),
            (Style::LowerRoman, 14, Some("xiv")),
            (Style::UpperRoman, 1994, Some("MCMXCIV")),
            (Style::UpperRoman, 0, None),
            (Style::Chinese, 21, Some("二十一")),
            (Style::ChineseDigits, 10, Some("一〇")),
            (Style::ChineseLegal, 12, Some("壹拾贰")),
            (Style::HeavenlyStems, 2, Some("乙")),
            (Style::EarthlyBranches, 13, None),
        ] {
            assert_eq!(style.write(number).as_deref(), text, "{style:?}");
        }
    }
}
