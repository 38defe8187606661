//! Widths of text in ems, where a document is set out before any face is known.

use crate::character::usual_width;
use crate::page::document::typesetting::SCRIPT_GAP;

/// An em, in the unit that widths are told in.
pub(super) const EM: i64 = 1000;

/// The width of a text in thousandths of an em, with Chinese characters one em wide and digits half an em.
///
/// Exact for the faces the program ships wherever a figure, a date or an organ's name is set; Latin letters count as
/// half an em. Between Chinese and Latin text stands the narrow space of [`SCRIPT_GAP`].
pub(super) fn of(text: &str) -> i64 {
    let is_latin = |character: char| character.is_ascii();
    let changes = |(before, after): &(char, char)| {
        is_latin(*before) != is_latin(*after) && before.is_alphanumeric() && after.is_alphanumeric()
    };
    let changes = text.chars().zip(text.chars().skip(1)).filter(changes).count() as i64;
    text.chars().map(usual_width).sum::<i64>() + EM * SCRIPT_GAP.0 / SCRIPT_GAP.1 * changes
}
