//! The drawing of a page (GB/T 33190-2016, 7.7): layers of objects, each with a number of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fonts::EmbeddedFonts;
use super::millimetres::Millimetres;
use super::text::{Bounds, Placed};
use super::{NAMESPACE, pictures};
use crate::length::Length;
use crate::output::drawn_fonts::FontKey;
use crate::output::pages::{Pen, WATERMARK_GREY};
use crate::output::thousandths::Thousandths;
use crate::output::xml::DECLARATION;
use crate::page::layout::{Content, ElementId, PlacedPicture, Rule, Stroke, TextRun};

/// A page that is drawn.
pub(super) struct Sheet {
    /// Its number among all there is in the document.
    pub(super) id: u32,
    /// Its content.
    pub(super) xml: String,
}

/// An object that shows something of an element of the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) element: ElementId,
    /// The number of its page.
    pub(super) page: u32,
    /// Its own number.
    pub(super) object: u32,
}

/// What a layer is for; those behind come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    /// A draft's mark.
    Background,
    /// All else.
    Body,
}

impl Layer {
    /// `Type`.
    fn name(self) -> &'static str {
        match self {
            Self::Background => "Background",
            Self::Body => "Body",
        }
    }
}

/// Draws the pages as parts of the package.
pub(super) struct OfdPen<'a> {
    fonts: &'a EmbeddedFonts,
    last_id: u32,
    sheets: Vec<Sheet>,
    shown: Vec<Shown>,
    /// The element that is being drawn.
    element: Option<ElementId>,
    /// The layer that is open.
    layer: Option<Layer>,
    /// The rules of the current sheet, by their thickness: those of one are one object, which is a third of the bytes.
    rules: BTreeMap<Length, Vec<Rule>>,
}

impl<'a> OfdPen<'a> {
    /// A pen that numbers what it draws after the fonts and the pictures.
    pub(super) fn new(fonts: &'a EmbeddedFonts, pictures: usize) -> Self {
        let (sheets, shown, rules) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { fonts, last_id: fonts.last_id() + pictures as u32, sheets, shown, element: None, layer: None, rules }
    }

    /// The sheets, what they show of which element, and the last number that was given.
    pub(super) fn finish(self) -> (Vec<Sheet>, Vec<Shown>, u32) {
        (self.sheets, self.shown, self.last_id)
    }

    fn next_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    fn xml(&mut self) -> &mut String {
        &mut self.sheets.last_mut().expect("a sheet is begun before anything is drawn").xml
    }

    fn enter(&mut self, layer: Layer) {
        if self.layer == Some(layer) {
            return;
        }
        let before = if self.layer.replace(layer).is_some() { "</ofd:Layer>" } else { "<ofd:Content>" };
        let id = self.next_id();
        let _ = write!(self.xml(), "{before}<ofd:Layer ID=\"{id}\" Type=\"{}\">", layer.name());
    }

    /// Begins an object; returns its number.
    fn begin_object(&mut self, name: &str, bounds: &Bounds) -> u32 {
        let id = self.next_id();
        let _ = write!(self.xml(), "<ofd:{name} ID=\"{id}\" Boundary=\"{}\"", bounds.attribute());
        id
    }

    /// Glyphs that one font shows.
    fn level_text(&mut self, key: FontKey, placed: &Placed<'_>, run: &TextRun) {
        let Some(level) = placed.bounds(self.fonts.ink(key)) else { return };
        let (x, baseline) = (Millimetres::from(run.x), Millimetres::from(run.baseline));
        let bounds = level.moved(x, baseline);
        let id = self.begin_object("TextObject", &bounds);
        let (font, size) = (self.fonts.id(key), Millimetres::from(run.size));
        let xml = self.xml();
        let _ = write!(xml, " Font=\"{font}\" Size=\"{size}\">");
        placed.write_codes(x - bounds.left, baseline - bounds.top, xml);
        xml.push_str("</ofd:TextObject>");
        self.note(id);
    }

    /// The same on a slope, pale: the matrix turns them, and leads to the first one's origin.
    fn sloping_text(&mut self, key: FontKey, placed: &Placed<'_>, run: &TextRun) {
        let Some(level) = placed.bounds(self.fonts.ink(key)) else { return };
        let (x, baseline) = (Millimetres::from(run.x), Millimetres::from(run.baseline));
        let bounds = turned(&level).moved(x, baseline);
        let id = self.begin_object("TextObject", &bounds);
        let (font, size) = (self.fonts.id(key), Millimetres::from(run.size));
        let (across, down, sine) = (x - bounds.left, baseline - bounds.top, Thousandths(SINE));
        let grey = (WATERMARK_GREY * 255.0).round();
        let xml = self.xml();
        let _ = write!(xml, " CTM=\"{sine} -{sine} {sine} {sine} {across} {down}\" Font=\"{font}\" Size=\"{size}\">");
        let _ = write!(xml, "<ofd:FillColor Value=\"{grey} {grey} {grey}\"/>");
        placed.write_codes(Millimetres::default(), Millimetres::default(), xml);
        xml.push_str("</ofd:TextObject>");
        self.note(id);
    }

