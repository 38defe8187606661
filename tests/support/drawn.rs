//! What a PDF file draws where, read from the operators of its pages: glyphs at their places, rules from end to end.
//! Nothing of the writer is used, and nothing of the layout.
//!
//! Lengths are in points, from the sheet's lower left corner, y upwards, as the file has them.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use super::opened::{Opened, name};

/// Something that is drawn.
#[derive(Debug)]
pub enum Drawn {
    Text(Text),
    Rule(Rule),
    Picture(Picture),
}

/// An image object.
#[derive(Debug)]
pub struct Picture {
    /// Its name in the page's resources.
    pub name: String,
    /// The whole matrix: `width 0 0 height x y` for an upright one.
    pub matrix: [f64; 6],
}

/// Glyphs after one text matrix.
#[derive(Debug)]
pub struct Text {
    /// The whole matrix: `1 0 0 1 x y` for level text.
    pub matrix: [f64; 6],
    /// The font's name without its subset tag.
    pub face: String,
    pub size: f64,
    /// `Tc`.
    pub tracking: f64,
    /// From black, 0, to white, 1.
    pub grey: f64,
    pub glyphs: Vec<Glyph>,
}

/// A glyph.
#[derive(Debug)]
pub struct Glyph {
    /// What it stands for by its font, whatever `ActualText` says.
    pub character: String,
    /// How far right of the run's origin its own is.
    pub offset: f64,
}

/// A straight rule.
#[derive(Debug)]
pub struct Rule {
    pub from: [f64; 2],
    pub to: [f64; 2],
    pub thickness: f64,
}

/// What the file knows of a font.
struct Font {
    face: String,
    characters: BTreeMap<u16, String>,
    /// In thousandths of the em.
    widths: BTreeMap<u16, f64>,
}

/// The size of a page's sheet.
pub fn sheet(opened: &Opened, page: ObjectId) -> [f64; 2] {
    let media = opened.get(opened.dictionary(page), "MediaBox").unwrap().as_array().unwrap();
    let [left, bottom, right, top] = numbers(media)[..] else { panic!("{media:?}") };
    [right - left, top - bottom]
}

/// All that a page draws, in its order.
pub fn drawn(opened: &Opened, page: ObjectId) -> Vec<Drawn> {
    let fonts = opened.file.get_page_fonts(page).unwrap();
    let fonts = fonts.into_iter().map(|(name, font)| (name, read_font(opened, font))).collect();
    let mut reader = Reader { fonts: &fonts, state: State::default(), drawn: Vec::new() };
    for operation in Content::decode(&opened.file.get_page_content(page)).unwrap().operations {
        reader.read(&operation);
    }
    reader.drawn
}

fn read_font(opened: &Opened, font: &Dictionary) -> Font {
    let base = name(opened.get(font, "BaseFont").unwrap());
    let descendants = opened.get(font, "DescendantFonts").unwrap().as_array().unwrap();
    let descendant = opened.file.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
    let default = opened.get(descendant, "DW").map_or(1000.0, number);
    let characters = opened.characters(font);
    let mut widths: BTreeMap<u16, f64> = characters.keys().map(|glyph| (*glyph, default)).collect();
    let mut listed = opened.get(descendant, "W").unwrap().as_array().unwrap().iter();
    while let Some(first) = listed.next() {
        let first = number(first) as u16;
        match listed.next().unwrap() {
            Object::Array(each) => widths.extend((first..).zip(numbers(each))),
            last => {
                let width = number(listed.next().unwrap());
                widths.extend((first..=number(last) as u16).map(|glyph| (glyph, width)));
            }
        }
    }
    Font { face: base.split_once('+').unwrap().1.to_owned(), characters, widths }
}

/// The graphics state as far as these pages change it.
#[derive(Default)]
struct State {
    font: Vec<u8>,
    size: f64,
    tracking: f64,
    grey: f64,
    thickness: f64,
    /// How far the pen has moved from the text matrix's origin.
    pen: f64,
    /// Where the path begins and ends.
    path: Vec<[f64; 2]>,
    /// The matrix that the next image is drawn by.
    matrix: [f64; 6],
}

struct Reader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    state: State,
    drawn: Vec<Drawn>,
}

impl Reader<'_> {
    fn read(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let state = &mut self.state;
        match operation.operator.as_str() {
            "Tf" => (state.font, state.size) = (operands[0].as_name().unwrap().to_vec(), number(&operands[1])),
            "Tc" => state.tracking = number(&operands[0]),
            "g" => state.grey = number(&operands[0]),
            "w" => state.thickness = number(&operands[0]),
            "m" => state.path = vec![point(operands)],
            "l" => state.path.push(point(operands)),
            "S" => self.stroke(),
            "Tm" => self.begin_text(operands),
            "Tj" => self.show(&operands[0]),
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|part| self.show(part)),
            "cm" => state.matrix = numbers(operands).try_into().unwrap(),
            "Do" => {
                let (name, matrix) = (name(&operands[0]).clone(), state.matrix);
                self.drawn.push(Drawn::Picture(Picture { name, matrix }));
            }
            // Only around an image, whose matrix is its own.
            "q" | "Q" => state.matrix = [0.0; 6],
            "BT" | "ET" | "BDC" | "BMC" | "EMC" => {}
            // What would move or colour all else must not go by unseen.
            other => panic!("{other} is not read"),
        }
    }

    fn begin_text(&mut self, operands: &[Object]) {
        self.state.pen = 0.0;
        let State { size, tracking, grey, .. } = self.state;
        let matrix = numbers(operands).try_into().unwrap();
        let face = self.fonts[&self.state.font].face.clone();
        self.drawn.push(Drawn::Text(Text { matrix, face, size, tracking, grey, glyphs: Vec::new() }));
    }

    /// A string of two-byte glyph numbers, or a number that moves the pen back by so many thousandths of the em.
    fn show(&mut self, part: &Object) {
        let Some(Drawn::Text(text)) = self.drawn.last_mut() else { panic!("text without a matrix") };
        let font = &self.fonts[&self.state.font];
        let pen = &mut self.state.pen;
        match part {
            Object::String(codes, _) => {
                for code in codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]])) {
                    text.glyphs.push(Glyph { character: font.characters[&code].clone(), offset: *pen });
                    *pen += font.widths[&code] / 1000.0 * text.size + text.tracking;
                }
            }
            moved => *pen -= number(moved) / 1000.0 * text.size,
        }
    }

    fn stroke(&mut self) {
        let [from, to] = self.state.path[..] else { panic!("{:?} is no straight rule", self.state.path) };
        self.drawn.push(Drawn::Rule(Rule { from, to, thickness: self.state.thickness }));
    }
}

fn point(operands: &[Object]) -> [f64; 2] {
    [number(&operands[0]), number(&operands[1])]
}

fn numbers(objects: &[Object]) -> Vec<f64> {
    objects.iter().map(number).collect()
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}
