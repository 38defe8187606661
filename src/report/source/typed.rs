//! Numbers as people type them.

/// Whether a character is a digit, full-width ones included.
pub(crate) fn is_any_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// What is typed in a cell that has no number.
const NOTHING: [&str; 17] =
    ["-", "–", "—", "——", "－", "/", "／", "\\", "＼", "无", "無", "无。", "没有", "空", "N/A", "n/a", "暂无"];

/// What is wrong with a word that was meant for a number, and what to do about it; none if it is a number's own, or
/// nothing like one.
///
/// The help may say what number was meant. Nobody takes it for given: the cell is told, and a person writes it.
pub(crate) fn mistyped(word: &str) -> Option<(String, String)> {
    let word = word.trim();
    let short: String = word.chars().take(20).collect();
    if NOTHING.contains(&word) {
        return Some((format!("这里填的是“{word}”，不是数"), "没有的填 0".to_owned()));
    }
    let meant = meant(word)?;
    let after_mark = word.strip_prefix(['\'', '’', '‘']);
    let message = if after_mark.is_some_and(|rest| rest == meant) {
        format!("“{short}”前面的单引号是 Excel 表示“按文本存放”的记号，不是数的一部分")
    } else if word.contains(is_full_width) {
        format!("“{short}”里有全角的数字或符号")
    } else if word.contains(is_separator) {
        format!("数里有分节的逗号：“{short}”")
    } else if word.contains(char::is_whitespace) {
        format!("数里有空格：“{short}”")
    } else {
        return None;
    };
    Some((message, format!("如果是 {meant}，请写成 {meant}（半角数字，连着写）")))
}

/// The number in plain digits, if nothing but separators, blanks and widths stands between a word and it.
fn meant(word: &str) -> Option<String> {
    let plain = |character| match character {
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10),
        '．' => Some('.'),
        '＋' => Some('+'),
        '－' | '−' => Some('-'),
        other => Some(other),
    };
    let kept = word.chars().filter(|character| !is_separator(*character) && !character.is_whitespace());
    let meant: String = kept.map(plain).collect::<Option<_>>()?;
    let digits = meant.strip_prefix(['+', '-']).unwrap_or(&meant);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(decimals)).then_some(meant)
}

fn is_separator(character: char) -> bool {
    matches!(character, ',' | '，' | '\'' | '‘' | '’' | '、')
}

fn is_full_width(character: char) -> bool {
    ('０'..='９').contains(&character) || matches!(character, '．' | '＋' | '－' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_for_a_number_is_told_as_what_it_is() {
        for (word, message, help) in [
            ("无", "这里填的是“无”，不是数", "没有的填 0"),
            ("／", "这里填的是“／”，不是数", "没有的填 0"),
            ("2,004", "分节的逗号", "如果是 2004"),
            ("1，234", "分节的逗号", "如果是 1234"),
            ("１２", "全角的数字", "如果是 12，"),
            ("'0", "Excel", "如果是 0，"),
            ("12 345", "空格", "如果是 12345"),
            ("１．５", "全角", "如果是 1.5"),
        ] {
            let (said, what_to_do) = mistyped(word).unwrap();
            assert!(said.contains(message) && what_to_do.contains(help), "{word}: {said} {what_to_do}");
        }
        for word in ["12", "1.5", "-3", "12a", "甲", "", "2025年", "1,2件"] {
            assert_eq!(mistyped(word), None, "{word}");
        }
    }
}
