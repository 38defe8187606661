//! Words of a report, cleaned.

use super::{LookAlike, wording};
use crate::character::{breaks_line, ordinary, turns_direction};
use crate::report::finding::{Finding, Path};

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

/// The control characters of a text with their numbers from 0, those that turn the direction of writing among them;
/// tabs and line breaks are white space instead.
pub(super) fn control_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.chars()
        .enumerate()
        .filter(|(_, character)| turns_direction(*character) || character.is_control() && !breaks_line(*character))
}

/// The first character of a text that is read as another, and how many more there are.
pub(super) fn look_alike(text: &str, path: &Path) -> Option<LookAlike> {
    let mut found = text.chars().filter_map(|typed| ordinary(typed).map(|read| (typed, read)));
    let (typed, read) = found.next()?;
    Some(LookAlike { path: path.clone(), typed, read, others: found.count() })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_those_that_are_no_white_space() {
        let found: Vec<_> = control_characters("a\tb\u{7F}\n\u{85}\u{B}\u{2029}\u{0}").collect();
        assert_eq!(found, [(3, '\u{7F}'), (5, '\u{85}'), (6, '\u{B}'), (8, '\u{0}')]);
        let turned: Vec<_> =
            control_characters("\u{61C}\u{202E}局\u{2066}\u{200F}\u{2069}").map(|(at, _)| at).collect();
        assert_eq!(turned, [0, 1, 3, 5]);
    }
}
