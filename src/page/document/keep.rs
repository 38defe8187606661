//! What stays on one page with what: decided here for every file, whoever breaks its pages.
//!
//! What a role alone decides also stands in the Word file's styles, for what is typed there later; what depends on the
//! place is said of the paragraph.

use super::{Block, PageGeometry, Role};
use crate::length::Length;

/// How many lines of a paragraph stand on either side of a page break, at the least, if it has as many: in Word
/// `w:widowControl`.
pub const LINES_TOGETHER: usize = 2;

/// Whether all of a paragraph of a role stays on the page where what is below it begins: the title and headings, which
/// never stand alone at a page's foot, and the name in a sign-off, which is not parted from its date.
pub const fn keeps_with_next(role: Role) -> bool {
    role.is_heading() || matches!(role, Role::Title | Role::SignOffOrgan)
}

/// Keeps each caption of a table with the table, the organ's name under the title with its date, and the last line
/// above a sign-off with the sign-off, which no page holds alone (GB/T 9704-2012, 7.3.5).
pub fn keep_together(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let [above, below] = &mut blocks[at - 1..=at] else { continue };
        let last = match above {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::List(items) => items.last_mut(),
            _ => None,
        };
        if let Some(last) = last
            && is_kept(last.role, below)
        {
            last.keeps_with_next = true;
        }
    }
}

/// Whether the last line of a paragraph stays with the block below it for the sake of that block.
fn is_kept(above: Role, below: &Block) -> bool {
    match below {
        Block::Table(_) => above == Role::Caption,
        Block::Paragraph(below) if below.role == Role::SignOffOrgan => true,
        Block::Paragraph(below) => above == Role::Byline && below.role == Role::Byline,
        _ => false,
    }
}

/// Whether a table stays whole on a page that also holds the heading above it: one of those heights that a page can
/// hold. A longer one is parted between rows, with its header rows again on every page.
pub fn stays_whole(table: Length, heading: Length) -> bool {
    heading + table <= PageGeometry::TEXT_HEIGHT
}

/// Whether the notes under a table of some height, the lines above it and its heading all stand on a page. Office
/// programs set rows a hair higher than they are told to, so a few points are left free.
pub fn stays_with_notes(table: Length, heading: Length, notes: Length) -> bool {
    const FREE: Length = Length::pt(3);
    stays_whole(table + notes + FREE, heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::{Paragraph, Table};
    use crate::report::finding::Path;

    fn paragraph(role: Role) -> Paragraph {
        Paragraph::new(role, "字", Path::ROOT)
    }

    fn table() -> Block {
        Block::Table(Table {
            caption: String::new(),
            summary: String::new(),
            columns: Vec::new(),
            rows: 0,
            row_height: Length::ZERO,
            header_rows: 0,
            figure_size: Length::ZERO,
            text_size: Length::ZERO,
            cells: Vec::new(),
        })
    }

    /// Whether the first of two blocks is kept with the second.
    fn is_kept_above(above: Block, below: Block) -> bool {
        let mut blocks = [above, below];
        keep_together(&mut blocks);
        match &blocks[0] {
            Block::Paragraph(paragraph) => paragraph.keeps_with_next,
            Block::List(items) => items.last().unwrap().keeps_with_next,
            _ => false,
        }
    }

    #[test]
    fn what_stands_above_a_sign_off_is_kept_with_it() {
        let organ = || Block::Paragraph(paragraph(Role::SignOffOrgan));
        assert!(is_kept_above(Block::Paragraph(paragraph(Role::Body)), organ()));
        assert!(is_kept_above(Block::List(vec![paragraph(Role::Item), paragraph(Role::Item)]), organ()));
        let mut list = [Block::List(vec![paragraph(Role::Item), paragraph(Role::Item)]), organ()];
        keep_together(&mut list);
        assert!(matches!(&list[0], Block::List(items) if !items[0].keeps_with_next), "only its last item");
    }

    #[test]
    fn captions_are_kept_with_tables_and_a_name_under_the_title_with_its_date() {
        let of = |role| Block::Paragraph(paragraph(role));
        assert!(is_kept_above(of(Role::Caption), table()));
        assert!(is_kept_above(of(Role::Byline), of(Role::Byline)));
        assert!(!is_kept_above(of(Role::Byline), of(Role::Body)), "the date under the title");
        assert!(!is_kept_above(of(Role::Body), of(Role::Body)));
        assert!(!is_kept_above(of(Role::Body), table()));
        assert!(!is_kept_above(of(Role::SignOffOrgan), of(Role::SignOffDate)), "its role says so");
    }

    #[test]
    fn of_the_roles_the_title_headings_and_the_signing_organ_keep() {
        let kept: Vec<Role> = Role::ALL.into_iter().filter(|role| keeps_with_next(*role)).collect();
        let (heads, organ) =
            ([Role::Title, Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4], Role::SignOffOrgan);
        assert_eq!(kept, [heads.as_slice(), &[organ]].concat());
    }

    #[test]
    fn a_table_stays_whole_if_a_page_holds_it_with_its_heading() {
        let (pitch, page) = (PageGeometry::LINE_PITCH, PageGeometry::TEXT_HEIGHT);
        assert!(stays_whole(page - pitch, pitch));
        assert!(!stays_whole(page - pitch + Length::milli(1), pitch));
    }
}
