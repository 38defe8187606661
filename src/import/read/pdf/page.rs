//! A page's lines of text and parts of tables, from top to bottom.

use lopdf::{Dictionary, Document, Object};

use super::super::error::ReadError;
use super::super::limits;
use super::content::{self, Shared};
use super::drawn::{Drawn, Glyph};
use super::geometry::{Box2, Matrix};
use super::lines::{Line, lines};
use super::objects::{deref, dictionary, number, numbers};
use super::rules;
use super::table::Part;

/// How many steps up a page inherits from.
const MOST_STEPS: usize = 32;

/// A4, for a page that does not say how large it is.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// What stands on a page.
#[derive(Debug)]
pub(super) enum Item {
    Line { page: usize, line: Line },
    Part(Part),
}

impl Item {
    pub(super) fn area(&self) -> Box2 {
        match self {
            Self::Line { line, .. } => line.area,
            Self::Part(part) => part.area,
        }
    }
}

/// What is drawn on a page.
///
/// # Errors
/// If there is more on it than on any page of a report.
pub(super) fn drawn(shared: &mut Shared, page: &Dictionary) -> Result<Drawn, ReadError> {
    let document = shared.document;
    let (matrix, height) = upright(document, page);
    let resources = inherited(document, page, b"Resources").and_then(|it| it.as_dict().ok());
    let contents = contents(document, page);
    let drawn = content::read(shared, &contents, resources, matrix)?;
    Ok(Drawn { height, ..drawn })
}

/// The unpacked contents of a page: a stream, or several, up to the first that is damaged or too much.
fn contents(document: &Document, page: &Dictionary) -> Vec<Vec<u8>> {
    let Ok(contents) = page.get_deref(b"Contents", document) else { return Vec::new() };
    let several = contents.as_array().map(Vec::as_slice).unwrap_or_default();
    let one = std::slice::from_ref(contents);
    let streams = if several.is_empty() { one } else { several };
    let mut left = limits::CONTENT;
    let unpacked = |object: &Object| {
        let content = deref(document, object)?.as_stream().ok()?.get_plain_content_with_limit(left).ok()?;
        left = left.checked_sub(content.len())?;
        Some(content)
    };
    streams.iter().map_while(unpacked).collect()
}

/// The matrix to a page's upper left corner as it is seen, and its height (7.7.3.3: /CropBox, /Rotate).
fn upright(document: &Document, page: &Dictionary) -> (Matrix, f64) {
    let area = |key| inherited(document, page, key).and_then(|it| numbers::<4>(document, it));
    let [x0, y0, x1, y1] = area(b"CropBox").or_else(|| area(b"MediaBox")).unwrap_or(A4);
    let (x0, x1, y0, y1) = (x0.min(x1), x0.max(x1), y0.min(y1), y0.max(y1));
    let turned = inherited(document, page, b"Rotate").and_then(|it| number(document, it)).unwrap_or(0.0);
    let (width, height) = (x1 - x0, y1 - y0);
    match (turned as i64).rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -y0, -x0]), width),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, x1, -y0]), height),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, y1, x1]), width),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -x0, y1]), height),
    }
}

/// What a page has, or the pages it is one of (7.7.3.4).
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let parents = std::iter::successors(Some(page), |page| dictionary(document, page, b"Parent"));
    parents.take(MOST_STEPS).find_map(|page| page.get_deref(key, document).ok())
}

/// What is drawn, in order: glyphs in ruled tables are in those, all others in lines.
///
/// # Errors
/// If there are more lines than on any page of a report.
pub(super) fn items(page: usize, drawn: Drawn) -> Result<Vec<Item>, ReadError> {
    let rulings = rules::tables(&drawn.rules)?;
    let mut inside: Vec<Vec<Glyph>> = rulings.iter().map(|_| Vec::new()).collect();
    let mut outside = Vec::new();
    for glyph in drawn.glyphs {
        let holds = |index: &usize| rulings[*index].area.contains(glyph.area.center());
        let size = |index: &usize| rulings[*index].area.width() * rulings[*index].area.height();
        let innermost = (0..rulings.len()).filter(holds).min_by(|one, other| size(one).total_cmp(&size(other)));
        innermost.map_or(&mut outside, |index| &mut inside[index]).push(glyph);
    }
    let parts = rulings.iter().zip(inside).filter(|(_, glyphs)| !glyphs.is_empty());
    let mut items: Vec<Item> = parts.map(|(ruling, glyphs)| Item::Part(Part::of(page, ruling, glyphs))).collect();
    items.extend(lines(outside).into_iter().map(|line| Item::Line { page, line }));
    items.sort_by(|one, other| one.area().top.total_cmp(&other.area().top));
    Ok(items)
}
