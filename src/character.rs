//! What kind of character one is: one table, and the questions that modules ask of it.
//!
//! Every module that treats characters differently asks here, so that a character cannot be Chinese for a line break
//! and Latin for a face. `，` is a [`Kind::Mark`]: it is wide, and set in a Chinese face. `“` is a [`Kind::SharedMark`]:
//! it is one em wide in Chinese text, but its code point is that of Latin text too, so its script depends on what
//! stands before it.

mod look_alike;
mod set;
mod unshaped;

pub(crate) use look_alike::{disguise, ordinary, with_ordinary};
pub(crate) use set::Set;
pub(crate) use unshaped::script_to_shape;

/// What kind of character one is. Each character is of exactly one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A control character of ASCII or Latin-1, tabs and line breaks included.
    Control,
    /// Turns the direction of writing: it can show words in another order than they are written.
    Direction,
    /// Shows nothing and takes no room: soft hyphen, zero-width space and joiners, byte order mark.
    Invisible,
    /// Chooses a form of the character before it.
    VariationSelector,
    /// A mark on the character before it.
    Combining,
    /// Printable ASCII, the no-break space, and letters with accents.
    Latin,
    /// A mark that Latin and Chinese text share, one em wide in Chinese text: ‘’ “” — … ·
    SharedMark,
    /// A Chinese character proper (汉字).
    Ideograph,
    /// A radical by itself (⼆), which looks like the character it is the radical of.
    Radical,
    /// A second code point for a Chinese character, kept for old encodings.
    Compatibility,
    /// Chinese punctuation, full-width forms, enclosed numbers, and letters set like Chinese: kana, bopomofo.
    Mark,
    /// Korean syllables and letters: as wide as Chinese, but with spaces between words.
    Hangul,
    /// Anything else.
    Other,
}

/// The kind of a character.
#[expect(clippy::match_same_arms, reason = "what is common comes first, the rest in the order of code points")]
pub fn kind(character: char) -> Kind {
    match character {
        ' '..='~' | '\u{a0}' => Kind::Latin,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Kind::Ideograph,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}' => Kind::Invisible,
        '\u{206a}'..='\u{206f}' | '\u{feff}' => Kind::Invisible,
        '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Kind::Direction,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Kind::VariationSelector,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Kind::Control,
        '·' | '—' | '‘' | '’' | '“' | '”' | '…' => Kind::SharedMark,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => Kind::Combining,
        '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}' => Kind::Combining,
        '\u{fe20}'..='\u{fe2f}' => Kind::Combining,
        '×' | '÷' => Kind::Other,
        '\u{c0}'..='\u{24f}' => Kind::Latin,
        '\u{2e80}'..='\u{2fdf}' => Kind::Radical,
        '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => Kind::Compatibility,
        '\u{20000}'..='\u{3ffff}' => Kind::Ideograph,
        '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => Kind::Hangul,
        '℃' | '\u{2460}'..='\u{24ff}' | '\u{2fe0}'..='\u{33ff}' => Kind::Mark,
        '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => Kind::Mark,
        _ => Kind::Other,
    }
}

/// Whether it is a Chinese character proper (汉字), no mark.
pub(crate) fn is_ideograph(character: char) -> bool {
    kind(character) == Kind::Ideograph
}

/// Whether it is set solid with its neighbours and lets a line break beside it, as Chinese characters and their
/// punctuation do.
pub(crate) fn is_wide(character: char) -> bool {
    match kind(character) {
        Kind::Ideograph | Kind::Radical | Kind::Compatibility | Kind::Mark | Kind::SharedMark | Kind::Hangul => true,
        // Tone marks and voiced marks stand among the Chinese punctuation.
        Kind::Combining => ('\u{3000}'..='\u{30ff}').contains(&character),
        _ => false,
    }
}

/// Whether a line break beside it, in a text that was typed in lines, stands for no space.
pub(crate) fn joins_lines(character: char) -> bool {
    is_wide(character) && !matches!(kind(character), Kind::Hangul)
}

/// Whether it belongs to Latin text: ASCII, the letters with accents, and the accents by themselves.
pub(crate) fn is_latin(character: char) -> bool {
    kind(character) == Kind::Latin || ('\u{300}'..='\u{36f}').contains(&character)
}

/// Whether it is shared with Latin text and one em wide in Chinese text.
pub(crate) fn is_shared(character: char) -> bool {
    kind(character) == Kind::SharedMark
}

