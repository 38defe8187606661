//! `word/styles.xml` (ISO/IEC 29500-1 §17.7): the style sheet of [`Role::style`].

use std::collections::BTreeSet;

use super::cell_style::CellStyle;
use super::family::Families;
use super::names::{self, StyleName};
use super::xml::{Element, NAMESPACE_W};
use crate::length::Length;
use crate::page::document::{Alignment, PageGeometry, Role, Style, Table, keep};

/// Writes the part, with the styles of cells that are smaller than usual.
pub(super) fn part(families: &Families, smaller: &BTreeSet<CellStyle>) -> Vec<u8> {
    let (name, namespace) = NAMESPACE_W;
    Element::new("w:styles")
        .with(name, namespace)
        .child(defaults(families))
        .child(normal())
        .children(built_in_defaults())
        .children(
            Role::ALL.into_iter().filter(|role| *role != Role::Watermark).map(|role| paragraph_style(role, families)),
        )
        .child(header())
        .child(footer_even())
        .child(table_label_left())
        .child(figure())
        .children(smaller.iter().map(|style| cell_style(*style)))
        .children(Role::ALL.into_iter().filter_map(|role| character_style(role, families)))
        .child(table_style())
        .into_part()
}

/// `w:docDefaults`: the text's face and size, and the languages.
fn defaults(families: &Families) -> Element {
    let style = Role::Body.style();
    let language = Element::val("w:lang", "en-US").with("w:eastAsia", "zh-CN").with("w:bidi", "ar-SA");
    // Kerned from 1 pt up: punctuation, in programs that do not squeeze it themselves (LibreOffice), by what the
    // embedded fonts say.
    let kerned = Element::val("w:kern", 2);
    let run =
        Element::new("w:rPr").child(faces(style, families)).child(kerned).children(size(style.size)).child(language);
    Element::new("w:docDefaults").child(Element::new("w:rPrDefault").child(run)).child(Element::new("w:pPrDefault"))
}

/// A style; `kind` is its `w:type`.
fn style(kind: &str, id: &str, name: &str) -> Element {
    Element::new("w:style").with("w:type", kind).with("w:styleId", id).child(Element::val("w:name", name))
}

fn flag(name: &'static str) -> Element {
    Element::new(name)
}

fn off(name: &'static str) -> Element {
    Element::val(name, 0)
}

/// The default paragraph style, which every other builds on: 28 characters on a line of the grid, and the Chinese rules
/// of line breaking.
///
/// `w:overflowPunct` is off, and has to be said, since on is what counts without it (§17.3.1.21): no mark hangs over
/// the edge of the text area (GB/T 9704-2012, 5.2.1), nor does one in the PDF. LibreOffice (7.4 to 26.8) reads it the
/// wrong way round and hangs them. `w:widowControl` keeps two lines of a paragraph on either side of a page break, as
/// in the PDF. `w:autoSpaceDE` and `w:autoSpaceDN` put a narrow space between Chinese and Latin text, as the PDF has
/// it; LibreOffice always does.
fn normal() -> Element {
    let paragraph = Element::new("w:pPr")
        .child(flag("w:widowControl"))
        .child(flag("w:kinsoku"))
        .child(off("w:overflowPunct"))
        .child(flag("w:autoSpaceDE"))
        .child(flag("w:autoSpaceDN"))
        .child(spacing(Role::Body.style()))
        .child(Element::val("w:jc", "both"));
    let run = Element::new("w:rPr").child(letter_spacing(Role::Body.style()));
    style("paragraph", "Normal", "Normal").with("w:default", 1).child(flag("w:qFormat")).child(paragraph).child(run)
}

/// The other default styles, as Word has them.
fn built_in_defaults() -> [Element; 3] {
    let hidden = |kind: &str, id: &str, name: &str, priority: u8| {
        style(kind, id, name)
            .with("w:default", 1)
            .child(Element::val("w:uiPriority", priority))
            .child(flag("w:semiHidden"))
            .child(flag("w:unhideWhenUsed"))
    };
    // 5.4 pt at the sides: a table that somebody puts in later does not touch its rules.
    let inset = Element::new("w:tblPr").child(twips("w:tblInd", 0)).child(cell_margins(Length::twips(108)));
    [
        hidden("character", "DefaultParagraphFont", "Default Paragraph Font", 1),
        hidden("table", "TableNormal", "Normal Table", 99).child(inset),
        hidden("numbering", "NoList", "No List", 99),
    ]
}

