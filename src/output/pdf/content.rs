//! The drawing of a page.

use std::collections::BTreeMap;

use printpdf::matrix::TextMatrix;
use printpdf::text::Codepoint;
use printpdf::{
    Color, DictItem, Greyscale, Line, LinePoint, Op, PdfFontHandle, Point, Pt, TextItem, XObjectId, XObjectTransform,
};

use super::fonts::EmbeddedFace;
use super::marks::Marks;
use super::{pictures, text_string};
use crate::length::Length;
use crate::output::pages::{Pen, WATERMARK_GREY};
use crate::page::font::FaceId;
use crate::page::layout::{Content, PlacedGlyph, PlacedPicture, Rule, Stroke, TextRun};

/// The sheet's width and height in millimetres: A4.
pub(super) const SHEET: (f32, f32) = (210.0, 297.0);

/// The sheet's height in points.
pub(super) const SHEET_HEIGHT: f32 = SHEET.1 / 25.4 * 72.0;

/// Draws the pages as printpdf's operations.
///
/// Layout measures y down from the top edge, PDF up from the bottom; the flip happens in this file and nowhere else.
pub(super) struct PdfPen<'a> {
    faces: &'a BTreeMap<FaceId, EmbeddedFace>,
    marks: Marks,
    sheets: Vec<Vec<Op>>,
    /// Whether the current sheet is within a text object (`BT` … `ET`), which marked content neither begins nor ends
    /// in.
    in_text: bool,
    /// The font and size set last on the current sheet.
    font: Option<(FaceId, Length)>,
    /// The character spacing set last on the current sheet.
    tracking: Length,
}

impl<'a> PdfPen<'a> {
    pub fn new(faces: &'a BTreeMap<FaceId, EmbeddedFace>) -> Self {
        Self { faces, marks: Marks::default(), sheets: Vec::new(), in_text: false, font: None, tracking: Length::ZERO }
    }

    /// Each sheet's operations, and which of its marked content belongs to which element.
    pub fn finish(self) -> (Vec<Vec<Op>>, Marks) {
        (self.sheets, self.marks)
    }

    fn push(&mut self, operation: Op) {
        self.sheets.last_mut().expect("a sheet is begun before anything is drawn").push(operation);
    }

    fn set_in_text(&mut self, in_text: bool) {
        if std::mem::replace(&mut self.in_text, in_text) != in_text {
            self.push(if in_text { Op::StartTextSection } else { Op::EndTextSection });
        }
    }
}

impl Pen for PdfPen<'_> {
    fn begin_sheet(&mut self, _: usize) {
        self.sheets.push(Vec::new());
        (self.font, self.tracking) = (None, Length::ZERO);
    }

    fn end_sheet(&mut self) {}

    /// Marked content: an element's, numbered, or an artifact's (ISO 32000-1, 14.8.2.2).
    fn begin(&mut self, content: Content) {
        let with = |tag: &str, key: &str, value: DictItem| Op::BeginMarkedContentWithProperties {
            tag: tag.into(),
            properties: DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) },
        };
        let sheet = self.sheets.len() - 1;
        let begun = match content {
            Content::Element(element) => with("Span", "MCID", DictItem::Int(self.marks.add(sheet, element))),
            Content::Pagination => with("Artifact", "Type", DictItem::Name(b"Pagination".to_vec())),
            Content::Decoration => with("Artifact", "Type", DictItem::Name(b"Layout".to_vec())),
        };
        self.push(begun);
    }

    fn end(&mut self) {
        self.set_in_text(false);
        self.push(Op::EndMarkedContent);
    }

    fn text(&mut self, run: &TextRun) {
        self.set_in_text(true);
        self.draw_run(run, TextMatrix::Translate(Pt(run.x.to_pt()), Pt(from_bottom(run.baseline))));
    }

    fn watermark(&mut self, run: &TextRun) {
        self.set_in_text(true);
        let slope = std::f32::consts::FRAC_1_SQRT_2;
        let matrix = [slope, slope, -slope, slope, run.x.to_pt(), from_bottom(run.baseline)];
        self.push(fill(WATERMARK_GREY));
        self.draw_run(run, TextMatrix::Raw(matrix));
        self.push(fill(0.0));
    }

    fn rule(&mut self, rule: &Rule) {
        self.draw_line((rule.x, rule.y), (rule.x + rule.width, rule.y + rule.height), rule.thickness);
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.draw_line(stroke.from, stroke.to, stroke.thickness);
    }

    /// An image is a square of one by one until it is told its size (ISO 32000-1, 8.9.5.1).
    fn picture(&mut self, placed: &PlacedPicture) {
        self.set_in_text(false);
        let transform = XObjectTransform {
            translate_x: Some(Pt(placed.x.to_pt())),
            translate_y: Some(Pt(from_bottom(placed.y + placed.height))),
            scale_x: Some(placed.width.to_pt()),
            scale_y: Some(placed.height.to_pt()),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.push(Op::UseXobject { id: XObjectId(pictures::name(placed.picture.index())), transform });
    }
}

