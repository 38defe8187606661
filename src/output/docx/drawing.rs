//! Figures as pictures in a line of text (`w:drawing`, ISO/IEC 29500-1 §17.3.3.9, §20.4.2.8).
//!
//! A chart is drawn as in the PDF and becomes a picture, too: every office program shows a picture alike, while bars
//! made of shapes and text boxes, or a chart of the program's own, come out otherwise in each.

use super::package::Package;
use super::raster;
use super::xml::Element;
use crate::length::Length;
use crate::page::document::{Block, Document, Figure, Shown};
use crate::page::font::Fonts;
use crate::page::layout::{LayoutError, draw_chart};

/// A figure as the main part has it.
pub(super) struct DrawnFigure {
    /// The run that holds it.
    pub(super) run: Element,
    /// How high it is.
    pub(super) height: Length,
}

/// A document's figures, in their order; their pictures are put into the package, each once.
pub(super) fn figures(
    document: &Document,
    fonts: &Fonts,
    package: &mut Package,
) -> Result<Vec<DrawnFigure>, LayoutError> {
    let mut known: Vec<Option<String>> = vec![None; document.pictures.len()];
    let mut drawn = Vec::new();
    let figures = document.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    for figure in figures {
        let (id, width, height) = match &figure.shown {
            Shown::Picture { picture, width, height } => {
                let index = picture.index();
                let id = known[index].get_or_insert_with(|| package.picture(&document.pictures[index]));
                (id.clone(), *width, *height)
            }
            Shown::Chart(chart) => {
                let drawing = draw_chart(chart, &figure.path, fonts)?;
                let (width, height) = raster::printed_size(&drawing);
                (package.picture(&raster::picture(&drawing, fonts)), width, height)
            }
        };
        drawn.push(DrawnFigure { run: run(figure, &id, drawn.len() + 1, [width, height]), height });
    }
    Ok(drawn)
}

/// DrawingML, its place in a text, and its pictures.
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:pic", PICTURE),
];
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The unit of DrawingML, of which a point has 12,700, by lengths.
fn emu(length: Length) -> i64 {
    i64::from(length.to_milli()) * 127 / 10
}

/// A run with a picture by the identifier of its relationship, and what it shows (`descr`) for readers who do not see
/// it.
fn run(figure: &Figure, id: &str, number: usize, [width, height]: [Length; 2]) -> Element {
    let name = format!("图片 {number}");
    let extent = |element: &'static str| Element::new(element).with("cx", emu(width)).with("cy", emu(height));
    let properties =
        |element: &'static str| Element::new(element).with("id", number).with("name", &name).with("descr", &figure.alt);
    let blip = Element::new("pic:blipFill")
        .child(Element::new("a:blip").with("r:embed", id))
        .child(Element::new("a:stretch").child(Element::new("a:fillRect")));
    let shape = Element::new("pic:spPr")
        .child(Element::new("a:xfrm").child(Element::new("a:off").with("x", 0).with("y", 0)).child(extent("a:ext")))
        .child(Element::new("a:prstGeom").with("prst", "rect").child(Element::new("a:avLst")));
    let described = Element::new("pic:nvPicPr").child(properties("pic:cNvPr")).child(Element::new("pic:cNvPicPr"));
    let picture = Element::new("pic:pic").child(described).child(blip).child(shape);
    let locks = Element::new("a:graphicFrameLocks").with("noChangeAspect", 1);
    let mut inline = Element::new("wp:inline");
    for (name, namespace) in NAMESPACES {
        inline = inline.with(name, namespace);
    }
    let inline = ["distT", "distB", "distL", "distR"].into_iter().fold(inline, |inline, side| inline.with(side, 0));
    let inline = inline
        .child(extent("wp:extent"))
        .child(properties("wp:docPr"))
        .child(Element::new("wp:cNvGraphicFramePr").child(locks))
        .child(Element::new("a:graphic").child(Element::new("a:graphicData").with("uri", PICTURE).child(picture)));
    Element::new("w:r").child(Element::new("w:drawing").child(inline))
}
