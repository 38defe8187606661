//! What the rules that read words share: patterns, sentences, numbers.

use std::ops::Range;

use regex::Regex;

use super::Findings;
use crate::numeral;
use crate::report::model::Text;

/// Spaces that may stand inside what is written.
const SPACES: &str = " \u{3000}\u{A0}";

/// The characters of a number in digits of either width, or in Chinese.
const NUMERALS: &str = "0123456789０１２３４５６７８９〇○ＯO零一二三四五六七八九十百";

/// Whether a character is of a number in digits of either width, or in Chinese.
pub(super) fn is_numeral(character: char) -> bool {
    let is_digit = matches!(character, '0'..='9' | '０'..='９' | '〇' | '○' | 'Ｏ' | 'O' | '零');
    is_digit || matches!(character, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

/// A pattern in which `~` stands for spaces that may be there, `#` for a digit of either width, and `%` for a character
/// of a number in digits or in Chinese.
pub(super) fn pattern(pattern: &str) -> Regex {
    let pattern =
        pattern.replace('~', &format!("[{SPACES}]*")).replace('#', "[0-9０-９]").replace('%', &format!("[{NUMERALS}]"));
    Regex::new(&pattern).expect("a pattern of this program: every rule's tests use its patterns")
}

/// A pattern that finds any of some words, however many, in one pass over a text.
pub(super) fn any_of(words: &[&str]) -> Regex {
    let words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    Regex::new(&words.join("|")).expect("words are a pattern")
}

/// Ends a sentence.
fn ends_sentence(character: char) -> bool {
    matches!(character, '。' | '！' | '？')
}

/// The sentence of a text that a byte is in, with the mark that ends it.
pub(super) fn sentence_at(text: &str, at: usize) -> Range<usize> {
    let start =
        text[..at].rfind(ends_sentence).map_or(0, |end| end + text[end..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..].char_indices().find(|(_, character)| ends_sentence(*character));
    start..end.map_or(text.len(), |(end, mark)| at + end + mark.len_utf8())
}

/// A whole number in digits of either width or in Chinese (`2025`, `二〇二五`, `七百一十一`), if it is no larger than a year or
/// a document's number.
pub(super) fn number(text: &str) -> Option<u32> {
    numeral::whole(text).and_then(|number| u32::try_from(number).ok())
}

/// Whether one of some words ends at most `reach` characters before a place, with none of `stops` between.
///
/// In a pattern, `[^。]{0,30}` would say the same; but made ready for search, it is thirty times all of Unicode.
pub(super) fn is_led_by(text: &str, place: usize, leads: &[&str], reach: usize, stops: &[char]) -> bool {
    let between =
        text[..place].char_indices().rev().take(reach).take_while(|(_, character)| !stops.contains(character));
    let ends = std::iter::once(place).chain(between.map(|(at, _)| at));
    ends.into_iter().any(|end| leads.iter().any(|lead| text[..end].ends_with(lead)))
}

/// Adds one finding for a text: at the first of some places, with the number of the others.
pub(super) fn push_first(findings: &mut Findings, text: &Text, places: &[Range<usize>], message: &str, help: &str) {
    let [first, others @ ..] = places else { return };
    let others = if others.is_empty() { String::new() } else { format!("；这一段里另有 {} 处", others.len()) };
    let finding = findings.of_rule(text.path.clone(), format!("{message}{others}"));
    findings.push(finding.at_text(first.clone()).help(help));
}

/// The characters around a place, as a message quotes them.
pub(super) fn around<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    const EACH_SIDE: usize = 6;
    let start = text[..place.start].char_indices().rev().take(EACH_SIDE).last().map_or(place.start, |(at, _)| at);
    let end = text[place.end..].char_indices().nth(EACH_SIDE).map_or(text.len(), |(at, _)| place.end + at);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_place_is_near_and_in_its_sentence() {
        let leads = |text: &str, reach| is_led_by(text, text.find("年").unwrap(), &["现将", "现就"], reach, &['。']);
        assert!(leads("现就年", 0));
        assert!(leads("特此，现将我局年", 2));
        assert!(!leads("现将我局年", 1));
        assert!(!leads("现将。局年", 9));
        assert!(!leads("年现将", 9));
    }

    #[test]
    fn a_numeral_is_what_a_pattern_takes_for_one() {
        let numeral = pattern("^%$");
        for character in ('\u{0}'..='\u{ffff}').filter(|character| *character != '\n') {
            assert_eq!(is_numeral(character), numeral.is_match(&character.to_string()), "{character}");
        }
    }

    #[test]
    fn a_sentence_has_its_end() {
        let text = "甲。乙，丙！丁";
        let sentence = |words: &str| &text[sentence_at(text, text.find(words).unwrap())];
        assert_eq!(
            [sentence("甲"), sentence("丙"), sentence("！"), sentence("丁")],
            ["甲。", "乙，丙！", "乙，丙！", "丁"]
        );
    }
}
