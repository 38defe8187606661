//! Words of a report, cleaned.

use super::wording;
use crate::finding::{Finding, Path};

/// The longest name of an agency and the longest title, in characters; the longest real ones have some forty.
pub const MAX_NAME: usize = 200;

/// The longest single text (a paragraph, a heading, an item), in characters: a hundred full pages and more.
pub const MAX_TEXT: usize = 100_000;

/// How many characters all paragraphs, headings and items of a report may have together; a report has some thousands.
pub const MAX_PROSE: usize = 1_000_000;

/// The finding for a text with more characters than it may have.
pub(super) fn too_long(count: usize, limit: usize, path: Path) -> Finding {
    let message = format!("这段文字有 {count} 个字，最多 {limit} 个");
    Finding::error("text-too-long", path, message).help("请检查是不是多复制了内容，或者分成几段")
}

/// The finding for a report whose texts together have more characters than they may have.
pub(super) fn too_much(count: usize, path: Path) -> Finding {
    let message = format!("各部分的文字一共有 {count} 个字，最多 {MAX_PROSE} 个，到这里已经超过");
    Finding::error("text-too-long", path, message).help("请检查文件是不是拿错了，或者是不是多复制了内容")
}

/// The control characters of a text with their numbers from 0, those that turn the direction of writing among them; tabs
/// and line breaks are white space instead.
pub(super) fn control_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.chars()
        .enumerate()
        .filter(|(_, character)| turns_direction(*character) || character.is_control() && !breaks_line(*character))
}

/// A control of bidirectional text: it can show words in another order than they are written.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A character that shows nothing and takes no room (soft hyphen, zero-width space and joiners, marks of direction, byte
/// order mark); variation selectors choose a glyph and are none.
fn shows_nothing(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}')
}

/// Whether a character of a text cannot be seen in a message.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_control() || turns_direction(character) || shows_nothing(character)
}

/// White space of another width than a space, an ideographic or a no-break space, as a space.
fn plain_space(character: char) -> char {
    let is_kept = matches!(character, '\u{A0}' | '\u{3000}') || breaks_line(character);
    if character.is_whitespace() && !is_kept { ' ' } else { character }
}

/// The finding for a control character, one of several.
pub(super) fn control_finding(text: &str, number: usize, character: char, others: usize, path: Path) -> Finding {
    let before: String = text.chars().take(number).skip(number.saturating_sub(8)).collect();
    let after = if before.is_empty() { String::new() } else { format!("，在{}之后", wording::quoted(&before)) };
    let others = if others == 0 { String::new() } else { format!("；另有 {others} 个") };
    let code = u32::from(character);
    let message = format!("文字里有控制字符 U+{code:04X}：第 {} 个字{after}{others}", number + 1);
    Finding::error("control-character", path, message).help("这是看不见的字符，多半是复制时带来的，请删去")
}

/// A text trimmed and without what shows nothing, each run of white space with a tab or a line break in it made one space,
/// or nothing between two Chinese characters.
pub(super) fn normalized(text: &str) -> String {
    let visible: String = text.chars().filter(|character| !shows_nothing(*character)).map(plain_space).collect();
    let mut rest = visible.trim();
    let mut clean = String::with_capacity(rest.len());
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, from_space) = rest.split_at(at);
        let after = from_space.trim_start();
        let space = &from_space[..from_space.len() - after.len()];
        clean.push_str(words);
        if !space.contains(breaks_line) {
            clean.push_str(space);
        } else if !(clean.chars().next_back().is_some_and(is_chinese) && after.chars().next().is_some_and(is_chinese)) {
            clean.push(' ');
        }
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// A tab, or what ends a line or paragraph.
fn breaks_line(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is set as wide as a Chinese one: ideographs, kana, Chinese punctuation (with the quotation marks, dash
/// and ellipsis it shares with Latin), full-width forms.
fn is_chinese(character: char) -> bool {
    matches!(u32::from(character),
        0x2014 | 0x2018..=0x2019 | 0x201C..=0x201D | 0x2026
        | 0x2E80..=0x312F | 0x31A0..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFF)
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
            ("1\u{2009}234\u{A0}件\u{202F}\u{1680}条\u{205F}", "1 234\u{A0}件  条"),
        ] {
            assert_eq!(normalized(text), clean, "{text:?}");
        }
    }

    #[test]
    fn control_characters_are_those_that_are_no_white_space() {
        let found: Vec<_> = control_characters("a\tb\u{7F}\n\u{85}\u{B}\u{2029}\u{0}").collect();
        assert_eq!(found, [(3, '\u{7F}'), (5, '\u{85}'), (6, '\u{B}'), (8, '\u{0}')]);
        let turned: Vec<_> =
            control_characters("\u{61C}\u{202E}局\u{2066}\u{200F}\u{2069}").map(|(at, _)| at).collect();
        assert_eq!(turned, [0, 1, 3, 5]);
    }
}