fn paragraph_style(role: Role, families: &Families) -> Element {
    let name = names::style(role);
    let mut style = style("paragraph", name.id, name.name);
    if name.is_custom {
        style = style.with("w:customStyle", 1);
    }
    style = style.child(Element::val("w:basedOn", "Normal"));
    if role.is_heading() || role == Role::Title {
        style = style.child(Element::val("w:next", names::style(Role::Body).id));
    }
    if let Some((linked, _)) = names::character_style(role) {
        style = style.child(Element::val("w:link", linked));
    }
    style.child(flag("w:qFormat")).child(paragraph_properties(role)).child(run_properties(role.style(), families))
}

/// `w:pPr` of a role.
fn paragraph_properties(role: Role) -> Element {
    let style = role.style();
    let mut properties = Element::new("w:pPr");
    if keep::keeps_with_next(role) {
        properties = properties.child(flag("w:keepNext")).child(flag("w:keepLines"));
    }
    if style.line_pitch != PageGeometry::LINE_PITCH {
        properties = properties.child(off("w:snapToGrid"));
    }
    properties = properties.child(if is_in_cell(role) { cell_spacing(style) } else { spacing(style) });
    if let Some(indent) = indent(role) {
        properties = properties.child(indent);
    }
    properties = properties.child(Element::val("w:jc", justification(style.alignment)));
    match style.outline_level {
        Some(level) => properties.child(Element::val("w:outlineLvl", level - 1)),
        None => properties,
    }
}

/// `w:spacing` of paragraphs: exact lines, so that 22 of them fill a page whatever face they are set in.
fn spacing(style: Style) -> Element {
    let lines = |count: i32| (PageGeometry::LINE_PITCH * count).to_twips();
    Element::new("w:spacing")
        .with("w:before", lines(style.lines_before))
        .with("w:after", lines(style.lines_after))
        .with("w:line", style.line_pitch.to_twips())
        .with("w:lineRule", "exact")
}

/// Whether text of a role stands in the cells of tables.
const fn is_in_cell(role: Role) -> bool {
    matches!(role, Role::TableHead | Role::TableLabel | Role::TableFigure)
}

/// `w:spacing` of a cell's paragraph: the distance to the rules is its own, not the cell's margin.
///
/// A margin above and below counts within `w:trHeight` to LibreOffice 7.4 and on top of it to later versions and to
/// programs that lay out as Word does; space before and after a paragraph is within it to all of them.
fn cell_spacing(style: Style) -> Element {
    let margin = Table::CELL_MARGIN_Y.to_twips();
    Element::new("w:spacing")
        .with("w:before", margin)
        .with("w:after", margin)
        .with("w:line", style.line_pitch.to_twips())
        .with("w:lineRule", "exact")
}

/// `w:ind`: in characters, which Word goes by, and in twips, for whoever does not know them.
fn indent(role: Role) -> Option<Element> {
    let style = role.style();
    let characters = |indent: Length| indent.to_milli() * 100 / style.size.to_milli();
    let indent = style.first_line_indent;
    if role == Role::PageNumber {
        // One character in from the outer edge; in twips alone, since Word's characters are those of the default style.
        return Some(Element::new("w:ind").with("w:right", style.size.to_twips()));
    }
    let first_line =
        || Element::new("w:ind").with("w:firstLineChars", characters(indent)).with("w:firstLine", indent.to_twips());
    (indent != Length::ZERO).then(first_line)
}

/// The paragraph that a draft's watermark is anchored to; a clerk may write in it.
fn header() -> Element {
    let StyleName { id, name, .. } = names::style(Role::Watermark);
    style("paragraph", id, name)
        .child(Element::val("w:basedOn", "Normal"))
        .child(Element::new("w:pPr").child(Element::val("w:jc", "center")))
}

/// The page number of even pages: at the left, else like that of odd ones.
fn footer_even() -> Element {
    let (id, name) = names::FOOTER_EVEN;
    let inset = Role::PageNumber.style().size.to_twips();
    let indent = Element::new("w:ind").with("w:left", inset).with("w:right", 0);
    style("paragraph", id, name)
        .with("w:customStyle", 1)
        .child(Element::val("w:basedOn", names::style(Role::PageNumber).id))
        .child(Element::new("w:pPr").child(indent).child(Element::val("w:jc", "left")))
}

