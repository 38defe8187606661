//! Numerals: Arabic, full-width and Chinese, whole or rounded to 万.

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
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
}

impl Numeral {
    /// None.
    pub const ZERO: Self = Self { value: 0, decimals: 0, slack: 0, approximate: false, chinese: false };
}

/// The most decimals that are read; a percentage has one or two.
const MAX_DECIMALS: u32 = 4;

/// Reads the numeral at the start of a text and says how many bytes it takes.
///
/// A number too large for `u64`, or with more decimals than any figure of a report, takes its bytes and is no numeral.
pub(super) fn read(text: &str) -> Option<(Option<Numeral>, usize)> {
    let first = text.chars().next()?;
    if digit(first).is_some() {
        Some(arabic(text))
    } else if chinese_digit(first).is_some() || first == '十' {
        Some(chinese(text))
    } else {
        None
    }
}

/// The value of an ASCII or full-width digit.
fn digit(character: char) -> Option<u64> {
    match character {
        '0'..='9' => Some(u64::from(character) - u64::from('0')),
        '０'..='９' => Some(u64::from(character) - u64::from('０')),
        _ => None,
    }
}

fn chinese_digit(character: char) -> Option<u64> {
    "〇一二三四五六七八九".chars().position(|other| other == character).map(|at| at as u64).or(match character {
        '零' => Some(0),
        '两' => Some(2),
        _ => None,
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
    let digits = text[..end].chars().filter_map(digit);
    let value = digits.into_iter().try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(digit));
    let numeral = value.filter(|_| decimals <= MAX_DECIMALS).map(|value| Numeral {
        value,
        decimals,
        slack: 0,
        approximate: false,
        chinese: false,
    });
    multiplied(numeral, text, end)
}

/// How many bytes a separator of thousands and exactly three digits take.
fn separated_group(text: &str) -> Option<usize> {
    let separator = text.chars().next().filter(|character| matches!(character, ',' | '，'))?.len_utf8();
    // No more than four digits need be looked at.
    let digits: Vec<char> = text[separator..].chars().take(4).take_while(|next| digit(*next).is_some()).collect();
    (digits.len() == 3).then(|| separator + digits.iter().map(|digit| digit.len_utf8()).sum::<usize>())
}

/// Takes 万 or 亿 and 余 or 多 after a number's digits.
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
    }
    (numeral, end)
}

fn times(numeral: Numeral, factor: u64) -> Option<Numeral> {
    let last_place = 10_u64.pow(numeral.decimals);
    let value = numeral.value.checked_mul(factor)?;
    let exact = value % last_place == 0;
    // `1.2万` is rounded to 1,000, `3万` to 10,000.
    let slack = numeral.slack.max(1).checked_mul(factor)? / last_place;
    exact.then_some(Numeral { value: value / last_place, decimals: 0, slack, ..numeral })
}

fn chinese(text: &str) -> (Option<Numeral>, usize) {
    let is_part = |character: &char| chinese_digit(*character).is_some() || magnitude(*character).is_some();
    let end = text.chars().take_while(is_part).map(char::len_utf8).sum();
    let value = chinese_value(&text[..end]);
    let exact = value.map(|value| Numeral { value, decimals: 0, slack: 0, approximate: false, chinese: true });
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
    if !numeral.contains(|character| magnitude(character).is_some()) {
        let digits = numeral.chars().filter_map(chinese_digit);
        return digits.into_iter().try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(digit));
    }
    // Below 万 so far, what 万 and 亿 have multiplied, and the digit that waits for its magnitude.
    let (mut section, mut total, mut waiting) = (0_u64, 0_u64, None::<u64>);
    for character in numeral.chars() {
        match magnitude(character) {
            None if waiting.is_some_and(|digit| digit > 0) => return None,
            None => waiting = chinese_digit(character),
            Some(factor) if factor < 10_000 => {
                section =
                    section.checked_add(waiting.take().filter(|digit| *digit > 0).unwrap_or(1).checked_mul(factor)?)?;
            }
            Some(factor) => {
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
    fn what_is_no_numeral_still_takes_its_bytes() {
        let long = "9".repeat(100_000);
        assert_eq!(read(&long), Some((None, 100_000)));
        assert_eq!(read("二三十件"), Some((None, "二三十".len())));
        assert_eq!(read("件"), None);
        assert_eq!(read("1.23456%").unwrap(), (None, 7));
        assert_eq!(read("12,34件").unwrap().1, 2);
        assert_eq!(read("2023，100件").unwrap().1, 4);
    }
}
