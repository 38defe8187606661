//! Characters that a page can lose when its portal keeps it in another encoding.
//!
//! Many portals are still in GBK. What GBK does not have is written as a character reference, which reads the same in
//! any encoding; nothing else is touched. `镕` stands as it is, `𠮷` becomes `&#x20BB7;`.

use std::fmt::Write as _;

/// Markup in which every character that a portal could lose is a character reference.
///
/// It must not stand where references are not read: in a comment, a style sheet or a script.
pub(super) fn portable(markup: String) -> String {
    if markup.chars().all(is_portable) {
        return markup;
    }
    let mut portable = String::with_capacity(markup.len() + markup.len() / 8);
    for character in markup.chars() {
        if is_portable(character) {
            portable.push(character);
        } else {
            let _ = write!(portable, "&#x{:X};", u32::from(character));
        }
    }
    portable
}

/// Whether a character stands in ASCII or GBK. A few of GBK's are not named here: a reference is right for any.
fn is_portable(character: char) -> bool {
    matches!(character,
        '\0'..='\x7f' | '\u{4e00}'..='\u{9fa5}' | '\u{ff01}'..='\u{ff5e}'
        | '\u{3000}'..='\u{3003}' | '\u{3005}'..='\u{3011}' | '\u{3014}'..='\u{3017}'
        | '‘' | '’' | '“' | '”' | '—' | '…' | '·' | '×' | '÷' | '±' | '°' | '§' | '‰' | '℃' | '￥'
        | '①'..='⑩' | '⑴'..='⒛' | '㈠'..='㈩' | 'Ⅰ'..='Ⅻ' | '←'..='↓'
        | '※' | '〓' | '≤' | '≥' | '≠' | '≈' | '№' | '■' | '□' | '▲' | '△' | '●' | '○' | '★' | '☆' | '◆' | '◇')
}

#[cfg(test)]
mod tests {
    use encoding_rs::GBK;

    use super::*;

    #[test]
    fn all_that_stands_as_it_is_comes_back_from_gbk() {
        let portable: String = ('\0'..='\u{ffff}').filter(|character| is_portable(*character)).collect();
        assert!(portable.chars().count() > 21_000);
        let (bytes, _, has_lost) = GBK.encode(&portable);
        assert!(!has_lost);
        assert_eq!(GBK.decode_without_bom_handling(&bytes).0, portable);
    }

    #[test]
    fn what_gbk_does_not_have_is_a_reference() {
        assert_eq!(portable("镕，“㐱”——𠮷é".to_owned()), "镕，“&#x3431;”——&#x20BB7;&#xE9;");
        assert_eq!(portable("一、总体情况".to_owned()), "一、总体情况");
    }
}
