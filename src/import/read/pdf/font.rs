//! Fonts: which text and which width a string's codes stand for (ISO 32000-1, 9.6 to 9.10).

use std::collections::BTreeMap;

use encoding_rs::{GB18030, UTF_16BE};
use lopdf::{Dictionary, Document, Object};

use super::super::limits;
use super::cmap::Cmap;
use super::objects::{deref, number, stream};

/// The greatest code of a font: they have three bytes at most, and four would leave no room to count on.
const MOST_CODE: f64 = 16_777_215.0;

/// A font, as far as it is needed to read what is set in it.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<Cmap>,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// What a unit of its widths is, in em: a thousandth but for Type 3.
    unit: f64,
}

/// What its codes are.
#[derive(Debug)]
enum Codes {
    /// One byte each, with their texts.
    Simple(Vec<Option<String>>),
    /// Numbers of glyphs, two bytes each.
    Glyphs,
    /// Text in UTF-16.
    Utf16,
    /// Text in GBK: one byte or two.
    Gbk,
}

/// A glyph of a string.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    /// Its text; none where the font does not say.
    pub(super) text: Option<String>,
    /// Its width in em.
    pub(super) width: f64,
    /// Whether it is the single byte 32, which word spacing goes with.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font's dictionary; what is missing or damaged is as if it said nothing.
    pub(super) fn of(document: &Document, font: &Dictionary) -> Self {
        let to_unicode = stream(document, font, b"ToUnicode", limits::MAP).map(|content| Cmap::parse(&content));
        if name(document, font, b"Subtype") == Some(b"Type0") {
            return Self::composite(document, font, to_unicode);
        }
        let first =
            font.get(b"FirstChar").ok().and_then(|it| number(document, it)).unwrap_or(0.0).min(MOST_CODE) as u32;
        let widths = font.get_deref(b"Widths", document).ok().and_then(|it| it.as_array().ok());
        let widths = (first..).zip(widths.into_iter().flatten());
        let descriptor = font.get_deref(b"FontDescriptor", document).ok().and_then(|it| it.as_dict().ok());
        let missing = descriptor.and_then(|it| it.get(b"MissingWidth").ok()).and_then(|it| number(document, it));
        let matrix = font.get_deref(b"FontMatrix", document).ok().and_then(|it| it.as_array().ok());
        let scale = matrix.and_then(|matrix| number(document, matrix.first()?));
        Self {
            codes: Codes::Simple(simple_texts(document, font)),
            to_unicode,
            widths: widths.filter_map(|(code, width)| Some((code, number(document, width)?))).collect(),
            default_width: missing.unwrap_or(500.0),
            unit: scale.filter(|_| name(document, font, b"Subtype") == Some(b"Type3")).unwrap_or(0.001),
        }
    }

    /// A font of more than 256 glyphs (9.7).
    fn composite(document: &Document, font: &Dictionary, to_unicode: Option<Cmap>) -> Self {
        let descendants = font.get_deref(b"DescendantFonts", document).ok().and_then(|it| it.as_array().ok());
        let descendant = descendants.and_then(|fonts| deref(document, fonts.first()?)?.as_dict().ok());
        let default_width = descendant.and_then(|it| it.get(b"DW").ok()).and_then(|it| number(document, it));
        let codes = match name(document, font, b"Encoding").unwrap_or_default() {
            encoding if encoding.starts_with(b"Uni") => Codes::Utf16,
            encoding if encoding.starts_with(b"GB") => Codes::Gbk,
            _ => Codes::Glyphs,
        };
        // Widths go by the numbers of glyphs, which other codes do not tell.
        let widths = descendant.filter(|_| matches!(codes, Codes::Glyphs));
        Self {
            codes,
            to_unicode,
            widths: widths.map(|it| composite_widths(document, it)).unwrap_or_default(),
            default_width: default_width.unwrap_or(1000.0),
            unit: 0.001,
        }
    }

    /// The glyphs of a string.
    pub(super) fn shown(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, length) = self.next(rest);
            let (own, after) = rest.split_at(length);
            let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code)).map(str::to_owned);
            shown.push(Shown {
                text: mapped.or_else(|| self.text(code, own)),
                width: self.width(code, length) * self.unit,
                is_space: own == b" ",
            });
            rest = after;
        }
        shown
    }

    fn next(&self, bytes: &[u8]) -> (u32, usize) {
        let usual = match self.codes {
            Codes::Simple(_) => return (u32::from(bytes[0]), 1),
            Codes::Gbk if bytes[0] < 0x81 => 1,
            Codes::Utf16 if matches!(bytes, [0xD8..=0xDB, _, _, _, ..]) => 4,
            _ => 2,
        };
        match &self.to_unicode {
            Some(map) if matches!(self.codes, Codes::Glyphs) => map.next(bytes, usual),
            _ => {
                let length = usual.min(bytes.len());
                (bytes[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte)), length)
            }
        }
    }

    fn text(&self, code: u32, bytes: &[u8]) -> Option<String> {
        let decoded = match &self.codes {
            Codes::Simple(texts) => return texts.get(code as usize).cloned().flatten(),
            Codes::Glyphs => return None,
            Codes::Utf16 => UTF_16BE.decode_without_bom_handling_and_without_replacement(bytes),
            Codes::Gbk => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
        };
        decoded.map(std::borrow::Cow::into_owned)
    }

    fn width(&self, code: u32, length: usize) -> f64 {
        let half = matches!(self.codes, Codes::Gbk) && length == 1;
        let default = if half { self.default_width / 2.0 } else { self.default_width };
        self.widths.get(&code).copied().unwrap_or(default)
    }
}

fn name<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    dictionary.get_deref(key, document).ok()?.as_name().ok()
}

/// The texts of a simple font's 256 codes, by its encoding (9.6.6).
fn simple_texts(document: &Document, font: &Dictionary) -> Vec<Option<String>> {
    let Ok(encoding) = font.get_font_encoding_with_limit(document, limits::PART) else {
        // Latin text is the same in all of them.
        let latin = |code: u8| matches!(code, b' '..=b'~').then(|| char::from(code).to_string());
        return (0..=u8::MAX).map(latin).collect();
    };
    let text = |code: u8| encoding.bytes_to_string(&[code]).ok().filter(|text| !text.is_empty() && text != "\0");
    (0..=u8::MAX).map(text).collect()
}

/// The widths of a composite font (9.7.4.3): `first [w w w]`, or `first last w`.
fn composite_widths(document: &Document, font: &Dictionary) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    let array = font.get_deref(b"W", document).ok().and_then(|it| it.as_array().ok());
    let mut rest: &[Object] = array.map_or(&[], Vec::as_slice);
    while let [first, second, after @ ..] = rest {
        let Some(first) = number(document, first).map(|first| first.min(MOST_CODE)) else { break };
        let second = deref(document, second);
        if let Some(list) = second.and_then(|it| it.as_array().ok()) {
            let of = (first as u32..).zip(list).filter_map(|(code, width)| Some((code, number(document, width)?)));
            widths.extend(of);
            rest = after;
        } else if let [width, after @ ..] = after {
            let last = second.and_then(|it| number(document, it)).unwrap_or(first);
            let width = number(document, width).unwrap_or(1000.0);
            let codes = first as u32..=(last as u32).min((first as u32).saturating_add(0xFFFF));
            widths.extend(codes.map(|code| (code, width)));
            rest = after;
        } else {
            break;
        }
        if widths.len() > 0x2_0000 {
            break;
        }
    }
    widths
}
