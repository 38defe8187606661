//! The outline of a glyph, for whoever draws it without the face.

use super::Face;

/// A piece of an outline, in units of the em, from the glyph's origin on the baseline, y upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A contour begins.
    Move([f32; 2]),
    /// Straight on to a point.
    Line([f32; 2]),
    /// A quadratic curve by a control point to a point.
    Curve([f32; 2], [f32; 2]),
    /// The contour is closed.
    Close,
}

impl Face {
    /// The outline of a glyph; nothing for one that shows nothing.
    pub fn outline(&self, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline(Vec::new());
        self.parsed().outline_glyph(ttf_parser::GlyphId(glyph), &mut outline);
        outline.0
    }
}

struct Outline(Vec<Segment>);

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(Segment::Curve([x1, y1], [x, y]));
    }

    /// Never called: faces have TrueType outlines, which know no cubic curves.
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}
