//! How large a picture is printed.

use crate::length::Length;
use crate::page::document::{Figure, PageGeometry};

/// The fewest pixels to the inch: a picture with fewer would show them.
const COARSEST: i32 = 150;

/// A picture that is narrower than this part of the text area at half a page's height may be higher.
const NARROW: i32 = 3;

/// The width and height at which a picture of so many pixels is printed: as large as 150 pixels to the inch make it, no
/// wider than the text area, no higher than half of it, unless it would then be too narrow to be read; in whole twips.
pub(super) fn printed_size(width: u32, height: u32) -> (Length, Length) {
    let (text_width, text_height) = (PageGeometry::TEXT_WIDTH.to_twips(), PageGeometry::TEXT_HEIGHT.to_twips());
    let [wide, high] = [width, height].map(|pixels| i64::from(pixels) * 1440 / i64::from(COARSEST));
    let (wide, high) = within((wide, high), text_width, text_height);
    let half = within((wide, high), text_width, text_height / 2);
    let size = if half.0 * i64::from(NARROW) >= i64::from(text_width).min(wide * i64::from(NARROW)) {
        half
    } else {
        // Room for the caption, and for the space above and below.
        let most_high = (Figure::block_height(Length::ZERO) + PageGeometry::LINE_PITCH).to_twips();
        let at_least = within((wide, high), text_width / NARROW, i32::MAX);
        within((wide, high), text_width, (text_height - most_high).min(at_least.1.max(half.1) as i32))
    };
    (Length::twips(size.0.max(1) as i32), Length::twips(size.1.max(1) as i32))
}

/// A size made smaller in both directions until it is within another.
fn within((wide, high): (i64, i64), most_wide: i32, most_high: i32) -> (i64, i64) {
    let (most_wide, most_high) = (i64::from(most_wide), i64::from(most_high));
    let (wide, high) = if wide > most_wide { (most_wide, high * most_wide / wide) } else { (wide, high) };
    if high > most_high { (wide * most_high / high, most_high) } else { (wide, high) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twips(width: u32, height: u32) -> (i32, i32) {
        let (wide, high) = printed_size(width, height);
        (wide.to_twips(), high.to_twips())
    }

    #[test]
    fn a_picture_is_as_large_as_its_pixels_allow_and_the_page_has_room() {
        assert_eq!(twips(300, 150), (2880, 1440), "two inches at 150 to the inch");
        assert_eq!(twips(1843, 900), (8845, 4319), "the text area's width");
        assert_eq!(twips(1600, 1600), (6378, 6378), "half the text area's height");
        assert_eq!(twips(100, 500), (960, 4800), "narrow by nature");
    }

    #[test]
    fn what_would_be_too_narrow_is_higher_than_half_a_page() {
        let (wide, high) = twips(500, 1800);
        assert!(high > 6378 && (2900..=2948).contains(&wide), "{wide} × {high}");
        let (wide, high) = twips(200, 2658);
        assert!(high <= PageGeometry::TEXT_HEIGHT.to_twips() - 2 * 579 && wide < 960, "{wide} × {high}");
    }
}
