//! Numbers as they are written: Arabic digits of either width, Chinese numerals, rounded to 万 or 亿, and mixed of all of
//! these.
//!
//! There is one reader, [`read`]: it takes the numeral at the start of a text and says how exact it is. [`whole`] asks
//! that a text be nothing but one whole number, as a day, a year or a document's number is; [`chinese`] writes one.

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its digits without the decimal point, multiplied out.
    pub value: u64,
    /// How many of the digits are decimals.
    pub decimals: u32,
    /// How far the number meant may be off because this one is rounded: 0 where it is exact, 1,000 for `3.5万`.
    pub slack: u64,
    /// Whether it says itself that it is not exact (`18万余`, `十多`).
    pub approximate: bool,
    /// Whether it is written in Chinese numerals alone: without a unit after it, it is likely no number.
    pub chinese: bool,
    /// What the words around it say of the number meant.
    pub limit: Limit,
}

/// Whether a number is the one that is meant, or one that this is above or below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// It is meant itself.
    #[default]
    Itself,
    /// The number meant is no less (20余件, 超过20件).
    NoLess,
    /// The number meant is no more (近20件, 不足20件).
    NoMore,
}

impl Numeral {
    /// None.
    pub const ZERO: Self = Self::exact(0);

    /// What one of its last digit that is not 0 is worth: 10 for 20, 100 for 1,800.
    pub fn last_place(self) -> u64 {
        let mut place = 1_u64;
        while self.value > 0 && self.value.is_multiple_of(place.saturating_mul(10)) {
            place *= 10;
        }
        place
    }

    const fn exact(value: u64) -> Self {
        Self { value, decimals: 0, slack: 0, approximate: false, chinese: false, limit: Limit::Itself }
    }
}

/// The most decimals that are read; a percentage has one or two.
const MAX_DECIMALS: u32 = 4;

/// Reads the numeral at the start of a text and says how many bytes it takes.
///
/// A number too large for `u64`, or with more decimals than any figure of a report, takes its bytes and is no numeral.
pub(crate) fn read(text: &str) -> Option<(Option<Numeral>, usize)> {
    let first = text.chars().next()?;
    if digit(first).is_some() {
        Some(arabic(text))
    } else if chinese_digit(first).is_some() || first == '十' {
        Some(in_chinese(text))
    } else {
        None
    }
}

/// A text that is nothing but a whole number: `2025`, `二〇二五`, `二O二五`, `十二`, `七百一十一`.
pub(crate) fn whole(text: &str) -> Option<u64> {
    // The letter and the round sign are often typed for 〇.
    let zero = |character| if matches!(character, '○' | 'O' | 'Ｏ') { '〇' } else { character };
    let text: String = text.chars().map(zero).collect();
    let first = text.chars().next()?;
    if text.chars().all(|character| digit(character).or(chinese_digit(character)).is_some()) {
        return by_digits(&text);
    }
    if magnitude(first).is_some_and(|factor| factor > 10) || !text.chars().all(is_chinese_numeral) {
        return None;
    }
    by_magnitudes(&text)
}

/// A number from 1 in Chinese numerals; from 100 on, in Arabic ones.
pub(crate) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

/// The value of an ASCII or full-width digit.
pub(crate) fn digit(character: char) -> Option<u64> {
    match character {
        '0'..='9' => Some(u64::from(character) - u64::from('0')),
        '０'..='９' => Some(u64::from(character) - u64::from('０')),
        _ => None,
    }
}

/// Whether a character may be part of a number in Chinese.
pub(crate) fn is_chinese_numeral(character: char) -> bool {
    chinese_digit(character).is_some() || magnitude(character).is_some()
}