/// Whether it is a sign that Chinese text sets one em wide: §, ±, ×, ÷, №, arrows, signs of mathematics, squares,
/// stars.
pub(crate) fn is_symbol(character: char) -> bool {
    matches!(character, '§' | '±' | '×' | '÷' | '№' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}')
}

/// Whether it is a mark on the character before it.
pub(crate) fn is_combining(character: char) -> bool {
    kind(character) == Kind::Combining
}

/// Whether it chooses a form of the character before it.
pub(crate) fn is_variation_selector(character: char) -> bool {
    kind(character) == Kind::VariationSelector
}

/// Whether it shows nothing and takes no room, and stands for nothing: what cleaning a text leaves out.
pub(crate) fn shows_nothing(character: char) -> bool {
    kind(character) == Kind::Invisible
}

/// Whether it shows nothing wherever it stands (Unicode's Default_Ignorable_Code_Point, as far as text of reports can
/// hold it).
pub fn is_ignorable(character: char) -> bool {
    matches!(kind(character), Kind::Invisible | Kind::Direction | Kind::VariationSelector)
}

/// Whether it turns the direction of writing.
pub(crate) fn turns_direction(character: char) -> bool {
    kind(character) == Kind::Direction
}

/// Whether it cannot be seen in a message.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(kind(character), Kind::Control | Kind::Direction | Kind::Invisible)
}

/// A tab, or what ends a line or paragraph.
pub(crate) fn breaks_line(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether it is a space that stands inside a line, of any width that cleaning keeps.
pub(crate) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}' | '\u{a0}')
}

/// Whether it is a digit or a sign of a number in full width, which no number of a table may hold.
pub(crate) fn is_full_width_number(character: char) -> bool {
    matches!(character, '０'..='９' | '．' | '＋' | '－' | '−')
}

/// How many thousandths of an em a character takes before any face is known: exact for the faces the program carries
/// wherever a figure, a date or an organ's name is set.
pub(crate) fn usual_width(character: char) -> i64 {
    match character {
        '.' | ',' | ' ' => 250,
        '+' => 564,
        '-' => 333,
        '!'..='~' => 500,
        _ => 1000,
    }
}

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

    /// For every character of a text, whether it stands in Latin text: a character of either script does after one that
    /// does, or, at the beginning, before one that does.
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
    fn every_kind_has_its_characters() {
        for (characters, of) in [
            ("\t\u{1f}\u{9f}", Kind::Control),
            ("\u{61c}\u{202e}\u{2066}", Kind::Direction),
            ("\u{ad}\u{200b}\u{2064}\u{feff}", Kind::Invisible),
            ("\u{fe0e}\u{e0100}", Kind::VariationSelector),
            ("\u{30a}\u{302d}\u{3099}", Kind::Combining),
            ("a1,~é\u{a0}", Kind::Latin),
            ("‘“—…·", Kind::SharedMark),
            ("年㐀\u{20000}\u{2b740}", Kind::Ideograph),
            ("\u{2f06}\u{2e81}", Kind::Radical),
            ("\u{f90b}\u{2f800}", Kind::Compatibility),
            ("，（３①㈠あ℃￥", Kind::Mark),
            ("한ㄱ", Kind::Hangul),
            ("×☎\u{e000}", Kind::Other),
        ] {
            assert!(characters.chars().all(|character| kind(character) == of), "{of:?}: {characters:?}");
        }
    }

    #[test]
    fn wide_characters_join_lines_but_for_words_of_spaced_scripts() {
        let is = |question: fn(char) -> bool, text: &str| text.chars().all(question);
        assert!(is(is_wide, "年，“”①한\u{2f06}あ") && !is_wide('a') && !is_wide('é') && !is_wide('×'));
        assert!(is(joins_lines, "年，”①") && !joins_lines('한') && !joins_lines('a'));
    }

    #[test]
    fn marks_of_both_scripts_go_with_what_stands_before_them() {
        let latin = |text: &str| -> String {
            let characters = text.chars().zip(Script::is_latin_text(text)).filter(|(_, is)| *is);
            characters.map(|(character, _)| character).collect()
        };
        assert_eq!(latin("会、“1+X”新闻"), "1+X”");
        assert_eq!(latin("“App”和“平台”"), "“App”");
        assert_eq!(latin("——“公开”"), "");
    }
}
