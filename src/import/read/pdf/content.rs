//! A page's content, operator by operator (ISO 32000-1, annex A): where each glyph and each line comes to lie.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::error::ReadError;
use super::super::limits;
use super::drawn::{Drawn, Glyph, Rule};
use super::font::Font;
use super::geometry::{Box2, Matrix};
use super::objects::{deref, dictionary, number, numbers};
use super::path::Path;

/// How deep forms may be nested.
const MOST_FORMS: usize = 8;

/// How many states may be kept.
const MOST_STATES: usize = 512;

/// What part of an em glyphs stand above and below their baseline.
const ASCENT: f64 = 0.86;
const DESCENT: f64 = 0.14;

/// What all pages share: fonts that were read, and how much may yet be done.
pub(super) struct Shared<'a> {
    pub(super) document: &'a Document,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    operations: usize,
    glyphs: usize,
    rules: usize,
}

impl<'a> Shared<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let (operations, glyphs, rules) = (limits::OPERATIONS, limits::GLYPHS, limits::RULES);
        Self { document, fonts: BTreeMap::new(), operations, glyphs, rules }
    }

    fn spend(&mut self, drawn: &Drawn) -> Result<(), ReadError> {
        let is_over = drawn.glyphs.len() > self.glyphs || drawn.rules.len() > self.rules;
        if is_over { Err(ReadError::Limit { what: "PDF 里的内容太多" }) } else { Ok(()) }
    }
}

/// The graphics state (8.4), as far as it is needed.
#[derive(Clone, Debug)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    is_unseen: bool,
    fills_white: bool,
    strokes_white: bool,
    line_width: f64,
}

/// A page while its content is read.
pub(super) struct Reader<'s, 'a> {
    shared: &'s mut Shared<'a>,
    drawn: Drawn,
    state: State,
    states: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// For each mark that is open, whether what it marks is no part of the text: a page's number, a line (14.8.2.2).
    artifacts: Vec<bool>,
    forms: usize,
}

/// Reads what a page draws, given the matrix from its own coordinates to those of its upper left corner.
///
/// # Errors
/// If there is more on it than on any page of a report.
pub(super) fn read(
    shared: &mut Shared,
    contents: &[Vec<u8>],
    resources: Option<&Dictionary>,
    matrix: Matrix,
) -> Result<Drawn, ReadError> {
    let mut reader = Reader::new(shared, matrix);
    // Contents may be parted anywhere between two operators (7.8.2).
    reader.run(&contents.join(&b'\n'), resources)?;
    let drawn = reader.drawn;
    shared.glyphs = shared.glyphs.saturating_sub(drawn.glyphs.len());
    shared.rules = shared.rules.saturating_sub(drawn.rules.len());
    Ok(drawn)
}

impl<'s, 'a> Reader<'s, 'a> {
    fn new(shared: &'s mut Shared<'a>, matrix: Matrix) -> Self {
        let state = State {
            matrix,
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_unseen: false,
            fills_white: false,
            strokes_white: false,
            line_width: 1.0,
        };
        Self {
            shared,
            drawn: Drawn::default(),
            state,
            states: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::default(),
            artifacts: Vec::new(),
            forms: 0,
        }
    }

    fn run(&mut self, content: &[u8], resources: Option<&Dictionary>) -> Result<(), ReadError> {
        if content.len() > limits::CONTENT * 2 {
            return Err(ReadError::Limit { what: "PDF 里有一页的内容太多" });
        }
        let Ok(content) = Content::decode(content) else { return Ok(()) };
        let left = self.shared.operations.checked_sub(content.operations.len());
        self.shared.operations = left.ok_or(ReadError::Limit { what: "PDF 里的内容太多" })?;
        for operation in &content.operations {
            self.operate(operation, resources)?;
        }
        self.shared.spend(&self.drawn)
    }

