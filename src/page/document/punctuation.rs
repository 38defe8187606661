//! Which punctuation marks stand closer together where they meet (clreq, 标点挤压).
//!
//! A full-width mark is blank in one half of its em. Where two meet, one blank is enough: the PDF sets them half an em
//! closer, the Word file asks for the same by kerning in its embedded fonts and by its setting of character spacing.

/// Marks that are blank in their right half, in the order of their code points.
pub const CLOSING: &str = "’”、。〉》」』】〕〗！），．：；？］｝";

/// Marks that are blank in their left half, in the order of their code points.
pub const OPENING: &str = "‘“〈《「『【〔〖（［｛";

/// The share of an em that two marks lose where they meet, as a numerator and a denominator.
pub const SQUEEZE: (i64, i64) = (1, 2);

/// Whether two neighbours are marks of which one gives up its blank half.
pub fn squeezes(before: char, after: char) -> bool {
    let closes = |character| CLOSING.contains(character);
    let opens = |character| OPENING.contains(character);
    if closes(before) { closes(after) || opens(after) } else { opens(before) && opens(after) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_blank_is_enough_where_two_marks_meet() {
        for pair in ["，“", "》、", "。）", "”，", "：“", "“《", "）（", "？”"] {
            let [before, after] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
            assert!(squeezes(before, after), "{pair}");
        }
        for pair in ["年，", "《条", "——", "……", "·“", "“，", "1，"] {
            let characters: Vec<char> = pair.chars().collect();
            assert!(!characters.windows(2).any(|pair| squeezes(pair[0], pair[1])), "{pair}");
        }
    }

    #[test]
    fn the_sets_are_sorted_and_apart() {
        for set in [CLOSING, OPENING] {
            let characters: Vec<char> = set.chars().collect();
            assert!(characters.windows(2).all(|pair| pair[0] < pair[1]), "{set}");
        }
        assert!(!CLOSING.chars().any(|closing| OPENING.contains(closing)));
    }
}
