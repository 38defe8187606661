//! Text objects (GB/T 33190-2016, clause 11): glyphs of one font and size on one baseline.
//!
//! A reader takes blanks off both ends of a `TextCode`, then its characters one by one, as UTF-16 has them, and moves
//! its pen by `DeltaX` after each but the last. So “ 共 8 件𠮷”, with a blank in front, and at its end a character beyond
//! the Basic Multilingual Plane, which some would count as two, is written:
//!
//! ```xml
//! <ofd:TextObject ID="9" Boundary="28 40 23.987 5.644" Font="1" Size="5.644">
//!   <ofd:TextCode X="1.411" Y="4.967" DeltaX="5.644 1.411 2.822 1.411">共 8 件</ofd:TextCode>
//!   <ofd:TextCode X="18.343" Y="4.967">𠮷</ofd:TextCode>
//! </ofd:TextObject>
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use super::ink::Ink;
use super::millimetres::Millimetres;
use crate::character::is_combining;
use crate::length::Length;
use crate::output::xml::escape;
use crate::page::layout::TextRun;

/// How far a glyph may stand from its place so that all of a line are said in one number: a seventieth of a point.
const TOLERANCE: i32 = 5;

/// A box on the sheet, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) left: Millimetres,
    pub(super) top: Millimetres,
    pub(super) right: Millimetres,
    pub(super) bottom: Millimetres,
}

impl Bounds {
    /// The least box around points; none around no point.
    pub(super) fn around(points: impl IntoIterator<Item = [Millimetres; 2]>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, [x, y]| {
            let known = bounds.unwrap_or(Self { left: x, top: y, right: x, bottom: y });
            Some(Self {
                left: known.left.min(x),
                top: known.top.min(y),
                right: known.right.max(x),
                bottom: known.bottom.max(y),
            })
        })
    }

    /// It in another place.
    pub(super) fn moved(self, right: Millimetres, down: Millimetres) -> Self {
        Self { left: self.left + right, top: self.top + down, right: self.right + right, bottom: self.bottom + down }
    }

    /// It, farther out by so much on every side.
    pub(super) fn grown(self, by: Millimetres) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// `Boundary`: its corner, its width and its height.
    pub(super) fn attribute(&self) -> String {
        format!("{} {} {} {}", self.left, self.top, self.right - self.left, self.bottom - self.top)
    }
}

/// Glyphs of a run that one font shows, with where each stands.
pub(super) struct Placed<'a> {
    run: &'a TextRun,
    /// Which of the run's glyphs.
    range: Range<usize>,
    /// How far right of the first glyph's origin each glyph's of the run is.
    offsets: Vec<Millimetres>,
}

impl<'a> Placed<'a> {
    pub(super) fn new(run: &'a TextRun, range: Range<usize>) -> Self {
        Self { run, range, offsets: run.offsets().map(Millimetres::from).collect() }
    }

