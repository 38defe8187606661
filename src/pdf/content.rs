//! The drawing of a page.

use std::collections::BTreeMap;

use printpdf::matrix::TextMatrix;
use printpdf::text::Codepoint;
use printpdf::{Color, DictItem, Greyscale, Line, LinePoint, Op, PdfFontHandle, Point, Pt, TextItem};

use super::fonts::EmbeddedFace;
use super::marks::Marks;
use super::text_string;
use crate::font::FaceId;
use crate::layout::{Content, Item, Mark, Page, PlacedGlyph, Rule, TextRun};
use crate::length::Length;

/// The sheet's width and height in millimetres: A4.
pub(super) const SHEET: (f32, f32) = (210.0, 297.0);

/// The sheet's height in points.
pub(super) const SHEET_HEIGHT: f32 = SHEET.1 / 25.4 * 72.0;

/// Draws one page.
///
/// Layout measures y down from the top edge, PDF up from the bottom; the flip happens in this file and nowhere else.
pub(super) fn draw_page(
    page: &Page,
    index: usize,
    faces: &BTreeMap<FaceId, EmbeddedFace>,
    marks: &mut Marks,
) -> Vec<Op> {
    let mut canvas = Canvas { faces, operations: Vec::new(), font: None, tracking: Length::ZERO };
    for items in page.items.chunk_by(|before, after| before.content == after.content) {
        canvas.operations.push(begin(items[0].content, index, marks));
        canvas.draw(items);
        canvas.operations.push(Op::EndMarkedContent);
    }
    canvas.operations
}

/// What begins marked content: an element's, numbered, or an artifact's (ISO 32000-1, 14.8.2.2).
fn begin(content: Content, page: usize, marks: &mut Marks) -> Op {
    let with = |tag: &str, key: &str, value: DictItem| Op::BeginMarkedContentWithProperties {
        tag: tag.into(),
        properties: DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) },
    };
    match content {
        Content::Element(element) => with("Span", "MCID", DictItem::Int(marks.add(page, element))),
        Content::Pagination => with("Artifact", "Type", DictItem::Name(b"Pagination".to_vec())),
        Content::Decoration => with("Artifact", "Type", DictItem::Name(b"Layout".to_vec())),
    }
}

/// A page's operations so far, and the state they leave behind.
struct Canvas<'a> {
    faces: &'a BTreeMap<FaceId, EmbeddedFace>,
    operations: Vec<Op>,
    font: Option<(FaceId, Length)>,
    tracking: Length,
}

impl Canvas<'_> {
    fn draw(&mut self, items: &[Item]) {
        let mut in_text = false;
        for item in items {
            match &item.mark {
                Mark::Text(run) | Mark::Watermark(run) => {
                    if !std::mem::replace(&mut in_text, true) {
                        self.operations.push(Op::StartTextSection);
                    }
                    if matches!(item.mark, Mark::Text(_)) {
                        self.draw_text(run);
                    } else {
                        self.draw_watermark(run);
                    }
                }
                Mark::Rule(rule) => {
                    if std::mem::replace(&mut in_text, false) {
                        self.operations.push(Op::EndTextSection);
                    }
                    self.draw_rule(rule);
                }
            }
        }
        if in_text {
            self.operations.push(Op::EndTextSection);
        }
    }

    fn draw_text(&mut self, run: &TextRun) {
        self.draw_run(run, TextMatrix::Translate(Pt(run.x.to_pt()), Pt(from_bottom(run.baseline))));
    }

    /// A piece of a watermark, in grey without transparency, as every part of PDF/A allows.
    fn draw_watermark(&mut self, run: &TextRun) {
        let slope = std::f32::consts::FRAC_1_SQRT_2;
        let matrix = [slope, slope, -slope, slope, run.x.to_pt(), from_bottom(run.baseline)];
        self.operations.push(fill(WATERMARK_GREY));
        self.draw_run(run, TextMatrix::Raw(matrix));
        self.operations.push(fill(0.0));
    }

    fn draw_run(&mut self, run: &TextRun, matrix: TextMatrix) {
        let face = &self.faces[&run.face];
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(face.id.clone());
            self.operations.push(Op::SetFont { font, size: Pt(run.size.to_pt()) });
        }
        if std::mem::replace(&mut self.tracking, run.tracking) != run.tracking {
            self.operations.push(Op::SetCharacterSpacing { multiplier: run.tracking.to_pt() });
        }
        self.operations.push(Op::SetTextMatrix { matrix });
        let told_by_glyph = |glyph: &PlacedGlyph| face.glyph(glyph.id).character == glyph.character;
        for glyphs in run.glyphs.chunk_by(|before, after| told_by_glyph(before) == told_by_glyph(after)) {
            let is_told = told_by_glyph(&glyphs[0]);
            if !is_told {
                self.operations.push(begin_actual_text(glyphs));
            }
            self.operations.push(Op::ShowText { items: text_items(glyphs, face, run.size) });
            if !is_told {
                self.operations.push(Op::EndMarkedContent);
            }
        }
    }

    fn draw_rule(&mut self, rule: &Rule) {
        let point = |x: Length, y: Length| {
            let p = Point { x: Pt(x.to_pt()), y: Pt(from_bottom(y)) };
            LinePoint { p, bezier: false }
        };
        let points = vec![point(rule.x, rule.y), point(rule.x + rule.width, rule.y + rule.height)];
        self.operations.push(Op::SetOutlineThickness { pt: Pt(rule.thickness.to_pt()) });
        self.operations.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }
}

/// How pale a watermark is: 1 is white.
const WATERMARK_GREY: f32 = 0.85;

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

/// Glyphs as printpdf shows them: as text where their characters lead to them, by number where not, with an offset wherever a glyph has
/// not the advance its face gives it.
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
