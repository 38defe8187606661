//! Which script a character is of, where both scripts meet in a line.

/// The script of a character, as office programs see it (ISO/IEC 29500-1 §17.3.2.26).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin: set in the Latin face.
    Latin,
    /// Chinese: set in the Chinese face.
    Chinese,
    /// Used by both (quotation marks, dashes, ·, ①, ≥): as what stands before it.
    Either,
}

impl Script {
    /// The script of a character.
    pub fn of(character: char) -> Self {
        match character {
            '¡' | '¤' | '§' | '¨' | 'ª' | '\u{ad}' | '¯' | '°'..='´' | '¶'..='º' | '¼'..='¿' | '×' | '÷' => {
                Self::Either
            }
            '\0'..='\u{ff}' => Self::Latin,
            '\u{1100}'..='\u{11ff}' => Self::Chinese,
            '\u{100}'..='\u{2e7f}' | '\u{e000}'..='\u{f8ff}' | '\u{fb00}'..='\u{fb4f}' => Self::Either,
            _ => Self::Chinese,
        }
    }

    /// For every character of a text, whether it stands in Latin text: a character of either script does after one that does, or, at
    /// the beginning, before one that does.
    pub fn is_latin_text(text: &str) -> impl Iterator<Item = bool> + '_ {
        let leading = text.chars().map(Self::of).find(|script| *script != Self::Either);
        text.chars().scan(leading == Some(Self::Latin), |after_latin, character| {
            *after_latin = match Self::of(character) {
                Self::Latin => true,
                Self::Chinese => false,
                Self::Either => *after_latin,
            };
            Some(*after_latin)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_both_scripts_go_with_what_stands_before_them() {
        let latin = |text: &str| -> String {
            text.chars()
                .zip(Script::is_latin_text(text))
                .filter(|(_, is)| *is)
                .map(|(character, _)| character)
                .collect()
        };
        assert_eq!(latin("会、“1+X”新闻"), "1+X”");
        assert_eq!(latin("“App”和“平台”"), "“App”");
        assert_eq!(latin("——“公开”"), "");
    }
}