    /// Notes what element an object belongs to.
    fn note(&mut self, object: u32) {
        let page = self.sheets.last().map_or(0, |sheet| sheet.id);
        self.shown.extend(self.element.map(|element| Shown { element, page, object }));
    }

    /// Draws what of a run is seen, each part that one font shows by itself.
    fn run(&mut self, run: &TextRun, draw: impl Fn(&mut Self, FontKey, &Placed<'_>, &TextRun)) {
        for (key, range) in self.fonts.drawn().parts(run) {
            let placed = Placed::new(run, range);
            if !placed.is_blank() {
                draw(self, key, &placed, run);
            }
        }
    }

    /// A path object of all rules of one thickness.
    fn rules_object(&mut self, thickness: Length, rules: &[Rule]) {
        let ends = |rule: &Rule| {
            let from = [rule.x, rule.y].map(Millimetres::from);
            [from, [rule.x + rule.width, rule.y + rule.height].map(Millimetres::from)]
        };
        let width = Millimetres::from(thickness);
        let Some(bounds) = Bounds::around(rules.iter().flat_map(ends)) else { return };
        let bounds = bounds.grown(width.half_up());
        self.begin_object("PathObject", &bounds);
        let xml = self.xml();
        let _ = write!(xml, " LineWidth=\"{width}\"><ofd:StrokeColor Value=\"0 0 0\"/><ofd:AbbreviatedData>");
        for (index, rule) in rules.iter().enumerate() {
            let [[x, y], [to_x, to_y]] = ends(rule);
            let [x, y, to_x, to_y] = [x - bounds.left, y - bounds.top, to_x - bounds.left, to_y - bounds.top];
            let blank = if index == 0 { "" } else { " " };
            let _ = write!(xml, "{blank}M {x} {y} L {to_x} {to_y}");
        }
        xml.push_str("</ofd:AbbreviatedData></ofd:PathObject>");
    }
}

impl Pen for OfdPen<'_> {
    fn begin_sheet(&mut self, _: usize) {
        let id = self.next_id();
        let xml = format!("{DECLARATION}<ofd:Page xmlns:ofd=\"{NAMESPACE}\">");
        self.sheets.push(Sheet { id, xml });
        self.layer = None;
    }

    fn end_sheet(&mut self) {
        for (thickness, rules) in std::mem::take(&mut self.rules) {
            self.enter(Layer::Body);
            self.rules_object(thickness, &rules);
        }
        let end = if self.layer.is_some() { "</ofd:Layer></ofd:Content></ofd:Page>" } else { "</ofd:Page>" };
        self.xml().push_str(end);
    }

    fn begin(&mut self, content: Content) {
        self.element = match content {
            Content::Element(element) => Some(element),
            Content::Pagination | Content::Decoration => None,
        };
    }

    fn end(&mut self) {
        self.element = None;
    }

    fn text(&mut self, run: &TextRun) {
        self.enter(Layer::Body);
        self.run(run, Self::level_text);
    }

    fn watermark(&mut self, run: &TextRun) {
        self.enter(Layer::Background);
        self.run(run, Self::sloping_text);
    }

    fn rule(&mut self, rule: &Rule) {
        self.rules.entry(rule.thickness).or_default().push(*rule);
    }

    /// A line like a rule, in whatever direction.
    fn stroke(&mut self, stroke: &Stroke) {
        let Stroke { from, to, thickness } = *stroke;
        self.rule(&Rule { x: from.0, y: from.1, width: to.0 - from.0, height: to.1 - from.1, thickness });
    }

    /// An image is a square of one by one until its matrix says its size (GB/T 33190-2016, 10).
    fn picture(&mut self, placed: &PlacedPicture) {
        self.enter(Layer::Body);
        let [left, top, width, height] = [placed.x, placed.y, placed.width, placed.height].map(Millimetres::from);
        let [right, bottom] = [placed.x + placed.width, placed.y + placed.height].map(Millimetres::from);
        let id = self.begin_object("ImageObject", &Bounds { left, top, right, bottom });
        let resource = pictures::id(self.fonts, placed.picture.index());
        let _ = write!(self.xml(), " CTM=\"{width} 0 0 {height} 0 0\" ResourceID=\"{resource}\"/>");
        self.note(id);
    }
}

/// The sine of 45°, and the cosine, in thousandths.
const SINE: i32 = 707;

/// The box of a box that is turned about its origin, rising to the right by 45°.
fn turned(level: &Bounds) -> Bounds {
    let turned = |x: Millimetres, y: Millimetres| {
        let [x, y] = [x, y].map(|length| i64::from(length.to_thousandths()));
        [x + y, y - x].map(|length| Millimetres::thousandths((length * i64::from(SINE) / 1000) as i32))
    };
    let Bounds { left, top, right, bottom } = *level;
    let corners = [turned(left, top), turned(right, top), turned(left, bottom), turned(right, bottom)];
    Bounds::around(corners).map_or(*level, |bounds| bounds.grown(Millimetres::thousandths(1)))
}
