//! The drawing of a sheet.
//!
//! Lengths are in points, as the pages have them, so that all numbers are exact; the sheet is as large as the PDF's.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::ops::Range;

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;

use super::Faces;
use crate::character::is_combining;
use crate::length::Length;
use crate::output::drawn_fonts::FontKey;
use crate::output::pages::{self, Pen, WATERMARK_GREY};
use crate::output::thousandths::Thousandths;
use crate::output::xml::escape;
use crate::page::document::PageGeometry;
use crate::page::layout::{Content, ElementKind, Pages, PlacedPicture, Rule, Stroke, TextRun};
use crate::picture::Encoding;

/// Draws every sheet in the faces told for it: what stands within the root element.
pub(super) fn draw<'a>(pages: &'a Pages, duplex: bool, faces: impl Fn(usize) -> Option<&'a Faces>) -> Vec<String> {
    let (sheets, rules) = (Vec::new(), BTreeMap::new());
    let mut pen = SvgPen { pages, faces, sheets, path: "", is_hidden: false, is_figure: false, rules };
    pages::draw(pages, duplex, &mut pen);
    pen.sheets
}

/// A whole document of what stands within, with rules of CSS if there are some.
pub(super) fn file(title: &str, body: &str, rules: Option<&str>) -> String {
    let mut xml = String::with_capacity(body.len() + rules.map_or(0, str::len) + 512);
    let (width, height) = (Points(PageGeometry::WIDTH), Points(PageGeometry::HEIGHT));
    // Text that is drawn as it is measured, not as a screen would like it.
    let _ = write!(
        xml,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" xml:lang=\"zh-CN\" text-rendering=\"geometricPrecision\"><title>"
    );
    escape(title, &mut xml);
    xml.push_str("</title>");
    if let Some(rules) = rules.filter(|rules| !rules.is_empty()) {
        xml.push_str("<style>");
        escape(rules, &mut xml);
        xml.push_str("</style>");
    }
    xml.push_str(body);
    xml.push_str("</svg>\n");
    xml
}

struct SvgPen<'a, F> {
    pages: &'a Pages,
    /// The faces of a sheet.
    faces: F,
    sheets: Vec<String>,
    /// Where what is being drawn comes from; empty for words of the form.
    path: &'a str,
    /// Whether it is hidden from those who listen.
    is_hidden: bool,
    /// Whether it is a picture or a chart, of which those hear what it shows.
    is_figure: bool,
    /// The rules that are being drawn, by their thickness.
    rules: BTreeMap<Length, Vec<Rule>>,
}

impl<'a, F: Fn(usize) -> Option<&'a Faces>> SvgPen<'a, F> {
    fn xml(&mut self) -> &mut String {
        self.sheets.last_mut().expect("a sheet is begun before anything is drawn")
    }

    fn run(&mut self, run: &TextRun, is_sloping: bool) {
        let Some(faces) = (self.faces)(self.sheets.len() - 1) else { return };
        let offsets: Vec<Length> = run.offsets().collect();
        for (key, range) in faces.drawn.parts(run) {
            for range in chunks(run, range) {
                self.element(faces, key, run, &offsets, range, is_sloping);
            }
        }
    }

    /// `text`: glyphs with the place of each.
    fn element(
        &mut self,
        faces: &Faces,
        key: FontKey,
        run: &TextRun,
        offsets: &[Length],
        range: Range<usize>,
        is_sloping: bool,
    ) {
        let path = self.path;
        let (family, size) = (faces.faces[&key].name(), Points(run.size));
        let xml = self.xml();
        xml.push_str("<text");
        // On a slope the glyphs are set from the run's origin, to which the matrix leads.
        let origin = if is_sloping { Length::ZERO } else { run.x };
        let mut blank = " x=\"";
        for offset in &offsets[range.clone()] {
            let _ = write!(xml, "{blank}{}", Points(origin + *offset));
            blank = " ";
        }
        let (x, y) = (Points(run.x), Points(run.baseline));
        let _ = if is_sloping {
            let (sine, grey) = (std::f64::consts::FRAC_1_SQRT_2, (WATERMARK_GREY * 255.0).round() as u8);
            let matrix = format!("matrix({sine:.4} -{sine:.4} {sine:.4} {sine:.4} {x} {y})");
            write!(xml, "\" y=\"0\" transform=\"{matrix}\" fill=\"#{grey:02x}{grey:02x}{grey:02x}\"")
        } else {
            write!(xml, "\" y=\"{y}\"")
        };
        let _ = write!(xml, " font-family=\"{family}\" font-size=\"{size}\"");
        let glyphs = &run.glyphs[range];
        if glyphs.iter().any(|glyph| glyph.character.is_whitespace()) {
            // Each has its place in the list, at the ends too.
            xml.push_str(" xml:space=\"preserve\"");
        }
        if !path.is_empty() {
            xml.push_str(" data-path=\"");
            escape(path, xml);
            xml.push('"');
        }
        xml.push('>');
        for glyph in glyphs {
            escape(glyph.character.encode_utf8(&mut [0; 4]), xml);
        }
        xml.push_str("</text>");
    }
}

