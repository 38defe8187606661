//! The word across every page of a draft: a drawing in the headers, as Word's own watermarks are (VML, ISO/IEC 29500-4
//! §19).

use super::family::Families;
use super::names;
use super::relationships::{Relation, Relationships};
use super::xml::{Element, NAMESPACE_R, NAMESPACE_W};
use crate::page::document::Role;

/// The parts of odd and of even pages, and for which pages the document refers to each (`w:type`, ISO/IEC 29500-1
/// §17.18.36).
pub(super) const TARGETS: [(&str, &str); 2] = [("header1.xml", "default"), ("header2.xml", "even")];

/// `w:headerReference` of both, for the section's properties.
pub(super) fn references(from_document: &mut Relationships) -> [Element; 2] {
    TARGETS.map(|(target, pages)| {
        let id = from_document.register(Relation::Header, target);
        Element::new("w:headerReference").with("w:type", pages).with("r:id", id)
    })
}

/// The headers of odd and of even pages.
pub(super) fn parts(text: &str, families: &Families) -> [Vec<u8>; 2] {
    [1, 2].map(|number| header(text, families, number).into_part())
}

fn header(text: &str, families: &Families, number: usize) -> Element {
    let picture = Element::new("w:pict").child(shape_type()).child(shape(text, families, number));
    let run = Element::new("w:r").child(Element::new("w:rPr").child(Element::new("w:noProof"))).child(picture);
    let style = Element::val("w:pStyle", names::style(Role::Watermark).id);
    let paragraph = Element::new("w:p").child(Element::new("w:pPr").child(style)).child(run);
    let mut header = Element::new("w:hdr");
    for (name, namespace) in [NAMESPACE_W, NAMESPACE_R, NAMESPACE_V, NAMESPACE_O] {
        header = header.with(name, namespace);
    }
    header.child(paragraph)
}

const NAMESPACE_V: (&str, &str) = ("xmlns:v", "urn:schemas-microsoft-com:vml");
const NAMESPACE_O: (&str, &str) = ("xmlns:o", "urn:schemas-microsoft-com:office:office");

/// The preset shape of text on a straight path (§19.1.2.20, `spt` 136).
fn shape_type() -> Element {
    let formulas = [
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
        "if @0 @3 0",
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
        "mid @5 @6",
        "mid @8 @5",
        "mid @7 @8",
        "mid @6 @7",
        "sum @6 0 @5",
    ];
    let path = Element::new("v:path")
        .with("textpathok", "t")
        .with("o:connecttype", "custom")
        .with("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800")
        .with("o:connectangles", "270,180,90,0");
    let handle = Element::new("v:h").with("position", "#0,bottomRight").with("xrange", "6629,14971");
    Element::new("v:shapetype")
        .with("id", "_x0000_t136")
        .with("coordsize", "21600,21600")
        .with("o:spt", 136)
        .with("adj", 10800)
        .with("path", "m@7,l@8,m@5,21600l@6,21600e")
        .child(Element::new("v:formulas").children(formulas.map(|formula| Element::new("v:f").with("eqn", formula))))
        .child(path)
        .child(Element::new("v:textpath").with("on", "t").with("fitshape", "t"))
        .child(Element::new("v:handles").child(handle))
        .child(Element::new("o:lock").with("v:ext", "edit").with("text", "t").with("shapetype", "t"))
}

/// The word itself, as large as the PDF has it, turned by 45° in the middle of the sheet and behind the text.
fn shape(text: &str, families: &Families, number: usize) -> Element {
    let style = Role::Watermark.style();
    let size = style.size.to_milli() / 1000;
    let width = size * text.chars().count() as i32;
    let place = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{size}pt;rotation:315;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:page;\
         mso-position-vertical:center;mso-position-vertical-relative:page"
    );
    let family = &families.of(families.slots(style.typeface).east_asian).name;
    let words = Element::new("v:textpath")
        .with("style", format!("font-family:\"{family}\";font-size:1pt"))
        .with("string", text);
    Element::new("v:shape")
        .with("id", format!("PowerPlusWaterMarkObject{number}"))
        .with("o:spid", format!("_x0000_s{}", 2048 + number))
        .with("type", "#_x0000_t136")
        .with("style", place)
        .with("o:allowincell", "f")
        .with("fillcolor", "#d9d9d9")
        .with("stroked", "f")
        .child(words)
}
