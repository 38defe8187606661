//! Bars and their patterns, which can be told apart in black.

use crate::length::Length;
use crate::page::document::Table;
use crate::page::layout::frame::{Mark, Rule, Stroke};

/// A rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: Length,
    pub y: Length,
    pub width: Length,
    pub height: Length,
}

/// How the bars of one series are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    /// With strokes that rise to the right.
    Rising,
    /// Not at all.
    Empty,
    /// With black.
    Black,
    /// With strokes in both directions.
    Crossed,
}

/// The patterns of the series, in their order; there are no more series than patterns.
const PATTERNS: [Pattern; 4] = [Pattern::Rising, Pattern::Empty, Pattern::Black, Pattern::Crossed];

/// How far apart strokes are along an edge.
const STEP: i32 = 4000;
/// How thick strokes are.
const STROKE: Length = Length::milli(400);

/// Draws a bar of a series: its pattern, and then its edges.
pub(super) fn draw(area: Area, series: usize, marks: &mut Vec<Mark>) {
    match PATTERNS[series % PATTERNS.len()] {
        Pattern::Empty => {}
        Pattern::Rising => marks.extend(strokes(area, false)),
        Pattern::Crossed => marks.extend(strokes(area, false).chain(strokes(area, true))),
        Pattern::Black => marks.push(Mark::Rule(Rule {
            x: area.x,
            y: area.y + area.height.half(),
            width: area.width,
            height: Length::ZERO,
            thickness: area.height,
        })),
    }
    marks.extend(edges(area));
}

/// The strokes at 45° over an area, cut off at its edges: rising to the right, or falling.
fn strokes(area: Area, is_falling: bool) -> impl Iterator<Item = Mark> {
    let (wide, high) = (area.width.to_milli(), area.height.to_milli());
    let place = move |across: i32, down: i32| {
        let across = if is_falling { wide - across } else { across };
        (area.x + Length::milli(across), area.y + Length::milli(down))
    };
    // Of all points of a stroke, those across and down from the upper left corner have the same sum.
    (1..).map(|number| number * STEP).take_while(move |sum| *sum < wide + high).map(move |sum| {
        let (across, down) = (sum.min(wide), sum.min(high));
        Mark::Stroke(Stroke { from: place(sum - down, down), to: place(across, sum - across), thickness: STROKE })
    })
}

/// The edges of an area, closed at its corners.
fn edges(Area { x, y, width, height }: Area) -> [Mark; 4] {
    let (thickness, overhang) = (Table::RULE, Table::RULE.half());
    let rule = |x, y, width, height| Mark::Rule(Rule { x, y, width, height, thickness });
    let level = |y| rule(x - overhang, y, width + thickness, Length::ZERO);
    [level(y), level(y + height), rule(x, y, Length::ZERO, height), rule(x + width, y, Length::ZERO, height)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { x: Length::pt(10), y: Length::pt(20), width: Length::pt(30), height: Length::pt(11) };

    fn drawn(series: usize) -> Vec<Mark> {
        let mut marks = Vec::new();
        draw(AREA, series, &mut marks);
        marks
    }

    #[test]
    fn no_two_series_look_alike() {
        let all: Vec<Vec<Mark>> = (0..4).map(drawn).collect();
        for (index, one) in all.iter().enumerate() {
            assert!(all[..index].iter().all(|other| other != one), "{index}");
            let edges = |mark: &&Mark| matches!(mark, Mark::Rule(rule) if rule.thickness == Table::RULE);
            assert_eq!(one.iter().filter(edges).count(), 4);
        }
    }

    #[test]
    fn strokes_are_as_steep_as_long_and_end_at_the_edges() {
        for series in [0, 3] {
            let strokes = drawn(series).into_iter().filter_map(|mark| match mark {
                Mark::Stroke(stroke) => Some(stroke),
                _ => None,
            });
            let strokes: Vec<Stroke> = strokes.collect();
            assert_eq!(strokes.len(), if series == 0 { 10 } else { 20 });
            for Stroke { from, to, .. } in strokes {
                let (across, up) = (to.0 - from.0, from.1 - to.1);
                assert_eq!(across.to_milli().abs(), up.to_milli(), "{from:?} {to:?}");
                for (x, y) in [from, to] {
                    let on_edge =
                        [AREA.x, AREA.x + AREA.width].contains(&x) || [AREA.y, AREA.y + AREA.height].contains(&y);
                    assert!(on_edge && x >= AREA.x && x <= AREA.x + AREA.width, "{x:?} {y:?}");
                    assert!(y >= AREA.y && y <= AREA.y + AREA.height, "{y:?}");
                }
            }
        }
    }
}