    fn operate(&mut self, operation: &Operation, resources: Option<&Dictionary>) -> Result<(), ReadError> {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "Do" => return self.external(operands, resources),
            "Tf" => self.set_font(operands, resources),
            "BT" | "Tm" | "Td" | "TD" | "T*" => self.move_text(&operation.operator, operands),
            "Tj" | "TJ" | "'" | "\"" => {
                self.show_operator(&operation.operator, operands);
                return self.shared.spend(&self.drawn);
            }
            "BMC" | "BDC" => self.artifacts.push(operands.first().is_some_and(is_artifact)),
            "EMC" => drop(self.artifacts.pop()),
            "m" | "l" | "c" | "v" | "y" | "h" | "re" => self.path.add(&operation.operator, &self.numbers(operands)),
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "n" => self.paint(&operation.operator),
            operator => self.set(operator, operands),
        }
        Ok(())
    }

    /// Operands as numbers; one that is not a number counts as 0.
    fn numbers(&self, operands: &[Object]) -> Vec<f64> {
        operands.iter().map(|object| number(self.shared.document, object).unwrap_or(0.0)).collect()
    }

    /// Operators that set a part of the state.
    fn set(&mut self, operator: &str, operands: &[Object]) {
        let numbers = self.numbers(operands);
        let state = &mut self.state;
        match (operator, numbers.as_slice()) {
            ("q", _) if self.states.len() < MOST_STATES => self.states.push(state.clone()),
            ("Q", _) => *state = self.states.pop().unwrap_or_else(|| state.clone()),
            ("cm", numbers) => {
                if let Ok(matrix) = numbers.try_into() {
                    state.matrix = Matrix(matrix).then(state.matrix);
                }
            }
            ("w", &[width]) => state.line_width = width,
            ("Tc", &[spacing]) => state.character_spacing = spacing,
            ("Tw", &[spacing]) => state.word_spacing = spacing,
            ("Tz", &[percent]) => state.scale = percent / 100.0,
            ("TL", &[leading]) => state.leading = leading,
            ("Ts", &[rise]) => state.rise = rise,
            // Neither filled nor stroked (9.3.6).
            ("Tr", &[mode]) => state.is_unseen = matches!(mode as i64, 3 | 7),
            ("g" | "rg" | "k" | "sc" | "scn", color) => state.fills_white = is_white(color),
            ("G" | "RG" | "K" | "SC" | "SCN", color) => state.strokes_white = is_white(color),
            _ => {}
        }
    }

    fn set_font(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let [name, size] = operands else { return };
        self.state.size = number(self.shared.document, size).unwrap_or(0.0);
        self.state.font = name.as_name().ok().and_then(|name| self.font(name, resources));
    }

    fn font(&mut self, name: &[u8], resources: Option<&Dictionary>) -> Option<Rc<Font>> {
        let document = self.shared.document;
        let font = dictionary(document, resources?, b"Font")?.get(name).ok()?;
        let id = font.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.shared.fonts.get(&id)) {
            return Some(Rc::clone(known));
        }
        if self.shared.fonts.len() == limits::FONTS {
            return None;
        }
        let font = Rc::new(Font::of(document, deref(document, font)?.as_dict().ok()?));
        if let Some(id) = id {
            self.shared.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn move_text(&mut self, operator: &str, operands: &[Object]) {
        let numbers = self.numbers(operands);
        self.line = match (operator, numbers.as_slice()) {
            ("BT", _) => Matrix::IDENTITY,
            ("Tm", numbers) => match numbers.try_into() {
                Ok(matrix) => Matrix(matrix),
                Err(_) => return,
            },
            ("Td" | "TD", &[x, y]) => {
                if operator == "TD" {
                    self.state.leading = -y;
                }
                Matrix::translation(x, y).then(self.line)
            }
            ("T*", _) => Matrix::translation(0.0, -self.state.leading).then(self.line),
            _ => return,
        };
        self.text = self.line;
    }

    fn show_operator(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "'" => self.move_text("T*", &[]),
            "\"" => {
                if let [word, character, _] = self.numbers(operands)[..] {
                    (self.state.word_spacing, self.state.character_spacing) = (word, character);
                }
                self.move_text("T*", &[]);
            }
            _ => {}
        }
        match operands.last() {
            Some(Object::String(text, _)) => self.show(text),
            Some(Object::Array(pieces)) => pieces.iter().for_each(|piece| match piece {
                Object::String(text, _) => self.show(text),
                other => {
                    let back = number(self.shared.document, other).unwrap_or(0.0) / 1000.0;
                    self.advance(-back * self.state.size * self.state.scale);
                }
            }),
            _ => {}
        }
    }

    fn advance(&mut self, by: f64) {
        self.text = Matrix::translation(by, 0.0).then(self.text);
    }

    fn show(&mut self, text: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        let state = &self.state;
        let (size, scale, rise) = (state.size, state.scale, state.rise);
        let (character_spacing, word_spacing) = (state.character_spacing, state.word_spacing);
        for shown in font.shown(text) {
            let em = Matrix([size * scale, 0.0, 0.0, size, 0.0, rise]);
            self.place(em.then(self.text).then(self.state.matrix), shown.text, shown.width);
            let spacing = character_spacing + if shown.is_space { word_spacing } else { 0.0 };
            self.advance((shown.width * size + spacing) * scale);
        }
    }

    /// Puts a glyph on the page.
    fn place(&mut self, em: Matrix, text: Option<String>, width: f64) {
        if self.artifacts.contains(&true) {
            return;
        }
        if !em.is_upright() {
            self.drawn.askew += 1;
            return;
        }
        self.drawn.unseen += usize::from(self.state.is_unseen);
        self.drawn.untold += usize::from(text.is_none());
        let area = Box2::around([em.apply((0.0, -DESCENT)), em.apply((width, ASCENT))]);
        let (_, baseline) = em.apply((0.0, 0.0));
        let text = text.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string());
        if [area.left, area.right, baseline].iter().all(|value| value.is_finite()) {
            self.drawn.glyphs.push(Glyph { text, area, baseline, size: em.height() });
        }
    }

    /// Draws the path, and begins another.
    fn paint(&mut self, operator: &str) {
        let path = std::mem::take(&mut self.path);
        let matrix = self.state.matrix;
        let is_stroked = matches!(operator, "S" | "s" | "B" | "B*" | "b" | "b*") && !self.state.strokes_white;
        let is_filled = matches!(operator, "f" | "F" | "f*" | "B" | "B*" | "b" | "b*") && !self.state.fills_white;
        let is_closed = matches!(operator, "s" | "b" | "b*");
        if is_stroked && self.state.line_width * matrix.height() < 8.0 {
            self.drawn.rules.extend(path.edges(matrix, is_closed));
        }
        if is_filled {
            self.drawn.rules.extend(path.shapes(matrix).filter_map(Rule::filled));
        }
    }

    /// A form is content of its own (8.10); anything else is a picture.
    fn external(&mut self, operands: &[Object], resources: Option<&Dictionary>) -> Result<(), ReadError> {
        let document = self.shared.document;
        let found = || {
            let name = operands.first()?.as_name().ok()?;
            let external = dictionary(document, resources?, b"XObject")?.get_deref(name, document).ok()?;
            external.as_stream().ok()
        };
        let Some(stream) = found() else { return Ok(()) };
        if stream.dict.get(b"Subtype").ok().and_then(|it| it.as_name().ok()) != Some(b"Form") {
            self.picture();
            return Ok(());
        }
        let Ok(content) = stream.get_plain_content_with_limit(limits::CONTENT) else { return Ok(()) };
        if self.forms == MOST_FORMS {
            return Ok(());
        }
        self.forms += 1;
        let (outer, states) = (self.state.clone(), std::mem::take(&mut self.states));
        let matrix = stream.dict.get(b"Matrix").ok().and_then(|it| numbers::<6>(document, it));
        self.state.matrix = matrix.map_or(outer.matrix, |matrix| Matrix(matrix).then(outer.matrix));
        let own = dictionary(document, &stream.dict, b"Resources");
        let result = self.run(&content, own.or(resources));
        (self.state, self.states) = (outer, states);
        self.forms -= 1;
        result
    }

    /// A picture fills a square of one unit; some programs draw lines as pictures.
    fn picture(&mut self) {
        let matrix = self.state.matrix;
        let area = Box2::around([(0.0, 0.0), (1.0, 1.0)].map(|corner| matrix.apply(corner)));
        match Rule::filled(area) {
            Some(rule) => self.drawn.rules.push(rule),
            None => self.drawn.pictures += 1,
        }
    }
}

fn is_artifact(tag: &Object) -> bool {
    tag.as_name().is_ok_and(|name| name == b"Artifact")
}

/// Whether a colour is that of the paper: three parts of light, one of grey, or four of ink.
fn is_white(color: &[f64]) -> bool {
    match color {
        [_, _, _, _] => color.iter().all(|ink| *ink < 0.02),
        [] => false,
        light => light.iter().all(|part| *part > 0.98),
    }
}
