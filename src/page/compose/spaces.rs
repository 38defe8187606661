//! Spaces typed between Chinese and Latin text.

use std::borrow::Cow;

use crate::character::Script;

/// The text without single spaces between a Chinese character and a Latin letter or digit (`2025 年`): the narrow space
/// that belongs there is set by both writers, alike whether one was typed or not, and a line never breaks at it.
pub(super) fn without_typed_gaps(text: &str) -> Cow<'_, str> {
    let characters: Vec<char> = text.chars().collect();
    let is_gap = |at: usize| {
        let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| characters[before]), characters.get(at + 1))
        else {
            return false;
        };
        characters[at] == ' ' && (meet(before, *after) || meet(*after, before))
    };
    if !(0..characters.len()).any(is_gap) {
        return Cow::Borrowed(text);
    }
    (0..characters.len()).filter(|at| !is_gap(*at)).map(|at| characters[at]).collect()
}

fn meet(chinese: char, latin: char) -> bool {
    chinese.is_alphabetic() && Script::of(chinese) == Script::Chinese && latin.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_single_spaces_between_a_character_and_a_letter_or_digit_go() {
        for (typed, set) in [
            ("2025 年 1 月 1 日", "2025年1月1日"),
            ("用 Open Data 平台", "用Open Data平台"),
            ("增长 70.3% 的", "增长70.3% 的"),
            ("公开信息  条", "公开信息  条"),
            ("，2025 年", "，2025年"),
            ("《 App 》", "《 App 》"),
            (" 1 ", " 1 "),
        ] {
            assert_eq!(without_typed_gaps(typed), set);
        }
    }
}
