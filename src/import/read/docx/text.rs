//! Runs become the text that a person sees (ISO/IEC 29500-1, 17.3 and 17.13).

use super::super::xml::{Element, Node};
use super::styles::Styles;

/// What was passed by, to be told.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Text that was deleted while changes were tracked.
    pub(super) deleted: String,
    /// Whether text was inserted while changes were tracked.
    pub(super) inserted: bool,
    /// Text that is there, but hidden.
    pub(super) hidden: String,
    pub(super) pictures: usize,
}

/// The text of a paragraph as far as it is read. A field may go over several paragraphs.
#[derive(Debug, Default)]
pub(super) struct Text<'a> {
    pub(super) shown: String,
    /// Text boxes that are anchored in it.
    pub(super) boxes: Vec<&'a Element>,
    pub(super) left_out: LeftOut,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
}

impl<'a> Text<'a> {
    /// Adds what an element holds that stands in a paragraph.
    pub(super) fn add(&mut self, element: &'a Element, styles: &Styles) {
        match &*element.name {
            "del" | "moveFrom" => collect(element, &mut self.left_out.deleted),
            "ins" | "moveTo" => {
                self.left_out.inserted |= !element.text().is_empty();
                self.add_children(element, styles);
            }
            "r" => self.run(element, styles),
            "AlternateContent" => self.alternatives(element, styles),
            "ruby" => element.child("rubyBase").into_iter().for_each(|base| self.add_children(base, styles)),
            "drawing" | "pict" | "object" => self.picture(element),
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "instrText" | "delInstrText" | "delText" | "fldData" => {}
            "t" | "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "sym" | "fldChar" => self.piece(element),
            _ => self.add_children(element, styles),
        }
    }

    /// Adds all that an element holds.
    pub(super) fn add_children(&mut self, element: &'a Element, styles: &Styles) {
        element.children().for_each(|child| self.add(child, styles));
    }

    fn run(&mut self, run: &'a Element, styles: &Styles) {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.value("rStyle"));
        let own = properties.filter(|properties| properties.child("vanish").is_some());
        let is_hidden = own.map_or_else(|| styles.is_hidden(style), |properties| properties.is_on("vanish"));
        if is_hidden {
            self.fields_of(run);
            return collect(run, &mut self.left_out.hidden);
        }
        self.add_children(run, styles);
    }

    /// Fields begin and end in hidden text as elsewhere.
    fn fields_of(&mut self, run: &Element) {
        run.children().filter(|child| &*child.name == "fldChar").for_each(|child| self.field(child));
    }

    fn piece(&mut self, element: &Element) {
        if &*element.name == "fldChar" {
            return self.field(element);
        }
        // What is before a field's result says how to make it.
        if self.fields.contains(&false) {
            return;
        }
        match &*element.name {
            "t" => self.push_text(element),
            "tab" | "ptab" => self.shown.push('\t'),
            "br" | "cr" => self.shown.push('\n'),
            "noBreakHyphen" => self.shown.push('-'),
            _ => self.shown.extend(symbol(element)),
        }
    }

    fn push_text(&mut self, element: &Element) {
        for node in &element.nodes {
            if let Node::Text(text) = node {
                // A line break of the file's own is a blank.
                self.shown.extend(text.chars().map(|character| if character == '\n' { ' ' } else { character }));
            }
        }
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => self.fields.last_mut().into_iter().for_each(|has_result| *has_result = true),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// What newer programs show, or where that shows nothing, what older ones do: one of both.
    fn alternatives(&mut self, element: &'a Element, styles: &Styles) {
        let (text, boxes, pictures) = (self.shown.len(), self.boxes.len(), self.left_out.pictures);
        for alternative in element.children().filter(|it| matches!(&*it.name, "Choice" | "Fallback")) {
            self.add_children(alternative, styles);
            if (self.shown.len(), self.boxes.len(), self.left_out.pictures) != (text, boxes, pictures) {
                return;
            }
        }
    }

    /// Text boxes of a drawing; a drawing without any is a picture.
    fn picture(&mut self, element: &'a Element) {
        let before = self.boxes.len();
        boxes(element, &mut self.boxes);
        if self.boxes.len() == before {
            self.left_out.pictures += 1;
        }
    }
}

/// The contents of the text boxes in an element, each once.
fn boxes<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    for child in element.children() {
        match &*child.name {
            "txbxContent" => found.push(child),
            "AlternateContent" => {
                let before = found.len();
                let mut alternatives = child.children();
                while let (true, Some(alternative)) = (found.len() == before, alternatives.next()) {
                    boxes(alternative, found);
                }
            }
            _ => boxes(child, found),
        }
    }
}

/// Text of any kind in an element, deleted and hidden text too.
fn collect(element: &Element, text: &mut String) {
    for child in element.children() {
        match &*child.name {
            "t" | "delText" => text.push_str(&child.text()),
            "instrText" | "delInstrText" | "rPr" => {}
            _ => collect(child, text),
        }
    }
}

/// A character by its code in a font; those of fonts of symbols stand for no text.
fn symbol(element: &Element) -> Option<char> {
    let code = u32::from_str_radix(element.attribute("char")?, 16).ok()?;
    char::from_u32(code).filter(|character| !('\u{e000}'..='\u{f8ff}').contains(character) && !character.is_control())
}