    /// Whether nothing would be seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.run.glyphs[self.range.clone()].iter().all(|glyph| glyph.character.is_whitespace())
    }

    /// The box of its em boxes and of what their outlines have outside of them, from the origin of the run's first
    /// glyph: readers clip there.
    pub(super) fn bounds(&self, ink: &Ink) -> Option<Bounds> {
        let size = self.run.size;
        let [above, below] = [-size.scale(880, 1000), size.scale(120, 1000)].map(Millimetres::from);
        // Of ink that is rounded inwards, a thousandth of a millimetre would be cut off.
        let edge = Millimetres::thousandths(1);
        Bounds::around(self.range.clone().flat_map(|index| {
            let (glyph, pen) = (self.run.glyphs[index], self.offsets[index]);
            let end = pen + Millimetres::from(glyph.advance.max(Length::ZERO));
            let [left, bottom, right, top] = ink.bounds(glyph.id, size);
            let ink = [[pen + left - edge, -top - edge], [pen + right + edge, -bottom + edge]];
            [[pen, above], [end, below], ink[0], ink[1]]
        }))
    }

    /// Writes its `TextCode` elements; `left` and `baseline` are where the run's first origin is in the boundary.
    pub(super) fn write_codes(&self, left: Millimetres, baseline: Millimetres, xml: &mut String) {
        for range in self.codes() {
            let _ = write!(xml, "<ofd:TextCode X=\"{}\" Y=\"{baseline}\"", left + self.offsets[range.start]);
            if range.len() > 1 {
                xml.push_str(" DeltaX=\"");
                self.write_deltas(range.clone(), xml);
                xml.push('"');
            }
            xml.push('>');
            for glyph in &self.run.glyphs[range] {
                escape(glyph.character.encode_utf8(&mut [0; 4]), xml);
            }
            xml.push_str("</ofd:TextCode>");
        }
    }

    /// What is written in one `TextCode` each: no blank at either end, which readers take off; alone what is two units
    /// of UTF-16, and a mark on the letter before it, which readers might set as one with that.
    fn codes(&self) -> Vec<Range<usize>> {
        let character = |index: usize| self.run.glyphs[index].character;
        let stands_alone = |index: usize| character(index).len_utf16() > 1 || is_combining(character(index));
        let mut codes: Vec<Range<usize>> = Vec::with_capacity(1);
        for index in self.range.clone().filter(|index| !character(*index).is_whitespace()) {
            match codes.last_mut() {
                Some(last) if !stands_alone(index) && !stands_alone(last.end - 1) => last.end = index + 1,
                _ => codes.push(index..index + 1),
            }
        }
        codes
    }

    /// `DeltaX`: how far each origin is from the one before, the same that follow each other as `g` with their number.
    fn write_deltas(&self, range: Range<usize>, xml: &mut String) {
        let mut pen = self.offsets[range.start];
        let mut deltas = Vec::with_capacity(range.len());
        for index in range.start + 1..range.end {
            let usual = Millimetres::from(self.run.glyphs[index - 1].advance + self.run.tracking);
            let exact = self.offsets[index] - pen;
            let is_near = (usual - exact).to_thousandths().abs() <= TOLERANCE;
            let delta = if is_near { usual } else { exact };
            pen = pen + delta;
            deltas.push(delta);
        }
        for (number, same) in deltas.chunk_by(|before, after| before == after).enumerate() {
            let blank = if number == 0 { "" } else { " " };
            let _ = match same {
                [delta] => write!(xml, "{blank}{delta}"),
                [delta, _] => write!(xml, "{blank}{delta} {delta}"),
                _ => write!(xml, "{blank}g {} {}", same.len(), same[0]),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::{Role, Typeface};
    use crate::page::font::{FaceId, Fonts};
    use crate::page::layout::PlacedGlyph;

    fn run(text: &str, advance: impl Fn(usize) -> i32) -> TextRun {
        let glyphs = text.chars().enumerate().map(|(index, character)| {
            let glyph = Fonts::bundled().glyph(Typeface::FangSong, character, None);
            PlacedGlyph { id: glyph.map_or(0, |glyph| glyph.id), character, advance: Length::milli(advance(index)) }
        });
        TextRun {
            x: Length::ZERO,
            baseline: Length::ZERO,
            face: FaceId::FANG_SONG,
            size: Role::Body.style().size,
            tracking: Length::ZERO,
            glyphs: glyphs.collect(),
        }
    }

    fn codes(text: &str, advance: impl Fn(usize) -> i32) -> String {
        let run = run(text, advance);
        let mut xml = String::new();
        let placed = Placed::new(&run, 0..run.glyphs.len());
        placed.write_codes(Millimetres::thousandths(0), Millimetres::thousandths(0), &mut xml);
        xml.replace("ofd:TextCode", "T").replace(" Y=\"0\"", "")
    }

    #[test]
    fn advances_that_are_the_same_are_said_once() {
        assert_eq!(codes("收到申请", |_| 16_000), "<T X=\"0\" DeltaX=\"g 3 5.644\">收到申请</T>");
        let odd = |index| if index == 1 { 8_000 } else { 16_000 };
        assert_eq!(codes("收到申请", odd), "<T X=\"0\" DeltaX=\"5.644 2.822 5.644\">收到申请</T>");
        assert_eq!(codes("收", |_| 16_000), "<T X=\"0\">收</T>");
        assert_eq!(codes("收到申", |_| 16_000), "<T X=\"0\" DeltaX=\"5.644 5.644\">收到申</T>");
    }

    #[test]
    fn no_glyph_of_a_long_line_stands_off_its_place() {
        let xml = codes(&"年".repeat(1000), |_| 15_751);
        let deltas = xml.split('"').nth(3).unwrap();
        let (mut words, mut pen, mut count) = (deltas.split(' '), 0.0, 0);
        let mut advance = |times: usize, delta: f64| {
            for _ in 0..times {
                pen += delta;
                count += 1;
                assert!((pen - f64::from(count) * 15.751 * 25.4 / 72.0).abs() < 0.006, "{count}: {pen}");
            }
        };
        while let Some(word) = words.next() {
            match word {
                "g" => advance(words.next().unwrap().parse().unwrap(), words.next().unwrap().parse().unwrap()),
                delta => advance(1, delta.parse().unwrap()),
            }
        }
        assert_eq!(count, 999);
    }

    #[test]
    fn blanks_are_passed_over_and_what_is_two_units_long_stands_alone() {
        let even = |_| 16_000;
        assert_eq!(codes(" a b ", even), "<T X=\"5.644\" DeltaX=\"5.644 5.644\">a b</T>");
        assert_eq!(codes("a𠮷b", even), "<T X=\"0\">a</T><T X=\"5.644\">𠮷</T><T X=\"11.289\">b</T>");
        assert_eq!(
            codes("ae\u{30a}b", even),
            "<T X=\"0\" DeltaX=\"5.644\">ae</T><T X=\"11.289\">\u{30a}</T><T X=\"16.933\">b</T>"
        );
        assert_eq!(codes("<&", even), "<T X=\"0\" DeltaX=\"5.644\">&lt;&amp;</T>");
        assert!(Placed::new(&run(" \u{3000}", even), 0..2).is_blank());
    }

    #[test]
    fn the_bounds_hold_the_em_boxes_and_all_ink() {
        let (fonts, run) = (Fonts::bundled(), run("（，年", |_| 16_000));
        let face = fonts.face(FaceId::FANG_SONG);
        let bounds = Placed::new(&run, 0..3).bounds(&Ink::of(face, run.glyphs.iter().map(|glyph| glyph.id))).unwrap();
        let [left, top, right, bottom] =
            [bounds.left, bounds.top, bounds.right, bounds.bottom].map(Millimetres::to_thousandths);
        assert!(left <= 0 && right >= 16_933 && top <= -4_967 && bottom >= 677, "{bounds:?}");
        for (index, glyph) in run.glyphs.iter().enumerate() {
            let em = f64::from(face.units_per_em());
            let scaled = |units: i16| f64::from(units) / em * 5_644.4;
            let [ink_left, ink_bottom, ink_right, ink_top] = face.bounds(glyph.id).unwrap().map(scaled);
            let pen = index as f64 * 5_644.4;
            assert!(f64::from(left) <= pen + ink_left && f64::from(right) >= pen + ink_right);
            assert!(f64::from(top) <= -ink_top && f64::from(bottom) >= -ink_bottom);
        }
    }
}
