//! Pages become drawings (SVG 2), one file a page: for web pages, and for whoever puts pages into something else.
//!
//! Text stays text: an element for each run, every glyph at its place, in a subset of its face. What shows a figure or
//! words of the report says by `data-path` where they come from, so that a page on the web can lead from one to the
//! other. A drawing that is a file carries its faces ([`svg`]); a server draws the pages with faces that they share,
//! and hands those out by themselves ([`Drawing`]).

mod face;
mod sheet;

use std::collections::BTreeMap;

use super::drawn_fonts::{DrawnFonts, FontKey};
use super::family::Families;
use super::format::Writer;
use super::{Format, Supplies, WriteError, pages};
use crate::page::font::{OfficeFontError, SharedOutlines};
use crate::page::layout::{Page, Pages, TextRun};

pub use face::DrawnFace;

/// SVG, for web pages.
pub static FORMAT: Format = Format {
    name: "svg",
    label: "SVG",
    extension: "svg",
    media_type: "image/svg+xml",
    is_default: false,
    with: None,
    writer: Writer::EachPage(svg),
};

/// Draws every page as a file by itself, with subsets of its faces inside.
///
/// The same pages give the same bytes.
///
/// # Errors
/// If a face is damaged.
pub fn svg(pages: &Pages, supplies: &Supplies<'_>) -> Result<Vec<Vec<u8>>, WriteError> {
    // Each page has subsets of its own, which are not worth keeping for others.
    let cut = |page: &Page| Faces::new(pages::runs_of(page), supplies, &SharedOutlines::default());
    let mut faces = pages.pages.iter().map(cut).collect::<Result<Vec<_>, _>>()?;
    let drawn = sheet::draw(pages, supplies.options.duplex, |index| faces.get(index));
    faces.resize_with(drawn.len(), Faces::default);
    let file = |(body, faces): (String, &Faces)| sheet::file(&pages.properties.title, &body, Some(&faces.inside()));
    Ok(drawn.into_iter().zip(&faces).map(|drawing| file(drawing).into_bytes()).collect())
}

/// The pages of a document as drawings whose faces are elsewhere, for a server that shows pages.
///
/// ```
/// # #[cfg(feature = "svg")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use nianbao::Exporter;
/// use nianbao::output::Supplies;
/// use nianbao::output::svg::Drawing;
/// use nianbao::page::layout::layout;
///
/// # let json = include_bytes!("../../../samples/wugang-2025.json");
/// # let report = nianbao::Report::parse(json).map_err(|findings| findings[0].message.clone())?;
/// let exporter = Exporter::default();
/// let document = exporter.document(&report).map_err(|findings| findings[0].message.clone())?;
/// let pages = layout(&document, &exporter.fonts)?;
/// let drawing = Drawing::new(&pages, &Supplies::new(&exporter.fonts, &exporter.options))?;
/// let rules = drawing.face_rules(|name| format!("/faces/{name}.ttf"));
/// // Within a web page that has the rules in its own style sheet, or as a file that has them inside.
/// let (bare, whole) = (drawing.sheet(0, None), drawing.sheet(0, Some(&rules)));
/// # assert!(bare.is_some_and(|bare| whole.is_some_and(|whole| whole.len() > bare.len() + rules.len())));
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "svg"))]
/// # fn main() {}
/// ```
#[derive(Debug)]
pub struct Drawing {
    title: String,
    faces: Faces,
    sheets: Vec<String>,
}

impl Drawing {
    /// Draws all pages, set in subsets that they share.
    ///
    /// # Errors
    /// If a face is damaged.
    pub fn new(pages: &Pages, supplies: &Supplies<'_>) -> Result<Self, WriteError> {
        let faces = Faces::new(pages::runs(pages), supplies, &supplies.outlines)?;
        let sheets = sheet::draw(pages, supplies.options.duplex, |_| Some(&faces));
        Ok(Self { title: pages.properties.title.clone(), faces, sheets })
    }

    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.sheets.len()
    }

    /// A sheet as a whole SVG document, with rules of CSS inside if there are some; none if there is no such sheet.
    ///
    /// Its faces are to be found by [`Self::face_rules`], inside or wherever the drawing stands. Nothing else in it is
    /// CSS, so that a page whose policy forbids styles within its text can hold it.
    pub fn sheet(&self, index: usize, rules: Option<&str>) -> Option<String> {
        Some(sheet::file(&self.title, self.sheets.get(index)?, rules))
    }

    /// The faces that the sheets are set in.
    pub fn faces(&self) -> impl Iterator<Item = &DrawnFace> {
        self.faces.faces.values()
    }

    /// Rules of CSS by which the faces are found at the address that is told for each by its name.
    pub fn face_rules(&self, address: impl Fn(&str) -> String) -> String {
        self.faces().map(|face| face.rule(&address(face.name()))).collect()
    }
}

/// The faces of some pages.
#[derive(Debug, Default)]
struct Faces {
    drawn: DrawnFonts,
    faces: BTreeMap<FontKey, DrawnFace>,
}

impl Faces {
    fn new<'a>(
        runs: impl Iterator<Item = &'a TextRun>,
        supplies: &Supplies<'_>,
        outlines: &SharedOutlines,
    ) -> Result<Self, OfficeFontError> {
        let (drawn, families) = (DrawnFonts::of(runs), Families::new(supplies.fonts));
        let mut faces = BTreeMap::new();
        for (key, glyphs) in drawn.iter() {
            let family = &families.of(key.face).name;
            let file = supplies.fonts.mapped_font(key.face, &glyphs, family, outlines)?;
            faces.insert(key, DrawnFace::new(&file));
        }
        Ok(Self { drawn, faces })
    }

    /// Rules of CSS that hold the faces themselves.
    fn inside(&self) -> String {
        self.faces.values().map(|face| face.rule(&face.data_address())).collect()
    }
}

#[cfg(test)]
mod tests;