/// The labels of single rows where they stand at the left edge.
fn table_label_left() -> Element {
    let (id, name) = names::TABLE_LABEL_LEFT;
    style("paragraph", id, name)
        .with("w:customStyle", 1)
        .child(Element::val("w:basedOn", names::style(Role::TableLabel).id))
        .child(flag("w:qFormat"))
        .child(
            Element::new("w:pPr")
                .child(Element::new("w:ind").with("w:left", Table::LEFT_INDENT.to_twips()))
                .child(Element::val("w:jc", "left")),
        )
}

/// The line that a figure stands in, as high as the figure; it stays with the caption below.
///
/// Its letters are as small as they can be: what they reach below the line adds to its height.
fn figure() -> Element {
    let (id, name) = names::FIGURE;
    let spacing = Element::new("w:spacing").with("w:line", 240).with("w:lineRule", "auto");
    // LibreOffice cuts off as much of a picture as its letters are drawn together.
    let letters = Element::new("w:rPr").child(Element::val("w:spacing", 0)).children(size(Length::pt(1)));
    let paragraph = Element::new("w:pPr")
        .child(flag("w:keepNext"))
        .child(off("w:snapToGrid"))
        .child(spacing)
        .child(Element::val("w:jc", "center"));
    style("paragraph", id, name)
        .with("w:customStyle", 1)
        .child(Element::val("w:basedOn", "Normal"))
        .child(flag("w:qFormat"))
        .child(paragraph)
        .child(letters)
}

/// Cells' text of another size than usual.
fn cell_style(cell: CellStyle) -> Element {
    let sizes = cell.size().into_iter().flat_map(size);
    style("paragraph", &cell.id(), &cell.name())
        .with("w:customStyle", 1)
        .child(Element::val("w:basedOn", cell.base().0))
        .child(flag("w:qFormat"))
        .child(Element::new("w:rPr").children(sizes))
}

/// The style of text set like a role within a paragraph of another.
fn character_style(role: Role, families: &Families) -> Option<Element> {
    let (id, name) = names::character_style(role)?;
    let style = style("character", id, name)
        .with("w:customStyle", 1)
        .child(Element::val("w:basedOn", "DefaultParagraphFont"))
        .child(Element::val("w:link", names::style(role).id));
    Some(style.child(run_properties(role.style(), families)))
}

/// `w:rPr` of a style.
fn run_properties(style: Style, families: &Families) -> Element {
    let mut properties = Element::new("w:rPr").child(faces(style, families));
    if style.letter_spacing != Role::Body.style().letter_spacing {
        properties = properties.child(letter_spacing(style));
    }
    properties.children(size(style.size))
}

/// `w:spacing` of characters, where it is not that of [`normal`].
fn letter_spacing(style: Style) -> Element {
    Element::val("w:spacing", style.letter_spacing.to_twips())
}

/// `w:rFonts`.
fn faces(style: Style, families: &Families) -> Element {
    let slots = families.slots(style.typeface);
    let (latin, east_asian) = (&families.of(slots.latin).name, &families.of(slots.east_asian).name);
    Element::new("w:rFonts")
        .with("w:ascii", latin)
        .with("w:hAnsi", latin)
        .with("w:eastAsia", east_asian)
        .with("w:cs", latin)
}

fn size(size: Length) -> [Element; 2] {
    let half_points = super::paragraph::half_points(size);
    [Element::val("w:sz", half_points), Element::val("w:szCs", half_points)]
}

const fn justification(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Justified => "both",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

/// A width.
fn twips(name: &'static str, width: i32) -> Element {
    Element::new(name).with("w:w", width).with("w:type", "dxa")
}

/// `w:tblCellMar`: as much at both sides, none above and below.
fn cell_margins(sides: Length) -> Element {
    Element::new("w:tblCellMar")
        .child(twips("w:top", 0))
        .child(twips("w:left", sides.to_twips()))
        .child(twips("w:bottom", 0))
        .child(twips("w:right", sides.to_twips()))
}

/// The style of every table: single rules, and the cells' margins at their sides. Those above and below are
/// [`cell_spacing`].
fn table_style() -> Element {
    let (id, name) = names::TABLE;
    // `w:sz` of a border is in eighths of a point.
    let thickness = Table::RULE.to_milli() * 8 / 1000;
    let rule = |edge| Element::val(edge, "single").with("w:sz", thickness).with("w:space", 0).with("w:color", "000000");
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let properties = Element::new("w:tblPr")
        .child(twips("w:tblInd", 0))
        .child(Element::new("w:tblBorders").children(edges.map(rule)))
        .child(cell_margins(Table::CELL_MARGIN_X));
    style("table", id, name).with("w:customStyle", 1).child(Element::val("w:basedOn", "TableNormal")).child(properties)
}