/// What is one element each: alone what readers may count as two places, or set as one with what is before it.
fn chunks(run: &TextRun, range: Range<usize>) -> Vec<Range<usize>> {
    let stands_alone = |index: usize| {
        let character = run.glyphs[index].character;
        character.len_utf16() > 1 || is_combining(character)
    };
    let mut chunks: Vec<Range<usize>> = Vec::with_capacity(1);
    for index in range {
        match chunks.last_mut() {
            Some(last) if !stands_alone(index) && !stands_alone(index - 1) => last.end = index + 1,
            _ => chunks.push(index..index + 1),
        }
    }
    chunks
}

impl<'a, F: Fn(usize) -> Option<&'a Faces>> Pen for SvgPen<'a, F> {
    fn begin_sheet(&mut self, _: usize) {
        self.sheets.push(String::new());
    }

    fn end_sheet(&mut self) {}

    /// What is read says where it comes from; what is not read is hidden from those who listen.
    fn begin(&mut self, content: Content) {
        self.path = match content {
            Content::Element(element) => self.pages.structure[element.index()].path.as_str(),
            Content::Pagination | Content::Decoration => "",
        };
        self.is_hidden = !matches!(content, Content::Element(_));
        if self.is_hidden {
            self.xml().push_str("<g aria-hidden=\"true\">");
        }
        self.is_figure = false;
        if let Content::Element(element) = content
            && let ElementKind::Figure { alt, .. } = &self.pages.structure[element.index()].kind
        {
            self.is_figure = true;
            let xml = self.xml();
            xml.push_str("<g role=\"img\" aria-label=\"");
            escape(alt, xml);
            xml.push_str("\">");
        }
    }

    fn end(&mut self) {
        for (thickness, rules) in std::mem::take(&mut self.rules) {
            let xml = self.xml();
            xml.push_str("<path d=\"");
            for Rule { x, y, width, height, .. } in rules {
                let _ = write!(xml, "M{} {}", Points(x), Points(y));
                let _ = if height == Length::ZERO {
                    write!(xml, "h{}", Points(width))
                } else {
                    write!(xml, "l{} {}", Points(width), Points(height))
                };
            }
            let _ = write!(xml, "\" stroke=\"#000\" stroke-width=\"{}\"/>", Points(thickness));
        }
        if self.is_hidden || self.is_figure {
            self.xml().push_str("</g>");
        }
    }

    fn text(&mut self, run: &TextRun) {
        self.run(run, false);
    }

    fn watermark(&mut self, run: &TextRun) {
        self.run(run, true);
    }

    fn rule(&mut self, rule: &Rule) {
        self.rules.entry(rule.thickness).or_default().push(*rule);
    }

    /// A line like a rule, in whatever direction.
    fn stroke(&mut self, stroke: &Stroke) {
        let Stroke { from, to, thickness } = *stroke;
        self.rule(&Rule { x: from.0, y: from.1, width: to.0 - from.0, height: to.1 - from.1, thickness });
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        let picture = &self.pages.pictures[placed.picture.index()];
        let kind = match picture.encoding() {
            Encoding::Jpeg => "jpeg",
            Encoding::Png => "png",
        };
        let data = Base64Display::new(picture.bytes(), &STANDARD);
        let [x, y, width, height] = [placed.x, placed.y, placed.width, placed.height].map(Points);
        let _ = write!(
            self.xml(),
            "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
             href=\"data:image/{kind};base64,{data}\"/>"
        );
    }
}

/// A length in points, exact.
struct Points(Length);

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Thousandths(self.0.to_milli()).fmt(f)
    }
}
