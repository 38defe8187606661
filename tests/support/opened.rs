//! A PDF file read from its bytes as a screen reader reads it: by its structure tree, the marked content of its pages
//! and the characters that its fonts give for their glyphs. Nothing of the writer is used.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file with what its pages say.
pub struct Opened {
    pub file: Document,
    /// The pages, in order.
    pub pages: Vec<ObjectId>,
    /// The text of each marked content, by its page and number.
    pub content: BTreeMap<(ObjectId, i64), String>,
    /// Glyphs that are in no marked content at all.
    pub unmarked: usize,
}

/// An element of the structure tree.
#[derive(Debug)]
pub struct Tag {
    pub id: ObjectId,
    /// Its type (`TD`).
    pub kind: String,
    /// The text of its own marked content.
    pub text: String,
    /// The marked content it is made of.
    pub content: Vec<(ObjectId, i64)>,
    pub children: Vec<Tag>,
}

impl Opened {
    pub fn new(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let pages: Vec<ObjectId> = file.page_iter().collect();
        let mut opened = Self { file, pages: pages.clone(), content: BTreeMap::new(), unmarked: 0 };
        for page in pages {
            opened.read_page(page);
        }
        opened
    }

    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// A member of a dictionary, wherever its object is.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let object = dictionary.get(key.as_bytes()).ok()?;
        Some(self.file.dereference(object).unwrap().1)
    }

    pub fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.file.get_dictionary(id).unwrap()
    }

    /// The whole structure tree.
    pub fn tree(&self) -> Tag {
        let root = self.get(self.catalog(), "StructTreeRoot").unwrap().as_dict().unwrap();
        self.tag(root.get(b"K").unwrap().as_reference().unwrap())
    }

    fn tag(&self, id: ObjectId) -> Tag {
        let entry = self.dictionary(id);
        let own_page = entry.get(b"Pg").and_then(Object::as_reference).ok();
        let kind = name(entry.get(b"S").unwrap());
        let mut tag = Tag { id, kind, text: String::new(), content: Vec::new(), children: Vec::new() };
        let none = Vec::new();
        for kid in self.get(entry, "K").map_or(&none, |kids| kids.as_array().unwrap()) {
            let place = match kid {
                Object::Integer(number) => (own_page.unwrap(), *number),
                Object::Dictionary(place) => {
                    (place.get(b"Pg").unwrap().as_reference().unwrap(), place.get(b"MCID").unwrap().as_i64().unwrap())
                }
                Object::Reference(child) => {
                    tag.children.push(self.tag(*child));
                    continue;
                }
                other => panic!("{other:?} is no kid"),
            };
            tag.text.push_str(&self.content[&place]);
            tag.content.push(place);
        }
        tag
    }

    fn read_page(&mut self, page: ObjectId) {
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = self
            .file
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, self.characters(font)))
            .collect();
        let bytes = self.file.get_page_content(page);
        let mut reader =
            PageReader { fonts: &fonts, font: None, open: Vec::new(), content: BTreeMap::new(), unmarked: 0 };
        for operation in Content::decode(&bytes).unwrap().operations {
            reader.read(&operation);
        }
        assert!(reader.open.is_empty(), "all marked content ends");
        self.unmarked += reader.unmarked;
        self.content.extend(reader.content.into_iter().map(|(number, text)| ((page, number), text)));
    }

    /// What each glyph of a font stands for, by its `ToUnicode`.
    pub fn characters(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let map = self.get(font, "ToUnicode").unwrap().as_stream().unwrap();
        let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
        to_unicode(std::str::from_utf8(&map).unwrap())
    }
}

/// The `bfchar` and `bfrange` lines of a character map.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut characters = BTreeMap::new();
    let mut in_range = false;
    for line in map.lines() {
        let codes: Vec<Vec<u16>> =
            line.split('<').skip(1).map(|part| hexadecimal(part.split('>').next().unwrap())).collect();
        if line.contains("begin") {
            in_range = line.contains("beginbfrange");
        } else if let ([from, to, text], true) = (&codes[..], in_range) {
            for code in from[0]..=to[0] {
                let mut text = text.clone();
                *text.last_mut().unwrap() += code - from[0];
                characters.insert(code, String::from_utf16(&text).unwrap());
            }
        } else if let ([glyph, text], false) = (&codes[..], in_range) {
            characters.insert(glyph[0], String::from_utf16(text).unwrap());
        }
    }
    characters
}

fn hexadecimal(digits: &str) -> Vec<u16> {
    let digits: Vec<char> = digits.chars().filter(|digit| !digit.is_whitespace()).collect();
    digits.chunks(4).map(|digits| u16::from_str_radix(&digits.iter().collect::<String>(), 16).unwrap()).collect()
}

/// An open marked content.
#[derive(Clone)]
enum Mark {
    Numbered(i64),
    /// Its text stands for what is drawn in it.
    ActualText,
    Artifact,
    Other,
}

struct PageReader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, BTreeMap<u16, String>>,
    font: Option<&'a BTreeMap<u16, String>>,
    open: Vec<Mark>,
    content: BTreeMap<i64, String>,
    unmarked: usize,
}

impl PageReader<'_> {
    fn read(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                let mark = if let Ok(number) = properties.get(b"MCID") {
                    let number = number.as_i64().unwrap();
                    assert!(self.content.insert(number, String::new()).is_none(), "{number} is used once on a page");
                    Mark::Numbered(number)
                } else if let Ok(text) = properties.get(b"ActualText") {
                    self.add(&text_string(text));
                    Mark::ActualText
                } else if name(&operands[0]) == "Artifact" {
                    Mark::Artifact
                } else {
                    Mark::Other
                };
                self.open.push(mark);
            }
            "BMC" => self.open.push(Mark::Other),
            "EMC" => {
                self.open.pop().expect("marked content has begun");
            }
            "Tf" => self.font = Some(&self.fonts[operands[0].as_name().unwrap()]),
            "Tj" => self.show(&operands[0]),
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|part| self.show(part)),
            _ => {}
        }
    }

    fn show(&mut self, part: &Object) {
        let Object::String(bytes, _) = part else { return };
        let font = self.font.expect("a font is set before text is shown");
        let glyphs = bytes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]]));
        let text: String = glyphs.map(|glyph| font[&glyph].as_str()).collect();
        if !self.open.iter().any(|mark| matches!(mark, Mark::ActualText)) {
            self.add(&text);
        }
    }

    fn add(&mut self, text: &str) {
        let marked = self.open.iter().rev().find(|mark| matches!(mark, Mark::Numbered(_) | Mark::Artifact));
        match marked {
            Some(Mark::Numbered(number)) => self.content.get_mut(number).unwrap().push_str(text),
            Some(_) => {}
            None => self.unmarked += text.chars().count(),
        }
    }
}

/// A name's characters.
pub fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().unwrap().to_vec()).unwrap()
}

/// A text string's characters, from UTF-16.
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    assert!(bytes.starts_with(&[0xfe, 0xff]), "{bytes:?}");
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

impl Tag {
    /// It and all below it, in reading order.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// Those of a type among [`Tag::all`].
    pub fn of_kind(&self, kind: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|tag| tag.kind == kind).collect()
    }

    /// The text of it and all below it.
    pub fn whole_text(&self) -> String {
        self.all().into_iter().map(|tag| tag.text.as_str()).collect()
    }
}