impl PdfPen<'_> {
    fn draw_line(&mut self, from: (Length, Length), to: (Length, Length), thickness: Length) {
        self.set_in_text(false);
        let point = |(x, y): (Length, Length)| {
            let p = Point { x: Pt(x.to_pt()), y: Pt(from_bottom(y)) };
            LinePoint { p, bezier: false }
        };
        self.push(Op::SetOutlineThickness { pt: Pt(thickness.to_pt()) });
        self.push(Op::DrawLine { line: Line { points: vec![point(from), point(to)], is_closed: false } });
    }

    fn draw_run(&mut self, run: &TextRun, matrix: TextMatrix) {
        let face = &self.faces[&run.face];
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(face.id.clone());
            self.push(Op::SetFont { font, size: Pt(run.size.to_pt()) });
        }
        if std::mem::replace(&mut self.tracking, run.tracking) != run.tracking {
            self.push(Op::SetCharacterSpacing { multiplier: run.tracking.to_pt() });
        }
        self.push(Op::SetTextMatrix { matrix });
        let told_by_glyph = |glyph: &PlacedGlyph| face.glyph(glyph.id).character == glyph.character;
        for glyphs in run.glyphs.chunk_by(|before, after| told_by_glyph(before) == told_by_glyph(after)) {
            let is_told = told_by_glyph(&glyphs[0]);
            if !is_told {
                self.push(begin_actual_text(glyphs));
            }
            self.push(Op::ShowText { items: text_items(glyphs, face, run.size) });
            if !is_told {
                self.push(Op::EndMarkedContent);
            }
        }
    }
}

/// What colours text: DeviceGray.
fn fill(grey: f32) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale::new(grey, None)) }
}

fn from_bottom(y: Length) -> f32 {
    SHEET_HEIGHT - y.to_pt()
}

/// The characters of glyphs that stand for others when copied (ISO 32000-1, 14.9.4).
fn begin_actual_text(glyphs: &[PlacedGlyph]) -> Op {
    let text: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let value = DictItem::String { data: text_string::bytes(&text), literal: false };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".into(),
        properties: DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), value)]) },
    }
}

/// Glyphs as printpdf shows them: as text where their characters lead to them, by number where not, with an offset
/// wherever a glyph has not the advance its face gives it.
fn text_items(glyphs: &[PlacedGlyph], face: &EmbeddedFace, size: Length) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut text = String::new();
    for placed in glyphs {
        let glyph = face.glyph(placed.id);
        if glyph.is_found_by_character {
            text.push(glyph.character);
        } else {
            flush(&mut text, &mut items);
            let by_number = Codepoint::with_cid(glyph.id, 0.0, glyph.character.to_string());
            items.push(TextItem::GlyphIds(vec![by_number]));
        }
        let lacking = face.advance(glyph, size) - placed.advance;
        if lacking != Length::ZERO {
            flush(&mut text, &mut items);
            items.push(TextItem::Offset(lacking.to_pt() * 1000.0 / size.to_pt()));
        }
    }
    flush(&mut text, &mut items);
    items
}

fn flush(text: &mut String, items: &mut Vec<TextItem>) {
    if !text.is_empty() {
        items.push(TextItem::Text(std::mem::take(text)));
    }
}
