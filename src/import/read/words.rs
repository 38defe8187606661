//! Blanks, as every reader treats them.

use crate::character;

/// Whether a character shows nothing at the end of a line: blanks of every width, and what has no width.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character::is_invisible(character)
}

/// A line without the blanks at its ends, by which people indent and push; inside, a blank that keeps words together is
/// a blank.
pub(super) fn line(text: &str) -> String {
    text.trim_matches(is_blank).replace('\u{a0}', " ")
}

/// The lines of a text, those that show nothing left out.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\u{2028}', '\u{2029}', '\u{b}']).map(line).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_ends_of_lines_go_those_inside_stay() {
        assert_eq!(line("\u{3000}\u{3000}\u{a0} 2025\u{a0}年\t"), "2025 年");
        assert_eq!(lines("一\n \u{3000}\n\u{feff}二  三\r\n"), ["一", "二  三"]);
    }
}
