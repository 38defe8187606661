//! What kind of character one is, for every module that asks.

/// Whether it is a Chinese character proper (汉字), no mark.
pub(crate) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}')
}
