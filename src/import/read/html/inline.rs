//! Text as a browser sets it in a line: any white space is one blank (CSS Text 3, 4.1).

use crate::character;

/// A line as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    /// White space that shows only if something follows.
    space: Option<Space>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    Blank,
    /// With a line break of the source in it, which between Chinese characters stands for nothing.
    Break,
}

impl Inline {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' | '\r' => self.space = Some(Space::Break),
                ' ' | '\t' | '\u{c}' => self.space = self.space.or(Some(Space::Blank)),
                _ => self.push_shown(character),
            }
        }
    }

    fn push_shown(&mut self, character: char) {
        if let (Some(space), Some(last)) = (self.space.take(), self.text.chars().next_back()) {
            let joins = character::joins_lines(last) && character::joins_lines(character);
            if space == Space::Blank || !joins {
                self.text.push(' ');
            }
        }
        self.text.push(character);
    }

    /// Adds text as it stands, but for its line breaks, which the caller has parted it at.
    pub(super) fn push_preformatted(&mut self, line: &str) {
        self.text.push_str(line);
    }

    /// The line, and begins another.
    pub(super) fn take(&mut self) -> String {
        self.space = None;
        std::mem::take(&mut self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(texts: &[&str]) -> String {
        let mut inline = Inline::default();
        for text in texts {
            inline.push(text);
        }
        inline.take()
    }

    #[test]
    fn white_space_is_one_blank_and_none_where_chinese_lines_were_wrapped() {
        assert_eq!(line(&["  a \t b", " ", "c "]), "a b c");
        assert_eq!(line(&["政府信\n  息", "公开\n", "\r\n2025 年"]), "政府信息公开 2025 年");
        assert_eq!(line(&["第一 第二"]), "第一 第二");
        assert_eq!(line(&["a\u{a0}\u{a0}b"]), "a\u{a0}\u{a0}b");
    }
}
