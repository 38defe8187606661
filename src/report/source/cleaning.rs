//! The words of a string without what is only an accident of typing, and the way back to where each stands.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use crate::character::{breaks_line, joins_lines, ordinary, shows_nothing};

/// White space of another width than a space, an ideographic or a no-break space, as a space.
fn plain_space(character: char) -> char {
    let is_kept = matches!(character, '\u{A0}' | '\u{3000}') || breaks_line(character);
    if character.is_whitespace() && !is_kept { ' ' } else { character }
}

/// A text trimmed and without what shows nothing, each run of white space with a tab or a line break in it made one
/// space, or nothing between two Chinese characters; composed (Unicode's form NFC), with ordinary characters in the
/// place of radicals and compatibility ideographs.
pub(crate) fn cleaned(text: &str) -> String {
    let visible = text.chars().filter(|character| !shows_nothing(*character)).map(plain_space);
    let visible: String = visible.map(|character| ordinary(character).unwrap_or(character)).nfc().collect();
    let mut rest = visible.trim();
    let mut clean = String::with_capacity(rest.len());
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, from_space) = rest.split_at(at);
        let after = from_space.trim_start();
        let space = &from_space[..from_space.len() - after.len()];
        clean.push_str(words);
        if !space.contains(breaks_line) {
            clean.push_str(space);
        } else if !(clean.chars().next_back().is_some_and(joins_lines) && after.chars().next().is_some_and(joins_lines))
        {
            clean.push(' ');
        }
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// The numbers of the characters of a text that a range of bytes of its [`cleaned`] form stands for; none if that form
/// is shorter.
///
/// Cleaning leaves out characters, makes white space a space, and puts one character for another or for a letter and
/// its marks; it never changes an order: so each character is the next like it.
pub(super) fn uncleaned(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let clean = cleaned(text);
    let wanted = clean.get(range.clone())?;
    let mut written = text.chars().enumerate();
    let mut next = |wanted: char| {
        let mut letter = None;
        decompose_canonical(wanted, |part| letter = letter.or(Some(part)));
        let is_it = |other: char| {
            let stands_for = other == wanted || ordinary(other) == Some(wanted);
            stands_for || Some(other) == letter || wanted == ' ' && other.is_whitespace()
        };
        written.find(|(_, other)| is_it(*other)).map(|(number, _)| number)
    };
    for character in clean[..range.start].chars() {
        next(character)?;
    }
    let mut numbers = wanted.chars().map(&mut next);
    let first = numbers.next()??;
    let last = numbers.last().flatten().unwrap_or(first);
    Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_with_a_break_is_one_space_or_none_between_chinese() {
        for (text, clean) in [
            ("\u{3000}\u{3000}宿迁市\u{FEFF}\n", "宿迁市"),
            ("公开为常态，\r\n    不公开为例外。", "公开为常态，不公开为例外。"),
            ("公开\u{2028}“条例”\t为准", "公开“条例”为准"),
            ("共 12 件", "共 12 件"),
            ("共  12\u{3000}件", "共  12\u{3000}件"),
            ("Word\n \tPDF", "Word PDF"),
            ("2025\n年", "2025 年"),
            ("\u{20000}\n\u{2A700}", "\u{20000}\u{2A700}"),
            ("\t\n\u{FEFF}\u{3000}", ""),
            ("\u{200B}\u{AD}", ""),
            ("信\u{200B}息\u{2060}公\u{AD}开\u{200E}\n\u{200D}条例", "信息公开条例"),
            ("葛\u{E0100}洲☎\u{FE0E}", "葛\u{E0100}洲☎\u{FE0E}"),
            ("⼀是⽂化局e\u{301}豈更", "一是文化局é豈更"),
            ("1\u{2009}234\u{A0}件\u{202F}\u{1680}条\u{205F}", "1 234\u{A0}件  条"),
        ] {
            assert_eq!(cleaned(text), clean, "{text:?}");
        }
    }

    #[test]
    fn cleaned_words_are_found_where_they_were_written() {
        let text = "\u{3000}\u{3000}公开\u{200B}信息 12\t \n件，\n\n公  开。";
        let clean = cleaned(text);
        let characters: Vec<char> = text.chars().collect();
        let written = |words: &str| {
            let start = clean.find(words).unwrap();
            let numbers = uncleaned(text, &(start..start + words.len())).unwrap();
            characters[numbers].iter().collect::<String>()
        };
        assert_eq!(written("公开信息"), "公开\u{200B}信息");
        assert_eq!(written("12 件"), "12\t \n件");
        assert_eq!(written("，公  开"), "，\n\n公  开");
        assert_eq!(written("。"), "。");
        let text = "e\u{301}⼆⽂更";
        assert_eq!(uncleaned(text, &(0..2)), Some(0..1), "the letter, of a letter and its mark");
        assert_eq!(uncleaned(text, &(2..8)), Some(2..4));
        assert_eq!(uncleaned(text, &(0..1000)), None);
        assert_eq!(uncleaned(text, &(3..3)), None, "nothing to point at");
    }
}