fn chinese_digit(character: char) -> Option<u64> {
    Some(match character {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// What a sign of magnitude multiplies by.
fn magnitude(character: char) -> Option<u64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// How many bytes the digits at the start take.
fn digits_length(text: &str) -> usize {
    text.chars().take_while(|character| digit(*character).is_some()).map(char::len_utf8).sum()
}

/// The whole digits at the start with separators of thousands, the decimals, then 万 or 亿, then 余 or 多.
fn arabic(text: &str) -> (Option<Numeral>, usize) {
    let mut end = digits_length(text);
    let mut leading = text[..end].chars().count();
    while (1..=3).contains(&leading)
        && let Some(group) = separated_group(&text[end..])
    {
        (end, leading) = (end + group, 3);
    }
    let whole = end;
    if let Some(point) = text[end..].chars().next().filter(|character| matches!(character, '.' | '．')) {
        let decimals = digits_length(&text[end + point.len_utf8()..]);
        end += if decimals == 0 { 0 } else { point.len_utf8() + decimals };
    }
    let decimals = text[whole..end].chars().filter(|character| digit(*character).is_some()).count() as u32;
    let value = by_digits(&text[..end]).filter(|_| decimals <= MAX_DECIMALS);
    multiplied(value.map(|value| Numeral { decimals, ..Numeral::exact(value) }), text, end)
}

/// How many bytes a separator of thousands and exactly three digits take.
fn separated_group(text: &str) -> Option<usize> {
    let separator = text.chars().next().filter(|character| matches!(character, ',' | '，'))?.len_utf8();
    // No more than four digits need be looked at.
    let digits: Vec<char> = text[separator..].chars().take(4).take_while(|next| digit(*next).is_some()).collect();
    (digits.len() == 3).then(|| separator + digits.iter().map(|digit| digit.len_utf8()).sum::<usize>())
}

/// Takes 万 or 亿 and 余 or 多 after a number's digits, and what is written out below 万 (`1万2千`, `3万5000`).
fn multiplied(numeral: Option<Numeral>, text: &str, mut end: usize) -> (Option<Numeral>, usize) {
    let mut numeral = numeral;
    while let Some(next) = text[end..].chars().next() {
        if matches!(next, '余' | '多' | '几') {
            numeral = numeral.map(|numeral| Numeral { approximate: true, ..numeral });
        } else if let Some(factor) = magnitude(next) {
            numeral = numeral.and_then(|numeral| times(numeral, factor));
        } else {
            break;
        }
        end += next.len_utf8();
        if matches!(next, '万' | '亿')
            && let Some((below, length)) = below(numeral, &text[end..])
        {
            (numeral, end) = (Some(below), end + length);
        }
    }
    (numeral, end)
}

/// What a whole number of 万 goes on with: the 2千 of 1万2千, the 5000 of 3万5000.
fn below(above: Option<Numeral>, rest: &str) -> Option<(Numeral, usize)> {
    let above = above.filter(|above| above.decimals == 0 && !above.approximate && above.slack > 1)?;
    digit(rest.chars().next()?)?;
    let (below, length) = arabic(rest);
    let below = below.filter(|below| below.decimals == 0 && below.value < above.slack)?;
    let value = above.value.checked_add(below.value)?;
    Some((Numeral { value, ..below }, length))
}

fn times(numeral: Numeral, factor: u64) -> Option<Numeral> {
    let last_place = 10_u64.pow(numeral.decimals);
    let value = numeral.value.checked_mul(factor)?;
    let exact = value % last_place == 0;
    // `1.2万` is rounded to 1,000, `3万` to 10,000.
    let slack = numeral.slack.max(1).checked_mul(factor)? / last_place;
    exact.then_some(Numeral { value: value / last_place, decimals: 0, slack, ..numeral })
}

fn in_chinese(text: &str) -> (Option<Numeral>, usize) {
    let end = text.chars().take_while(|character| is_chinese_numeral(*character)).map(char::len_utf8).sum();
    let value = chinese_value(&text[..end]);
    let exact = value.map(|value| Numeral { chinese: true, ..Numeral::exact(value) });
    let more = text[end..].chars().next().filter(|next| matches!(next, '余' | '多' | '几'));
    match more {
        None => (exact, end),
        Some(more) => {
            let (_, end) = multiplied(None, text, end + more.len_utf8());
            (exact.map(|numeral| Numeral { approximate: true, ..numeral }), end)
        }
    }
}

/// `三百四十九` by magnitudes, or `二〇二三` digit by digit.
fn chinese_value(numeral: &str) -> Option<u64> {
    if numeral.contains(|character| magnitude(character).is_some()) {
        by_magnitudes(numeral)
    } else {
        by_digits(numeral)
    }
}

fn by_digits(numeral: &str) -> Option<u64> {
    let digits = numeral.chars().filter_map(|character| digit(character).or_else(|| chinese_digit(character)));
    digits.into_iter().try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(digit))
}

fn by_magnitudes(numeral: &str) -> Option<u64> {
    // Below 万 so far with its last sign of magnitude, what 万 and 亿 have multiplied, and the digit that waits for its
    // magnitude.
    let (mut section, mut last, mut total, mut waiting) = (0_u64, u64::MAX, 0_u64, None::<u64>);
    for character in numeral.chars() {
        match magnitude(character) {
            None if waiting.is_some_and(|digit| digit > 0) => return None,
            None => waiting = chinese_digit(character),
            Some(factor) if factor < 10_000 => {
                if factor >= last {
                    return None;
                }
                last = factor;
                let times = waiting.take().filter(|digit| *digit > 0).unwrap_or(1);
                section = section.checked_add(times.checked_mul(factor)?)?;
            }
            Some(factor) => {
                last = u64::MAX;
                let below = std::mem::take(&mut section).checked_add(waiting.take().unwrap_or(0))?;
                // 亿 multiplies what 万 has gathered as well: 一万亿.
                total = if factor == 10_000 {
                    total.checked_add(below.checked_mul(factor)?)?
                } else {
                    total.checked_add(below)?.checked_mul(factor)?
                };
            }
        }
    }
    total.checked_add(section)?.checked_add(waiting.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (u64, u32, u64, bool) {
        let numeral = read(text).unwrap().0.unwrap();
        (numeral.value, numeral.decimals, numeral.slack, numeral.approximate)
    }

    #[test]
    fn numerals_of_every_kind() {
        for (text, number) in [
            ("349件", 349),
            ("３４９件", 349),
            ("3,511件", 3511),
            ("3，511件", 3511),
            ("1,234,567条", 1_234_567),
            ("三百四十九件", 349),
            ("一万二千件", 12_000),
            ("两件", 2),
            ("十二件", 12),
            ("二十件", 20),
            ("一百零三件", 103),
            ("一千零一件", 1001),
            ("三万零五十件", 30_050),
            ("一亿二千万", 120_000_000),
            ("二〇二三年", 2023),
            ("零件", 0),
            ("0件", 0),
        ] {
            assert_eq!(value(text), (number, 0, 0, false), "{text}");
        }
    }

    #[test]
    fn rounded_and_approximate_numbers_say_so() {
        assert_eq!(value("1.2万件"), (12_000, 0, 1_000, false));
        assert_eq!(value("3.25万件"), (32_500, 0, 100, false));
        assert_eq!(value("18万余条"), (180_000, 0, 10_000, true));
        assert_eq!(value("200余场"), (200, 0, 0, true));
        assert_eq!(value("十余件"), (10, 0, 0, true));
        assert_eq!(value("70.3%"), (703, 1, 0, false));
    }

    #[test]
    fn digits_and_magnitudes_may_be_mixed() {
        assert_eq!(value("3万5000条"), (35_000, 0, 0, false));
        assert_eq!(value("1万2千件"), (12_000, 0, 1_000, false));
        assert_eq!(value("2亿3,000万元"), (230_000_000, 0, 10_000, false));
        assert_eq!(value("3万，5000条").0, 30_000);
    }

    #[test]
    fn what_is_no_numeral_still_takes_its_bytes() {
        let long = "9".repeat(100_000);
        assert_eq!(read(&long), Some((None, 100_000)));
        assert_eq!(read("二三十件"), Some((None, "二三十".len())));
        assert_eq!(read("十十件"), Some((None, "十十".len())));
        assert_eq!(read("件"), None);
        assert_eq!(read("1.23456%").unwrap(), (None, 7));
        assert_eq!(read("12,34件").unwrap().1, 2);
        assert_eq!(read("2023，100件").unwrap().1, 4);
    }

    #[test]
    fn whole_numbers() {
        for (text, value) in [
            ("2025", Some(2025)),
            ("２０２５", Some(2025)),
            ("二〇二五", Some(2025)),
            ("二○二五", Some(2025)),
            ("二O二五", Some(2025)),
            ("十二", Some(12)),
            ("三十一", Some(31)),
            ("七百一十一", Some(711)),
            ("四百九十二", Some(492)),
            ("七百", Some(700)),
            ("七百零九", Some(709)),
            ("一百二十", Some(120)),
            ("", None),
            ("百", None),
            ("一百百", None),
            ("99999999百", None),
            ("99999999999", Some(99_999_999_999)),
            ("99999999999999999999", None),
            ("十二件", None),
        ] {
            assert_eq!(whole(text), value, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_hundred_thousand_characters_is_none() {
        for sign in ["百", "一", "十", "9"] {
            assert_eq!(whole(&sign.repeat(100_000)), None, "{sign}");
        }
    }

    #[test]
    fn small_numbers_are_written_in_chinese() {
        let numerals: Vec<String> = [1, 10, 11, 20, 25, 99, 100].map(chinese).into();
        assert_eq!(numerals, ["一", "十", "十一", "二十", "二十五", "九十九", "100"]);
        assert!((1..100).all(|number| whole(&chinese(number)) == Some(number as u64)));
    }
}
