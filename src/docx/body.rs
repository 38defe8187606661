//! The document's blocks as docx-rs builds them (`w:body`, ISO/IEC 29500-1 §17.2.2).

use docx_rs::{
    BreakType, DocGrid, DocGridType, Docx, LineSpacing, PageMargin, PageSize, ParagraphChild, ParagraphProperty, Run,
    RunFonts, SectionProperty, XMLDocx,
};

use super::family::Families;
use super::runs::{StretchFonts, breakable, stretches};
use super::{footer, names, table};
use crate::document::{Block, Document, PageGeometry, Paragraph, Role, Title};
use crate::length::Length;

/// The parts that hold text, as docx-rs writes them.
pub(super) fn build(document: &Document, families: &Families) -> XMLDocx {
    let mut docx = Docx::new();
    for (index, block) in document.blocks.iter().enumerate() {
        docx = match block {
            Block::Title(title) => docx.add_paragraph(self::title(title, families)),
            Block::Paragraph(text) => docx.add_paragraph(paragraph(text, families)),
            Block::List(items) => items.iter().fold(docx, |docx, item| docx.add_paragraph(paragraph(item, families))),
            Block::Table(table) => docx.add_table(table::build(table, families)),
        };
        let followed_by_text = !matches!(document.blocks.get(index + 1), None | Some(Block::Table(_)));
        if matches!(block, Block::Table(_)) && !followed_by_text {
            // Word joins tables that touch, and wants a paragraph last.
            docx = docx.add_paragraph(styled(names::style(Role::Body).id));
        }
    }
    docx.document.section_property = section(families);
    docx.build()
}

/// A paragraph without text.
///
/// By its fields, since docx-rs' constructor counts paragraphs in the whole process.
pub(super) fn styled(style: &str) -> docx_rs::Paragraph {
    let property = ParagraphProperty::new().style(style);
    docx_rs::Paragraph { id: String::new(), children: Vec::new(), property, has_numbering: false }
}

/// The title: one paragraph, its lines parted by `w:br`.
fn title(title: &Title, families: &Families) -> docx_rs::Paragraph {
    let children = lines(Role::Title, &title.lines, None, families);
    with_runs(styled(names::style(Role::Title).id), children)
}

fn paragraph(paragraph: &Paragraph, families: &Families) -> docx_rs::Paragraph {
    let mut built = styled(names::style(paragraph.role).id);
    if paragraph.right_indent != Length::ZERO {
        built = built.indent(None, None, Some(paragraph.right_indent.to_twips()), None);
    }
    if paragraph.space_before != Length::ZERO {
        built = built.line_spacing(LineSpacing::new().before(paragraph.space_before.to_twips() as u32));
    }
    if paragraph.keeps_with_next {
        built = built.keep_next(true);
    }
    if paragraph.starts_page {
        built = built.page_break_before(true);
    }
    let children = paragraph.spans.iter().flat_map(|span| {
        let style = names::character_style(span.role).filter(|_| span.role != paragraph.role);
        // Text of a role that has no character style is set in the paragraph's, and names its faces itself.
        let set_as = if style.is_some() { span.role } else { paragraph.role };
        runs(span.role, set_as, &span.text, families).into_iter().map(move |run| match style {
            Some((id, _)) => run.style(id),
            None => run,
        })
    });
    with_runs(built, children)
}

/// The runs of lines that belong to one paragraph.
pub(super) fn lines(role: Role, lines: &[String], size: Option<Length>, families: &Families) -> Vec<Run> {
    let mut built: Vec<Run> = Vec::new();
    for line in lines {
        if let Some(last) = built.pop() {
            built.push(last.add_break(BreakType::TextWrapping));
        }
        built.extend(runs(role, role, line, families).into_iter().map(|run| match size {
            Some(size) => run.size(half_points(size)),
            None => run,
        }));
    }
    built
}

/// The unit of `w:sz`.
pub(super) fn half_points(size: Length) -> usize {
    (size.to_milli() / 500) as usize
}

/// The runs of a text in the typeface of one role, in a style that names the faces of another.
pub(super) fn runs(role: Role, set_as: Role, text: &str, families: &Families) -> Vec<Run> {
    let slots = families.slots(set_as.style().typeface);
    let stretches = stretches(families.fonts, role.style().typeface, slots, &breakable(text));
    stretches.into_iter().map(|stretch| run(stretch.fonts, families).add_text(stretch.text)).collect()
}

/// An empty run that says of its fonts what its style does not.
pub(super) fn run(fonts: StretchFonts, families: &Families) -> Run {
    let mut named = RunFonts::new();
    if let Some(face) = fonts.face {
        let name = &families.of(face).name;
        named = named.ascii(&**name).hi_ansi(&**name).east_asia(&**name).cs(&**name);
    }
    if fonts.east_asian == Some(true) {
        named = named.hint("eastAsia");
    }
    if named == RunFonts::new() { Run::new() } else { Run::new().fonts(named) }
}

pub(super) fn with_runs(mut paragraph: docx_rs::Paragraph, runs: impl IntoIterator<Item = Run>) -> docx_rs::Paragraph {
    paragraph.children.extend(runs.into_iter().map(|run| ParagraphChild::Run(Box::new(run))));
    paragraph
}

/// The page (`w:sectPr`, ISO/IEC 29500-1 §17.6.17), its text snapped to a grid of lines.
///
/// The footers are given here, with the identifiers of our own relationships: docx-rs would number them itself.
fn section(families: &Families) -> SectionProperty {
    let size =
        PageSize::new().width(PageGeometry::WIDTH.to_twips() as u32).height(PageGeometry::HEIGHT.to_twips() as u32);
    let margin = PageMargin::new()
        .top(PageGeometry::TOP.to_twips())
        .bottom(PageGeometry::BOTTOM.to_twips())
        .left(PageGeometry::LEFT.to_twips())
        .right(PageGeometry::RIGHT.to_twips())
        .footer(PageGeometry::FOOTER.to_twips());
    let grid =
        DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(PageGeometry::LINE_PITCH.to_twips() as usize);
    let [odd, even] = footer::build(families);
    let [odd_id, even_id] = footer::RELATIONSHIPS;
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
        .footer(odd, odd_id)
        .even_footer(even, even_id)
}
