//! Which characters may not begin or end a line (避头尾).
//!
//! The sets of the W3C's requirements for Chinese text layout (clreq), in the order of their code points. Both files
//! follow them: the layout breaks by them, and the Word file's settings name them.

/// May not begin a line: closing punctuation, separators, connecting marks, units after a figure.
pub const NOT_AT_LINE_START: &str =
    "!%),.:;?]}¢¨°·ˇˉ‐–—―‖’”‥…‰′″›℃∶、。〃々〉》」』】〕〗〜〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），－．／：；？］｀｜｝～￠";

/// May not end a line: opening punctuation, currency before a figure.
pub const NOT_AT_LINE_END: &str = "$([{£¥‘“‹〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

/// Whether a line may not begin with the character.
pub fn forbids_line_start(character: char) -> bool {
    NOT_AT_LINE_START.contains(character)
}

/// Whether a line may not end with the character.
pub fn forbids_line_end(character: char) -> bool {
    NOT_AT_LINE_END.contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sets_are_sorted_and_without_doubles() {
        for set in [NOT_AT_LINE_START, NOT_AT_LINE_END] {
            let characters: Vec<char> = set.chars().collect();
            assert!(characters.windows(2).all(|pair| pair[0] < pair[1]), "{set}");
        }
    }
}
