//! What stands where a font has no glyph (`.notdef`): an empty box.
//!
//! Each face draws it in its own way, one of those carried here as a black tile. In a Word file it shows as soon as a
//! character is typed that the subset lacks.

/// The outline of the glyph, as `glyf` holds it: a frame from the side bearing to as far from the right edge, as high
/// as a capital.
///
/// Nothing, if there is no room for a frame.
pub(super) fn outline(advance: u16, side_bearing: i16, units_per_em: u16) -> Vec<u8> {
    let em = i32::from(units_per_em);
    let (left, right) = (i32::from(side_bearing), i32::from(advance) - i32::from(side_bearing));
    let (bottom, top, stroke) = (0, em * 7 / 10, em / 25);
    if left < 0 || right - left < stroke * 4 {
        return Vec::new();
    }
    // The outer contour clockwise, the inner one the other way round, so that what is between them is filled.
    let outer = [(left, bottom), (left, top), (right, top), (right, bottom)];
    let inner = [
        (left + stroke, bottom + stroke),
        (right - stroke, bottom + stroke),
        (right - stroke, top - stroke),
        (left + stroke, top - stroke),
    ];
    frame([left, bottom, right, top], [outer, inner])
}

/// A point, in units of the em.
type Point = (i32, i32);

/// A point on the contour whose two coordinates are written as words (OpenType, `glyf`, "Simple glyph description").
const ON_CURVE: u8 = 0x01;

/// A simple glyph of two contours of four points each in a box of left, bottom, right and top.
fn frame(bounds: [i32; 4], contours: [[Point; 4]; 2]) -> Vec<u8> {
    let points = contours.concat();
    let steps = |coordinate: fn(&Point) -> i32| {
        let mut last = 0;
        points.iter().map(move |point| coordinate(point) - std::mem::replace(&mut last, coordinate(point))).collect()
    };
    let (across, up): (Vec<i32>, Vec<i32>) = (steps(|point| point.0), steps(|point| point.1));
    let last_points = [3, 7];
    let no_instructions = [0];
    let head = [2].into_iter().chain(bounds).chain(last_points).chain(no_instructions);
    let words = |numbers: Vec<i32>| numbers.into_iter().flat_map(|number| (number as i16).to_be_bytes());
    words(head.collect()).chain([ON_CURVE; 8]).chain(words(across)).chain(words(up)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_frame_as_far_from_both_edges() {
        let outline = outline(1000, 100, 1000);
        let word = |at: usize| i16::from_be_bytes([outline[at], outline[at + 1]]);
        assert_eq!([0, 2, 4, 6, 8].map(word), [2, 100, 0, 900, 700]);
        assert_eq!(outline.len(), 10 + 4 + 2 + 8 + 32);
        let across: Vec<i16> = (24..40).step_by(2).map(word).collect();
        assert_eq!(across, [100, 0, 800, 0, -760, 720, 0, -720]);
    }

    #[test]
    fn where_there_is_no_room_it_is_blank() {
        for (advance, side_bearing) in [(0, 0), (1000, 480), (1000, -20)] {
            assert!(outline(advance, side_bearing, 1000).is_empty());
        }
    }
}
