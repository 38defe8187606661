//! The document's blocks as docx-rs builds them (`w:body`, ISO/IEC 29500-1 §17.2.2).

use docx_rs::{DocGrid, DocGridType, Docx, PageMargin, PageSize, SectionProperty, XMLDocx};

use super::drawing::DrawnFigure;
use super::family::Families;
use super::paragraph::{self, paragraph, styled};
use super::relationships::{Relation, Relationships};
use super::{footer, names, table};
use crate::page::document::{Block, Document, PageGeometry, Role};

/// The parts that hold text, as docx-rs writes them; what the main one refers to is registered.
pub(super) fn build(
    document: &Document,
    families: &Families,
    figures: &[DrawnFigure],
    from_document: &mut Relationships,
) -> XMLDocx {
    let mut docx = Docx::new();
    let mut heights = figures.iter().map(|figure| figure.height);
    for (index, block) in document.blocks.iter().enumerate() {
        docx = match block {
            Block::Title(title) => docx.add_paragraph(paragraph::title(title, families)),
            Block::Paragraph(text) => {
                let above_table = matches!(document.blocks.get(index + 1), Some(Block::Table(_)));
                docx.add_paragraph(if above_table {
                    paragraph::above_table(text, families)
                } else {
                    paragraph(text, families)
                })
            }
            Block::List(items) => items.iter().fold(docx, |docx, item| docx.add_paragraph(paragraph(item, families))),
            Block::Table(table) => docx.add_table(table::build(table, families)),
            Block::Figure(_) => docx.add_paragraph(paragraph::figure(heights.next().unwrap_or_default())),
        };
        let followed_by_text = !matches!(document.blocks.get(index + 1), None | Some(Block::Table(_)));
        if matches!(block, Block::Table(_)) && !followed_by_text {
            // Word joins tables that touch, and wants a paragraph last.
            docx = docx.add_paragraph(styled(names::style(Role::Body).id));
        }
    }
    docx.document.section_property = section(families, from_document);
    docx.build()
}

/// The page (`w:sectPr`, ISO/IEC 29500-1 §17.6.17), its text snapped to a grid of lines.
///
/// The footers are given here, with the identifiers of our own relationships: docx-rs would number them itself.
fn section(families: &Families, from_document: &mut Relationships) -> SectionProperty {
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
    let [odd_id, even_id] = footer::TARGETS.map(|target| from_document.register(Relation::Footer, target));
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
        .footer(odd, &odd_id)
        .even_footer(even, &even_id)
}
