//! A drawing becomes a picture: 300 pixels to the inch, in greys.

use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

use crate::length::Length;
use crate::page::font::{Fonts, Segment};
use crate::page::layout::{Drawing, Mark, TextRun};
use crate::picture::Picture;

/// Pixels to the inch, of 72 points.
const RESOLUTION: i32 = 300;

/// How many pixels a length has, whole ones.
fn pixels(length: Length) -> u32 {
    (i64::from(length.to_milli()) * i64::from(RESOLUTION) / 72_000).max(1) as u32
}

/// The size at which the picture of a drawing is printed: that of its whole pixels, so that none is stretched.
pub(super) fn printed_size(drawing: &Drawing) -> (Length, Length) {
    let length = |of: Length| Length::milli((i64::from(pixels(of)) * 72_000 / i64::from(RESOLUTION)) as i32);
    (length(drawing.width), length(drawing.height))
}

/// The picture of a drawing.
pub(super) fn picture(drawing: &Drawing, fonts: &Fonts) -> Picture {
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    let mut canvas = Pixmap::new(width, height).expect("a drawing has a width and a height, and fits a page");
    canvas.fill(tiny_skia::Color::WHITE);
    let mut canvas = Canvas { canvas, fonts };
    for mark in &drawing.marks {
        canvas.draw(mark);
    }
    // All that is drawn is black on white, so that any of the three samples is the grey; sixteen of them are enough for
    // edges, and take less.
    let greys = canvas.canvas.pixels().iter().map(|pixel| (pixel.red() / 16) * 17).collect();
    Picture::of_greys(width, height, greys).expect("a grey for each pixel")
}

struct Canvas<'a> {
    canvas: Pixmap,
    fonts: &'a Fonts,
}

/// From points to pixels.
const SCALE: f32 = RESOLUTION as f32 / 72.0;

impl Canvas<'_> {
    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Text(run) => self.text(run),
            Mark::Rule(rule) => {
                let half = rule.thickness.to_pt() / 2.0;
                let [x, y, width, height] = [rule.x, rule.y, rule.width, rule.height].map(Length::to_pt);
                // A level rule is as high as it is thick, an upright one as wide.
                let (across, down) = if rule.height == Length::ZERO { (0.0, half) } else { (half, 0.0) };
                let area = Rect::from_ltrb(x - across, y - down, x + width + across, y + height + down);
                self.fill(area.map(PathBuilder::from_rect), scaled());
            }
            Mark::Stroke(stroke) => {
                let mut path = PathBuilder::new();
                path.move_to(stroke.from.0.to_pt(), stroke.from.1.to_pt());
                path.line_to(stroke.to.0.to_pt(), stroke.to.1.to_pt());
                let pen = Stroke { width: stroke.thickness.to_pt(), ..Stroke::default() };
                if let Some(path) = path.finish() {
                    self.canvas.stroke_path(&path, &black(), &pen, scaled(), None);
                }
            }
            // What is drawn here has neither.
            Mark::Watermark(_) | Mark::Picture(_) => {}
        }
    }

    fn text(&mut self, run: &TextRun) {
        let face = self.fonts.face(run.face);
        let size = run.size.to_pt() / f32::from(face.units_per_em());
        let mut pen = run.x;
        for glyph in &run.glyphs {
            // Outlines are measured upwards from the baseline.
            let place = Transform::from_row(size, 0.0, 0.0, -size, pen.to_pt(), run.baseline.to_pt());
            self.fill(outline(&face.outline(glyph.id)), place.post_concat(scaled()));
            pen += glyph.advance + run.tracking;
        }
    }

    fn fill(&mut self, path: Option<tiny_skia::Path>, transform: Transform) {
        if let Some(path) = path {
            self.canvas.fill_path(&path, &black(), FillRule::Winding, transform, None);
        }
    }
}

fn scaled() -> Transform {
    Transform::from_scale(SCALE, SCALE)
}

fn black() -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(tiny_skia::Color::BLACK);
    paint
}

/// The outline of a glyph; none of a space.
fn outline(segments: &[Segment]) -> Option<tiny_skia::Path> {
    let mut path = PathBuilder::new();
    for segment in segments {
        match *segment {
            Segment::Move([x, y]) => path.move_to(x, y),
            Segment::Line([x, y]) => path.line_to(x, y),
            Segment::Curve([control_x, control_y], [x, y]) => path.quad_to(control_x, control_y, x, y),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::{Bar, Chart, Group};
    use crate::page::layout::draw_chart;
    use crate::report::finding::Path;

    #[test]
    fn a_bar_is_where_the_drawing_has_it_and_black_on_white() {
        let fonts = Fonts::bundled();
        let bar = |share| Bar { figure: "7".to_owned(), share };
        let group = |label: &str, bars| Group { label: label.to_owned(), bars };
        let groups = vec![group("甲", vec![bar(0), bar(0), bar(Bar::WHOLE)])];
        let series = ["一", "二", "三"].map(str::to_owned).into();
        let drawing = draw_chart(&Chart { title: None, series, groups }, &Path::ROOT, &fonts).unwrap();
        let black = drawing.marks.iter().find_map(|mark| match mark {
            Mark::Rule(rule) if rule.thickness == Length::pt(11) => Some(*rule),
            _ => None,
        });
        let rule = black.unwrap();
        let picture = picture(&drawing, &fonts);
        let (width, height) = printed_size(&drawing);
        assert_eq!((picture.width(), picture.height()), (pixels(drawing.width), pixels(drawing.height)));
        assert!(drawing.width - width < Length::milli(241) && drawing.height - height < Length::milli(241));
        let image = unpacked(&picture);
        let grey = |x: Length, y: Length| image[(pixels(y) * picture.width() + pixels(x)) as usize];
        let middle = rule.x + rule.width.half();
        assert_eq!(grey(middle, rule.y), 0, "the bar of the third series is black");
        assert_eq!(grey(middle, rule.y + Length::pt(8)), 255, "and ends");
        assert_eq!(grey(rule.x - Length::pt(3), rule.y), 255, "and begins");
        let ink = image.iter().filter(|grey| **grey < 128).count() as f64 / image.len() as f64;
        assert!((0.05..0.35).contains(&ink), "{ink}");
    }

    /// The greys of a picture, from its rows unpacked and unfiltered.
    fn unpacked(picture: &Picture) -> Vec<u8> {
        image::load_from_memory(picture.bytes()).unwrap().to_luma8().into_raw()
    }
}
